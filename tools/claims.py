"""List the sentences that claim something of the data, and those of them that nothing proves yet.

    python -m tools.claims           print each claim that `tests/docs/claims.csv` does not list
    python -m tools.claims --add     add them, with no proof: the test fails until they have one

A claim is a sentence with a number, or with each, every, all, none or no, that speaks of the data:
in README, in `docs/`, in the datasheets' templates, in cautions; in docstrings those with a number.
Blocks of code and tables are run or built, and are none.
"""

import argparse
import ast
import csv
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LISTED = "tests/docs/claims.csv"

_TEN = "two|three|four|five|six|seven|eight|nine|ten"
_NUMBER = re.compile(rf"(?<![\w.$-])\d[\d,.]*|\b(?:{_TEN})\b", re.IGNORECASE)
_LARGER = re.compile(r"(?<![\w.$/-])(?:\d{3,}|\d\d)(?![\w-])")
_ABSOLUTE = re.compile(r"\b(?:each|every|all|none|no)\b", re.IGNORECASE)
_OF_DATA = re.compile(
    r"\b(?:inspect|authorit|grade|judge|report|row|finding|sentence|paragraph|council|region|data|"
    r"Ofsted|visit|board|neighbour|correction|annotation|statistic|pass(?:es)?\b|edition|England|"
    r"Warrington)",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[.!?:])\s+(?=[A-Z`\"'(\[*$])")


class Claim(NamedTuple):
    """A sentence, and the page or module that has it."""

    page: str
    sentence: str


def claims(root: Path = ROOT) -> list[Claim]:
    """Return every claim, page by page."""
    return list(dict.fromkeys((*_of_pages(root), *_of_cautions(root), *_of_docstrings(root))))


def _pages(root: Path) -> Iterator[Path]:
    yield root / "README.md"
    for path in sorted((root / "docs").rglob("*.md")):
        if not {"data", "_build"}.intersection(path.parts) and path.name != "changelog.md":
            yield path
    yield from sorted((root / "tools/datasheets").glob("*.md"))


def _of_pages(root: Path) -> Iterator[Claim]:
    for path in _pages(root):
        text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
        text = re.sub(r"^(?:\||#| {4}).*$", "", text, flags=re.MULTILINE)
        for block in re.split(r"\n\s*\n|\n(?=\s*(?:[*-]|\d+\.) )", text):
            for sentence in _sentences(block):
                if _is_claim(sentence, _NUMBER):
                    yield Claim(path.relative_to(root).as_posix(), sentence)


def _of_cautions(root: Path) -> Iterator[Claim]:
    for path in sorted(root.glob("data/*/about.toml")):
        for caution in tomllib.loads(path.read_text("utf-8"))["cautions"]:
            if _is_claim(caution, _NUMBER):
                yield Claim(path.relative_to(root).as_posix(), caution)


def _of_docstrings(root: Path) -> Iterator[Claim]:
    for path in sorted((root / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for text in _docstrings(node):
                without_examples = re.sub(
                    r"^>>>.*?(?:\n\n|\Z)", "", text, flags=re.DOTALL | re.MULTILINE
                )
                for sentence in _sentences(without_examples):
                    bare = re.sub(r"`[^`]*`", "", sentence)
                    if _LARGER.search(bare) and _OF_DATA.search(bare):
                        yield Claim(path.relative_to(root).as_posix(), sentence)


def _docstrings(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
        yield ast.get_docstring(node) or ""
    if isinstance(node, ast.Module | ast.ClassDef):
        for each in node.body:
            # What stands below a constant or a field says what it is.
            if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant):
                yield each.value.value if isinstance(each.value.value, str) else ""


def _sentences(text: str) -> list[str]:
    return [each for each in _END.split(" ".join(text.split())) if each]


def _is_claim(sentence: str, number: re.Pattern[str]) -> bool:
    bare = re.sub(r"`[^`]*`", "", sentence)
    return bool((number.search(bare) or _ABSOLUTE.search(bare)) and _OF_DATA.search(bare))


def listed(root: Path = ROOT) -> dict[Claim, str]:
    """Return the claims that are listed, each with what proves it."""
    with (root / LISTED).open(encoding="utf-8", newline="") as file:
        return {Claim(row["page"], row["sentence"]): row["proof"] for row in csv.DictReader(file)}


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Print what is not listed, or add it."""
    parser = argparse.ArgumentParser(prog="python -m tools.claims")
    parser.add_argument("--add", action="store_true", help="add them to the list")
    add: bool = parser.parse_args(arguments).add
    found, known = claims(root), listed(root)
    for each in found:
        if each not in known:
            print(f"{each.page}: {each.sentence}")
    if add:
        with (root / LISTED).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("page", "sentence", "proof"))
            writer.writerows((*each, known.get(each, "")) for each in found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
