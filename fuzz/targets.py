"""What is fuzzed: each target takes any bytes and fails at anything but our own errors.

A target also checks, of whatever it does not refuse, that nothing was lost.
"""

import io
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    OfstedInspectionError,
    from_json,
    read_jsonl,
    to_json,
    write_jsonl,
)
from ofsted_inspection._wording import MOST_PROBLEMS
from ofsted_inspection.interchange._documents import document_of
from ofsted_inspection.interchange._text import parsed
from ofsted_inspection.reading import Block, BlockKind, Document, read_report
from ofsted_inspection.reading._inspection import Given, inspection_of
from ofsted_inspection.reading.recognise import recognise
from ofsted_inspection.tables import (
    FileFormat,
    read_datapackage,
    read_spreadsheets,
    write_datapackage,
    write_spreadsheets,
)
from tests.reading.made_up import (
    LAC_TITLES,
    SIF_TITLES,
    Made,
    as_pdf,
    as_text,
    ilacs_2023,
    lac,
    sif,
)

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "interchange" / "golden"
FIRST = GOLDEN / "1.0"
REPORTS = ROOT / "tests" / "reading" / "reports"


def fuzz_from_json(data: bytes) -> None:
    """Read `data` as JSON; what is read must be written and read again alike, and either way."""
    try:
        inspection = from_json(data)
    except InvalidDocument as error:
        _must_be_legible(error)
        return
    value = parsed(data, "Inspection")
    assert document_of(Inspection).read_quickly(value) == inspection
    assert document_of(Inspection).read_in_full(value) == inspection
    written = to_json(inspection)
    assert from_json(written) == inspection
    assert to_json(from_json(written)) == written


def fuzz_read_jsonl(data: bytes) -> None:
    """Read `data` as lines; the good and the bad together must be all of them."""
    bad: list[InvalidDocument] = []
    good = list(read_jsonl(io.BytesIO(data), on_invalid=bad.append))
    for error in bad:
        _must_be_legible(error)
    assert len(good) + len(bad) == len(io.BytesIO(data).readlines())
    file = io.BytesIO()
    write_jsonl(good, file)
    file.seek(0)
    assert list(read_jsonl(file)) == good


def fuzz_read_report(data: bytes) -> None:
    """Read `data` as a report; what is read must be an inspection that JSON can hold."""
    try:
        inspection = read_report(io.BytesIO(data))
    except OfstedInspectionError as error:
        if isinstance(error, InvalidDocument):
            _must_be_legible(error)
        return
    assert from_json(to_json(inspection)) == inspection


def fuzz_document(data: bytes) -> None:
    """Read `data` as the blocks of a document, which every template must read or refuse."""
    try:
        document = _document(data)
        printed = recognise(document).read(document)
        inspection = inspection_of(printed, document, data, Given())
    except OfstedInspectionError as error:
        if isinstance(error, InvalidDocument):
            _must_be_legible(error)
        return
    assert inspection.source is not None
    claimed = "".join(map(document.at, inspection.source.spans))
    assert "".join(claimed.split()) == "".join(document.text.split())
    assert from_json(to_json(inspection)) == inspection


_KINDS = {kind.value: kind for kind in BlockKind}


def _document(data: bytes) -> Document:
    """Return the document whose blocks are the lines of `data`: page, kind, label, words."""
    blocks: list[Block] = []
    page = 1
    for line in data.decode(errors="replace").split("\n"):
        parts = [" ".join(part.split()) for part in line.split("\t")]
        printed, kind, label, *cells = [*parts, *[""] * (4 - len(parts))]
        page = min(max(page, int(printed) if re.fullmatch("[0-9]{1,2}", printed) else page), 60)
        is_row = _KINDS.get(kind) is BlockKind.ROW
        blocks.append(
            Block(
                page=page,
                kind=_KINDS.get(kind, BlockKind.PARAGRAPH),
                label=label or None,
                text="" if is_row else " ".join(cells),
                cells=tuple(cells) if is_row else (),
                bold=kind == BlockKind.HEADING.value,
            )
        )
    return Document(blocks=tuple(blocks), extractor="fuzz", pages=page)


def _as_lines(blocks: Iterable[Block]) -> bytes:
    """Return what `_document` makes these blocks of."""
    return "\n".join(
        "\t".join(
            [str(each.page), each.kind.value, each.label or "", *(each.cells or (each.text,))]
        )
        for each in blocks
    ).encode()


def fuzz_read_datapackage(data: bytes) -> None:
    """Read `data` as the files of a package; what is read must be written and read again alike."""
    with tempfile.TemporaryDirectory() as folder:
        _unbundle(data, Path(folder))
        try:
            inspections = read_datapackage(folder, edited=True)
        except InvalidDocument as error:
            _must_be_legible(error)
            return
        written = Path(folder) / "written"
        write_datapackage(inspections, written)
        assert read_datapackage(written) == inspections
        cells = Path(folder) / "spreadsheets"
        write_spreadsheets(inspections, cells)
        assert read_spreadsheets(cells) == inspections


_HEADING = re.compile(rb"=== ([a-z_]+\.[a-z]+) ===\n")


def _bundled(inspections: tuple[Inspection, ...], file_format: FileFormat) -> bytes:
    """Return the files of a package of `inspections` one after another, each under its name."""
    with tempfile.TemporaryDirectory() as folder:
        descriptor = write_datapackage(inspections, folder, file_format)
        # What is not read of the descriptor, most of it, would draw most of the changes.
        listed = json.loads(descriptor.read_bytes())["resources"]
        resources = [{"name": each["name"], "path": each["path"]} for each in listed]
        descriptor.write_text(json.dumps({"resources": resources}), encoding="utf-8")
        return b"".join(
            b"=== %b ===\n%b" % (file.name.encode(), file.read_bytes())
            for file in sorted(Path(folder).iterdir())
        )


def _unbundle(data: bytes, folder: Path) -> None:
    _, *parts = _HEADING.split(data)
    for name, content in zip(parts[::2], parts[1::2], strict=True):
        (folder / name.decode()).write_bytes(content)


def _must_be_legible(error: InvalidDocument) -> None:
    assert 1 <= len(error.problems) <= MOST_PROBLEMS
    assert all(line.isprintable() for line in str(error).split("\n"))


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "from_json": fuzz_from_json,
    "read_jsonl": fuzz_read_jsonl,
    "read_report": fuzz_read_report,
    "read_pdf": fuzz_read_report,
    "document": fuzz_document,
    "read_datapackage": fuzz_read_datapackage,
}


def made() -> tuple[Made, ...]:
    """Return a made-up report of each template."""
    good = dict.fromkeys(SIF_TITLES, "Good")
    return (ilacs_2023(), sif(good, with_area=True), lac(dict.fromkeys(LAC_TITLES, "Good")))


def seeds(target: str) -> list[bytes]:
    """Return good input for `target`, to be spoilt."""
    if target == "read_report":
        kept = [path.read_bytes() for path in sorted(REPORTS.glob("*.txt"))]
        return [*kept, *(as_text(each).encode() for each in made())]
    if target == "read_pdf":
        return [as_pdf(each, tagged=tagged) for each in made() for tagged in (True, False)]
    if target == "document":
        return [_as_lines(each.blocks) for each in made()]
    if target == "read_datapackage":
        records = [FIRST / name for name in ("all-layers.json", "warrington-2024.json")]
        inspections = tuple(from_json(path.read_bytes()) for path in records)
        return [
            *(_bundled((each,), "csv") for each in inspections),
            _bundled(inspections, "csv"),
            _bundled(inspections, "parquet"),
        ]
    documents = [path.read_bytes() for path in sorted(GOLDEN.glob("*/*.json"))]
    return [b"".join(documents), *documents] if target == "read_jsonl" else documents
