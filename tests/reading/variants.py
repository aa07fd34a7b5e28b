"""Made-up reports that print one thing otherwise than the rest, or have one thing wrong."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import attrs

from ofsted_inspection.reading._printed import Printed
from ofsted_inspection.reading.document import Block, BlockKind, Document
from ofsted_inspection.reading.templates.ilacs import read_ilacs
from ofsted_inspection.reading.templates.lac import read_lac
from tests.reading.edits import instead, less, more, put
from tests.reading.made_up import (
    ILACS_ASPECTS,
    ILACS_TITLES,
    LAC_TITLES,
    Made,
    heading,
    ilacs,
    item,
    lac,
    numbered,
    paragraph,
    row,
    sentence,
)

GOOD = dict.fromkeys(ILACS_ASPECTS["ilacs-2023"], "Good")
LAC_GOOD = dict.fromkeys(LAC_TITLES, "Good")
CARE = f"{ILACS_TITLES['in_care']}:"


class Variants(NamedTuple):
    """What reads the reports of a programme, a plain one, and the others by name."""

    read: Callable[[Document], Printed]
    plain: Made
    others: Mapping[str, Made]


def _note(text: str, page: int) -> Block:
    return Block(page=page, kind=BlockKind.NOTE, text=text)


def _running(text: str, page: int) -> Block:
    return Block(page=page, kind=BlockKind.FURNITURE, text=text)


def _rest(text: str, page: int, follows: str = " ") -> Block:
    return Block(page=page, kind=BlockKind.PARAGRAPH, text=text, follows=follows)


# -------------------------------------------------------------------------------------- ILACS

_ILACS = ilacs(GOOD)
_OF_2018 = ilacs(
    dict.fromkeys(ILACS_ASPECTS["ilacs-2018"], "Good"),
    dates="Inspection dates: 4 June to 15 June 2018",
)
_IN_2026 = "Inspection dates: 11 to 22 May 2026"


def _titled(title: str) -> Made:
    return ilacs(GOOD, title=title)


def _dated(words: str) -> Made:
    return instead(_ILACS, "Inspection dates", paragraph(words))


def _led(words: str) -> Made:
    return instead(_ILACS, "Lead inspector", paragraph(words))


def _headed(*blocks: Block) -> Made:
    return instead(_ILACS, CARE, *blocks)


_RUNNING = (
    ("2 Made-up authority", 2),
    ("Made-up authority Page 2", 2),
    ("10 to 14 June 2024", 2),
    ("3 June 2024", 2),
    ("4 and more", 2),
    ("Made-up authority 3", 3),
    ("3", 3),
)

ILACS = Variants(
    read_ilacs,
    _ILACS,
    {
        "of 2018": _OF_2018,
        "of 2026": ilacs(
            dict.fromkeys(ILACS_ASPECTS["ilacs-2026"], "Inadequate"), dates=_IN_2026, items=0
        ),
        "in the first month of 2023": _dated("Inspection dates: 1 to 5 January 2023"),
        "in the last month of the edition": _dated("Inspection dates: 23 to 27 March 2026"),
        "a month before the edition": _dated("Inspection dates: 5 to 9 December 2022"),
        "a month after the edition": _dated("Inspection dates: 6 to 10 April 2026"),
        "of 2018 in its first month": ilacs(
            _OF_2018.grades, dates="Inspection dates: 15 to 19 January 2018"
        ),
        "of 2018 in its last month": ilacs(
            _OF_2018.grades, dates="Inspection dates: 5 to 9 December 2022"
        ),
        "of 2018 before it": ilacs(_OF_2018.grades, dates="Inspection dates: 4 to 8 December 2017"),
        "of 2018 after it": ilacs(_OF_2018.grades, dates="Inspection dates: 9 to 13 January 2023"),
        "title with services": _titled("Inspection of Made-up children’s services"),
        "title with social care": _titled("Inspection of Made-up children’s social care services"),
        "title with a trust": _titled("Inspection of Made-up Children and Families Trust"),
        "again": _titled("Re-inspection of Made-up child's services"),
        "name before": _titled("Made-up Council Inspection of children's social care services"),
        "name before and again": _titled("Made-up Re-inspection of children’s services"),
        "title of nothing": _titled("A report of something"),
        "no lead": ilacs(GOOD, lead=None),
        "two leads": _led("Lead inspectors: Ann Example and Ben van Sample, HMI"),
        "leads without a colon": _led(
            "Lead inspectors Ann Example, His Majesty’s Inspector Ben O’Sample, HMI"
        ),
        "lead who is none": _led("Lead inspector: the team"),
        "lead who is not said": _led("Lead inspector:"),
        "one day": _dated("Inspection date 10 June 2024"),
        "split visits": _dated("Inspection dates: 10 to 14 June 2024 and 24 to 28 June 2024"),
        "no dates": less(_ILACS, "Inspection dates"),
        "days that are none": _dated("Inspection dates: in June"),
        "no heads of columns": less(_ILACS, "Judgement"),
        "key judgement": instead(_ILACS, "Judgement", row("Key judgment", "Grade")),
        "three columns of heads": instead(_ILACS, "Judgement", row("Judgement", "of", "Grade")),
        "no table": attrs.evolve(
            _ILACS, blocks=tuple(each for each in _ILACS.blocks if not each.cells)
        ),
        "rows alone": attrs.evolve(
            _ILACS, blocks=tuple(each for each in _ILACS.blocks if each.cells)
        ),
        "cover alone": attrs.evolve(_ILACS, blocks=_ILACS.blocks[:1]),
        "nothing": attrs.evolve(_ILACS, blocks=()),
        "two rows": ilacs({"leaders": "Good", "overall": "Good"}),
        "not judged": ilacs({**GOOD, "in_care": "Not judged"}),
        "title with a full stop": instead(
            _ILACS, "Overall", row("Overall effectiveness.", "Requires improvement")
        ),
        "row without its title": put(_ILACS, row("Something else", "Good"), before="Overall"),
        "row without its grade": instead(_ILACS, "Overall", row("Overall effectiveness", "of all")),
        "row of three": instead(_ILACS, "Overall", row("Overall effectiveness", "Good", "Good")),
        "row of another table": put(_ILACS, row("Children in the area", "44"), before="Overall"),
        "row twice": put(_ILACS, row(ILACS_TITLES["overall"], "Good"), before="Overall"),
        "row lost": less(_ILACS, "Overall"),
        "row on a later page": put(
            _ILACS, row("Overall effectiveness", "Good", page=2), before="1. Made-up"
        ),
        "numbers on a later page": put(
            _ILACS, row("Children in the area", "44,300", page=2), before="1. Made-up"
        ),
        "head of columns on a later page": put(
            _ILACS, row("Judgement", "Number", page=2), before="1. Made-up"
        ),
        "heading with is": _headed(heading(f"{CARE[:-1]} is: good", 2)),
        "heading with are": _headed(heading(f"{CARE[:-1]} are that they are good.", 2)),
        "heading without a verb": _headed(heading("The experiences of children in care good", 2)),
        "heading because": _headed(heading(f"{CARE} good because:", 2)),
        "heading in two": _headed(heading(CARE[:-1], 2), heading("Good", 2)),
        "heading in two and is": _headed(heading(f"{CARE[:-1]} is:", 2), paragraph("Good", 2)),
        "heading in two and more": _headed(heading(CARE, 2), heading("Good or better", 2)),
        "heading torn": _headed(heading(f"{CARE} requires improvement to", 2)),
        "heading torn from its rest": _headed(
            heading(f"{CARE} requires improvement", 2), paragraph("to be good", 2)
        ),
        "heading in bold": _headed(paragraph(f"{CARE} nobody knows", 2, bold=True)),
        "heading as prose": _headed(paragraph(f"{CARE} nobody knows", 2)),
        "heading of no grade": _headed(heading(f"{CARE} nobody knows", 2)),
        "heading with another grade": _headed(heading(f"{CARE} inadequate", 2)),
        "heading with another grade, of 70 characters": _headed(
            heading(f"{CARE} inadequate because :", 2)
        ),
        "heading with another grade, of 71 characters": _headed(
            heading(f"{CARE[:-1]} is: inadequate because", 2)
        ),
        "heading twice": put(_ILACS, heading(f"{CARE} good", 2), before="The Office"),
        "heading of another edition": put(
            _ILACS,
            heading(f"{ILACS_TITLES['in_care_and_care_leavers']}: good", 2),
            before="The Office",
        ),
        "heading lost": _headed(),
        "heading with a label": _headed(item("•", f"{CARE} good", 2)),
        "prose that begins like a heading": put(
            _ILACS,
            paragraph(f"{CARE[:-1]} have become better in every way, says nobody at all.", 2),
            before="• The made-up",
        ),
        "prose in place of items": put(
            _ILACS, paragraph("It all needs to improve.", 2), before="• The made-up"
        ),
        "item without a mark": put(
            _ILACS, item(None, "An item without a mark.", 2), before="• The made-up"
        ),
        "item on no number": put(_ILACS, item("a)", "An item.", 2), before="• The made-up"),
        "items tagged": put(
            _ILACS,
            item("•", "Plans. (Outcome 1, National Framework)", 2),
            before="• The made-up",
        ),
        "items over a page": instead(
            _ILACS,
            "• The made-up matter number 1",
            item("•", "The made-up matter that begins", 2),
            _rest("and ends.", 3),
        ),
        "items under no heading": instead(_ILACS, "What needs", item("•", "An item")),
        "areas for improvement": instead(
            _ILACS, "What needs", heading("Areas for improvement:2", 2), _note("2 A note.", 2)
        ),
        "what needs to improve with a footnote": instead(
            _ILACS, "What needs", heading("What needs to improve?2", 2), _note("2 A note.", 2)
        ),
        "heading among items": put(_ILACS, heading("Another", 2), before="• The made-up matter"),
        "heading below a judgement": put(
            _ILACS, heading("A heading nobody has seen", 2), before="2. Made-up"
        ),
        "heading before everything": put(_ILACS, heading("A heading"), before="Children here"),
        "heading in bold below": put(
            _ILACS, paragraph("A heading in bold", 2, bold=True), before="2. Made-up"
        ),
        "grade by itself": put(_ILACS, paragraph("Good."), before="Children here"),
        "rest of a grade by itself": put(_ILACS, paragraph("be good"), before="Children here"),
        "bullet before judgements": put(_ILACS, item("•", "A bullet."), before="What needs"),
        "bullets below paragraphs": put(
            _ILACS, item("•", "one part", 2), item("-", "another part", 2), before="2. Made-up"
        ),
        "bullet below nothing": put(_ILACS, item("•", "a part", 2), before="1. Made-up"),
        "numbers twice and left out": put(
            instead(
                put(_ILACS, item("1.", sentence(1), 2), before="2. Made-up"),
                "5. Made-up",
                paragraph(f"6.{sentence(6)}", 2),
                paragraph("12 children are helped.", 2),
            ),
            item("1.", sentence(1), 2),
            before="2. Made-up",
        ),
        "numbers of other things": put(
            _ILACS,
            paragraph("2 children were seen.", 2),
            paragraph("2. children were seen.", 2),
            paragraph("0. Nothing comes before one.", 2),
            paragraph("9. Nobody knows why.", 2),
            item("(2)", "Another kind of number.", 2),
            before="2. Made-up",
        ),
        "number without words": instead(_ILACS, "2. Made-up", item("2.", "", 2)),
        "number without a label": instead(_ILACS, "2. Made-up", paragraph("2. The second.", 2)),
        "number without a full stop": instead(_ILACS, "2. Made-up", item("2", "The second.", 2)),
        "paragraph over pages": put(
            instead(_ILACS, "5. Made-up", paragraph("5. It begins here.", 2)),
            _running("Made-up authority 2", 2),
            _rest("And it ends here.", 3),
            before="The Office",
        ),
        "word over pages": put(
            instead(_ILACS, "5. Made-up", item("5.", "It begins with multi-", 2)),
            _rest("agency plans.", 3, ""),
            before="The Office",
        ),
        "running lines": put(
            _ILACS, *(_running(text, page) for text, page in _RUNNING), before="The Office"
        ),
        "other last words": instead(
            _ILACS, "The Office", paragraph("Any complaints about the inspection are made up.", 3)
        ),
        "terms in items": put(
            _ILACS,
            item("•", "This publication is licensed by nobody.", 3),
            item("1.", "An address.", 3),
            paragraph("W: www.example.org", 3),
            before="You may",
        ),
        "no terms": less(_ILACS, "You may", "© Crown"),
        "two reports": put(_ILACS, paragraph("Inspection dates: 1 May 2020", 3), before="You may"),
    },
)

# ---------------------------------------------------------------------------------------- LAC

_LAC = lac(LAC_GOOD)


def _recorded(*blocks: Block) -> Made:
    return instead(_LAC, "Quality of provision\t", *blocks)


LAC = Variants(
    read_lac,
    _LAC,
    {
        "of four grades": lac(
            {
                "overall": "Outstanding",
                "capacity_to_improve": "Good",
                "outcomes": "Adequate",
                "quality_of_provision": "Inadequate",
                "leadership_and_management": "Good",
            },
            items=1,
        ),
        "no contents": less(
            _LAC, "Contents", "About this inspection 2", "Record of main findings 21"
        ),
        "no terms": less(_LAC, "© Crown", "This document"),
        "children's": instead(
            _LAC, "Inspection of looked", heading("Inspection of looked after children’s services")
        ),
        "title twice": put(
            _LAC, heading("Inspection of looked after children services"), before="Norfolk"
        ),
        "no title": less(_LAC, "Inspection of looked"),
        "no dates": less(_LAC, "Inspection dates"),
        "one day": instead(_LAC, "Inspection dates", paragraph("Inspection date 8 July 2013")),
        "days that are none": instead(
            _LAC, "Inspection dates", paragraph("Inspection dates: soon")
        ),
        "lead": instead(_LAC, "Reporting", paragraph("Lead inspectors: Ann Example, Ben Sample")),
        "no lead": less(_LAC, "Reporting"),
        "leads who are none": instead(_LAC, "Reporting", paragraph("Reporting inspector the team")),
        "no day of publication": less(_LAC, "Published"),
        "day of publication that is none": instead(_LAC, "Published", paragraph("Published: soon")),
        "no age group": less(_LAC, "Age group"),
        "scale that is none": instead(
            _LAC, "Good (Grade", row("Perfect (Grade 1)", "A service", page=4)
        ),
        "scale of another number": instead(
            _LAC, "Good (Grade", row("Good (Grade 3)", "A service", page=4)
        ),
        "scale without a number": instead(_LAC, "Good (Grade", row("Good", "A service", page=4)),
        "grade line of another number": instead(
            _LAC, "Grade 2 (good)", heading("Grade 3 (good)", 4)
        ),
        "grade line lost": less(_LAC, "Grade 2 (good)"),
        "grade line by itself": put(
            _LAC, heading("Grade 2 (good)", 4), before="Quality of provision"
        ),
        "grade line twice": put(_LAC, heading("Grade 2 (good)", 4), before="4. Made-up"),
        "heading lost": less(_LAC, "Quality of provision"),
        "heading twice": put(
            _LAC,
            heading("Quality of provision", 4),
            heading("Grade 2 (good)", 4),
            before="8. Made-up",
        ),
        "heading with a label": put(
            _LAC, item("•", "Quality of provision", 4), before="Grade 2 (good)"
        ),
        "no heading before": less(_LAC, "About this inspection"),
        "words before headings": instead(_LAC, "About this inspection", paragraph("Words.", 4)),
        "no needs": less(_LAC, "Areas for improvement"),
        "heading among actions": put(_LAC, heading("Another", 4), before="• make up action 1"),
        "action over a page": instead(
            _LAC, "• make up action 1", item("•", "make up actions", 4), _rest("that last.", 5)
        ),
        "actions of all times": put(
            _LAC,
            item("•", "make up action two", 4),
            heading("Within six months", 4),
            item("•", "make up action three", 4),
            paragraph("And so on.", 4),
            item("•", "make up action four", 4),
            before="Outcomes for",
        ),
        "times elsewhere": put(_LAC, heading("Immediately:", 4), before="7. Made-up"),
        "actions without a paragraph": instead(_LAC, "5. To improve"),
        "bullets below": put(_LAC, item("•", "a part", 4), before="Quality of provision"),
        "no record": attrs.evolve(
            _LAC, blocks=tuple(each for each in _LAC.blocks if each.page < 5)
        ),
        "cover alone": attrs.evolve(
            _LAC, blocks=tuple(each for each in _LAC.blocks if each.page < 2)
        ),
        "nothing": attrs.evolve(_LAC, blocks=()),
        "record with numbers": _recorded(row("Quality of provision", "Good (Grade 2)", page=5)),
        "record with other numbers": _recorded(
            row("Quality of provision", "Good (Grade 3)", page=5)
        ),
        "record of no grade": _recorded(row("Quality of provision", "Fair", page=5)),
        "record of another title": _recorded(row("Quality", "Good", page=5)),
        "record of three cells": _recorded(row("Quality of provision", "Good", "2", page=5)),
        "record row twice": put(
            _LAC,
            row("Quality of provision", "Good", page=5),
            before="Quality of provision\t",
        ),
        "record row lost": _recorded(),
        "record with another grade": _recorded(row("Quality of provision", "Adequate", page=5)),
        "words in the record": put(
            _LAC, paragraph("More words", 5), before="Quality of provision\t"
        ),
        "after the record": more(_LAC, *numbered(9, 1, 6)),
        "running lines": put(
            _LAC, *(_running(text, page) for text, page in _RUNNING[:4]), before="Contents"
        ),
        "footnote": put(_LAC, _note("1 A made-up footnote.", 4), before="7. Made-up"),
    },
)
