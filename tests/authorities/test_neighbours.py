"""Statistical neighbours: the lists that are kept, lists of one's own, and where none is."""

from collections import defaultdict
from typing import assert_type

import pytest

from ofsted_inspection import Closeness, Neighbour, UnknownName, authorities, authority, neighbours
from tests.datasets.kept import kept

ROWS = kept("authorities", "statistical_neighbours")


def test_every_list_is_the_one_kept() -> None:
    assert len(ROWS) == 3090
    lists: dict[tuple[str, str], list[tuple[int, int, str, bool]]] = defaultdict(list)
    for row in ROWS:
        line = int(row["rank"]), int(row["neighbour_urn"]), row["closeness"]
        lists[row["model"], row["urn"]].append((*line, row["carried_over"] == "true"))
    for (model, urn), wanted in lists.items():
        found = neighbours(int(urn), "dfe-may-2025" if "may" in model else "dfe-april-2021")
        assert [
            (
                each.rank,
                each.authority.urn,
                "" if each.closeness is None else each.closeness.value,
                each.carried_over,
            )
            for each in found
        ] == wanted
    assert {model for model, _ in lists} == {"dfe-may-2025", "dfe-april-2021"}


def test_the_newest_model_has_ten_neighbours_of_everyone_of_today() -> None:
    for each in authorities():
        found = neighbours(each)
        assert_type(found, tuple[Neighbour, ...])
        assert [one.rank for one in found] == list(range(1, 11))
        assert each not in {one.authority for one in found}
        assert all(one.authority.closed is None for one in found)
    for name in ("City of London", "Isles of Scilly"):
        assert {each.closeness for each in neighbours(name)} == {Closeness.NOT_CLOSE}


def test_they_are_not_mutual() -> None:
    pairs = {(each.urn, one.authority.urn) for each in authorities() for one in neighbours(each)}
    mutual = sum((there, here) in pairs for here, there in pairs)
    assert round(100 * mutual / len(pairs)) == 61


def test_rank_and_closeness_are_shown() -> None:
    assert repr(neighbours("Leeds")[0]) == "Neighbour(1, 'Portsmouth', 'Very close')"
    assert repr(neighbours("Leeds", {"Leeds": ["Hull"]})[0]) == "Neighbour(1, 'Kingston upon Hull')"


def test_lists_carried_over_say_so() -> None:
    assert all(each.carried_over for each in neighbours("Cumbria", "dfe-april-2021"))
    assert not any(each.carried_over for each in neighbours("Leeds", "dfe-april-2021"))


@pytest.mark.parametrize(
    ("name", "model", "having"),
    [
        ("Cumbria", "dfe-may-2025", ("dfe-april-2021",)),
        ("Cumberland", "dfe-april-2021", ("dfe-may-2025",)),
    ],
)
def test_without_a_list_the_models_that_have_one_are_named(
    name: str, model: str, having: tuple[str, ...]
) -> None:
    with pytest.raises(UnknownName) as caught:
        neighbours(name, model)  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    assert caught.value.candidates == having
    assert authority(name).name in str(caught.value)
    assert having[0] in str(caught.value)


def test_a_model_that_is_not_known() -> None:
    with pytest.raises(UnknownName) as caught:
        # A word that is none of the models is the point.
        neighbours("Leeds", "dfe-2019")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    assert caught.value.known == ("dfe-may-2025", "dfe-april-2021")


def test_a_list_of_ones_own_by_any_names() -> None:
    own = {"Hull City Council": ["Stoke", "E08000035"], "Leeds": ["Bradford"]}
    found = neighbours(810, own)
    assert [(each.rank, each.authority.name, each.closeness) for each in found] == [
        (1, "Stoke-on-Trent", None),
        (2, "Leeds", None),
    ]
    assert neighbours("Leeds", {383: [380]})[0].authority is authority("Bradford")
    with pytest.raises(UnknownName, match="the lists given"):
        neighbours("York", own)
    with pytest.raises(UnknownName, match="Borsetshire"):
        neighbours("Leeds", {"Leeds": ["Borsetshire"]})
