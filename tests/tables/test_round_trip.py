"""Every format in which tables are written gives the same inspections back, whatever they hold."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import assume, given, settings, strategies as st

from ofsted_inspection import frameworks
from ofsted_inspection.frameworks import Framework
from ofsted_inspection.models import Inspection
from ofsted_inspection.strategies import inspections
from ofsted_inspection.tables import (
    DICTIONARY,
    read_datapackage,
    read_spreadsheets,
    rows,
    write_datapackage,
    write_spreadsheets,
)

Write = Callable[[Inspection, Path], Path]
Read = Callable[[Path], tuple[Inspection, ...]]

FORMATS: dict[str, tuple[Write, Read]] = {
    "csv": (write_datapackage, read_datapackage),
    "parquet": (partial(write_datapackage, format="parquet"), read_datapackage),
    "spreadsheets": (write_spreadsheets, read_spreadsheets),
}


def can_be_written(inspection: Inspection) -> bool:
    """Tell whether no table refuses a cell of `inspection`, as tests of their own say they do."""
    statistics = inspection.readings.statistics if inspection.readings else ()
    decimals = [value for each in statistics for value in (each.value, each.value_max)]
    return all(
        # Typed decimals have six digits after the point.
        value is None or f"{value:f}".partition(".")[2].rstrip("0")[6:] == ""
        for value in decimals
    ) and not any(
        # An empty text would be read back as no value.
        cell == "" and not column.blank
        for name, table in DICTIONARY.items()
        for row in rows(inspection, name)
        for column, cell in zip(table.columns, row, strict=True)
    )


@pytest.mark.parametrize(
    "name",
    ["csv", *(pytest.param(each, marks=pytest.mark.slow) for each in FORMATS if each != "csv")],
)
@pytest.mark.parametrize("framework", frameworks.CATALOGUE, ids=lambda each: each.id)
@settings(max_examples=4)
@given(data=st.data(), report=st.booleans(), readings=st.booleans())
def test_every_framework_and_layer_comes_back(
    name: str, framework: Framework, data: st.DataObject, *, report: bool, readings: bool
) -> None:
    """Law: read(write(x)) == x, and writing what was read gives the same bytes."""
    drawn = inspections(framework, report=report, readings=readings, coherent=False)
    inspection = data.draw(drawn)
    assume(can_be_written(inspection))
    write, read = FORMATS[name]
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder, "first"), Path(folder, "second")
        write(inspection, first)
        (again,) = read(first)
        assert again == inspection
        write(again, second)
        for file in sorted(first.iterdir()):
            assert file.read_bytes() == (second / file.name).read_bytes()
