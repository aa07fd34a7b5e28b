"""For each public function, arguments that are right; the functions are found by reflection."""

import datetime
import importlib
import inspect
import io
import typing
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from hypothesis import strategies as st

import ofsted_inspection
from ofsted_inspection import (
    MAINTAINERS_CROSSWALK,
    ChildrenGroup,
    Inspection,
    NationalFramework,
    Polarity,
    StatisticKind,
    Theme,
    authority,
    charts,
    load,
    strategies,
    to_dict,
    to_json,
)
from ofsted_inspection.frameworks import SLAC_2010
from ofsted_inspection.grades import SlacGrade
from ofsted_inspection.rules import RULES
from ofsted_inspection.tables import DICTIONARY, to_frame, write_datapackage, write_spreadsheets
from tests.interchange.outcome_tables import workbook
from tests.interchange.spreadsheet import spreadsheet
from tests.reading.made_up import SIF_TITLES, as_text, sif
from tools.surface import public_modules

WARRINGTON = load("warrington-2011", text=False)
DAY = datetime.date(2024, 1, 1)
_FRAME = to_frame(WARRINGTON, "judgements")

Function = Callable[..., object]


def public_functions() -> Iterator[tuple[str, Function]]:
    """Yield the functions that public modules promise, each once, and two class methods."""
    seen: set[object] = set()
    for name in public_modules():
        module = importlib.import_module(name)
        promised: list[str] = vars(module)["__all__"]
        for each in promised:
            value = getattr(module, each)
            own = getattr(value, "__module__", "").startswith(ofsted_inspection.__name__)
            if name == strategies.__name__ and not inspect.signature(value).parameters:
                continue
            if inspect.isfunction(value) and own and value not in seen:
                seen.add(value)
                yield f"{name.removeprefix('ofsted_inspection').lstrip('.')}.{each}", value
    yield "grades.SlacGrade.parse", SlacGrade.parse
    yield "Inspection.of", Inspection.of


def right_arguments(folder: Path) -> Mapping[str, Mapping[str, object]]:
    """Return arguments by name with which each public function can be called."""
    write_datapackage(WARRINGTON, folder / "package")
    write_spreadsheets(WARRINGTON, folder / "spreadsheets")
    one = {"inspection": WARRINGTON}
    two = {"before": WARRINGTON, "after": WARRINGTON, "crosswalk": MAINTAINERS_CROSSWALK}
    several = {"inspections": [WARRINGTON]}
    newest = {"as_at": DAY, "basis": "published", "published_by": DAY, "closed": True}
    grades = {"grades": [SlacGrade.GOOD]}
    table = DICTIONARY["grades"]
    council = {"authority": "Warrington"}
    whole = load("warrington-2011")
    chart = charts.grade_profile(WARRINGTON)
    return {
        ".authorities": {"region": None, "ofsted_region": None, "type": None, "closed": True},
        ".authority": {"key": "Warrington"},
        ".available": {},
        ".check": {**one, "rules": RULES},
        ".code_changes": council,
        ".compare": two,
        ".distribution": {"judgements": WARRINGTON.judgements, "scale": SlacGrade},
        ".distribution_by": {**several, "key": "aspect"},
        ".from_dict": {"document": to_dict(WARRINGTON), "model": Inspection},
        ".from_file": {"file": folder / "package", "model": Inspection},
        ".from_json": {"document": to_json(WARRINGTON), "model": Inspection},
        ".history": {**several, **council},
        ".json_schema": {"model": Inspection},
        ".latest_per_authority": {**several, **newest},
        ".load": {"name": "warrington-2011", "text": False},
        ".load_inspection": {"id": WARRINGTON.id},
        ".load_frame": {"name": "england", "table": "judgements", "backend": "pandas"},
        ".load_tables": {"name": "authorities", "backend": "pandas"},
        ".make_converter": {"framework": SLAC_2010},
        ".neighbours": {**council, "model": "dfe-may-2025"},
        ".predecessors": council,
        ".read_jsonl": {
            "source": io.BytesIO(to_json(WARRINGTON)),
            "model": Inspection,
            "on_invalid": None,
        },
        ".read_ofsted_outcomes": {"path": io.BytesIO(spreadsheet(workbook()))},
        ".successors": council,
        ".to_dict": {"record": WARRINGTON},
        ".to_json": {"record": WARRINGTON},
        ".without_names": one,
        ".without_text": one,
        ".write_jsonl": {"records": WARRINGTON, "target": io.BytesIO(), "overwrite": True},
        "Inspection.of": {
            "framework": "slac-2010",
            **council,
            "start": DAY,
            "grades": {},
            "end": None,
            "published": None,
            "kind": "full",
            "form": None,
            "split_visit": False,
            "source_url": None,
            "lead_inspectors": (),
        },
        "aggregation.financial_year": {"date": DAY},
        "charts.alt_text": {"chart": chart},
        "charts.authorities": {
            **several,
            "as_at": DAY,
            "by": "neighbours",
            **council,
            "width": 720,
        },
        "charts.distribution": {**several, "as_at": DAY, "by": "region", "width": 720},
        "charts.grade_profile": {**one, "width": 720},
        "charts.history": {**several, **council, "width": 720},
        "charts.polarity": {"inspection": whole, "by": "aspect", "width": 720},
        "charts.recommendations": {"inspections": [whole], "width": 720},
        "charts.save": {"chart": chart, "target": folder / "chart.svg", "overwrite": True},
        "charts.tiles": {**several, "as_at": DAY, "width": 720},
        "charts.to_png": {"chart": chart},
        "charts.to_svg": {"chart": chart},
        "comparison.pairs": two,
        "comparison.previous": several,
        "frameworks.for_start": {"programme": "sif", "start": datetime.date(2015, 1, 1)},
        "frameworks.get": {"id": "sif-2013"},
        "grades.SlacGrade.parse": {"text": "Good"},
        "grades.best": grades,
        "grades.lower_median": grades,
        "grades.upper_median": grades,
        "grades.worst": grades,
        "rendering.days_inspected": one,
        "rendering.to_authority_page": {
            "inspections": [WARRINGTON],
            "authority": "Warrington",
            "as_at": DAY,
        },
        "rendering.to_england_page": {"inspections": [WARRINGTON], "as_at": DAY},
        "rendering.to_explorer": one,
        "rendering.to_html": one,
        "rendering.to_markdown": one,
        "rendering.to_text": {"inspection": whole},
        "rendering.write_pages": {
            "inspections": [WARRINGTON],
            "folder": folder / "pages",
            "as_at": DAY,
            "overwrite": True,
        },
        **{f"reading.{name}": arguments for name, arguments in _right_to_read(folder).items()},
        **{f"strategies.{name}": arguments for name, arguments in _right_to_draw().items()},
        "cli.main": {"arguments": ["--version"]},
        "rules.get": {"id": "sif-overall-limited"},
        "rules.rules_for": {"framework": SLAC_2010, "observed": True},
        "selection.findings": {
            "inspections": WARRINGTON,
            "aspect": ["safeguarding.overall_effectiveness"],
            "polarity": [Polarity.MIXED],
            "theme": [Theme.HEALTH],
            "group": [ChildrenGroup.MISSING],
            "text": "a",
            "uncertain": False,
        },
        "selection.recommendations": {
            "inspections": [WARRINGTON],
            "within": 3,
            "tag": [NationalFramework.OUTCOME_1],
            "text": "a",
        },
        "selection.statistics": {
            "inspections": [WARRINGTON],
            "kind": [StatisticKind.ZERO],
            "text": "a",
        },
        "tables.grade_changes": {
            "frame": _FRAME.assign(urn=1, start=DAY),
            "crosswalk": MAINTAINERS_CROSSWALK,
        },
        "tables.grade_counts": {"frame": _FRAME, "by": ["scale"]},
        "tables.grade_shares": {"frame": _FRAME, "by": ["scale"]},
        "tables.latest_per_authority": {"frame": _FRAME, **newest},
        "tables.of_neighbours": {
            "frame": _FRAME,
            "authority": "Warrington",
            "model": "dfe-may-2025",
        },
        "tables.package_descriptor": {
            "name": "name",
            "model": "Inspection",
            "tables": [(table, None)],
            "contents": {table.name: b""},
            "file_format": "csv",
        },
        "tables.read_datapackage": {
            "folder": folder / "package",
            "model": Inspection,
            "edited": True,
        },
        "tables.read_spreadsheets": {"folder": folder / "spreadsheets"},
        "tables.rows": {"entries": WARRINGTON, "table": "judgements"},
        "tables.table_schema": {"table": table, "scale": SlacGrade, "tables": ["grades"]},
        "tables.to_frame": {
            "inspections": WARRINGTON,
            "table": "judgements",
            "backend": "pandas",
            "derived": True,
            "history": [WARRINGTON],
            "crosswalk": MAINTAINERS_CROSSWALK,
        },
        "tables.wide": {"inspections": WARRINGTON, "backend": "pandas"},
        "tables.flat": {
            "inspections": WARRINGTON,
            "labels": True,
            "history": [WARRINGTON],
            "backend": "pandas",
        },
        "tables.write_xlsx": {
            "inspections": WARRINGTON,
            "path": folder / "written.xlsx",
            "history": [WARRINGTON],
            "overwrite": True,
        },
        "tables.write_datapackage": {
            "inspections": WARRINGTON,
            "folder": folder / "written",
            "format": "csv",
            "name": "name",
            "overwrite": True,
        },
        "tables.write_duckdb": {
            "inspections": WARRINGTON,
            "path": folder / "written.duckdb",
            "overwrite": True,
        },
        "tables.write_spreadsheets": {
            "inspections": WARRINGTON,
            "folder": folder / "cells",
            "overwrite": True,
        },
    }


def _right_to_read(folder: Path) -> Mapping[str, Mapping[str, object]]:
    path, text = folder / "report.txt", as_text(sif(dict.fromkeys(SIF_TITLES, "Good")))
    path.write_text(text, encoding="utf-8")
    council, known = authority("Warrington"), {str(path): DAY}
    given = {"authority": council, "published": DAY, "source_url": "https://example.org/report"}
    return {
        "read_document": {"file": path},
        "read_report": {"file": path, **given},
        "read_report_text": {"text": text, **given},
        "read_reports": {
            "paths": [path],
            "executor": None,
            "authority": {str(path): council},
            "published": known,
        },
    }


def _right_to_draw() -> Mapping[str, Mapping[str, object]]:
    framework = {"framework": SLAC_2010}
    quotes = st.just(("quote", "p1"))
    return {
        "annotations": {"findings": st.just("p1s1")},
        "aspects": framework,
        "corrections": {"id": "c1", "line": 3},
        "crosswalk_rows": {"frameworks": ("sif-2013", "ilacs-2018")},
        "grades": {"scale": SlacGrade},
        "inspections": {
            **framework,
            "authority": authority("Warrington"),
            "coherent": True,
            "report": True,
            "readings": False,
        },
        "judgements": framework,
        "official_results": {"authority": authority("Warrington")},
        "outcomes": {**framework, "coherent": True},
        "paragraphs": {"id": "p1"},
        "printed_grades": framework,
        "prior_inspections": {"id": "i1", "quotes": quotes, "earlier": ("i0",)},
        "readings": {"report": load("warrington-2011").report},
        "recommendations": {"id": "r1", "section": "a", "paragraph": "p1"},
        "reports": {**framework, "judgements": WARRINGTON.judgements},
        "reviews": framework,
        "sections": framework,
        "statements": {"result": SlacGrade.GOOD},
        "statistics": {"id": "s1", "quotes": quotes, "bases": ("s0",)},
    }


def called(function: Function, arguments: Mapping[str, object]) -> object:
    """Call a function by its parameters' kinds, and go through what it yields."""
    parameters = inspect.signature(function).parameters
    positional: list[object] = []
    options: dict[str, object] = {}
    for name, value in arguments.items():
        if parameters[name].kind is inspect.Parameter.KEYWORD_ONLY:
            options[name] = value
        else:
            positional.append(value)
    result = function(*positional, **options)
    return list(typing.cast("Iterator[object]", result)) if inspect.isgenerator(result) else result


def choices(function: Function) -> Iterator[tuple[str, str]]:
    """Yield each parameter that a `Literal` is an annotation of, with each of its texts."""
    found: set[tuple[str, str]] = set()
    for one in (function, *typing.get_overloads(inspect.unwrap(function))):
        for name, hint in one.__annotations__.items():
            if name != "return":
                found |= {(name, text) for text in _texts(hint)}
    yield from sorted(found)


def _texts(hint: object) -> Iterator[str]:
    parts = typing.get_args(hint)
    if typing.get_origin(hint) is typing.Literal:
        yield from parts
    else:
        for part in parts:
            yield from _texts(part)
