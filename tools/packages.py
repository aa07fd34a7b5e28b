"""Write a dataset as the package that our own reader reads, and describe its files."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from ofsted_inspection.models import Inspection, OfficialResult
from ofsted_inspection.tables import (
    DICTIONARY,
    TableName,
    package_descriptor,
    table_schema,
    write_datapackage,
)
from tools.descriptors import Resource, Schema


def package(
    records: Sequence[Inspection] | Sequence[OfficialResult],
) -> tuple[dict[str, bytes], list[Resource]]:
    """Return the files of the tables of `records` by path, and each table as a resource.

    A table that is about none of them is left out unless another refers to it.
    """
    with TemporaryDirectory() as folder:
        descriptor = json.loads(write_datapackage(records, folder).read_bytes())
        written = cast("list[Resource]", descriptor["resources"])
        files = {each["path"]: (Path(folder) / each["path"]).read_bytes() for each in written}
    tables = {each["name"]: DICTIONARY[cast("TableName", each["name"])] for each in written}
    named = {key.table for table in tables.values() for key in table.foreign_keys}
    found = [each for each in written if tables[each["name"]].foreign_keys or each["name"] in named]
    return {each["path"]: files[each["path"]] for each in found}, list(map(_checkable, found))


def passes(content: bytes) -> Resource:
    """Return the file of both codings of every finding as a resource."""
    table = DICTIONARY["annotation_passes"]
    described = package_descriptor("", "", [(table, None)], {table.name: content}, "csv")
    (resource,) = cast("list[Resource]", described["resources"])
    return {**resource, "schema": cast("Schema", table_schema(table))}


def _checkable(resource: Resource) -> Resource:
    schema = resource["schema"]
    required = {
        field["name"]
        for field in schema["fields"]
        if "constraints" in field and field["constraints"].get("required")
    }
    # A key of several columns of which some may be empty leads nowhere where one is, and the
    # reference validator takes that for a fault. Our own tests hold these keys to their tables.
    kept = [
        key
        for key in schema.get("foreignKeys", [])
        if len(key["fields"]) == 1 or required.issuperset(key["fields"])
    ]
    return {**resource, "schema": {**schema, "foreignKeys": kept}}
