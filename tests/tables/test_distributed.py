"""The same calls on Dask and PySpark: how a user outgrows one machine."""

import datetime
import importlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TypeAlias

import pytest

from ofsted_inspection.comparison import (
    MAINTAINERS_CROSSWALK,
    latest_per_authority as latest_inspections,
)
from ofsted_inspection.frameworks import ILACS_2018, ILACS_2023, SIF_2013
from ofsted_inspection.grades import ReformedGrade, Ungraded
from ofsted_inspection.models import Inspection, Judgement
from ofsted_inspection.tables import (
    grade_changes,
    grade_counts,
    grade_shares,
    latest_per_authority,
    to_frame,
)
from tests.comparison.england import england, inspected, warrington_2011
from tests.tables.engines import CHANGE_COLUMNS, changes, counts, plain_rows, shares

pytestmark = [
    pytest.mark.engines,
    # These libraries warn about themselves, at length and differently in each version.
    pytest.mark.filterwarnings("default"),
]

PARTITIONS = 3


def made_up() -> tuple[Inspection, ...]:
    """Return inspections of few authorities and days, so that all sorts of them meet.

    Frameworks follow one another in any order; judgements are missing, or not judged.
    """
    random = Random(2011)  # noqa: S311 - the same ones in every run
    authorities = {each.authority.urn: each.authority for each in england()}
    chosen = [authorities[urn] for urn in sorted(authorities)[:12]]
    found: dict[str, Inspection] = {}
    for _ in range(150):
        framework = random.choice([SIF_2013, ILACS_2018, ILACS_2023])
        keys = random.sample([aspect.key for aspect in framework.aspects], random.randint(1, 4))
        each = inspected(
            framework,
            {key: random.choice([*ReformedGrade, Ungraded.NOT_JUDGED]) for key in keys},
            authority=random.choice(chosen),
            start=datetime.date(2013 + random.randrange(12), random.randint(1, 12), 1),
        )
        found[each.id] = each
    return tuple(found.values())


NewFrame: TypeAlias = Callable[[Sequence[Inspection]], object]

DATA = {"real": (*england(), warrington_2011()), "made up": made_up()}


@pytest.fixture(scope="module", params=["dask", "pyspark"])
def new_frame(request: pytest.FixtureRequest) -> Iterator[NewFrame]:
    """Yield what makes the engine's frame of judgements, in several partitions."""
    if request.param == "dask":
        # Dask has no types of its own.
        from_pandas = vars(importlib.import_module("dask.dataframe"))["from_pandas"]
        yield lambda given: from_pandas(to_frame(given, "judgements"), npartitions=PARTITIONS)
    else:
        import pyspark.sql

        builder = pyspark.sql.SparkSession.builder.master("local[2]")
        settings = {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": str(PARTITIONS),
            "spark.pyspark.python": sys.executable,
        }
        for name, value in settings.items():
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        types = {
            "inspection_id": "string",
            "framework_id": "string",
            "aspect_key": "string",
            "grade": "string",
            "grade_number": "int",
            "scale": "string",
            "urn": "int",
            "region": "string",
            "authority_closed": "date",
            "start": "date",
            "published": "date",
        }

        def of_spark(inspections: Sequence[Inspection]) -> object:
            cells = to_frame(inspections, "judgements", backend="polars").select(list(types))
            schema = ", ".join(f"{name} {kind}" for name, kind in types.items())
            return session.createDataFrame(cells.rows(), schema).repartition(PARTITIONS)

        yield of_spark
        session.stop()


@pytest.fixture(params=list(DATA))
def inspections(request: pytest.FixtureRequest) -> tuple[Inspection, ...]:
    return DATA[str(request.param)]


@pytest.fixture
def frame(new_frame: NewFrame, inspections: tuple[Inspection, ...]) -> object:
    return new_frame(inspections)


def test_counts_agree(frame: object, inspections: tuple[Inspection, ...]) -> None:
    found = grade_counts(frame, by=["region"])
    assert plain_rows(found, ["region", "scale", "grade", "count"]) == counts(inspections)


def test_shares_agree(frame: object, inspections: tuple[Inspection, ...]) -> None:
    found = plain_rows(
        grade_shares(frame, by=["region"]), ["region", "scale", "grade", "total", "share"]
    )
    expected = shares(inspections)
    assert {row[:-1]: row[-1] for row in found} == pytest.approx(
        {key: float(share) for key, share in expected.items()}
    )


def test_changes_agree(frame: object, inspections: tuple[Inspection, ...]) -> None:
    found = grade_changes(frame, crosswalk=MAINTAINERS_CROSSWALK)
    assert plain_rows(found, CHANGE_COLUMNS) == changes(inspections, MAINTAINERS_CROSSWALK)


@pytest.mark.parametrize("as_at", [datetime.date(2018, 6, 30), datetime.date(2025, 3, 18)])
def test_the_newest_inspections_agree(
    frame: object, inspections: tuple[Inspection, ...], as_at: datetime.date
) -> None:
    newest = latest_per_authority(frame, as_at)
    found = plain_rows(newest, ["inspection_id", "aspect_key", "grade"])
    assert found == Counter(
        (each.id, judged.aspect.key, named(judged))
        for each in latest_inspections(inspections, as_at)
        for judged in each.judgements
    )


def named(judgement: Judgement) -> str | None:
    return None if isinstance(judgement.grade, Ungraded) else judgement.grade.value


def test_the_newest_overalls_are_those_published(
    new_frame: NewFrame,
) -> None:
    newest = latest_per_authority(new_frame(england()), datetime.date(2025, 3, 18))
    found = plain_rows(grade_counts(newest, by=["aspect_key"]), ["aspect_key", "grade", "count"])
    assert {row[1:] for row in found if row[0] == "overall"} == {
        ("outstanding", 33),
        ("good", 67),
        ("requires_improvement", 34),
        ("inadequate", 19),
    }
