"""Describing tables for machines: Frictionless Table Schema and Data Package, version 2."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

from ofsted_inspection._arguments import checked
from ofsted_inspection.errors import UnknownName
from ofsted_inspection.grades import Scale
from ofsted_inspection.tables._definition import ANY_GRADE, Column, ColumnType, Table, worst_to_best

Json: TypeAlias = dict[str, object]
"""A JSON object, keys in the order written."""

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.GRADE: "string",
    ColumnType.INTEGER: "integer",
    ColumnType.BOOLEAN: "boolean",
    ColumnType.DATE: "date",
    ColumnType.DECIMAL: "number",
}


@checked
def table_schema(
    table: Table, *, scale: Scale | None = None, tables: Collection[str] | None = None
) -> Json:
    """Return the Frictionless Table Schema of `table`.

    With one `scale` its grades are ordered categories, worst to best; without, a grade may be of
    either scale and has no order. `tables` are those the package holds: foreign keys to others
    are left out. Closed lists are given as `categories` and, for validators that ignore those,
    as an `enum` constraint too.
    """
    schema: Json = {
        "fields": [_field(column, scale) for column in table.columns],
        "primaryKey": list(table.primary_key),
    }
    foreign = [
        {
            "fields": list(key.columns),
            # A table refers to itself by the empty name.
            "reference": {
                "resource": "" if key.table == table.name else key.table,
                "fields": list(key.references),
            },
        }
        for key in table.foreign_keys
        if tables is None or key.table in tables
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    schema["missingValues"] = [""]
    return schema


def _field(column: Column, scale: Scale | None) -> Json:
    field: Json = {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.description,
    }
    if column.unit is not None:
        field["unit"] = column.unit
    categories = column.categories
    if column.type is ColumnType.GRADE:
        categories = worst_to_best(scale) if scale is not None else ANY_GRADE
    if categories:
        field["categories"] = list(categories)
        field["categoriesOrdered"] = column.type is ColumnType.GRADE and scale is not None
    constraints: Json = {}
    if not column.nullable and not column.blank:
        constraints["required"] = True
    if categories:
        constraints["enum"] = list(categories)
    if column.pattern is not None:
        constraints["pattern"] = column.pattern
    if constraints:
        field["constraints"] = constraints
    return field


@checked
def package_descriptor(
    name: str,
    model: str,
    tables: Sequence[tuple[Table, Scale | None]],
    contents: Mapping[str, bytes],
    file_format: str,
) -> Json:
    """Return the Data Package descriptor of `tables`, their files' `contents` by table name.

    `model` names what the package is of.
    """
    if file_format not in _MEDIA_TYPES:
        raise UnknownName("file_format", file_format, _MEDIA_TYPES)
    held = {table.name for table, _ in tables}
    resources: list[Json] = []
    for table, scale in tables:
        content = contents[table.name]
        resource: Json = {
            "name": table.name,
            "type": "table",
            "path": f"{table.name}.{file_format}",
            "title": table.title,
            "description": table.description,
            "format": file_format,
            "mediatype": _MEDIA_TYPES[file_format],
        }
        if file_format == "csv":
            resource["encoding"] = "utf-8"
        resource["bytes"] = len(content)
        resource["hash"] = hash_of(content)
        resource["schema"] = table_schema(table, scale=scale, tables=held)
        resources.append(resource)
    return {"$schema": PROFILE, "name": name, "model": model, "resources": resources}


_MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def hash_of(content: bytes) -> str:
    """Return the hash of a file as a descriptor has it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
