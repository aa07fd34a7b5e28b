"""Hold newer inspections against their list and against what is kept, and name every fault.

A grade goes into the data when two places state it: the table of the report, and the heading of
the section or else the list. Reports state most of them twice, and overall effectiveness once.
Where the reader had a doubt, the list states them all.
"""

import csv
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

import attrs

from ofsted_inspection._printable import printable
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.frameworks import Programme
from ofsted_inspection.models import Basis, Inspection, Judgement, LocalAuthority, Source
from ofsted_inspection.tables import write_datapackage

PROGRAMMES: Final = (Programme.SIF, Programme.ILACS)
"""The programmes of which the dataset holds full inspections."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "inspections": ("inspection_id",),
    "judgements": ("inspection_id", "aspect_key"),
    "reviews": ("inspection_id", "review_key"),
    "sources": ("inspection_id",),
}
"""The tables that are kept, each with the columns that name a row of it."""

Row: TypeAlias = Mapping[str, str]
Table: TypeAlias = Sequence[Row]


@attrs.frozen
class _Faults:
    """The faults found so far, each placed in the file `of` it stands in."""

    of: str
    found: list[Problem] = attrs.field(factory=list[Problem])

    def add(self, code: ProblemCode, id_: str, found: str, expected: str) -> None:
        """Note a fault of the inspection with this id."""
        self.found.append(
            Problem(code=code, file=self.of, path=id_, found=printable(found), expected=expected)
        )


def newer(
    read: Sequence[Inspection],
    listed: Sequence[Inspection],
    authorities: Mapping[int, LocalAuthority],
    held: Collection[str],
) -> tuple[Inspection, ...]:
    """Return the outcomes `read` from reports as they are kept, with what their list adds.

    That is the address, and the day of publication where none is printed. Texts and names are left
    out. `authorities` are those that are kept, by their number; `held` are the ids of the
    inspections that are kept already, which need not be listed or read again. Raises
    InvalidDocument for all at once that cannot be kept: of another programme, of an authority that
    is not known, without an aspect, with a grade that one place alone states or that is in doubt,
    listed and not read, read and not listed.
    """
    faults = _Faults("what was read")
    by_id = _by_id(read, faults)
    beside = _Faults("the list", faults.found)
    listed_by_id = _by_id(listed, beside)
    for missing in listed_by_id.keys() - by_id.keys() - set(held):
        beside.add(ProblemCode.MISSING, missing, "no report", "a report of it among those read")
    found: list[Inspection] = []
    for id_, each in by_id.items():
        _check(each, authorities, faults)
        on_list = listed_by_id.get(id_)
        if on_list is not None:
            _compare(each, on_list, faults)
        elif id_ not in held:
            known = ", ".join(sorted(listed_by_id)) or "which is empty"
            faults.add(ProblemCode.UNKNOWN_NAME, id_, "a report", f"one of the list: {known}")
        found.append(_kept(each, on_list))
    if faults.found:
        raise InvalidDocument("update", sorted(faults.found, key=lambda fault: fault.path or ""))
    return tuple(sorted(found, key=lambda each: (each.start, each.authority.urn)))


def _by_id(given: Sequence[Inspection], faults: _Faults) -> dict[str, Inspection]:
    """Return each once by its id; two that differ under one id, or of one file, are a fault."""
    found: dict[str, Inspection] = {}
    files: dict[str, str] = {}
    for each in given:
        if found.setdefault(each.id, each) != each:
            faults.add(ProblemCode.DUPLICATE, each.id, "two that differ", "each inspection once")
        digest = each.id if each.source is None else each.source.sha256
        if files.setdefault(digest, each.id) != each.id:
            told = f"{digest}, the SHA-256 of {files[digest]} too"
            faults.add(ProblemCode.DUPLICATE, each.id, told, "a file of its own")
    return found


def _check(
    inspection: Inspection, authorities: Mapping[int, LocalAuthority], faults: _Faults
) -> None:
    """Note what of an inspection, taken alone, keeps it out."""
    id_, framework, source = inspection.id, inspection.framework, inspection.source
    if framework.programme not in PROGRAMMES:
        expected = f"a framework of {' or '.join(each.value for each in PROGRAMMES)}"
        faults.add(ProblemCode.WRONG_VALUE, id_, framework.id, expected)
    _check_authority(inspection, authorities.get(inspection.authority.urn), faults)
    judged = {each.aspect.key for each in inspection.judgements}
    for aspect in framework.aspects:
        if aspect.key not in judged:
            faults.add(ProblemCode.MISSING, id_, "no judgement", f"one of {aspect.key}")
    if source is None:
        faults.add(ProblemCode.MISSING, id_, "no source", "the SHA-256 of the report it is from")


def _check_authority(inspection: Inspection, known: LocalAuthority | None, faults: _Faults) -> None:
    """Note where the inspection's authority is not the one that is `known` by its number."""
    id_, authority = inspection.id, inspection.authority
    if known is None:
        told = f"{authority.name}, number {authority.urn}"
        faults.add(ProblemCode.UNKNOWN_NAME, id_, told, "an authority of the kept authorities.csv")
        return
    for field in attrs.fields_dict(LocalAuthority):
        there: object = getattr(known, field)
        here: object = getattr(authority, field)
        if there != here:
            told = f"{field} {shown(here)} of {authority.name}"
            expected = f"{shown(there)}, as the kept authorities.csv has it"
            faults.add(ProblemCode.CONTRADICTION, id_, told, expected)
    if known.closed is not None and known.closed < inspection.start:
        expected = f"a first day up to {known.closed}, the last of {known.name}"
        faults.add(ProblemCode.WRONG_ORDER, id_, f"{inspection.start}", expected)


def _compare(inspection: Inspection, listed: Inspection, faults: _Faults) -> None:
    """Note where the list says something else, or does not say what is needed of it."""
    id_ = inspection.id
    if listed.framework.id != inspection.framework.id:
        expected = f"{listed.framework.id}, as the list has it"
        faults.add(ProblemCode.CONTRADICTION, id_, inspection.framework.id, expected)
    if listed.source_url is None:
        faults.add(ProblemCode.MISSING, id_, "no address", "source_url in the list")
    if inspection.published_basis is not Basis.PRINTED and listed.published is None:
        expected = "published in the list, since the report prints no day"
        faults.add(ProblemCode.MISSING, id_, "no day of publication", expected)
    said = {each.aspect.key: each for each in listed.judgements}
    doubts = () if inspection.source is None else inspection.source.doubts
    if any(each.aspect.key not in said for each in inspection.judgements):
        for doubt in doubts:
            told = f"a doubt at line {doubt.line}: {doubt.reading}, or else {doubt.alternative}"
            expected = "all grades in the list too, read on the page by a person"
            faults.add(ProblemCode.CONTRADICTION, id_, told, expected)
    for each in inspection.judgements:
        key, grade = each.aspect.key, each.grade.value
        if key in said:
            if said[key].grade is not each.grade:
                expected = f"{said[key].grade.value}, as the list has it"
                faults.add(ProblemCode.CONTRADICTION, id_, f"{key}: {grade}", expected)
        elif not _stated_in_section(each, inspection):
            expected = f"{key} in the list too, read on the page by a person"
            faults.add(ProblemCode.MISSING, id_, f"{key}: {grade}, stated once", expected)


def _stated_in_section(judgement: Judgement, inspection: Inspection) -> bool:
    """Whether the heading of a section states the grade too."""
    return inspection.report is not None and any(
        section.aspect_key == judgement.aspect.key and section.printed_grade is judgement.grade
        for section in inspection.report.walk()
    )


def _kept(read: Inspection, listed: Inspection | None) -> Inspection:
    """Return the outcome alone, which names nobody, as the data have it."""
    source = read.source
    published, basis = None, None
    if read.published_basis is Basis.PRINTED:
        published, basis = read.published, Basis.PRINTED
    elif listed is not None:
        published, basis = listed.published, Basis.CATALOGUE
    title = f"Report of the inspection of {read.authority.name} that began on {read.start}"
    return attrs.evolve(
        read,
        published=published,
        published_basis=None if published is None else basis,
        source_url=None if listed is None else listed.source_url,
        lead_inspectors=(),
        age_group=None,
        team=(),
        team_members=(),
        report=None,
        readings=None,
        source=None
        if source is None
        else Source(title=title, publisher="Ofsted", sha256=source.sha256, pages=source.pages),
    )


def rows_of(
    inspections: Sequence[Inspection], headers: Mapping[str, Sequence[str]]
) -> dict[str, Table]:
    """Return the rows of each table of `headers`, in its columns."""
    with TemporaryDirectory() as folder:
        write_datapackage(inspections, folder)
        return {
            table: [
                {column: row[column] for column in header}
                for row in rows(Path(folder) / f"{table}.csv")
            ]
            for table, header in headers.items()
        }


def rows(path: Path) -> Table:
    """Return the rows of a table's file, none where there is none."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def refuse_other_values(held: Mapping[str, Table], new: Mapping[str, Table]) -> None:
    """Raise InvalidDocument, at line and column, where `held` has other values than `new`.

    Only of inspections that are in both. A report says nothing of what is empty in `new`.
    """
    known = {row["inspection_id"] for row in held["inspections"]}
    faults = [
        fault
        for table, key in KEYS.items()
        for fault in _other_values(table, key, held[table], new[table], known)
    ]
    if faults:
        raise InvalidDocument("update", faults)


def _other_values(
    table: str, key: Sequence[str], held: Table, new: Table, known: set[str]
) -> Iterator[Problem]:
    lines = {tuple(row[each] for each in key): line for line, row in enumerate(held, start=2)}
    for row in new:
        if row["inspection_id"] not in known:
            continue
        name = " ".join(row[each] for each in key)
        line = lines.get(tuple(row[each] for each in key))
        if line is None:
            yield Problem(
                code=ProblemCode.CONTRADICTION,
                file=f"{table}.csv",
                found=f"no row of {name}, which is held",
                expected="what was read of it, or a correction by hand",
            )
            continue
        for column, value in row.items():
            there = held[line - 2][column]
            if value not in {"", there}:
                yield Problem(
                    code=ProblemCode.CONTRADICTION,
                    file=f"{table}.csv",
                    line=line,
                    column=column,
                    found=f"{shown(there)} of {name}, which is held",
                    expected=f"{shown(value)}, as it was read, or a correction by hand",
                )
