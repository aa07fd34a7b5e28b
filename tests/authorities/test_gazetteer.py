"""Lists of authorities, what succeeded them, their codes, and what such records refuse."""

import datetime
from typing import assert_type

import attrs
import pytest

from ofsted_inspection import (
    AuthorityName,
    AuthorityType,
    CodeChange,
    Extent,
    InvalidDocument,
    LocalAuthority,
    NameKind,
    Neighbour,
    Region,
    SuccessionLink,
    UnknownName,
    authorities,
    authority,
    code_changes,
    load,
    predecessors,
    successors,
)
from ofsted_inspection._record import Record
from tests.datasets.kept import kept


def test_there_are_153_and_five_that_were_abolished() -> None:
    assert_type(authorities(), tuple[LocalAuthority, ...])
    assert len(authorities()) == 153
    assert authorities() is authorities()
    assert authorities(closed=True) == load("authorities")
    assert authorities(closed=True)[:153] == authorities()
    assert [each.name for each in authorities(closed=True)[153:]] == [
        "Bournemouth",
        "Dorset County",
        "Poole",
        "Northamptonshire",
        "Cumbria",
    ]


def test_of_one_region_or_type() -> None:
    assert len(authorities(region="London")) == 33
    assert authorities(region=Region.LONDON) == authorities(region="London")
    boroughs = authorities(type="London Borough")
    assert authorities(type=AuthorityType.LONDON_BOROUGH) == boroughs
    assert authority("City of London") not in boroughs
    assert len(boroughs) == 32
    for each in Region:
        wanted = tuple(one for one in load("authorities") if one.region is each)
        assert authorities(region=each, closed=True) == wanted
    assert authorities(region="London", type="County") == ()
    assert {each.name for each in authorities(type="Sui generis")} == {
        "City of London",
        "Isles of Scilly",
    }


def test_regions_and_types_that_are_none_are_unknown() -> None:
    with pytest.raises(UnknownName, match="did you mean North West or North East"):
        authorities(region="North")
    with pytest.raises(UnknownName, match="did you mean London Borough"):
        authorities(type="Borough")


def test_the_three_types_that_a_look_up_had_wrong() -> None:
    for name in ("Cumberland", "North Yorkshire", "Westmorland and Furness"):
        assert authority(name).type is AuthorityType.UNITARY_AUTHORITY


def cells(record: CodeChange | SuccessionLink) -> dict[str, str]:
    """Return the fields of a record as a file would have them."""
    names = (field.name for field in attrs.fields(type(record)))
    return {name: cell(getattr(record, name)) for name in names}


def cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(getattr(value, "value", value))


def test_successions_are_those_kept() -> None:
    rows = kept("authorities", "succession_links")
    assert len(rows) == 11
    seen = [link for each in authorities(closed=True) for link in successors(each)]
    assert sorted(map(cells, seen), key=str) == sorted(rows, key=str)
    back = [link for each in authorities(closed=True) for link in predecessors(each)]
    assert sorted(map(cells, back), key=str) == sorted(rows, key=str)


def test_what_became_of_dorset_county() -> None:
    christchurch, rest = successors("Dorset County Council")
    assert_type(christchurch, SuccessionLink)
    assert authority(christchurch.successor_urn) is authority("BCP")
    assert authority(rest.successor) is authority("Dorset")
    assert christchurch.extent is rest.extent is Extent.PART
    assert christchurch.first_day == datetime.date(2019, 4, 1)
    assert [each.predecessor for each in predecessors("BCP")] == [
        "Bournemouth",
        "Poole",
        "Dorset County",
    ]
    assert repr(christchurch) == (
        "SuccessionLink('Dorset County' to 'Bournemouth, Christchurch and Poole', 2019-04-01, "
        "part: borough of Christchurch)"
    )
    assert repr(predecessors("BCP")[0]).endswith("2019-04-01)")


def test_an_abolished_authority_ends_on_the_day_before_its_successors_begin() -> None:
    closed = [each for each in authorities(closed=True) if each.closed is not None]
    for each in closed:
        days = {link.first_day - datetime.timedelta(days=1) for link in successors(each)}
        assert days == {each.closed}
    for name in ("Buckinghamshire", "North Yorkshire", "Somerset"):
        (made_anew,) = successors(name)
        assert made_anew.predecessor_urn == made_anew.successor_urn == authority(name).urn
    assert successors("Leeds") == predecessors("Leeds") == ()


def test_codes_that_changed() -> None:
    rows = kept("authorities", "code_changes")
    assert list(map(cells, code_changes())) == rows
    assert [each.ons_code for each in code_changes("Barnsley")] == ["E08000016", "E08000038"]
    assert code_changes("Leeds") == ()
    newest = {each.urn: each.ons_code for each in code_changes() if each.valid_before is None}
    assert {authority(urn).ons_code: urn for urn in newest} == {
        code: urn for urn, code in newest.items()
    }


LINK = successors("Cumbria")[0]
CHANGE = code_changes("Barnsley")[1]
NEIGHBOUR = Neighbour(authority=authority("Leeds"), rank=1)
NAME = AuthorityName(urn=80575, written="Warrington Borough Council", kind=NameKind.OFFICIAL)


@pytest.mark.parametrize(
    ("record", "change", "field"),
    [
        (LINK, {"part": None}, "part"),
        (LINK, {"extent": Extent.WHOLE}, "part"),
        (CHANGE, {"ons_code": " E0"}, "ons_code"),
        (CHANGE, {"valid_before": datetime.date(2025, 4, 1)}, "valid_before"),
        (CHANGE, {"valid_from": "2025-04-01"}, "valid_from"),
        (NEIGHBOUR, {"rank": 0}, "rank"),
        (NAME, {"written": "two  spaces"}, "written"),
    ],
)
def test_what_cannot_be_is_refused(record: Record, change: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        attrs.evolve(record, **change)  # type: ignore[misc]
    assert [problem.path for problem in caught.value.problems] == [f"$.{field}"]


def test_a_code_is_valid_from_a_day_before_the_next() -> None:
    before = attrs.evolve(CHANGE, valid_before=datetime.date(2025, 4, 2))
    assert isinstance(before, CodeChange)
