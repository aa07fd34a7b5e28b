"""The map of tiles: everybody has one, none stands on another, and the layout is the best there is.

Every way of giving out squares is tried against the method that finds the best without.
"""

import itertools

from hypothesis import given, strategies as st

from ofsted_inspection import authorities
from ofsted_inspection._tiles import tiles
from tools.tiles import least, read, spread

COSTS = st.integers(1, 4).flatmap(
    lambda rows: st.lists(
        st.lists(st.integers(0, 50), min_size=5, max_size=5), min_size=rows, max_size=rows
    )
)


@given(COSTS)
def test_squares_are_given_out_at_the_least_cost(costs: list[list[int]]) -> None:
    chosen = least(costs)
    assert len(set(chosen)) == len(costs)
    best = min(
        sum(row[column] for row, column in zip(costs, columns, strict=True))
        for columns in itertools.permutations(range(5), len(costs))
    )
    assert sum(row[column] for row, column in zip(costs, chosen, strict=True)) == best


def test_every_authority_of_today_has_a_tile_of_its_own() -> None:
    assert {each.urn for each in authorities()} == set(tiles()) == {each.urn for each in read()}
    places = {(each.column, each.row) for each in tiles().values()}
    assert len(places) == len(tiles())
    assert min(column for column, _ in places) == min(row for _, row in places) == 0
    assert len({each.short for each in tiles().values()}) == len(tiles())


def test_tiles_stand_about_where_authorities_lie() -> None:
    tile = {each.urn: tiles()[each.urn] for each in authorities()}
    named = {each.name: tile[each.urn] for each in authorities()}
    assert named["Cornwall"].column < named["Devon"].column < named["Kent"].column
    assert named["Northumberland"].row < named["York"].row < named["Derby"].row
    assert named["Derby"].row < named["Camden"].row < named["Isle of Wight"].row


def test_places_that_are_one_come_apart() -> None:
    one, other = spread([(3.0, 3.0), (3.0, 3.0)])
    assert abs(one[0] - other[0]) + abs(one[1] - other[1]) > 0.9
