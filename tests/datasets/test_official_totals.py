"""Figures that Ofsted published, counted again from `england`: an outside that shares no reading.

`official_totals.csv` has each figure with its address. As at a day, the newest inspection of each
authority counts that had begun by then and was published by a later day; closed ones are left out.
"""

import csv
import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias, cast

import attrs
import narwhals as nw
import polars
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import (
    Inspection,
    InspectionKind,
    Judgement,
    Programme,
    ReformedGrade,
    frameworks,
    latest_per_authority,
    load,
    tables,
)
from tests.tables.engines import in_engine, plain_rows

Row: TypeAlias = Mapping[str, str]
Counts: TypeAlias = Counter[tuple[str, str | None]]
"""How many inspections there are of each region and overall grade."""

with (Path(__file__).parent / "official_totals.csv").open(encoding="utf-8") as lines:
    FIGURES: tuple[Row, ...] = tuple(csv.DictReader(lines))

ENGLAND = load("england")
ENDS = datetime.date(2026, 8, 20)
SIF = frameworks.SIF_2013


def day(cell: str) -> datetime.date:
    """Return the day in a cell; of a figure without one, the last of the data."""
    return datetime.date.fromisoformat(cell) if cell else ENDS


def is_met(row: Row, counts: Counts) -> bool:
    """Tell whether the counts give a row's figure, to its rounding."""
    here = {key: count for key, count in counts.items() if row["region"] in {"", key[0]}}
    wanted = set(row["grades"].split(";"))
    found = sum(n for (_, grade), n in here.items() if grade in wanted or wanted == {"any"})
    figure = int(row["figure"])
    if row["unit"] != "percent":
        return found == figure
    return abs(Fraction(100 * found, sum(here.values())) - figure) <= Fraction(1, 2)


def by_models(row: Row, inspections: Sequence[Inspection]) -> Counts:
    """Return the counts of a row's population, by the function on inspections."""
    match row["population"]:
        case "latest":
            chosen: Iterable[Inspection] = latest_per_authority(
                inspections, day(row["as_at"]), basis="start", published_by=day(row["published_by"])
            )
        case "first SIF of each authority":
            chosen = latest_per_authority(
                [
                    each
                    for each in inspections
                    if each.framework == SIF and each.kind is InspectionKind.FULL
                ],
                ENDS,
                closed=True,
            )
        case "SIF re-inspections of today's authorities":
            chosen = (
                each
                for each in inspections
                if each.framework == SIF
                and each.kind is InspectionKind.REINSPECTION
                and each.authority.closed is None
            )
        case _:
            chosen = (
                each
                for each in inspections
                if each.framework.programme is Programme.ILACS
                and each.start <= day(row["as_at"])
                and each.published is not None
                and each.published <= day(row["published_by"])
            )
    return Counter(
        (each.authority.region.value, each.judgement("overall").grade.value) for each in chosen
    )


def by_frames(row: Row, engine: str) -> Counts:
    """Return the counts of a row's population, by the verb on an engine's frame."""
    judgements = _native("judgements", engine).filter(nw.col("aspect_key") == "overall")
    if row["population"] == "latest":
        newest = tables.latest_per_authority(
            judgements.to_native(),
            day(row["as_at"]),
            basis="start",
            published_by=day(row["published_by"]),
        )
        return _counted(newest)
    chosen = plain_rows(
        in_engine(engine, ENGLAND, "inspections"),
        ["framework_id", "kind", "authority_closed", "start", "published", "inspection_id"],
    )
    match row["population"]:
        case "first SIF of each authority":
            ids = [str(each[-1]) for each in chosen if each[:2] == ("sif-2013", "full")]
        case "SIF re-inspections of today's authorities":
            again = "sif-2013", "reinspection", None
            ids = [str(each[-1]) for each in chosen if each[:3] == again]
        case _:
            as_at, published_by = day(row["as_at"]), day(row["published_by"])
            ids = [
                str(each[-1])
                for each in chosen
                if each[0] != "sif-2013"
                and cast("datetime.date", each[3]) <= as_at
                and cast("datetime.date", each[4]) <= published_by
            ]
    rows = judgements.filter(nw.col("inspection_id").is_in(ids)).to_native()
    if row["population"].startswith("first"):
        rows = tables.latest_per_authority(rows, ENDS, closed=True)
    return _counted(rows)


def _native(table: tables.TableName, engine: str) -> nw.LazyFrame[polars.LazyFrame]:
    frame = cast("polars.LazyFrame", in_engine(engine, ENGLAND, table))
    return nw.from_native(frame)


def _counted(frame: object) -> Counts:
    found: Counts = Counter()
    for (_, region, grade), count in plain_rows(
        frame, ["inspection_id", "region", "grade"]
    ).items():
        found[cast("str", region), cast("str", grade)] += count
    return found


def missed(count: Callable[[Row], Counts]) -> list[Row]:
    """Return the rows whose figures are not met."""
    return [row for row in FIGURES if not is_met(row, count(row))]


def test_there_are_nineteen_figures_each_with_its_address() -> None:
    assert len(FIGURES) == 19
    assert all(row["source"].startswith("https://") for row in FIGURES)


def test_every_figure_is_met_by_the_inspections() -> None:
    assert missed(lambda row: by_models(row, ENGLAND)) == []


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
def test_every_figure_is_met_by_the_frames(engine: str) -> None:
    assert missed(lambda row: by_frames(row, engine)) == []


AT_LAST = latest_per_authority(
    ENGLAND, datetime.date(2025, 3, 31), basis="start", published_by=datetime.date(2025, 6, 30)
)


@given(st.sampled_from(AT_LAST), st.sampled_from(ReformedGrade))
def test_one_grade_changed_is_noticed(real: Inspection, grade: ReformedGrade) -> None:
    """Law: no overall grade of the newest official day can be wrong without a figure missed."""
    overall = real.judgement("overall")
    wrong = attrs.evolve(
        real,
        judgements=tuple(
            Judgement(aspect=each.aspect, grade=grade) if each is overall else each
            for each in real.judgements
        ),
    )
    changed = [wrong if each is real else each for each in AT_LAST]
    of_that_day = [row for row in FIGURES if row["as_at"] == "2025-03-31"]
    met = [
        is_met(row, by_models(row, changed)) for row in of_that_day if row["population"] == "latest"
    ]
    assert all(met) is (overall.grade is grade)


def test_without_the_bound_of_publication_the_figures_are_others() -> None:
    """As at 31 March 2019: 46.1 and 13.2 %; without the bound 45.4 and 14.5 %."""
    as_at, published_by = datetime.date(2019, 3, 31), datetime.date(2019, 4, 30)
    found: list[list[float]] = []
    for bound in (published_by, None):
        newest = latest_per_authority(ENGLAND, as_at, basis="start", published_by=bound)
        grades = [each.judgement("overall").grade for each in newest]
        good = sum(each in {ReformedGrade.GOOD, ReformedGrade.OUTSTANDING} for each in grades)
        shares = good, grades.count(ReformedGrade.INADEQUATE)
        found.append([round(100 * each / len(grades), 1) for each in shares])
    assert found == [[46.1, 13.2], [45.4, 14.5]]


def test_closed_authorities_drop_out_after_their_last_day() -> None:
    day_of_table = datetime.date(2025, 3, 31)
    assert len(latest_per_authority(ENGLAND, day_of_table)) == 153
    assert len(latest_per_authority(ENGLAND, day_of_table, closed=True)) == 158
