"""Grades as reports print them: parse inverts label, and refuses everything else."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, strategies as st

from ofsted_inspection.errors import InvalidDocument, ProblemCode
from ofsted_inspection.grades import Grade, ReformedGrade, Scale, SlacGrade, Ungraded

REPORT = Path(__file__).parents[2] / "data" / "warrington-2011" / "report.txt"

# Every printed word for a grade, written out, with the number it stands for.
WORDS: dict[Scale, dict[str, int]] = {
    SlacGrade: {"outstanding": 1, "good": 2, "adequate": 3, "inadequate": 4},
    ReformedGrade: {
        "outstanding": 1,
        "good": 2,
        "requires improvement": 3,
        "requires improvement to be good": 3,
        "inadequate": 4,
    },
}
PRINTED: dict[Scale, dict[str, int]] = {
    scale: {
        form: number
        for word, number in words.items()
        for form in (word, f"grade {number} ({word})", f"{word} (grade {number})")
    }
    for scale, words in WORDS.items()
}
FORMS = [(scale, form) for scale, forms in PRINTED.items() for form in forms]

# What stands between words where a line is wrapped or a space must not break.
spaces = st.text(alphabet=" \n\t\r\u00a0\u2009", min_size=1, max_size=3)


def recased(text: str, upper: list[bool]) -> str:
    return "".join(letter.upper() if up else letter for letter, up in zip(text, upper, strict=True))


@st.composite
def printed_grades(draw: st.DrawFn) -> tuple[Scale, int, str]:
    scale, form = draw(st.sampled_from(FORMS))
    words = form.split(" ")
    text = words[0] + "".join(draw(spaces) + word for word in words[1:])
    text = draw(st.sampled_from(["", " ", "\n"])) + text + draw(st.sampled_from(["", "\u00a0"]))
    upper = draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    return scale, PRINTED[scale][form], recased(text, upper)


@given(printed_grades())
@example((ReformedGrade, 3, "Requires improvement"))
@example((ReformedGrade, 3, "Requires improvement to be good"))
@example((ReformedGrade, 3, "Requires improvement\nto be good"))
@example((ReformedGrade, 3, "REQUIRES\u00a0IMPROVEMENT"))
@example((SlacGrade, 3, "Grade 3 (adequate)"))
@example((SlacGrade, 3, "Grade 3\n(Adequate)"))
@example((SlacGrade, 1, "Outstanding (Grade 1)"))
def test_every_printed_form_is_read_in_any_case_and_however_wrapped(
    printed: tuple[Scale, int, str],
) -> None:
    scale, number, text = printed
    assert scale.parse(text).number == number


@pytest.mark.parametrize("grade", [*SlacGrade, *ReformedGrade])
def test_parse_inverts_label(grade: Grade) -> None:
    assert type(grade).parse(grade.label) is grade
    assert grade.label.lower() in WORDS[type(grade)]


@st.composite
def nearly_printed(draw: st.DrawFn) -> tuple[Scale, str]:
    """A printed form with something done to it, or any text at all."""
    scale, form = draw(st.sampled_from(FORMS))
    place = draw(st.integers(0, len(form)))
    stray = draw(st.text(max_size=2))
    text = draw(
        st.sampled_from(
            [
                form[:place] + stray + form[place:],
                form[:place] + form[place + 1 :],
                form + " " + form,
                form.replace(" ", ""),
                stray,
            ]
        )
    )
    return scale, text


@given(nearly_printed())
@example((SlacGrade, "requires improvement"))
@example((ReformedGrade, "adequate"))
@example((SlacGrade, "Grade 2 (adequate)"))
@example((SlacGrade, "Adequate (Grade 2)"))
@example((SlacGrade, "Grade 5 (adequate)"))
@example((SlacGrade, "Grade 3"))
@example((SlacGrade, "3"))
@example((SlacGrade, "satisfactory"))
@example((SlacGrade, "not judged"))
@example((SlacGrade, "good enough"))
@example((SlacGrade, ""))
@example((SlacGrade, "out\u017ftanding"))
@example((SlacGrade, "grade \u0663 (adequate)"))
@example((ReformedGrade, "requires improvement to be"))
@example((ReformedGrade, "good to be good"))
def test_everything_else_is_refused_with_the_choices_named(nearly: tuple[Scale, str]) -> None:
    scale, text = nearly
    # Another way to the words than parse has: pieces between white space, one by one.
    pieces = [piece.lower() for piece in re.split(r"\s+", text) if piece]
    number = PRINTED[scale].get(" ".join(pieces))
    if number is not None:
        assert scale.parse(text).number == number
        return
    with pytest.raises(InvalidDocument) as raised:
        scale.parse(text)
    assert raised.value.subject == "grade"
    (problem,) = raised.value.problems
    assert problem.code is ProblemCode.WRONG_VALUE
    assert all(repr(grade.label) in problem.expected for grade in scale)
    assert "'Grade 1 (outstanding)'" in problem.expected
    assert problem.found.isascii()
    assert len(problem.found) <= 80


def test_labels_and_definitions_are_those_that_warrington_2011_prints() -> None:
    text = REPORT.read_text(encoding="utf-8")
    scale = dict(re.findall(r"^(\w+) \(Grade [1-4]\)\t(.+?)\s*$", text, re.MULTILINE))
    assert list(scale) == [grade.label for grade in SlacGrade]
    assert list(scale.values()) == [grade.definition for grade in SlacGrade]
    record = text.split("Record of main findings: Warrington")[1]
    cells = re.findall(r"\t(\w+)", record)
    assert len(cells) == 22
    assert {SlacGrade.parse(cell) for cell in cells} == {SlacGrade.ADEQUATE, SlacGrade.GOOD}
    lines = re.findall(r"Grade [1-4] \(\w+\)", text)
    assert len(lines) == 14
    assert {SlacGrade.parse(line) for line in lines} == {SlacGrade.ADEQUATE, SlacGrade.GOOD}


def test_the_reformed_scale_defines_each_grade_and_not_as_the_older_one() -> None:
    older = {grade.definition for grade in SlacGrade}
    newer = [grade.definition for grade in ReformedGrade]
    assert len(set(newer)) == 4
    assert older.isdisjoint(newer)
    assert "not yet good" in ReformedGrade.REQUIRES_IMPROVEMENT.definition
    assert "widespread or serious failures" in ReformedGrade.INADEQUATE.definition.lower()


def test_not_judged_is_printed_in_words() -> None:
    assert Ungraded.NOT_JUDGED.label == "Not judged"
    assert Ungraded("not_judged") is Ungraded.NOT_JUDGED


@pytest.mark.parametrize("grade", [*SlacGrade, *ReformedGrade], ids=repr)
def test_parse_takes_the_values_of_our_own_files(grade: Grade) -> None:
    assert type(grade).parse(grade.value) is grade
