"""`export`: inspections as files, for programs and for people."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from ofsted_inspection.cli._answer import Answer
from ofsted_inspection.cli._declared import TO_FILE, Argument, Command, GivenFile
from ofsted_inspection.cli._forms import FORMS, number_of
from ofsted_inspection.cli._parsing import BadUse
from ofsted_inspection.cli._sources import (
    EDITED,
    Held,
    HoldsNone,
    HoldsSeveral,
    held,
    last_day,
    source,
)
from ofsted_inspection.cli._values import chosen
from ofsted_inspection.datasets import load
from ofsted_inspection.files import without_names, without_text
from ofsted_inspection.interchange import to_json
from ofsted_inspection.models import Inspection, OfficialResult
from ofsted_inspection.rendering import to_explorer, to_markdown, to_text, write_pages

if TYPE_CHECKING:
    from ofsted_inspection.tables._places import Entry

_ONE: Mapping[str, Callable[[Inspection], str]] = {
    "json": lambda each: to_json(each).decode(),
    "html": to_explorer,
    "md": to_markdown,
    "text": to_text,
}
_TABLES = ("csv", "spreadsheet", "xlsx", "parquet", "duckdb")
_FORMATS = ("json", "jsonl", *_TABLES, "html", "md", "text")
_FLAT = ("csv", "spreadsheet", "xlsx", "parquet")
"""What a row for each inspection can be written as."""
_ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".md": "md",
    ".txt": "text",
    ".xlsx": "xlsx",
    ".duckdb": "duckdb",
    "": "csv",
}
_ENDINGS_FLAT = {".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet"}


class _Given(GivenFile):
    source: str
    format: str | None = None
    flat: bool = False
    no_text: bool = False
    names: bool = False
    edited: bool = False


def _run(given: _Given) -> Answer:
    of = held(given.source, edited=given.edited)
    output = None if given.output == "-" else given.output
    form = _form(given, output)
    wanted = attrs.evolve(of, records=tuple(_as_wanted(each, given) for each in of.records))
    text = _text(wanted, form, output, flat=given.flat)
    if text is None:
        if output is None:
            raise BadUse(f"{form} needs -o PATH")
        _write(wanted, form, output, given)
        # It is written: what is left for standard output is nothing.
        given.output = None
    return Answer(
        text=text or "", cautions=_cautions(wanted, form, flat=given.flat), covers=of.covers
    )


def _form(given: _Given, output: str | None) -> str:
    """Return the format asked for, by name or by how the file to write ends."""
    endings = _ENDINGS_FLAT if given.flat else _ENDINGS
    unnamed = "one.csv" if given.flat else "one.json"
    form = given.format or endings.get(Path(output or unnamed).suffix.casefold())
    if form is None:
        known = ", ".join(filter(None, endings))
        raise BadUse(
            f"--format is needed: {output} has no ending that says what it is, as {known} do"
        )
    if given.flat and form not in _FLAT:
        raise BadUse(f"--flat goes with --format {', '.join(_FLAT)}, and not with {form}")
    return form


def _as_wanted(record: "Entry", given: _Given) -> "Entry":
    if not isinstance(record, Inspection):
        return record
    if given.no_text:
        record = without_text(record)
    return record if given.names else without_names(record)


def _text(of: Held, form: str, output: str | None, *, flat: bool) -> str | None:
    """Return what is exported as a text; None where it has to be written otherwise."""
    if flat and form in {"csv", "spreadsheet"}:
        return _flat_text(of.inspections, for_people=form == "spreadsheet")
    # A folder has the pages of all.
    if form in _ONE and not (form == "html" and output is not None and not Path(output).suffix):
        if len(of.inspections) != 1:
            several = "a folder of pages is" if form == "html" else "a file for several is"
            other = "-o FOLDER" if form == "html" else "-o FILE.jsonl"
            raise HoldsSeveral(of.name, len(of.inspections), f"{several} {other}")
        return _ONE[form](of.inspections[0])
    if form == "jsonl" and output is None:
        return "".join(to_json(each).decode() for each in _told(of))
    return None


def _flat_text(inspections: Sequence[Inspection], *, for_people: bool) -> str:
    """Return a row for each inspection as CSV: in words, and marked as UTF-8, for a spreadsheet."""
    from ofsted_inspection.tables._flat import flat_rows

    given = tuple(inspections)
    columns, rows = flat_rows(given, given, labels=for_people)
    mark = "\ufeff" if for_people else ""
    names = tuple(each.name for each in columns)
    return mark + FORMS["csv"](Answer(columns=names, rows=tuple(rows)), "export")


def _told(of: Held) -> "tuple[Inspection | OfficialResult, ...]":
    """Return what JSON Lines can be of: inspections and official results."""
    found = tuple(each for each in of.records if isinstance(each, Inspection | OfficialResult))
    if len(found) < len(of.records):
        raise HoldsNone(of.name, "inspections or official results")
    return found


def _write(of: Held, form: str, path: str, given: _Given) -> None:
    overwrite = given.force
    if form == "jsonl":
        from ofsted_inspection.interchange import write_jsonl

        write_jsonl(_told(of), path, overwrite=overwrite)
        return
    if form == "html":
        known = (*_told(of), *_beside(of))
        write_pages(known, path, as_at=last_day(of), overwrite=overwrite)
        return
    from ofsted_inspection import tables

    if form == "xlsx":
        tables.write_xlsx(of.inspections, path, overwrite=overwrite)
    elif given.flat:
        _write_flat(of.inspections, path, overwrite=overwrite)
    elif form == "duckdb":
        tables.write_duckdb(of.records, path, overwrite=overwrite)
    elif form == "spreadsheet":
        tables.write_spreadsheets(of.records, path, overwrite=overwrite)
    else:
        kind: tables.FileFormat = "parquet" if form == "parquet" else "csv"
        tables.write_datapackage(of.records, path, kind, overwrite=overwrite)


def _write_flat(inspections: Sequence[Inspection], path: str, *, overwrite: bool) -> None:
    from ofsted_inspection._writing import whole
    from ofsted_inspection.tables import flat

    frame = flat(inspections, backend="pyarrow")
    parquet = importlib.import_module("pyarrow.parquet")
    with whole(Path(path), overwrite=overwrite) as part:
        parquet.write_table(frame, part)


def _beside(of: Held) -> "tuple[Inspection | OfficialResult, ...]":
    """Return what pages of England tell of the years before its data set; words of reports not."""
    if of.info is None or of.info.name != "england":
        return ()
    return (*load("england-2009-2013"), without_names(load("warrington-2011", text=False)))


def _cautions(of: Held, form: str, *, flat: bool) -> tuple[str, ...]:
    """Return the terms of reports; where there is a row for each inspection no word of one is."""
    return () if flat or form == "xlsx" else _terms(of.records)


def _terms(records: "Sequence[Entry]") -> tuple[str, ...]:
    """Return what whoever passes the words of reports on must know."""
    reported = [
        each for each in records if isinstance(each, Inspection) and each.report is not None
    ]
    terms = dict.fromkeys(
        " ".join(((each.source and each.source.terms) or "none are printed").split())
        for each in reported
    )
    if not terms:
        return ()
    if len(terms) > 1:
        reports = number_of(len(reported), "report")
        where = "they stand in the column `terms` of the table `sources`"
        return (f"the words of {reports} keep their own terms, which differ: {where}",)
    return (f"the words of reports keep their own terms: {'; '.join(terms)}",)


COMMAND = Command(
    name="export",
    summary="write inspections as files, for programs and for people",
    examples=(
        ("ofsted-inspection export england -o england.jsonl", "JSON Lines, which lose nothing"),
        ("ofsted-inspection export england -o tables/", "a data package of CSV tables"),
        ("ofsted-inspection export england -o england.xlsx", "a row for each, for Excel"),
        ("ofsted-inspection export england --flat -o england.csv", "the same for programs"),
        ("ofsted-inspection export england --format html -o pages/", "a page for each authority"),
        ("ofsted-inspection export warrington-2011 --no-text -o grades.json", "without the prose"),
    ),
    about="As HTML a file is the explorer of one report, and a folder has the pages of England, "
    "of every authority and of every report that is held. What is killed on the way leaves what "
    "was there, or what is new, whole. Names of inspectors are personal data, and are left out of "
    "their fields unless asked for.",
    arguments=(
        source(),
        Argument(
            name="--format",
            takes="FORMAT",
            choices=_FORMATS,
            read=chosen("format", _FORMATS),
            help="by the ending of the file unless given; a folder is CSV",
        ),
        Argument(
            name="--flat",
            help="a row for each inspection, in one file: csv, spreadsheet (in words), xlsx, "
            "parquet",
        ),
        Argument(name="--no-text", help="without Ofsted's prose and our readings of it"),
        Argument(name="--names", help="with the names of inspectors"),
        EDITED,
        *TO_FILE,
    ),
    given=_Given,
    run=_run,
)
