"""Say what stands in the way of publishing a tag.

    python -m tools.release v0.1.0   status 1 and a line for each thing, 0 if there is none

A tag is `v` and the version. The package, CITATION.cff and the newest heading of CHANGELOG.md must
have that version, and the heading its day; each dataset that the changelog names under *Data* must
be held.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_HEADING = re.compile(r"^## \[(?P<version>[^\]]+)\] - (?P<day>\S+)$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def in_the_way(tag: str, root: Path = ROOT) -> Iterator[str]:
    """Yield what is not as the tag says, a line each."""
    version = tag.removeprefix("v")
    if tag == version:
        yield f"the tag is {tag!r}, and a tag is 'v' and the version"
    found = {
        "src/ofsted_inspection/__init__.py": r'^__version__ = "(.+)"$',
        "CITATION.cff": r"^version: (.+)$",
    }
    for file, pattern in found.items():
        stated = re.search(pattern, (root / file).read_text("utf-8"), re.MULTILINE)
        if stated is None or stated[1] != version:
            yield f"{file} has version {stated and stated[1]}, the tag {version}"
    newest = _HEADING.search((root / "CHANGELOG.md").read_text("utf-8"))
    if newest is None or newest["version"] != version:
        yield f"the newest heading of CHANGELOG.md is of {newest and newest['version']}"
    elif not _DAY.fullmatch(newest["day"]):
        yield f"CHANGELOG.md says {newest['day']!r} where the day of {version} belongs"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what stands in the way of the tag; return 1 if anything does."""
    (tag,) = sys.argv[1:] if arguments is None else arguments
    found = list(in_the_way(tag))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
