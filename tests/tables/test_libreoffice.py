"""The workbook as LibreOffice opens it: every cell in its type, and nothing that is run."""

import datetime
import importlib
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import attrs
import pytest

from ofsted_inspection.tables import flat, write_xlsx
from tests.comparison.england import england
from tests.tables.test_flat import of_each
from tests.tables.test_spreadsheets import HOSTILE

pytestmark = pytest.mark.engines

# Imported so, since nothing is known of its types.
calamine: Any = importlib.import_module("python_calamine")


def converted(workbook: Path, form: str) -> Path:
    """Return what LibreOffice makes of a workbook; it must have nothing to say on the way."""
    program = shutil.which("soffice")
    assert program is not None, "LibreOffice is missing: apt-get install libreoffice-calc-nogui"
    folder = workbook.parent / "converted"
    done = subprocess.run(
        [
            program,
            # A profile of its own: nothing that is on this machine changes what it does.
            f"-env:UserInstallation={(workbook.parent / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", form, "--outdir", str(folder)),
            str(workbook),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=240,
    )
    # What it says of a Java that it does not find is not of the workbook.
    assert [line for line in done.stderr.splitlines() if "javaldx" not in line] == []
    return folder / f"{workbook.stem}.{form}"


def test_every_cell_has_the_type_that_it_was_written_with(tmp_path: Path) -> None:
    """Oracle: the frame. Days are days, numbers numbers, and what looks like a formula is text."""
    first = england()[0]
    # What no screen shows LibreOffice leaves out.
    spaced = (" ".join(each.split()) for each in HOSTILE)
    names = [each for each in spaced if each and each.isprintable()]
    assert any(each.startswith("=") for each in names)
    given = [
        *of_each(),
        *(
            attrs.evolve(
                first,
                authority=attrs.evolve(first.authority, urn=90_000 + number, name=name),
            )
            for number, name in enumerate(names)
        ),
    ]
    book = write_xlsx(given, tmp_path / "inspections.xlsx", history=england())
    opened = converted(book, "ods")
    read = calamine.CalamineWorkbook.from_path(opened)
    assert read.sheet_names == ["Inspections", "Terms and cautions"]
    header, *found = read.get_sheet_by_name("Inspections").to_python()
    frame = flat(given, labels=True, history=england(), backend="polars")
    assert header == frame.columns
    assert len(found) == len(given)
    for row, expected in zip(found, frame.iter_rows(), strict=True):
        for cell, wanted in zip(row, expected, strict=True):
            if isinstance(wanted, datetime.date):
                assert isinstance(cell, datetime.date)
                assert cell == wanted
            elif isinstance(wanted, int):
                assert isinstance(cell, float)
                assert cell == wanted
            else:
                assert cell == (wanted or "")
    with zipfile.ZipFile(opened) as file:
        content = file.read("content.xml").decode()
    assert "table:formula" not in content
    assert "xlink:href" not in content
    assert 'table:display-filter-buttons="true"' in content
    days = converted(book, "csv").read_text(encoding="utf-8").splitlines()
    assert given[0].start.isoformat() in days[1]
