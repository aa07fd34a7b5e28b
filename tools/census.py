"""Reads a folder of real reports and compares what is read with what is known of them.

`python -m tools.census FOLDER` reads every report that the folder's `reports.csv` names, on two
processes, and tells each difference in programme, kind, days, lead inspectors, grades, the board's
grade and the numbers of items and paragraphs; the first and last words of paragraphs are those of
`deep.json`. `--layout` reads what `pdftotext -layout` makes of them instead, `--plain` what
`pdftotext` makes without options; there a refusal is no difference. `--damage` damages each on
purpose (`tools.damage`) and counts what came of it. It ends with 1 where anything differs. No
report is part of this project.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypedDict

from ofsted_inspection.models import Addressee, Basis, Inspection
from ofsted_inspection.reading import ReportRead, read_reports
from ofsted_inspection.rules import check
from tools.damage import Damage, Outcome, damages_of

LEAST_READ = 206
LEAST_READ_AS_TEXT = {"layout": 150, "plain": 0}
PROCESSES = 2

# Which column of reports.csv holds the grade of which aspect.
COLUMNS = {
    "overall": "overall",
    "leaders": "leaders_or_leadership",
    "leadership": "leaders_or_leadership",
    "leadership_and_management": "leaders_or_leadership",
    "help_and_protection": "help_and_protection",
    "looked_after_and_permanence": "looked_after_and_permanence",
    "adoption_performance": "adoption_performance",
    "in_care": "in_care",
    "in_care_and_care_leavers": "in_care_and_care_leavers",
    "care_leavers": "care_leavers",
    "capacity_to_improve": "lac_capacity_to_improve",
    "outcomes": "lac_outcomes",
    "quality_of_provision": "lac_quality_of_provision",
}
BOARD_ALONE = "lscb"

Row = Mapping[str, str]


class DeepParagraph(TypedDict):
    """The first and the last words of a paragraph."""

    first: str
    last: str
    kind: str


class DeepSection(TypedDict):
    """The paragraphs under one heading."""

    paragraphs: list[DeepParagraph]


class Deep(TypedDict):
    """What is known of one report in depth."""

    sha256: str
    sections: list[DeepSection]


def outcome_differences(inspection: Inspection, row: Row) -> Iterator[str]:
    """Yield what must never be wrong and is, in words."""
    found = {
        "framework": inspection.framework.id,
        "kind": inspection.kind.value,
        "ofsted_urn": str(inspection.authority.urn),
        "start": str(inspection.start),
        "end": str(inspection.end),
        "split_visit": str(inspection.split_visit).lower(),
        "lead_inspectors": "; ".join(inspection.lead_inspectors),
        "lscb": "".join(review.grade.value for review in inspection.reviews),
        # A day that the catalogue knows is not one that was read.
        "published": str(
            inspection.published if inspection.published_basis is Basis.PRINTED else ""
        ),
        **dict.fromkeys(COLUMNS.values(), ""),
        **{COLUMNS[each.aspect.key]: each.grade.value for each in inspection.judgements},
    }
    for name, value in found.items():
        expected = row[name]
        if name == "published" and row["published_basis"] != "printed":
            expected = ""
        if value != expected:
            yield f"{name} is {value!r}, not {expected!r}"


def count_differences(inspection: Inspection, row: Row) -> Iterator[str]:
    """Yield which counts differ; the truth's own may be wrong, so they are told apart."""
    report = inspection.report
    if report is None:
        return
    by_addressee = [each.addressee for each in report.recommendations]
    numbered = sum(each.number is not None for each in report.paragraphs)
    for name, count in (
        ("improvement_items", by_addressee.count(Addressee.AUTHORITY)),
        ("lscb_improvement_items", by_addressee.count(Addressee.BOARD)),
        ("numbered_paragraphs", numbered),
    ):
        if row[name] and str(count) != row[name]:
            yield f"{name} are {count}, not {row[name]}"


def deep_differences(inspection: Inspection, deep: Deep) -> Iterator[str]:
    """Yield the paragraphs of `deep` whose first or last words stand at no paragraph's ends."""
    report = inspection.report
    if report is None:
        return
    texts = [each.text for each in report.paragraphs]
    texts += [item for each in report.paragraphs for item in each.items]
    texts += [each.text for each in report.recommendations]
    plain = [" ".join(text.split()) for text in texts]
    for section in deep["sections"]:
        for each in section["paragraphs"]:
            if each["kind"] not in {"num", "para", "bullet"}:
                continue
            first, last = each["first"], each["last"].rstrip(".")
            if not any(t.startswith(first) and t.rstrip(".").endswith(last) for t in plain):
                yield f"no paragraph from {first!r} to {last!r}"


def as_text(folder: Path, names: Sequence[str], target: Path, form: str) -> list[Path]:
    """Return the texts that pdftotext makes of the reports, written into `target`."""
    options = ["-layout"] if form == "layout" else []
    texts: list[Path] = []
    for name in names:
        texts.append(target / f"{name}.txt")
        command = ["pdftotext", *options, str(folder / name), str(texts[-1])]
        subprocess.run(command, check=True)  # noqa: S603 - a program that the caller asked for
    return texts


def main(arguments: Sequence[str]) -> int:
    """Read the reports, tell the differences, and return 1 if there are any that matter."""
    parser = argparse.ArgumentParser(prog="python -m tools.census", description=__doc__)
    parser.add_argument("folder", type=Path)
    forms = parser.add_mutually_exclusive_group()
    for form, text in (
        ("layout", "read what pdftotext -layout writes instead"),
        ("plain", "read what pdftotext writes instead"),
        ("damage", "damage each report on purpose"),
    ):
        forms.add_argument(
            f"--{form}", dest="form", action="store_const", const=form, help=text, default="pdf"
        )
    options = parser.parse_args(arguments)
    folder: Path = options.folder
    with (folder / "reports.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [row["report"] for row in rows]
    deep: dict[str, Deep] = {
        each["sha256"]: each
        for each in json.loads((folder / "deep.json").read_text(encoding="utf-8"))
    }
    if options.form == "damage":
        return tell_damages([folder / name for name in names])
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as texts, ProcessPoolExecutor(PROCESSES) as pool:
        paths = [folder / name for name in names]
        if options.form != "pdf":
            paths = as_text(folder, names, Path(texts), options.form)
        reads = list(read_reports(paths, executor=pool))
    seconds = time.monotonic() - started
    least = LEAST_READ_AS_TEXT.get(options.form, LEAST_READ)
    return tell(rows, reads, deep, seconds, least)


def breaches(reads: Sequence[ReportRead]) -> Counter[str]:
    """Return how often the reports that were read break each rule."""
    read = (each.inspection for each in reads)
    return Counter(breach.rule.id for each in read if each is not None for breach in check(each))


def tell_damages(paths: Sequence[Path]) -> int:
    """Print how many damages of each kind were noticed; return 1 where one was not."""
    counts: Counter[Damage] = Counter()
    with ProcessPoolExecutor(PROCESSES) as pool:
        for path, damages in zip(paths, pool.map(damages_of, paths), strict=True):
            counts.update(damages)
            for damage in damages:
                if damage.outcome is Outcome.SILENT:
                    print(f"{path.name}: {damage.what}: {damage.outcome.value}")
    for damage, count in sorted(counts.items(), key=lambda each: each[0].what):
        print(f"{count:6} times {damage.what}: {damage.outcome.value}")
    return int(any(damage.outcome is Outcome.SILENT for damage in counts))


def tell(
    rows: Sequence[Row],
    reads: Sequence[ReportRead],
    deep: Mapping[str, Deep],
    seconds: float,
    least: int,
) -> int:
    """Print what differs and what was refused, then the figures; return 1 or 0."""
    wrong = counts = refused = 0
    for row, read in zip(rows, reads, strict=True):
        name, inspection = row["report"], read.inspection
        if inspection is None:
            refused += 1
            print(f"{name}: refused: {' / '.join(str(read.error).splitlines()[:2])}")
            continue
        if row["framework"] == BOARD_ALONE:
            wrong += 1
            print(f"{name}: a board's review was read as an inspection")
            continue
        for difference in outcome_differences(inspection, row):
            wrong += 1
            print(f"{name}: WRONG: {difference}")
        for difference in count_differences(inspection, row):
            counts += 1
            print(f"{name}: count: {difference}")
        known = deep.get(read.sha256 or "")
        for difference in () if known is None else deep_differences(inspection, known):
            counts += 1
            print(f"{name}: words: {difference}")
    for rule, count in sorted(breaches(reads).items()):
        print(f"{count:6} breaches of {rule}")
    once = sum(len(read.stated_once) for read in reads)
    print(
        f"{len(rows) - refused} of {len(rows)} read in {seconds:.0f} s, {refused} refused; "
        f"{wrong} wrong, {counts} counts or words that differ; {once} grades stated once"
    )
    return 1 if wrong or len(rows) - refused < least else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
