"""Compare the public surface with the last release's; what went must stand in CHANGELOG.md.

    python -m tools.compatibility   status 1 and a line for each thing that went without a word

`tests/packaging/surfaces/VERSION.txt` keeps the surface of each version, as `tools.surface` lists
it. A name, a member, a parameter, a default, a value of an enum, a base or a decorator, such as
`attrs.frozen`, that is not what it was must be named, in backticks, under *Removed* or *Changed* of
a newer version. Where a tag of the release is there, griffe compares too.
"""

import ast
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, cast

ROOT = Path(__file__).resolve().parent.parent
SURFACES = "tests/packaging/surfaces"

_HEADING = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<day>\S+))?$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Loss(NamedTuple):
    """A public name that is not what it was, and how."""

    name: str
    how: str

    def __str__(self) -> str:
        """Return both, as printed."""
        return f"{self.name}: {self.how}"


# ------------------------------------------------------------------------------- the listing

Surface = Mapping[str, Sequence[str]]
"""What is declared under each name: its module's, its own, and its members', without indents."""


def surface(listing: str) -> Surface:
    """Read a listing; a name's decorators stand in its declaration, separated by line ends."""
    found: dict[str, list[str]] = {}
    module, holder = "", ""
    pending: list[str] = []
    for line in listing.splitlines():
        text = line.strip()
        depth = (len(line) - len(text)) // 4
        if not depth:
            module = text
        elif text.startswith("@"):
            pending.append(text)
        elif depth == 1 and (match := re.fullmatch(r"(\w+) from .+", text)):
            # Where it comes from is no promise.
            found[f"{module}.{match[1]}"] = []
        else:
            name = _name(text)
            if depth == 1:
                holder = name
                found.setdefault(f"{module}.{name}", [])
            declared = found.setdefault(holder if depth == 1 else f"{holder}.{name}", [])
            declared.append("\n".join([*pending, text]))
            pending = []
    return found


def _name(text: str) -> str:
    return re.split(r"\W", re.sub(r"^(?:def|class) ", "", text))[0]


def losses(old: Surface, new: Surface) -> Iterator[Loss]:
    """Yield each name that went or changed, and each new field that every call must now give."""
    for name, declared in old.items():
        if name not in new:
            yield Loss(name, "gone")
            continue
        for each in declared:
            if not any(_keeps(each, other) for other in new[name]):
                now = " or ".join(new[name])
                yield Loss(name, f"was {each!r}, is {now!r}")
    classes = {name for name, declared in old.items() if any("class " in each for each in declared)}
    for name in new.keys() - old.keys():
        holder = name.rpartition(".")[0]
        if holder in classes and any(re.fullmatch(r"\w+: [^=]+", each) for each in new[name]):
            yield Loss(name, "new, and without a default")


def _keeps(old: str, new: str) -> bool:
    """Say whether whoever relies on one declaration can rely on the other."""
    *decorators, before = old.split("\n")
    *others, after = new.split("\n")
    if decorators != others:
        return False
    if before == after:
        return True
    if not (before.startswith("def ") and after.startswith("def ")):
        return False
    one, other = _function(before), _function(after)
    if _unparsed(one.returns) != _unparsed(other.returns):
        return False
    kept, now = _parameters(one), _parameters(other)
    positional = [name for name, (kind, _) in kept.items() if kind == "positional"]
    return (
        all(now.get(name) == parameter for name, parameter in kept.items())
        and [name for name, (kind, _) in now.items() if kind == "positional"][: len(positional)]
        == positional
        and all("=" in text or "*" in text for name, (_, text) in now.items() if name not in kept)
    )


def _function(declared: str) -> ast.FunctionDef:
    (function,) = ast.parse(f"{declared}: ...").body
    return cast("ast.FunctionDef", function)


def _unparsed(node: ast.expr | None) -> str:
    return "" if node is None else ast.unparse(node)


def _parameters(function: ast.FunctionDef) -> dict[str, tuple[str, str]]:
    """Return each parameter: how it is given, and its annotation and default."""
    taken = function.args
    positional = [*taken.posonlyargs, *taken.args]
    defaults = [None] * (len(positional) - len(taken.defaults)) + list(taken.defaults)
    found: dict[str, tuple[str, str]] = {}
    for given, default in zip(positional, defaults, strict=True):
        kind = "by place alone" if given in taken.posonlyargs else "positional"
        found[given.arg] = (kind, _stated(given, default))
    for given, default in zip(taken.kwonlyargs, taken.kw_defaults, strict=True):
        found[given.arg] = ("by name", _stated(given, default))
    for stars, rest in (("*", taken.vararg), ("**", taken.kwarg)):
        if rest is not None:
            found[f"{stars}{rest.arg}"] = ("the rest", f"{stars}{_unparsed(rest.annotation)}")
    return found


def _stated(given: ast.arg, default: ast.expr | None) -> str:
    annotation = _unparsed(given.annotation)
    return annotation if default is None else f"{annotation} = {ast.unparse(default)}"


# ----------------------------------------------------------------------------- the changelog


def released(changelog: str) -> list[str]:
    """Return the versions that have their day, the newest first."""
    found = _HEADING.finditer(changelog)
    return [each["version"] for each in found if each["day"] and _DAY.fullmatch(each["day"])]


def said(changelog: str, since: str) -> str:
    """Return what newer versions than `since` say under *Removed* and *Changed*."""
    headings = list(_HEADING.finditer(changelog))
    (end,) = (each.start() for each in headings if each["version"] == since)
    parts = re.split(r"^### ", changelog[headings[0].start() : end], flags=re.MULTILINE)
    kept = [part.split("\n## ")[0] for part in parts]
    return "\n".join(part for part in kept if part.startswith(("Removed\n", "Changed\n")))


def unsaid(found: Sequence[Loss], text: str) -> list[Loss]:
    """Return the losses whose name stands nowhere in `text` in backticks."""
    quoted = re.findall(r"`([^`]+)`", text)
    return [
        loss
        for loss in found
        if not any(re.search(rf"\b{re.escape(_short(loss.name))}\b", each) for each in quoted)
    ]


def _short(name: str) -> str:
    """Return a name without its modules: `Inspection.published`, `check`."""
    *modules, last = name.split(".")
    held = [part for part in modules if part[:1].isupper()]
    return ".".join([*held, last])


# ------------------------------------------------------------------------------------- griffe


def tag_of(version: str, root: Path = ROOT) -> str | None:
    """Return the tag of a version, if the repository has it."""
    done = subprocess.run(  # noqa: S603 - git, with arguments of our own
        ["git", "tag", "--list", f"v{version}"],  # noqa: S607 - the git of whoever runs this
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip() or None


def by_griffe(package: str, tag: str, root: Path = ROOT) -> Iterator[Loss]:
    """Yield what griffe holds for broken since a tag."""
    import griffe

    old = griffe.load_git(package, ref=tag, repo=root, search_paths=["src"])
    new = griffe.load(package, search_paths=[root / "src"])
    for breakage in griffe.find_breaking_changes(old, new):
        yield Loss(breakage.obj.path, f"griffe: {breakage.kind.value}")


def main() -> int:
    """Print what went without a word; return 1 if anything did."""
    from tools.surface import listing

    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = released(changelog)
    if not versions:
        print("no version was released yet: there is nothing to compare with")
        return 0
    (newest, *_) = versions
    kept = (ROOT / SURFACES / f"{newest}.txt").read_text("utf-8")
    found = list(losses(surface(kept), surface(listing())))
    tag = tag_of(newest)
    if tag is None:
        print(f"the tag of {newest} is not here: griffe compared nothing")
    else:
        found += by_griffe("ofsted_inspection", tag)
    missing = unsaid(found, said(changelog, newest))
    for loss in missing:
        print(loss)
    print(f"{len(found)} changes since {newest}, {len(missing)} of them not in CHANGELOG.md")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
