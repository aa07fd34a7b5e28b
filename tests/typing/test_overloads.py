"""What type checkers make of each overload, and what they must refuse.

Those of grades and of distributions stand in tests/grades. Each refusal carries the comment that
would silence it: both checkers complain of one that silences nothing.
"""

# pyright: reportUnnecessaryTypeIgnoreComment=true

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import assert_type

import pandas
import polars
import pyarrow
import pytest
from hypothesis import strategies as st

from ofsted_inspection import (
    AuthorityType,
    DatasetInfo,
    Inspection,
    InvalidDocument,
    Judgement,
    LocalAuthority,
    OfficialResult,
    ReformedGrade,
    Region,
    Service,
    SlacGrade,
    UnknownName,
    available,
    compare,
    distribution_by,
    from_file,
    history,
    interchange,
    load,
    load_frame,
    load_inspection,
    load_tables,
    strategies,
    tables,
)
from ofsted_inspection.aggregation import OfEitherScale
from ofsted_inspection.datasets import DatasetName
from ofsted_inspection.tables import TableName

ONE = load_inspection("80575-2024-06-10")
RESULT = load("england-2009-2013")[0]


def test_each_dataset_is_of_its_kind() -> None:
    assert_type(load("warrington-2011"), Inspection)
    assert_type(load("warrington-2011", text=False), Inspection)
    assert_type(load("england"), tuple[Inspection, ...])
    assert_type(load("england-2009-2013"), tuple[OfficialResult, ...])
    assert_type(load("authorities"), tuple[LocalAuthority, ...])
    assert isinstance(load("warrington-2011"), Inspection)
    assert {type(each) for each in load("england")} == {Inspection}
    assert {type(each) for each in load("england-2009-2013")} == {OfficialResult}
    assert {type(each) for each in load("authorities")} == {LocalAuthority}


def test_a_name_that_is_one_of_them_may_be_any() -> None:
    for info in available():
        assert_type(info, DatasetInfo)
        assert_type(info.name, DatasetName)
        assert_type(
            load(info.name),
            Inspection
            | tuple[Inspection, ...]
            | tuple[OfficialResult, ...]
            | tuple[LocalAuthority, ...],
        )
        assert load(info.name)


def test_any_other_name_is_refused_before_it_runs() -> None:
    with pytest.raises(UnknownName) as raised:
        load("warington-2011")  # type: ignore[call-overload]
    assert raised.value.near == ("warrington-2011",)
    misspelt: str = raised.value.name
    with pytest.raises(UnknownName):
        load(misspelt)  # type: ignore[call-overload]
    with pytest.raises(UnknownName) as raised:
        load_frame("warington-2011")  # type: ignore[call-overload]
    assert raised.value.near == ("warrington-2011",)
    with pytest.raises(UnknownName) as raised:
        load_tables("warington-2011")  # type: ignore[call-overload]
    assert raised.value.near == ("warrington-2011",)
    with pytest.raises(UnknownName):
        load(1)  # type: ignore[call-overload]


def test_only_what_holds_prose_is_loaded_without_it() -> None:
    with pytest.raises(TypeError):
        load("england", text=False)  # type: ignore[call-overload]


def test_an_inspection_is_loaded_by_its_id() -> None:
    assert_type(load_inspection("80575-2024-06-10"), Inspection)
    with pytest.raises(TypeError):
        load_inspection(80575)  # type: ignore[arg-type]


def test_frames_of_a_dataset_are_those_of_the_library_named() -> None:
    assert_type(load_frame("authorities"), pandas.DataFrame)
    assert_type(load_frame("authorities", "authorities", backend="polars"), polars.DataFrame)
    assert_type(load_frame("authorities", backend="pyarrow"), pyarrow.Table)
    assert_type(load_tables("authorities"), dict[TableName, pandas.DataFrame])
    assert_type(load_tables("authorities", backend="polars"), dict[TableName, polars.DataFrame])
    assert_type(load_tables("authorities", backend="pyarrow"), dict[TableName, pyarrow.Table])
    assert isinstance(load_frame("authorities"), pandas.DataFrame)
    with pytest.raises(UnknownName):
        load_frame("authorities", "authority")  # type: ignore[call-overload]
    with pytest.raises(UnknownName):
        load_frame("authorities", backend="panda")  # type: ignore[call-overload]
    with pytest.raises(UnknownName):
        load_tables("authorities", backend="panda")  # type: ignore[call-overload]


def test_frames_of_inspections_are_those_of_the_library_named() -> None:
    assert_type(tables.to_frame(ONE, "judgements"), pandas.DataFrame)
    assert_type(tables.to_frame(ONE, "judgements", backend="polars"), polars.DataFrame)
    assert_type(tables.to_frame(ONE, "judgements", backend="pyarrow"), pyarrow.Table)
    assert_type(tables.wide(ONE), pandas.DataFrame)
    assert_type(tables.wide(ONE, backend="polars"), polars.DataFrame)
    assert_type(tables.wide(ONE, backend="pyarrow"), pyarrow.Table)
    assert_type(tables.flat(ONE), pandas.DataFrame)
    assert_type(tables.flat(ONE, backend="polars"), polars.DataFrame)
    assert_type(tables.flat(ONE, backend="pyarrow"), pyarrow.Table)
    with pytest.raises(UnknownName):
        tables.to_frame(ONE, "judgments")  # type: ignore[call-overload]
    with pytest.raises(UnknownName):
        tables.to_frame(ONE, "judgements", backend="panda")  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        tables.to_frame(1, "judgements")  # type: ignore[call-overload]
    with pytest.raises(UnknownName):
        tables.wide(ONE, backend="panda")  # type: ignore[call-overload]
    with pytest.raises(UnknownName):
        tables.flat(ONE, backend="panda")  # type: ignore[call-overload]


def test_comparisons_and_histories_make_frames_of_the_library_named() -> None:
    before = load_inspection("80575-2019-07-08")
    comparison, entries = compare(before, ONE), history([before, ONE], "Warrington")
    assert_type(comparison.to_frame(), pandas.DataFrame)
    assert_type(comparison.to_frame(backend="polars"), polars.DataFrame)
    assert_type(comparison.to_frame(backend="pyarrow"), pyarrow.Table)
    assert_type(entries.to_frame(), pandas.DataFrame)
    assert_type(entries.to_frame(backend="polars"), polars.DataFrame)
    assert_type(entries.to_frame(backend="pyarrow"), pyarrow.Table)
    with pytest.raises(UnknownName):
        comparison.to_frame(backend="panda")  # type: ignore[call-overload]
    with pytest.raises(UnknownName):
        entries.to_frame(backend="panda")  # type: ignore[call-overload]


def test_documents_are_of_the_model_asked_for() -> None:
    document, line = interchange.to_dict(ONE), interchange.to_json(ONE)
    assert_type(interchange.from_dict(document), Inspection)
    assert_type(interchange.from_json(line), Inspection)
    assert_type(interchange.read_jsonl(io.BytesIO(line)), Iterator[Inspection])
    assert_type(from_file(io.BytesIO(line)), tuple[Inspection, ...])
    result_line = interchange.to_json(RESULT)
    read = interchange.from_dict(interchange.to_dict(RESULT), OfficialResult)
    assert_type(read, OfficialResult)
    assert_type(interchange.from_json(result_line, OfficialResult), OfficialResult)
    results = interchange.read_jsonl(io.BytesIO(result_line), OfficialResult)
    assert_type(results, Iterator[OfficialResult])
    assert_type(
        from_file(io.BytesIO(result_line), OfficialResult),
        tuple[OfficialResult, ...],
    )
    assert read == RESULT
    assert [*results] == [RESULT]
    with pytest.raises(TypeError):
        interchange.from_json(line, Judgement)  # type: ignore[type-var]
    with pytest.raises(InvalidDocument):
        interchange.from_dict([document])  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        interchange.from_json(1)  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        interchange.read_jsonl(1)  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        from_file(1)  # type: ignore[call-overload]


def test_packages_are_of_the_model_asked_for(tmp_path: Path) -> None:
    one = tables.write_datapackage([ONE], tmp_path / "one").parent
    results = tables.write_datapackage([RESULT], tmp_path / "results").parent
    assert_type(tables.read_datapackage(one), tuple[Inspection, ...])
    assert_type(
        tables.read_datapackage(results, OfficialResult, edited=True),
        tuple[OfficialResult, ...],
    )
    sheets = tables.write_spreadsheets([RESULT], tmp_path / "sheets")
    assert_type(tables.read_spreadsheets(sheets, OfficialResult), tuple[OfficialResult, ...])
    with pytest.raises(TypeError):
        tables.read_datapackage(one, Judgement, edited=1)  # type: ignore[call-overload]
    with pytest.raises(InvalidDocument):
        assert_type(tables.read_spreadsheets(sheets), tuple[Inspection, ...])


def test_groups_are_called_what_the_key_says() -> None:
    by_service = distribution_by([ONE], "service")
    assert_type(by_service, Mapping[Service | None, OfEitherScale])
    assert_type(distribution_by([ONE], "framework"), Mapping[str, OfEitherScale])
    assert_type(distribution_by([ONE], "region"), Mapping[Region, OfEitherScale])
    assert_type(distribution_by([ONE], "authority_type"), Mapping[AuthorityType, OfEitherScale])
    assert_type(distribution_by([ONE], "authority"), Mapping[LocalAuthority, OfEitherScale])
    assert_type(distribution_by([ONE], "calendar_year"), Mapping[int, OfEitherScale])

    def is_of_warrington(inspection: Inspection, _: Judgement) -> bool:
        return inspection.authority.name == "Warrington"

    assert_type(distribution_by([ONE], is_of_warrington), Mapping[bool, OfEitherScale])
    assert [*by_service] == [None]
    with pytest.raises(UnknownName):
        distribution_by([ONE], "regions")  # type: ignore[call-overload]


def test_strategies_of_grades_are_of_the_scale_named() -> None:
    either = strategies.grades()
    assert_type(either, st.SearchStrategy[SlacGrade | ReformedGrade])
    assert_type(strategies.grades(SlacGrade), st.SearchStrategy[SlacGrade])
    assert_type(strategies.grades(ReformedGrade), st.SearchStrategy[ReformedGrade])
    with pytest.raises(TypeError):
        strategies.grades(int)  # type: ignore[arg-type]
