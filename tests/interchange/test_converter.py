"""The converter for classes in which our models stand."""

import datetime
import decimal
import enum
import json
from typing import cast

import attrs
import cattrs
import pytest
from hypothesis import given

from ofsted_inspection import (
    Grade,
    Inspection,
    InvalidDocument,
    Judgement,
    LocalAuthority,
    OfficialResult,
    ReformedGrade,
    Section,
    SlacGrade,
    Ungraded,
    from_dict,
    make_converter,
    to_dict,
)
from ofsted_inspection.frameworks import SIF_2013, SLAC_2010, Aspect, Framework
from ofsted_inspection.strategies import judgements, sections
from tests.interchange.documents import golden, name_of, whole

_WHOLE = from_dict(cast("dict[str, object]", whole()))


class Colour(enum.StrEnum):
    RED = "red"


class Urn(int):
    """A number of its own kind."""


@attrs.frozen
class Case:
    name: str
    inspections: tuple[Inspection, ...]
    reported: list[OfficialResult]
    authority: LocalAuthority | None
    grade: Grade
    maybe: SlacGrade | ReformedGrade | Ungraded | None
    seen: datetime.date
    read_at: datetime.datetime
    share: decimal.Decimal
    weight: float
    colour: Colour
    urn: Urn
    pair: tuple[str, int]
    framework: Framework


_CASE = Case(
    name="A case",
    inspections=(_WHOLE,),
    reported=[from_dict(cast("dict[str, object]", golden("official-result.json")), OfficialResult)],
    authority=_WHOLE.authority,
    grade=SlacGrade.GOOD,
    maybe=Ungraded.NOT_JUDGED,
    seen=datetime.date(2011, 1, 10),
    read_at=datetime.datetime(2026, 1, 10, 9, 30, tzinfo=datetime.UTC),
    share=decimal.Decimal("0.50"),
    weight=0.5,
    colour=Colour.RED,
    urn=Urn(7),
    pair=("a", 1),
    framework=SIF_2013,
)


@pytest.mark.parametrize("framework", [None, SLAC_2010], ids=["no framework", "slac-2010"])
def test_a_class_with_our_models_goes_round(framework: Framework | None) -> None:
    converter = make_converter(framework)
    plain = converter.unstructure(_CASE)
    assert plain["inspections"] == [to_dict(_WHOLE)]
    assert plain["grade"] == ("slac.good" if framework is None else "good")
    assert plain["maybe"] == "not_judged"
    assert plain["share"] == "0.50"
    assert plain["framework"] == "sif-2013"
    assert converter.structure(json.loads(json.dumps(plain)), Case) == _CASE


@given(judgements(SLAC_2010), sections(SLAC_2010))
def test_parts_go_round_under_their_framework(judgement: Judgement, section: Section) -> None:
    for part in (judgement, judgement.aspect, section):
        assert _SLAC.structure(_SLAC.unstructure(part), type(part)) == part


_SLAC = make_converter(SLAC_2010)


_WRONG: dict[str, tuple[object, ...]] = {
    "name": (None, 7, ["a"], "x\x00"),
    "inspections": ("[]", {}, None, [{}]),
    "reported": ("[]", {}, [{}]),
    "authority": ("x", {}, []),
    "grade": ("good", "slac.fair", 2, None, True),
    "maybe": ("good", 0),
    "seen": ("20110110", "2011-01-10T00:00:00", 1),
    "read_at": ("2026-01-10", "20260110T093000", 5, "x"),
    "share": (0.5, "1e1", "nan"),
    "weight": ("0.5", "nan", True, float("nan"), float("inf"), None),
    "colour": ("blue", "RED", 1),
    "urn": ("7", 7.0, True),
    "framework": ("sif", {}),
    "unknown": (1,),
}


@pytest.mark.parametrize(
    ("field", "value"),
    [(field, value) for field, values in _WRONG.items() for value in values],
    ids=name_of,
)
def test_nothing_is_coerced_in_the_fields_of_others(field: str, value: object) -> None:
    converter = make_converter()
    plain = json.loads(json.dumps(converter.unstructure(_CASE)))
    plain[field] = value
    with pytest.raises(cattrs.ClassValidationError) as raised:
        converter.structure(plain, Case)
    assert len(raised.value.exceptions) == 1


def test_problems_keep_their_places_within_each_value() -> None:
    converter = make_converter()
    plain = json.loads(json.dumps(converter.unstructure(_CASE)))
    plain["inspections"][0]["authority"]["urn"] = "7"

    def told(error: BaseException, _: object) -> str:
        return str(error.problems[0]) if isinstance(error, InvalidDocument) else str(error)

    with pytest.raises(cattrs.ClassValidationError) as raised:
        converter.structure(plain, Case)
    assert cattrs.transform_error(raised.value, format_exception=told) == [
        "$.authority.urn: found '7'; expected a whole number @ $.inspections[0]"
    ]


@pytest.mark.parametrize("model", [Judgement, Section, Aspect])
def test_what_depends_on_the_framework_asks_for_it(model: type[object]) -> None:
    message = rf"{model.__name__} .* make_converter\(framework="
    with pytest.raises(TypeError, match=message):
        make_converter().structure({}, model)
    assert _WHOLE.report is not None
    (judgement, *_), (section, *_) = _WHOLE.judgements, _WHOLE.report.sections
    written: dict[type[object], object] = {Judgement: judgement, Section: section}
    with pytest.raises(TypeError, match=message):
        make_converter().unstructure(written.get(model, judgement.aspect))


def test_a_grade_of_another_framework_is_not_written() -> None:
    judgement = next(each for each in _WHOLE.judgements if each.grade is SlacGrade.ADEQUATE)
    with pytest.raises(InvalidDocument) as raised:
        make_converter(SIF_2013).unstructure(judgement)
    (problem,) = raised.value.problems
    assert "sif-2013" in problem.expected
