"""Write the datasheet of a dataset: a template of prose, filled with what the data say."""

import csv
import io
import string
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tools.about import About
from tools.descriptors import Field, Resource

_TEMPLATES = Path(__file__).parent / "datasheets"
_WIDTH = 100


def datasheet(
    about: About,
    described: Sequence[Resource],
    files: Mapping[str, bytes],
    figures: Mapping[str, object],
) -> bytes:
    """Return the README of a dataset; a figure the template asks for and nobody gives raises."""
    return filled(
        about.name,
        {
            "name": about.name,
            "title": about.title,
            "description": wrapped(about.description),
            "version": about.version,
            "released": about.released,
            "coverage": about.coverage,
            "covers_to": about.covers_to,
            "terms": wrapped(about.terms),
            "cautions": "\n".join(_bullet(caution) for caution in about.cautions),
            "citation": about.citation,
            "files": _listing(described, files),
            "columns": "\n\n".join(map(_columns, described)),
            **figures,
        },
    )


def dictionary(about: About, described: Sequence[Resource]) -> bytes:
    """Return the page that lists every column of a dataset's tables."""
    return filled(
        "tables",
        {
            "title": about.title,
            "version": about.version,
            "columns": "\n\n".join(map(_columns, described)),
        },
    )


def filled(template: str, values: Mapping[str, object]) -> bytes:
    """Return the template of this name with its `$names` replaced."""
    prose = string.Template((_TEMPLATES / f"{template}.md").read_text("utf-8"))
    return prose.substitute(values).encode()


def wrapped(text: str) -> str:
    """Return `text` in lines of at most 100 characters."""
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def rows(pairs: Iterable[tuple[object, object]]) -> str:
    """Return `pairs` as the rows of a table of two columns."""
    return "\n".join(f"| {left} | {right} |" for left, right in pairs)


def _bullet(text: str) -> str:
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent="* ",
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _listing(described: Sequence[Resource], files: Mapping[str, bytes]) -> str:
    return "\n".join(
        [
            "| file | rows | what |",
            "|---|---|---|",
            *(
                f"| `{each['path']}` | {_count(files[each['path']])} | {each['title']} |"
                for each in described
            ),
        ]
    )


def _count(content: bytes) -> int:
    return sum(1 for _ in csv.DictReader(io.StringIO(content.decode(), newline="")))


def _columns(resource: Resource) -> str:
    key = ", ".join(f"`{column}`" for column in resource["schema"]["primaryKey"])
    return "\n".join(
        [
            f"### {resource['path']}",
            "",
            f"{resource['description']} Key: {key}.",
            "",
            "| column | type | meaning |",
            "|---|---|---|",
            *(
                f"| `{each['name']}` | {_type(each)} | {_meaning(each)} |"
                for each in resource["schema"]["fields"]
            ),
        ]
    )


def _type(field: Field) -> str:
    always = field.get("constraints", {}).get("required")
    return field["type"] if always else f"{field['type']}, may be empty"


def _meaning(field: Field) -> str:
    values = [f"`{value}`" for value in field.get("categories", [])]
    if not values:
        return field["description"]
    ordered = " (worst to best)" if field.get("categoriesOrdered") else ""
    return f"{field['description']}{ordered}: {', '.join(values)}"
