"""A workbook as any reader of its parts finds it: types of cells, forms, widths, what is in sight.

The oracle is the standard library, which reads the parts by what ECMA-376 calls them.
"""

import datetime
import decimal
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from ofsted_inspection import InvalidDocument, ProblemCode, available, load
from ofsted_inspection.tables import write_xlsx
from ofsted_inspection.tables._definition import Row
from ofsted_inspection.tables._xlsx import Workbook, write_workbook

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Part:
    """What a workbook says, part by part."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
        self.names = [each.attrib["name"] for each in self._of("workbook").iter(f"{_MAIN}sheet")]
        self.properties = self._parts["docProps/core.xml"].decode()
        strings = self._of("sharedStrings").findall(f"{_MAIN}si")
        self._strings = ["".join(each.itertext()) for each in strings]
        styles = self._of("styles")
        fonts = [font.find(f"{_MAIN}b") is not None for font in styles.iter(f"{_MAIN}font")]
        codes = {
            each.attrib["numFmtId"]: each.attrib["formatCode"]
            for each in styles.iter(f"{_MAIN}numFmt")
        }
        self._forms: list[str] = []
        for form in next(styles.iter(f"{_MAIN}cellXfs")):
            alignment = form.find(f"{_MAIN}alignment")
            given = {} if alignment is None else alignment.attrib
            words = (
                "bold" if fonts[int(form.attrib["fontId"])] else "",
                "wrapped" if given.get("wrapText") == "1" else "",
                given.get("vertical", ""),
                codes.get(form.attrib["numFmtId"], ""),
            )
            self._forms.append(" ".join(filter(None, words)))

    def _of(self, name: str) -> ET.Element:
        return ET.fromstring(self._parts[f"xl/{name}.xml"])  # noqa: S314 - of our own making

    def cells(self, sheet: int) -> dict[str, tuple[str, str]]:
        """Return what each cell holds, by its place, and its form."""
        found: dict[str, tuple[str, str]] = {}
        for cell in self._of(f"worksheets/sheet{sheet}").iter(f"{_MAIN}c"):
            value = "".join(cell.itertext())
            text = repr(self._strings[int(value)]) if cell.attrib.get("t") == "s" else value
            found[cell.attrib["r"]] = text, self._forms[int(cell.attrib.get("s", "0"))]
        return found

    def attributes(self, sheet: int, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element of a kind in a sheet."""
        return [each.attrib for each in self._of(f"worksheets/sheet{sheet}").iter(f"{_MAIN}{tag}")]

    def widths(self, sheet: int) -> list[int]:
        """Return the width of each column, in characters."""
        return [
            int(float(each["width"]))
            for each in self.attributes(sheet, "col")
            for _ in range(int(each["min"]), int(each["max"]) + 1)
        ]


_ROWS: list[Row] = [
    ("=1+1", datetime.date(2011, 1, 10), 7, decimal.Decimal("0.5"), None, "x" * 12),
    ("http://a.org", None, 1000, None, "007", "x" * 50),
]
_HEADER = ("text", "day", "a number of a name that is long", "decimal", "a" * 60, "many")


def test_a_workbook_is_laid_out_to_be_read(tmp_path: Path) -> None:
    notes = [("Cautions", ("One.", "Two.")), ("Terms", ("Three.",))]
    book = Workbook("Some rows", _HEADER, _ROWS, notes)
    part = Part(write_workbook(tmp_path / "a.xlsx", book, overwrite=False))
    assert part.names == ["Some rows", "Terms and cautions"]
    head = {f"{'ABCDEF'[place]}1": (repr(name), "bold wrapped top") for place, name in _places()}
    assert part.cells(1) == head | {
        "A2": ("'=1+1'", ""),
        "B2": ("40553", "yyyy-mm-dd"),
        "C2": ("7", ""),
        "D2": ("0.5", ""),
        "F2": (repr("x" * 12), ""),
        "A3": ("'http://a.org'", ""),
        "C3": ("1000", ""),
        "E3": ("'007'", ""),
        "F3": (repr("x" * 50), ""),
    }
    assert part.cells(2) == {
        "A1": ("'Cautions'", "bold wrapped top"),
        "A2": ("'One.'", "wrapped top"),
        "A3": ("'Two.'", "wrapped top"),
        "A4": ("'Terms'", "bold wrapped top"),
        "A5": ("'Three.'", "wrapped top"),
    }
    # What stands in a column, half its name, ten, whichever is most, but forty; and two beside.
    assert part.widths(1) == [14, 12, 17, 12, 32, 42]
    assert part.widths(2) == [100]
    assert part.attributes(1, "autoFilter") == [{"ref": "A1:F3"}]
    (pane,) = part.attributes(1, "pane")
    assert (pane["ySplit"], pane.get("xSplit"), pane["state"]) == ("1", None, "frozen")
    assert not part.attributes(2, "pane")
    assert not part.attributes(1, "hyperlink")
    assert "<dc:title>Some rows</dc:title>" in part.properties
    assert ">2000-01-01T00:00:00Z</dcterms:created>" in part.properties


def _places() -> list[tuple[int, str]]:
    return list(enumerate(_HEADER))


def test_a_workbook_of_no_rows_has_its_header(tmp_path: Path) -> None:
    book = Workbook("None", ("a" * 30, "b"), [], [])
    part = Part(write_workbook(tmp_path / "a.xlsx", book, overwrite=False))
    assert part.widths(1) == [17, 12]
    assert part.attributes(1, "autoFilter") == [{"ref": "A1:B1"}]


def test_inspections_come_with_cautions_and_with_the_terms_of_both_datasets(tmp_path: Path) -> None:
    part = Part(write_xlsx(load("warrington-2011"), tmp_path / "a.xlsx"))
    assert part.names == ["Inspections", "Terms and cautions"]
    lines = [text for text, _ in part.cells(2).values()]
    assert lines[0] == "'Cautions'"
    terms = lines.index("'Terms of the data that come with the package'")
    named = [each for each in available() if each.name in {"england", "warrington-2011"}]
    assert len(named) == 2
    assert lines[terms + 1 :] == [
        repr(text)
        for each in named
        for text in (f"{each.title}, version {each.version}", each.terms)
    ]


def test_what_no_sheet_holds_is_refused_by_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ofsted_inspection.tables._xlsx._LONGEST_CELL", 50)
    write_workbook(tmp_path / "a.xlsx", Workbook("a", _HEADER, _ROWS, []), overwrite=False)
    monkeypatch.setattr("ofsted_inspection.tables._xlsx._LONGEST_CELL", 49)
    monkeypatch.setattr("ofsted_inspection.tables._xlsx._MOST_ROWS", 2)
    with pytest.raises(InvalidDocument) as raised:
        write_workbook(tmp_path / "b.xlsx", Workbook("a", _HEADER, _ROWS, []), overwrite=False)
    (problem,) = raised.value.problems
    assert (problem.path, problem.code) == ("$.rows[1]", ProblemCode.TOO_LARGE)
    assert problem.expected == "at most 49 characters in many"
    monkeypatch.setattr("ofsted_inspection.tables._xlsx._MOST_ROWS", 1)
    book = Workbook("a", _HEADER, _ROWS, [], of="lines")
    with pytest.raises(InvalidDocument) as raised:
        write_workbook(tmp_path / "b.xlsx", book, overwrite=False)
    first, second = raised.value.problems
    assert (first.path, first.found, first.code) == ("$.lines", "2", ProblemCode.TOO_LARGE)
    assert first.expected == "at most 1 lines in a sheet"
    assert second.path == "$.lines[1]"
    assert not (tmp_path / "b.xlsx").exists()
