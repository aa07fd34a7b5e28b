"""The tables of the dataset `authorities`, column by column."""

import enum
from collections.abc import Iterable

from ofsted_inspection.models import AuthorityType, Closeness, Extent, NameKind, Region
from tools.dictionary import Column, ForeignKey, Table

_OFSTED = "Ofsted's unique reference number of the authority"
_OF_AUTHORITY = ForeignKey(columns=("urn",), table="authorities", references=("urn",))


def _choices(members: Iterable[enum.Enum]) -> tuple[tuple[str, str], ...]:
    return tuple((str(each.value), str(each.value).capitalize()) for each in members)


def _as_they_are(members: Iterable[enum.Enum]) -> tuple[tuple[str, str], ...]:
    return tuple((str(each.value), str(each.value)) for each in members)


AUTHORITIES = Table(
    name="authorities",
    file="authorities.csv",
    title="Local authorities",
    meaning="One row per authority, by name, those that have been abolished last.",
    columns=(
        Column(name="urn", type="integer", meaning=f"{_OFSTED}; it stays when codes change"),
        Column(name="name", meaning="name of the authority, as Ofsted writes it"),
        Column(name="ons_name", meaning="as the Office for National Statistics writes it"),
        Column(
            name="la_number",
            type="integer",
            meaning="three-digit number of the authority in education statistics",
        ),
        Column(
            name="ons_code",
            meaning="code of the Office for National Statistics, the newest it had",
            pattern=r"E\d{8}",
        ),
        Column(name="region", meaning="region of England", choices=_as_they_are(Region)),
        Column(name="type", meaning="type of authority", choices=_as_they_are(AuthorityType)),
        Column(
            name="closed",
            type="date",
            meaning="last day an abolished authority existed",
            required=False,
        ),
    ),
    key=("urn",),
)

NAMES = Table(
    name="names",
    file="names.csv",
    title="Other names",
    meaning="One row for each name that people write, beside Ofsted's and the statistics office's.",
    columns=(
        Column(name="urn", type="integer", meaning=_OFSTED),
        Column(name="written", meaning="the name as it is written"),
        Column(
            name="kind",
            meaning="what the council calls itself, called itself before, or is called for short",
            choices=_choices(NameKind),
        ),
    ),
    key=("urn", "written"),
    foreign_keys=(_OF_AUTHORITY,),
)

CODE_CHANGES = Table(
    name="code_changes",
    file="code_changes.csv",
    title="Codes that changed",
    meaning="One row for each code of an authority whose code changed since November 2013.",
    columns=(
        Column(name="urn", type="integer", meaning=_OFSTED),
        Column(name="ons_code", meaning="the code", pattern=r"E\d{8}"),
        Column(
            name="valid_from",
            type="date",
            meaning="first day; empty where that is before November 2013",
            required=False,
        ),
        Column(
            name="valid_before",
            type="date",
            meaning="first day of the next code; empty for the code of today",
            required=False,
        ),
    ),
    key=("urn", "ons_code"),
    foreign_keys=(_OF_AUTHORITY,),
)


def _of(whose: str) -> tuple[Column, ...]:
    return (
        Column(name=whose, meaning=f"name of the {whose} at the time"),
        Column(name=f"{whose}_urn", type="integer", meaning=f"Ofsted's number of the {whose}"),
        Column(
            name=f"{whose}_la_number",
            type="integer",
            meaning=f"three-digit number of the {whose}",
        ),
        Column(name=f"{whose}_ons_code", meaning=f"code of the {whose}", pattern=r"E\d{8}"),
    )


SUCCESSIONS = Table(
    name="successions",
    file="successions.csv",
    title="Successions",
    meaning="One row for each authority that succeeded another, whole or in part.",
    columns=(
        *_of("predecessor"),
        *_of("successor"),
        Column(name="first_day", type="date", meaning="first day of the successor"),
        Column(
            name="extent",
            meaning="how much of the predecessor went to the successor",
            choices=_choices(Extent),
        ),
        Column(name="part", meaning="which part it was, if one", required=False),
        Column(
            name="continuing",
            type="boolean",
            meaning="whether the predecessor's council went on, made anew",
        ),
        Column(name="legal_basis", meaning="the order that says so"),
        Column(name="source_url", meaning="where that was read"),
    ),
    key=("predecessor_ons_code", "successor_ons_code"),
    foreign_keys=tuple(
        ForeignKey(columns=(f"{whose}_urn",), table="authorities", references=("urn",))
        for whose in ("predecessor", "successor")
    ),
)

NEIGHBOURS = Table(
    name="statistical_neighbours",
    file="statistical_neighbours.csv",
    title="Statistical neighbours",
    meaning="One row for each neighbour of each authority in each model, closest first.",
    columns=(
        Column(name="model", meaning="model of the Department for Education, by its month"),
        Column(
            name="carried_over",
            type="boolean",
            meaning="whether the model took over an older list of an abolished authority",
        ),
        Column(name="urn", type="integer", meaning=_OFSTED),
        Column(name="rank", type="integer", meaning="place among the ten, 1 for the closest"),
        Column(name="neighbour_urn", type="integer", meaning="Ofsted's number of the neighbour"),
        Column(
            name="closeness",
            meaning="how close, in the department's words",
            choices=_as_they_are(reversed(Closeness)),
            ordered=True,
        ),
        Column(name="name", meaning="name of the authority"),
        Column(name="neighbour_name", meaning="name of the neighbour"),
    ),
    key=("model", "urn", "rank"),
    foreign_keys=(
        _OF_AUTHORITY,
        ForeignKey(columns=("neighbour_urn",), table="authorities", references=("urn",)),
    ),
)

DERIVED = frozenset(("name", "neighbour_name"))
"""Columns of the last table that nobody keeps: they follow from the numbers."""

TABLES = (AUTHORITIES, NAMES, CODE_CHANGES, SUCCESSIONS, NEIGHBOURS)
"""All tables of the dataset, those that others refer to first."""
