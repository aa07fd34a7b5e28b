"""The command `ofsted-inspection`: what datasets there are, and what one of them says.

It is built on argparse: two subcommands and two options need no library, `--help` works without
any extra, and its types are those of the standard library. Tables are drawn by rich, which the
extra `cli` brings.
"""

import argparse
import importlib.metadata
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NoReturn, final

from ofsted_inspection._printable import printable
from ofsted_inspection.datasets import available, load
from ofsted_inspection.errors import MissingExtra, OfstedInspectionError, UnknownName, shown
from ofsted_inspection.models import Inspection, OfficialResult

if TYPE_CHECKING:
    from rich.console import RenderableType

_EXIT_MISSING_EXTRA = 1
_EXIT_NOT_UNDERSTOOD = 2


@final
class _Parser(argparse.ArgumentParser):
    """argparse, saying what is wrong in one line that cannot drive a terminal."""

    def error(self, message: str) -> NoReturn:
        line = f"{self.prog}: {printable(message)}; see {self.prog} --help\n"
        self.exit(_EXIT_NOT_UNDERSTOOD, line)


@final
class _Options(argparse.Namespace):
    """What the command line may say."""

    command: str
    name: str
    paragraph: int | None
    authority: str | None


def _parser() -> _Parser:
    parser = _Parser(
        prog="ofsted-inspection",
        description="Ofsted's inspections of children's services, as open data.",
        allow_abbrev=False,
    )
    version = importlib.metadata.version("ofsted-inspection")
    parser.add_argument("--version", action="version", version=f"%(prog)s {version}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    commands.add_parser("list", help="list the datasets", allow_abbrev=False)
    show = commands.add_parser(
        "show", help="show one inspection, or sum up many", allow_abbrev=False
    )
    show.add_argument("name", metavar="NAME", help="a dataset that `list` names")
    part = show.add_mutually_exclusive_group()
    part.add_argument(
        "--paragraph", type=int, metavar="N", help="show paragraph N of the report instead"
    )
    part.add_argument(
        "--authority", metavar="NAME", help="show what the dataset holds of one local authority"
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status; prints to standard output.

    `arguments` are those of the process unless given. The status is 0; 1 where an extra is
    missing; 2 where a name is not known. What is wrong is said in one line on standard error.
    Raises SystemExit after --help, after --version, with status 2 where the arguments are not
    understood, and with status 1 where whoever reads the output stops reading.
    """
    options = _parser().parse_args(arguments, namespace=_Options())
    try:
        _run(options)
    except MissingExtra as error:
        return _fail(str(error), _EXIT_MISSING_EXTRA)
    except UnknownName as error:
        if error.kind == "dataset":
            known = ", ".join(error.known)
            return _fail(f"no dataset {shown(error.name)}; known: {known}", _EXIT_NOT_UNDERSTOOD)
        return _fail(str(error), _EXIT_NOT_UNDERSTOOD)
    except _NotHeld as error:
        return _fail(str(error), _EXIT_NOT_UNDERSTOOD)
    return 0


def _fail(message: str, status: int) -> int:
    sys.stderr.write(f"ofsted-inspection: {message}\n")
    return status


@final
class _NotHeld(OfstedInspectionError):
    """The dataset is known, and holds no report that paragraphs could come from."""

    def __init__(self, name: str) -> None:
        """Keep the dataset's name."""
        self.name = name
        super().__init__(name)

    def __str__(self) -> str:
        """Return one line that says so."""
        return f"{self.name} holds no report, so it has no paragraphs"


def _run(options: _Options) -> None:
    if importlib.util.find_spec("rich") is None:
        raise MissingExtra("rich", "cli")
    from ofsted_inspection import _terminal

    console = _terminal.console()
    for view in _list() if options.command == "list" else _show(options):
        console.print(view)


def _list() -> Iterator["RenderableType"]:
    from ofsted_inspection import _terminal

    yield _terminal.datasets(available())


def _show(options: _Options) -> Iterator["RenderableType"]:
    """Yield the views of the dataset named that the options ask for."""
    from ofsted_inspection import _terminal

    loaded = load(options.name)
    (described,) = (each for each in available() if each.name == options.name)
    records = loaded if isinstance(loaded, tuple) else (loaded,)
    inspections = tuple(each for each in records if isinstance(each, Inspection))
    results = tuple(each for each in records if isinstance(each, OfficialResult))
    if options.paragraph is not None:
        reports = [each.report for each in inspections if each.report is not None]
        if len(reports) != 1:
            raise _NotHeld(options.name)
        yield _terminal.paragraph(reports[0], options.paragraph)
    elif options.authority is not None or len(inspections) == 1:
        if options.authority is not None:
            inspections, results = _of_authority(options.authority, inspections, results)
        yield from map(_terminal.inspection, inspections)
        if results:
            yield _terminal.official_results(results)
    else:
        yield _terminal.summary(inspections) if inspections else _terminal.official_summary(results)
        yield _terminal.notes(described.cautions)
    if described.covers_from is not None and described.covers_to is not None:
        yield _terminal.coverage(described.name, described.covers_from, described.covers_to)


def _of_authority(
    name: str, inspections: tuple[Inspection, ...], results: tuple[OfficialResult, ...]
) -> tuple[tuple[Inspection, ...], tuple[OfficialResult, ...]]:
    """Return those of the authority that `name` names, in any case, or by Ofsted's number."""
    authorities = {each.authority for each in inspections}
    authorities |= {each.authority for each in results}
    wanted = name.casefold()
    matching = {each for each in authorities if wanted in {each.name.casefold(), str(each.urn)}}
    if not matching:
        raise UnknownName("authority", name, sorted(each.name for each in authorities))
    return (
        tuple(each for each in inspections if each.authority in matching),
        tuple(each for each in results if each.authority in matching),
    )
