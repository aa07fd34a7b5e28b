"""Measure how far two readings of the same findings agree, as section 7 of the codebook promises.

The coefficients are NLTK's: Cohen's kappa, and Krippendorff's alpha with the MASI distance between
sets.
"""

import importlib
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias, TypedDict, cast

import attrs

from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.models import Annotation, ChildrenGroup, Polarity, Theme
from tools.kept import KEPT, cells

_PILOT_VERSION = 1
"""The codebook's version under which the pilot was coded."""
_PLACES = 4
"""Decimal places of the coefficients: in those after them the order of summing may show."""


@attrs.frozen(kw_only=True)
class Coding:
    """What one pass says of one finding."""

    finding: str
    number: int
    polarity: Polarity
    themes: tuple[Theme, ...]
    group: ChildrenGroup | None
    uncertain: bool
    coder: str
    codebook_version: int

    @property
    def reading(self) -> tuple[Polarity, tuple[Theme, ...], tuple[ChildrenGroup, ...]]:
        """What both passes must say to agree. Whether they are certain of it is no part of it."""
        return self.polarity, self.themes, () if self.group is None else (self.group,)


Pair: TypeAlias = tuple[Coding, Coding]
"""The codings of one finding, that of the first pass first."""


class PolarityFigures(TypedDict):
    """Agreement on polarity; `confusion` counts by the first pass's class, then the second's."""

    same: int
    kappa: float
    kappa_against_the_rest: dict[str, float]
    confusion: dict[str, dict[str, int]]


class ThemeFigures(TypedDict):
    """Agreement on the foremost theme, on the ranked themes, and on the themes as sets."""

    same_first: int
    same_ranked: int
    same_set: int
    alpha_masi: float
    mean_jaccard: float


class UncertainFigures(TypedDict):
    """How many findings each pass marks as uncertain, and how many both do."""

    first: int
    second: int
    both: int


class Figures(TypedDict):
    """How far two passes agree on a sample of findings."""

    codebook_version: int
    findings: int
    same_reading: int
    polarity: PolarityFigures
    themes: ThemeFigures
    same_group: int
    uncertain: UncertainFigures


class Agreement(TypedDict):
    """What `agreement.json` holds.

    `differing` are the findings on which the passes differ, so that one reading was chosen;
    `changed` those on which they agree, and another reading is kept.
    """

    coders: list[str]
    findings: int
    differing: list[str]
    changed: list[str]
    samples: dict[str, Figures]


def measured(folder: Path, annotations: Sequence[Annotation]) -> Agreement:
    """Return the agreement of the passes that are kept in the dataset's folder.

    `annotations` are what was decided from them.

    Raises InvalidDocument if a finding is not coded once in each pass, if the codebook's pilot and
    examples are not among the findings coded, or if a reading is kept that the passes do not both
    have and no reason stands beside it.
    """
    passes = _codings(folder / KEPT / "annotation_passes.csv")
    pilot = _codings(folder / KEPT / "annotation_pilot.csv", of_pilot=True)
    pairs = _pairs("annotation_passes.csv", passes)
    pilot_pairs = _pairs("annotation_pilot.csv", pilot)
    in_pilot = _listed(folder, "Pilot", pilot_pairs)
    if not set(pilot_pairs) == set(in_pilot) <= set(pairs):
        raise _fault("CODEBOOK.md", len(in_pilot), f"the {len(pilot_pairs)} findings of the pilot")
    examples = _listed(folder, "Examples in this file that are not in the pilot", pairs)
    outside = [finding for finding in pairs if finding not in in_pilot]
    differing = [finding for finding, (one, other) in pairs.items() if one.reading != other.reading]
    samples = {
        "outside_pilot": [pairs[finding] for finding in outside],
        "outside_pilot_and_examples": [
            pairs[finding] for finding in outside if finding not in examples
        ],
        "pilot": list(pilot_pairs.values()),
        "pilot_coded_again": [pairs[finding] for finding in in_pilot],
    }
    return Agreement(
        coders=list(dict.fromkeys(each.coder for each in passes)),
        findings=len(pairs),
        differing=differing,
        changed=_changed(pairs, differing, annotations),
        samples={name: compared(sample) for name, sample in samples.items()},
    )


def compared(pairs: Sequence[Pair]) -> Figures:
    """Return how far the two passes agree on a sample, all coded under one version."""
    (version,) = {each.codebook_version for pair in pairs for each in pair}
    return Figures(
        codebook_version=version,
        findings=len(pairs),
        same_reading=_same(pairs, lambda each: each.reading),
        polarity=_polarity(pairs),
        themes=_themes(pairs),
        same_group=_same(pairs, lambda each: each.group),
        uncertain=UncertainFigures(
            first=sum(first.uncertain for first, _ in pairs),
            second=sum(second.uncertain for _, second in pairs),
            both=sum(first.uncertain and second.uncertain for first, second in pairs),
        ),
    )


def document(agreement: Agreement) -> bytes:
    """Return `agreement.json`."""
    return (json.dumps(agreement, indent=2) + "\n").encode()


def _codings(path: Path, *, of_pilot: bool = False) -> list[Coding]:
    """Return the codings of a file; one of the pilot does not say who coded."""
    left_out = ("coder", "codebook_version") if of_pilot else ()
    return [
        Coding(
            finding=str(row["finding_id"]),
            number=cast("int", row["pass"]),
            polarity=Polarity(row["polarity"]),
            themes=tuple(Theme(row[rank]) for rank in _RANKS if row[rank] is not None),
            group=None if row["group"] is None else ChildrenGroup(row["group"]),
            uncertain=row["uncertain"] is True,
            coder=f"pilot pass {row['pass']}" if of_pilot else str(row["coder"]),
            codebook_version=(_PILOT_VERSION if of_pilot else cast("int", row["codebook_version"])),
        )
        for row in cells(path, "annotation_passes", but_for=left_out)
    ]


_RANKS = ("theme_1", "theme_2", "theme_3")


def _pairs(file: str, codings: Iterable[Coding]) -> dict[str, Pair]:
    found: dict[str, list[Coding]] = {}
    for each in codings:
        found.setdefault(each.finding, []).append(each)
    for finding, of_finding in found.items():
        numbers = [each.number for each in of_finding]
        if numbers != [1, 2]:
            raise _fault(file, f"{finding}: {numbers}", "each finding in pass 1 and then in pass 2")
    return {finding: (first, second) for finding, (first, second) in found.items()}


def _listed(folder: Path, opening: str, coded: Collection[str]) -> list[str]:
    """Return the findings that the codebook lists after `opening` and their number in brackets."""
    codebook = (folder / "CODEBOOK.md").read_text("utf-8")
    match = re.search(rf"^{opening} \((\d+)\)(.*?)\n\n", codebook, re.DOTALL | re.MULTILINE)
    findings = re.findall(r"`(p\d+s\d+)`", match[2]) if match else []
    if match is None or len(findings) != int(match[1]) or not set(findings).issubset(coded):
        raise _fault("CODEBOOK.md", f"{opening}: {len(findings)}", "as many as it says, coded")
    return findings


def _changed(
    pairs: Mapping[str, Pair], differing: Collection[str], kept: Sequence[Annotation]
) -> list[str]:
    if [each.finding for each in kept] != list(pairs):
        raise _fault("annotations.csv", len(kept), f"the {len(pairs)} findings coded, in order")
    changed: list[str] = []
    for each in kept:
        of_one_pass = (each.polarity, each.themes, each.groups) in {
            coding.reading for coding in pairs[each.finding]
        }
        doubted = any(coding.uncertain for coding in pairs[each.finding])
        as_agreed = of_one_pass and each.finding not in differing
        if (each.reason is None) != (as_agreed and (doubted or not each.uncertain)):
            expected = "a reason where, and only where, the passes do not both read or doubt so"
            raise _fault("annotations.csv", f"{each.finding}: {each.reason}", expected)
        if not of_one_pass and each.finding not in differing:
            changed.append(each.finding)
    return changed


def _fault(file: str, found: object, expected: str) -> InvalidDocument:
    problem = Problem(
        code=ProblemCode.CONTRADICTION, file=file, found=shown(found), expected=expected
    )
    return InvalidDocument(file, [problem])


def _same(pairs: Sequence[Pair], part: Callable[[Coding], object]) -> int:
    return sum(part(first) == part(second) for first, second in pairs)


def _polarity(pairs: Sequence[Pair]) -> PolarityFigures:
    counted = Counter((first.polarity, second.polarity) for first, second in pairs)

    def kappa(label: Callable[[Coding], Hashable]) -> float:
        return round(_task(pairs, label).kappa(), _PLACES)

    def against_the_rest(polarity: Polarity) -> float:
        return kappa(lambda each: each.polarity is polarity)

    return PolarityFigures(
        same=_same(pairs, lambda each: each.polarity),
        kappa=kappa(lambda each: each.polarity.value),
        kappa_against_the_rest={each.value: against_the_rest(each) for each in Polarity},
        confusion={
            first.value: {second.value: counted[first, second] for second in Polarity}
            for first in Polarity
        },
    )


def _themes(pairs: Sequence[Pair]) -> ThemeFigures:
    sets = [(frozenset(first.themes), frozenset(second.themes)) for first, second in pairs]
    masi = cast("_Distance", importlib.import_module("nltk.metrics").masi_distance)
    task = _task(pairs, lambda each: frozenset(theme.value for theme in each.themes), distance=masi)
    return ThemeFigures(
        same_first=_same(pairs, lambda each: each.themes[0]),
        same_ranked=_same(pairs, lambda each: each.themes),
        same_set=_same(pairs, lambda each: frozenset(each.themes)),
        alpha_masi=round(float(task.alpha()), _PLACES),
        mean_jaccard=round(
            sum(len(first & second) / len(first | second) for first, second in sets) / len(sets),
            _PLACES,
        ),
    )


class _Task(Protocol):
    """The part of NLTK's AnnotationTask that is used; NLTK says nothing of its types."""

    def kappa(self) -> float: ...
    def alpha(self) -> float | int: ...


class _Tasks(Protocol):
    def __call__(
        self, data: Sequence[tuple[int, str, Hashable]], distance: "_Distance" = ...
    ) -> _Task: ...


_Distance: TypeAlias = Callable[[frozenset[str], frozenset[str]], float]


def _task(
    pairs: Sequence[Pair], label: Callable[[Coding], Hashable], **distance: "_Distance"
) -> _Task:
    # Imported when used: it takes a second, and most of the tools do without it.
    tasks = cast("_Tasks", importlib.import_module("nltk.metrics.agreement").AnnotationTask)
    data = [(each.number, each.finding, label(each)) for pair in pairs for each in pair]
    return tasks(data, **distance)
