"""The files of a dataset beside its tables, and under which licences each file is."""

import fnmatch
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from tools.about import About, Licence

_READINGS, _WORDS, _OPEN, _LOOK_UP = (
    "CC-BY-4.0",
    "LicenseRef-Ofsted-report-2011",
    "OGL-UK-3.0",
    "MIT",
)

_LICENCES: Final[Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]] = {
    "warrington-2011": (
        ("report.txt", (_WORDS,)),
        # Identifiers, places and figures, and no words of the report.
        ("annotation_passes.csv", (_READINGS,)),
        ("kept/annotation_p*.csv", (_READINGS,)),
        ("*finding_groups.csv", (_READINGS,)),
        ("*finding_themes.csv", (_READINGS,)),
        ("agreement.json", (_READINGS,)),
        ("spans.csv", (_READINGS,)),
        ("themes.csv", (_READINGS,)),
    ),
    "authorities": (
        ("authorities.csv", (_OPEN, _LOOK_UP, _READINGS)),
        ("kept/authorities.csv", (_OPEN, _LOOK_UP, _READINGS)),
        ("*code_changes.csv", (_OPEN,)),
        ("*statistical_neighbours.csv", (_OPEN,)),
        ("*authority_names.csv", (_OPEN, _READINGS)),
        ("*succession_links.csv", (_OPEN, _READINGS)),
    ),
    "england": (("*sources.csv", (_READINGS,)),),
}
"""Of each dataset the files that are not under all of its licences, and under which they are."""

_DESCRIBED: Mapping[str, str] = {
    "README.md": "The datasheet: what is in the dataset, what is missing, and how it was made.",
    "about.toml": "What people wrote of the dataset; descriptors and datasheet are made of it.",
    "report.txt": "The text of the report as received, byte for byte.",
    "CODEBOOK.md": "How a finding is annotated.",
    "TABLES.md": "Every column of the tables, with its type and meaning.",
    "agreement.json": "How far the two passes of annotation agree, every figure.",
    "kept/annotation_pilot.csv": "Both codings of the pilot, every sixth finding.",
    "kept/statistics_left_out.csv": (
        "Numbers in the report that are no statistics, each with the reason."
    ),
}
_KEPT = "What people keep by hand of the table {}, in its columns less what follows from others."
_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".md": "text/markdown",
    ".toml": "application/toml",
    ".txt": "text/plain",
}


@attrs.frozen(kw_only=True)
class OtherFile:
    """A file of a dataset that is none of its tables."""

    path: str
    description: str
    mediatype: str
    bytes: int
    hash: str
    licences: tuple[Licence, ...]


def licences_of(about: About, path: str) -> tuple[Licence, ...]:
    """Return the licences of a file of a dataset: all of the dataset's, but for those listed."""
    for pattern, names in _LICENCES.get(about.name, ()):
        if fnmatch.fnmatchcase(path, pattern):
            return tuple(licence for licence in about.licences if licence.name in names)
    return about.licences


def others(about: About, folder: Path, built: Mapping[str, bytes]) -> tuple[OtherFile, ...]:
    """Return the files in a dataset's folder that are no tables: those kept, and those `built`."""
    kept = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (*folder.glob("kept/*"), *folder.glob("*.toml"), *folder.glob("*.txt"))
    }
    books = {path.name: path.read_bytes() for path in folder.glob("CODEBOOK.md")}
    return tuple(_described(about, kept | books | dict(built)))


def _described(about: About, files: Mapping[str, bytes]) -> Iterator[OtherFile]:
    for path, content in sorted(files.items()):
        table = path.removeprefix("kept/").removesuffix(".csv")
        yield OtherFile(
            path=path,
            description=_DESCRIBED.get(path) or _KEPT.format(table),
            mediatype=_MEDIA_TYPES[Path(path).suffix],
            bytes=len(content),
            hash=f"sha256:{hashlib.sha256(content).hexdigest()}",
            licences=licences_of(about, path),
        )
