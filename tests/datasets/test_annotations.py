"""The annotations: both passes whole, the reading kept of each finding, and how far they agree."""

import itertools
import json
import re
import shutil
import string
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, strategies as st

from ofsted_inspection import InvalidDocument, load
from ofsted_inspection.models import Annotation, ChildrenGroup, Polarity, Theme
from tests.datasets.kept import kept
from tools import agreement, figures
from tools.agreement import Coding, Pair
from tools.kept import readings

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data/warrington-2011"
CODEBOOK = (FOLDER / "CODEBOOK.md").read_text("utf-8")
CODED = ("polarity", "theme_1", "theme_2", "theme_3", "group")
THEMES = ("theme_1", "theme_2", "theme_3")

Cells = dict[str, str]


def kept_pass(name: str, number: int) -> dict[str, Cells]:
    rows = [row for row in kept("warrington-2011", name) if row["pass"] == str(number)]
    found = {row["finding_id"]: row for row in rows}
    assert len(found) == len(rows)
    return found


def coded(row: Cells) -> tuple[str, ...]:
    return tuple(row[column] for column in CODED)


def theme_set(row: Cells) -> frozenset[str]:
    return frozenset(row[column] for column in THEMES if row[column])


FIRST, SECOND = (kept_pass("annotation_passes", number) for number in (1, 2))
FINAL = {
    row["finding_id"]: row | dict.fromkeys(THEMES, "")
    for row in kept("warrington-2011", "annotations")
}
for each in FINAL.values():
    each["group"] = ""
for each_group in kept("warrington-2011", "finding_groups"):
    held = FINAL[each_group["finding_id"]]
    held["group"] = f"{held['group']} {each_group['group']}".strip()
for each_theme in kept("warrington-2011", "finding_themes"):
    FINAL[each_theme["finding_id"]][f"theme_{each_theme['rank']}"] = each_theme["theme_id"]
DIFFERING = [finding for finding in FIRST if coded(FIRST[finding]) != coded(SECOND[finding])]

CHANGED = [
    finding
    for finding in FIRST
    if finding not in DIFFERING and coded(FIRST[finding]) != coded(FINAL[finding])
]


def annotations() -> dict[str, Annotation]:
    readings = load("warrington-2011").readings
    assert readings is not None
    return {each.finding: each for each in readings.annotations}


def measured(folder: Path) -> agreement.Agreement:
    """Return the agreement of what is kept in a folder."""
    return agreement.measured(folder, readings(folder, load("warrington-2011")).annotations)


class TestEveryFinding:
    """Each finding that does not state a grade is read once in each pass, and one reading kept."""

    def test_once_in_each_pass_and_once_in_the_end(self) -> None:
        report = load("warrington-2011").report
        assert report is not None
        wanted = [each.id for each in report.findings if not each.states_grade]
        assert len(wanted) == 321
        assert list(FIRST) == list(SECOND) == list(FINAL) == list(annotations()) == wanted
        assert len(kept("warrington-2011", "annotation_passes")) == 2 * len(wanted)
        assert len(kept("warrington-2011", "annotations")) == len(wanted)

    @pytest.mark.parametrize("rows", [FIRST, SECOND, FINAL], ids=["first", "second", "final"])
    def test_every_cell_is_one_of_its_values(self, rows: dict[str, Cells]) -> None:
        for row in rows.values():
            assert row["polarity"] in {"strength", "weakness", "mixed", "context"}
            themes = [row[column] for column in THEMES]
            given_themes = [theme for theme in themes if theme]
            assert themes == given_themes + [""] * (3 - len(given_themes))
            assert 1 <= len(given_themes) == len(set(given_themes))
            assert set(given_themes) <= {each.value for each in Theme}
            groups = {"missing", "exploitation", "domestic_abuse", "offending"}
            assert set(row["group"].split()) <= groups
            assert row["uncertain"] in {"true", "false"}

    def test_the_passes_name_their_coders_and_their_codebook(self) -> None:
        for number, rows in ((1, FIRST), (2, SECOND)):
            assert {row["coder"] for row in rows.values()} == {f"machine-assisted pass {number}"}
            assert {row["codebook_version"] for row in rows.values()} == {"2"}
        assert "\nVersion 2, frozen" in CODEBOOK

    def test_what_is_loaded_is_what_is_kept(self) -> None:
        for finding, each in annotations().items():
            row = FINAL[finding]
            assert each.polarity.value == row["polarity"]
            assert [theme.value for theme in each.themes] == [row[x] for x in THEMES if row[x]]
            assert " ".join(group.value for group in each.groups) == row["group"]
            assert str(each.uncertain).lower() == row["uncertain"]
            assert (each.reason or "") == row["adjudication_reason"]


DOUBTED = ["p19s8"]
"""Findings that both passes read alike and without doubt, and that are uncertain none the less."""

OF_NEITHER = ["p17s7", "p57s2"]
"""Findings that the passes read otherwise, and that were read anew."""


class TestAdjudication:
    """What both passes say is kept; where they differ one is chosen, and the reason is told."""

    def test_what_both_say_is_kept_without_a_reason(self) -> None:
        agreed = [finding for finding in FIRST if finding not in DIFFERING + CHANGED]
        assert len(agreed) == 306
        for finding in agreed:
            assert coded(FINAL[finding]) == coded(FIRST[finding])
            assert (FINAL[finding]["adjudication_reason"] == "") is (finding not in DOUBTED)

    def test_what_is_kept_against_both_says_so(self) -> None:
        assert CHANGED == ["p20s9", "p36s2", "p36s3"]
        for finding in (*CHANGED, *DOUBTED):
            reason = FINAL[finding]["adjudication_reason"]
            assert reason.startswith("Both passes ")
            assert re.search(r"section [1-7]\b", reason)

    @pytest.mark.parametrize("finding", DIFFERING)
    def test_a_difference_has_a_reason_that_names_the_rule_and_the_pass(self, finding: str) -> None:
        reason = FINAL[finding]["adjudication_reason"]
        assert re.search(r"[Ss]ection [1-7]\b", reason)
        chosen = re.search(r" Pass ([12]) stands\.$", reason)
        if finding in OF_NEITHER:
            assert coded(FINAL[finding]) not in {coded(each[finding]) for each in (FIRST, SECOND)}
            return
        assert chosen is not None
        assert coded(FINAL[finding]) == coded((FIRST, SECOND)[int(chosen[1]) - 1][finding])

    def test_uncertain_is_what_either_pass_marks_or_was_changed_against_both(self) -> None:
        for finding, row in FINAL.items():
            marks = {FIRST[finding]["uncertain"], SECOND[finding]["uncertain"]}
            doubtful = "true" in marks or finding in {*CHANGED, *DOUBTED}
            assert row["uncertain"] == ("true" if doubtful else "false")


class TestTheCodebookIsObeyed:
    """Readings that the codebook gives as examples are the readings kept."""

    def test_its_themes_and_groups_are_those_of_the_models(self) -> None:
        first_cells = re.findall(r"^\| `(\w+)` \|", CODEBOOK, re.MULTILINE)
        names = {*(each.value for each in Theme), *(each.value for each in ChildrenGroup)}
        assert names <= set(first_cells)

    def test_examples_of_themes(self) -> None:
        count = 0
        for theme, examples in re.findall(
            r"^\| `(\w+)` \| [^|]* \| [^|]* \| (.*) \|$", CODEBOOK, re.MULTILINE
        ):
            for example in re.findall(r"`p\d+s\d+`[^;]*", examples):
                finding = re.findall(r"p\d+s\d+", example)[0]
                then = re.findall(r", then `(\w+)`", example)
                after = re.findall(r", after `(\w+)`", example)
                expected = [*after, theme, *then]
                assert [each.value for each in annotations()[finding].themes] == expected, finding
                count += 1
        assert count == 53

    @pytest.mark.parametrize(
        ("themes", "findings"),
        [
            ("education_work health voice_complaints", "p40s5"),
            ("identity_diversity", "p50s4"),
            ("management_oversight quality_assurance", "p57s6"),
            ("partnership", "p9s7 p14s2 p45s9"),
            ("leadership_governance", "p12s3 p37s5"),
            ("protection", "p19s3 p20s8 p9s3 p13s2"),
            ("health", "p21s5 p53s4"),
            ("voice_complaints", "p32s1"),
            ("front_door quality_assurance", "p13s5"),
            ("assessment planning_review", "p10s5"),
            ("early_help", "p29s9 p36s3 p23s3 p49s4"),
            ("recording_systems", "p56s8"),
            ("leaving_care", "p42s3"),
            ("education_work voice_complaints", "p46s6"),
            ("placements_permanence leaving_care", "p47s5"),
        ],
    )
    def test_examples_of_themes_in_their_order(self, themes: str, findings: str) -> None:
        for finding in findings.split():
            assert [each.value for each in annotations()[finding].themes] == themes.split()

    def test_a_context_sentence_has_one_theme(self) -> None:
        """Section 4, point 2."""
        for row in FINAL.values():
            assert row["polarity"] != "context" or len(theme_set(row)) == 1

    def test_examples_of_groups(self) -> None:
        for group, examples in re.findall(
            r"^\| `(\w+)` \| [^|]* \| (`p[^|]*) \|$", CODEBOOK, re.MULTILINE
        ):
            for finding in re.findall(r"`(p\d+s\d+)`", examples):
                assert group in FINAL[finding]["group"].split(), finding

    @pytest.mark.parametrize(
        ("polarity", "findings"),
        [
            ("context", "p9s3 p13s2 p15s1 p34s2 p29s12 p35s3 p36s3 p26s4 p26s5"),
            ("strength", "p31s4 p27s1 p28s1 p20s9 p9s7 p23s3 p15s2 p34s4 p35s5 p42s5 p12s3 p46s12"),
            ("strength", "p32s1 p52s7 p17s4 p19s1 p44s4 p55s2 p18s2 p17s2 p20s2 p37s3 p17s8 p49s4"),
            ("mixed", "p40s8 p18s3 p19s3 p14s5 p46s6 p48s8 p57s6"),
            ("weakness", "p51s4 p51s3 p44s5 p12s2 p56s2 p24s3 p50s4 p50s1 p23s1 p42s3 p22s8"),
            ("weakness", "p31s8 p37s5 p54s1 p19s7 p32s7 p10s5 p21s5 p22s5 p41s4"),
        ],
    )
    def test_examples_of_polarity(self, polarity: str, findings: str) -> None:
        assert {FINAL[finding]["polarity"] for finding in findings.split()} == {polarity}


# ------------------------------------------------------------------------- the coefficients


def kappa(labels: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Return Cohen's kappa, from the confusion matrix by its formula."""
    total = len(labels)
    confusion = Counter(labels)
    classes = {label for pair in labels for label in pair}
    agreed = sum(confusion[each, each] for each in classes) / total
    by_chance = sum(
        sum(confusion[each, other] for other in classes)
        * sum(confusion[other, each] for other in classes)
        for each in classes
    ) / (total * total)
    return 1.0 if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the distance of Passonneau 2006: one less Jaccard times a weight for containment."""
    if one == other:
        return 0.0
    shared = one & other
    weight = 2 / 3 if shared in {one, other} else 1 / 3 if shared else 0
    return 1 - weight * len(shared) / len(one | other)


def alpha(sets: Sequence[tuple[frozenset[str], frozenset[str]]]) -> float:
    """Return Krippendorff's alpha for two coders: observed over expected disagreement."""
    observed = sum(masi(one, other) for one, other in sets) / len(sets)
    everything = [each for pair in sets for each in pair]
    pairs = list(itertools.permutations(everything, 2))
    expected = sum(masi(one, other) for one, other in pairs) / len(pairs)
    return 1.0 if expected == 0 else 1 - observed / expected


def jaccard(sets: Sequence[tuple[frozenset[str], frozenset[str]]]) -> float:
    return sum(len(one & other) / len(one | other) for one, other in sets) / len(sets)


class Near:
    """Equal to what it is given, rounded to four places."""

    def __init__(self, value: float) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, float) and abs(other - self.value) < 0.00005 + 1e-9

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return f"{self.value:.6f}"


def expected_figures(pairs: Sequence[tuple[Cells, Cells]], version: int) -> dict[str, object]:
    """Return the figures of a sample, computed from the cells by formula."""

    def same(part: Callable[[Cells], object]) -> int:
        return sum(part(first) == part(second) for first, second in pairs)

    polarities = [(first["polarity"], second["polarity"]) for first, second in pairs]
    sets = [(theme_set(first), theme_set(second)) for first, second in pairs]
    classes = ("strength", "weakness", "mixed", "context")
    confusion = Counter(polarities)
    uncertain = [(first["uncertain"], second["uncertain"]) for first, second in pairs]
    return {
        "codebook_version": version,
        "findings": len(pairs),
        "same_reading": same(coded),
        "polarity": {
            "same": same(lambda row: row["polarity"]),
            "kappa": Near(kappa(polarities)),
            "kappa_against_the_rest": {
                each: Near(kappa([(one == each, other == each) for one, other in polarities]))
                for each in classes
            },
            "confusion": {
                each: {other: confusion[each, other] for other in classes} for each in classes
            },
        },
        "themes": {
            "same_first": same(lambda row: row["theme_1"]),
            "same_ranked": same(lambda row: [row[column] for column in THEMES]),
            "same_set": same(theme_set),
            "alpha_masi": Near(alpha(sets)),
            "mean_jaccard": Near(jaccard(sets)),
        },
        "same_group": same(lambda row: row["group"]),
        "uncertain": {
            "first": sum(first == "true" for first, _ in uncertain),
            "second": sum(second == "true" for _, second in uncertain),
            "both": uncertain.count(("true", "true")),
        },
    }


def coding(finding: str, number: int, row: Cells) -> Coding:
    return Coding(
        finding=finding,
        number=number,
        polarity=Polarity(row["polarity"]),
        themes=tuple(Theme(row[column]) for column in THEMES if row[column]),
        group=ChildrenGroup(row["group"]) if row["group"] else None,
        uncertain=row["uncertain"] == "true",
        coder=f"coder {number}",
        codebook_version=2,
    )


@st.composite
def cells(draw: st.DrawFn) -> Cells:
    few = ["front_door", "health", "workforce", "partnership"]
    themes = draw(st.lists(st.sampled_from(few), min_size=1, max_size=3, unique=True))
    return {
        "polarity": draw(st.sampled_from(["strength", "weakness", "mixed", "context"])),
        **dict(zip(THEMES, [*themes, "", ""], strict=False)),
        "group": draw(st.sampled_from(["", "missing"])),
        "uncertain": draw(st.sampled_from(["true", "false"])),
    }


SAMPLES = st.lists(st.tuples(cells(), cells()), min_size=1, max_size=8)


def codings(sample: Sequence[tuple[Cells, Cells]]) -> list[Pair]:
    return [
        (coding(f"p{place}s1", 1, first), coding(f"p{place}s1", 2, second))
        for place, (first, second) in enumerate(sample, start=1)
    ]


class TestCoefficients:
    """The library's coefficients are those of the formulas."""

    @pytest.mark.slow
    @given(sample=SAMPLES)
    def test_figures_are_those_of_the_formulas(self, sample: list[tuple[Cells, Cells]]) -> None:
        """Law: for any sample, every figure is what the formula gives."""
        assert agreement.compared(codings(sample)) == expected_figures(sample, 2)

    @given(sample=SAMPLES)
    def test_which_pass_is_the_first_does_not_matter(
        self, sample: list[tuple[Cells, Cells]]
    ) -> None:
        """Law: exchanged passes transpose the confusion matrix and leave every coefficient."""
        one = agreement.compared(codings(sample))
        other = agreement.compared(codings([(second, first) for first, second in sample]))
        # Sums taken in another order may fall on the other side when rounded to four places.
        assert one["themes"]["alpha_masi"] == pytest.approx(other["themes"]["alpha_masi"], abs=1e-4)
        assert {**one["themes"], "alpha_masi": None} == {**other["themes"], "alpha_masi": None}
        assert one["polarity"]["kappa"] == other["polarity"]["kappa"]
        for first, second in itertools.product(Polarity, repeat=2):
            counted = one["polarity"]["confusion"][first.value][second.value]
            assert counted == other["polarity"]["confusion"][second.value][first.value]

    @given(sample=SAMPLES)
    def test_a_pass_agrees_with_itself(self, sample: list[tuple[Cells, Cells]]) -> None:
        """Law: two equal passes have every coefficient 1."""
        found = agreement.compared(codings([(first, first) for first, _ in sample]))
        assert found["same_reading"] == found["findings"] == len(sample)
        themes, polarity = found["themes"], found["polarity"]
        ones = [themes["alpha_masi"], themes["mean_jaccard"], polarity["kappa"]]
        assert {*ones, *polarity["kappa_against_the_rest"].values()} == {1.0}

    def test_known_distances(self) -> None:
        """Passonneau's weights: same, contained, overlapping, apart."""
        ab, abc, bd, e = (frozenset(each) for each in ("ab", "abc", "bd", "e"))
        assert masi(ab, ab) == 0
        assert Near(masi(ab, abc)) == 5 / 9
        assert Near(masi(ab, bd)) == 8 / 9
        assert masi(ab, e) == 1

    def test_a_known_kappa(self) -> None:
        """Cohen's measure of 20 and 15 agreed of 50, with 5 and 10 crossed, is 0.4."""
        labels = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
        assert Near(kappa(labels)) == 0.4


# -------------------------------------------------------------------------- what is published


def pilot_and_examples() -> tuple[list[str], list[str]]:
    """Return the lists of section 7 of the codebook, found by their place in it."""
    pilot, examples = CODEBOOK.split("\nPilot (53): ")[1].split("\nExamples in this file ")
    found = [
        re.findall(r"`(p\d+s\d+)`", part) for part in (pilot, examples.split("**Reported**")[0])
    ]
    return found[0], found[1]


class TestPublishedFigures:
    """`agreement.json` and the datasheet say what the passes give."""

    def test_the_samples_are_those_that_the_codebook_promises(self) -> None:
        pilot, examples = pilot_and_examples()
        assert pilot == list(FIRST)[5::6] == list(kept_pass("annotation_pilot", 1))
        assert len(pilot) == 53
        assert len(set(examples) - set(pilot)) == len(examples) == 48

    def test_every_figure_by_formula(self) -> None:
        pilot, examples = pilot_and_examples()
        outside = [finding for finding in FIRST if finding not in pilot]
        early = [kept_pass("annotation_pilot", number) for number in (1, 2)]

        def of(findings: Sequence[str]) -> dict[str, object]:
            return expected_figures([(FIRST[each], SECOND[each]) for each in findings], 2)

        published = json.loads((FOLDER / "agreement.json").read_bytes())
        assert published == {
            "coders": ["machine-assisted pass 1", "machine-assisted pass 2"],
            "findings": 321,
            "differing": DIFFERING,
            "changed": CHANGED,
            "samples": {
                "outside_pilot": of(outside),
                "outside_pilot_and_examples": of([x for x in outside if x not in examples]),
                "pilot": expected_figures([(early[0][x], early[1][x]) for x in pilot], 1),
                "pilot_coded_again": of(pilot),
            },
        }

    def test_the_codebook_tells_the_pilot_as_it_was(self) -> None:
        pilot = measured(FOLDER)["samples"]["pilot"]
        assert pilot["polarity"]["same"] == pilot["themes"]["same_first"] == pilot["findings"] == 53
        assert (pilot["polarity"]["kappa"], pilot["themes"]["same_set"]) == (1.0, 50)
        told = " ".join(CODEBOOK.split())
        assert "the same set of themes in 50, mean Jaccard similarity 0.975" in told
        assert f"{pilot['themes']['mean_jaccard']:.3f}" == "0.975"
        assert "alpha with MASI distance 0.962; `uncertain` in 6 and in 5" in told
        assert f"{pilot['themes']['alpha_masi']:.3f}" == "0.962"
        assert (pilot["uncertain"]["first"], pilot["uncertain"]["second"]) == (6, 5)

    def test_the_datasheet_says_whose_readings_they_are_and_what_agreement_shows(self) -> None:
        sheet = " ".join((FOLDER / "README.md").read_text("utf-8").split())
        for part in (
            "machine-assisted readings by the maintainers, in two separate passes",
            "not the work of two human coders",
            "The two passes share one model",
            "how far the codebook determines a reading, not how far the reading is true",
            "In 309 of the 321 findings",
            "In the other 12 one of the two readings was chosen",
            "and 3 of them are kept otherwise",
            "| annotations | ours | 321, of which 59 are marked uncertain |",
            "| polarity: Cohen's kappa | 0.988 | 0.985 | 1.000 | 1.000 |",
            "| themes: Krippendorff's alpha, MASI distance | 0.961 | 0.952 | 0.962 | 1.000 |",
            "| context | 1 | 0 | 0 | 39 |",
            "both marked 48 findings as uncertain, one alone 7",
        ):
            assert part in sheet

    def test_every_figure_that_is_counted_is_told(self) -> None:
        template = (ROOT / "tools/datasheets/warrington-2011.md").read_text("utf-8")
        counted = figures.of_agreement(measured(FOLDER))
        assert set(counted) <= set(string.Template(template).get_identifiers())


CHOSEN = next(
    row["adjudication_reason"]
    for row in FINAL.values()
    if row["adjudication_reason"] and '"' not in row["adjudication_reason"]
)
REASON = f'"{CHOSEN}"'
UNASKED = ",p9s3,context,false,"


class TestFaults:
    """Passes that cannot be compared stop the build."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        shutil.copytree(FOLDER / "kept", tmp_path / "kept")
        shutil.copy(FOLDER / "CODEBOOK.md", tmp_path)
        return tmp_path

    @pytest.mark.parametrize(
        ("name", "old", "new", "place"),
        [
            # A finding coded in one pass alone, or in the first pass twice.
            ("annotation_passes.csv", "p9s2,2,", "p9s1,2,", "annotation_passes.csv"),
            ("annotation_passes.csv", "p9s2,2,", "p9s2,1,", "annotation_passes.csv"),
            ("annotation_pilot.csv", "p9s7,1,", "p9s7,2,", "annotation_pilot.csv"),
            ("annotation_passes.csv", "p9s2,1,strength", "p9s2,1,good", "annotation_passes.csv"),
            # Not kept; kept against both passes, or chosen, without a reason; a reason for nothing.
            ("annotations.csv", ",p9s2,", ",p9s1,", "finding_themes.csv"),
            ("annotations.csv", ",p9s2,strength", ",p9s2,weakness", "annotations.csv"),
            ("annotations.csv", REASON, "", "annotations.csv"),
            ("annotations.csv", UNASKED, f"{UNASKED}because", "annotations.csv"),
            # A list of the codebook shorter than it says, not coded, or not there.
            ("CODEBOOK.md", "Pilot (53): `p9s7`, ", "Pilot (53): ", "CODEBOOK.md"),
            ("CODEBOOK.md", "Pilot (53): `p9s7`, ", "Pilot (52): ", "CODEBOOK.md"),
            ("CODEBOOK.md", "\n`p9s3`, `p10s1`", "\n`p9s1`, `p10s1`", "CODEBOOK.md"),
            ("CODEBOOK.md", "Pilot (53): ", "The pilot: ", "CODEBOOK.md"),
        ],
    )
    def test_a_fault_is_named(
        self, folder: Path, name: str, old: str, new: str, place: str
    ) -> None:
        path = folder / name if name == "CODEBOOK.md" else folder / "kept" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8", newline="")
        with pytest.raises(InvalidDocument) as caught:
            measured(folder)
        assert place in {each.file for each in caught.value.problems}

    def test_a_finding_that_is_not_kept_is_missed(self) -> None:
        with pytest.raises(InvalidDocument) as caught:
            agreement.measured(FOLDER, tuple(annotations().values())[1:])
        assert [each.file for each in caught.value.problems] == ["annotations.csv"]

    def test_the_document_is_the_same_whenever_it_is_made(self, folder: Path) -> None:
        made = {agreement.document(measured(folder)) for _ in range(2)}
        assert made == {(FOLDER / "agreement.json").read_bytes()}
        assert cast("dict[str, Any]", json.loads(made.pop()))["findings"] == 321
