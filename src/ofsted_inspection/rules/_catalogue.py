"""The rules, as a table: what each says, how its breach is found, what it rests on, and where.

The docstring of each is its law, followed by what the law does not reach.
"""

from ofsted_inspection.frameworks import ILACS_2018, ILACS_2023, SIF_2013, SLAC_2010
from ofsted_inspection.rules import _outcomes, _reports, _sources, _statistics
from ofsted_inspection.rules._kinds import Evidence, Rule, RuleBasis

SIF_OVERALL_LIMITED = Rule(
    id="sif-overall-limited",
    title="An inadequate key judgement makes overall effectiveness inadequate",
    law=(
        "If any of the key judgements (help and protection, looked after and achieving "
        "permanence, leadership) is inadequate, overall effectiveness is inadequate."
    ),
    basis=RuleBasis.PUBLISHED,
    source="Ofsted's 2013 announcement of the framework, as reported at the time",
    finder=_outcomes.OverallAboveLimit(
        ("help_and_protection", "looked_after_and_permanence", "leadership")
    ),
    applies_to=(SIF_2013,),
    evidence=Evidence(inspections=173, cases=40, kept=40),
)
"""If any of the key judgements (help and protection, looked after and achieving permanence,
leadership) is inadequate, overall effectiveness is inadequate.

The one limiting rule that Ofsted is known to have published. Sub-judgements (adoption performance,
care leavers) do not limit: 7 inspections have an inadequate one with overall effectiveness
"requires improvement". A record without overall effectiveness does not break it; overall
effectiveness "not judged" does, for it is not inadequate.
"""

EVERY_ASPECT_JUDGED = Rule(
    id="every-aspect-judged",
    title="Every aspect of the framework is judged",
    law="Each aspect of the framework has a grade, or is expressly not judged.",
    basis=RuleBasis.STRUCTURAL,
    source="the framework's list of aspects; every report read so far",
    finder=_outcomes.aspects_without_judgement,
)
"""Each aspect of the framework has a grade, or is expressly not judged.

That no aspect is judged twice is no rule but an invariant of `Inspection`.
"""

BEGUN_IN_FORCE = Rule(
    id="begun-in-force",
    title="An inspection begins while its framework is in force",
    law="The first day of an inspection lies in the months in which its framework was in force.",
    basis=RuleBasis.STRUCTURAL,
    source="what an edition is: the first day of an inspection decides which one it is under",
    finder=_outcomes.begun_at_another_time,
)
"""The first day of an inspection lies in the months in which its framework was in force.

Months are asked, for no source states days; a bound that none states excludes nothing.
"""

PARAGRAPHS_IN_SEQUENCE = Rule(
    id="paragraphs-in-sequence",
    title="Paragraphs are numbered in sequence",
    law="In the order printed, the paragraphs of a report are numbered from 1 without gaps.",
    basis=RuleBasis.STRUCTURAL,
    source="nearly every report read so far: two repeat or skip a number",
    finder=_reports.numbers_out_of_sequence,
)
"""In the order printed, the paragraphs of a report are numbered from 1 without gaps.

Paragraphs without a number are passed over. A breach stands where the sequence breaks, so one
missing paragraph is one breach.
"""

GRADE_LINES_AGREE = Rule(
    id="grade-lines-agree",
    title="Grade lines agree with the record",
    law="Where the section of an aspect prints a grade line, it is the grade judged.",
    basis=RuleBasis.STRUCTURAL,
    source="every report read so far",
    finder=_reports.grade_lines_against_record,
)
"""Where the section of an aspect prints a grade line, it is the grade judged.

Says nothing of a section that judges no aspect, or of an aspect without a judgement.
"""

STATED_GRADES_AGREE = Rule(
    id="stated-grades-agree",
    title="Sentences that state a grade agree with the record",
    law="A sentence that states the grade of its section's aspect names the grade judged.",
    basis=RuleBasis.STRUCTURAL,
    source="every report read so far",
    finder=_reports.sentences_against_record,
)
"""A sentence that states the grade of its section's aspect names the grade judged.

Such sentences are marked, `Finding.states_grade`. Other grades may be named beside it.
"""

RECOMMENDATIONS_UNDER_HEADING = Rule(
    id="recommendations-under-heading",
    title="Recommendations stand under Areas for improvement",
    law=(
        'Under each heading "Areas for improvement" stands at least one recommendation, and '
        "every recommendation stands under such a heading."
    ),
    basis=RuleBasis.STRUCTURAL,
    source="what a recommendation is: one bullet of Areas for improvement",
    finder=_reports.headings_without_recommendations,
    applies_to=(SLAC_2010,),
)
"""Under each heading "Areas for improvement" stands at least one recommendation, and every
recommendation stands under such a heading.

Says nothing of a report without the heading. How many there should be, nobody has said.
"""

RECOMMENDATIONS_IN_SEQUENCE = Rule(
    id="recommendations-in-sequence",
    title="Recommendations are numbered in sequence",
    law="The recommendations under a paragraph have the ids p16r1, p16r2, ... without gaps.",
    basis=RuleBasis.STRUCTURAL,
    source="what a recommendation's id is: its paragraph and its place under it",
    finder=_reports.recommendations_out_of_sequence,
    applies_to=(SLAC_2010,),
)
"""The recommendations under a paragraph have the ids p16r1, p16r2, ... without gaps.

Finds a recommendation lost or moved after the report was read; the numbers are ours.

A breach stands where the sequence breaks, so one lost is one breach.
"""

RECOMMENDATIONS_OF_SERVICE = Rule(
    id="recommendations-of-service",
    title="Recommendations are for the service they stand under",
    law="A recommendation under the heading of a service is for that service.",
    basis=RuleBasis.STRUCTURAL,
    source="the two parts of a report of this programme, one for each service",
    finder=_reports.recommendations_for_another_service,
    applies_to=(SLAC_2010,),
)
"""A recommendation under the heading of a service is for that service.

Says nothing of a recommendation that stands elsewhere.
"""

ILACS_INADEQUATE_FOR_CHILDREN = Rule(
    id="ilacs-inadequate-for-children",
    title="Inadequate for a group of children, inadequate overall",
    law=(
        "If help and protection, in care (with or without care leavers) or care leavers is "
        "inadequate, overall effectiveness is inadequate."
    ),
    basis=RuleBasis.OBSERVED,
    source="the inspections of 156 authorities, January 2018 to March 2026",
    finder=_outcomes.OverallAboveLimit(
        ("help_and_protection", "in_care", "in_care_and_care_leavers", "care_leavers")
    ),
    applies_to=(ILACS_2018, ILACS_2023),
    evidence=Evidence(inspections=313, cases=34, kept=34),
)
"""If help and protection, in care (with or without care leavers) or care leavers is inadequate,
overall effectiveness is inadequate.

The impact of leaders alone does not settle it: inadequate there went with overall effectiveness
"requires improvement" in four inspections (Herefordshire 2018, Bournemouth 2018, Doncaster 2022,
Slough 2023) and inadequate in one (Trafford 2019).
"""

ILACS_NOT_ABOVE_BEST = Rule(
    id="ilacs-not-above-best",
    title="Overall effectiveness is not above the best judgement",
    law="Overall effectiveness is not better than the best of the other judgements.",
    basis=RuleBasis.OBSERVED,
    source="the inspections of 156 authorities, January 2018 to March 2026",
    finder=_outcomes.overall_above_best,
    applies_to=(ILACS_2018, ILACS_2023),
    evidence=Evidence(inspections=313, cases=313, kept=313),
)
"""Overall effectiveness is not better than the best of the other judgements.

Says nothing of an incomplete record: the best may be what is missing.
"""

ILACS_INADEQUATE_WITH_CAUSE = Rule(
    id="ilacs-inadequate-with-cause",
    title="Overall effectiveness is inadequate only where a judgement is",
    law="Overall effectiveness is not inadequate unless another judgement is.",
    basis=RuleBasis.OBSERVED,
    source="the inspections of 156 authorities, January 2018 to March 2026",
    finder=_outcomes.overall_inadequate_alone,
    applies_to=(ILACS_2018, ILACS_2023),
    evidence=Evidence(inspections=313, cases=35, kept=35),
)
"""Overall effectiveness is not inadequate unless another judgement is.

Says nothing of an incomplete record: the cause may be what is missing.
"""

SIF_RATE_NEAR_NUMBERS = Rule(
    id="sif-rate-near-numbers",
    title="The rate of children looked after follows from their number",
    law="Children looked after among all of the area are the rate printed, within a tenth.",
    basis=RuleBasis.STRUCTURAL,
    source="what a rate is; what these reports state about the area",
    finder=_statistics.rate_against_numbers,
    applies_to=(SIF_2013,),
    evidence=Evidence(inspections=70, cases=65, kept=63),
)
"""Children looked after among all of the area are the rate printed, within a tenth.

The children of an area are printed as an approximation. Which of the three figures is a slip is
not told.
"""

SIF_SHARE_OF_LOOKED_AFTER = Rule(
    id="sif-share-of-looked-after",
    title="The share of children who live outside the area follows from their number",
    law="Children who live outside the area are the share printed, within two points.",
    basis=RuleBasis.STRUCTURAL,
    source="what a share is; what these reports state about the area",
    finder=_statistics.share_against_numbers,
    applies_to=(SIF_2013,),
    evidence=Evidence(inspections=70, cases=62, kept=59),
)
"""Children who live outside the area are the share printed, within two points."""

SIF_PLACES_WITHIN_LOOKED_AFTER = Rule(
    id="sif-places-within-looked-after",
    title="No more children live somewhere than are looked after",
    law="Children in homes, schools, foster families and with parents are not more than all.",
    basis=RuleBasis.STRUCTURAL,
    source="what a part is; what these reports state about the area",
    finder=_statistics.places_against_looked_after,
    applies_to=(SIF_2013,),
    evidence=Evidence(inspections=70, cases=57, kept=57),
)
"""Children in homes, schools, foster families and with parents are not more than all."""

RUNNING_LINES_AGREE = Rule(
    id="running-lines-agree",
    title="Running lines name the authority and the days of the cover",
    law="A running line that names an authority or days names those on the cover.",
    basis=RuleBasis.STRUCTURAL,
    source="the running lines of reports since 2021, some of which contradict the cover",
    finder=_sources.running_lines_against_cover,
)
"""A running line that names an authority or days names those on the cover.

The cover stands: what runs along the pages is often carried over from another report. Words that
every council has (city, borough, council) are not compared, nor the days of a split visit.
"""

RULES = (
    SIF_OVERALL_LIMITED,
    EVERY_ASPECT_JUDGED,
    BEGUN_IN_FORCE,
    PARAGRAPHS_IN_SEQUENCE,
    GRADE_LINES_AGREE,
    STATED_GRADES_AGREE,
    RECOMMENDATIONS_UNDER_HEADING,
    RECOMMENDATIONS_IN_SEQUENCE,
    RECOMMENDATIONS_OF_SERVICE,
    RUNNING_LINES_AGREE,
    SIF_RATE_NEAR_NUMBERS,
    SIF_SHARE_OF_LOOKED_AFTER,
    SIF_PLACES_WITHIN_LOOKED_AFTER,
    ILACS_INADEQUATE_FOR_CHILDREN,
    ILACS_NOT_ABOVE_BEST,
    ILACS_INADEQUATE_WITH_CAUSE,
)
"""Every rule, in the order in which breaches are reported.

No limiting rule for safeguarding and looked after children is among them: none was found published,
and real inspections refute the obvious guesses (Southampton, April 2012: quality of provision
inadequate in both services, both overall adequate).
"""

PUBLISHED = tuple(rule for rule in RULES if rule.basis is RuleBasis.PUBLISHED)
"""The rules that Ofsted published."""

STRUCTURAL = tuple(rule for rule in RULES if rule.basis is RuleBasis.STRUCTURAL)
"""The rules of how records and reports are built."""

OBSERVED = tuple(rule for rule in RULES if rule.basis is RuleBasis.OBSERVED)
"""Observations, checked on request only: `check(inspection, rules=rules.OBSERVED)`."""
