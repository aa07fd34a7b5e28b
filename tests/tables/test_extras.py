"""What another library is needed for says in one line what to install."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ofsted_inspection.errors import MissingExtra
from ofsted_inspection.tables import (
    Backend,
    grade_counts,
    of_neighbours,
    read_datapackage,
    to_frame,
    write_datapackage,
    write_duckdb,
    write_xlsx,
)
from tests.comparison.england import warrington_2011

Use = Callable[[Path], object]


def _frame(backend: Backend) -> Use:
    return lambda _: to_frame([], "grades", backend=backend)


def _write_parquet(folder: Path) -> object:
    return write_datapackage([], folder / "empty", "parquet")


USES: dict[str, tuple[str, str, Use]] = {
    "pandas": ("pandas", "pandas", _frame("pandas")),
    "polars": ("polars", "polars", _frame("polars")),
    "pyarrow": ("pyarrow", "pyarrow", _frame("pyarrow")),
    "verbs": ("narwhals", "frames", lambda _: grade_counts(warrington_2011())),
    "neighbours": ("narwhals", "frames", lambda _: of_neighbours(warrington_2011(), "Leeds")),
    "to Parquet": ("pyarrow.parquet", "pyarrow", _write_parquet),
    "from Parquet": ("pyarrow", "pyarrow", lambda folder: read_datapackage(folder / "package")),
    "its Parquet": (
        "pyarrow.parquet",
        "pyarrow",
        lambda folder: read_datapackage(folder / "package"),
    ),
    "database": ("duckdb", "duckdb", lambda folder: write_duckdb([], folder / "x.duckdb")),
    "workbook": ("xlsxwriter", "spreadsheets", lambda folder: write_xlsx([], folder / "x.xlsx")),
}


@pytest.mark.parametrize("use", USES)
def test_a_missing_library_is_named_in_one_line(
    use: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Requirement: one line saying what to install, and nothing half written."""
    library, extra, made = USES[use]
    write_datapackage([], tmp_path / "package", "parquet")
    before = sorted(tmp_path.iterdir())
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra) as raised:
        made(tmp_path)
    assert str(raised.value) == (
        f"{library} is not installed: pip install 'ofsted-inspection[{extra}]'"
    )
    assert sorted(tmp_path.iterdir()) == before


def test_a_library_that_is_broken_itself_is_not_explained_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What pandas misses is for pandas to say."""

    def broken(name: str) -> object:
        raise ModuleNotFoundError(name, name="numpy")

    monkeypatch.setattr(importlib, "import_module", broken)
    with pytest.raises(ModuleNotFoundError) as raised:
        to_frame([], "grades")
    assert raised.type is ModuleNotFoundError
