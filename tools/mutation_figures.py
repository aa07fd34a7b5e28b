"""The kept figures of tools/mutation.py, and the table of them in docs/explanation/tests.md."""

import datetime
import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests" / "mutants" / "mutation.toml"
PAGE = ROOT / "docs" / "explanation" / "tests.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"

_HEADING = """\
# Changes that mutmut makes to each package, and those that no test beside it notices.
# Written by `python -m tools.mutation`, except for the reasons.
"""


class Survivor(NamedTuple):
    """A change that no test notices: the function, the words before and after."""

    place: str
    old: str
    new: str

    def __str__(self) -> str:
        return f"{self.place}: {self.old} -> {self.new}"


class Figures(NamedTuple):
    """What a package's run gave, and the reason why each change that survived may do so.

    It tried all changes, or one of `part`, drawn by the `seed`: `mutants` of them.
    """

    measured: datetime.date
    code: str
    mutants: int
    part: int
    seed: int
    survivors: tuple[Survivor, ...]
    reasons: Mapping[Survivor, str]

    @property
    def killed(self) -> int:
        """How many changes a test noticed."""
        return self.mutants - len(self.survivors)

    @property
    def without_reason(self) -> list[Survivor]:
        """What survives and has no reason yet."""
        return [survivor for survivor in self.survivors if not self.reasons.get(survivor)]

    def __str__(self) -> str:
        return f"{self.killed} of {self.mutants} ({100 * self.killed / self.mutants:.1f} %)"


def beyond(some: Iterable[Survivor], others: Iterable[Survivor]) -> list[Survivor]:
    """Return those of `some` that are not among the `others`, each as often as it is there."""
    return sorted((Counter(some) - Counter(others)).elements())


def digest(files: Iterable[Path]) -> str:
    """Return a short hash of names and bytes, by which figures know what they were measured on."""
    found = hashlib.sha256()
    for path in sorted(files):
        found.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:12]


def read() -> dict[str, Figures]:
    """Return the kept figures of each package."""
    return from_toml(KEPT.read_text(encoding="utf-8"))


def from_toml(text: str) -> dict[str, Figures]:
    """Return the figures that `to_toml` wrote."""
    tables = tomllib.loads(text)
    figures: dict[str, Figures] = {}
    for name, table in tables.items():
        rows = table.get("survivors", [])
        survivors = [Survivor(row["place"], row["old"], row["new"]) for row in rows]
        reasons = [row["reason"] for row in rows]
        figures[name] = Figures(
            measured=table["measured"],
            code=table["code"],
            mutants=table["mutants"],
            part=table.get("part", 1),
            seed=table.get("seed", 1),
            survivors=tuple(survivors),
            reasons=dict(zip(survivors, reasons, strict=True)),
        )
    return figures


def to_toml(figures: Mapping[str, Figures]) -> str:
    """Return the figures as they are kept."""
    parts = [_HEADING]
    for name, kept in figures.items():
        parts.append(
            f"\n[{name}]\nmeasured = {kept.measured}\ncode = {_quoted(kept.code)}\n"
            f"mutants = {kept.mutants}\nkilled = {kept.killed}\n"
            + (f"part = {kept.part}\nseed = {kept.seed}\n" if kept.part > 1 else "")
        )
        for survivor in kept.survivors:
            values = {**survivor._asdict(), "reason": kept.reasons.get(survivor, "")}
            lines = [f"{key} = {_quoted(value)}\n" for key, value in values.items()]
            parts.append(f"\n[[{name}.survivors]]\n{''.join(lines)}")
    return "".join(parts)


def _quoted(text: str) -> str:
    # What JSON writes is a basic string of TOML too, once no character is left that TOML forbids.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def to_table(figures: Mapping[str, Figures]) -> str:
    """Return the table of the page: a line for each package."""
    lines = [
        "| package | tried | changes | noticed | % | measured |\n",
        "|---|---|---:|---:|---:|---|\n",
        *(
            f"| `{name}` | {_tried(each)} | {each.mutants:,} | {each.killed:,} "
            f"| {100 * each.killed / each.mutants:.1f} | {each.measured} |\n"
            for name, each in figures.items()
        ),
    ]
    return "".join(lines)


def _tried(figures: Figures) -> str:
    return "all" if figures.part == 1 else f"1 of {figures.part}"


def write(figures: Mapping[str, Figures]) -> None:
    """Write the kept figures, and the page's table of them."""
    KEPT.write_text(to_toml(figures), encoding="utf-8")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n{to_table(figures)}\n{END}{after}", encoding="utf-8")
