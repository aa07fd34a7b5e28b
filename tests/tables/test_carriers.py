"""What a model may hold every carrier holds exactly, or its writer refuses it; none is changed."""

import contextlib
import datetime
import decimal
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

import attrs
import duckdb
import pandas
import pytest
from hypothesis import example, given, settings, strategies as st

from ofsted_inspection import (
    from_dict,
    from_json,
    make_converter,
    read_jsonl,
    to_dict,
    to_json,
    write_jsonl,
)
from ofsted_inspection._record import Record
from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.frameworks import ILACS_2023, Aspect, Framework
from ofsted_inspection.grades import Ungraded
from ofsted_inspection.models import Inspection
from ofsted_inspection.tables import (
    DICTIONARY,
    Cell,
    Row,
    TableName,
    read_datapackage,
    read_spreadsheets,
    rows,
    to_frame,
    write_datapackage,
    write_duckdb,
    write_spreadsheets,
)
from tests.comparison.england import england
from tests.tables.examples import complete
from tests.tables.test_every_column import HELD
from tests.tables.test_spreadsheets import HOSTILE

_WHOLE = st.integers(0, 2**63 - 1) | st.just(2**63 - 1)
_WORDS = (
    st.sampled_from([each.replace("\0", "") for each in HOSTILE])
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
    | st.sampled_from(["", "None", "nan", "true", "\\N", '"', "a\r\nb", "\r", "\u2028", "\x1a"])
)
_NUMBERS = st.decimals(
    -(10**30) + 1, 10**30 - 1, places=0, allow_nan=False, allow_infinity=False
) | st.tuples(st.integers(-(10**29), 10**29), st.integers(0, 30)).map(
    lambda drawn: decimal.Decimal(drawn[0]).scaleb(-drawn[1])
)
_ONE_DAY = (datetime.date(2011, 1, 10), datetime.date(2011, 1, 10))
_Record = TypeVar("_Record", bound=Record)


@attrs.frozen
class Values:
    """One value of each type of column."""

    words: str
    more: str | None
    number: int
    days: tuple[datetime.date, datetime.date]
    decimals: tuple[decimal.Decimal, decimal.Decimal | None]
    flag: bool = True
    ungraded: bool = True


VALUES = st.builds(
    Values,
    _WORDS,
    st.none() | _WORDS,
    _WHOLE,
    st.tuples(st.dates(), st.dates()),
    st.tuples(_NUMBERS, st.none() | _NUMBERS),
    st.booleans(),
    st.booleans(),
)


# An empty text where one may stand, and a decimal finer than typed columns hold.
EMPTY = Values("", "", 1, _ONE_DAY, (decimal.Decimal(1), None))
FINE = Values("a", None, 2**63 - 1, _ONE_DAY, (decimal.Decimal("1E-7"), None))


def having(record: _Record, **values: object) -> _Record:
    """Return `record` with those of the values that the model takes, one after another."""
    for field, value in values.items():
        with contextlib.suppress(InvalidDocument):
            # Any model is an attrs class, which the base of them all cannot say.
            record = cast("Callable[..., _Record]", attrs.evolve)(record, **{field: value})
    return record


def holding(given_: Values) -> Inspection:
    """Return an inspection that holds the values wherever the models let any such value stand."""
    whole = complete()
    report, readings, source = whole.report, whole.readings, whole.source
    assert report is not None
    assert readings is not None
    assert source is not None
    first, last = sorted(given_.days)
    low, high = given_.decimals
    words, more = given_.words, given_.more
    statistic = having(
        readings.statistics[0],
        value_max=None,
        value=low,
        as_of=first,
        unit=words,
        base=more,
        note=more,
    )
    prior = having(
        readings.prior_inspections[0], earliest=None, latest=last, when_text=more, grade=None
    )
    correction = having(readings.corrections[1], corrected=words, reason=words, certain=given_.flag)
    review = Ungraded.NOT_JUDGED if given_.ungraded else whole.reviews[0].grade
    section = having(report.sections[0], title=words)
    return having(
        whole,
        authority=having(
            whole.authority, urn=given_.number, name=words, ons_name=more, closed=last
        ),
        published=None,
        published_basis=None,
        start_basis=None,
        start=first,
        end=last,
        split_visit=given_.flag,
        age_group=more,
        source_url=f"https://{words}",
        lead_inspectors=(words, "B"),
        team=(having(whole.team[0], count=given_.number, printed=words),),
        team_members=(having(whole.team_members[0], name=words, role=more),),
        reviews=(having(whole.reviews[0], title=words, published=last, grade=review),),
        report=having(report, title=words, authority=more, sections=(section,)),
        readings=having(
            readings,
            annotations=(having(readings.annotations[0], reason=more, uncertain=given_.flag),),
            statistics=(
                having(statistic, value_max=high),
                having(readings.statistics[1], value=low),
            ),
            corrections=(readings.corrections[0], correction),
            prior_inspections=(prior, readings.prior_inspections[1]),
        ),
        source=having(
            source,
            title=words,
            publisher=words,
            extractor=more,
            terms=more,
            pages=given_.number,
            running_lines=(words, words),
            doubts=(having(source.doubts[0], reading=words, alternative=words),),
        ),
    )


def _files(
    write: Callable[..., object], read: Callable[[Path], Sequence[Inspection]], one: Inspection
) -> object:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "written")
        try:
            write(one, place)
        except InvalidDocument:
            assert not list(Path(folder).iterdir())
            raise
        try:
            (again,) = read(place)
        except InvalidDocument as error:
            raise AssertionError("what was written is not read") from error
        return again


CARRIERS: dict[str, Callable[[Inspection], object]] = {
    "dict": lambda one: from_dict(to_dict(one)),
    "JSON": lambda one: from_json(to_json(one)),
    "JSON Lines": partial(_files, write_jsonl, lambda path: tuple(read_jsonl(path))),
    "CSV": partial(_files, write_datapackage, read_datapackage),
    "Parquet": partial(_files, partial(write_datapackage, format="parquet"), read_datapackage),
    "spreadsheets": partial(_files, write_spreadsheets, read_spreadsheets),
}
"""How an inspection goes into each carrier and comes back."""

LOSSLESS = {"dict", "JSON", "JSON Lines"}


@pytest.mark.parametrize("carrier", CARRIERS)
@settings(max_examples=2)
@given(VALUES)
@example(EMPTY)
@example(FINE)
def test_what_is_written_comes_back_or_is_refused(carrier: str, given_: Values) -> None:
    """Law: read(write(x)) == x, or InvalidDocument and nothing written."""
    one = holding(given_)
    try:
        again = CARRIERS[carrier](one)
    except InvalidDocument:
        assert carrier not in LOSSLESS
        return
    assert again == one


def in_pandas(one: Inspection, name: TableName) -> list[Row]:
    frame = to_frame(one, name, derived=False)
    found = cast("list[tuple[object, ...]]", list(frame.itertuples(index=False, name=None)))
    return [tuple(map(_plain, row)) for row in found]


def _plain(cell: object) -> Cell:
    if cell is pandas.NA or cell is pandas.NaT or cell != cell:  # noqa: PLR0124 - what NaN is
        return None
    return cast("Cell", cell.date() if isinstance(cell, datetime.datetime) else cell)


def in_polars(one: Inspection, name: TableName) -> list[Row]:
    return to_frame(one, name, backend="polars", derived=False).rows()


def in_pyarrow(one: Inspection, name: TableName) -> list[Row]:
    frame = to_frame(one, name, backend="pyarrow", derived=False)
    columns = [frame.column(place).to_pylist() for place in range(frame.num_columns)]
    return list(zip(*columns, strict=True))


@pytest.mark.parametrize("backend", [in_pandas, in_polars, in_pyarrow])
@settings(max_examples=2)
@given(VALUES)
def test_a_frame_holds_what_the_rows_hold_or_refuses(
    backend: Callable[[Inspection, TableName], list[Row]], given_: Values
) -> None:
    """Law: cell by cell what the rows have, or InvalidDocument."""
    one = holding(given_)
    for name in HELD:
        try:
            found = backend(one, name)
        except InvalidDocument:
            continue
        assert found == list(rows(one, name)), name


@settings(max_examples=2)
@given(VALUES)
@example(FINE)
def test_a_database_holds_what_the_rows_hold_or_is_refused(given_: Values) -> None:
    """Law: cell by cell what the rows have, or InvalidDocument and no file."""
    one = holding(given_)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.duckdb")
        try:
            write_duckdb(one, path)
        except InvalidDocument:
            assert not list(Path(folder).iterdir())
            return
        with duckdb.connect(str(path), read_only=True) as connection:
            for name in DICTIONARY:
                assert connection.table(name).fetchall() == list(rows(one, name)), name


def under(own: Framework, one: Inspection) -> Inspection:
    """Return an inspection with the same judgements under a framework of somebody's own."""
    judgements = tuple(
        attrs.evolve(each, aspect=own.aspect(each.aspect.key)) for each in one.judgements
    )
    return attrs.evolve(one, framework=own, judgements=judgements)


OWN = {
    "another id": attrs.evolve(ILACS_2023, id="own-2023"),
    "another title": attrs.evolve(ILACS_2023, title="Our own"),
    "another aspect": attrs.evolve(
        ILACS_2023, aspects=(*ILACS_2023.aspects, Aspect(key="more", title="M", short_title="M"))
    ),
    "the same": attrs.evolve(ILACS_2023),
}


@pytest.mark.parametrize("carrier", [*CARRIERS, "a converter"])
@pytest.mark.parametrize("which", OWN)
def test_a_framework_of_ones_own_is_refused_before_it_is_written(carrier: str, which: str) -> None:
    """Law: a writer refuses what its reader would, or could only take for something else."""
    converter = make_converter()
    ways: dict[str, Callable[[Inspection], object]] = {
        **CARRIERS,
        "a converter": lambda one: converter.structure(converter.unstructure(one), Inspection),
    }
    one = under(OWN[which], next(each for each in england() if each.framework is ILACS_2023))
    if which == "the same":
        assert ways[carrier](one) == one
        return
    with pytest.raises(InvalidDocument) as raised:
        ways[carrier](one)
    (problem,) = raised.value.problems
    assert (problem.code, problem.file) == (ProblemCode.UNKNOWN_NAME, None)
    assert problem.path is not None
    assert problem.path.endswith(".framework")


def test_what_nothing_reads_back_takes_a_framework_of_ones_own(tmp_path: Path) -> None:
    """Frames and databases; two editions of one name are two, and no table tells them apart."""
    first = next(each for each in england() if each.framework is ILACS_2023)
    own = under(OWN["another id"], first)
    assert to_frame(own, "frameworks")["framework_id"].tolist() == ["own-2023"]
    with duckdb.connect(str(write_duckdb(own, tmp_path / "own.duckdb"))) as connection:
        assert connection.table("frameworks").fetchall() == list(rows(own, "frameworks"))
    changed = attrs.evolve(
        under(OWN["another title"], first), authority=attrs.evolve(first.authority, urn=1)
    )
    assert len(to_frame([first, changed], "frameworks")) == 2
    with pytest.raises(InvalidDocument, match="each framework_id once"):
        write_duckdb([first, changed], tmp_path / "two.duckdb")


def test_an_authority_that_stands_twice_is_not_written(tmp_path: Path) -> None:
    """Read back it would stand once."""
    one = england()[0].authority
    with pytest.raises(InvalidDocument, match="each urn once"):
        write_datapackage([one, one], tmp_path / "package")
    assert not list(tmp_path.iterdir())
