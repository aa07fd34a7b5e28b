"""The JSON Schema of documents, from the same shapes that read and write them."""

from ofsted_inspection._record import Record
from ofsted_inspection.frameworks import CATALOGUE
from ofsted_inspection.interchange._bounds import END
from ofsted_inspection.interchange._derived import shape_of
from ofsted_inspection.interchange._documents import document_of
from ofsted_inspection.interchange._object import Object
from ofsted_inspection.interchange._versions import OWN


def schema_of(model: type[Record]) -> dict[str, object]:
    """Return the JSON Schema of the documents of `model`; see `json_schema`."""
    versions = {"type": "string", "pattern": rf"^{OWN.major}\.(0|[1-9][0-9]{{0,3}}){END}"}
    head: dict[str, object] = {"schema_version": versions}
    whole: dict[str, object] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:ofsted-inspection:{model.__name__}:{OWN}",
        "title": model.__name__,
        "type": "object",
    }
    if "framework" not in document_of(model).head:
        shape = shape_of(model, None)
        return whole | shape.definition(head) | {"$defs": _definitions(shape)}
    # The framework decides how the rest is read, and if/then says where the rest is wrong: a choice
    # among alternatives (oneOf) says only that none of them holds.
    head |= {"framework": {"enum": [each.id for each in CATALOGUE]}, "id": {"type": "string"}}
    shapes = {each.id: shape_of(model, each.id) for each in CATALOGUE}
    definitions: dict[str, object] = {}
    for shape in shapes.values():
        definitions |= _definitions(shape)
        definitions[shape.name] = shape.definition(head)
    return whole | {
        "properties": head,
        "required": list(head),
        "allOf": [
            {
                "if": {"properties": {"framework": {"const": framework_id}}},
                "then": {"$ref": f"#/$defs/{shape.name}"},
            }
            for framework_id, shape in shapes.items()
        ],
        "$defs": definitions,
    }


def _definitions(shape: Object) -> dict[str, object]:
    """Return the definitions of all that stands within `shape`."""
    return {name: body for name, body in shape.definitions() if name != shape.name}
