"""Made-up reports of the single inspection's first two generations, in blocks."""

from collections.abc import Mapping, Sequence

from ofsted_inspection.reading.document import Block, BlockKind
from tests.reading.made_up import (
    SIF_TITLES,
    Made,
    area,
    closing,
    heading,
    item,
    numbered,
    paragraph,
    row,
)

_SECTIONS = {
    "help_and_protection": "The experiences and progress of children who need help and protection",
    "looked_after_and_permanence": (
        "The experiences and progress of children looked after and achieving permanence"
    ),
    "adoption_performance": "The graded judgment for adoption performance",
    "care_leavers": "The graded judgment for the experiences and progress of care leavers",
    "leadership": "Leadership, management and governance",
}
_PLURAL = ("help_and_protection", "looked_after_and_permanence")
_BOARD = "Local Safeguarding Children Board"


def _states(words: str, verb: str = "is") -> str:
    """Return the predicate that states the grade of these words."""
    low = words.lower().removesuffix(" to be good")
    if not low.startswith("requires"):
        return f"{verb} {low}"
    return low if verb == "is" else low.replace("requires", "require")


class _Pages:
    """Blocks as they are set, and the number of the last paragraph."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.page = 1
        self.number = 0

    def put(self, *blocks: Block) -> None:
        self.blocks += blocks

    def headed(self, *titles: str) -> None:
        self.put(*(heading(title, self.page) for title in titles))

    def paragraphs(self, count: int) -> None:
        self.put(*numbered(self.number + 1, count, self.page))
        self.number += count

    def team(self) -> None:
        self.headed("Information about this inspection")
        self.put(paragraph("Nobody looked closely at anything.", self.page))
        self.headed("The inspection team")
        self.put(
            paragraph("Lead inspector: Ann Example HMI", self.page),
            paragraph("Team inspectors: Cat Specimen and Dan Instance", self.page),
        )

    def meanings(self, of: str) -> None:
        self.headed(f"What the inspection judgements mean: {of}")
        self.put(
            paragraph("An outstanding made-up service is one that was made up well.", self.page)
        )

    def made(self, grades: Mapping[str, str], items: int) -> Made:
        return Made(
            blocks=(*self.blocks, *closing(self.page + 1)),
            grades=grades,
            items=items,
            paragraphs=self.number,
            leads=("Ann Example",),
        )


def _cover(pages: _Pages, dates: Sequence[str], overall: str, board: str | None) -> None:
    pages.put(
        paragraph("Warrington Borough Council"),
        paragraph(
            "Inspection of services for children in need of help and protection, children looked "
            "after and care leavers",
            bold=True,
        ),
    )
    if board is not None:
        pages.put(
            paragraph("and"),
            paragraph(f"Review of the effectiveness of the {_BOARD}1", bold=True),
            Block(page=1, kind=BlockKind.NOTE, text="1 A made-up footnote."),
        )
    pages.put(*(paragraph(each, bold=True) for each in dates), paragraph(overall, bold=True))
    pages.put(paragraph("It is expected that children receive made-up help, care and protection."))


def sif_first(
    grades: Mapping[str, str], *, overall: str, board: str | None, items: int, board_items: int
) -> Made:
    """Return a report of the first generation: two sections, grades in the headings."""
    pages = _Pages()
    words = f"The overall judgement {_states(overall)}"
    _cover(pages, ["Inspection date: 14 January \u2013 5 February 2014"], words, board)
    pages.put(*(row(SIF_TITLES[key], each) for key, each in grades.items()))
    whole = f"The effectiveness of the {_BOARD} (LSCB)"
    if board is not None:
        pages.put(paragraph(f"{whole} {_states(board)}"))
    pages.page = 2
    pages.headed("Section 1: the local authority", "Summary of key findings")
    not_yet = " and is not yet good" if overall.startswith("Requires") else ""
    pages.headed(f"This local authority {_states(overall)}{not_yet} because")
    pages.paragraphs(2)
    pages.headed("The local authority has the following strengths:")
    pages.paragraphs(1)
    pages.headed("What does the local authority need to improve?", "Areas for improvement")
    pages.paragraphs(items)
    pages.team()
    pages.page = 3
    pages.put(*area(pages.page))
    pages.page = 4
    pages.headed("Inspection judgements about the local authority")
    for key, title in _SECTIONS.items():
        verb = "are" if key in _PLURAL else "is"
        pages.headed(f"{title} {_states(grades[key], verb)}")
        pages.paragraphs(2)
    pages.meanings("the local authority")
    if board is not None:
        pages.page = 5
        pages.headed(f"Section 2: The effectiveness of the {_BOARD}")
        pages.headed(f"The effectiveness of the LSCB {_states(board)}")
        pages.headed("Areas for improvement")
        pages.paragraphs(board_items)
        pages.headed("Key strengths and weaknesses of the LSCB")
        pages.paragraphs(2)
        pages.meanings("the LSCB")
    asked = items + (board_items if board is not None else 0)
    return pages.made({"overall": overall, **grades}, asked)


def sif_second(
    grades: Mapping[str, str], *, overall: str, board: str | None, items: int, board_items: int
) -> Made:
    """Return a report of the second generation: a summary of findings, progress, grades in rows."""
    pages = _Pages()
    words = f"The overall judgement is that children\u2019s services {_states(overall, 'are')}"
    dates = "Inspection date: 22 October 2014 \u2013 12 November 2014"
    _cover(pages, [dates, "Report published: 6 January 2015"], words, board)
    pages.put(*(row(SIF_TITLES[key], each) for key, each in grades.items()))
    pages.page = 2
    pages.headed("The local authority", "Summary of findings")
    pages.headed(f"Children\u2019s services in Warrington {_states(overall, 'are')} because:")
    pages.put(
        paragraph("Nothing of this happened anywhere.", pages.page),
        item("\u2022", "Nobody did any of it.", pages.page),
    )
    pages.headed("What does the local authority need to improve?", "Areas for improvement")
    pages.paragraphs(items)
    pages.headed("The local authority\u2019s strengths")
    pages.paragraphs(1)
    pages.headed("Progress since the last inspection")
    pages.paragraphs(1)
    pages.headed("Summary for children and young people")
    pages.put(item("\u2022", "Nobody said any of this.", pages.page))
    pages.page = 3
    pages.headed("Inspection judgements about the local authority")
    for key, title in _SECTIONS.items():
        if key in {"adoption_performance", "care_leavers"}:
            pages.headed(f"{title} is that it {_states(grades[key])}")
        else:
            pages.put(row("Key judgement", "Judgement grade", page=pages.page))
            pages.put(row(title, grades[key], page=pages.page))
            pages.headed("Summary")
            pages.put(paragraph("A summary that sums up nothing.", pages.page))
        pages.paragraphs(2)
    if board is not None:
        pages.page = 4
        pages.headed(f"The {_BOARD} (LSCB)", f"The {_BOARD} {_states(board)}")
        pages.headed("Summary of findings", f"The LSCB {_states(board)} because:")
        pages.put(paragraph("The board met, made up its mind and went home.", pages.page))
        pages.headed("What does the LSCB need to improve?", "Areas for improvement")
        pages.paragraphs(board_items)
        pages.headed("Inspection judgement about the LSCB")
        pages.paragraphs(2)
    pages.page = 5
    pages.meanings("made up")
    pages.team()
    asked = items + (board_items if board is not None else 0)
    return pages.made({"overall": overall, **grades}, asked)
