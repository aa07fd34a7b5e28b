"""Each limit is the most that is taken: what is as large is written and read, one more is not."""

import re
from pathlib import Path

import pytest

from ofsted_inspection import InvalidDocument, ProblemCode
from ofsted_inspection.tables import FileFormat, read_datapackage, write_datapackage
from tests.tables.examples import complete


@pytest.mark.parametrize(
    ("limit", "file_format"),
    [
        ("_csv_text.LONGEST_CELL", "csv"),
        ("_packages.LARGEST_FILE", "csv"),
        ("_packages.MOST_LEVELS", "csv"),
        ("_packages.MOST_ROWS", "csv"),
        ("_table_files.MOST_ROWS", "csv"),
        ("_unpacking.LARGEST_FILE", "csv"),
        ("_parquet.LARGEST_FILE", "parquet"),
        ("_parquet.MOST_ROWS", "parquet"),
    ],
)
def test_a_limit_is_the_most_that_is_taken(
    limit: str, file_format: FileFormat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Law: what is refused says how large it is; with that for a limit it is taken."""
    written = write_datapackage(complete(), tmp_path / "before", file_format).parent

    def larger_than(most: int) -> list[int]:
        monkeypatch.setattr(f"ofsted_inspection.tables.{limit}", most)
        try:
            write_datapackage(complete(), tmp_path / "after", file_format, overwrite=True)
            assert read_datapackage(written) == (complete(),)
        except InvalidDocument as error:
            problems = error.problems
        else:
            return []
        assert {each.code for each in problems} == {ProblemCode.TOO_LARGE}
        # Rows of CSV are not counted to the end: there is one more, at the least.
        found = (re.search("[0-9]+", each.found) for each in problems)
        return [most + 1 if each is None else int(each[0]) for each in found]

    most = _NEAR.get(limit, 0)
    while larger := larger_than(most):
        assert min(larger) > most
        most = max(larger)
    assert most > _NEAR.get(limit, 0)
    assert most in larger_than(most - 1)


_NEAR = {"_table_files.MOST_ROWS": 40, "_parquet.LARGEST_FILE": 3000}
"""Where to begin, so that not every size below the largest is tried."""
