"""Made-up reports as blocks, and the same as PDF with and without tags, and as text."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence

import attrs

from ofsted_inspection.models import Inspection, Report, Section
from ofsted_inspection.reading.document import Block, BlockKind, Document
from tests.reading.pdf_writer import Element, Piece, element, pdf

ILACS_TITLES = {
    "leaders": "The impact of leaders on social work practice with children and families",
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "in_care_and_care_leavers": "The experiences and progress of children in care and care leavers",
    "in_care": "The experiences and progress of children in care",
    "care_leavers": "The experiences and progress of care leavers",
    "overall": "Overall effectiveness",
}
ILACS_ASPECTS = {
    "ilacs-2018": ("leaders", "help_and_protection", "in_care_and_care_leavers", "overall"),
    "ilacs-2023": ("leaders", "help_and_protection", "in_care", "care_leavers", "overall"),
    "ilacs-2026": ("leaders", "help_and_protection", "in_care", "care_leavers"),
}
SIF_TITLES = {
    "help_and_protection": "1. Children who need help and protection",
    "looked_after_and_permanence": "2. Children looked after and achieving permanence",
    "adoption_performance": "2.1 Adoption performance",
    "care_leavers": "2.2 Experiences and progress of care leavers",
    "leadership": "3. Leadership, management and governance",
}
LAC_TITLES = {
    "overall": "Overall effectiveness",
    "capacity_to_improve": "Capacity to improve",
    "outcomes": "Outcomes for looked after children and young people",
    "quality_of_provision": "Quality of provision",
    "leadership_and_management": "Leadership and management",
}
WORDS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement to be good",
    "inadequate": "Inadequate",
    "adequate": "Adequate",
}
NUMBERS = {"Outstanding": 1, "Good": 2, "Adequate": 3, "Inadequate": 4}
TERMS = "You may reuse this information free of charge under the terms of a made-up licence."


def heading(text: str, page: int = 1) -> Block:
    return Block(page=page, kind=BlockKind.HEADING, text=text, bold=True)


def paragraph(text: str, page: int = 1, *, bold: bool = False) -> Block:
    return Block(page=page, kind=BlockKind.PARAGRAPH, text=text, bold=bold)


def item(label: str | None, text: str, page: int = 1) -> Block:
    return Block(page=page, kind=BlockKind.ITEM, label=label, text=text)


def row(*cells: str, page: int = 1) -> Block:
    return Block(page=page, kind=BlockKind.ROW, text="", cells=cells)


def document(blocks: Iterable[Block]) -> Document:
    given = tuple(blocks)
    return Document(blocks=given, extractor="made up", pages=given[-1].page if given else 1)


def sentence(number: int) -> str:
    return f"Made-up finding {number} says that plans are clear and that people keep to them."


def numbered(first: int, count: int, page: int) -> list[Block]:
    return [
        item(f"{number}.", f"{sentence(number)} It ends here.", page)
        for number in range(first, first + count)
    ]


def closing(page: int) -> list[Block]:
    return [
        paragraph(
            "The Office for Standards in Education, Children’s Services and Skills made this up.",
            page,
        ),
        paragraph(TERMS, page),
        paragraph("© Crown copyright 2024", page),
    ]


@attrs.frozen(kw_only=True)
class Made:
    """A made-up report and what it says."""

    blocks: tuple[Block, ...]
    grades: Mapping[str, str]
    items: int
    paragraphs: int
    leads: tuple[str, ...] = ()


def ilacs(  # noqa: PLR0913 - what may differ between reports
    grades: Mapping[str, str],
    *,
    title: str = "Inspection of Warrington local authority children’s services",
    dates: str = "Inspection dates: 10 to 14 June 2024",
    lead: str | None = "Lead inspector: Ann Example, His Majesty’s Inspector",
    items: int = 2,
    counts: Sequence[int] = (2, 1, 1, 1),
) -> Made:
    """Return an ILACS report; `grades` are by aspect, its words as printed."""
    blocks = [heading(title), paragraph(dates)]
    blocks += [] if lead is None else [paragraph(lead)]
    blocks += [row("Judgement", "Grade")]
    blocks += [row(ILACS_TITLES[key], words) for key, words in grades.items()]
    blocks += [paragraph("Children here are helped by people who know them well, says nobody.")]
    if items:
        blocks += [heading("What needs to improve?", 2)]
        blocks += [item("•", f"The made-up matter number {n}.", 2) for n in range(items)]
    number = 1
    judged = [*(key for key in grades if key not in {"leaders", "overall"}), "leaders"]
    for key, count in zip(judged, counts, strict=False):
        blocks += [heading(f"{ILACS_TITLES[key]}: {grades[key].lower()}", 2)]
        blocks += numbered(number, count, 2)
        number += count
    return Made(
        blocks=(*blocks, *closing(3)),
        grades=grades,
        items=items,
        paragraphs=number - 1,
        leads=() if lead is None else ("Ann Example",),
    )


def ilacs_2023(grade: str = "Good", **others: str) -> Made:
    """Return a report of 2023 in which every grade is `grade`, but those given."""
    return ilacs({key: others.get(key, grade) for key in ILACS_ASPECTS["ilacs-2023"]})


_THIRD = {
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "looked_after_and_permanence": (
        "The experiences and progress of children looked after and achieving permanence"
    ),
    "leadership": "Leadership, management and governance",
}
_SUBS = {
    "adoption_performance": "The graded judgement for adoption performance is that it",
    "care_leavers": (
        "The graded judgement about the experience and progress of care leavers is that it"
    ),
}


def _states(words: str) -> str:
    low = words.lower()
    return low if low.startswith("requires") else f"is {low}"


AREA = (
    (
        "Approximately 40,000 children and young people under the age of 18 years live in Made-up. "
        "This is 20.5% of the total population in the area."
    ),
    "Approximately 17 % of the local authority’s children are living in poverty.",
    "The proportion of children entitled to free school meals:",
    "in primary schools is 9% (the national average is 15%)",
    "in secondary schools is 8% (the national average is 13%)",
    (
        "Children and young people from minority ethnic groups account for 7% of all children "
        "living in the area, compared with 21% in the country as a whole."
    ),
    "The proportion of children and young people with English as an additional language:",
    "in primary schools is 5% (the national average is 19%)",
    "in secondary schools is 4% (the national average is 14%)",
)
PROTECTION = (
    (
        "At 30 June 2015, 1,008 children had been identified through assessment as being "
        "formally in need of a specialist children’s service. This is a reduction from 1,081 at 31 "
        "March 2014."
    ),
    (
        "At 30 June 2015, 160 children and young people were the subject of a child protection "
        "plan. This is an increase of 13 from 147 at 31 March 2014."
    ),
    (
        "At the end of June 2015, two children lived in a privately arranged fostering placement. "
        "This is consistent with the number at 31 March 2014."
    ),
)
LOOKED_AFTER = (
    (
        "At 30 June 2015, 200 children were being looked after by the local authority (a rate of "
        "50 per 10,000 children). This is an increase from 190 (48 per 10,000 children) at 31 "
        "March 2014. Of this number:"
    ),
    "80 (or 40%) live outside the local authority area",
    "seven live in residential children’s homes, of whom 20% live out of the authority area",
    "no children live in residential special schools",
    "150 live with foster families, of whom 39% live out of the authority area",
    "a very small number live with their parents",
    "eight children are unaccompanied asylum-seeking children.",
    "In the last 12 months:",
    "there have been 12 adoptions",
    "six children became subject of special guardianship orders",
    "63 children ceased to be looked after, of whom six subsequently returned",
    (
        "two hundred and ten children and young people ceased to be looked after and moved on to "
        "independent living"
    ),
    (
        "three young people ceased to be looked after and are now living in houses of multiple "
        "occupation."
    ),
)
"""What the block about the area says by formula, and what keeps to none."""


def area(page: int) -> list[Block]:
    """Return the block about the area."""
    blocks = [heading("Information about this local authority area2", page)]
    for title, words in (
        ("Children living in this area", AREA),
        ("Child protection in this area", PROTECTION),
        ("Children looked after in this area", LOOKED_AFTER),
        ("Other Ofsted inspections", ("Last year 9,999 children lived in a made-up home.",)),
    ):
        blocks += [heading(title, page), *(item("•", each, page) for each in words)]
    return blocks


def sif(  # noqa: PLR0913 - what may differ between reports
    grades: Mapping[str, str],
    *,
    overall: str = "Good",
    board: str | None = "Good",
    again: bool = False,
    items: int = 2,
    board_items: int = 1,
    board_in_two: bool = False,
    with_area: bool = False,
) -> Made:
    """Return a report of the single inspection, of its third generation."""
    verb = (
        "require improvement to be good" if overall.startswith("Req") else f"are {overall.lower()}"
    )
    blocks = [
        paragraph("Warrington Borough Council"),
        heading(
            f"{'Re-i' if again else 'I'}nspection of services for children in need of help and "
            f"protection, children looked after and care leavers"
        ),
    ]
    if board is not None:
        blocks += [
            paragraph("and"),
            paragraph("Review of the effectiveness of the Local Safeguarding Children Board1"),
            Block(page=1, kind=BlockKind.NOTE, text="1 A made-up footnote."),
        ]
    blocks += [
        paragraph("Inspection date: 6 July 2015 – 30 July 2015"),
        paragraph("Report published: 19 October 2015"),
        paragraph(f"Children’s services in Warrington {verb}", bold=True),
        *(row(SIF_TITLES[key], words) for key, words in grades.items()),
        heading("Executive summary", 2),
        paragraph("Nothing in this summary happened anywhere.", 2),
        heading("Contents", 2),
        paragraph("Executive summary 2", 2),
        paragraph("The local authority 3", 2),
        *(area(3) if with_area else ()),
        heading("The local authority", 3),
        heading("Recommendations", 3),
    ]
    number = 1
    blocks += numbered(number, items, 3)
    number += items
    blocks += [
        heading("Summary for children and young people", 3),
        item("•", "Nobody said any of this.", 3),
    ]
    for key in SIF_TITLES:
        if key in _THIRD:
            blocks += [row("Key judgement", "Judgement grade", page=3)]
            blocks += [row(_THIRD[key], grades[key], page=3), heading("Inspection findings", 3)]
        else:
            blocks += [heading(f"{_SUBS[key]} {_states(grades[key])}", 3)]
        blocks += numbered(number, 1, 3)
        number += 1
    if board is not None:
        blocks += [heading("The Local Safeguarding Children Board (LSCB)", 4)]
        if board_in_two:
            blocks += [
                paragraph("The effectiveness of the Local Safeguarding Children Board (LSCB)", 4),
                paragraph(board, 4, bold=True),
            ]
        else:
            words = f"The Local Safeguarding Children Board {_states(board)}"
            blocks += [paragraph(words, 4, bold=True)]
        blocks += [heading("Recommendations", 4), *numbered(number, board_items, 4)]
        number += board_items
        blocks += [heading("Inspection findings – the Local Safeguarding Children Board", 4)]
        blocks += numbered(number, 1, 4)
        number += 1
    blocks += [
        heading("Information about this inspection", 5),
        paragraph("Nobody looked closely at anything.", 5),
        heading("The inspection team", 5),
        paragraph("Lead inspector: Ann Example HMI", 5),
        paragraph("Deputy lead inspector: Ben Sample HMI", 5),
        paragraph("Team inspectors: Cat Specimen, Dan Instance (AI) and Eve Token", 5),
    ]
    return Made(
        blocks=(*blocks, *closing(6)),
        grades={"overall": overall, **grades},
        items=items + (board_items if board is not None else 0),
        paragraphs=number - 1,
        leads=("Ann Example",),
    )


def lac(grades: Mapping[str, str], *, items: int = 2) -> Made:
    """Return a report on looked after children services of 2013."""
    blocks = [
        heading("Inspection of looked after children services"),
        paragraph("Norfolk County Council"),
        paragraph("Inspection dates: 8 – 12 July 2013"),
        paragraph("Reporting inspector Ann Example HMI"),
        paragraph("Age group: All"),
        paragraph("Published: 16 August 2013"),
        paragraph("© Crown copyright 2013", 2),
        paragraph("This document may be reproduced in whole or in part, it says here.", 2),
        heading("Contents", 3),
        paragraph("About this inspection 2", 3),
        paragraph("Record of main findings 21", 3),
        heading("About this inspection", 4),
        item("1.", "The purpose is made up.", 4),
        item("•", "a bullet under it", 4),
        heading("The inspection judgements and what they mean", 4),
        item("2.", "All judgements are made using the following scale.", 4),
        *(row(f"{word} (Grade {n})", f"A service {n}", page=4) for word, n in NUMBERS.items()),
    ]
    number = 3
    for key, title in LAC_TITLES.items():
        words = grades[key]
        blocks += [heading(title, 4), heading(f"Grade {NUMBERS[words]} ({words.lower()})", 4)]
        blocks += numbered(number, 1, 4)
        number += 1
        if key == "capacity_to_improve":
            blocks += [
                heading("Areas for improvement", 4),
                item(f"{number}.", "To improve, the council should take action.", 4),
                heading("Immediately:", 4),
                *(item("•", f"make up action {n}", 4) for n in range(items)),
                heading("Within three months:", 4),
            ]
            number += 1
    blocks += [
        heading("Record of main findings", 5),
        heading("Services for looked after children", 5),
    ]
    blocks += [row(title, grades[key], page=5) for key, title in LAC_TITLES.items()]
    return Made(
        blocks=tuple(blocks),
        grades=grades,
        items=items,
        paragraphs=number - 1,
        leads=("Ann Example",),
    )


def slac(inspection: Inspection) -> Made:
    """Return the report of an inspection of 2010 in blocks, as a PDF has them."""
    report = inspection.report
    assert report is not None
    blocks = [
        heading(report.title),
        paragraph(report.authority),
        paragraph("Inspection dates: 7 – 18 February 2011"),
        paragraph(f"Reporting inspector {inspection.lead_inspectors[0]}"),
        paragraph("Age group: All"),
        paragraph("Published: 25 March 2011"),
        paragraph("© Crown copyright 2011"),
        heading("Contents", 2),
        *(paragraph(f"{entry.title} {'.' * 3} {entry.page}", 2) for entry in report.contents),
    ]
    for page, section in enumerate(report.walk(), 3):
        blocks += _slac_section(section, report, page)
    page = blocks[-1].page + 1
    blocks += [heading(f"Record of main findings: {report.authority}", page)]
    above: tuple[object, object] = (None, None)
    for judgement in inspection.judgements:
        aspect = judgement.aspect
        if aspect.service is not None and aspect.service is not above[0]:
            blocks += [heading(aspect.service.title, page)]
        if aspect.group is not None and aspect.group != above[1]:
            blocks += [heading(aspect.group, page)]
        blocks += [row(aspect.title, judgement.grade.label, page=page)]
        above = aspect.service, aspect.group
    return Made(
        blocks=tuple(blocks),
        grades={each.aspect.key: each.grade.label for each in inspection.judgements},
        items=len(report.recommendations),
        paragraphs=len(report.paragraphs),
        leads=inspection.lead_inspectors,
    )


def _slac_section(section: Section, report: Report, page: int) -> list[Block]:
    blocks = [heading(section.title, page)]
    if section.printed_grade is not None:
        grade = section.printed_grade
        blocks += [heading(f"Grade {grade.number} ({grade.label.lower()})", page)]
    for each in section.paragraphs:
        blocks += [item(f"{each.number}.", each.text, page)]
        blocks += [item("•", words, page) for words in each.items]
        timescale = None
        for one in report.recommendations:
            if one.paragraph != each.id or one.timescale is None:
                continue
            if one.timescale is not timescale:
                timescale = one.timescale
                blocks += [heading(f"{timescale.label}:", page)]
            blocks += [item("•", one.text, page)]
    if section.title.startswith("The inspection judgements"):
        for line in report.printed_scale:
            label = f"{line.grade.label} (Grade {line.grade.number})"
            blocks += [row(label, line.definition, page=page)]
    return blocks


# -------------------------------------------------------------------------------- other forms


def as_pdf(made: Made, *, tagged: bool = True) -> bytes:
    """Return the report as a PDF, long lines wrapped as Word wraps them."""
    elements = [_element(block) for block in made.blocks]
    pages = made.blocks[-1].page
    return pdf(elements, pages=pages, running=["A made-up running line"], tagged=tagged)


def _wrapped(text: str, width: int) -> str:
    lines = textwrap.wrap(text, width, break_on_hyphens=False)
    return "\n".join([*(f"{line} " for line in lines[:-1]), *lines[-1:]])


def _element(block: Block) -> Element:
    page, bold = block.page, block.bold
    if block.cells:
        cells = (
            element("TD", element("P", Piece(_wrapped(cell, 40), page))) for cell in block.cells
        )
        return element("Table", element("TR", *cells))
    words = Piece(_wrapped(block.text, 78), page, bold)
    if block.kind is BlockKind.ITEM:
        if block.label is None:
            return element("L", element("LI", element("LBody", words)))
        body = attrs.evolve(words, along=22.0)
        label = Piece(block.label, page)
        return element("L", element("LI", element("Lbl", label), element("LBody", body)))
    kinds = {BlockKind.HEADING: "H2", BlockKind.NOTE: "Note"}
    return element(kinds.get(block.kind, "P"), words)


def as_text(made: Made) -> str:
    """Return the report as `pdftotext -layout` writes it."""
    pages: dict[int, list[str]] = {}
    for block in made.blocks:
        lines = pages.setdefault(block.page, [])
        lines += [*_text_lines(block), ""]
    return "".join(
        "\n".join([*lines, f"A made-up running line{' ' * 40}{page}", "\f"])
        for page, lines in pages.items()
    )


def _text_lines(block: Block) -> list[str]:
    if block.cells:
        columns = [textwrap.wrap(cell, 46) for cell in block.cells]
        height = max(map(len, columns))
        filled = [[*column, *[""] * (height - len(column))] for column in columns]
        return [f" {left:<52}{right}".rstrip() for left, right in zip(*filled, strict=True)]
    if block.label is not None:
        return textwrap.wrap(
            block.text, 76, initial_indent=f"{block.label:<6}", subsequent_indent=" " * 6
        )
    return textwrap.wrap(block.text, 84)
