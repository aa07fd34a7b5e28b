"""The forms an answer can be written in, but for the table on a terminal."""

import csv
import decimal
import html
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping

from ofsted_inspection._look import LOOKS, Look
from ofsted_inspection._printable import printable
from ofsted_inspection.cli._answer import Answer, Value, Values
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import Polarity

_MARKUP = re.compile(r"[\\`*_\[\]<>&|~#$@]|(?<=\w)(?=://)|(?<=www)(?=\.)", re.IGNORECASE)


_Marks = SlacGrade | ReformedGrade | Ungraded | Polarity
"""What has a look of its own."""


def _spelt(value: Value) -> str:
    """Return a value as text has it: a truth in lower case, a number in digits."""
    if value is None:
        return ""
    if isinstance(value, Polarity):
        return value.value
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, decimal.Decimal) else str(value)


def worded(value: Value) -> str:
    """Return a value for a person: a grade as Ofsted calls it, a truth as yes or no."""
    if isinstance(value, SlacGrade | ReformedGrade | Ungraded):
        return str(value.label)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return printable(_spelt(value))


def look_of(value: Value) -> Look | None:
    """Return how a grade or a polarity looks wherever it is shown, None for what is neither."""
    return LOOKS[value] if isinstance(value, _Marks) else None


def marked(value: Value, encoding: str) -> str:
    """Return a value for a person at a terminal, after its symbol, where the encoding has that."""
    look, words = look_of(value), worded(value)
    if look is None:
        return words
    try:
        look.symbol.encode(encoding)
    except UnicodeEncodeError:
        return words
    return f"{look.symbol} {words}"


def told(value: Value) -> str:
    """Return a value for a program: a grade by its name, a day in ISO form, nothing for none.

    What is not printable is escaped, so that a line stays a line and nothing drives a terminal.
    """
    if isinstance(value, _Marks):
        return str(value.value)
    return printable(_spelt(value))


def _member(value: Value) -> object:
    if isinstance(value, _Marks):
        return value.value
    return value if value is None or isinstance(value, int) else _spelt(value)


def _objects(answer: Answer) -> Iterable[dict[str, object]]:
    return (dict(zip(answer.columns, map(_member, row), strict=True)) for row in answer.rows)


def _as_json(answer: Answer, command: str) -> str:
    from ofsted_inspection.interchange import SCHEMA_VERSION

    document = {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "rows": list(_objects(answer)),
        "cautions": [*answer.cautions, *answer.about],
    }
    return json.dumps(document, indent=1) + "\n"


def _as_json_lines(answer: Answer, _: str) -> str:
    return "".join(f"{json.dumps(each)}\n" for each in _objects(answer))


def _as_tsv(answer: Answer, _: str) -> str:
    lines = [answer.columns, *(tuple(map(told, row)) for row in answer.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _as_csv(answer: Answer, _: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(map(_inert, answer.rows))
    return text.getvalue()


def _inert(row: Values) -> list[str]:
    """Return the cells of a row, none of which a spreadsheet runs."""
    from ofsted_inspection.tables._escapes import escaped

    return [escaped(told(each)) if isinstance(each, str) else told(each) for each in row]


def _as_markdown(answer: Answer, _: str) -> str:
    rows = (tuple(map(_marked, row)) for row in answer.rows)
    lines = [answer.columns, ("---",) * len(answer.columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _marked(value: Value) -> str:
    return _MARKUP.sub(r"\\\g<0>", worded(value))


def _as_html(answer: Answer, command: str) -> str:
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in answer.columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{html.escape(worded(each))}</td>' for each in row)}</tr>\n"
        for row in answer.rows
    )
    notes = "".join(
        f"<p>{html.escape(printable(each))}</p>\n" for each in (*answer.cautions, *answer.about)
    )
    table = f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    return page_of(f"ofsted-inspection {command}", table + notes)


def number_of(count: int, one: str, several: str | None = None) -> str:
    """Return so many of something in words: 1 file, 2 files."""
    return f"{count} {one if count == 1 else several or f'{one}s'}"


def page_of(title: str, body: str) -> str:
    """Return a page in HTML around a `body` that is HTML already."""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{html.escape(printable(title))}</title>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )


FORMS: Mapping[str, Callable[[Answer, str], str]] = {
    "csv": _as_csv,
    "tsv": _as_tsv,
    "json": _as_json,
    "jsonl": _as_json_lines,
    "md": _as_markdown,
    "html": _as_html,
}
"""What writes an answer of a command, by format."""
