"""The cells of a spreadsheet in OpenDocument's form, of bytes that may come from anyone.

The library that takes the cells out never ends on a document that is not well formed, and makes
every cell that a few words declare: so the document is looked at first, and goes to it alone.
"""

import datetime
import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import TypeAlias, final
from xml.parsers import expat

import attrs

from ofsted_inspection.errors import InvalidDocument, MissingExtra, Problem, ProblemCode

SheetCell: TypeAlias = (
    str
    | int
    | float
    | bool
    | datetime.datetime
    | datetime.date
    | datetime.time
    | datetime.timedelta
)
"""What a cell holds; an empty text where there is nothing."""

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
LARGEST_DOCUMENT = 128 * 2**20
"""Bytes of the longest document that is read."""
MOST_CELLS = 1_000_000
"""Cells of all sheets that are read, of each from its corner to the last that holds something."""


@final
@attrs.frozen
class Sheet:
    """A sheet: its name, and every row from the first, each as wide as the widest."""

    name: str
    rows: tuple[tuple[SheetCell, ...], ...]


def extractor_name() -> str:
    """Return the name and version of what takes cells out; raises MissingExtra without it."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"python-calamine {version('python-calamine')}"
    except PackageNotFoundError:
        raise MissingExtra("python-calamine", "spreadsheets") from None


def sheets(content: bytes, subject: str) -> tuple[Sheet, ...]:
    """Return the sheets of a spreadsheet; raises InvalidDocument for what is none."""
    extractor = extractor_name()
    from python_calamine import CalamineError, CalamineWorkbook

    document = _document(content, subject)
    _Sizes(subject).measure(document)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(_repacked(document)))
        return tuple(
            Sheet(
                name,
                tuple(map(tuple, book.get_sheet_by_name(name).to_python(skip_empty_area=False))),
            )
            for name in book.sheet_names
        )
    except CalamineError:
        found = f"a document that {extractor} cannot take apart"
        raise _refused(subject, found, "a spreadsheet as it was saved") from None


def _refused(
    subject: str, found: str, expected: str, code: ProblemCode = ProblemCode.UNRECOGNISED
) -> InvalidDocument:
    return InvalidDocument(subject, [Problem(code=code, found=ascii(found), expected=expected)])


def _document(content: bytes, subject: str) -> bytes:
    """Return the document in the archive that a spreadsheet is."""
    expected = "a spreadsheet in OpenDocument's form (.ods)"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            mimetype = archive.read("mimetype").strip()
            with archive.open("content.xml") as file:
                document = file.read(LARGEST_DOCUMENT + 1)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        EOFError,
        RuntimeError,  # encrypted, or packed in a way that zipfile does not unpack
        OSError,
        ValueError,
    ):
        raise _refused(subject, "something else", expected) from None
    if mimetype != MIMETYPE:
        raise _refused(subject, "a file of another kind", expected)
    if len(document) > LARGEST_DOCUMENT:
        found = f"a document of more than {LARGEST_DOCUMENT} bytes"
        raise _refused(subject, found, "a smaller one", ProblemCode.TOO_LARGE)
    return document


def _repacked(document: bytes) -> bytes:
    """Return a spreadsheet that holds the document and nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", MIMETYPE)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", document)
    return buffer.getvalue()


_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)


@final
class _Sizes:
    """How many cells the sheets of a document have, which it says in a few words."""

    def __init__(self, subject: str) -> None:
        self._subject = subject
        self._before = self._rows = self._filled_rows = 0
        self._cells = self._filled_cells = self._widest = 0

    def measure(self, document: bytes) -> None:
        """Raise InvalidDocument unless the document is well formed and of a size to be read."""
        parser = expat.ParserCreate("utf-8")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._declared
        try:
            parser.Parse(document, True)  # noqa: FBT003 - it takes no name
        except expat.ExpatError as error:
            found = f"a document that is not well formed: {error}"
            raise _refused(self._subject, found, "a spreadsheet as it was saved") from None

    def _declared(self, *_: object) -> None:
        raise _refused(self._subject, "a declaration of types", "a document without one")

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "table:table":
                self._before += self._filled_rows * self._widest
                self._rows = self._filled_rows = self._widest = 0
            case "table:table-row":
                self._rows += self._times("rows", attributes)
                self._cells = self._filled_cells = 0
            case "table:table-cell" | "table:covered-table-cell":
                self._cells += self._times("columns", attributes)
                if any(each.startswith("office:") for each in attributes):
                    self._filled_cells = self._cells
            case "text:p":
                self._filled_cells = self._cells
            case _:
                pass

    def _end(self, name: str) -> None:
        if name != "table:table-row":
            return
        if self._filled_cells:
            self._filled_rows = self._rows
            self._widest = max(self._widest, self._filled_cells)
        if self._before + self._filled_rows * self._widest > MOST_CELLS:
            found = f"sheets of more than {MOST_CELLS} cells"
            raise _refused(self._subject, found, "a smaller one", ProblemCode.TOO_LARGE)

    def _times(self, what: str, attributes: Mapping[str, str]) -> int:
        times = attributes.get(f"table:number-{what}-repeated", "1")
        if times.isascii() and times.isdecimal() and len(times) < _MOST_DIGITS:
            return int(times)
        found = f"{what} repeated {times[:_MOST_DIGITS]} times"
        raise _refused(self._subject, found, "a number of times")


_MOST_DIGITS = 10
