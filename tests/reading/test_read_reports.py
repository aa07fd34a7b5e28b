"""Reports read whole: files, texts, folders, executors."""

import datetime
import importlib
import io
import pickle
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import cast

import attrs
import pytest

from ofsted_inspection import load
from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import (
    Addressee,
    Basis,
    Inspection,
    InspectionKind,
    NationalFramework,
    SpanRole,
    Timescale,
)
from ofsted_inspection.reading import (
    ReportRead,
    _process,
    read_document,
    read_report,
    read_report_text,
    read_reports,
)
from ofsted_inspection.reading._inspection import Given, published_of
from ofsted_inspection.reading._process import WORKER
from ofsted_inspection.reading._tags import read_tag
from ofsted_inspection.reading.recognise import recognise
from tests.reading.made_up import (
    LAC_TITLES,
    SIF_TITLES,
    as_pdf,
    as_text,
    document,
    ilacs,
    ilacs_2023,
    lac,
    sif,
)
from tests.reading.test_pdf import bomb
from tests.reading.warrington import text as warrington

ILACS = as_pdf(ilacs_2023(in_care="Inadequate"))
SIF = as_pdf(sif(dict.fromkeys(SIF_TITLES, "Good"), again=True))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.pdf").write_bytes(ILACS)
    (tmp_path / "b.pdf").write_bytes(b"<!DOCTYPE html><html></html>")
    (tmp_path / "c.txt").write_text(as_text(ilacs_2023()), encoding="utf-8")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.7 cut off")
    (tmp_path / "e.pdf").write_bytes(SIF)
    return tmp_path


def test_a_pdf_becomes_an_inspection(folder: Path) -> None:
    inspection = read_report(folder / "a.pdf")
    assert inspection.authority.name == "Warrington"
    assert inspection.framework.id == "ilacs-2023"
    assert inspection.kind is InspectionKind.FULL
    assert (inspection.start, inspection.end) == (
        datetime.date(2024, 6, 10),
        datetime.date(2024, 6, 14),
    )
    assert inspection.published is None
    assert inspection.lead_inspectors == ("Ann Example",)
    assert inspection.judgement("in_care").grade is ReformedGrade.INADEQUATE
    assert inspection.overall.grade is ReformedGrade.GOOD
    report = inspection.report
    assert report is not None
    assert [section.aspect_key for section in report.sections] == [
        None,
        None,
        "help_and_protection",
        "in_care",
        "care_leavers",
        "leaders",
    ]
    assert report.sections[2].title == (
        "The experiences and progress of children who need help and protection"
    )
    assert report.sections[3].printed_grade is ReformedGrade.INADEQUATE
    assert [each.id for each in report.recommendations] == ["r1", "r2"]
    assert report.paragraph(1).findings[1].id == "p1s2"


def test_every_span_can_be_looked_up(folder: Path) -> None:
    document = read_document(folder / "a.pdf")
    inspection = read_report(folder / "a.pdf")
    source, report = inspection.source, inspection.report
    assert source is not None
    assert report is not None
    assert source.text_sha256 == document.text_sha256
    assert source.pages == 3
    assert source.running_lines == ("A made-up running line",)
    assert source.terms is not None
    assert "made-up licence" in source.terms
    words = {
        span.target: document.at(span)
        for span in source.spans
        if span.role is not SpanRole.PARAGRAPH_NUMBER
    }
    assert words["p1"] == report.paragraph(1).text
    assert words["r2"] == report.recommendations[1].text
    assert words["in_care"].endswith("Inadequate")
    assert words[report.sections[3].id].endswith("inadequate")


def test_a_reinspection_with_its_board() -> None:
    inspection = read_report(io.BytesIO(SIF), source_url="https://example.org/a.pdf")
    assert inspection.kind is InspectionKind.REINSPECTION
    assert inspection.published == datetime.date(2015, 10, 19)
    assert inspection.published_basis is Basis.PRINTED
    (review,) = inspection.reviews
    assert review.grade is ReformedGrade.GOOD
    report = inspection.report
    assert report is not None
    addressees = [each.addressee for each in report.recommendations]
    assert addressees == [Addressee.AUTHORITY, Addressee.AUTHORITY, Addressee.BOARD]
    assert report.recommendations[2].paragraph == f"p{report.recommendations[2].number}"
    assert inspection.source_url == "https://example.org/a.pdf"


def test_looked_after_children_of_2013() -> None:
    inspection = read_report_text(as_text(lac(dict.fromkeys(LAC_TITLES, "Adequate"))))
    assert inspection.overall.grade is SlacGrade.ADEQUATE
    assert inspection.age_group == "All"
    report = inspection.report
    assert report is not None
    assert {each.timescale for each in report.recommendations} == {Timescale.IMMEDIATELY}
    assert report.recommendations[0].id == "p5r1"


def test_not_judged_is_no_grade() -> None:
    grades = dict.fromkeys(SIF_TITLES, "Good") | {"looked_after_and_permanence": "Not judged"}
    inspection = read_report_text(as_text(sif(grades)))
    assert inspection.judgement("looked_after_and_permanence").grade is Ungraded.NOT_JUDGED
    report = inspection.report
    assert report is not None
    (section,) = (
        each for each in report.walk() if each.aspect_key == "looked_after_and_permanence"
    )
    assert section.printed_grade is None


def test_the_day_of_publication_may_be_given_and_the_printed_day_stands() -> None:
    day = datetime.date(2024, 7, 30)
    assert read_report(io.BytesIO(ILACS), published=day).published == day
    assert read_report(io.BytesIO(ILACS), published=day).published_basis is None
    assert read_report(io.BytesIO(SIF), published=day).published == datetime.date(2015, 10, 19)


def test_a_trust_stands_for_its_authority_and_an_unknown_name_is_refused() -> None:
    grades = ilacs_2023().grades
    trust = ilacs(grades, title="Inspection of Bradford Children and Families Trust")
    assert read_report_text(as_text(trust)).authority.name == "Bradford"
    unknown = ilacs(grades, title="Inspection of Erewhon local authority children’s services")
    with pytest.raises(InvalidDocument, match="Erewhon"):
        read_report_text(as_text(unknown))


def test_an_authority_given_is_compared_with_the_cover() -> None:
    council = read_report(io.BytesIO(ILACS)).authority
    other = read_report_text(as_text(lac(dict.fromkeys(LAC_TITLES, "Good")))).authority
    assert read_report(io.BytesIO(ILACS), authority=council).authority is council
    with pytest.raises(InvalidDocument, match="Norfolk"):
        read_report(io.BytesIO(ILACS), authority=other)
    unknown = ilacs(
        ilacs_2023().grades, title="Inspection of Erewhon local authority children’s services"
    )
    assert read_report_text(as_text(unknown), authority=other).authority is other


def test_warrington_2011_reads_as_before() -> None:
    inspection = read_report_text(warrington())
    assert inspection.framework.id == "slac-2010"
    assert len(inspection.judgements) == 22


def test_bytes_that_are_neither_are_refused() -> None:
    with pytest.raises(InvalidDocument, match="neither"):
        read_report(io.BytesIO(b"\xff\xfe\x00"))


# ----------------------------------------------------------------------------------- batches


def outcomes(reads: Iterator[ReportRead]) -> list[str]:
    return [
        f"{Path(read.path).name} {'-' if read.inspection is None else read.inspection.id}"
        for read in reads
    ]


EXPECTED = [
    "a.pdf 80575-2024-06-10",
    "b.pdf -",
    "c.txt 80575-2024-06-10",
    "d.pdf -",
    "e.pdf 80575-2015-07-06",
    "f.pdf -",
]


def test_a_batch_goes_on_after_a_bad_file(folder: Path) -> None:
    names = [folder / name for name in ("a.pdf", "b.pdf", "c.txt", "d.pdf", "e.pdf", "f.pdf")]
    published = {str(folder / "a.pdf"): datetime.date(2024, 7, 30)}
    reads = list(read_reports(names, published=published))
    assert outcomes(iter(reads)) == EXPECTED
    assert [read.sha256 is None for read in reads] == [False] * 5 + [True]
    assert reads[0].inspection is not None
    assert reads[0].inspection.published == datetime.date(2024, 7, 30)
    assert reads[0].stated_once == ("overall",)
    assert all((read.error is None) == (read.inspection is not None) for read in reads)
    again = pickle.loads(pickle.dumps(reads))
    assert [(each.inspection, str(each.error)) for each in again] == [
        (each.inspection, str(each.error)) for each in reads
    ]


def test_threads_give_the_same(folder: Path) -> None:
    names = [folder / name for name in ("a.pdf", "b.pdf", "c.txt", "d.pdf", "e.pdf", "f.pdf")]
    with ThreadPoolExecutor(2) as pool:
        assert outcomes(read_reports(names * 7, executor=pool)) == EXPECTED * 7


HANGING = b"%PDF-1.7 a file that hangs"
CHILD = """
import sys, time
from ofsted_inspection.reading import _worker

read = _worker.read_pages

def read_or_hang(data, most):
    if data.endswith(b"a file that hangs"):
        time.sleep(600)
    return read(data, most)

_worker.read_pages = read_or_hang
sys.exit(_worker.main(sys.argv[1:]))
"""


@pytest.mark.slow
def test_seventeen_of_twenty_are_read_in_order_whatever_the_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bomb ends the child, a web page is none of its business, and one file hangs in it."""
    monkeypatch.setattr(_process.Worker, "command", (sys.executable, "-P", "-c", CHILD))
    WORKER.close()
    bad = {4: bomb(), 9: b"<!DOCTYPE html><html></html>", 14: HANGING}
    paths = [tmp_path / f"{place:02}.pdf" for place in range(20)]
    for place, path in enumerate(paths):
        path.write_bytes(bad.get(place, SIF if place % 2 else ILACS))
    reads = list(read_reports(paths))
    WORKER.close()
    assert [Path(read.path) for read in reads] == paths
    assert [place for place, read in enumerate(reads) if read.inspection is None] == [*bad]
    for place, read in enumerate(reads):
        if read.inspection is not None:
            start = datetime.date(2015, 7, 6) if place % 2 else datetime.date(2024, 6, 10)
            assert read.inspection.start == start
    told = [str(reads[place].error) for place in bad]
    assert "web page" in told[1]
    assert "longer than" in told[2]


@pytest.mark.engines
@pytest.mark.filterwarnings("default")  # Dask warns about itself
def test_a_cluster_of_dask_gives_the_same(folder: Path) -> None:
    names = [folder / name for name in ("a.pdf", "b.pdf", "c.txt", "d.pdf", "e.pdf", "f.pdf")]
    distributed = importlib.import_module("distributed")
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**options) as cluster, distributed.Client(cluster) as client:
        executor = cast("Executor", client.get_executor())
        assert outcomes(read_reports(names * 7, executor=executor)) == EXPECTED * 7


@pytest.mark.slow
def test_processes_give_the_same(folder: Path) -> None:
    names = [folder / name for name in ("a.pdf", "b.pdf", "c.txt", "d.pdf", "e.pdf", "f.pdf")]
    with ProcessPoolExecutor(2) as pool:
        assert outcomes(read_reports(names, executor=pool)) == EXPECTED


class Broken(Executor):
    """An executor whose worker dies on the second file and that then takes no more."""

    def __init__(self) -> None:
        self.asked = 0

    def submit(self, fn: object, /, *args: object, **kwargs: object) -> "Future[ReportRead]":  # type: ignore[override] # it takes one function alone
        self.asked += 1
        if self.asked > 2:
            message = "the pool is broken"
            raise RuntimeError(message)
        future: Future[ReportRead] = Future()
        if self.asked == 2:
            future.set_exception(EOFError("died"))
        else:
            assert callable(fn)
            future.set_result(cast("ReportRead", fn(*args, **kwargs)))
        return future


def test_a_report_that_kills_its_worker_is_one_refusal(folder: Path) -> None:
    names = [folder / name for name in ("a.pdf", "c.txt", "e.pdf")]
    reads = list(read_reports(names, executor=Broken()))
    assert [read.error is None for read in reads] == [True, False, True]
    assert "EOFError" in str(reads[1].error)


def test_paths_may_be_endless(folder: Path) -> None:
    def endless() -> Iterator[Path]:
        while True:
            yield folder / "b.pdf"

    with ThreadPoolExecutor(1) as pool:
        first = next(read_reports(endless(), executor=pool))
    assert first.inspection is None


# -------------------------------------------------------------------------------------- tags


@pytest.mark.parametrize(
    ("text", "printed", "means"),
    [
        ("A. (outcome 3, national framework)", "outcome 3, national framework", "outcome_3"),
        ("A. (Outcome four).", "Outcome four", "outcome_4"),
        ("A [ enabler two: national framework].", "enabler two: national framework", "enabler_2"),
        ("A. Enabler three: National Framework.", "Enabler three: National Framework", "enabler_3"),
        (
            "A (enabler: the workforce is equipped, national framework)",
            "enabler: the workforce is equipped, national framework",
            "enabler_3",
        ),
        ("A. (principles, national framework)", "principles, national framework", "principles"),
        ("A. (enabler 4)", "enabler 4", None),
        ("A. (enabler of nothing)", "enabler of nothing", None),
    ],
)
def test_tags_as_printed_and_as_meant(text: str, printed: str, means: str | None) -> None:
    tag = read_tag(text)
    assert tag is not None
    assert tag.printed == printed
    assert tag.means == (None if means is None else NationalFramework(means))


@pytest.mark.parametrize("text", ["No tag.", "A (in some teams).", "The outcome 3 of it is clear."])
def test_no_tag(text: str) -> None:
    assert read_tag(text) is None


def test_an_inspection_is_what_it_says(folder: Path) -> None:
    assert isinstance(read_report(folder / "c.txt"), Inspection)


def test_the_sentence_that_states_a_sections_grade_is_marked() -> None:
    words = as_text(ilacs_2023()).replace("Made-up finding 1 says", "Help is good. Finding 1 says")
    report = read_report_text(words).report
    assert report is not None
    findings = report.paragraph(1).findings
    assert [each.states_grade for each in findings] == [True, False, False]
    words = words.replace("Help is good.", "Help is near.")
    report = read_report_text(words).report
    assert report is not None
    assert not any(each.states_grade for each in report.findings)


def test_the_day_of_publication_is_printed_given_or_known_of_the_very_file() -> None:
    held = next(each for each in load("england") if each.source is not None)
    assert held.source is not None
    made = document(ilacs_2023().blocks)
    silent = recognise(made).read(made)
    given = datetime.date(2024, 7, 30)
    digest = held.source.sha256
    assert published_of(silent, Given(), digest) == (held.published, held.published_basis)
    assert published_of(silent, Given(published=given), digest) == (given, None)
    assert published_of(silent, Given(), "0" * 64) == (None, None)
    stating = attrs.evolve(silent, published=given)
    assert published_of(stating, Given(), digest) == (given, Basis.PRINTED)
