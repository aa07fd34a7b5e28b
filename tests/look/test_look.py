"""What is told by colour can be told by everyone, and is never told by colour alone.

Contrast is WCAG's. Colour blindness is simulated with the matrices of Machado, Oliveira and
Fernandes (2009) at full severity, in linear light; distances are of CIE 1976, in L*a*b*.
"""

import itertools
import math
from collections.abc import Sequence

import pytest

from ofsted_inspection import Polarity, ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection._look import FAINT, INK, LOOKS, PAPER, Look

SIMULATIONS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Both scales share three looks. In order, for tests are named after them.
GRADES = tuple(
    dict.fromkeys(LOOKS[each] for each in (*SlacGrade, *ReformedGrade, Ungraded.NOT_JUDGED))
)
READINGS = tuple(LOOKS[each] for each in Polarity)


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def times(matrix: Sequence[Sequence[float]], light: Sequence[float]) -> list[float]:
    return [sum(one * other for one, other in zip(row, light, strict=True)) for row in matrix]


def luminance(colour: str) -> float:
    return times([(0.2126, 0.7152, 0.0722)], linear(colour))[0]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(light: Sequence[float]) -> tuple[float, float, float]:
    to_xyz = (
        (0.4124564, 0.3575761, 0.1804375),
        (0.2126729, 0.7151522, 0.0721750),
        (0.0193339, 0.1191920, 0.9503041),
    )
    white = (0.95047, 1.0, 1.08883)
    x, y, z = (
        t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116
        for t in (v / w for v, w in zip(times(to_xyz, light), white, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, simulation: str) -> tuple[float, float, float]:
    light = times(SIMULATIONS[simulation], linear(colour))
    return lab([min(1.0, max(0.0, part)) for part in light])


def distance(one: str, other: str, simulation: str) -> float:
    pairs = zip(seen(one, simulation), seen(other, simulation), strict=True)
    return math.hypot(*(a - b for a, b in pairs))


@pytest.mark.parametrize("look", GRADES + READINGS, ids=lambda look: look.word)
def test_it_is_seen_on_white_and_its_words_are_read_on_it(look: Look) -> None:
    assert max(contrast(look.fill, PAPER), contrast(look.line, PAPER)) >= 3
    assert contrast(look.ink, look.fill) >= 4.5


def test_words_of_less_weight_are_read_too() -> None:
    assert contrast(INK, PAPER) >= 7
    assert contrast(FAINT, PAPER) >= 4.5


@pytest.mark.parametrize("simulation", SIMULATIONS)
@pytest.mark.parametrize("looks", [GRADES, READINGS], ids=["grades", "readings"])
def test_no_two_are_alike_to_anyone(looks: tuple[Look, ...], simulation: str) -> None:
    for one, other in itertools.combinations(looks, 2):
        assert distance(one.fill, other.fill, simulation) >= 20


def test_a_reading_wears_no_grade_s_colour() -> None:
    for grade, reading in itertools.product(GRADES, READINGS):
        if PAPER not in (grade.fill, reading.fill):
            assert distance(grade.fill, reading.fill, "none") >= 10


@pytest.mark.parametrize("looks", [GRADES, READINGS], ids=["grades", "readings"])
def test_symbol_letter_and_word_tell_each_apart(looks: tuple[Look, ...]) -> None:
    for part in ("symbol", "letter", "word"):
        assert len({getattr(look, part) for look in looks}) == len(looks)


def test_words_are_those_of_the_grades() -> None:
    for grade in (*SlacGrade, *ReformedGrade, *Ungraded):
        assert LOOKS[grade].word == grade.label
