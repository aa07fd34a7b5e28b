"""Writes the parts of pages that follow from declarations: pages include them."""

import ast
import csv
import enum
import functools
import importlib.metadata
import inspect
import itertools
import json
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ofsted_inspection import (
    MAINTAINERS_CROSSWALK,
    Inspection,
    ProblemCode,
    comparison,
    frameworks as of_frameworks,
    json_schema,
    models,
)
from ofsted_inspection._look import LOOKS
from ofsted_inspection.cli._help import STATUSES
from ofsted_inspection.frameworks import CATALOGUE
from ofsted_inspection.grades import ReformedGrade, SlacGrade
from ofsted_inspection.models import OfficialResult, Polarity
from ofsted_inspection.tables import DERIVED, DICTIONARY, OF_HISTORY, Column

LONGEST = 160
"""How much of a member's schema is shown."""

FOLDER = Path(__file__).parent / "generated"
DATA = Path(__file__).parents[1] / "data"
TESTS = Path(__file__).parents[1] / "tests"


def _row(*cells: object) -> str:
    told = ("" if cell is None else str(cell).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(told)} |"


def _table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    names = tuple(header)
    yield _row(*names)
    yield f"|{'---|' * len(names)}"
    yield from (_row(*row) for row in rows)
    yield ""


def dictionary() -> Iterator[str]:
    """Yield every table of the dictionary, with the columns that are stored and those derived."""
    for table in DICTIONARY.values():
        yield f"## {table.name}"
        yield ""
        keys = ", ".join(f"`{name}`" for name in table.primary_key)
        yield f"{_sentence(table.description)} Key: {keys}."
        yield ""
        yield from _columns(table.columns, keys=table.primary_key)
        for key in table.foreign_keys:
            here, there = ", ".join(key.columns), ", ".join(key.references)
            yield f"* `{here}` leads to `{there}` of `{key.table}`"
        yield ""
        for title, columns in (
            ("Derived", DERIVED.get(table.name, ())),
            ("Derived, with `history=` alone", OF_HISTORY.get(table.name, ())),
        ):
            if columns:
                yield f"### {title}: {table.name}"
                yield ""
                yield from _columns(columns)


def _columns(columns: Iterable[Column], *, keys: Iterable[str] = ()) -> Iterator[str]:
    in_key = set(keys)
    yield from _table(
        ("column", "type", "meaning", "unit", "may be empty", "values"),
        (
            (
                f"`{each.name}`{' (key)' if each.name in in_key else ''}",
                each.type.value,
                each.description,
                each.unit,
                "yes" if each.nullable else "no",
                ", ".join(f"`{value}`" for value in each.categories),
            )
            for each in columns
        ),
    )


def frameworks() -> Iterator[str]:
    """Yield each framework with its scale and the keys of what it judges."""
    for each in CATALOGUE:
        yield f"## {each.id}"
        yield ""
        yield f"{each.title}{f', reference {each.reference}' if each.reference else ''}. "
        yield f"Programme `{each.programme.value}`; in force {each.in_force}. "
        yield f"Grades: {', '.join(grade.label for grade in each.scale)}."
        yield ""
        yield from _table(
            ("key", "title as printed", "service", "role"),
            (
                (
                    f"`{aspect.key}`",
                    aspect.title,
                    aspect.service.value if aspect.service else None,
                    aspect.role.value,
                )
                for aspect in each.aspects
            ),
        )


def crosswalk() -> Iterator[str]:
    """Yield the maintainers' crosswalk, a table for each step from one framework to the next."""
    steps = {(row.from_framework, row.to_framework): row for row in MAINTAINERS_CROSSWALK.rows}
    for before, after in steps:
        yield f"## From {before} to {after}"
        yield ""
        yield from _table(
            ("from", "to", "relation", "may a difference be called better or worse", "caution"),
            (
                (
                    row.from_aspect and f"`{row.from_aspect}`",
                    row.to_aspect and f"`{row.to_aspect}`",
                    row.relation.value.replace("_", " "),
                    row.direction_allowed.value.replace("_", " "),
                    row.caution,
                )
                for row in MAINTAINERS_CROSSWALK.rows
                if (row.from_framework, row.to_framework) == (before, after)
            ),
        )


def statuses() -> Iterator[str]:
    """Yield what the status of the command means."""
    yield from _table(("status", "meaning"), STATUSES)


def problem_codes() -> Iterator[str]:
    """Yield each kind of problem, in the words that stand below it in the code."""
    yield from _table(
        ("code", "meaning"), ((f"`{code.value}`", words) for code, words in _told(ProblemCode))
    )


def _told(words: type[enum.Enum]) -> Iterator[tuple[enum.Enum, object]]:
    """Yield each member with its title, or with what stands below it in the code."""
    (source,) = (each for each in _classes() if each.name == words.__name__)
    below = {
        ast.unparse(member.targets[0]): after.value.value
        for member, after in itertools.pairwise(source.body)
        if isinstance(member, ast.Assign)
        and isinstance(after, ast.Expr)
        and isinstance(after.value, ast.Constant)
    }
    for each in words:
        yield each, getattr(each, "title", None) or below.get(each.name)


@functools.cache
def _classes() -> tuple[ast.ClassDef, ...]:
    """Return the source of every class: a class says where it is promised, not where it stands."""
    return tuple(
        each
        for path in Path(models.__file__).parents[1].rglob("*.py")
        for each in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(each, ast.ClassDef)
    )


def words() -> Iterator[str]:
    """Yield each closed list that columns choose from, with what its words mean."""
    columns = [
        (f"`{table.name}.{column.name}`", {*column.categories})
        for table in DICTIONARY.values()
        for column in table.columns
    ]
    lists = {
        each: [name for name, categories in columns if categories == {word.value for word in each}]
        for module in (models, comparison, of_frameworks)
        for each in map(vars(module).get, module.__all__)
        if isinstance(each, type) and issubclass(each, enum.Enum)
    }
    for each, names in lists.items():
        if names:
            yield f"## {each.__name__}"
            yield ""
            about = (inspect.getdoc(each) or "").partition("\n")[0]
            yield f"{_sentence(about)} In {', '.join(names)}."
            yield ""
            told = [(f"`{word.value}`", meaning) for word, meaning in _told(each)]
            if all(meaning for _, meaning in told):
                yield from _table(("word", "meaning"), told)
            elif any(meaning for _, meaning in told):
                message = f"{each.__name__}: say what every word means, or none"
                raise ValueError(message)
            else:
                # Words that say it themselves: names of regions, say.
                yield f"{', '.join(word for word, _ in told)}."
                yield ""


def colours() -> Iterator[str]:
    """Yield how grades and readings look."""
    names: dict[type, str] = {
        SlacGrade: "grade to 2013",
        ReformedGrade: "grade since 2013",
        Polarity: "reading of ours",
    }
    yield from _table(
        ("what", "word", "symbol", "letter", "ground", "ink", "line"),
        (
            (
                names.get(type(mark), "no grade"),
                look.word,
                look.symbol,
                look.letter,
                f"`{look.fill}`",
                f"`{look.ink}`",
                f"`{look.line}`",
            )
            for mark, look in LOOKS.items()
        ),
    )


def extras() -> Iterator[str]:
    """Yield what each extra installs, from the metadata of the package."""
    metadata = importlib.metadata.metadata("ofsted-inspection")
    required = metadata.get_all("Requires-Dist") or []
    rows: list[tuple[str, str]] = []
    for extra in metadata.get_all("Provides-Extra") or []:
        found = [
            each.partition(";")[0].strip()
            for each in required
            if re.search(rf"extra == ['\"]{extra}['\"]", each)
        ]
        rows.append((f"`{extra}`", ", ".join(f"`{each}`" for each in found)))
    yield from _table(("extra", "installs"), rows)


def schema() -> Iterator[str]:
    """Yield the members of each kind of object in documents, from the JSON Schemas."""
    ids = [each.id for each in CATALOGUE]
    for model in (Inspection, OfficialResult):
        document = json.loads(json.dumps(json_schema(model)))
        yield f"## {model.__name__}"
        yield ""
        yield f"`{document['$id']}`"
        yield ""
        # Of what differs between editions by its grades and keys alone, the newest is shown.
        found: dict[str, Mapping[str, Any]] = {}
        for name, definition in {model.__name__: document, **document["$defs"]}.items():
            kind = next(
                (name.removesuffix(f"-{each}") for each in ids if name.endswith(each)), name
            )
            if definition.get("properties"):
                found[kind] = definition
        for kind, definition in found.items():
            required = set(definition.get("required", ()))
            yield f"### {model.__name__}: {kind}"
            yield ""
            yield from _table(
                ("member", "must be there", "schema"),
                (
                    (f"`{member}`", "yes" if member in required else "no", _brief(rule))
                    for member, rule in definition["properties"].items()
                ),
            )


def _brief(rule: Mapping[str, object]) -> str:
    kept = {key: each for key, each in rule.items() if key != "pattern"}
    told = json.dumps(kept, ensure_ascii=False)
    return f"`{textwrap.shorten(told, LONGEST, placeholder=' …')}`"


def agreement() -> Iterator[str]:
    """Yield how far the two passes over Warrington's findings agree, from the kept figures."""
    path = DATA / "warrington-2011" / "agreement.json"
    samples = json.loads(path.read_text(encoding="utf-8"))["samples"]
    yield from _table(
        (
            "sample",
            "findings",
            "same reading",
            "same polarity",
            "kappa",
            "same set of themes",
            "MASI alpha",
        ),
        (
            (
                name.replace("_", " "),
                each["findings"],
                each["same_reading"],
                each["polarity"]["same"],
                each["polarity"]["kappa"],
                each["themes"]["same_set"],
                each["themes"]["alpha_masi"],
            )
            for name, each in samples.items()
        ),
    )
    for name, each in samples.items():
        kinds = list(each["polarity"]["confusion"])
        yield f"Polarity, {name.replace('_', ' ')}: the first pass in rows, the second in columns."
        yield ""
        yield from _table(
            ("first pass", *kinds),
            (
                (kind, *(each["polarity"]["confusion"][kind][other] for other in kinds))
                for kind in kinds
            ),
        )


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def totals() -> Iterator[str]:
    """Yield the figures of Ofsted's that the tests count again."""
    path = TESTS / "datasets" / "official_totals.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    yield from _table(
        ("as at", "published by", "of which", "region", "grades", "Ofsted's figure", "source"),
        (
            (
                row["as_at"],
                row["published_by"],
                row["population"],
                row["region"] or "England",
                row["grades"].replace("_", " ").replace(";", " or "),
                f"{row['figure']} {row['unit'].replace('percent', '%')}",
                f"[GOV.UK, figure {number}]({row['source']})",
            )
            for number, row in enumerate(rows, start=1)
        ),
    )


PARTS: Mapping[str, Callable[[], Iterator[str]]] = {
    "dictionary": dictionary,
    "words": words,
    "frameworks": frameworks,
    "crosswalk": crosswalk,
    "agreement": agreement,
    "statuses": statuses,
    "problem_codes": problem_codes,
    "colours": colours,
    "extras": extras,
    "schema": schema,
    "totals": totals,
}


def write_parts() -> None:
    """Write each part where it differs from what is there."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in PARTS.items():
        path, text = FOLDER / f"{name}.inc", "\n".join(make()) + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_parts()
