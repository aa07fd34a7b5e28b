"""The DuckDB database holds what the rows hold, and its keys and enums are kept."""

from pathlib import Path

import duckdb
import pytest

from ofsted_inspection import load
from ofsted_inspection.tables import DICTIONARY, rows, write_duckdb
from tests.comparison.england import england, table


def test_every_table_is_there_with_its_rows(tmp_path: Path) -> None:
    """Both scales: Warrington 2011 whole and every inspection of England."""
    real = (load("warrington-2011"), *england())
    path = write_duckdb(real, tmp_path / "inspections.duckdb")
    with duckdb.connect(str(path), read_only=True) as connection:
        for name, definition in DICTIONARY.items():
            relation = connection.table(name)
            assert relation.columns == list(definition.header)
            found = relation.fetchall()
            assert found == list(rows(real, name)), name
        typed = connection.execute(
            "SELECT count(*) FROM judgements_reformed WHERE grade >= 'good'::reformed_grade"
        ).fetchone()
        better = connection.execute(
            "SELECT count(*) FROM judgements_slac WHERE grade > 'adequate'::slac_grade"
        ).fetchone()
    assert typed == (sum(row["grade"] in {"good", "outstanding"} for row in table("judgements")),)
    assert better == (2,)
    assert [each.name for each in tmp_path.iterdir()] == ["inspections.duckdb"]


def test_one_scale_is_an_enum_in_the_table_itself(tmp_path: Path) -> None:
    path = write_duckdb(england(), tmp_path / "england.duckdb")
    with duckdb.connect(str(path)) as connection:
        worst = connection.execute("SELECT min(grade), max(grade) FROM judgements").fetchone()
        assert worst == ("inadequate", "outstanding")
        with pytest.raises(duckdb.ConversionException):
            connection.execute("UPDATE judgements SET grade = 'adequate'")
        with pytest.raises(duckdb.ConstraintException, match=r"(?i)primary key"):
            connection.execute("INSERT INTO authorities SELECT * FROM authorities")
        with pytest.raises(duckdb.ConstraintException, match=r"(?i)foreign key"):
            connection.execute("INSERT INTO team VALUES ('1-2000-01-01', 1, 1, 'hmi', 'one')")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "england.duckdb"
    path.write_bytes(b"something else")
    with pytest.raises(FileExistsError):
        write_duckdb(england(), path)
    assert path.read_bytes() == b"something else"
