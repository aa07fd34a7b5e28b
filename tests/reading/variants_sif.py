"""Made-up reports of the single inspection that print one thing otherwise, or have it wrong."""

import attrs

from ofsted_inspection.reading.document import Block, BlockKind
from ofsted_inspection.reading.templates.sif import read_sif
from tests.reading.edits import instead, less, more, put
from tests.reading.made_up import (
    SIF_TITLES,
    Made,
    heading,
    item,
    numbered,
    paragraph,
    row,
    sif,
)
from tests.reading.made_up_sif import sif_first, sif_second
from tests.reading.variants import Variants

SIF_GOOD = dict.fromkeys(SIF_TITLES, "Good")
_LEADERSHIP = "Leadership, management and governance"
_ADOPTION = "The graded judgement for adoption performance"
_ARRANGEMENTS = (
    "The arrangements in place to evaluate the effectiveness of what is done by the authority and "
    "board partners to safeguard and promote the welfare of children are"
)
_SIF = sif(SIF_GOOD)
_AREA = sif(SIF_GOOD, with_area=True)
_NO_BOARD = sif(SIF_GOOD, board=None)
_NO_ITEMS = sif(SIF_GOOD, items=0)


def _dated(*words: str) -> Made:
    return instead(_SIF, "Inspection date", *map(paragraph, words))


def _published(*words: str) -> Made:
    return instead(_SIF, "Report published", *map(paragraph, words))


def _overall(words: str) -> Made:
    return instead(_SIF, "Children’s services in", paragraph(words, bold=True))


def _board(*blocks: Block) -> Made:
    return instead(_SIF, "The Local Safeguarding Children Board is", *blocks)


def _before_needs(*blocks: Block) -> Made:
    return put(_SIF, *blocks, before="Recommendations")


def _bold(text: str, page: int) -> Block:
    return paragraph(text, page, bold=True)


_MEANINGS = (
    heading("What the inspection judgements mean", 5),
    paragraph("The LSCB is inadequate", 5),
    paragraph("The Local Safeguarding Children Board", 5),
)
BOARD_ALONE = (
    paragraph("Made-up Safeguarding Children Board", 7),
    heading("Inspection of the effectiveness of the local safeguarding children board", 7),
    paragraph("Report published: 10 February 2016", 7),
    paragraph("The Local Safeguarding Children Board is inadequate", 7, bold=True),
    heading("What does the LSCB need to improve?", 8),
    item("1.", "Make it all up again.", 8),
    paragraph("The Office for Standards in Education made this up too.", 9),
    paragraph("© Crown copyright 2016", 9),
)
_BULLETS = (
    item("•", "make up action one (Paragraph 26, 27 and 28)", 3),
    item("•", "make up action two (see paragraphs 3-4 & 3)", 3),
    item("•", "make up action three", 3),
)
_LISTED = (paragraph("Recommendations 3", 2), paragraph("Recommendations 4", 2))


def _of_2014(overall: str = "Good", board: str | None = "Good") -> Made:
    return sif_first(SIF_GOOD, overall=overall, board=board, items=2, board_items=1)


def _of_2015(overall: str = "Good", board: str | None = "Good") -> Made:
    return sif_second(SIF_GOOD, overall=overall, board=board, items=2, board_items=1)


SIF = Variants(
    read_sif,
    _SIF,
    {
        "again": sif(SIF_GOOD, again=True),
        "again in the text": put(
            _SIF, paragraph("This was a re-inspection of Made-up.", 2), before="Contents"
        ),
        "requires improvement": sif(
            dict.fromkeys(SIF_TITLES, "Requires improvement to be good"),
            overall="Requires improvement to be good",
            board="Requires improvement to be good",
        ),
        "without a board": _NO_BOARD,
        "board in two": sif(SIF_GOOD, board_in_two=True),
        "with the area": _AREA,
        "no title": instead(_SIF, "Inspection of services", paragraph("Made-up")),
        "title with a footnote": instead(
            _SIF,
            "Inspection of services",
            heading("Inspection of services for children in need of help and protection2"),
        ),
        "title twice": put(
            _SIF, heading("Inspection of services for children in need"), before="Inspection date"
        ),
        "name on two lines": put(_SIF, paragraph("of Made-up"), before="Inspection of services"),
        "no dates": _dated(),
        "days that are none": _dated("Inspection date: in July"),
        "days below": _dated("Inspection dates", "6 to 30 July 2015"),
        "days last": put(_dated(), paragraph("Inspection date:"), before="1. Children"),
        "no day of publication": _published(),
        "day of publication that is none": _published("Report published: soon"),
        "day of publication below": _published("Report published", "19 October 2015"),
        "no overall": less(_SIF, "Children’s services in"),
        "overall that is none": _overall("Children’s services in A are fine"),
        "overall with a footnote": _overall("Children’s services in A are good2"),
        "overall of the authority": _overall("This local authority requires improvement"),
        "overall judgement": _overall("The overall judgment is that children’s services are good."),
        "overall effectiveness": _overall("The overall effectiveness of the local authority: good"),
        "overall that differs": put(
            _SIF, heading("This local authority is inadequate because", 2), before="Contents"
        ),
        "overall that agrees": put(
            _SIF, heading("This local authority is good because:", 2), before="Contents"
        ),
        "no table": attrs.evolve(
            _SIF, blocks=tuple(each for each in _SIF.blocks if not each.cells)
        ),
        "cover alone": attrs.evolve(_SIF, blocks=_SIF.blocks[:9]),
        "nothing": attrs.evolve(_SIF, blocks=()),
        "last page first": attrs.evolve(_SIF, blocks=(*_SIF.blocks[-3:], *_SIF.blocks[:-3])),
        "row lost": less(_SIF, "2.1 Adoption"),
        "row twice": put(_SIF, row("2.1 Adoption performance", "Good"), before="2.2 Exp"),
        "row of another table": put(_SIF, row("Children", "44"), before="2.2 Exp"),
        "row of no grade": instead(_SIF, "2.1 Adoption", row("2.1 Adoption performance", "Fair")),
        "table in the text": put(_SIF, row("Children", "44", page=3), before="1. Made-up"),
        "three cells in the text": put(
            _SIF, row("Children", "44", "45", page=3), before="1. Made-up"
        ),
        "row that is none": put(_SIF, row("A row", "Good or better", page=3), before="1. Made-up"),
        "words after the table": put(_SIF, paragraph("Loose words."), before="Executive summary"),
        "items after the table": put(_SIF, item("•", "Loose."), before="Executive summary"),
        "contents that list": put(_SIF, *_LISTED, before="The local authority 3"),
        "contents that list more": less(
            put(_SIF, *_LISTED, before="The local authority 3"), "Recommendations"
        ),
        "contents that list others": put(
            _SIF,
            paragraph("Summary for children and young people 3", 2),
            paragraph("Inspection findings 3", 2),
            paragraph("What does the LSCB need to improve? 4", 2),
            paragraph("Inspection judgement about the LSCB 4", 2),
            before="The local authority 3",
        ),
        "no contents": less(_SIF, "Contents", "Executive summary 2", "The local authority 3"),
        "no recommendations": attrs.evolve(
            _SIF, blocks=tuple(each for each in _SIF.blocks if each.text != "Recommendations")
        ),
        "no findings of the board": less(_SIF, "Inspection findings –"),
        "no summary for children": less(_SIF, "Summary for children"),
        "needs that end with a judgement": less(
            _SIF, "Summary for children", "• Nobody said", "Key judgement"
        ),
        "needs that end with the team": put(
            _SIF, heading("The inspection team", 3), before="Summary for"
        ),
        "needs of the board that end with the area": put(
            _SIF, heading("Information about this area", 4), before="Inspection findings –"
        ),
        "needs that end with previous": put(
            _SIF, heading("Previous Ofsted inspections", 3), before="Summary for"
        ),
        "headings among needs": put(_SIF, heading("Care leavers", 3), before="2. Made-up"),
        "judgement among needs": put(_SIF, heading(_LEADERSHIP, 3), before="2. Made-up"),
        "bullets among needs": put(_SIF, item("•", "a part", 3), before="2. Made-up"),
        "needs in bullets": put(
            _NO_ITEMS,
            heading("Priority and immediate action", 3),
            *_BULLETS,
            before="Summary for",
        ),
        "needs in bullets and prose": put(
            _NO_ITEMS,
            paragraph("It should:", 3),
            *_BULLETS,
            paragraph("And so on.", 3),
            before="Summary for",
        ),
        "need with a number too long": instead(
            _SIF, "1. Made-up", item("1.", "Mend it (paragraph 1000 and 7).", 3)
        ),
        "need that cites": instead(_SIF, "1. Made-up", item("1.", "Mend it (paragraph 999).", 3)),
        "need without a label": instead(_SIF, "1. Made-up", paragraph("1. Mend it.", 3)),
        "need without words": instead(_SIF, "1. Made-up", item("1.", "", 3)),
        "judgement without its heading": less(_SIF, _ADOPTION),
        "judgement without its grade": instead(_SIF, _ADOPTION, heading(f"{_ADOPTION}.", 3)),
        "judgement in bold without its grade": instead(_SIF, _ADOPTION, _bold(_ADOPTION, 3)),
        "judgement as prose": instead(_SIF, _ADOPTION, paragraph(f"{_ADOPTION}", 3)),
        "judgement of another grade": instead(
            _SIF, _ADOPTION, heading(f"{_ADOPTION} is that it is inadequate", 3)
        ),
        "judgement with a footnote": instead(
            _SIF, _ADOPTION, heading(f"{_ADOPTION} is that it is good2", 3)
        ),
        "judgement in a sentence": put(
            _SIF, paragraph("Adoption performance is good.", 3), before="Key judgement"
        ),
        "prose that begins like one": put(
            _SIF,
            paragraph("Care leavers say so themselves.", 3),
            paragraph("Adoption", 3),
            before="Key judgement",
        ),
        "headed twice": put(_SIF, heading(_LEADERSHIP, 3), before="Key judgement"),
        "heads of columns alone": put(
            _SIF, row("Key judgement", "Judgement grade", page=5), before="Information about"
        ),
        "heads of columns last": more(
            attrs.evolve(_SIF, blocks=_SIF.blocks[:-3]),
            row("Key judgement", "Judgement grade", page=5),
        ),
        "inspections before": put(
            _SIF,
            heading("Previous Ofsted inspections2", 3),
            row(_LEADERSHIP, "Inadequate", page=3),
            paragraph("Adoption performance is inadequate", 3),
            paragraph("The LSCB is inadequate", 3),
            heading("Local leadership", 3),
            before="Recommendations",
        ),
        "last inspection": _before_needs(
            heading("The last inspection", 3), row(_LEADERSHIP, "Inadequate", page=3)
        ),
        "grade by itself": put(_SIF, paragraph("Good", 3), before="Key judgement"),
        "rest of a grade by itself": put(_SIF, paragraph("to be good.", 3), before="Key judgement"),
        "grade below others": put(
            _SIF, paragraph("Words.", 3), paragraph("Inadequate", 3), before="Key judgement"
        ),
        "meanings": put(_SIF, *_MEANINGS, before="Information about"),
        "meanings and a grade": put(
            _SIF, *_MEANINGS, _bold("Inadequate", 5), before="Information about"
        ),
        "after the meanings": put(
            _SIF, paragraph("The LSCB is good", 5), before="The inspection team"
        ),
        "board without its grade": _board(),
        "board of another grade": _board(
            _bold("The Local Safeguarding Children Board is good", 4),
            _bold("The LSCB is inadequate", 4),
        ),
        "board in two and is": _board(
            paragraph("The effectiveness of the LSCB is:2", 4), paragraph("Good.", 4)
        ),
        "board in the arrangements": _board(paragraph(f"{_ARRANGEMENTS} good.", 4)),
        "board in both": put(
            _SIF,
            paragraph(f"{_ARRANGEMENTS} good.", 4),
            before="Inspection findings – the Local",
        ),
        "arrangements of no grade": put(
            _SIF,
            paragraph(f"{_ARRANGEMENTS} clear.", 4),
            before="Inspection findings – the Local",
        ),
        "board's own report": more(_NO_BOARD, *BOARD_ALONE),
        "board's own report without its name": more(_NO_BOARD, *BOARD_ALONE[1:]),
        "board's own report without headings": more(
            _NO_BOARD,
            BOARD_ALONE[0],
            paragraph("Inspection of the effectiveness of the local safeguarding board", 7),
            *BOARD_ALONE[2:],
        ),
        "board's own report without a day": more(_NO_BOARD, *BOARD_ALONE[:2], *BOARD_ALONE[3:]),
        "board's own report after meanings": more(
            put(_NO_BOARD, *_MEANINGS[:1], before="The inspection team"), *BOARD_ALONE
        ),
        "two reports": put(_SIF, paragraph("Inspection dates: 1 May 2016", 6), before="You may"),
        "no lead": less(_SIF, "Lead inspector"),
        "lead who is none": instead(
            _SIF, "Lead inspector", paragraph("Lead inspector: the team", 5)
        ),
        "leads twice": put(
            _SIF, paragraph("Lead inspectors: Fay Model and Guy Pattern", 5), before="Deputy"
        ),
        "lead in an item": put(_SIF, item("•", "Lead inspector: nobody", 5), before="Deputy"),
        "team in one paragraph": instead(
            _SIF,
            "Team inspectors",
            paragraph("Team inspectors: Cat Specimen Quality assurance manager: Eve Token", 5),
        ),
        "team that is none": instead(
            _SIF, "Team inspectors", paragraph("Team inspectors: many of them", 5)
        ),
        "team in items and bold": instead(
            _SIF,
            "Team inspectors",
            _bold("Team inspectors", 5),
            item("•", "Team inspectors: Cat Specimen", 5),
        ),
        "team named twice": put(
            _SIF, paragraph("Additional inspector: Ann Example", 5), before="Team inspectors"
        ),
        "number without a heading": more(_SIF, *numbered(10, 1, 6)),
        "paragraph over pages": put(
            instead(_SIF, "8. Made-up", item("8.", "It begins", 4)),
            Block(page=5, kind=BlockKind.PARAGRAPH, text="and it ends.", follows=" "),
            before="Inspection findings – the Local",
        ),
        "local leadership": _before_needs(
            heading("Local leadership", 3), paragraph("Nobody has been in post.", 3)
        ),
        "heading of numbers": _before_needs(heading("9999 children", 3)),
        "heading that ends": _before_needs(heading("A heading;", 3), _bold("Another", 3)),
        "of 2014": _of_2014(),
        "of 2014, requires improvement": _of_2014("Requires improvement to be good"),
        "of 2014 without a board": _of_2014(board=None),
        "of 2015": _of_2015(),
        "of 2015, requires improvement": _of_2015("Requires improvement to be good"),
        "of 2015 without a board": _of_2015(board=None),
    },
)


# ----------------------------------------------------------------------- what is said of the area

_NEED = "• At 30 June 2015, 1,008"
_LOOKED_AFTER = "• At 30 June 2015, 200"
_IN_NEED = (
    "At 30 June 2015, 1,008 children had been identified through assessment as being formally in "
    "need of a specialist children’s service"
)
_ADOPTED = "there have been 12 adoptions"


def _said(before: str, words: str) -> Made:
    """Return the report with these words in place of the item that begins so."""
    return instead(_AREA, before, item("•", words, 3))


def _needed(words: str) -> Made:
    return _said(_NEED, f"{_IN_NEED}{words}")


def _adopted(*blocks: Block, before: str) -> Made:
    """Return the report without its adoptions, which these blocks may tell of elsewhere."""
    return put(less(_AREA, f"• {_ADOPTED}"), *blocks, before=before)


_OF_ADOPTION = item("•", _ADOPTED, 3)

AREA = Variants(
    read_sif,
    _AREA,
    {
        "compared at once": _needed(", a reduction from 1,081 at 31 March 2014."),
        "compared with": _needed(", compared with 1,081 at 31 March 2014."),
        "compared without a comma": _needed(" which is an increase from 1,081 at 31 March 2014."),
        "compared in brackets": _needed(" (this is down from the 1,081 at 31 March 2014)."),
        "compared far on": _needed(f". This is an increase {'of many ' * 5}from 1,081."),
        "compared farther on": _needed(f". This is an increase {'of many ' * 6}from 1,081."),
        "compared by a rate": _needed(". This is an increase at a rate of 5 from 1,081."),
        "compared with a share": _needed(". This is an increase from 5% at 31 March 2014."),
        "compared with a day": _needed(". This is an increase from 31st March 2014."),
        "compared with nothing": _needed(". This is a number."),
        "compared after another sentence": _needed(". So it is. This is up from 1,081."),
        "not compared": _needed("."),
        "of no day": _said(_LOOKED_AFTER, "200 children were looked after by the local authority."),
        "of two days": _said(
            _LOOKED_AFTER,
            "At 1st May 2015 and 2 May, 2015, 200 children were looked after by the council.",
        ),
        "of a day that is none": _said(
            _LOOKED_AFTER, "At 31 June 2015, 200 children were looked after by the council."
        ),
        "of a rate in another sentence": _said(
            _LOOKED_AFTER,
            "At 30 June 2015, 200 children were looked after by the council. It is 50 per 10,000.",
        ),
        "stated twice": put(
            _AREA, item("•", "there have been 13 adoptions", 3), before="• six children became"
        ),
        "stated twice in a sentence": _said(
            f"• {_ADOPTED}", "there have been 12 adoptions. There had been 13 adoptions."
        ),
        "in the second sentence": _said(f"• {_ADOPTED}", "So it is. There have been 12 adoptions."),
        "in words": _said(f"• {_ADOPTED}", "there has been one adoption"),
        "nothing": _said(f"• {_ADOPTED}", "there have been no adoptions"),
        "more than": _said(f"• {_ADOPTED}", "there have been more than 12 adoptions"),
        "not in its context": less(_AREA, "• The proportion of children entitled"),
        "among other inspections": _adopted(_OF_ADOPTION, before="• Last year 9,999"),
        "in another section of the block": _adopted(
            heading("Made-up matters", 3), _OF_ADOPTION, before="Other Ofsted"
        ),
        "in a section after the block": _adopted(_OF_ADOPTION, before="• Nobody said any"),
        "in a judgement": _adopted(
            paragraph(f"There {_ADOPTED[6:]}.", 3), before="5. Made-up finding"
        ),
        "in a part outside the block": _adopted(
            heading("Child protection in this area", 3), _OF_ADOPTION, before="Key judgement"
        ),
        "block under another title": instead(
            _AREA, "Information about this local", heading("Information about the area", 3)
        ),
        "block without its title": less(_AREA, "Information about this local"),
    },
)
