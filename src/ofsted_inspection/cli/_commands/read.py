"""`read`: reports of your own, PDF or text, as data."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from ofsted_inspection.cli._answer import Answer, Values
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._forms import number_of
from ofsted_inspection.cli._output import say
from ofsted_inspection.cli._progress import Progress
from ofsted_inspection.cli._shelf import Shelf
from ofsted_inspection.cli._values import chosen
from ofsted_inspection.errors import InvalidDocument, MissingExtra
from ofsted_inspection.reading import ReportRead, read_reports

_COLUMNS = (
    "path",
    "outcome",
    "authority",
    "framework_id",
    "start",
    "published",
    "why",
    "stated_once",
    "inspection_id",
    "sha256",
)
_KINDS = ("jsonl", "csv", "parquet")
_ENDINGS = {".pdf", ".txt"}
_MOST_NAMED = 5


class _Given(GivenRows):
    path: Sequence[str]
    to: str | None = None


def _run(given: _Given) -> Answer:
    found = [_files(Path(path)) for path in given.path]
    files = tuple(dict.fromkeys(file for reports, _ in found for file in reports))
    over = dict.fromkeys(file for _, others in found for file in others if file not in files)
    cautions = (_passed_over(tuple(over)),) if over else ()
    target = given.output
    # What goes to the file is what was read; the account of it goes to standard output.
    given.output = None
    if target is None:
        rows = tuple(_row(each) for each in _read(files, set()))
        return _answer(rows, "", cautions)
    by_name = "jsonl" if target.casefold().endswith(".jsonl") else "csv"
    shelf = Shelf(Path(target), given.to or by_name, anew=given.force)
    rows = tuple(_shelved(files, shelf))
    held = f"; {target} holds {number_of(shelf.close(), 'inspection')}"
    return _answer(rows, held, cautions)


def _answer(rows: tuple[Values, ...], held: str, cautions: tuple[str, ...]) -> Answer:
    counts = {each: sum(row[1] == each for row in rows) for each in ("read", "held", "refused")}
    told = ", ".join(
        (
            f"{counts['read']} read",
            f"{counts['held']} held already",
            f"{counts['refused']} refused",
        )
    )
    return Answer(
        columns=_COLUMNS,
        rows=rows,
        cautions=(f"{number_of(len(rows), 'file')}: {told}{held}", *cautions),
        status=1 if counts["refused"] else 0,
    )


def _files(path: Path) -> tuple[Sequence[Path], Sequence[Path]]:
    """Return a file, or every report in a folder and those below it; and what else is there."""
    if not path.is_dir():
        # Raises where it is not there, before anything is read.
        path.stat()
        return [path], []
    there = sorted(each for each in path.rglob("*") if each.is_file())
    found = [each for each in there if each.suffix.casefold() in _ENDINGS]
    if not found:
        raise FileNotFoundError(None, "no PDF and no text is in this folder", str(path))
    return found, [each for each in there if each not in found and not each.name.startswith(".")]


def _passed_over(files: Sequence[Path]) -> str:
    named = ", ".join(each.name for each in files[:_MOST_NAMED])
    more = f" and {len(files) - _MOST_NAMED} more" if len(files) > _MOST_NAMED else ""
    return f"passed over, for their names end neither in .pdf nor in .txt: {named}{more}"


def _shelved(files: Sequence[Path], shelf: Shelf) -> Iterator[Values]:
    known = shelf.hashes()
    try:
        with shelf.taking() as journal:
            for each in _read(files, known):
                if each.inspection is not None:
                    shelf.add(each.inspection, journal)
                yield _row(each)
    except KeyboardInterrupt:
        say(f"what was read is kept in {shelf.journal}: the same command goes on from there")
        raise


def _read(files: Sequence[Path], known: set[str]) -> Iterator[ReportRead]:
    """Yield what came of each file; of one whose hash is known, neither inspection nor error."""
    progress = Progress(len(files))
    for file in files:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        if digest in known:
            yield ReportRead(path=str(file), sha256=digest)
        else:
            for each in read_reports([file]):
                if isinstance(each.error, MissingExtra):
                    raise each.error
                if each.inspection is not None:
                    known.add(digest)
                yield each
        progress.step()
    progress.end()


def _row(each: ReportRead) -> Values:
    of = each.inspection
    if of is None:
        why = None if each.error is None else _why(each.error)
        outcome = "held" if each.error is None else "refused"
        return each.path, outcome, None, None, None, None, why, None, None, each.sha256
    once = " ".join(each.stated_once) or None
    found = of.authority.name, of.framework.id, of.start, of.published
    return each.path, "read", *found, None, once, of.id, each.sha256


def _why(error: Exception) -> str:
    if isinstance(error, InvalidDocument):
        return "; ".join(map(str, error.problems))
    return str(error)


COMMAND = Command(
    name="read",
    summary="read reports of your own, PDF or text, as data; status 1 if one is refused",
    examples=(
        ("ofsted-inspection read report.pdf", "whether it can be read, and what it is"),
        ("ofsted-inspection read reports/ -o read.jsonl", "a folder of them, as JSON Lines"),
        ("ofsted-inspection read reports/ -o tables/", "as a data package of CSV tables"),
    ),
    about="A grade that is printed twice is read twice, and a report that contradicts itself there "
    "is refused. A file that was read before is known by its hash: the same command, given again, "
    "goes on where it was interrupted, and adds to what is there.",
    arguments=(
        Argument(name="path", takes="PATH", many=True, help="a report, or a folder of them"),
        Argument(
            name="--to",
            takes="KIND",
            choices=_KINDS,
            read=chosen("kind of file", _KINDS),
            help="what -o is: JSON Lines, a data package as CSV, or as Parquet; by its name "
            "unless given",
        ),
        *(each for each in AS_ROWS if each.name not in {"--output", "--force"}),
        Argument(
            name="--output", short="-o", takes="PATH", help="keep what was read there, adding to it"
        ),
        Argument(name="--force", help="replace what is there"),
    ),
    given=_Given,
    run=_run,
)
