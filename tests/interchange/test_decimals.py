"""Decimals have one form: equal records give equal bytes, however their decimals were written."""

import decimal
import json
from typing import cast

import attrs
import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import Inspection, from_dict, from_json, to_json
from tests.interchange.described import in_one_form
from tests.interchange.documents import Json, put, whole
from tests.interchange.ways import in_full, quickly

_WHOLE = from_dict(cast("dict[str, object]", whole()))
_VALUE = ("readings", "statistics", 0, "value")
_MOST = ("readings", "statistics", 0, "value_max")


def _with_value(value: decimal.Decimal, most: decimal.Decimal | None = None) -> Inspection:
    """Return the whole inspection with these in its first statistic, made by its constructor."""
    assert _WHOLE.readings is not None
    first, *others = _WHOLE.readings.statistics
    statistics = (attrs.evolve(first, value=value, value_max=most), *others)
    readings = attrs.evolve(_WHOLE.readings, statistics=statistics)
    return attrs.evolve(_WHOLE, readings=readings)


def _form(inspection: Inspection) -> tuple[str, str]:
    assert inspection.readings is not None
    statistic = inspection.readings.statistics[0]
    assert statistic.value_max is not None
    return f"{statistic.value:f}", f"{statistic.value_max:f}"


@pytest.mark.parametrize(
    ("one_form", "forms"),
    [
        ("1", ["1", "1.0", "1.00", "1E+0", "0.1E+1", "10E-1"]),
        ("10", ["10", "1E+1", "10.0", "1.0E+1"]),
        ("1000", ["1E+3", "1.000E+3"]),
        ("0", ["0", "-0", "0.00", "-0.0", "0E+9", "0E-9", "-0E+1"]),
        ("0.5", ["0.5", "0.50", "5E-1"]),
        ("-12.5", ["-12.5", "-12.500", "-1.25E+1"]),
        ("0.0000001", ["1E-7", "0.00000010"]),
        ("100.01", ["100.01", "100.010"]),
        ("1" + "0" * 29, ["1E+29"]),
    ],
)
def test_equal_decimals_are_written_alike(one_form: str, forms: list[str]) -> None:
    made = [_with_value(decimal.Decimal(form), decimal.Decimal(form)) for form in forms]
    assert len(set(made)) == 1
    assert {_form(each) for each in made} == {(one_form, one_form)}
    (written,) = {to_json(each) for each in made}
    statistic = json.loads(written)["readings"]["statistics"][0]
    assert (statistic["value"], statistic["value_max"]) == (one_form, one_form)


_TEXTS = st.from_regex(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?", fullmatch=True).filter(str.isascii)


@given(_TEXTS, st.integers(0, 20))
def test_however_a_decimal_is_written_it_is_read_in_its_one_form(text: str, zeros: int) -> None:
    """The same whichever way it is read, and as the constructor makes it of any other form."""
    longer = (text if "." in text or not zeros else f"{text}.") + "0" * zeros
    document = put(put(whole(), _VALUE, longer), _MOST, longer)
    quick, full = quickly(document), in_full(document)
    expected = _with_value(decimal.Decimal(text), decimal.Decimal(longer))
    assert quick == full == expected
    for read in (quick, full, from_json(to_json(expected))):
        assert isinstance(read, Inspection)
        assert _form(read) == (in_one_form(text), in_one_form(text))
        assert to_json(read) == to_json(expected)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=5), st.integers(-3, 9))
def test_equal_records_have_equal_bytes(value: decimal.Decimal, exponent: int) -> None:
    """An equal decimal with an exponent of its own makes an equal record."""
    with decimal.localcontext() as context:
        context.prec = 60
        value = value.remainder_near(decimal.Decimal("1E+20"))
        other = decimal.Decimal(
            (
                value.as_tuple().sign,
                (*value.as_tuple().digits, *(0,) * (exponent + 3)),
                -8 - exponent,
            )
        )
    assert other == value
    one, two = _with_value(value), _with_value(other)
    assert (one, hash(one), to_json(one)) == (two, hash(two), to_json(two))


@pytest.mark.parametrize("text", ["1E+0", "1e0", "01", "1.", "+1", "--1", "-", "0x1", "1" * 31])
def test_other_notations_are_no_decimals(text: str) -> None:
    assert quickly(put(whole(), _VALUE, cast("Json", text))) is None
    assert isinstance(in_full(put(whole(), _VALUE, text)), tuple)
