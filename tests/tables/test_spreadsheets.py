"""Files for a spreadsheet: no cell of them is run, and every cell comes back as it was."""

import csv
import tempfile
from pathlib import Path

import attrs
import pytest
from hypothesis import example, given, settings, strategies as st

from ofsted_inspection import load
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.models import Doubt, Inspection, Source, Span, SpanRole, TeamMember
from ofsted_inspection.tables import (
    DICTIONARY,
    read_datapackage,
    read_spreadsheets,
    write_datapackage,
    write_spreadsheets,
)
from ofsted_inspection.tables._escapes import escaped, unescaped
from tests.comparison.england import england, warrington_2011

# Written out again, with no help of the code: ASVS 1.2.10, OWASP's page on CSV injection.
RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20")

HOSTILE = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "\uff1d1", "'", "''", "'=1"),
    *("'a", "''=1", '"', '"=1"', ',"=1', ';=1+1;"', "\r\n=1", "=cmd|' /C calc'!A0", "", "- a"),
    *(
        '=HYPERLINK("https://example.org/?x="&A1,"x")',
        "plain",
        "\ufeff=1",
        " =1",
        "NULL",
        "\x1b[31m",
    ),
]

cells = (
    st.sampled_from(HOSTILE)
    | st.text(max_size=6)
    | st.text(alphabet="'=+-@\t\r\n\0,\"a\uff1d\uff0b\uff0d\uff20")
)


@given(cells)
@example("")
def test_a_cell_is_inert_and_comes_back(cell: str) -> None:
    """Laws: no cell written begins with what is run; reading back gives the cell itself."""
    written = escaped(cell)
    assert not written.startswith(RUN)
    assert unescaped(written) == cell
    # The prefix is all that is ever added, and only where it is needed.
    assert written in {cell, f"'{cell}"}
    assert (written == cell) == (not cell.startswith((*RUN, "'")))


@pytest.mark.parametrize("mark", [*RUN, "'"])
def test_each_mark_that_is_run_is_escaped(mark: str) -> None:
    """One by one, so that none is left to chance."""
    assert escaped(f"{mark}1") == f"'{mark}1"
    assert unescaped(f"'{mark}1") == f"{mark}1"


@given(cells)
def test_what_people_type_is_not_changed(cell: str) -> None:
    """A cell that begins with `'` and is no escaped form of anything stays as it is."""
    if escaped(unescaped(cell)) != cell:
        assert unescaped(cell) == cell


def hostile(words: str) -> Inspection:
    """Return an inspection that has `words` wherever any words will do."""
    doubt = Doubt(line=1, reading=words, alternative=words)
    source = Source(
        title=words,
        publisher=words,
        sha256="0" * 64,
        extractor=words,
        terms=words,
        spans=(Span(line=1, start=0, end=1, role=SpanRole.TERMS, target=words),),
        doubts=(doubt,),
    )
    return attrs.evolve(
        warrington_2011(),
        age_group=words,
        team_members=(TeamMember(name="A", role=words),),
        source=source,
    )


writable = cells.filter(lambda cell: cell != "" and "\0" not in cell).filter(
    lambda cell: cell.isascii() or cell.encode(errors="replace").decode() == cell
)


@given(writable)
@settings(max_examples=25)
def test_every_cell_of_every_file_is_inert_and_comes_back(words: str) -> None:
    """Oracle: another reader of CSV sees no cell that is run; ours gives the inspection back."""
    inspection = hostile(words)
    with tempfile.TemporaryDirectory() as folder:
        assert write_spreadsheets(inspection, folder) == Path(folder)
        for path in Path(folder).iterdir():
            with path.open(encoding="utf-8-sig", newline="") as lines:
                for row in csv.reader(lines, strict=True):
                    assert not [cell for cell in row if cell.startswith(RUN)]
        assert read_spreadsheets(folder) == (inspection,)


def test_real_inspections_come_back_whole(tmp_path: Path) -> None:
    real = (load("warrington-2011"), *england()[:20])
    write_spreadsheets(real, tmp_path)
    assert read_spreadsheets(tmp_path) == real
    # Warrington's bullets begin with a hyphen, which a spreadsheet takes for a sum.
    assert '"\'- "' in (tmp_path / "corrections.csv").read_text(encoding="utf-8-sig")


def test_the_file_is_what_a_spreadsheet_opens(tmp_path: Path) -> None:
    """A byte order mark, so that it is taken for UTF-8; quotes and line ends of RFC 4180."""
    write_spreadsheets(hostile("=1+1"), tmp_path)
    content = (tmp_path / "inspections.csv").read_bytes()
    assert content.startswith(b'\xef\xbb\xbf"inspection_id","urn",')
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 2
    assert b'"\'=1+1"' in content


def test_a_file_of_other_inspections_is_not_read_with_these(tmp_path: Path) -> None:
    write_spreadsheets(load("warrington-2011"), tmp_path)
    write_spreadsheets(england()[:2], tmp_path, overwrite=True)
    assert read_spreadsheets(tmp_path) == england()[:2]
    assert not (tmp_path / "statistics.csv").exists()


def test_the_lossless_file_stays_as_it_is(tmp_path: Path) -> None:
    """A data package has the words alone; read as a spreadsheet they may lose their `'`."""
    write_datapackage(hostile("'=1"), tmp_path)
    assert b",'=1,'=1\n" in (tmp_path / "doubts.csv").read_bytes()
    assert read_datapackage(tmp_path) == (hostile("'=1"),)


def test_a_table_that_must_be_there_is_missed(tmp_path: Path) -> None:
    write_spreadsheets(warrington_2011(), tmp_path)
    (tmp_path / "judgements.csv").unlink()
    with pytest.raises(InvalidDocument) as raised:
        read_spreadsheets(tmp_path)
    assert raised.value.subject == "spreadsheets"
    (problem,) = raised.value.problems
    assert (problem.file, problem.code) == ("judgements.csv", ProblemCode.MISSING)
    assert problem.found == "nothing"


def test_days_that_a_spreadsheet_has_rewritten_are_refused(tmp_path: Path) -> None:
    write_spreadsheets(warrington_2011(), tmp_path)
    path = tmp_path / "inspections.csv"
    end = warrington_2011().end
    path.write_bytes(path.read_bytes().replace(f"{end}".encode(), f"{end:%d/%m/%Y}".encode()))
    with pytest.raises(InvalidDocument) as raised:
        read_spreadsheets(tmp_path)
    told = list(map(str, raised.value.problems))
    where = f"inspections.csv, line 2, column end: found '{end:%d/%m/%Y}'"
    assert [each for each in told if each.startswith(where) and f"did you mean {end}" in each]


def test_only_tables_are_read(tmp_path: Path) -> None:
    write_spreadsheets(warrington_2011(), tmp_path)
    (tmp_path / "notes.csv").write_bytes(b"=1+1")
    assert "notes" not in DICTIONARY
    assert read_spreadsheets(tmp_path) == (warrington_2011(),)
