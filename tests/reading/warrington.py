"""The Warrington 2011 report, as the tests read it."""

import functools
from pathlib import Path

from ofsted_inspection.models import (
    AuthorityType,
    Inspection,
    LocalAuthority,
    Region,
    Report,
    Source,
)
from ofsted_inspection.reading import read_report

PATH = Path(__file__).parents[2] / "data" / "warrington-2011" / "report.txt"
WARRINGTON = LocalAuthority(
    urn=80575,
    name="Warrington",
    ons_name="Warrington",
    la_number=877,
    ons_code="E06000007",
    region=Region.NORTH_WEST,
    type=AuthorityType.UNITARY_AUTHORITY,
)


@functools.cache
def text() -> str:
    return PATH.read_bytes().decode()


@functools.cache
def lines() -> list[str]:
    return text().split("\n")


@functools.cache
def inspection() -> Inspection:
    return read_report(PATH, authority=WARRINGTON)


def report() -> Report:
    report = inspection().report
    assert report is not None
    return report


def source() -> Source:
    source = inspection().source
    assert source is not None
    return source
