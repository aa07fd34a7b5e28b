"""Add newer inspections to the dataset `england`: rows of `data/england/kept/`, made of reports.

    python -m tools.update READ LISTED           write the rows and the figures that people wrote,
                                                 and say what is left to do
    python -m tools.update READ LISTED --check   write nothing; say what would be written

READ is what `ofsted-inspection read` kept of the reports. LISTED is what the publisher's list says
of them: inspections with the day of publication, the address, and each grade that the report
states once. Both are anything that holds inspections. docs/how-to/add-newer-reports.md goes
through it.

Whatever cannot be kept is refused, all at once, and then nothing is written. What is there already
is left as it is, so that a second run writes nothing.
"""

import argparse
import csv
import datetime
import io
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ofsted_inspection._writing import whole, write_folder
from ofsted_inspection.errors import OfstedInspectionError
from ofsted_inspection.files import from_file
from ofsted_inspection.grades import ReformedGrade
from ofsted_inspection.models import Inspection
from ofsted_inspection.rules import check as breaches
from tools import gazetteer, kept
from tools.newer import KEYS, Row, Table, newer, refuse_other_values, rows, rows_of

ROOT = Path(__file__).resolve().parent.parent
DATASET = "data/england"
_AUTHORITIES = f"data/{gazetteer.NAME}"
_PAGES = (
    "README.md",
    "CITATION.cff",
    "docs/**/*.md",
    "src/**/*.py",
    "tests/**/*.py",
    "tests/docs/claims.csv",
)
"""Where people state how much there is."""
_UPPER = [each.value for each in ReformedGrade if each >= ReformedGrade.GOOD]


def updated(held: Mapping[str, Table], new: Mapping[str, Table]) -> dict[str, Table]:
    """Return the rows `held` with those `new` of inspections that are not among them, in order.

    Raises InvalidDocument where an inspection is there with other values.
    """
    refuse_other_values(held, new)
    known = {row["inspection_id"] for row in held["inspections"]}
    return {
        table: sorted(
            (*held[table], *(row for row in new[table] if row["inspection_id"] not in known)),
            key=_place,
        )
        for table in KEYS
    }


def _place(row: Row) -> tuple[str, int]:
    """Return what rows are ordered by: the first day, then the authority's number."""
    urn, _, start = row["inspection_id"].partition("-")
    return start, int(urn)


def update(read: Path, listed: Path, root: Path = ROOT, *, check: bool = False) -> Iterator[str]:
    """Write what is new among `read`, and yield what a person is to be told; see the module.

    With `check` nothing is written. Raises OfstedInspectionError before anything is.
    """
    folder = root / DATASET / kept.KEPT
    held = {table: rows(folder / f"{table}.csv") for table in KEYS}
    known = {row["inspection_id"] for row in held["inspections"]}
    places = {each.urn: each for each in kept.authorities(root / _AUTHORITIES)}
    found = newer(from_file(read), from_file(listed), places, known)
    headers = {table: _header(folder / f"{table}.csv") for table in KEYS}
    after = updated(held, rows_of(found, headers))
    added = [each for each in found if each.id not in known]
    yield f"{len(added)} new, {len(found) - len(added)} held already"
    if added:
        files = {f"{table}.csv": _csv(headers[table], after[table]) for table in KEYS}
        _try(files, root / _AUTHORITIES)
        if not check:
            write_folder(folder, files, overwrite=True, replaced=files)
    last = max(row["published"] for row in after["inspections"])
    yield from _covering(root / DATASET / "about.toml", last, check=check)
    if added:
        yield from _draft(added, len(after["inspections"]))
        yield from stated(root, held, after, check=check)


def _header(path: Path) -> Sequence[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def _csv(header: Sequence[str], table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue().encode()


def _try(files: Mapping[str, bytes], authorities: Path) -> None:
    """Read `files` as the build does, so that what it would refuse is never written."""
    with TemporaryDirectory() as name:
        tried = Path(name) / kept.KEPT
        tried.mkdir()
        for path, content in files.items():
            (tried / path).write_bytes(content)
        kept.inspections(Path(name), authorities)


def _covering(about: Path, last: str, *, check: bool) -> Iterator[str]:
    """Have `about.toml` say to which day the data go."""
    text = about.read_text("utf-8")
    changed = re.sub(r"^covers_to = .*$", f"covers_to = {last}", text, flags=re.MULTILINE)
    if changed != text:
        if not check:
            with whole(about, overwrite=True) as part:
                part.write_text(changed, "utf-8", newline="")
        yield f"{about.name}: covers_to = {last}"


def _draft(added: Sequence[Inspection], count: int) -> Iterator[str]:
    """Yield the entry for the change log, to be gone over by a person."""
    days = sorted(f"{each.published}" for each in added)
    when = f"on {days[0]}" if days[0] == days[-1] else f"from {days[0]} to {days[-1]}"
    some = "1 inspection" if len(added) == 1 else f"{len(added)} inspections"
    yield "draft for CHANGELOG.md, under Data:"
    named = ", ".join(f"{each.authority.name} (`{each.id}`)" for each in added)
    entry = f"`england`: {some} published {when}, {count} in all: {named}."
    yield textwrap.fill(entry, 100, initial_indent="- ", subsequent_indent="  ")
    broken = [(each.id, breach) for each in added for breach in breaches(each)]
    for id_, breach in broken:
        yield f"look at the report again: {id_} breaks {breach.rule.id} ({breach.found})"


def stated(
    root: Path, before: Mapping[str, Table], after: Mapping[str, Table], *, check: bool
) -> Iterator[str]:
    """Change each figure that people wrote and that is another now, and yield where it stands."""
    changed: dict[str, list[str]] = {}
    for was, now in dict.fromkeys(zip(_figures(before), _figures(after), strict=True)):
        changed.setdefault(was, []).append(now)
    changed = {was: now for was, now in changed.items() if now != [was]}
    if not changed:
        return
    yield "left to you: version and released in about.toml and CITATION.cff"
    yield "figures that are others now, in lines to be looked at:"
    any_of = re.compile(rf"(?<![\w.,-])(?:{'|'.join(map(re.escape, changed))})(?![\w-])")
    for path in sorted({path for pattern in _PAGES for path in root.glob(pattern)}):
        text = path.read_text("utf-8")
        for number, line in enumerate(text.splitlines(), start=1):
            for was in dict.fromkeys(any_of.findall(line)):
                now = " or ".join(changed[was])
                yield f"{path.relative_to(root).as_posix()}:{number}: {was}, now {now}"
        # What may be one figure or another is left as it is.
        renewed = any_of.sub(
            lambda at: changed[at[0]][0] if len(changed[at[0]]) == 1 else at[0], text
        )
        if renewed != text and not check:
            with whole(path, overwrite=True) as part:
                part.write_text(renewed, "utf-8", newline="")


def _figures(tables: Mapping[str, Table]) -> Iterator[str]:
    """Yield how much there is, and up to which day, in each form that people write."""
    grades = [row["grade"] for row in tables["judgements"]]
    # Guides show what is right in every tool, and what a comparison by the alphabet gives.
    upper = sum(grade in _UPPER for grade in grades)
    by_alphabet = sum(grade >= min(_UPPER) for grade in grades)
    for count in (len(tables["inspections"]), len(grades), upper, by_alphabet):
        yield from (f"{count}", f"{count:,}")
    last = datetime.date.fromisoformat(max(row["published"] for row in tables["inspections"]))
    yield f"{last}"
    yield f"{last.day} {last:%B %Y}"
    yield f"{last.year}, {last.month}, {last.day}"


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Write or check, as the command line says; return 1 if anything is refused."""
    parser = argparse.ArgumentParser(prog="python -m tools.update")
    parser.add_argument("read", type=Path, help="what `ofsted-inspection read` kept")
    parser.add_argument("listed", type=Path, help="what the publisher's list says of them")
    parser.add_argument("--check", action="store_true", help="write nothing")
    given = parser.parse_args(arguments)
    try:
        for line in update(given.read, given.listed, root, check=given.check):
            print(line)
    except (OfstedInspectionError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
