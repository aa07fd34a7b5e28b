"""Write the datasheet of a dataset: a template of prose, filled with what the data say."""

import csv
import string
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tools.about import About
from tools.dictionary import Column, Table

_TEMPLATES = Path(__file__).parent / "datasheets"
_WIDTH = 100


def datasheet(
    about: About, tables: Sequence[Table], files: Mapping[str, bytes], figures: Mapping[str, object]
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
            "terms": wrapped(about.terms),
            "cautions": "\n".join(_bullet(caution) for caution in about.cautions),
            "citation": about.citation,
            "files": _listing(tables, files),
            "columns": "\n\n".join(_columns(table) for table in tables),
            **figures,
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


def _listing(tables: Sequence[Table], files: Mapping[str, bytes]) -> str:
    return "\n".join(
        [
            "| file | rows | what |",
            "|---|---|---|",
            *(
                f"| `{table.file}` | {_count(files[table.file])} | {table.title} |"
                for table in tables
            ),
        ]
    )


def _count(content: bytes) -> int:
    return sum(1 for _ in csv.DictReader(content.decode().splitlines()))


def _columns(table: Table) -> str:
    key = ", ".join(f"`{column}`" for column in table.key)
    return "\n".join(
        [
            f"### {table.file}",
            "",
            f"{table.meaning} Key: {key}.",
            "",
            "| column | type | meaning |",
            "|---|---|---|",
            *(f"| `{each.name}` | {_type(each)} | {_meaning(each)} |" for each in table.columns),
        ]
    )


def _type(column: Column) -> str:
    return column.type if column.required or column.absent else f"{column.type}, may be empty"


def _meaning(column: Column) -> str:
    values = [f"`{value}`" for value, _ in (*column.choices, *column.absent)]
    if not values:
        return column.meaning
    return f"{column.meaning}{' (worst to best)' if column.ordered else ''}: {', '.join(values)}"
