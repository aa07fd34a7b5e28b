"""Schemas of released versions: kept as they were, so that no change of ours changes them.

`released_schemas.json` names each with its SHA-256; releasing a version adds its schemas. The file
of a version that is not the present one stays where it is for ever. If what the build would write
for a released version differs from what was released, the version must rise.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode

REGISTER = "tools/released_schemas.json"


def released(root: Path, folder: str, built: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the schemas of released versions, by their path below `root`.

    Raises InvalidDocument for one in `folder` that is gone or is not what was released, and for
    one that the build would change (`built`, by path).
    """
    register = cast("dict[str, str]", json.loads((root / REGISTER).read_text(encoding="utf-8")))
    problems: list[Problem] = []
    found: dict[str, bytes] = {}
    for name, sha256 in register.items():
        path = f"{folder}/{name}"
        content = (root / path).read_bytes() if (root / path).is_file() else b""
        expected = ""
        if hashlib.sha256(content).hexdigest() != sha256:
            expected = f"the schema as it was released, SHA-256 {sha256}"
        elif built.get(path, content) != content:
            expected = "no change to a released version: raise MINOR in SCHEMA_VERSION"
        if expected:
            problems.append(
                Problem(
                    code=ProblemCode.CONTRADICTION,
                    file=name,
                    found="another schema" if content else "no file",
                    expected=expected,
                )
            )
        found[path] = content
    if problems:
        raise InvalidDocument(REGISTER, problems)
    return found
