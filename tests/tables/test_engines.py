"""The same call in every engine gives the answer of pure Python."""

import datetime
import math
import sys
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal, cast

import duckdb
import narwhals
import polars
import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    Crosswalk,
    latest_per_authority as latest_inspections,
)
from ofsted_inspection.errors import InvalidDocument, UnknownName
from ofsted_inspection.frameworks import ILACS_2018, ILACS_2023, ILACS_2026, SIF_2013
from ofsted_inspection.grades import ReformedGrade, Ungraded
from ofsted_inspection.models import Inspection, Precision, Region
from ofsted_inspection.tables import (
    grade_changes,
    grade_counts,
    grade_shares,
    latest_per_authority,
    to_frame,
)
from tests.comparison.england import (
    closing,
    england,
    inspected,
    overall_changes,
    unpublished,
    warrington_2011,
)
from tests.tables.engines import (
    CHANGE_COLUMNS,
    EAGER,
    LAZY,
    changes,
    counts,
    in_engine,
    in_engine_of,
    plain_rows,
    shares,
)

engines = pytest.mark.parametrize("engine", [*EAGER, *LAZY])

REAL = (*england(), warrington_2011())


@st.composite
def outcomes(draw: st.DrawFn) -> Inspection:
    """Draw an inspection of Warrington; one without judgements has no rows, and is left out."""
    framework = draw(st.sampled_from([SIF_2013, ILACS_2018, ILACS_2023, ILACS_2026]))
    grades = st.sampled_from([*ReformedGrade, Ungraded.NOT_JUDGED])
    drawn = draw(st.lists(grades, min_size=1, max_size=len(framework.aspects)))
    keys = [aspect.key for aspect in framework.aspects]
    start = datetime.date(draw(st.integers(2013, 2020)), 5, 1)
    return inspected(framework, dict(zip(keys, drawn, strict=False)), start=start)


@engines
def test_counts_are_those_of_pure_python(engine: str) -> None:
    found = grade_counts(in_engine(engine, REAL, "judgements"), by=["region"])
    assert plain_rows(found, ["region", "scale", "grade", "count"]) == counts(REAL)


@engines
def test_shares_are_those_of_pure_python(engine: str) -> None:
    """The float nearest to the exact fraction, with the base stated."""
    frame = grade_shares(in_engine(engine, REAL, "judgements"), by=["region"])
    expected = shares(REAL)
    found = plain_rows(frame, ["region", "scale", "grade", "total", "share"])
    assert {row[:-1] for row in found} == set(expected)
    for *key, share in found:
        assert math.isclose(cast("float", share), expected[tuple(key)], rel_tol=1e-12)


@engines
@pytest.mark.parametrize("crosswalk", [None, MAINTAINERS_CROSSWALK], ids=["none", "shipped"])
def test_changes_are_those_of_pure_python(engine: str, crosswalk: Crosswalk | None) -> None:
    found = grade_changes(in_engine(engine, REAL, "judgements"), crosswalk=crosswalk)
    assert plain_rows(found, CHANGE_COLUMNS) == changes(REAL, crosswalk)


@engines
@pytest.mark.parametrize("basis", ["published", "start"])
@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize(
    ("day", "published_by"),
    [
        ("2016-02-29", None),
        ("2021-06-30", "2021-07-31"),
        ("2023-03-31", "2023-01-31"),
        ("2025-03-18", None),
    ],
)
def test_the_newest_are_those_of_pure_python(
    *,
    engine: str,
    basis: Literal["published", "start"],
    closed: bool,
    day: str,
    published_by: str | None,
) -> None:
    """The same options, the same answer: authorities of the north east end with March 2021."""
    held = some_closed()
    as_at = datetime.date.fromisoformat(day)
    by = None if published_by is None else datetime.date.fromisoformat(published_by)
    expected = {
        each.id
        for each in latest_inspections(held, as_at, basis=basis, published_by=by, closed=closed)
    }
    frame = in_engine(engine, held, "inspections")
    found = latest_per_authority(frame, as_at, basis=basis, published_by=by, closed=closed)
    columns = narwhals.from_native(cast("polars.DataFrame", found)).collect_schema().names()
    assert columns == to_frame([], "inspections", backend="polars").columns
    assert plain_rows(found, ["inspection_id"]) == {(each,): 1 for each in expected}


@cache
def some_closed() -> tuple[Inspection, ...]:
    """Return England's inspections, with the authorities of one region ended."""
    last = datetime.date(2021, 3, 31)
    region = Region.NORTH_EAST
    return closing(
        england(),
        {each.authority.urn: last for each in england() if each.authority.region is region},
    )


@engines
def test_a_day_of_publication_that_decides_must_be_known(engine: str) -> None:
    """As the pure one does it, in every engine: it raises and names the inspection."""
    held = [
        inspected(ILACS_2018, {"overall": ReformedGrade.GOOD}),
        unpublished(
            inspected(ILACS_2018, {"overall": ReformedGrade.GOOD}, start=datetime.date(2023, 5, 1))
        ),
    ]
    frame = in_engine(engine, held, "judgements")
    late, early = datetime.date(2024, 1, 1), datetime.date(2023, 4, 30)
    asked: list[dict[str, datetime.date]] = [{}, {"published_by": late}]
    for options in asked:
        basis: Literal["published", "start"] = "start" if options else "published"
        problems: list[str] = []
        for ask in (latest_per_authority, latest_inspections):
            subject = held if ask is latest_inspections else frame
            with pytest.raises(InvalidDocument) as raised:
                ask(subject, late, basis=basis, **options)  # type: ignore[arg-type] # either
            problems += [problem.found for problem in raised.value.problems]
        assert problems == [f"'{held[1].id}'"] * 2
    newest = latest_per_authority(frame, late, basis="start")
    assert plain_rows(newest, ["inspection_id"]) == {(held[1].id,): 1}
    newest = latest_per_authority(frame, early, basis="start", published_by=early)
    assert plain_rows(newest, ["inspection_id"]) == {(held[0].id,): 1}


def test_an_unknown_basis_offers_near_misses() -> None:
    frame = to_frame(england(), "inspections", backend="polars")
    day = datetime.date(2020, 1, 1)
    with pytest.raises(UnknownName, match="did you mean start"):
        latest_per_authority(frame, day, basis="strat")  # type: ignore[arg-type] # the error is the test


@engines
def test_rows_that_stand_twice_count_once(engine: str) -> None:
    """An inspection given twice is no predecessor of its own, and has no change twice."""
    old = inspected(SIF_2013, {"overall": ReformedGrade.GOOD, "leadership": ReformedGrade.GOOD})
    new = inspected(SIF_2013, {"overall": ReformedGrade.GOOD}, start=datetime.date(2021, 5, 3))
    twice = in_engine(engine, [old, new, old, new], "judgements")
    assert plain_rows(grade_changes(twice), CHANGE_COLUMNS) == changes([old, new], None)
    differing = inspected(
        SIF_2013, {"overall": ReformedGrade.INADEQUATE, "leadership": ReformedGrade.GOOD}
    )
    both = in_engine(engine, [old, differing], "judgements")
    with pytest.raises(InvalidDocument) as raised:
        grade_changes(both)
    assert [problem.found for problem in raised.value.problems] == [f"'{old.id} overall'"]


@engines
def test_the_checked_totals_come_out(engine: str) -> None:
    """Oracle: newest overalls at 18 March 2025, and the overalls that went up or down."""
    frame = in_engine(engine, england(), "judgements")
    newest = latest_per_authority(frame, datetime.date(2025, 3, 18))
    by_aspect = plain_rows(
        grade_counts(newest, by=["aspect_key"]), ["aspect_key", "grade", "count"]
    )
    assert {row[1:] for row in by_aspect if row[0] == "overall"} == {
        ("outstanding", 33),
        ("good", 67),
        ("requires_improvement", 34),
        ("inadequate", 19),
    }
    found = plain_rows(
        grade_changes(frame, crosswalk=MAINTAINERS_CROSSWALK), ["aspect_key", "change"]
    )
    assert {change: count for (aspect, change), count in found.items() if aspect == "overall"} == {
        kind: sum(count for (_, _, each), count in overall_changes().items() if each == kind)
        for kind in ("improved", "unchanged", "declined")
    }


@pytest.mark.slow
@settings(max_examples=8)
@given(st.lists(outcomes(), min_size=1, max_size=4, unique_by=lambda each: each.start))
def test_generated_inspections_agree_in_every_engine(drawn: list[Inspection]) -> None:
    """Law: any engine, any inspections, not judged and missing aspects among them."""
    for engine in (*EAGER, *LAZY):
        frame = in_engine(engine, drawn, "judgements")
        counted = grade_counts(frame, by=["region"])
        assert plain_rows(counted, ["region", "scale", "grade", "count"]) == counts(drawn)
        changed = grade_changes(frame, crosswalk=MAINTAINERS_CROSSWALK)
        assert plain_rows(changed, CHANGE_COLUMNS) == changes(drawn, MAINTAINERS_CROSSWALK)


@engines
def test_a_crosswalk_is_read_in_both_directions(engine: str) -> None:
    """An edition that came back after a later one is compared as `compare` compares it."""
    turned = (
        inspected(
            ILACS_2018,
            {"overall": ReformedGrade.GOOD, "help_and_protection": ReformedGrade.GOOD},
            start=datetime.date(2013, 5, 1),
        ),
        inspected(
            SIF_2013,
            {"overall": ReformedGrade.OUTSTANDING, "help_and_protection": ReformedGrade.GOOD},
            start=datetime.date(2014, 5, 1),
        ),
    )
    expected = changes(turned, MAINTAINERS_CROSSWALK)
    assert {(old, change) for _, _, old, _, change in expected} == {
        ("overall", "improved"),
        ("help_and_protection", "unchanged"),
    }
    changed = grade_changes(
        in_engine(engine, turned, "judgements"), crosswalk=MAINTAINERS_CROSSWALK
    )
    assert plain_rows(changed, CHANGE_COLUMNS) == expected


def test_lazy_frames_stay_lazy() -> None:
    """Nothing is collected on the way."""
    frame = to_frame(england(), "judgements", backend="polars").lazy()
    assert isinstance(grade_counts(frame), polars.LazyFrame)
    assert isinstance(grade_shares(frame), polars.LazyFrame)
    assert isinstance(grade_changes(frame), polars.LazyFrame)
    assert isinstance(latest_per_authority(frame, datetime.date(2020, 1, 1)), polars.LazyFrame)


@engines
def test_a_group_may_be_named_by_nothing(engine: str) -> None:
    """A group whose key is missing is a group.

    First inspections have none before them, and days that are not known are not counted.
    """
    frame = in_engine(engine, england(), "judgements", history=england())
    found = plain_rows(
        grade_shares(frame, by=["days_since_previous"]), ["days_since_previous", "total"]
    )
    nothing = sum(
        len([judged for judged in each.judgements if judged.grade is not Ungraded.NOT_JUDGED])
        for each in without_days_before(england())
    )
    assert {total for days, total in found if days is None} == {nothing}


def without_days_before(inspections: tuple[Inspection, ...]) -> Iterator[Inspection]:
    """Yield those of which nobody knows how many days they came after another."""
    last: dict[int, Inspection] = {}
    for each in sorted(inspections, key=lambda each: each.start):
        before = last.get(each.authority.urn)
        if before is None or before.end is None or each.start_precision is Precision.MONTH:
            yield each
        last[each.authority.urn] = each


def test_a_column_that_is_missing_is_named() -> None:
    frame = to_frame(england(), "judgements", backend="polars", derived=False)
    with pytest.raises(UnknownName, match="no column 'regoin'"):
        grade_counts(frame, by=["regoin"])
    with pytest.raises(UnknownName, match="no column 'urn'"):
        grade_changes(frame)


STRANGE = ["nan", "None", "Good", " good", "adequate", "", "not_judged"]


@pytest.mark.parametrize("engine", [*EAGER, *LAZY])
@pytest.mark.parametrize("verb", [grade_counts, grade_shares, grade_changes])
def test_a_word_that_is_no_grade_of_its_scale_is_refused(
    verb: Callable[..., object], engine: str
) -> None:
    """Unless the check is left out; nothing, for what was not judged, is no such word."""
    plain = to_frame(england()[:40], "judgements", backend="polars").with_columns(
        polars.col("grade").cast(polars.String)
    )
    assert verb(in_engine_of(engine, plain)) is not None
    for word in STRANGE:
        spoilt = plain.with_columns(
            grade=polars.when(polars.col("aspect_key") == "care_leavers")
            .then(polars.lit(word))
            .otherwise(polars.col("grade"))
        )
        with pytest.raises(InvalidDocument, match="of the scale reformed") as raised:
            verb(in_engine_of(engine, spoilt))
        (problem,) = raised.value.problems
        assert problem.found == repr(word)
        assert verb(in_engine_of(engine, spoilt), check_grades=False) is not None


def test_words_in_duckdb_are_looked_for_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("pyarrow", "pandas", "polars"):
        monkeypatch.setitem(sys.modules, library, None)
    relation = duckdb.sql("SELECT 'reformed' AS scale, unnest(['good', 'Good', 'good']) AS grade")
    assert relation is not None
    with pytest.raises(InvalidDocument, match="'Good'"):
        grade_counts(relation)
    good = grade_counts(relation.filter("grade = 'good'"))
    assert good.fetchall() == [("reformed", "good", 2)]


@pytest.mark.parametrize("engine", [*EAGER, *LAZY])
@pytest.mark.parametrize("verb", [grade_counts, grade_shares, grade_changes])
def test_a_scale_that_is_none_is_refused(verb: Callable[..., object], engine: str) -> None:
    plain = to_frame(england()[:1], "judgements", backend="polars").with_columns(
        polars.col("grade").cast(polars.String)
    )
    for scale in (None, "four-point"):
        spoilt = plain.with_columns(scale=polars.lit(scale, polars.String))
        with pytest.raises(InvalidDocument, match="the scales are slac and reformed"):
            verb(in_engine_of(engine, spoilt))


@pytest.mark.parametrize("verb", [grade_counts, grade_shares])
def test_a_column_that_the_result_has_of_its_own_is_refused(verb: Callable[..., object]) -> None:
    frame = to_frame(england()[:1], "judgements").assign(count=1)
    with pytest.raises(InvalidDocument, match="found 'count'"):
        verb(frame, by=["count"])
