"""Ask two more type checkers, ty and pyrefly, about the tests of types.

    python -m tools.checkers 3.11 3.12   as these Pythons see them

Each must confirm every `assert_type`, and refuse every line that carries `# type: ignore[...]`,
which mypy and pyright hold to be needed, and no other. Where one cannot, `DIFFERENCES` says why; a
difference that is gone is a fault too.
"""

import re
import subprocess
import sys
import tokenize
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Line(NamedTuple):
    """A line of a file of the project."""

    file: str
    number: int


COMMANDS = {
    "ty": ("ty", "check", "--output-format", "concise", "--python", sys.prefix),
    "pyrefly": (
        *("pyrefly", "check", "--output-format", "min-text"),
        *("--python-interpreter-path", sys.executable),
    ),
}
_SELF = "ty takes Self to be what both operands of an operator share, here the base of both scales"
DIFFERENCES: Mapping[str, Mapping[str, str]] = {
    "ty": {
        "_ = SlacGrade.GOOD > ReformedGrade.GOOD": _SELF,
        "_ = ReformedGrade.GOOD <= SlacGrade.GOOD": _SELF,
        "_ = OLD.on(SlacGrade) >= ReformedGrade.GOOD": _SELF,
        "attrs.evolve(record, **change)": "ty compares no mapping with the fields of a class",
    },
    "pyrefly": {},
}
"""What a checker lets pass that it should refuse, by the code of the line, and why it does."""

_IGNORED = re.compile(r"# type: ignore\[")
_TOLD = re.compile(r"(?P<file>[^\s:]+\.py):(?P<number>\d+):\d+")


def files() -> list[str]:
    """Return the tests of types: those that assert one, and the lines of the README."""
    tests = (ROOT / "tests").rglob("*.py")
    return sorted(
        path.relative_to(ROOT).as_posix()
        for path in tests
        if path.parent.name == "typing" or "assert_type(" in path.read_text("utf-8")
    )


def to_be_refused(file: str) -> Iterator[Line]:
    """Yield the lines that mypy and pyright refuse, as their comments say."""
    with tokenize.open(ROOT / file) as stream:
        for token in tokenize.generate_tokens(stream.readline):
            if token.type == tokenize.COMMENT and _IGNORED.match(token.string):
                yield Line(file, token.start[0])


def refused(told: str) -> dict[Line, str]:
    """Return the lines that a checker complains of, with its words."""
    found: dict[Line, str] = {}
    for line in told.splitlines():
        if match := _TOLD.search(line):
            found[Line(match["file"], int(match["number"]))] = line.strip()
    return found


def code(line: Line) -> str:
    """Return what stands on a line before its comment."""
    text = (ROOT / line.file).read_text("utf-8").splitlines()[line.number - 1]
    return _IGNORED.split(text)[0].strip()


def faults(
    expected: Collection[Line], found: Mapping[Line, str], excused: Mapping[str, str]
) -> Iterator[str]:
    """Yield what is refused and should not be, what is not and should be, and idle excuses."""
    yield from (f"refused: {found[line]}" for line in sorted(found.keys() - expected))
    passed = {line: code(line) for line in sorted(set(expected) - found.keys())}
    for line, text in passed.items():
        if text not in excused:
            yield f"not refused: {line.file}:{line.number}: {text}"
    yield from (f"refused after all: {text}" for text in sorted(excused.keys() - passed.values()))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what each checker makes of the tests of types; return 1 if any is at fault."""
    versions = sys.argv[1:] if arguments is None else arguments
    chosen = files()
    expected = [line for file in chosen for line in to_be_refused(file)]
    status = 0
    for name, command in COMMANDS.items():
        for version in versions:
            done = subprocess.run(  # noqa: S603 - the commands above, on files of this repository
                [*command, "--python-version", version, *chosen],
                cwd=ROOT,
                check=False,
                capture_output=True,
                text=True,
            )
            found = refused(done.stdout)
            if not found:
                # Every checker refuses something there: it did not run.
                print(done.stdout, done.stderr)
            told = list(faults(expected, found, DIFFERENCES[name]))
            print(f"{name}, {version}: {len(found)} of {len(expected)} refused, {len(told)} faults")
            for line in told:
                print(f"  {line}")
            status |= bool(told)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
