"""Check what was changed since the last commit: style, types, and the tests beside it.

    python -m tools.quick           what differs from the last commit, and what is new
    python -m tools.quick FILE...   these files

The whole takes seconds and proves little: `nox` runs all tests, `.ci/run` everything.
"""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_PACKAGE = "src/ofsted_inspection/"
_BESIDE = {
    "_arguments": "core",
    "_checks": "core",
    "_printable": "core",
    "_record": "core",
    "errors": "core",
    "gazetteer": "authorities",
    "_look": "look",
    "_templates": "reading",
    "_tiles": "charts",
    "_writing": "writing",
    "_downloading": "cli",
    "_hypothesis_entry": "strategies",
    "_bundled": "datasets",
    "_compiled": "datasets",
}
"""Where the tests of a module lie whose folder is not called like it."""


def changed() -> list[str]:
    """Return the files that differ from the last commit, and those that are new."""
    found: list[str] = []
    for command in (
        ("diff", "--name-only", "--diff-filter=d", "HEAD"),
        ("ls-files", "--others", "--exclude-standard"),
    ):
        told = subprocess.run(  # noqa: S603 - git, with arguments of our own
            ("git", *command),  # noqa: S607 - the git of whoever runs this
            cwd=ROOT,
            check=True,
            capture_output=True,
            text=True,
        )
        found += told.stdout.splitlines()
    return sorted(set(found))


def beside(files: Iterable[str]) -> list[str]:
    """Return the tests that stand beside files: those changed, and the folder of each module."""
    found: set[str] = set()
    for file in files:
        path = Path(file)
        if file.startswith(_PACKAGE):
            module = Path(file.removeprefix(_PACKAGE)).parts[0].removesuffix(".py")
            folder = f"tests/{_BESIDE.get(module, module.lstrip('_'))}"
            found.add(folder if (ROOT / folder).is_dir() else "tests/core")
        elif path.name.startswith("test_") or path.suffix == ".md":
            found.add(file)
        elif file.startswith("data/"):
            found.add("tests/datasets")
        elif file.startswith("tests/") and len(path.parts) > len(("tests", "conftest.py")):
            found.add("/".join(path.parts[:2]))
    return sorted(
        each
        for each in found
        if (ROOT / each).exists() and not any(each.startswith(f"{other}/") for other in found)
    )


def steps(files: Sequence[str]) -> list[list[str]]:
    """Return the commands that check files."""
    code = [file for file in files if file.endswith(".py")]
    typed = [
        file
        for file in code
        if file.startswith(("src/", "tests/", "tools/")) or file in {"conftest.py", "noxfile.py"}
    ]
    found: list[list[str]] = []
    if code:
        found += [["ruff", "check", *code], ["ruff", "format", "--check", *code]]
    if typed:
        found.append(["mypy", *typed])
    if tests := beside(files):
        found.append(["pytest", "-q", "-x", *tests])
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run each step until one fails; return its status, 0 if none does."""
    files = list(sys.argv[1:] if arguments is None else arguments) or changed()
    commands = steps(files)
    if not commands:
        print("nothing that is checked was changed")
    for command in commands:
        print(f"== {' '.join(command)}", flush=True)
        status = subprocess.run(  # noqa: S603 - the checks above, on files of this repository
            [sys.executable, "-m", *command], cwd=ROOT, check=False
        ).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
