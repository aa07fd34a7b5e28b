"""A small writer of PDFs: a structure tree, marked content and artifacts as Word writes them.

An element holds elements and pieces of text; a piece stands on a page of its own choosing, so a
paragraph may begin on one page and end on the next, and an element's numbers may be another page's.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence

import attrs

HEIGHT = 1600
_LINE = 14
_GAP = 10
_COLUMN = 260


@attrs.frozen
class Piece:
    """Lines of text on one page.

    `up` raises them above where they would stand, in lines; `along` puts them on the line of the
    piece before, so many points right of the margin.
    """

    text: str
    page: int = 1
    bold: bool = False
    up: float = 0.0
    along: float = 0.0


@attrs.frozen
class Element:
    """A structure element: its type and what it holds."""

    kind: str
    children: tuple["Element | Piece", ...]


def element(kind: str, *children: "Element | Piece | str") -> Element:
    """Return an element; a string is a piece on page 1."""
    return Element(kind, tuple(Piece(each) if isinstance(each, str) else each for each in children))


@attrs.define
class _Canvas:
    """The content of one page, and the numbers of its marked content."""

    content: list[bytes] = attrs.Factory(list[bytes])
    owners: list[int] = attrs.Factory(list[int])
    y: float = HEIGHT - 60


class _Writer:
    def __init__(self, pages: int, *, tagged: bool) -> None:
        self.objects: list[bytes] = []
        self.tagged = tagged
        self.canvases = [_Canvas() for _ in range(pages)]
        self.page_objects = [self.reserve() for _ in range(pages)]

    def reserve(self) -> int:
        self.objects.append(b"null")
        return len(self.objects)

    def put(self, number: int, text: str) -> None:
        self.objects[number - 1] = text.encode("cp1252")

    def draw(self, piece: Piece, tag: str, owner: int, x: float) -> int:
        """Draw a piece at the cursor of its page; return its marked-content number."""
        canvas = self.canvases[piece.page - 1]
        number = len(canvas.owners)
        canvas.owners.append(owner)
        mark = f"/{tag} <</MCID {number}>> BDC" if self.tagged else "q"
        up = 1.0 if piece.along else piece.up
        lines = [
            _line(text, piece.bold, x + piece.along, canvas.y + (up - place) * _LINE)
            for place, text in enumerate(piece.text.split("\n"))
        ]
        canvas.content += [mark.encode(), *lines, b"EMC" if self.tagged else b"Q"]
        canvas.y -= 0 if piece.up else _LINE * (len(lines) - bool(piece.along))
        return number

    def lay(self, each: Element, parent: int, x: float) -> int:
        """Draw an element and write it down; return its object's number."""
        own = self.reserve()
        kids: list[str] = []
        if each.kind not in {"Span", "Link", "Lbl", "LBody", "TD", "TH"}:
            for page in _pages_of(each):
                self.canvases[page - 1].y -= _GAP
        top = [canvas.y for canvas in self.canvases]
        lowest = list(top)
        for place, child in enumerate(each.children):
            column = x + _COLUMN * place if each.kind == "TR" else x
            if each.kind == "TR":
                for canvas, y in zip(self.canvases, top, strict=True):
                    canvas.y = y
            if isinstance(child, Piece):
                number = self.draw(child, each.kind, own, column)
                page = self.page_objects[child.page - 1]
                kids.append(f"<</Type /MCR /Pg {page} 0 R /MCID {number}>>")
            else:
                kids.append(f"{self.lay(child, own, column)} 0 R")
            lowest = [min(low, c.y) for low, c in zip(lowest, self.canvases, strict=True)]
        for canvas, low in zip(self.canvases, lowest, strict=True):
            canvas.y = low
        first = next(iter(_pages_of(each)), 1)
        page = self.page_objects[first - 1]
        self.put(
            own,
            f"<</Type /StructElem /S /{each.kind} /P {parent} 0 R /Pg {page} 0 R "
            f"/K [{' '.join(kids)}]>>",
        )
        return own


def _pages_of(each: Element) -> list[int]:
    return sorted(set(_pages_within(each)))


def _pages_within(each: Element) -> Iterator[int]:
    for child in each.children:
        if isinstance(child, Piece):
            yield child.page
        else:
            yield from _pages_within(child)


def _line(text: str, bold: bool, x: float, y: float) -> bytes:  # noqa: FBT001 - private
    escaped = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(")
    escaped = escaped.replace(b")", rb"\)")
    font = "F2" if bold else "F1"
    return f"BT /{font} 11 Tf {x} {y} Td (".encode() + escaped + b") Tj ET"


def pdf(
    elements: Iterable[Element],
    *,
    pages: int = 1,
    running: Sequence[str] = (),
    tagged: bool = True,
) -> bytes:
    """Return a PDF of `elements`, with the lines `running` and its number at the foot of each page.

    The running lines are artifacts; `tagged=False` writes the same page without a tree.
    """
    writer = _Writer(pages, tagged=tagged)
    root, document, parents = writer.reserve(), writer.reserve(), writer.reserve()
    kids = [writer.lay(each, document, 72) for each in elements]
    writer.put(root, f"<</Type /StructTreeRoot /K [{document} 0 R] /ParentTree {parents} 0 R>>")
    writer.put(
        document,
        f"<</Type /StructElem /S /Document /P {root} 0 R "
        f"/K [{' '.join(f'{kid} 0 R' for kid in kids)}]>>",
    )
    numbers = [
        f"{place} [{' '.join(f'{owner} 0 R' for owner in canvas.owners)}]"
        for place, canvas in enumerate(writer.canvases)
    ]
    writer.put(parents, f"<</Nums [{' '.join(numbers)}]>>")
    fonts = [writer.reserve(), writer.reserve()]
    for number, name in zip(fonts, ("Helvetica", "Helvetica-Bold"), strict=True):
        writer.put(
            number,
            f"<</Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding>>",
        )
    tree, catalog = writer.reserve(), writer.reserve()
    for place, (canvas, page) in enumerate(zip(writer.canvases, writer.page_objects, strict=True)):
        foot = [*running, str(place + 1)]
        canvas.content += [b"/Artifact BMC"] if tagged else []
        canvas.content += [
            _line(text, bold=False, x=72, y=50 - 12 * line) for line, text in enumerate(foot)
        ]
        canvas.content += [b"EMC"] if tagged else []
        stream = b"\n".join(canvas.content)
        content = writer.reserve()
        writer.objects[content - 1] = (
            f"<</Length {len(stream)}>>\nstream\n".encode() + stream + b"\nendstream"
        )
        writer.put(
            page,
            f"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 600 {HEIGHT}] "
            f"/Contents {content} 0 R /StructParents {place} "
            f"/Resources <</Font <</F1 {fonts[0]} 0 R /F2 {fonts[1]} 0 R>>>>>>",
        )
    page_list = " ".join(f"{page} 0 R" for page in writer.page_objects)
    writer.put(tree, f"<</Type /Pages /Kids [{page_list}] /Count {pages}>>")
    marked = f"/MarkInfo <</Marked true>> /StructTreeRoot {root} 0 R" if tagged else ""
    writer.put(catalog, f"<</Type /Catalog /Pages {tree} 0 R {marked}>>")
    return file(writer.objects, catalog)


def file(objects: Sequence[bytes], catalog: int) -> bytes:
    parts = [b"%PDF-1.7\n"]
    offsets: list[int] = []
    position = len(parts[0])
    for number, content in enumerate(objects, start=1):
        offsets.append(position)
        parts.append(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
        position += len(parts[-1])
    table = "".join(
        itertools.chain(
            (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n",),
            (f"{offset:010} 00000 n \n" for offset in offsets),
            (f"trailer\n<</Size {len(objects) + 1} /Root {catalog} 0 R>>\n",),
            (f"startxref\n{position}\n%%EOF\n",),
        )
    )
    return b"".join([*parts, table.encode()])
