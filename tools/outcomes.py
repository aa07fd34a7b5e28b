"""Read England's inspections and the reported grades from the files that people keep."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

from ofsted_inspection import frameworks
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.frameworks import Framework, Programme, Service
from ofsted_inspection.grades import SlacGrade, Ungraded
from ofsted_inspection.models import (
    AuthorityType,
    Inspection,
    InspectionKind,
    Judgement,
    LocalAuthority,
    Basis,
    Region,
    ReportedGrade,
    WhenMeans,
)
from tools import sheets
from tools.sheets import Row

AUTHORITY_COLUMNS = ("ofsted_urn", "authority", "la_number", "ons_code", "region", "type")
INSPECTION_COLUMNS = (
    "ofsted_urn",
    "framework",
    "kind",
    "inspection_start",
    "inspection_end",
    "split_visit",
    "published",
    "published_basis",
    "source_url",
)
JUDGEMENT_COLUMNS = ("ofsted_urn", "inspection_start", "aspect", "grade")
REPORTED_COLUMNS = (
    "ofsted_urn",
    "authority",
    "service",
    "when_text",
    "from",
    "to",
    "when_means",
    "programme",
    "grade",
    "stated_in_report_published",
    "stated_in_inspection",
    "same_as",
    "caution",
)

_Authorities = Mapping[int, LocalAuthority]


def authorities(folder: Path) -> tuple[LocalAuthority, ...]:
    """Return the authorities of `authorities.csv`, in the order of the file: by name."""
    found = sheets.read(folder / "authorities.csv", AUTHORITY_COLUMNS, _authority)
    _each_once("authorities.csv", "ofsted_urn", [str(each.urn) for each in found])
    _each_once("authorities.csv", "authority", [each.name for each in found])
    return found


def _authority(row: Row) -> LocalAuthority:
    return LocalAuthority(
        urn=row.whole("ofsted_urn"),
        name=row.text("authority"),
        la_number=row.whole("la_number"),
        ons_code=row.text("ons_code"),
        region=row.one_of("region", Region),
        type=row.one_of("type", AuthorityType),
    )


def inspections(folder: Path, known: _Authorities) -> tuple[Inspection, ...]:
    """Return the inspections of `inspections.csv` with the grades of `judgements.csv`.

    They are ordered by first day and then by the authority's number, their judgements as the
    framework lists its aspects. A judgement of no inspection is an error, and so is an inspection
    without any.
    """
    grades: dict[str, list[Row]] = defaultdict(list)

    def keep(row: Row) -> None:
        grades[f"{row.whole('ofsted_urn')}-{row.day('inspection_start')}"].append(row)

    sheets.read(folder / "judgements.csv", JUDGEMENT_COLUMNS, keep)
    found = sheets.read(
        folder / "inspections.csv",
        INSPECTION_COLUMNS,
        lambda row: _inspection(row, known, grades),
    )
    _each_once("inspections.csv", "ofsted_urn, inspection_start", [each.id for each in found])
    ids = {each.id for each in found}
    strays = [row for key, rows in grades.items() if key not in ids for row in rows]
    if strays:
        faults = [
            row.fault("inspection_start", "an inspection of inspections.csv").problems[0]
            for row in strays
        ]
        raise InvalidDocument("judgements.csv", faults)
    return tuple(sorted(found, key=lambda each: (each.start, each.authority.urn)))


def _inspection(row: Row, known: _Authorities, grades: Mapping[str, Collection[Row]]) -> Inspection:
    authority = row.parsed("ofsted_urn", lambda text: known[int(text)], "one of authorities.csv")
    framework = row.parsed("framework", frameworks.get, "the id of a framework")
    start = row.day("inspection_start")
    return Inspection(
        framework=framework,
        authority=authority,
        kind=row.one_of("kind", InspectionKind),
        start=start,
        end=row.day("inspection_end"),
        split_visit=row.flag("split_visit"),
        published=row.day("published"),
        published_basis=row.one_of("published_basis", Basis),
        source_url=row.optional("source_url"),
        judgements=_judgements(row, framework, grades.get(f"{authority.urn}-{start}", ())),
    )


def _judgements(row: Row, framework: Framework, rows: Collection[Row]) -> tuple[Judgement, ...]:
    if not rows:
        raise row.fault(
            "inspection_start", "an inspection with rows in judgements.csv", ProblemCode.MISSING
        )
    found = [_judgement(each, framework) for each in rows]
    order = {aspect.key: index for index, aspect in enumerate(framework.aspects)}
    return tuple(sorted(found, key=lambda each: order[each.aspect.key]))


def _judgement(row: Row, framework: Framework) -> Judgement:
    choices = {each.value: each for each in (*framework.scale, *Ungraded)}
    return Judgement(
        aspect=row.parsed("aspect", framework.aspect, f"an aspect of {framework.id}"),
        grade=row.parsed("grade", choices.__getitem__, " or ".join(choices)),
    )


def reported_grades(
    folder: Path, known: _Authorities, held: Collection[str]
) -> tuple[ReportedGrade, ...]:
    """Return the rows of `reported_grades.csv`, in the order of the file.

    `held` are the ids of the inspections that the package holds: `same_as` and
    `stated_in_inspection` name one of them or nothing.
    """
    found = sheets.read(
        folder / "reported_grades.csv",
        REPORTED_COLUMNS,
        lambda row: _reported_grade(row, known, held),
    )
    _each_once(
        "reported_grades.csv",
        "ofsted_urn, service, when_text",
        [f"{each.authority.urn} {each.service} {each.when_text}" for each in found],
    )
    return found


def _reported_grade(row: Row, known: _Authorities, held: Collection[str]) -> ReportedGrade:
    authority = row.parsed("ofsted_urn", lambda text: known[int(text)], "one of authorities.csv")
    if row.text("authority") != authority.name:
        raise row.fault("authority", f"{authority.name}, as in authorities.csv")
    for column in ("same_as", "stated_in_inspection"):
        if row.optional(column) not in {None, *held}:
            raise row.fault(column, "the id of an inspection that is held, or nothing")
    services: dict[str, Service | None] = {each.value: each for each in Service}
    programmes: dict[str, Programme | None] = {"slac": Programme.SLAC, "unknown": None}
    return ReportedGrade(
        authority=authority,
        service=row.parsed(
            "service",
            (services | {"not_stated": None}).__getitem__,
            " or ".join([*services, "not_stated"]),
        ),
        when_text=row.text("when_text"),
        earliest=row.day("from"),
        latest=row.day("to"),
        when_means=row.one_of("when_means", WhenMeans),
        programme=row.parsed("programme", programmes.__getitem__, " or ".join(programmes)),
        grade=row.one_of("grade", SlacGrade),
        stated_in_report_published=row.day("stated_in_report_published"),
        stated_in_inspection=row.optional("stated_in_inspection"),
        same_as=row.optional("same_as"),
        caution=row.optional("caution"),
    )


def _each_once(file: str, column: str, keys: Collection[str]) -> None:
    seen: set[str] = set()
    faults: list[Problem] = []
    for line, key in enumerate(keys, start=2):
        if key in seen:
            faults.append(
                Problem(
                    code=ProblemCode.DUPLICATE,
                    file=file,
                    line=line,
                    column=column,
                    found=key,
                    expected="each once",
                )
            )
        seen.add(key)
    if faults:
        raise InvalidDocument(file, faults)
