"""Newer inspections join England's files: what was read is added, and every fault is named."""

import csv
import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from ofsted_inspection import (
    Inspection,
    InvalidDocument,
    Judgement,
    Problem,
    ProblemCode,
    ReformedGrade,
    load,
    write_jsonl,
)
from ofsted_inspection.models import Doubt
from ofsted_inspection.reading import read_report
from ofsted_inspection.rendering import to_text
from tests.datasets.newer import (
    REPORTED,
    SMALL,
    TABLES,
    contents,
    reported,
    rows,
    small_england,
    told_by_list,
    without,
    write,
)
from tools import update


@attrs.frozen
class Project:
    """A project with a small England, what was read of new reports, and their list."""

    root: Path
    kept: Path
    read: list[Inspection] = attrs.field(factory=list[Inspection])
    listed: list[Inspection] = attrs.field(factory=list[Inspection])

    def run(self, *options: str) -> int:
        for name, given_ in (("read", self.read), ("listed", self.listed)):
            write_jsonl(given_, self.root / f"{name}.jsonl", overwrite=True)
        files = (str(self.root / "read.jsonl"), str(self.root / "listed.jsonl"))
        return update.main([*files, *options], self.root)

    def faults(self) -> list[Problem]:
        """Return what is refused; nothing may be written then."""
        before = contents(self.kept)
        assert self.run() == 1
        assert contents(self.kept) == before
        paths = self.root / "read.jsonl", self.root / "listed.jsonl"
        with pytest.raises(InvalidDocument) as caught:
            list(update.update(*paths, self.root))
        return list(caught.value.problems)


def project_at(folder: Path) -> Project:
    return Project(folder, small_england(folder))


def put(project: Project, inspection: Inspection, text: str) -> dict[str, str]:
    """Read the made-up report of an inspection; return what is to be kept of its file."""
    path = project.root / f"{inspection.id}.txt"
    path.write_text(text, "utf-8", newline="")
    project.read.append(read_report(path))
    project.listed.append(told_by_list(inspection))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"sha256": digest, "pages": str(text.count("\f") + 1)}


def assert_law(gone: Sequence[tuple[Inspection, str]]) -> None:
    """Remove the rows of inspections and add them again from reports: they are as they were.

    But for the SHA-256 and the pages, which are those of the made-up report, and for the form,
    which no report states.
    """
    with tempfile.TemporaryDirectory() as folder:
        project = project_at(Path(folder))
        expected = {table: rows(project.kept / f"{table}.csv") for table in TABLES}
        without(project.kept, {each.id for each, _ in gone})
        files = {each.id: put(project, each, text) for each, text in gone}
        assert project.run() == 0
        for row in expected["inspections"]:
            row.update({"form": ""} if row["inspection_id"] in files else {})
        for row in expected["sources"]:
            row.update(files.get(row["inspection_id"], {}))
        written = contents(project.kept)
        for table, lines in expected.items():
            write(project.kept / f"{table}.csv", lines)
        assert contents(project.kept) == written
        assert project.run() == 0
        assert contents(project.kept) == written


@given(reported(most=3))
@settings(max_examples=4)
def test_what_is_removed_and_added_again_is_the_same(gone: list[tuple[Inspection, str]]) -> None:
    assert_law(gone)


@pytest.mark.slow
@given(reported(most=len(SMALL)))
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_many_removed_and_added_again_are_the_same(gone: list[tuple[Inspection, str]]) -> None:
    assert_law(gone)


def test_every_edition_that_has_reports_is_among_them() -> None:
    assert len(SMALL) == 16
    assert len(REPORTED) > 400


# ------------------------------------------------------------------------------- what is refused

NEW = SMALL[-1]
"""An inspection of 2026, which states no grade of overall effectiveness."""
BEFORE = SMALL[-5]
"""One of the edition before, which does."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project to which NEW and BEFORE are to be added, read whole."""
    made = project_at(tmp_path)
    without(made.kept, {NEW.id, BEFORE.id})
    for each in (NEW, BEFORE):
        # Without its texts, every grade is stated once, and the list has to state it too.
        made.read.append(attrs.evolve(each, published_basis=None))
        made.listed.append(attrs.evolve(each, source=None))
    return made


def codes(problems: Sequence[Problem]) -> list[tuple[str | None, ProblemCode]]:
    return [(each.path, each.code) for each in problems]


def regraded(inspection: Inspection, key: str, grade: ReformedGrade) -> Inspection:
    return attrs.evolve(
        inspection,
        judgements=tuple(
            Judgement(aspect=each.aspect, grade=grade) if each.aspect.key == key else each
            for each in inspection.judgements
        ),
    )


def doubted(inspection: Inspection) -> Inspection:
    assert inspection.source is not None
    doubt = Doubt(line=7, reading="good", alternative="outstanding")
    return attrs.evolve(inspection, source=attrs.evolve(inspection.source, doubts=(doubt,)))


def renumbered(inspection: Inspection) -> Inspection:
    return attrs.evolve(inspection, authority=attrs.evolve(inspection.authority, urn=1))


def of_another_source(inspection: Inspection) -> Inspection:
    return attrs.evolve(inspection, source=SMALL[0].source)


def of_another_code(inspection: Inspection) -> Inspection:
    authority = attrs.evolve(inspection.authority, ons_code="E06999999")
    return attrs.evolve(inspection, authority=authority)


def without_an_aspect(inspection: Inspection) -> Inspection:
    return attrs.evolve(inspection, judgements=inspection.judgements[1:])


def without_source(inspection: Inspection) -> Inspection:
    return attrs.evolve(inspection, source=None)


def inadequate(inspection: Inspection) -> Inspection:
    return regraded(inspection, "in_care", ReformedGrade.INADEQUATE)


def abolished(inspection: Inspection) -> Inspection:
    (gone,) = (each for each in load("authorities") if each.name == "Northamptonshire")
    return attrs.evolve(inspection, authority=gone)


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (renumbered, ProblemCode.UNKNOWN_NAME, "number 1"),
        (of_another_code, ProblemCode.CONTRADICTION, "E06999999"),
        (abolished, ProblemCode.WRONG_ORDER, "2026"),
        (without_an_aspect, ProblemCode.MISSING, "judgement"),
        (without_source, ProblemCode.MISSING, "source"),
        (inadequate, ProblemCode.CONTRADICTION, "in_care: inadequate"),
    ],
)
def test_what_is_read_and_cannot_be_kept(
    project: Project,
    change: Callable[[Inspection], Inspection],
    code: ProblemCode,
    says: str,
) -> None:
    changed = change(project.read[0])
    project.read[0] = changed
    project.listed[0] = attrs.evolve(
        project.listed[0], authority=changed.authority, start=changed.start
    )
    faults = project.faults()
    assert (changed.id, code) in codes(faults)
    assert any(says in each.found for each in faults)


def without_address(inspection: Inspection) -> Inspection:
    return attrs.evolve(inspection, source_url=None)


def without_publication(inspection: Inspection) -> Inspection:
    return attrs.evolve(inspection, published=None, published_basis=None)


def without_grades(inspection: Inspection) -> Inspection:
    return attrs.evolve(inspection, judgements=())


def of_the_edition_before(inspection: Inspection) -> Inspection:
    return attrs.evolve(inspection, framework=BEFORE.framework, judgements=())


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (without_address, ProblemCode.MISSING),
        (without_publication, ProblemCode.MISSING),
        (without_grades, ProblemCode.MISSING),
        (of_the_edition_before, ProblemCode.CONTRADICTION),
    ],
)
def test_what_the_list_does_not_say_or_says_otherwise(
    project: Project, change: Callable[[Inspection], Inspection], code: ProblemCode
) -> None:
    project.listed[0] = change(project.listed[0])
    assert (NEW.id, code) in codes(project.faults())


def test_a_grade_that_the_list_does_not_state_and_the_report_states_once(project: Project) -> None:
    project.listed[1] = attrs.evolve(BEFORE, source=None, judgements=())
    faults = [each.found for each in project.faults()]
    assert any("overall" in each for each in faults)


def test_a_doubt_is_settled_by_a_list_that_states_every_grade(project: Project) -> None:
    project.read[0] = doubted(project.read[0])
    every = project.listed[0]
    project.listed[0] = attrs.evolve(every, judgements=every.judgements[1:])
    assert any("line 7" in each.found for each in project.faults())
    project.listed[0] = every
    assert project.run() == 0


def test_a_report_of_another_programme(project: Project) -> None:
    project.read.append(load("warrington-2011"))
    project.listed.append(load("warrington-2011", text=False))
    assert ("80575-2011-01-10", ProblemCode.WRONG_VALUE) in codes(project.faults())


def test_what_is_listed_and_not_read_and_what_is_read_and_not_listed(project: Project) -> None:
    del project.read[1], project.listed[0]
    assert codes(project.faults()) == [
        (BEFORE.id, ProblemCode.MISSING),
        (NEW.id, ProblemCode.UNKNOWN_NAME),
    ]


def test_two_of_one_file_and_two_that_differ(project: Project) -> None:
    first, second = project.read
    project.read.append(attrs.evolve(first, end=None, end_basis=None))
    project.read.append(attrs.evolve(second, source=first.source))
    found = codes(project.faults())
    assert found.count((NEW.id, ProblemCode.DUPLICATE)) == 1
    assert found.count((BEFORE.id, ProblemCode.DUPLICATE)) == 2


def test_faults_are_named_all_at_once(project: Project) -> None:
    project.read[0] = without_an_aspect(project.read[0])
    project.listed[1] = attrs.evolve(project.listed[1], source_url=None)
    assert {each.path for each in project.faults()} == {NEW.id, BEFORE.id}


def test_an_inspection_that_is_there_with_other_values_is_placed(project: Project) -> None:
    assert project.run() == 0
    project.read[0] = regraded(NEW, "in_care", ReformedGrade.INADEQUATE)
    project.listed[0] = regraded(project.listed[0], "in_care", ReformedGrade.INADEQUATE)
    project.read[1] = attrs.evolve(project.read[1], split_visit=not BEFORE.split_visit)
    faults = project.faults()
    assert [(each.file, each.column) for each in faults] == [
        ("inspections.csv", "split_visit"),
        ("judgements.csv", "grade"),
    ]
    for each in faults:
        assert each.line is not None
        with (project.kept / str(each.file)).open(encoding="utf-8", newline="") as file:
            line = list(csv.reader(file))[each.line - 1]
        assert line[0] in {NEW.id, BEFORE.id}


def test_a_source_that_is_there_of_another_file_or_not_at_all(project: Project) -> None:
    assert project.run() == 0
    path = project.kept / "sources.csv"
    write(path, [row for row in rows(path) if row["inspection_id"] != BEFORE.id])
    project.read[0] = of_another_source(project.read[0])
    assert {(each.file, each.column) for each in project.faults()} == {
        ("sources.csv", "sha256"),
        ("sources.csv", "pages"),
        ("sources.csv", None),
    }


def test_what_the_build_would_refuse_is_never_written(project: Project) -> None:
    path = project.kept / "reviews.csv"
    first, *others = rows(path)
    write(path, [first | {"grade": "adequate"}, *others])
    assert {each.file for each in project.faults()} == {"reviews.csv"}


# ------------------------------------------------------------------------------ what is said of it


def test_what_is_held_need_not_be_listed_or_read_again(project: Project) -> None:
    assert project.run() == 0
    before = contents(project.kept)
    for held in (project.listed, project.read):
        del held[1]
        assert project.run() == 0
    assert contents(project.kept) == before


def test_what_is_held_and_what_is_new_may_be_given_together(project: Project) -> None:
    second = project.read.pop(), project.listed.pop()
    assert project.run() == 0
    project.read.append(second[0])
    project.listed.append(second[1])
    assert project.run() == 0
    ids = [row["inspection_id"] for row in rows(project.kept / "inspections.csv")]
    assert sorted(ids) == sorted(each.id for each in SMALL)


def test_a_check_writes_nothing_and_says_the_same(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project.kept)
    assert project.run("--check") == 0
    told = capsys.readouterr().out
    assert contents(project.kept) == before
    assert project.run() == 0
    assert capsys.readouterr().out == told
    assert project.run() == 0
    assert capsys.readouterr().out.splitlines() == ["0 new, 2 held already"]


def test_a_draft_names_what_is_new_and_the_lines_that_state_other_figures(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "docs").mkdir()
    (project.root / "docs/page.md").write_text(
        "One.\nThere were 14, and 140, of them.\ndate(2026, 8, 4)\n", "utf-8"
    )
    assert project.run("--check") == 0
    assert (project.root / "docs/page.md").read_text("utf-8").count("14") == 2
    checked = capsys.readouterr().out
    assert project.run() == 0
    told = capsys.readouterr().out
    for part in ("2 inspections", NEW.authority.name, f"`{BEFORE.id}`", "16 in all"):
        assert part in " ".join(told.split())
    assert "docs/page.md:2: 14, now 16" in told
    assert "docs/page.md:3: 2026, 8, 4, now 2026, 8, 18" in told
    assert told.count("page.md") == 2
    assert told == checked
    text = (project.root / "docs/page.md").read_text("utf-8")
    assert text == "One.\nThere were 16, and 140, of them.\ndate(2026, 8, 18)\n"


def test_what_may_be_one_figure_or_another_is_left_to_a_person(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("2 inspections, 2 judgements, 1 of them good; to 2026-08-04\n", "utf-8")
    day, good, poor = {"published": "2026-08-04"}, {"grade": "good"}, {"grade": "adequate"}
    before = {"inspections": [day] * 2, "judgements": [good, poor]}
    after = {"inspections": [day] * 3, "judgements": [good, good, poor, poor]}
    told = list(update.stated(tmp_path, before, after, check=False))
    assert told[-2:] == ["README.md:1: 2, now 3 or 4", "README.md:1: 1, now 2"]
    assert page.read_text("utf-8").startswith(
        "2 inspections, 2 judgements, 2 of them good; to 2026-08"
    )
    assert list(update.stated(tmp_path, before, before, check=False)) == []


def test_the_day_to_which_the_data_go_follows_from_the_rows(project: Project) -> None:
    about = project.kept.parent / "about.toml"
    about.write_text(about.read_text("utf-8").replace("covers_to = 2026", "covers_to = 2025"))
    assert project.run() == 0
    last = max(each.published for each in SMALL if each.published is not None)
    assert f"\ncovers_to = {last}\n" in about.read_text("utf-8")


def test_a_breach_of_a_rule_is_told(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    late = attrs.evolve(BEFORE, start=NEW.start, end=NEW.end, published=NEW.published)
    project.read[1] = late
    project.listed[1] = attrs.evolve(late, source=None)
    assert project.run() == 0
    assert f"{late.id} breaks begun-in-force" in capsys.readouterr().out


def test_a_text_of_a_programme_that_has_no_list_is_named_with_its_file(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is read may be a report itself."""
    report = project.root / "report.txt"
    report.write_text(to_text(load("warrington-2011")), "utf-8")
    write_jsonl(project.listed, project.root / "listed.jsonl")
    assert update.main([str(report), str(project.root / "listed.jsonl")], project.root) == 1
    assert "80575-2011-01-10" in capsys.readouterr().err


def test_a_file_that_is_not_there(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert update.main(["nowhere.jsonl", "neither.jsonl"], project.root) == 1
    assert "nowhere.jsonl" in capsys.readouterr().err
