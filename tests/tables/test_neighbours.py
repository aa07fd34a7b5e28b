"""Statistical neighbours in frames: as they are kept, and counted as a region is."""

from pathlib import Path

import polars
import pytest

from ofsted_inspection import Inspection, UnknownName, authorities, authority, load
from ofsted_inspection.models import LocalAuthority
from ofsted_inspection.tables import (
    DICTIONARY,
    grade_counts,
    of_neighbours,
    read_datapackage,
    rows,
    to_frame,
    write_datapackage,
)
from tests.comparison.england import england
from tests.datasets.kept import kept
from tests.tables.engines import EAGER, LAZY, counts, in_engine, plain_rows

engines = pytest.mark.parametrize("engine", [*EAGER, *LAZY])

SOME = england()[::12]
LISTS = kept("authorities", "statistical_neighbours")


def neighbours_of(urn: int) -> set[int]:
    """Return the numbers that the file kept has, read without the package."""
    return {
        int(row["neighbour_urn"])
        for row in LISTS
        if row["model"] == "dfe-may-2025" and row["urn"] == str(urn)
    }


def test_the_rows_are_those_kept() -> None:
    header = DICTIONARY["statistical_neighbours"].header
    found = [
        dict(zip(header, (f"{cell}" for cell in row), strict=True))
        for row in rows(load("authorities"), "statistical_neighbours")
    ]
    theirs = [row | {"carried_over": row["carried_over"].capitalize()} for row in LISTS]
    assert sorted(found, key=lambda row: tuple(row.values())) == sorted(
        theirs, key=lambda row: tuple(row.values())
    )


def test_a_frame_has_the_lists_of_the_authorities_given() -> None:
    frame = to_frame(authority("Leeds"), "statistical_neighbours", backend="polars")
    assert frame["urn"].unique().to_list() == [authority("Leeds").urn]
    newest = frame.filter(polars.col("model") == "dfe-may-2025")
    assert newest["rank"].to_list() == list(range(1, 11))
    assert set(newest["neighbour_urn"].to_list()) == neighbours_of(authority("Leeds").urn)
    assert to_frame(SOME[0], "statistical_neighbours", backend="polars").height == 0
    made_up = LocalAuthority(
        urn=1,
        name="Borsetshire",
        la_number=999,
        ons_code="E99999999",
        region=authority("Leeds").region,
        type=authority("Leeds").type,
    )
    assert to_frame(made_up, "statistical_neighbours", backend="polars").height == 0


def test_a_package_of_authorities_holds_no_lists(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    write_datapackage(authorities(region="North East"), folder)
    assert not (folder / "statistical_neighbours.csv").exists()
    assert read_datapackage(folder, LocalAuthority) == authorities(region="North East")


@engines
@pytest.mark.parametrize("name", ["Leeds", "City of London", 80575])
def test_grades_of_neighbours_are_counted_in_any_engine(engine: str, name: str | int) -> None:
    urns = neighbours_of(authority(name).urn)
    expected = counts([each for each in SOME if each.authority.urn in urns])
    frame = in_engine(engine, SOME, "judgements")
    found = grade_counts(of_neighbours(frame, name), by=["region"])
    assert plain_rows(found, ["region", "scale", "grade", "count"]) == expected


@engines
def test_a_list_of_ones_own_is_counted_likewise(engine: str) -> None:
    own = {"Leeds": ["Sheffield", "Bristol City Council"]}
    urns = {authority(name).urn for name in ("Sheffield", "Bristol")}
    expected = counts([each for each in SOME if each.authority.urn in urns])
    frame = in_engine(engine, SOME, "judgements")
    found = grade_counts(of_neighbours(frame, "Leeds", model=own), by=["region"])
    assert plain_rows(found, ["region", "scale", "grade", "count"]) == expected


def test_inspections_have_neighbours_too() -> None:
    frame = of_neighbours(to_frame(SOME, "inspections", backend="polars"), "Leeds")
    theirs: list[Inspection] = [
        each for each in SOME if each.authority.urn in neighbours_of(authority("Leeds").urn)
    ]
    assert frame["inspection_id"].to_list() == [each.id for each in theirs]


def test_a_frame_without_the_number_is_refused() -> None:
    frame = polars.DataFrame({"name": ["Leeds"]})
    with pytest.raises(UnknownName) as caught:
        of_neighbours(frame, "Leeds")
    assert (caught.value.kind, caught.value.name) == ("column", "urn")
    lazy = to_frame(SOME, "judgements", backend="polars").lazy()
    assert isinstance(of_neighbours(lazy, "Leeds"), polars.LazyFrame)
