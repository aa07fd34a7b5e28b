"""What `about.toml` says of a dataset: the part of its description that only people can write."""

import datetime
import tomllib
import uuid
from pathlib import Path
from typing import cast

import attrs

from ofsted_inspection.datasets import DatasetName

CREATOR = "The ofsted-inspection maintainers"
_LAST = "$covers_to"


@attrs.frozen(kw_only=True)
class Source:
    """Something that the data were read from; `path` is its address, None where it has none."""

    title: str
    path: str | None = None


@attrs.frozen(kw_only=True)
class Licence:
    """A licence, by its SPDX identifier; `path` is its address, None for one of our own."""

    name: str
    title: str
    path: str | None = None


@attrs.frozen(kw_only=True)
class About:
    """Title, version, coverage, terms and cautions of a dataset; texts are single paragraphs.

    In `about.toml`, `$covers_to` stands for that day in words, in description and cautions.
    """

    name: DatasetName
    title: str
    description: str
    version: str
    released: datetime.date
    covers_from: datetime.date | None
    covers_to: datetime.date | None
    keywords: tuple[str, ...]
    terms: str
    cautions: tuple[str, ...]
    sources: tuple[Source, ...]
    licences: tuple[Licence, ...]

    @property
    def id(self) -> str:
        """What names the dataset wherever it is: it follows from its name, and never changes."""
        return uuid.uuid5(uuid.NAMESPACE_OID, f"ofsted-inspection/data/{self.name}").urn

    @property
    def coverage(self) -> str:
        """What time the data are of, in words."""
        if self.covers_from is None:
            return "The data are of no time."
        return f"The data cover {self.covers_from} to {self.covers_to}."

    @property
    def citation(self) -> str:
        """The entry for a list of references."""
        return (
            f"{CREATOR} ({self.released.year}). {self.title} (version {self.version}) "
            f"[data set {self.name}, in the Python package ofsted-inspection]."
        )

    @property
    def bibtex(self) -> str:
        """The entry for a BibTeX file."""
        note = (
            f"Version {self.version}. Data set {self.name}, in the Python package ofsted-inspection"
        )
        return "\n".join(
            [
                f"@misc{{ofsted_inspection_{self.name.replace('-', '_')},",
                f"  author = {{{{{CREATOR}}}}},",
                f"  title = {{{{{self.title}}}}},",
                f"  year = {{{self.released.year}}},",
                f"  note = {{{note}}},",
                "}",
            ]
        )


def read(folder: Path) -> About:
    """Return what the `about.toml` of a dataset's folder says; a missing or strange key raises."""
    entry = cast("dict[str, object]", tomllib.loads((folder / "about.toml").read_text("utf-8")))
    sources = cast("list[dict[str, str]]", entry.pop("sources"))
    licences = cast("list[dict[str, str]]", entry.pop("licenses"))
    covers_to = cast("datetime.date | None", entry.pop("covers_to", None))
    last = "" if covers_to is None else f"{covers_to.day} {covers_to:%B %Y}"
    about = About(
        # A name that is none of them is refused where the dataset is described.
        name=cast("DatasetName", _text(entry, "name")),
        title=_text(entry, "title"),
        description=_text(entry, "description").replace(_LAST, last),
        version=_text(entry, "version"),
        released=cast("datetime.date", entry.pop("released")),
        covers_from=cast("datetime.date | None", entry.pop("covers_from", None)),
        covers_to=covers_to,
        keywords=_texts(entry, "keywords"),
        terms=_text(entry, "terms"),
        cautions=tuple(each.replace(_LAST, last) for each in _texts(entry, "cautions")),
        sources=tuple(Source(**source) for source in sources),
        licences=tuple(Licence(**licence) for licence in licences),
    )
    if entry or about.name != folder.name:
        message = f"{folder.name}/about.toml: unknown keys {sorted(entry)}, or another name"
        raise ValueError(message)
    return about


def _text(entry: dict[str, object], key: str) -> str:
    return cast("str", entry.pop(key)).strip()


def _texts(entry: dict[str, object], key: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", entry.pop(key)))
