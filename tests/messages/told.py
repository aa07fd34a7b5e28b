"""What is told where: named cases of one kind, and the file that holds their messages.

A case is called with nothing. What it raises is its message, with the code of each problem; what
it returns, else, a line for each thing.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import cast

from ofsted_inspection.errors import InvalidDocument
from tests.messages import (
    aggregation,
    comparison,
    errors,
    frameworks,
    grades,
    interchange,
    models,
    outcomes,
    reading,
    rules,
    tables,
)

GOLDEN = Path(__file__).with_name("golden")

Case = Callable[[], object]

KINDS: Mapping[str, Mapping[str, Case]] = {
    "errors": errors.CASES,
    "grades": grades.CASES,
    "frameworks": frameworks.CASES,
    "models": models.CASES,
    "rules": rules.CASES,
    "aggregation": aggregation.CASES,
    "comparison": comparison.CASES,
    "interchange": interchange.CASES,
    "outcomes": outcomes.CASES,
    "tables": tables.CASES,
    "reading": reading.CASES,
}


def message(case: Case) -> str:
    """Return what a case tells."""
    try:
        given = case()
        several = cast("Iterable[object]", given) if isinstance(given, Iterable) else (repr(given),)
        lines = [str(line) for line in several]
    except Exception as error:  # noqa: BLE001 - whichever it is, it is what is told
        lines = [f"{type(error).__name__}: {error}"]
        if isinstance(error, InvalidDocument):
            codes = [problem.code.value for problem in error.problems]
            lines.append(f"  ({', '.join(codes)})")
    return "\n".join(lines)


def messages(kind: str) -> str:
    """Return the file of a kind: each case by name, and below it what it tells."""
    cases = KINDS[kind]
    return "\n".join(f"[{name}]\n{message(case)}\n" for name, case in cases.items())


def golden(kind: str) -> Path:
    """Return the file that holds the messages of a kind."""
    return GOLDEN / f"{kind}.txt"
