# ruff: noqa: S101 - a benchmark first makes sure that what it times is right
"""The benchmarks of reading real reports, in the folder that OFSTED_REPORTS names."""

import csv
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import peak_of
from benchmarks.results import Result
from ofsted_inspection.reading import read_report

_PROCESSES = 2
_READ_ALL = """
from concurrent.futures import ProcessPoolExecutor
from ofsted_inspection.reading import read_reports
with ProcessPoolExecutor({processes}) as pool:
    for _ in read_reports({paths!r}, executor=pool):
        pass
"""


def _rows() -> list[tuple[str, str, int]]:
    """Return path, framework and pages of each report; none, said loudly, without a folder."""
    folder = os.environ.get("OFSTED_REPORTS")
    if not folder:
        print("OFSTED_REPORTS names no folder of reports: NOT MEASURED", file=sys.stderr)
        return []
    with (Path(folder) / "reports.csv").open(encoding="utf-8", newline="") as file:
        return [
            (str(Path(folder) / row["report"]), row["framework"], int(row["pages"]))
            for row in csv.DictReader(file)
        ]


def b10() -> Iterator[Result]:
    """Time reading the ILACS reports whole, against taking their text out and nothing more."""
    import pdfplumber
    import pypdfium2

    paths = [path for path, framework, _ in _rows() if framework.startswith("ilacs")]
    if not paths:
        return
    read_report(paths[0])
    taken = {"read_report": 0.0, "pdfplumber": 0.0, "pypdfium2": 0.0}
    for path in paths:
        started = time.perf_counter()
        assert read_report(path).judgements
        after = time.perf_counter()
        taken["read_report"] += after - started
        with pdfplumber.open(path) as pdf:
            assert "".join(page.extract_text() for page in pdf.pages)
        later = time.perf_counter()
        taken["pdfplumber"] += later - after
        document = pypdfium2.PdfDocument(path)
        assert "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        taken["pypdfium2"] += time.perf_counter() - later
    what = f"read {len(paths)} reports of ILACS whole"
    ours = taken["read_report"]
    yield Result(
        id="B10", what=f"{what} / pdfplumber, text", figure=ours / taken["pdfplumber"], aim=0.35
    )
    yield Result(id="B10", what=f"{what} / pypdfium2, bare text", figure=ours / taken["pypdfium2"])


def b11() -> Iterator[Result]:
    """Time and weigh reading all reports on two processes, and half of them."""
    rows = _rows()
    if not rows:
        return
    figures: list[tuple[float, int, int]] = []
    for part in (rows[::2], rows):
        code = _READ_ALL.format(processes=_PROCESSES, paths=[path for path, _, _ in part])
        started = time.perf_counter()
        peak = peak_of(code)
        pages = sum(each for _, _, each in part)
        figures.append(((time.perf_counter() - started) / pages, peak, pages))
    (half, half_peak, _), (whole, peak, pages) = figures
    what = f"{len(rows)} reports, {pages} pages, two processes"
    yield Result(id="B11", what=f"{what}: a page", figure=whole * 1000, unit="ms")
    yield Result(
        id="B11", what="time for a page, all / half of them", figure=whole / half, aim=1.25
    )
    yield Result(id="B11", what="peak memory, all / half of them", figure=peak / half_peak, aim=1.1)
