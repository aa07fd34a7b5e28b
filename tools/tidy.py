"""Write an inspection as tidy tables, and describe them as part of a dataset."""

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from ofsted_inspection.models import Inspection
from ofsted_inspection.tables import write_datapackage
from tools.descriptors import Resource, Schema, resources
from tools.dictionary import ANNOTATION_PASSES

FOLDER = "tables"
"""Where the tables stand within the folder of their dataset."""

_GENERAL = {"crosswalk", "scale_crosswalk", "successions"}
"""Tables that are about no inspection: the package has them, a dataset needs no copy."""


def tidy(
    inspection: Inspection, name: str, annotation_passes: bytes
) -> tuple[dict[str, bytes], list[Resource]]:
    """Return the files of all tables that have rows, by path, and each table as a resource.

    `annotation_passes` is the file of that name that is kept by hand: its findings get the
    inspection that they are of, as every table has it.
    """
    with TemporaryDirectory() as folder:
        descriptor = write_datapackage(inspection, folder, name=name)
        package = cast("dict[str, list[Resource]]", json.loads(descriptor.read_bytes()))
        found = [each for each in package["resources"] if each["name"] not in _GENERAL]
        files = {
            f"{FOLDER}/{each['path']}": (Path(folder) / each["path"]).read_bytes() for each in found
        }
    files[ANNOTATION_PASSES.file] = _keyed(annotation_passes, inspection.id)
    return files, [*(_placed(each) for each in found), *resources([ANNOTATION_PASSES], files)]


def _keyed(kept: bytes, inspection_id: str) -> bytes:
    _, *rows = csv.reader(io.StringIO(kept.decode(), newline=""))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in ANNOTATION_PASSES.columns)
    writer.writerows([inspection_id, *row] for row in rows)
    return text.getvalue().encode()


def _placed(resource: Resource) -> Resource:
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
    keyed: Schema = {**schema, "foreignKeys": kept}
    return {**resource, "path": f"{FOLDER}/{resource['path']}", "schema": keyed}
