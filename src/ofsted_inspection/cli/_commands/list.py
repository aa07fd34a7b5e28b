"""`list`: what there is."""

from collections.abc import Callable, Iterator, Mapping

from ofsted_inspection import frameworks, rules
from ofsted_inspection.cli._answer import Answer, Values
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._values import chosen
from ofsted_inspection.datasets import available, load
from ofsted_inspection.gazetteer import authorities
from ofsted_inspection.models import Theme


def _datasets() -> Iterator[Values]:
    for each in available():
        yield each.name, each.rows, each.title, each.covers_from, each.covers_to, each.version


def _authorities() -> Iterator[Values]:
    for each in authorities(closed=True):
        region, sort = each.region.value, each.type.value
        yield each.name, each.urn, each.la_number, each.ons_code, region, sort, each.closed


def _inspections() -> Iterator[Values]:
    for each in (load("warrington-2011"), *load("england")):
        framework, kind = each.framework.id, each.kind.value
        yield each.id, each.authority.name, framework, kind, each.start, each.end, each.published


def _frameworks() -> Iterator[Values]:
    for each in frameworks.CATALOGUE:
        first, last = each.in_force.first, each.in_force.last
        months = [
            None if month is None else f"{month.year}-{month.month:02}" for month in (first, last)
        ]
        yield each.id, each.programme.value, *months, len(each.aspects), each.reference, each.title


def _aspects() -> Iterator[Values]:
    for framework in frameworks.CATALOGUE:
        for each in framework.aspects:
            service = None if each.service is None else each.service.value
            yield framework.id, each.key, each.role.value, service, each.title


def _themes() -> Iterator[Values]:
    for each in Theme:
        yield each.value, each.title


def _rules() -> Iterator[Values]:
    for each in rules.RULES:
        of = None if each.applies_to is None else " ".join(one.id for one in each.applies_to)
        yield each.id, each.basis.value, of, each.law, each.source


def _tables() -> Iterator[Values]:
    from ofsted_inspection.tables import DICTIONARY

    for each in DICTIONARY.values():
        yield each.name, len(each.columns), each.title, each.description


_LISTS: Mapping[str, tuple[tuple[str, ...], Callable[[], Iterator[Values]]]] = {
    "datasets": (("name", "records", "title", "covers_from", "covers_to", "version"), _datasets),
    "authorities": (
        ("name", "urn", "la_number", "ons_code", "region", "type", "closed"),
        _authorities,
    ),
    "inspections": (
        ("inspection_id", "authority", "framework_id", "kind", "start", "end", "published"),
        _inspections,
    ),
    "frameworks": (
        ("framework_id", "programme", "first_month", "last_month", "aspects", "reference", "title"),
        _frameworks,
    ),
    "aspects": (("framework_id", "aspect_key", "role", "service", "title"), _aspects),
    "themes": (("theme", "title"), _themes),
    "rules": (("rule", "basis", "framework_ids", "law", "source"), _rules),
    "tables": (("table", "columns", "title", "description"), _tables),
}


class _Given(GivenRows):
    what: str = "datasets"


def _run(given: _Given) -> Answer:
    columns, make = _LISTS[given.what]
    return Answer(columns=columns, rows=tuple(make()))


COMMAND = Command(
    name="list",
    summary="list the data sets, or what else there is",
    examples=(
        ("ofsted-inspection list", "the data sets"),
        ("ofsted-inspection list authorities", "every name, number and code"),
        ("ofsted-inspection list rules --json", "what `check` holds inspections against"),
    ),
    arguments=(
        Argument(
            name="what",
            takes="WHAT",
            needed=False,
            choices=tuple(_LISTS),
            read=chosen("list", _LISTS),
            default="datasets",
            help="what to list",
        ),
        *AS_ROWS,
    ),
    given=_Given,
    run=_run,
)
