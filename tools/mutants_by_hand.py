"""The mutants made by hand of grades, frameworks, rules, and of what tables are declared with."""

from tools.mutants_made import Mutant

_GRADES = "grades.py"
_CATALOGUE = "frameworks/_catalogue.py"
_LOOKUP = "frameworks/_lookup.py"
_FRAMEWORK = "frameworks/_framework.py"
_OUTCOMES = "rules/_outcomes.py"
_REPORTS = "rules/_reports.py"
_RULES = "rules/_catalogue.py"
_CHECKING = "rules/_checking.py"
_KINDS = "rules/_kinds.py"
_DERIVED = "tables/_derived.py"
_TABLES = "tables/_definition.py"
_DECLARATION = "tables/_declaration.py"
_CHANGE = "comparison/_change.py"
_COMPARE = "comparison/_compare.py"
_COMPOSING = "comparison/_composing.py"
_ROWS = "comparison/_rows.py"
_INSPECTION = "models/_inspection.py"
_SIF_LIMIT = '"leadership")\n    ),\n    '
_YEARS = "models/_years.py"
_KINDS_OF_COLUMNS = "tables/_kinds.py"

BY_HAND = (
    Mutant(
        "order turned round",
        _GRADES,
        "return other.number - self.number",
        "return self.number - other.number",
    ),
    Mutant(
        "lower median takes the better grade",
        _GRADES,
        "return ordered[(len(ordered) - 1) // 2]",
        "return ordered[len(ordered) // 2]",
    ),
    Mutant(
        "upper median takes the worse grade",
        _GRADES,
        "return ordered[len(ordered) // 2]",
        "return ordered[(len(ordered) - 1) // 2]",
    ),
    Mutant(
        "best is worst",
        _GRADES,
        '_from_worst(grades, "best")[-1]',
        '_from_worst(grades, "best")[0]',
    ),
    Mutant(
        "worst is best",
        _GRADES,
        '_from_worst(grades, "worst")[0]',
        '_from_worst(grades, "worst")[-1]',
    ),
    Mutant(
        "to be good not read",
        _GRADES,
        'return frozenset({label, f"{label} to be good"})',
        "return frozenset({label})",
    ),
    Mutant(
        "every grade may be good",
        _GRADES,
        "        return frozenset({label})\n",
        '        return frozenset({label, f"{label} to be good"})\n',
    ),
    Mutant(
        "number not compared with word",
        _GRADES,
        'number in {"", str(grade.number)}',
        "number is not None",
    ),
    Mutant("non-breaking space kept", _GRADES, "text.split()", 'text.split(" ")'),
    Mutant("case kept", _GRADES, '" ".join(text.split()).lower()', '" ".join(text.split())'),
    Mutant("other letters folded in", _GRADES, "split()).lower()", "split()).casefold()"),
    Mutant("SIF begins a month late", _CATALOGUE, "Month(2013, 11)", "Month(2013, 12)"),
    Mutant("SIF ends a month early", _CATALOGUE, "Month(2018, 6)", "Month(2018, 5)"),
    Mutant("ILACS 2018 ends a month early", _CATALOGUE, "Month(2022, 12)", "Month(2022, 11)"),
    Mutant("ILACS 2018 and 2023 overlap", _CATALOGUE, "Month(2022, 12)", "Month(2023, 1)"),
    Mutant("ILACS 2023 begins a month late", _CATALOGUE, "Month(2023, 1)", "Month(2023, 2)"),
    Mutant("ILACS 2026 begins a month late", _CATALOGUE, "Month(2026, 4)", "Month(2026, 5)"),
    Mutant(
        "ILACS 2023 without care leavers",
        _CATALOGUE,
        "aspects=(_LEADERS, _HELP_AND_PROTECTION, _IN_CARE, _CARE_LEAVERS, _OVERALL)",
        "aspects=(_LEADERS, _HELP_AND_PROTECTION, _IN_CARE, _OVERALL)",
    ),
    Mutant(
        "ILACS 2026 with overall effectiveness",
        _CATALOGUE,
        "aspects=(_LEADERS, _HELP_AND_PROTECTION, _IN_CARE, _CARE_LEAVERS),",
        "aspects=(_LEADERS, _HELP_AND_PROTECTION, _IN_CARE, _CARE_LEAVERS, _OVERALL),",
    ),
    Mutant(
        "SIF without leadership",
        _CATALOGUE,
        '        Aspect(\n            key="leadership",\n'
        '            title="Leadership, management and governance",\n'
        '            short_title="Leadership",\n            role=Role.KEY,\n        ),\n',
        "",
    ),
    Mutant("SLAC known a month late", _LOOKUP, "Month(2011, 1)", "Month(2011, 2)"),
    Mutant("SLAC known a month too long", _LOOKUP, "Month(2012, 6)", "Month(2012, 7)"),
    Mutant("first month left out", _FRAMEWORK, "month < self.first", "month <= self.first"),
    Mutant("last month left out", _FRAMEWORK, "month > self.last", "month >= self.last"),
    Mutant(
        "another programme's editions",
        _LOOKUP,
        "if framework.programme is programme:",
        "if framework.programme is not None:",
    ),
    Mutant(
        "SIF's rule applied to ILACS",
        _RULES,
        _SIF_LIMIT + "applies_to=(SIF_2013,)",
        _SIF_LIMIT + "applies_to=(SIF_2013, ILACS_2018)",
    ),
    Mutant(
        "SIF's rule applied to nothing that was SIF",
        _RULES,
        _SIF_LIMIT + "applies_to=(SIF_2013,)",
        _SIF_LIMIT + "applies_to=(ILACS_2018,)",
    ),
    Mutant(
        "a key judgement forgotten",
        _RULES,
        '"help_and_protection", "looked_after_and_permanence", "leadership"',
        '"help_and_protection", "looked_after_and_permanence"',
    ),
    Mutant(
        "a sub-judgement limits",
        _RULES,
        '"looked_after_and_permanence", "leadership"',
        '"looked_after_and_permanence", "leadership", "care_leavers"',
    ),
    Mutant(
        "leaders limit under ILACS",
        _RULES,
        '"help_and_protection", "in_care", ',
        '"help_and_protection", "leaders", "in_care", ',
    ),
    Mutant(
        "care leavers forgotten under ILACS",
        _RULES,
        '"in_care_and_care_leavers", "care_leavers"',
        '"in_care_and_care_leavers"',
    ),
    Mutant(
        "observations held unasked",
        _CHECKING,
        "(observed or rule.basis is not RuleBasis.OBSERVED)",
        "(observed or rule.basis is not RuleBasis.PUBLISHED)",
    ),
    Mutant(
        "breaches in the order asked",
        _CHECKING,
        "[rule for rule in catalogue.RULES if asked.get(rule.id) == rule]",
        "[rule for rule in asked.values() if rule in catalogue.RULES]",
    ),
    Mutant(
        "rules for every framework are for none",
        _KINDS,
        "self.applies_to is None or framework in",
        "self.applies_to is not None and framework in",
    ),
    Mutant(
        "limit turned round",
        _OUTCOMES,
        "if causes and overall is not inadequate:",
        "if causes and overall is inadequate:",
    ),
    Mutant("one cause is not enough", _OUTCOMES, "if causes and", "if len(causes) > 1 and"),
    Mutant(
        "anything but inadequate limits",
        _OUTCOMES,
        "grades[key] is inadequate]",
        "grades[key] is not inadequate]",
    ),
    Mutant(
        "a missing overall is limited",
        _OUTCOMES,
        "grades.get(key, inadequate)",
        "grades.get(key, Ungraded.NOT_JUDGED)",
    ),
    Mutant(
        "judgements in their own order",
        _OUTCOMES,
        "for aspect in inspection.framework.aspects\n        if aspect.key in judged",
        "for aspect in (judgement.aspect for judgement in inspection.judgements)",
    ),
    Mutant(
        "missing aspects turned round",
        _OUTCOMES,
        "if aspect.key not in grades:",
        "if aspect.key in grades:",
    ),
    Mutant(
        "overall may not equal the best",
        _OUTCOMES,
        "if overall.number < best.number:",
        "if overall.number <= best.number:",
    ),
    Mutant("worst taken for best", _OUTCOMES, "best = min(others", "best = max(others"),
    Mutant(
        "cause turned round",
        _OUTCOMES,
        "and inadequate not in others:",
        "and inadequate in others:",
    ),
    Mutant(
        "incomplete records judged",
        _OUTCOMES,
        "if len(grades) < len(inspection.framework.aspects):",
        "if _overall(inspection.framework) not in grades:",
    ),
    Mutant("paragraphs from nought", _REPORTS, "    expected = 1\n", "    expected = 0\n"),
    Mutant(
        "one gap, many breaches",
        _REPORTS,
        "expected = number + 1",
        "expected += 1",
    ),
    Mutant(
        "grade lines turned round",
        _REPORTS,
        "printed is not None and printed is not grade",
        "printed is not None and printed is grade",
    ),
    Mutant(
        "every sentence states a grade",
        _REPORTS,
        "if finding.states_grade and grade.value",
        "if grade.value",
    ),
    Mutant("to be good names good", _REPORTS, "(?: to be good)?", ""),
    Mutant("plural verb not read", _REPORTS, "requires? improvement", "requires improvement"),
    Mutant("inadequate not read", _REPORTS, "|adequate|inadequate|", "|adequate|"),
    Mutant(
        "empty heading passed over",
        _REPORTS,
        "if not paragraphs & asking:",
        "if paragraphs & asking:",
    ),
    Mutant(
        "recommendation anywhere",
        _REPORTS,
        "recommendation.paragraph not in under_heading",
        "recommendation.paragraph < 0",
    ),
    Mutant("recommendations from nought", _REPORTS, '{last[paragraph]}"', '{last[paragraph] - 1}"'),
    Mutant(
        "one lost recommendation, many breaches",
        _REPORTS,
        "last[paragraph] = int(place[1])",
        "last[paragraph] += 0",
    ),
    Mutant(
        "the other service",
        _REPORTS,
        "and recommendation.service is not service:",
        "and recommendation.service is service:",
    ),
    Mutant(
        "derived columns: two of judgements swapped",
        _DERIVED,
        'date("start", "first day of the inspection"),\n        date("published"',
        'date("published", "first day of the inspection"),\n        date("start"',
    ),
    Mutant(
        "derived columns: one left out",
        _DERIVED,
        '        integer("urn", "Ofsted\'s unique reference number of the authority"),\n',
        "",
    ),
    Mutant(
        "derived columns: one under another name",
        _DERIVED,
        'integer("sequence"',
        'integer("place"',
    ),
    Mutant(
        "derived columns: one may be empty no more",
        _DERIVED,
        'integer("days_to_publication", "days from the last day to publication", nullable=True)',
        'integer("days_to_publication", "days from the last day to publication")',
    ),
    Mutant(
        "derived columns: a grade is a text",
        _DERIVED,
        '        grade(\n            "grade_previous"',
        '        text(\n            "grade_previous"',
    ),
    Mutant(
        "grades in a frame from best to worst",
        _TABLES,
        "for each in reversed(scale)",
        "for each in scale",
    ),
    Mutant(
        "scales by each other's names",
        _TABLES,
        '{SlacGrade: "slac", ReformedGrade: "reformed"}',
        '{SlacGrade: "reformed", ReformedGrade: "slac"}',
    ),
    Mutant(
        "a column that puts rows in order says so no more",
        _DECLARATION,
        'take="position", orders=True',
        'take="position"',
    ),
    Mutant(
        "numbers are read as text",
        _KINDS_OF_COLUMNS,
        "    int: ColumnType.INTEGER,",
        "    int: ColumnType.TEXT,",
    ),
    Mutant(
        "truths are read as numbers",
        _KINDS_OF_COLUMNS,
        "    bool: ColumnType.BOOLEAN,",
        "    bool: ColumnType.INTEGER,",
    ),
    Mutant(
        "a merged aspect is no part",
        _COMPOSING,
        "frozenset({Relation.MANY_TO_ONE, Relation.MERGED_IN})",
        "frozenset({Relation.MANY_TO_ONE})",
    ),
    Mutant(
        "of many one is no part",
        _COMPOSING,
        "frozenset({Relation.MANY_TO_ONE, Relation.MERGED_IN})",
        "frozenset({Relation.MERGED_IN})",
    ),
    Mutant(
        "a split makes no parts",
        _COMPOSING,
        "frozenset({Relation.NARROWER, Relation.SPLIT})",
        "frozenset({Relation.NARROWER})",
    ),
    Mutant(
        "narrower is no part",
        _COMPOSING,
        "frozenset({Relation.NARROWER, Relation.SPLIT})",
        "frozenset({Relation.SPLIT})",
    ),
    Mutant(
        "an overlap is no part",
        _COMPOSING,
        "frozenset({Relation.PARTIAL, Relation.OVERLAPS})",
        "frozenset({Relation.PARTIAL})",
    ),
    Mutant(
        "partial is no part",
        _COMPOSING,
        "frozenset({Relation.PARTIAL, Relation.OVERLAPS})",
        "frozenset({Relation.OVERLAPS})",
    ),
    Mutant(
        "none is a pair",
        _ROWS,
        "            and self.relation is not Relation.NONE\n",
        "",
    ),
    Mutant(
        "no direction with caution",
        _ROWS,
        "            DirectionAllowed.YES,\n            DirectionAllowed.WITH_CAUTION,\n        }",
        "            DirectionAllowed.YES,\n        }",
    ),
    Mutant(
        "a direction where grades are only shown",
        _ROWS,
        "YES,\n            DirectionAllowed.WITH_CAUTION,",
        "YES,\n            DirectionAllowed.SHOW_ONLY,",
    ),
    Mutant(
        "what is dropped is not alone",
        _COMPARE,
        "frozenset({Relation.ADDED, Relation.DROPPED})",
        "frozenset({Relation.ADDED})",
    ),
    Mutant(
        "what is added is not alone",
        _COMPARE,
        "frozenset({Relation.ADDED, Relation.DROPPED})",
        "frozenset({Relation.DROPPED})",
    ),
    Mutant(
        "words of two scales are always other words",
        _CHANGE,
        "return self.scale_row is not None and self.scale_row.same_word",
        "return False",
    ),
    Mutant(
        "an aspect's label without its service",
        _CHANGE,
        'else f"{judgement.aspect.service.title}: {judgement.aspect.title}"',
        "else judgement.aspect.title",
    ),
    Mutant(
        "a caution is not said",
        _CHANGE,
        "                parts.append(self.row.caution)\n",
        "                pass\n",
    ),
    Mutant(
        "inspections are re-inspections by default",
        _INSPECTION,
        "kind: InspectionKind = InspectionKind.FULL",
        "kind: InspectionKind = InspectionKind.REINSPECTION",
    ),
    Mutant(
        "days are months by default",
        _INSPECTION,
        "start_precision: Precision = Precision.DAY",
        "start_precision: Precision = Precision.MONTH",
    ),
    Mutant(
        "visits are split by default",
        _INSPECTION,
        "    split_visit: bool = False\n    published: datetime",
        "    split_visit: bool = True\n    published: datetime",
    ),
    Mutant(
        "an inspection's id goes by its last day",
        _INSPECTION,
        'return f"{self.authority.urn}-{self.start.isoformat()}"',
        'return f"{self.authority.urn}-{self.end}"',
    ),
    Mutant(
        "overall is capacity",
        _INSPECTION,
        "each.aspect.role is Role.OVERALL",
        "each.aspect.role is Role.CAPACITY",
    ),
    Mutant(
        "of two overalls the first",
        _INSPECTION,
        "if len(found) != 1:",
        "if not found:",
    ),
    Mutant(
        "years begin a year late",
        _YEARS,
        "FIRST_YEAR = 1990",
        "FIRST_YEAR = 1991",
    ),
    Mutant(
        "years end a year late",
        _YEARS,
        "LAST_YEAR = 2100",
        "LAST_YEAR = 2101",
    ),
)
