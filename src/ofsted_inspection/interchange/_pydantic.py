"""The work behind pydantic's two hooks: a model as a field, read, written and described."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar, cast

from ofsted_inspection.errors import InvalidDocument, Problem
from ofsted_inspection.interchange._documents import document_of
from ofsted_inspection.interchange._faults import is_array, is_object
from ofsted_inspection.interchange._schema import schema_of
from ofsted_inspection.models import Inspection, OfficialResult

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

Root = TypeVar("Root", Inspection, OfficialResult)


def core_schema(model: type[Root]) -> "CoreSchema":
    """Return how pydantic reads and writes `model`.

    An instance is taken as it is, and a document read; of what is wrong with it pydantic makes an
    error of its own, which has the problems as plain values. Python keeps the instance, JSON has
    the document.
    """
    # Whoever asks is pydantic, so it is there.
    from pydantic_core import PydanticCustomError, core_schema as schemas

    document = document_of(model)

    def read(value: object) -> object:
        if isinstance(value, model):
            return value
        try:
            return document.read(value)
        except InvalidDocument as error:
            # The message last, so that nothing is filled in within it.
            found = {"problems": [_plain(each) for each in error.problems], "message": str(error)}
            raise PydanticCustomError("invalid_document", "{message}", found) from None

    return schemas.no_info_plain_validator_function(
        read,
        ref=f"{model.__module__}.{model.__qualname__}",
        serialization=schemas.plain_serializer_function_ser_schema(
            document.plain, when_used="json"
        ),
    )


def _plain(problem: Problem) -> dict[str, str]:
    """Return what a problem says as text alone: FastAPI sends it."""
    return {
        "code": problem.code.value,
        "path": problem.path or "$",
        "found": problem.found,
        "expected": problem.expected,
    }


def inline_schema(model: type[Root]) -> dict[str, object]:
    """Return the JSON Schema of the documents of `model`, each definition where it is referred to.

    pydantic knows its own definitions alone. Headings more than three levels deep are any objects:
    they stand within one another, and would without end.
    """
    schema = schema_of(model)
    definitions = cast("dict[str, object]", schema["$defs"])
    head = {name: schema[name] for name in schema if name not in {"$schema", "$id", "$defs"}}
    return {name: _inlined(each, definitions, ()) for name, each in head.items()}


_DEEPEST = 3


def _inlined(node: object, definitions: Mapping[str, object], within: tuple[str, ...]) -> object:
    """Return a part of a schema, standing `within` some, with what it refers to in its place."""
    if is_array(node):
        return [_inlined(each, definitions, within) for each in node]
    if not is_object(node):
        return node
    if "$ref" not in node:
        return {name: _inlined(each, definitions, within) for name, each in node.items()}
    name = str(node["$ref"]).removeprefix("#/$defs/")
    if within.count(name) >= _DEEPEST:
        return {"type": "object"}
    return _inlined(definitions[name], definitions, (*within, name))
