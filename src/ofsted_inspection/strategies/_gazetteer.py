"""Strategies for what is known of authorities: names, codes, successions, neighbours."""

import datetime

from hypothesis import strategies as st

from ofsted_inspection.models import (
    AuthorityName,
    Closeness,
    CodeChange,
    Extent,
    NameKind,
    Neighbour,
    SuccessionLink,
)
from ofsted_inspection.strategies._outcome import local_authorities
from ofsted_inspection.strategies._wording import PLACES, collapsed_texts

_URNS = st.integers(1, 99_999)
_CODES = st.integers(0, 99_999_999).map("E{:08}".format)
_DATES = st.dates(datetime.date(2013, 11, 1), datetime.date(2026, 12, 31))
_NAMES = st.sampled_from(PLACES) | collapsed_texts()


def authority_names() -> st.SearchStrategy[AuthorityName]:
    """Return a strategy for further names of authorities that do not exist."""
    return st.builds(AuthorityName, urn=_URNS, written=_NAMES, kind=st.sampled_from(NameKind))


@st.composite
def code_changes(draw: st.DrawFn) -> CodeChange:
    """Draw a code that an authority had between two days, of which either may not be known."""
    first, after = sorted(draw(st.lists(_DATES, min_size=2, max_size=2, unique=True)))
    return CodeChange(
        urn=draw(_URNS),
        ons_code=draw(_CODES),
        valid_from=draw(st.sampled_from((None, first))),
        valid_before=draw(st.sampled_from((None, after))),
    )


@st.composite
def succession_links(draw: st.DrawFn) -> SuccessionLink:
    """Draw a succession of one made-up authority by another, whole or in part."""
    extent = draw(st.sampled_from(Extent))
    return SuccessionLink(
        predecessor=draw(_NAMES),
        predecessor_urn=draw(_URNS),
        predecessor_la_number=draw(st.integers(100, 999)),
        predecessor_ons_code=draw(_CODES),
        successor=draw(_NAMES),
        successor_urn=draw(_URNS),
        successor_la_number=draw(st.integers(100, 999)),
        successor_ons_code=draw(_CODES),
        first_day=draw(_DATES),
        extent=extent,
        part=draw(_NAMES) if extent is Extent.PART else None,
        area_unchanged=extent is Extent.WHOLE and draw(st.booleans()),
        continuing=draw(st.booleans()),
        legal_basis=draw(collapsed_texts()),
        source_url=draw(st.integers(1, 9_999).map("https://example.org/order/{}".format)),
    )


def neighbours() -> st.SearchStrategy[Neighbour]:
    """Return a strategy for neighbours of any rank, with or without a word for how close."""
    return st.builds(
        Neighbour,
        authority=local_authorities(),
        rank=st.integers(1, 10),
        closeness=st.none() | st.sampled_from(Closeness),
        carried_over=st.booleans(),
    )
