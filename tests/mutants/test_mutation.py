"""The kept figures of mutation testing: high enough, and every survivor with its reason."""

import datetime
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tools import mutation, mutation_figures
from tools.mutation import PACKAGES, ROOT, SOURCE, draw, only_typed
from tools.mutation_figures import Figures, Survivor, beyond, to_table, to_toml

KEPT = mutation_figures.read()
GATE = ("grades", "aggregation")

survivors = st.builds(Survivor, *[st.sampled_from(["a", "b"])] * 3)


@pytest.mark.parametrize("name", KEPT)
def test_at_least_95_of_100_changes_are_noticed(name: str) -> None:
    kept = KEPT[name]
    assert kept.killed >= 0.95 * kept.mutants
    assert kept.without_reason == []


def test_what_the_gate_repeats_is_kept() -> None:
    assert KEPT.keys() >= {*GATE}
    assert [name for name in PACKAGES if name in KEPT] == [*KEPT]


def test_the_page_shows_the_kept_figures() -> None:
    page = mutation_figures.PAGE.read_text(encoding="utf-8")
    begin, end = mutation_figures.BEGIN, mutation_figures.END
    assert page.partition(begin)[2].partition(end)[0].strip() == to_table(KEPT).strip()


@pytest.mark.parametrize("name", KEPT)
def test_a_survivor_names_a_place_in_the_source(name: str) -> None:
    for each in KEPT[name].survivors:
        *folders, _ = each.place.split(".")
        files = [Path(ROOT, SOURCE, *folders[: end + 1]) for end in range(len(folders))]
        assert any(file.with_suffix(".py").is_file() for file in files)


@given(st.lists(survivors), st.text(), st.text(), st.integers(1, 9), st.integers(1, 9))
def test_figures_are_read_as_written(
    listed: list[Survivor], word: str, reason: str, part: int, seed: int
) -> None:
    listed = sorted([*listed, Survivor("c", word, "")])
    figures = Figures(
        measured=datetime.date(2026, 1, 2),
        code="0123",
        mutants=100,
        part=part,
        seed=seed if part > 1 else 1,
        survivors=tuple(listed),
        reasons=dict.fromkeys(listed, reason),
    )
    written = to_toml({"grades": figures})
    assert tomllib.loads(written)["grades"]["killed"] == 100 - len(listed)
    assert mutation_figures.from_toml(written) == {"grades": figures}


@given(st.lists(survivors), st.lists(survivors))
def test_what_is_beyond_makes_the_one_list_of_the_other(
    one: list[Survivor], other: list[Survivor]
) -> None:
    """Law: one, and what the other has beyond it, less what it has beyond the other."""
    assert sorted(one + beyond(other, one)) == sorted(other + beyond(one, other))
    assert not beyond(one, one)


@given(st.sets(st.text()), st.integers(1, 9), st.integers())
def test_what_is_drawn_is_a_part_and_the_same_whatever_order_names_are_given_in(
    names: set[str], part: int, seed: int
) -> None:
    drawn = draw(sorted(names), part, seed)
    assert set(drawn) <= names
    assert len(drawn) == -(-len(names) // part)
    assert draw(sorted(names, reverse=True), part, seed) == drawn
    assert draw(drawn, 1, seed + 1) == drawn


def test_another_seed_draws_another_part() -> None:
    names = [str(number) for number in range(1000)]
    parts = [draw(names, 2, seed) for seed in range(3)]
    assert len({*map(tuple, parts)}) == 3


CAST = 'for each in cast("list[object]", given[0]):'


@pytest.mark.parametrize("named", ["None", '"XXlist[object]XX"', '"LIST[OBJECT]"'])
def test_what_a_cast_names_is_no_change(named: str) -> None:
    new = f"for each in cast({named}, given[0]):"
    assert only_typed(Survivor("tables._x.y", CAST, new))


@pytest.mark.parametrize(
    "given", ['"list[object]", given[1]', "None, None", '"list[object]", ', "given[0]"]
)
def test_what_is_cast_is_a_change(given: str) -> None:
    assert not only_typed(Survivor("tables._x.y", CAST, f"for each in cast({given}):"))


def test_every_file_and_folder_named_is_there() -> None:
    for package in PACKAGES.values():
        for pattern in package.files:
            assert [*(ROOT / SOURCE).glob(pattern)]
        assert all((ROOT / name).exists() for name in package.tests)
    assert all((ROOT / name).exists() for name in mutation.COPIED)
