"""Frames hold exactly what the rows hold, with the types that are promised."""

import datetime
import decimal
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import attrs
import pandas
import polars
import pyarrow
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection import load
from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    ChangeKind,
    Crosswalk,
    CrosswalkRow,
    DirectionAllowed,
    Relation,
    history,
)
from ofsted_inspection.errors import InvalidDocument, ScaleMismatch, UnknownName
from ofsted_inspection.frameworks import ILACS_2018, ILACS_2023, SIF_2013
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import Inspection, StatisticKind
from ofsted_inspection.strategies import crosswalks, inspections
from ofsted_inspection.tables import (
    DERIVED,
    DICTIONARY,
    OF_HISTORY,
    Cell,
    ColumnType,
    TableName,
    rows,
    to_frame,
    wide,
    write_datapackage,
)
from tests.comparison.england import england, given_in, inspected, table, warrington_2011

WORST_TO_BEST = ["inadequate", "requires_improvement", "good", "outstanding"]


def plain(value: object) -> Cell:
    """Return a cell of a frame as the rows have it."""
    if value is None or value is pandas.NA or value is pandas.NaT:
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    assert isinstance(value, (str, int, bool, datetime.date, decimal.Decimal))
    return value


def pandas_rows(frame: pandas.DataFrame) -> list[tuple[Cell, ...]]:
    """Return the rows of a pandas frame as plain cells."""
    columns = [[plain(value) for value in frame[name].astype(object)] for name in frame.columns]
    return list(zip(*columns, strict=True))


def arrow_rows(frame: pyarrow.Table) -> list[tuple[Cell, ...]]:
    """Return the rows of a pyarrow table as plain cells."""
    return [tuple(map(plain, row.values())) for row in frame.to_pylist()]


def arrow_types(frame: pyarrow.Table) -> dict[str, str]:
    """Return the types of a pyarrow table's columns, in words."""
    return dict(zip(frame.column_names, map(str, frame.schema.types), strict=True))


def of_each_backend(
    given: Sequence[Inspection], name: TableName, *, derived: bool
) -> list[list[tuple[Cell, ...]]]:
    """Return the rows of one table as each backend's frame holds them."""
    return [
        pandas_rows(to_frame(given, name, derived=derived)),
        [
            tuple(map(plain, row))
            for row in to_frame(given, name, backend="polars", derived=derived).rows()
        ],
        arrow_rows(to_frame(given, name, backend="pyarrow", derived=derived)),
    ]


@settings(max_examples=8)
@given(st.lists(inspections(), max_size=2, unique_by=lambda each: each.authority.urn))
def test_frames_hold_what_the_rows_hold(drawn: list[Inspection]) -> None:
    """Law: every table, in every backend, has the cells of `rows`, in order."""
    for name in DICTIONARY:
        if name == "statistics" and any(not fits(each) for each in drawn):
            continue
        expected = list(rows(drawn, name))
        for found in of_each_backend(drawn, name, derived=False):
            assert found == expected


def fits(inspection: Inspection) -> bool:
    """Tell whether a decimal column of 38 digits, six after the point, has room for its values."""
    values = [
        value
        for each in (inspection.readings.statistics if inspection.readings else ())
        for value in (each.value, each.value_max)
        if value is not None
    ]
    return all(f"{value:f}".partition(".")[2].rstrip("0")[6:] == "" for value in values)


@pytest.mark.parametrize("name", DICTIONARY)
def test_real_tables_hold_what_the_rows_hold(name: TableName) -> None:
    """Warrington 2011 whole, in all three backends."""
    warrington = load("warrington-2011")
    expected = list(rows(warrington, name))
    for found in of_each_backend([warrington], name, derived=False):
        assert found == expected


@pytest.mark.parametrize("name", DICTIONARY)
def test_an_empty_table_is_typed_like_a_full_one(name: TableName) -> None:
    """Requirement: no column of an empty frame falls back to a type without meaning."""
    empty = list[Inspection]()
    for few in ([warrington_2011()], empty):
        one = to_frame(few, name, backend="polars")
        columns = (*DICTIONARY[name].columns, *DERIVED.get(name, ()))
        assert one.columns == [column.name for column in columns]
        for column in columns:
            dtype = one.schema[column.name]
            if column.categories:
                assert isinstance(dtype, polars.Enum)
                assert dtype.categories.to_list() == list(column.categories)
            elif column.type is not ColumnType.GRADE:
                assert (
                    dtype
                    == {
                        ColumnType.TEXT: polars.String,
                        ColumnType.INTEGER: polars.Int64,
                        ColumnType.BOOLEAN: polars.Boolean,
                        ColumnType.DATE: polars.Date,
                        ColumnType.DECIMAL: polars.Decimal(38, 6),
                    }[column.type]
                )
    arrow = to_frame(empty, name, backend="pyarrow")
    assert arrow.num_rows == to_frame(empty, name).shape[0]
    assert "null" not in arrow_types(arrow).values()
    numbers = [str(dtype) for dtype in to_frame(empty, name).dtypes]
    decimals = [c for c in DICTIONARY[name].columns if c.type is ColumnType.DECIMAL]
    assert numbers.count("object") == len(decimals)


def test_one_scale_gives_an_ordered_categorical_worst_to_best() -> None:
    """Requirement: within one scale grades are ordered, in every backend."""
    given = england()
    one = to_frame(given, "judgements")
    dtype = one["grade"].dtype
    assert isinstance(dtype, pandas.CategoricalDtype)
    assert dtype.ordered
    assert list(dtype.categories) == WORST_TO_BEST
    assert (one["grade"] >= "good").sum() == sum(
        row["grade"] in {"good", "outstanding"} for row in table("judgements")
    )
    assert to_frame(given, "judgements", backend="polars").schema["grade"] == polars.Enum(
        WORST_TO_BEST
    )
    arrow = to_frame(given, "judgements", backend="pyarrow")
    assert arrow_types(arrow)["grade"] == ("dictionary<values=string, indices=int8, ordered=1>")


def test_two_scales_give_text() -> None:
    """Counterexample: one category list over both would rank adequate against its successor."""
    both = [warrington_2011(), inspected(SIF_2013, {"overall": ReformedGrade.GOOD})]
    ours = to_frame(both, "judgements")["grade"]
    assert str(ours.dtype) == "category"
    assert not ours.cat.ordered
    with pytest.raises(TypeError):
        _ = ours >= "good"
    assert to_frame(both, "judgements", backend="polars").schema["grade"] == polars.String
    assert arrow_types(to_frame(both, "judgements", backend="pyarrow"))["grade"] == "string"
    assert str(to_frame([], "judgements")["grade"].dtype) == "string"
    assert not to_frame(england(), "grades")["grade"].cat.ordered


def test_polars_reads_our_parquet_and_arrow_in_the_order_of_the_scale(tmp_path: Path) -> None:
    """Guards the name that polars gives the metadata; else it compares by the alphabet."""
    number = polars.col("grade_number")
    write_datapackage(england(), tmp_path, "parquet")
    for frame in (
        polars.read_parquet(tmp_path / "judgements.parquet"),
        polars.DataFrame(to_frame(england(), "judgements", backend="pyarrow")),
    ):
        assert frame.schema["grade"] == polars.Enum(
            ["inadequate", "requires_improvement", "good", "outstanding"]
        )
        good = frame.filter(polars.col("grade") >= "good")
        assert len(good) == len(frame.filter(number <= 2)) > 0


def test_one_inspection_stands_for_itself() -> None:
    """Requirement: Warrington 2011 in a frame in one line."""
    frame = to_frame(load("warrington-2011"), "judgements")
    assert frame["grade"].value_counts().to_dict() == {
        "adequate": 20,
        "good": 2,
        "inadequate": 0,
        "outstanding": 0,
    }


def test_derived_columns_follow_from_the_files() -> None:
    """England's derived columns, worked out again from the csv module's text."""
    days: dict[str, list[tuple[str, str]]] = {}
    by_month = {
        row["inspection_id"] for row in table("inspections") if row["start_precision"] == "month"
    }
    for row in sorted(table("inspections"), key=lambda row: row["start"]):
        days.setdefault(row["urn"], []).append((row["start"], row["end"]))
    frame = to_frame(england(), "inspections", backend="polars", history=england())
    for row in frame.iter_rows(named=True):
        start, end, urn = row["start"], row["end"], str(row["urn"])
        place = days[urn].index((start.isoformat(), "" if end is None else end.isoformat()))
        assert row["sequence"] == place + 1
        known = row["inspection_id"] not in by_month
        assert row["visit_days"] == ((end - start).days + 1 if known and end else None)
        assert row["days_to_publication"] == ((row["published"] - end).days if end else None)
        if place == 0:
            assert row["previous_inspection_id"] is None
            assert row["days_since_previous"] is None
        else:
            first, last = days[urn][place - 1]
            assert row["previous_inspection_id"] == f"{urn}-{first}"
            assert row["days_since_previous"] == (
                (start - datetime.date.fromisoformat(last)).days if known and last else None
            )
    for day, quarter in frame.select("start", "quarter").iter_rows():
        months = {1: (4, 5, 6), 2: (7, 8, 9), 3: (10, 11, 12), 4: (1, 2, 3)}[quarter]
        assert day.month in months


@pytest.mark.parametrize("name", ["inspections", "judgements"])
def test_what_rests_on_other_inspections_is_given_with_a_history_only(
    name: Literal["inspections", "judgements"],
) -> None:
    """The same row has the same cells whatever stands beside it: a history is asked for by name."""
    plain = to_frame(england(), name, backend="polars")
    placed = to_frame(england(), name, backend="polars", history=england())
    further = [column.name for column in OF_HISTORY[name]]
    assert set(further).isdisjoint(plain.columns)
    assert placed.columns == [*plain.columns, *further]
    assert placed.drop(further).equals(plain)
    few = england()[100:130]
    ids = [each.id for each in few]
    alone = to_frame(few, name, backend="polars", history=reversed(england()))
    assert alone.equals(placed.filter(polars.col("inspection_id").is_in(ids)))
    assert to_frame(few, name, backend="polars", derived=False, history=few).columns == list(
        DICTIONARY[name].header
    )


@pytest.mark.parametrize("name", ["inspections", "judgements"])
def test_a_derived_column_says_whether_it_may_be_empty(
    name: Literal["inspections", "judgements"],
) -> None:
    """Among England's inspections each that may be empty is empty somewhere, and no other."""
    frame = to_frame(england(), name, backend="polars", history=england())
    columns = (*DERIVED[name], *OF_HISTORY[name])
    empty = {column.name for column in columns if frame[column.name].null_count()}
    assert empty == {column.name for column in columns if column.nullable}


def test_the_grade_before_is_ordered_as_the_grade_is() -> None:
    frame = to_frame(england(), "judgements", backend="polars", history=england())
    assert isinstance(frame.schema["grade"], polars.Enum)
    assert frame.schema["grade_previous"] == frame.schema["grade"]
    pairs = frame.drop_nulls("grade_previous")
    better = pairs.filter(polars.col("grade") > polars.col("grade_previous"))
    assert set(better["grade"]) <= {"outstanding", "good", "requires_improvement"}
    assert 0 < len(better) < len(pairs)


crosswalks_given = st.sampled_from([None, MAINTAINERS_CROSSWALK]) | crosswalks()


@settings(max_examples=25)
@given(
    st.lists(
        st.builds(
            inspected,
            st.just(SIF_2013),
            st.dictionaries(
                st.sampled_from([aspect.key for aspect in SIF_2013.aspects]),
                st.sampled_from([*ReformedGrade, Ungraded.NOT_JUDGED]),
            ),
            start=st.integers(2014, 2017).map(lambda year: datetime.date(year, 5, 1)),
        )
        | st.builds(
            inspected,
            st.just(ILACS_2023),
            st.dictionaries(
                st.sampled_from([aspect.key for aspect in ILACS_2023.aspects]),
                st.sampled_from([*ReformedGrade, Ungraded.NOT_JUDGED]),
            ),
            start=st.integers(2014, 2017).map(lambda year: datetime.date(year, 5, 1)),
        ),
        max_size=4,
        unique_by=lambda each: each.id,
    ),
    crosswalks_given,
)
def test_the_previous_grade_is_what_trying_all_finds(
    drawn: list[Inspection], crosswalk: Crosswalk | None
) -> None:
    """Law: by brute force over dictionaries; a crosswalk is read in both directions."""
    grades: dict[tuple[datetime.date, str], dict[str, str]] = {
        (each.start, each.framework.id): {
            judgement.aspect.key: judgement.grade.value for judgement in each.judgements
        }
        for each in drawn
    }
    directed = {
        (framework.id, aspect.key, framework.id, aspect.key)
        for framework in (SIF_2013, ILACS_2023)
        for aspect in framework.aspects
    }
    for one, other in [("sif-2013", "ilacs-2023"), ("ilacs-2023", "sif-2013")]:
        for row in () if crosswalk is None else crosswalk.between(one, other):
            allowed = row.direction_allowed.value in {"yes", "with_caution"}
            near, far = row.from_aspect, row.to_aspect
            if near and far and allowed and row.relation.value != "none":
                directed |= {(one, near, other, far), (other, far, one, near)}
    expected: list[str | None] = []
    for (day, framework_id), judged in grades.items():
        before = max((each for each in grades if each[0] < day), default=(day, framework_id))
        earlier = {} if before[0] == day else grades[before]
        for key in judged:
            found = [
                grade
                for old_key, grade in earlier.items()
                if (before[1], old_key, framework_id, key) in directed
            ]
            grade = found[0] if len(found) == 1 else "not_judged"
            expected.append(None if grade == "not_judged" else grade)
    frame = to_frame(drawn, "judgements", backend="polars", history=drawn, crosswalk=crosswalk)
    assert frame["grade_previous"].to_list() == expected


def test_the_previous_grade_is_that_of_a_change_with_a_direction() -> None:
    """grade_previous agrees with compare and its crosswalk for every judgement of England."""
    held = [*england(), warrington_2011()]
    scored = {ChangeKind.IMPROVED, ChangeKind.DECLINED, ChangeKind.UNCHANGED}
    for crosswalk, least in ((MAINTAINERS_CROSSWALK, 273), (None, 1)):
        expected = {
            (comparison.after.id, change.after.aspect.key): change.before.grade.value
            for urn in {each.authority.urn for each in held}
            for comparison in history(held, urn).comparisons(crosswalk=crosswalk)
            for change in comparison.changes
            if change.kind in scored and change.before is not None and change.after is not None
        }
        frame = to_frame(held, "judgements", backend="polars", history=held, crosswalk=crosswalk)
        # A direction needs both grades; one printed as not judged now still had one before.
        found = {
            (row["inspection_id"], row["aspect_key"]): row["grade_previous"]
            for row in frame.iter_rows(named=True)
            if row["grade_previous"] is not None and row["grade"] is not None
        }
        assert found == expected
        assert len(found) > least


def test_a_history_holds_what_the_frame_is_made_of() -> None:
    """One that lacks an inspection, or has another under its id, is refused by name."""
    one = inspected(SIF_2013, {"overall": ReformedGrade.GOOD})
    other = inspected(SIF_2013, {"overall": ReformedGrade.INADEQUATE})
    histories: list[list[Inspection]] = [[], [other], [one, other]]
    for given_ in histories:
        with pytest.raises(InvalidDocument, match=one.id):
            to_frame(one, "judgements", history=given_)
    assert to_frame([one, one], "judgements", history=[attrs.evolve(one)])[
        "sequence"
    ].to_list() == [
        1,
        1,
    ]
    with pytest.raises(InvalidDocument, match="maintainers-1") as raised:
        to_frame(one, "judgements", crosswalk=MAINTAINERS_CROSSWALK)
    assert [problem.path for problem in raised.value.problems] == ["$.crosswalk"]


def test_an_aspect_that_several_correspond_to_has_no_one_previous_grade() -> None:
    """Counterexample: of two, the last of the table once won."""
    rows = tuple(
        CrosswalkRow(
            from_framework="sif-2013",
            from_aspect=aspect,
            to_framework="ilacs-2018",
            to_aspect="overall",
            relation=Relation.MANY_TO_ONE,
            direction_allowed=DirectionAllowed.YES,
        )
        for aspect in ("overall", "leadership")
    )
    old = inspected(
        SIF_2013, {"overall": ReformedGrade.GOOD, "leadership": ReformedGrade.INADEQUATE}
    )
    new = inspected(ILACS_2018, {"overall": ReformedGrade.GOOD}, start=datetime.date(2021, 5, 3))
    for count, expected in ((1, "good"), (2, None)):
        crosswalk = Crosswalk(id="x", title="x", rows=rows[:count])
        frame = to_frame(new, "judgements", history=[old, new], crosswalk=crosswalk)
        assert [plain(cell) for cell in frame["grade_previous"].astype(object)] == [expected]


def test_a_wide_frame_has_one_row_per_inspection() -> None:
    """The pivot says the same as the long table, aspect by aspect."""
    long = {(row["inspection_id"], row["aspect_key"]): given_in(row) for row in table("judgements")}
    frame = wide(england(), backend="polars")
    assert frame.height == 497
    aspects = frame.columns[7:]
    assert set(aspects) == {row["aspect_key"] for row in table("judgements")}
    for row in frame.iter_rows(named=True):
        given = {aspect: long.get((f"{row['urn']}-{row['start']}", aspect)) for aspect in aspects}
        assert row["not_judged"] == list(given.values()).count("not_judged")
        for aspect, grade in given.items():
            assert row[aspect] == (None if grade == "not_judged" else grade)
    assert list(wide(england()).columns) == frame.columns
    assert wide(england(), backend="pyarrow").column_names == frame.columns
    assert isinstance(frame.schema["overall"], polars.Enum)


def test_a_wide_frame_of_two_scales_is_refused() -> None:
    both = [warrington_2011(), inspected(SIF_2013, {"overall": ReformedGrade.GOOD})]
    with pytest.raises(ScaleMismatch):
        wide(both)
    assert wide([]).shape == (0, 7)
    unjudged = inspected(ILACS_2018, {"overall": Ungraded.NOT_JUDGED})
    assert wide(unjudged)["not_judged"].tolist() == [1]


def test_a_decimal_without_room_is_refused() -> None:
    """A value finer or larger than the column's type raises and is not rounded."""
    warrington = load("warrington-2011")
    assert warrington.readings is not None
    first = warrington.readings.statistics[0]
    fine = decimal.Decimal("0.0000001")
    statistic = attrs.evolve(first, kind=StatisticKind.COUNT, value=fine, base_statistic=None)
    odd = attrs.evolve(
        warrington, readings=attrs.evolve(warrington.readings, statistics=(statistic,))
    )
    with pytest.raises(InvalidDocument, match=r"value\[0\].*at most 6 decimal places"):
        to_frame(odd, "statistics", backend="polars")
    assert to_frame(odd, "statistics")["value"].tolist() == [fine]


def test_an_unknown_backend_offers_near_misses() -> None:
    with pytest.raises(UnknownName, match="did you mean pandas"):
        to_frame([], "grades", backend="panda")  # type: ignore[call-overload] # the error is the test


def test_both_scales_have_their_order() -> None:
    frame = to_frame(warrington_2011(), "judgements", backend="polars")
    assert frame.schema["grade"] == polars.Enum([grade.value for grade in reversed(SlacGrade)])
