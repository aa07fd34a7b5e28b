"""Made-up pages with words at chosen places, and texts in columns: what each becomes as blocks.

Distances stand at the limits that the reader has, on either side of them.
"""

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence

from ofsted_inspection.reading._pages import tagged_document
from ofsted_inspection.reading._pdfium import ELSEWHERE, GENERATED, HYPHEN, Element, Page, Run
from ofsted_inspection.reading._untagged import untagged_document
from ofsted_inspection.reading.document import Document
from ofsted_inspection.reading.text import text_document

Form = Callable[[], Document]

_WIDTH, _HEIGHT = 600.0, 800.0
_LEFT = 70.0


def _run(  # noqa: PLR0913, PLR0917 - what a run consists of
    number: int,
    text: str,
    y: float,
    left: float = _LEFT,
    right: float | None = None,
    size: float = 10.0,
    *,
    bold: bool = False,
) -> Run:
    """Return a run; without its right side it is five points wide for each character."""
    return (number, text, left, left + 5 * len(text) if right is None else right, y, size, bold)


def _gap(text: str) -> Run:
    return (GENERATED, text, 0.0, 0.0, 0.0, 0.0, False)


def _page(runs: Sequence[Run], *tree: Element) -> Page:
    """Return a page; without a tree each number is a paragraph."""
    numbers = sorted({run[0] for run in runs if run[0] >= 0})
    return _WIDTH, _HEIGHT, list(runs), list(tree) or [("P", [number]) for number in numbers]


def _out(text: str, y: float) -> Run:
    return _run(ELSEWHERE, text, y)


def _lines(*texts: str) -> list[Run]:
    """Return a run a line, numbered from 0, from the top of the page down."""
    runs = [_run(number, text, 700.0 - 20 * number) for number, text in enumerate(texts)]
    return [each for run in runs for each in (run, _gap("\r\n"))]


def _tagged(*pages: Page) -> Form:
    return functools.partial(tagged_document, pages, "made up")


def _bare(*pages: Page) -> Form:
    return functools.partial(untagged_document, pages, "made up")


# ------------------------------------------------------------------------------ with a structure

_SPLIT = "It is about plans and"


def _crossing(*pages: tuple[str, str, bool]) -> list[Page]:
    """Return pages of one element each: its type, its words and whether they are bold."""
    return [_page([_run(0, text, 700.0, bold=bold)], (kind, [0])) for kind, text, bold in pages]


def _outside() -> Iterator[tuple[str, Form]]:
    """Yield pages with words outside the structure, at the margins' limits and within them."""
    for y in (92.0, 92.1, 719.9, 720.0):
        yield (
            f"outside at {y}",
            _tagged(*(_page([_run(0, "Words.", 400.0), _out(f"Foot {n}", y)]) for n in (1, 2))),
        )
    yield (
        "outside on one page",
        _tagged(
            _page([_out("Head", 790.0), _run(0, "One.", 700.0), _out("12", 30.0)]),
            _page([_run(0, "Two.", 700.0)]),
        ),
    )
    yield (
        "outside between",
        _tagged(
            _page(
                [
                    _run(0, "Above.", 500.0),
                    _out("As low as the next.", 400.0),
                    _run(1, "Level.", 400.0),
                    _out("Last.", 300.0),
                ]
            )
        ),
    )
    yield (
        "outside in lines",
        _tagged(
            _page(
                [
                    _out("Same ", 400.0),
                    _gap(" "),
                    _run(ELSEWHERE, "line", 393.0, 95.0),
                    _gap("\r\n"),
                    _out("next line", 380.0),
                    _run(0, "Words.", 300.0),
                    _out(" ", 200.0),
                    _out("after", 190.0),
                ]
            )
        ),
    )


def _over_pages() -> Iterator[tuple[str, Form]]:
    cases: Mapping[str, Sequence[tuple[str, str, bool]]] = {
        "goes on": [("P", _SPLIT, False), ("P", "about people.", False)],
        "goes on with a space": [("P", f"{_SPLIT} ", False), ("P", "about people.", False)],
        "goes on in bold": [("P", _SPLIT, True), ("P", "about people.", True)],
        "is another": [("P", _SPLIT, False), ("P", "People say so.", False)],
        "ended": [("P", "It ended.", False), ("P", "about people.", False)],
        "ended with a note": [("P", "It ended.’12", False), ("P", "about people.", False)],
        "ended with a long note": [("P", "It ended.’123", False), ("P", "about people.", False)],
        "a heading before": [("H1", "A heading", False), ("P", "about people.", False)],
        "a heading after": [("P", _SPLIT, False), ("H1", "About people", False)],
        "items": [("LI", _SPLIT, False), ("LI", "About people.", False)],
        "items and a number": [("LI", _SPLIT, False), ("LI", "2. About people.", False)],
        "an item after a paragraph": [("P", "It ended.", False), ("LI", "About people.", False)],
        "a paragraph after an item": [("LI", "It ended.", False), ("P", "About people.", False)],
        "a note between": [
            ("P", _SPLIT, False),
            ("Note", "1 a note", False),
            ("P", "about people.", False),
        ],
        "three pages": [
            ("P", _SPLIT, False),
            ("P", "about people and", False),
            ("P", "more.", False),
        ],
    }
    for name, pages in cases.items():
        yield f"over pages: {name}", _tagged(*_crossing(*pages))
    first, last = _crossing(("P", _SPLIT, False), ("P", "about people.", False))
    yield "over pages: one without words", _tagged(first, _page([_run(0, " ", 9.0)]), last)
    row: Element = ("TR", [("TD", [0]), ("TD", [1])])
    cells = [_run(0, "Plans and", 700.0), _run(1, "care", 700.0, 300.0)]
    yield "over pages: a row before", _tagged(_page(cells, row), last)
    yield "over pages: a row after", _tagged(first, _page(cells, row))
    elsewhere: Element = ("P", [ELSEWHERE, 0])
    rest = _page([_run(0, "About people.", 700.0)], elsewhere)
    yield "over pages: the structure says so", _tagged(first, rest)
    later: Element = ("P", [0, ELSEWHERE])
    yield (
        "over pages: the structure says it of the page after",
        _tagged(first, _page([_run(0, "About people.", 700.0)], later)),
    )


def _on_one_page() -> Iterator[tuple[str, Form]]:
    cases: Mapping[str, Sequence[tuple[str, str, bool]]] = {
        "goes on": [("P", _SPLIT, False), ("P", "about people.", False)],
        "goes on in bold": [("P", _SPLIT, False), ("P", "about people.", True)],
        "goes on from bold": [("P", _SPLIT, True), ("P", "about people.", False)],
        "item": [("P", _SPLIT, False), ("LI", "about people.", False)],
        "ended": [("P", "It ended?", False), ("P", "about people.", False)],
    }
    for name, elements in cases.items():
        runs = [
            _run(number, text, 700.0 - 20 * number, bold=bold)
            for number, (_, text, bold) in enumerate(elements)
        ]
        tree: list[Element] = [(kind, [number]) for number, (kind, _, _) in enumerate(elements)]
        yield f"on one page: {name}", _tagged(_page(runs, *tree))


def _order() -> Iterator[tuple[str, Form]]:
    """Yield pages whose structure has another order than the page, by as much as may be."""
    for up in (712.0, 712.1):
        yield (
            f"second {up - 700:.1f} above the first",
            _tagged(_page([_run(0, "First.", 700.0), _run(1, "Second.", up)])),
        )
    row: Element = ("TR", [("TD", [1]), ("TD", [2])])
    low = [_run(0, "Low.", 300.0), _run(1, "Left", 700.0), _run(2, "Right", 700.0, 300.0)]
    yield "a row above", _tagged(_page(low, ("P", [0]), row))
    yield "a note above", _tagged(_page(low[:2], ("P", [0]), ("Note", [1])))
    yield (
        "a row and what stands within its height",
        _tagged(
            _page(
                [
                    _run(0, "Low.", 300.0),
                    _run(1, "Left", 700.0),
                    _run(2, "Right", 640.0, 300.0),
                    _run(3, "beside", 680.0, 150.0),
                ],
                ("P", [0]),
                row,
                ("P", [3]),
            )
        ),
    )
    host = [_run(0, "First line", 700.0), _run(0, "third line.", 640.0)]
    for name, y in (("between", 680.0), ("level with the last", 640.0), ("below", 620.0)):
        yield (
            f"a line {name}",
            _tagged(
                _page(
                    [*host, _run(1, "Low.", 300.0), _run(2, "other line", y, 200.0)],
                    ("P", [0]),
                    ("P", [1]),
                    ("LI", [("Lbl", []), ("LBody", [2])]),
                )
            ),
        )
    yield (
        "a labelled line between",
        _tagged(
            _page(
                [
                    *host,
                    _run(1, "Low.", 300.0),
                    _run(2, "7.", 660.0, 200.0),
                    _run(3, "words", 660.0, 220.0),
                ],
                ("P", [0]),
                ("P", [1]),
                ("LI", [("Lbl", [2]), ("LBody", [3])]),
            )
        ),
    )
    yield (
        "lines of one height",
        _tagged(
            _page(
                [_run(0, "Low.", 300.0), _run(1, "right", 700.0, 200.0), _run(2, "left", 700.0)],
                ("P", [0]),
                ("P", [1]),
                ("P", [2]),
            )
        ),
    )
    yield (
        "a line in two far apart",
        _tagged(
            _page(
                [
                    _run(0, "Low.", 300.0),
                    _run(1, "near", 700.0, 70.0, 90.0),
                    _run(1, "by", 700.0, 108.0, 120.0),
                    _run(1, "far", 700.0, 138.1, 150.0),
                    _run(1, "raised", 707.0, 150.0, 160.0),
                    _run(1, "high", 714.1, 160.0, 170.0),
                ],
            )
        ),
    )


def _elements() -> Iterator[tuple[str, Form]]:
    """Yield pages of each type of element, within others and beside them."""
    runs = _lines("One", "two", "three", "four")

    def made(*tree: Element, given: Sequence[Run] = runs) -> Form:
        return _tagged(_page(given, *tree))

    for kind in ("H", "H1", "H6", "H7", "Title", "P", "LI", "TOCI", "Note", "Caption", "Figure"):
        yield f"element {kind}", made((kind, [0]))
    for kind in ("Span", "Link", "Reference", "Em", "Strong", "Sub", "Quote", "LBody", "Lbl"):
        yield f"element {kind} within", made(("P", [0, (kind, [1]), 2]))
        yield f"element {kind} beside", made(("Sect", [0, (kind, [1]), 2]), ("P", [3]))
    yield "a note within", made(("P", [0, ("Note", [("P", [1])]), 2]))
    yield "a paragraph within a note", made(("Note", [0, ("P", [1]), ("L", [("LI", [2])])]))
    yield "a list within a paragraph", made(("P", [0, ("L", [("LI", [1]), ("LI", [2])]), 3]))
    yield "a list within an item", made(("LI", [("LBody", [0, ("L", [("LI", [1])])])]))
    yield "a number of no words", made(("P", [0, 9]), ("P", [ELSEWHERE, 1]), ("P", [8]))
    for label in ("1.", "•", "a)", "iv.", "x", "(b)", "A word"):
        given = [_run(0, label, 700.0), _run(1, "words here.", 700.0, 100.0)]
        tree: Element = ("LI", [("Lbl", [0]), ("LBody", [1])])
        yield f"label {label}", made(tree, given=given)
    for text in (
        "Short",
        "Ends with a stop.",
        "begins small",
        "1. Numbered",
        "1.Numbered",
        "1.small",
        "2 Not numbered",
        " ".join(["Thirty"] * 30),
        " ".join(["Thirty-one"] * 31),
        "• A bullet",
    ):
        yield f"heading {text[:20]}", made(("H2", [0]), given=[_run(0, text, 700.0)])
    bold = [_run(0, "Bold ", 700.0, bold=True), _run(1, "plain", 680.0)]
    yield "bold and plain", made(("P", [0, 1]), given=bold)
    yield "bold and blank", made(("P", [0, 1]), given=[bold[0], _run(1, " ", 680.0)])
    yield (
        "a bullet in the words",
        made(("P", [0]), given=[_run(0, "•  one", 700.0), _gap("\n"), _run(0, "two", 690.0)]),
    )
    yield "a bullet in a note", made(("Note", [0]), given=[_run(0, "• one", 700.0)])
    yield (
        "a bullet and a label",
        made(
            ("LI", [("Lbl", [0]), ("LBody", [1])]),
            given=[_run(0, "1.", 700.0), _run(1, "• one", 700.0, 100.0)],
        ),
    )
    sizes = [_run(0, "Small", 700.0, size=8.0), _run(0, "large", 699.0, 95.0, size=14.0)]
    yield "sizes", made(("P", [0]), given=sizes)


def _tables() -> Iterator[tuple[str, Form]]:
    runs = [
        _run(0, "One", 700.0),
        _run(1, "two", 700.0, 300.0),
        _run(2, "three", 680.0),
        _run(3, "four", 680.0, 300.0),
    ]
    cells: list[Element] = [("TD", [number]) for number in range(4)]
    one, two, three, four = cells

    def made(*tree: Element) -> Form:
        return _tagged(_page(runs, *tree))

    yield "a row", made(("Table", [("TR", [one, two]), ("TR", [three, four])]))
    yield "a row with a head", made(("TR", [("TH", [0]), two]))
    yield "a row of three", made(("TR", [one, two, three]))
    yield "a row of one", made(("TR", [one]), ("TR", [("TD", [2]), ("Span", [3])]))
    yield "a row of a row", made(("TR", [("TD", [("Table", [("TR", [one, two])])]), three]))
    yield "a row of one that says anything", made(("TR", [one, ("TD", [])]), ("P", [1, 2, 3]))
    yield "a row of two paragraphs", made(("TR", [("TD", [("P", [0]), ("P", [2])]), two]))
    yield (
        "a row of two paragraphs alone",
        made(("TR", [("TD", [("P", [0]), ("P", [2])]), ("TD", [])])),
    )
    yield "a row of a list alone", made(("TR", [("TD", [("L", [("LI", [0])])]), ("TD", [])]))
    yield "a row of a list", made(("TR", [("TD", [("L", [("LI", [0]), ("LI", [2])])]), two]))
    for kind in ("L", "Sect", "Div", "Part", "Art"):
        listed: Element = ("TD", [(kind, [("P", [0]), ("P", [2])])])
        yield f"a row of {kind}", made(("TR", [listed, two]))
        yield f"a row of {kind} alone", made(("TR", [listed, ("TD", [])]))
    yield "a row and beside it", made(("TR", [one, two, ("P", [2]), 3]))
    yield "a row without words", made(("TR", [("TD", []), ("TD", [])]), ("P", [0]))


def _words() -> Iterator[tuple[str, Form]]:
    """Yield how runs become words: what stands between, hyphens, ends of lines, distances."""

    def made(*runs: Run) -> Form:
        return _tagged(_page(list(runs), ("P", [0, 1])))

    yield "runs and a space between", made(_run(0, "a", 700.0), _gap(" "), _run(0, "b", 700.0))
    yield "runs and nothing between", made(_run(0, "a", 700.0), _run(0, "b", 700.0))
    yield (
        "numbers and a space between",
        made(_run(0, "a", 700.0), _gap(" "), _gap("\r\n"), _run(1, "b", 690.0)),
    )
    yield "a space before all", made(_gap(" "), _run(0, "a", 700.0), _run(1, "b", 700.0))
    yield "a hyphen", made(_run(0, f"multi{HYPHEN}agency", 700.0))
    for dash in "-\u2010\u2011\u2013\u2014":
        yield (
            f"a dash U+{ord(dash):04X} at an end",
            made(_run(0, f"a{dash}", 700.0), _gap("\r\n"), _run(0, "b", 690.0)),
        )
    yield "a dash apart", made(_run(0, "a -", 700.0), _gap("\r\n"), _run(0, "b", 690.0))
    yield "empty lines", made(_run(0, "a\n\n \nb  c", 700.0))

    def apart(left: float, y: float) -> Form:
        """Two pieces with another's between them in the page, so far apart."""
        other = _run(2, "other", 500.0)
        return _tagged(
            _page(
                [_run(0, "a", 700.0, 70.0, 80.0), other, _run(1, "b", y, left, left + 5)],
                ("P", [0, 1]),
                ("P", [2]),
            )
        )

    for left in (81.0, 81.1):
        yield f"pieces {left - 80:.1f} apart", apart(left, 700.0)
    for y in (693.0, 692.9, 707.0, 707.1):
        yield f"pieces {y - 700:.1f} above", apart(80.0, y)


# --------------------------------------------------------------------------- without a structure


def _untagged() -> Iterator[tuple[str, Form]]:
    def made(*runs: Run) -> Form:
        return _bare((_WIDTH, _HEIGHT, list(runs), []))

    for y in (697.0, 696.9, 703.0, 703.1):
        cells = _out("Title", 700.0), _run(ELSEWHERE, "Good", y, 300.0)
        yield f"untagged: words {y - 700:.1f} above", made(*cells)
        words = _run(ELSEWHERE, "One.", 700.0), _run(0, "Two.", y, 95.0)
        yield f"untagged: a word {y - 700:.1f} above", made(*words)
    yield (
        "untagged: lines in another order",
        made(_out("Low.", 600.0), _gap("\n"), _out("Up.", 700.0)),
    )
    for right in (282.1, 282.0):
        cells = _run(ELSEWHERE, "Title", 700.0, 70.0, right), _run(ELSEWHERE, "Good", 700.0, 300.0)
        yield f"untagged: words {300 - right:.1f} apart", made(cells[0], _gap(" "), cells[1])
        cells = cells[0], _run(0, "Good", 700.0, 300.0)
        yield f"untagged: pieces {300 - right:.1f} apart", made(*cells)
    for y in (682.5, 682.4):
        yield f"untagged: lines {700 - y:.1f} apart", made(_out("a b", 700.0), _out("c d", y))
    for left in (189.9, 190.0, 250.0, 250.1):
        yield (
            f"untagged: a column {left - 70:.1f} right",
            made(_run(ELSEWHERE, "Title", 700.0), _gap(" "), _run(ELSEWHERE, "Good", 700.0, left)),
        )
        yield (
            f"untagged: a line {left - 70:.1f} right",
            made(_run(ELSEWHERE, "Title", 700.0), _gap("\n"), _run(ELSEWHERE, "Good", 640.0, left)),
        )
    row = _run(ELSEWHERE, "Title", 600.0, 50.0), _gap(" "), _run(ELSEWHERE, "Good", 600.0, 150.0)
    for name, edge in (
        ("nothing", _run(ELSEWHERE, "a", 700.0, 60.0)),
        ("words", _run(ELSEWHERE, "a", 700.0, 0.0)),
        ("words beyond", _run(ELSEWHERE, "a", 700.0, -5.0, 5.0)),
        ("blank", _run(ELSEWHERE, " ", 700.0, 5.0)),
        ("little", _run(ELSEWHERE, "a", 700.0, 0.5)),
    ):
        yield f"untagged: {name} at the edge", made(edge, *row)
    yield (
        "untagged: bold",
        made(
            _run(ELSEWHERE, "Bold", 700.0, bold=True),
            _gap("\n"),
            _run(ELSEWHERE, "plain words.", 690.0),
            _gap("\n"),
            _run(ELSEWHERE, "Half", 680.0, bold=True),
            _run(ELSEWHERE, "half.", 680.0, 140.0),
        ),
    )
    for left in (82.5, 82.6):
        first = [_out("1. It ends.", 700.0)]
        rest = [_run(ELSEWHERE, "It goes on.", 700.0, left)]
        pages: list[Page] = [(_WIDTH, _HEIGHT, first, []), (_WIDTH, _HEIGHT, rest, [])]
        yield (
            f"untagged: {left - 70:.1f} right on the next page",
            _bare(*pages),
        )
    yield "untagged: no words", made(_run(ELSEWHERE, " ", 700.0))


# ------------------------------------------------------------------------------------- as a text


def _at(*cells: tuple[int, str]) -> str:
    """Return a line with words beginning in these columns."""
    line = ""
    for column, words in cells:
        line = f"{line:<{column}}{words}"
    return line


def _foot(count: int, of: int, foot: str = "A foot") -> str:
    """Return pages of which so many have a foot."""
    return "\f".join(
        f"Words {chr(65 + page)} end.\n\n{foot if page < count else f'Last {chr(65 + page)}.'}\n"
        for page in range(of)
    )


_TEXTS: Mapping[str, str] = {
    **{f"a second column at {at}": _at((0, "Title"), (at, "Good")) for at in (23, 24, 25, 36, 37)},
    **{f"a line alone at {at}": _at((at, "Good")) for at in (23, 24, 25, 35, 36, 37)},
    **{
        f"a line at {at} below a title": f"{_at((0, 'Title'), (40, 'Good'))}\n{_at((at, 'to be'))}"
        for at in (24, 36, 37)
    },
    **{
        f"rows of {count} lines": "\n".join([_at((0, "words"), (40, "more"))] * count)
        for count in (6, 7)
    },
    **{f"headings of {count} lines": "\n".join(["Words"] * count) for count in (3, 4)},
    **{f"headings of {count} words": " ".join(["Word"] * count) for count in (24, 25)},
    **{f"an end {end}": f"Words{end}" for end in (".", ";", ",", ":", "?")},
    "a small beginning": "words",
    "a figure at the beginning": "2 words",
    "an entry": f"Contents\n{_at((0, 'Summary'), (50, '2'))}\nMore",
    "an entry of four figures": f"Contents\n{_at((0, 'Summary'), (50, '2011'))}\nMore",
    "an entry alone": _at((0, "Summary"), (50, "2")),
    "a labelled row": _at((0, "1. Title"), (40, "Good")),
    "a row of the record": _at((0, "1. Children who need help"), (40, "Good")),
    "a row of the record alone": "1. Children who need help",
    "a bullet and a column": _at((0, "•"), (4, "words"), (40, "more")),
    "a bullet alone": "•\nwords",
    "a bullet that is a letter": "o Words\no words",
    "bullets": "• one\n- two\n– three\n\uf0b7 four\n-five",
    "numbers": "1. One.\n2. Two.\n4. Four.\n\n4. Four.\n\n6. Six.\n\n5. Five.\n\n1000. No.",
    "numbers with a comma": "1, One.\n2. Two.\n\n4, Four.",
    "numbers without a space": "1.One.\n\n2.two.\n\n2.‘Two.’",
    "numbers below words": "Words end.\n1. One.\n2. Two.",
    "numbers below words, the first left out": "Words end.\n2. Two.\n3. Three.",
    "a number alone": "Words end.\n\n1\nwords",
    "a number alone at the end": "Words end.\n\n1",
    "a number of three figures alone": "Words end.\n\n100\nwords",
    "a note": "Words end.\n2 A note\nof lines\n\nMore words end.",
    "statements": (
        "Some words\nThe overall judgement is good\nMore words\n\nThe LSCB is good\nMore\n\n"
        "Children’s services in A require improvement\nto be good\nMore"
    ),
    "a head of columns": (
        f"Words\nKey judgement {' ' * 30}Judgement grade\nWords\nGrade 2 (good)\nMore"
    ),
    "labels of the cover": (
        "Words\nInspection date: 6 July\nLead inspector: A\nPublished: soon\nAge group: All\n"
        "Reporting inspector A\nand\nReview of the effectiveness\nContents"
    ),
    "a label of the cover and a column": f"Inspection dates: 6 July\n{_at((40, '2011'))}",
    "a title and a name": "Inspection of looked after\nchildren services\nMade-up",
    "a title and no end": "Inspection of looked after\nchildren\nMade-up",
    "headings below rows": (
        f"{_at((0, 'Title'), (40, 'Good'))}\nSummary\n{_at((40, 'Good'))}\nSummary\n"
        f"{_at((24, 'Good'))}\nSummary"
    ),
    "tabs": "Title\tGood\n\nTitle\t\t\t\t\tGood",
    "spaces": "One  two   three\n\nno\u00a0break",
    "ends of lines": "One\rTwo\x0bThree\x85Four\u2028Five\r\nSix",
    "page numbers on one page": "Words end.\n\n12",
    "empty pages": "Words end.\n\f\n\fMore end.\n\f",
    "nothing": "",
    **{
        f"a foot on {count} of {of}": _foot(count, of)
        for count, of in ((2, 2), (2, 3), (3, 3), (3, 7), (3, 8), (4, 10), (4, 11))
    },
    "a foot with numbers": "\f".join(f"Words end.\n\nFoot {page} of 3\n" for page in (1, 2, 3)),
    "page numbers": "\f".join(f"Words end.\n\n{page}\n" for page in (1, 2, 3)),
    **{
        f"a head of {count} lines": "\f".join(
            "\n".join([*(f"Head {chr(65 + n)}" for n in range(count)), "", f"Words {p} end."])
            for p in ("a", "b", "c", "d")
        )
        for count in (3, 4, 5)
    },
    **{
        f"a foot of {count} lines": "\f".join(
            "\n".join([f"Words {p} end.", "", *(f"Foot {chr(65 + n)}" for n in range(count))])
            for p in ("a", "b", "c", "d")
        )
        for count in (3, 4, 5)
    },
    "a foot alone": "\f".join(["Foot\n"] * 4),
    "a foot after other lines": "\f".join(f"Words {p} end.\nFoot\nMore {p}.\n" for p in "abcd"),
    **{
        f"over pages: {first[-9:]} {' '.join(second[:9].split())}": f"{first}\n\f{second}\n"
        for first, second in (
            ("1. It begins and", "goes on."),
            ("1. It begins and", "Goes on."),
            ("1. It begins and", "  Goes on."),
            ("1. It ends.", "  Goes on."),
            ("1. It ends.", "   Goes on in words that are many and that end."),
            ("1. It ends.2", "goes on."),
            ("1. It has multi-", "agency plans."),
            ("It begins and", "goes on."),
            ("It begins and this is no heading, of it,", "goes on."),
            ("It begins and this is no heading, of it,", "Goes on, as it were, and ends."),
            ("• an item", "goes on."),
            ("• an item.", "      It goes on."),
            ("Many words that are no heading, and end.", "      It goes on."),
            ("• an item", "Goes on, and ends."),
            ("1. It begins and", "• goes on."),
            ("1. It begins and", "2. Goes on."),
            ("1. It begins and", "1\nA note\n\ngoes on."),
            ("A heading", "goes on."),
        )
    },
    "over two pages": "1. It begins and\n\f\fgoes on.\n",
    "over pages, a row": f"It begins, and\n\f{_at((0, 'Title'), (40, 'Good'))}\n\fgoes on.\n",
}
"""Texts by name."""


_TITLE = "Inspection of safeguarding and looked after children services"
_LONG = f"{'Many words ' * 18}of"
"""As long as a line of a page may be."""


def _kept(*lines: str, pages: int = 1, title: str = _TITLE) -> str:
    """Return a text of the first programme, whose lines are kept where one of them is long."""
    page = "\n".join([*lines, ""])
    return "\f".join([f"{title}\n{page}", *(page for _ in range(1, pages))])


_KEPT: Mapping[str, str] = {
    "one page": _kept("One.", "", " Two  words "),
    "two pages": _kept("One.", f"{_LONG} it", pages=2),
    "two pages of short lines": _kept("One.", _LONG, pages=2),
    "no end of a line": f"{_TITLE}\nOne.",
    "ends of lines": f"{_TITLE}\r\nOne\rTwo\x0bThree\nFour\u2028Five\n",
    "a title on two lines": _kept(title=_TITLE.replace("and looked", "and\nlooked")),
    "a title far on": _kept(title=f"{'x' * 3938} {_TITLE}"),
    "a title too far on": _kept(title=f"{'x' * 3939} {_TITLE}"),
    "page numbers": _kept("One.", "1", "Page 2", "page 3 of 30", "4000", "5 of them", " 6 "),
    "a running title": _kept("One.", f"Made-up {_TITLE} 2", _TITLE, "Two."),
    "a title that is not alone": _kept(_TITLE, "One.", _TITLE, title=f"Made-up {_TITLE}"),
    **{f"a line {count} times": _kept(*["Foot 1", "One."] * count) for count in (4, 5)},
    **{
        f"a line on {count} pages": _kept("Foot 2", f"{_LONG} it.", pages=count) for count in (2, 3)
    },
    **{
        f"five times {line[:20]} {len(line)}": _kept(*[line] * 5)
        for line in (
            *("- Words", "1. Words", "1.", "1.5 words", "Words.", "Words:", "Grade 2 (good)"),
            *("Staying safe", "Words " * 26, "x" * 160, "x" * 161, "Foot", "12 foot 3"),
        )
    },
}
"""Texts whose lines are kept, by name."""


def _forms() -> Iterator[tuple[str, Form]]:
    for each in (
        _outside,
        _over_pages,
        _on_one_page,
        _order,
        _elements,
        _tables,
        _words,
        _untagged,
    ):
        yield from each()
    for name, text in _TEXTS.items():
        yield f"text: {name}", functools.partial(text_document, text)
    for name, text in _KEPT.items():
        yield f"kept: {name}", functools.partial(text_document, text)


FORMS = dict(_forms())
"""Each form of a page or a text by its name."""
