"""`export`: inspections as files, for programs and for people."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import TO_FILE, Argument, Command, GivenFile
from ofsted_inspection.cli._forms import page_of
from ofsted_inspection.cli._parsing import BadUse
from ofsted_inspection.cli._sources import HoldsNone, held, source
from ofsted_inspection.cli._values import chosen
from ofsted_inspection.files import without_names, without_text
from ofsted_inspection.interchange import to_json
from ofsted_inspection.models import Inspection
from ofsted_inspection.rendering import to_html, to_markdown, to_text

_ONE: Mapping[str, Callable[[Inspection], str]] = {
    "json": lambda each: to_json(each).decode(),
    "html": lambda each: page_of(each.authority.name, to_html(each)),
    "md": to_markdown,
    "text": to_text,
}
_FOLDERS = ("csv", "spreadsheet", "parquet", "duckdb")
_FORMATS = ("json", "jsonl", *_FOLDERS, "html", "md", "text")
_ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".md": "md",
    ".txt": "text",
    ".duckdb": "duckdb",
    "": "csv",
}


class _Given(GivenFile):
    source: str
    format: str | None = None
    no_text: bool = False
    names: bool = False


def _run(given: _Given) -> Answer:
    of = held(given.source)
    output = None if given.output == "-" else given.output
    form = given.format or _ENDINGS.get(Path(output or "one.json").suffix.casefold())
    if form is None:
        raise BadUse(f"--format is needed: {output} does not say what it is")
    if output is None and form in _FOLDERS:
        raise BadUse(f"{form} needs -o PATH")
    inspections = tuple(_as_wanted(each, given) for each in of.inspections)
    if form in _ONE and len(inspections) != 1:
        raise HoldsNone(of.name, f"single inspection; for {len(inspections)} of them jsonl serves")
    text = ""
    if form in _ONE:
        text = _ONE[form](inspections[0])
    elif output is None:
        text = "".join(to_json(each).decode() for each in inspections)
    else:
        _write(inspections, form, output, overwrite=given.force)
        # It is written: what is left for standard output is nothing.
        given.output = None
    return Answer(text=text, cautions=_terms(inspections), covers=of.covers)


def _as_wanted(inspection: Inspection, given: _Given) -> Inspection:
    if given.no_text:
        inspection = without_text(inspection)
    return inspection if given.names else without_names(inspection)


def _write(inspections: Sequence[Inspection], form: str, path: str, *, overwrite: bool) -> None:
    if form == "jsonl":
        from ofsted_inspection.interchange import write_jsonl

        write_jsonl(inspections, path, overwrite=overwrite)
        return
    from ofsted_inspection import tables

    if form == "duckdb":
        tables.write_duckdb(inspections, path, overwrite=overwrite)
    elif form == "spreadsheet":
        tables.write_spreadsheets(inspections, path, overwrite=overwrite)
    else:
        kind: tables.FileFormat = "parquet" if form == "parquet" else "csv"
        tables.write_datapackage(inspections, path, kind, overwrite=overwrite)


def _terms(inspections: Sequence[Inspection]) -> tuple[str, ...]:
    """Return what whoever passes the words of reports on must know."""
    sources = [each.source for each in inspections if each.report is not None]
    terms = dict.fromkeys(
        (None if each is None else each.terms) or "none are printed" for each in sources
    )
    if not terms:
        return ()
    mixed = " (mixed)" if len(terms) > 1 else ""
    return (f"the words of reports keep their own terms{mixed}: {'; '.join(terms)}",)


COMMAND = Command(
    name="export",
    summary="write inspections as files, for programs and for people",
    examples=(
        ("ofsted-inspection export england -o england.jsonl", "JSON Lines, which lose nothing"),
        ("ofsted-inspection export england -o tables/", "a data package of CSV tables"),
        ("ofsted-inspection export england --format spreadsheet -o sheets/", "for a spreadsheet"),
        ("ofsted-inspection export warrington-2011 --no-text -o grades.json", "without the prose"),
    ),
    about="What is killed on the way leaves what was there, or what is new, whole. Names of "
    "inspectors are personal data, and are left out of their fields unless asked for.",
    arguments=(
        source(),
        Argument(
            name="--format",
            takes="FORMAT",
            choices=_FORMATS,
            read=chosen("format", _FORMATS),
            help="by the ending of the file unless given; a folder is CSV",
        ),
        Argument(name="--no-text", help="without Ofsted's prose and our readings of it"),
        Argument(name="--names", help="with the names of inspectors"),
        *TO_FILE,
    ),
    given=_Given,
    run=_run,
)
