# ruff: noqa: SLF001, ANN401, TRY004, UP007, UP045 - peers run our own private checks, and are made at run time
"""The same models in pydantic and msgspec, made from ours field by field.

The pydantic models are frozen and strict, forbid unknown fields, bound texts and integers as ours
do, and run the very functions that check our fields together: what they refuse is what we refuse.
The msgspec structs check types alone; they are the floor, not a peer.
"""

import enum
import types
import typing
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

import attrs
import msgspec
import pydantic

from ofsted_inspection import frameworks, models
from ofsted_inspection._record import Record, duplicates
from ofsted_inspection.errors import Problem
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models._agreement import readings_agree, report_agrees

_TEXT = Annotated[str, pydantic.StringConstraints(pattern=r"^[^\x00]*$")]
_WHOLE = Annotated[int, pydantic.Field(ge=-(2**63), lt=2**63)]


class Checked(pydantic.BaseModel):
    """The base of the pydantic models: frozen, strict, with the checks of the model `record`."""

    model_config = pydantic.ConfigDict(frozen=True, strict=True, extra="forbid")
    record: ClassVar[type[Record]]

    def _problems(self) -> Iterator[Problem]:
        return self.record._problems(typing.cast("Any", self))

    @pydantic.model_validator(mode="after")
    def _no_problems(self) -> "Checked":
        faults = list(self._problems())
        if faults:
            raise ValueError("\n".join(map(str, faults)))
        return self


def _of_inspection(self: Any) -> Iterator[Problem]:
    """Yield what our Inspection would, for one whose framework and aspects are names."""
    framework = frameworks.get(self.framework)
    yield from models.Inspection._date_problems(self)
    if self.source_url is not None and not self.source_url.startswith(("https://", "http://")):
        raise ValueError(self.source_url)
    yield from duplicates("judgements", (each.aspect for each in self.judgements), "aspect")
    for judgement in self.judgements:
        framework.aspect(judgement.aspect)
        if not isinstance(judgement.grade, (framework.scale, Ungraded)):
            raise ValueError(judgement.grade)
    if self.id != f"{self.authority.urn}-{self.start}":
        raise ValueError(self.id)
    if self.report is not None:
        yield from report_agrees(self.report, framework)
    if self.readings is not None and self.report is not None:
        yield from readings_agree(self.readings, self.report)


class Family:
    """The models of one scale; a document's grades are read on its framework's scale."""

    def __init__(self, scale: type[enum.Enum]) -> None:
        """Make the models; grades are members of `scale`."""
        self.scale = scale
        self._pydantic: dict[type, Any] = {}
        self._msgspec: dict[type, Any] = {}
        self.pydantic = self._model(models.Inspection)
        self.msgspec = self._struct(models.Inspection)

    def _fields(self, cls: type, made: Any, text: Any, whole: Any) -> dict[str, Any]:
        hints = typing.get_type_hints(cls)
        fields = {
            field.name: self._hint(hints[field.name], made, text, whole)
            for field in attrs.fields(cls)
        }
        if cls is models.Inspection:
            fields |= {"schema_version": text, "id": text, "framework": text}
        elif cls is models.Judgement:
            fields["aspect"] = text
        elif cls is models.PriorInspection:
            # The one grade that may be of another scale is written with it, as text.
            fields["grade"] = typing.Optional[text]
        return fields

    def _hint(self, hint: Any, made: Any, text: Any, whole: Any) -> Any:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in {types.UnionType, typing.Union}:
            kept = [each for each in arguments if each not in {SlacGrade, ReformedGrade}]
            if len(kept) < len(arguments):
                kept.append(self.scale)
            return typing.Union[tuple(self._hint(each, made, text, whole) for each in kept)]
        if origin is tuple:
            return tuple[self._hint(arguments[0], made, text, whole), ...]
        if isinstance(hint, type) and issubclass(hint, Record):
            return made(hint)
        return {str: text, int: whole}.get(hint, hint)

    def _model(self, cls: type) -> Any:
        if cls not in self._pydantic:
            self._pydantic[cls] = cls.__name__
            fields = self._fields(cls, self._model, _TEXT, _WHOLE)
            namespace = {
                name: value
                for name, value in vars(cls).items()
                if not name.startswith("__")
                and isinstance(value, (types.FunctionType, property))
                and name not in fields
                and name != "_problems"
            }
            if cls is models.Inspection:
                namespace["_problems"] = _of_inspection
                del namespace["judgement"], namespace["corrected_text"]
            base = type(
                f"{cls.__name__}Base",
                (Checked,),
                {"record": cls, "__module__": __name__, "__annotations__": {}, **namespace},
            )
            made = pydantic.create_model(
                cls.__name__, __base__=base, **{name: (hint, ...) for name, hint in fields.items()}
            )
            made.model_rebuild(_types_namespace={cls.__name__: made})
            self._pydantic[cls] = made
        return self._pydantic[cls]

    def _struct(self, cls: type) -> Any:
        if cls not in self._msgspec:
            self._msgspec[cls] = cls.__name__
            namespace: dict[str, Any] = {}
            made = msgspec.defstruct(
                cls.__name__,
                list(self._plain(self._fields(cls, self._struct, str, int)).items()),
                frozen=True,
                kw_only=True,
                forbid_unknown_fields=True,
                module=__name__,
                namespace=namespace,
            )
            globals()[cls.__name__] = made
            self._msgspec[cls] = made
        return self._msgspec[cls]

    def _plain(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Return fields that msgspec takes: it has no union of two enums."""
        return {
            name: str
            if typing.get_origin(hint) is typing.Union and Ungraded in typing.get_args(hint)
            else hint
            for name, hint in fields.items()
        }
