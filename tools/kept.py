"""Read what the maintainers keep by hand: `data/*/kept/`, in the columns of the tables."""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.models import (
    Basis,
    Doubt,
    Inspection,
    InspectionKind,
    LocalAuthority,
    OfficialResult,
    Readings,
    Source,
)
from ofsted_inspection.reading import read_report
from ofsted_inspection.tables import (
    DICTIONARY,
    Cell,
    TableName,
    read_datapackage,
    write_datapackage,
)
from ofsted_inspection.tables._table_files import TableFile

KEPT = "kept"
"""The folder of a dataset that holds what is kept by hand."""


def inspections(folder: Path, authorities: Path) -> tuple[Inspection, ...]:
    """Return the inspections kept in a dataset's folder, of the authorities kept in another's.

    They are ordered by first day and then by the authority's number, their judgements as the
    framework lists its aspects. An inspection without any judgement is an error.
    """
    files = sorted((folder / KEPT).glob("*.csv"))
    with TemporaryDirectory() as gathered:
        for path in (*files, authorities / KEPT / "authorities.csv"):
            shutil.copy(path, gathered)
        found = read_datapackage(gathered, edited=True)
    _refuse(
        "inspections.csv",
        (
            (each.id, "an inspection with rows in judgements.csv")
            for each in found
            if not each.judgements
        ),
    )
    ordered = sorted(found, key=lambda each: (each.start, each.authority.urn))
    return tuple(map(_in_order, ordered))


def authorities(folder: Path) -> tuple[LocalAuthority, ...]:
    """Return the authorities kept in a dataset's folder, in the order of the file."""
    with TemporaryDirectory() as alone:
        shutil.copy(folder / KEPT / "authorities.csv", alone)
        return read_datapackage(alone, LocalAuthority, edited=True)


def _in_order(inspection: Inspection) -> Inspection:
    aspects = inspection.framework.aspects
    judged = sorted(inspection.judgements, key=lambda judgement: aspects.index(judgement.aspect))
    return attrs.evolve(inspection, judgements=tuple(judged))


def official_results(
    folder: Path, authorities: Path, held: Collection[str]
) -> tuple[OfficialResult, ...]:
    """Return the official results kept in `folder` with their statements, in the order of the file.

    They are of the authorities kept in the folder `authorities`. `held` are the ids of the
    inspections that the package holds: `same_as` names one of them or nothing.
    """
    with TemporaryDirectory() as gathered:
        for path in (*(folder / KEPT).glob("*.csv"), authorities / KEPT / "authorities.csv"):
            shutil.copy(path, gathered)
        found = read_datapackage(gathered, OfficialResult, edited=True)
    _refuse(
        "official_results.csv",
        (
            (each.same_as, "the id of an inspection that is held, or nothing")
            for each in found
            if each.same_as is not None and each.same_as not in held
        ),
    )
    return found


def warrington(folder: Path, authority: LocalAuthority) -> Inspection:
    """Return the inspection read from `report.txt` with the readings kept beside it.

    Every correction must stand in `report.txt`.
    """
    report = (folder / "report.txt").read_bytes()
    read = read_report(folder / "report.txt", authority=authority)
    inspection = attrs.evolve(
        read,
        source=None if read.source is None else _doubted(read.source, folder),
        # The report does not say so; Ofsted's underlying data of 2023 list it as one.
        kind=InspectionKind.REINSPECTION,
        kind_basis=Basis.OFFICIAL_STATISTICS,
        readings=readings(folder, read),
    )
    # The reader counts lines as they end with a line feed, and so do the corrections.
    lines = dict(enumerate(report.decode().split("\n"), start=1))
    _refuse("corrections.csv", _misplaced(inspection, lines))
    return inspection


def _doubted(source: Source, folder: Path) -> Source:
    """Return the source with the doubts that people have beside those of the reader."""
    rows = cells(
        folder / KEPT / "doubts.csv", "doubts", but_for=("inspection_id", "position", "page")
    )
    kept = (
        Doubt(
            line=int(f"{row['line']}"),
            reading=f"{row['reading']}",
            alternative=f"{row['alternative']}",
        )
        for row in rows
    )
    doubts = sorted((*source.doubts, *kept), key=lambda each: each.line)
    return attrs.evolve(source, doubts=tuple(doubts))


def readings(folder: Path, inspection: Inspection) -> Readings:
    """Return the readings of an inspection that are kept in a dataset's folder."""
    with TemporaryDirectory() as gathered:
        # Beside the outcome alone: columns of the report would follow from readings not yet there.
        outcome = attrs.evolve(inspection, report=None, source=None, readings=Readings())
        write_datapackage(outcome, gathered)
        (Path(gathered) / "datapackage.json").unlink()
        for table in _READINGS:
            shutil.copy(folder / KEPT / f"{table}.csv", gathered)
        (found,) = read_datapackage(gathered, edited=True)
    return found.readings or Readings()


_READINGS = (
    "annotations",
    "finding_themes",
    "finding_groups",
    "statistics",
    "corrections",
    "prior_inspections",
)


def _misplaced(inspection: Inspection, lines: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    readings = inspection.readings or Readings()
    for correction in readings.corrections:
        line = lines.get(correction.line, "")
        there = line[correction.start : correction.end]
        if correction.end > len(line) or there != correction.printed:
            yield f"{correction.id}: {correction.printed}", f"{shown(there)}, as report.txt has it"


def cells(
    path: Path, table: TableName, *, but_for: Collection[str] = ()
) -> Sequence[Mapping[str, Cell]]:
    """Return the rows of a file in the columns of `table`, some of which it may do without."""
    faults: list[Problem] = []
    file = TableFile(DICTIONARY[table], path.name, faults, may_be_left_out=but_for)
    rows = file.read_csv(path.read_bytes())
    if faults:
        raise InvalidDocument(path.name, faults)
    return [row.cells for row in rows]


def _refuse(file: str, faults: Iterable[tuple[str, str]]) -> None:
    """Raise InvalidDocument if there are faults: of each what was found and what was expected."""
    code = ProblemCode.CONTRADICTION
    problems = [
        Problem(code=code, file=file, found=shown(found), expected=expected)
        for found, expected in faults
    ]
    if problems:
        raise InvalidDocument(file, problems)
