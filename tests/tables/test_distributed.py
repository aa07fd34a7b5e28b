"""The same calls on Dask and PySpark: how a user outgrows one machine."""

import datetime
import importlib
import sys
from collections.abc import Iterator

import pytest

from ofsted_inspection.comparison import MAINTAINERS_CROSSWALK
from ofsted_inspection.tables import (
    grade_changes,
    grade_counts,
    grade_shares,
    latest_per_authority,
    to_frame,
)
from tests.comparison.england import england, warrington_2011
from tests.tables.engines import CHANGE_COLUMNS, changes, counts, plain_rows, shares

pytestmark = [
    pytest.mark.engines,
    # These libraries warn about themselves, at length and differently in each version.
    pytest.mark.filterwarnings("default"),
]

REAL = (*england(), warrington_2011())
PARTITIONS = 3


@pytest.fixture(scope="module", params=["dask", "pyspark"])
def frame(request: pytest.FixtureRequest) -> Iterator[object]:
    """Yield the judgements of England and Warrington 2011, in several partitions."""
    judgements = to_frame(REAL, "judgements")
    if request.param == "dask":
        # Dask has no types of its own.
        from_pandas = vars(importlib.import_module("dask.dataframe"))["from_pandas"]
        yield from_pandas(judgements, npartitions=PARTITIONS)
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
        rows = to_frame(REAL, "judgements", backend="polars")
        plain = [
            (
                row["inspection_id"],
                row["framework_id"],
                row["aspect_key"],
                row["grade"],
                row["grade_number"],
                row["scale"],
                row["urn"],
                row["region"],
                row["start"],
                row["published"],
            )
            for row in rows.iter_rows(named=True)
        ]
        schema = (
            "inspection_id string, framework_id string, aspect_key string, grade string, "
            "grade_number int, scale string, urn int, region string, start date, published date"
        )
        yield session.createDataFrame(plain, schema).repartition(PARTITIONS)
        session.stop()


def test_counts_agree(frame: object) -> None:
    found = grade_counts(frame, by=["region"])
    assert plain_rows(found, ["region", "scale", "grade", "count"]) == counts(REAL)


def test_shares_agree(frame: object) -> None:
    found = plain_rows(
        grade_shares(frame, by=["region"]), ["region", "scale", "grade", "total", "share"]
    )
    expected = shares(REAL)
    assert {row[:-1]: row[-1] for row in found} == pytest.approx(
        {key: float(share) for key, share in expected.items()}
    )


def test_changes_agree(frame: object) -> None:
    found = grade_changes(frame, MAINTAINERS_CROSSWALK)
    assert plain_rows(found, CHANGE_COLUMNS) == changes(REAL, MAINTAINERS_CROSSWALK)


def test_the_newest_overalls_agree(frame: object) -> None:
    newest = latest_per_authority(frame, datetime.date(2025, 3, 18))
    found = plain_rows(grade_counts(newest, by=["aspect_key"]), ["aspect_key", "grade", "count"])
    assert {row[1:] for row in found if row[0] == "overall"} == {
        ("outstanding", 33),
        ("good", 67),
        ("requires_improvement", 34),
        ("inadequate", 19),
    }
