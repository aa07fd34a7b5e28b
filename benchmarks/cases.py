# ruff: noqa: S101 - a benchmark first makes sure that what it times is right
"""The benchmarks: what is done, against what, and what was aimed at."""

import json
import operator
import tempfile
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import msgspec
import pandas
import polars
import pydantic

from benchmarks.measuring import Task, in_turns, peak_of, process
from benchmarks.peers import Family
from benchmarks.reports import b10, b11
from benchmarks.results import Result
from ofsted_inspection import ReformedGrade, SlacGrade, distribution, load
from ofsted_inspection._compiled import decoded
from ofsted_inspection.interchange import from_json, read_jsonl, to_json
from ofsted_inspection.reading import read_report_text
from ofsted_inspection.tables import DICTIONARY, grade_counts, rows, to_frame

ROOT = Path(__file__).parents[1]
BUNDLED = ROOT / "src" / "ofsted_inspection" / "_bundled"


def _compared(
    name: str, what: str, tasks: dict[str, Callable[[], object]], rounds: int, aim: float | None
) -> Result:
    """Return the ratio of the first task to the second."""
    timings = in_turns(tasks, rounds)
    ours, peer, *_ = timings.values()
    return Result(id=name, what=what, figure=ours.median / peer.median, aim=aim, timings=timings)


def b1() -> Iterator[Result]:
    """Time a process that imports the package, against one that imports attrs."""
    yield _compared(
        "B1",
        "process: import Inspection and load / process: import attrs",
        {
            "ofsted_inspection": process("from ofsted_inspection import Inspection, load"),
            "attrs": process("import attrs"),
        },
        21,
        1.55,
    )


_PYDANTIC = """
import datetime, enum
from collections import Counter
from pydantic import BaseModel, ConfigDict
class Grade(enum.Enum):
    OUTSTANDING = "outstanding"; GOOD = "good"; ADEQUATE = "adequate"; INADEQUATE = "inadequate"
class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
class Authority(Strict):
    urn: int; name: str; ons_name: str | None; la_number: int; ons_code: str
    region: str; type: str; closed: datetime.date | None
class Group(Strict):
    count: int; body: str; printed: str
class Judgement(Strict):
    aspect: str; grade: Grade
class Inspection(Strict):
    schema_version: str; framework: str; id: str; authority: Authority
    kind: str; kind_basis: str; form: str | None
    start: datetime.date; start_precision: str; start_basis: str
    end: datetime.date | None; end_basis: str; split_visit: bool
    published: datetime.date | None; published_basis: str; source_url: str | None
    lead_inspectors: tuple[str, ...]; age_group: str | None
    team: tuple[Group, ...]; team_members: tuple[None, ...]
    judgements: tuple[Judgement, ...]; reviews: tuple[None, ...]
    report: None; readings: None; source: None
with open({path!r}, "rb") as file:
    warrington = Inspection.model_validate_json(file.read())
assert Counter(each.grade for each in warrington.judgements)[Grade.ADEQUATE] == 20
"""


def b2() -> Iterator[Result]:
    """Time a process that loads Warrington and counts its grades, against pandas and pydantic."""
    with tempfile.TemporaryDirectory() as folder:
        table, document = Path(folder) / "judgements.csv", Path(folder) / "warrington.json"
        to_frame(load("warrington-2011"), "judgements").to_csv(table)
        bare = attrs.evolve(load("warrington-2011", text=False), source=None)
        document.write_bytes(to_json(bare))
        ours = process(
            "from ofsted_inspection import SlacGrade, distribution, load\n"
            "counts = distribution(load('warrington-2011').judgements).counts\n"
            "assert counts[SlacGrade.ADEQUATE] == 20"
        )
        with_pandas = process(
            f"import pandas\ncounts = pandas.read_csv({str(table)!r})['grade'].value_counts()\n"
            "assert counts['adequate'] == 20"
        )
        with_pydantic = process(_PYDANTIC.format(path=str(document)))
        yield _compared(
            "B2",
            "process: load Warrington whole, count / pandas from CSV",
            {"ofsted_inspection": ours, "pandas": with_pandas},
            9,
            0.25,
        )
        yield _compared(
            "B2",
            "the same / pydantic, the outcome alone",
            {"ofsted_inspection": ours, "pydantic": with_pydantic},
            15,
            1.0,
        )


def b3() -> Iterator[Result]:
    """Time decoding Warrington's JSON, every check made, against pydantic with the same checks."""
    family, document = Family(SlacGrade), to_json(load("warrington-2011"))
    assert from_json(document) == load("warrington-2011")
    result = _compared(
        "B3",
        "decode Warrington's JSON / pydantic, same checks",
        {
            "ofsted_inspection": lambda: from_json(document),
            "pydantic": lambda: family.pydantic.model_validate_json(document),
            "msgspec": lambda: msgspec.json.decode(document, type=family.msgspec),
        },
        41,
        1.25,
    )
    yield result
    floor = result.timings["ofsted_inspection"].median / result.timings["msgspec"].median
    yield Result(id="B3", what="the same / msgspec structs, types alone (floor)", figure=floor)


def b4() -> Iterator[Result]:
    """Time England from the compiled file, against its documents in pydantic and json.loads."""
    england, family = load("england"), Family(ReformedGrade)
    compiled = (BUNDLED / "england.json").read_bytes()
    documents = b"[" + b",".join(to_json(each).strip() for each in england) + b"]"
    many = pydantic.TypeAdapter(list[family.pydantic])
    assert decoded(compiled) == england
    result = _compared(
        "B4",
        "load compiled England / pydantic, its documents",
        {
            "ofsted_inspection": lambda: decoded(compiled),
            "pydantic": lambda: many.validate_json(documents),
            "json.loads": lambda: json.loads(compiled),
        },
        21,
        0.8,
    )
    yield result
    multiple = result.timings["ofsted_inspection"].median / result.timings["json.loads"].median
    yield Result(id="B4", what="the same / json.loads of the compiled file", figure=multiple)


def _copies(count: int) -> list[bytes]:
    """Return the documents of `count` inspections of England's shape, each of an own authority."""
    england = load("england")
    found: list[bytes] = []
    for number in range(count):
        each = england[number % len(england)]
        authority = attrs.evolve(each.authority, urn=100_000 + number)
        found.append(to_json(attrs.evolve(each, authority=authority)))
    return found


def b5() -> Iterator[Result]:
    """Measure the memory of 10,000 inspections of England's shape, against msgspec structs."""
    documents, family = _copies(10_000), Family(ReformedGrade)

    def held(decode: Callable[[bytes], Any]) -> int:
        decode(documents[0])
        tracemalloc.start()
        before = tracemalloc.get_traced_memory()[0]
        kept = [decode(document) for document in documents]
        after = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        del kept
        return after - before

    decoder = msgspec.json.Decoder(family.msgspec)
    ours, floor = held(from_json), held(decoder.decode)
    yield Result(
        id="B5",
        what=f"memory of 10,000 inspections ({ours / 2**20:.1f} MiB) / msgspec",
        figure=ours / floor,
        aim=1.3,
    )


def b6() -> Iterator[Result]:
    """Time the distribution of 1,000,000 judgements, against Counter over the same attribute."""
    held = [judgement for each in load("england") for judgement in each.judgements]
    judgements = [attrs.evolve(held[number % len(held)]) for number in range(1_000_000)]
    grade = operator.attrgetter("grade")
    assert sum(distribution(judgements).by_grade) <= len(judgements)
    yield _compared(
        "B6",
        "distribution of 1,000,000 judgements / Counter",
        {
            "ofsted_inspection": lambda: distribution(judgements),
            "Counter": lambda: Counter(map(grade, judgements)),
        },
        15,
        1.5,
    )


def _tall(rows: int) -> polars.DataFrame:
    frame = to_frame(load("england"), "judgements", backend="polars")
    frame = frame.select("region", "scale", "grade")
    return polars.concat([frame] * (rows // frame.height + 1)).head(rows).rechunk()


def b7() -> Iterator[Result]:
    """Time grade_counts on 10,000,000 rows, against what one would write by hand."""
    keys = ["region", "scale", "grade"]
    tall = _tall(10_000_000)
    yield _compared(
        "B7",
        "grade_counts, 10,000,000 rows, polars / by hand",
        {
            "ofsted_inspection": lambda: grade_counts(tall, by=["region"]),
            "by hand": lambda: tall.group_by(keys).len(),
        },
        9,
        1.1,
    )
    short = tall.head(1_000_000)
    yield from _growth(
        "polars",
        {
            "ours at 10,000,000": lambda: grade_counts(tall, by=["region"]),
            "ours at 1,000,000": lambda: grade_counts(short, by=["region"]),
            "by hand at 10,000,000": lambda: tall.group_by(keys).len(),
            "by hand at 1,000,000": lambda: short.group_by(keys).len(),
        },
    )
    frame = pandas.DataFrame(
        {
            name: pandas.Categorical.from_codes(
                tall[name].to_physical().fill_null(255).cast(polars.Int16).replace(255, -1),
                categories=tall[name].dtype.categories.to_list(),
            )
            for name in keys
        }
    )
    yield _compared(
        "B7",
        "grade_counts, 10,000,000 rows, pandas / by hand",
        {
            "ofsted_inspection": lambda: grade_counts(frame, by=["region"]),
            "by hand": lambda: _sizes(frame, keys),
        },
        5,
        1.1,
    )
    start = frame.head(1_000_000)
    yield from _growth(
        "pandas",
        {
            "ours at 10,000,000": lambda: grade_counts(frame, by=["region"]),
            "ours at 1,000,000": lambda: grade_counts(start, by=["region"]),
            "by hand at 10,000,000": lambda: _sizes(frame, keys),
            "by hand at 1,000,000": lambda: _sizes(start, keys),
        },
    )


def _sizes(frame: pandas.DataFrame, keys: list[str]) -> object:
    return frame.groupby(keys, observed=True, dropna=False, as_index=False).size()


def _growth(engine: str, tasks: dict[str, Task]) -> Iterator[Result]:
    """Compare the time per row of ten times the rows: ours, then what the engine itself takes."""
    timings = in_turns(tasks, 9)
    ours, ours_of_tenth, hand, hand_of_tenth = (each.median for each in timings.values())
    yield Result(
        id="B7",
        what=f"time per row at 10,000,000 / at 1,000,000, {engine}",
        figure=ours / ours_of_tenth / 10,
        aim=1.1,
        timings=timings,
    )
    yield Result(
        id="B7", what="the same, by hand (the engine's own)", figure=hand / hand_of_tenth / 10
    )


_READ = """
from ofsted_inspection.interchange import read_jsonl
assert sum(1 for _ in read_jsonl({path!r})) == {count}
"""


def b8() -> Iterator[Result]:
    """Time reading JSON Lines of 100,000 inspections, against pydantic with the same checks."""
    family = Family(ReformedGrade)
    documents = _copies(100_000)
    with tempfile.TemporaryDirectory() as folder:
        path, tenth = Path(folder) / "all.jsonl", Path(folder) / "tenth.jsonl"
        path.write_bytes(b"".join(documents))
        tenth.write_bytes(b"".join(documents[:10_000]))

        def with_pydantic() -> int:
            with path.open("rb") as lines:
                return sum(1 for line in lines if family.pydantic.model_validate_json(line))

        yield _compared(
            "B8",
            "read JSON Lines of 100,000 inspections / pydantic, same checks",
            {
                "ofsted_inspection": lambda: sum(1 for _ in read_jsonl(path)),
                "pydantic": with_pydantic,
            },
            2,
            1.25,
        )
        peaks = [
            peak_of(_READ.format(path=str(file), count=count))
            for file, count in ((path, 100_000), (tenth, 10_000))
        ]
        yield Result(
            id="B8",
            what=f"peak memory at 100,000 lines ({peaks[0] // 1024} MiB) / at 10,000",
            figure=peaks[0] / peaks[1],
            aim=1.1,
        )


def b9() -> Iterator[Result]:
    """Time reading a report's text, against str.split over it; and its growth with length."""
    text = (ROOT / "data" / "warrington-2011" / "report.txt").read_text(encoding="utf-8")
    tail = "The quality of health records examined is good, evidencing clear information sharing"
    assert tail in text
    longer = text.replace(
        tail, f"{'Assessments are carried out in time. ' * (len(text) // 37)}{tail}"
    )
    timings = in_turns(
        {
            "read_report_text": lambda: read_report_text(text),
            "str.split": text.split,
            "read_report_text, twice the text": lambda: read_report_text(longer),
        },
        15,
    )
    ours = timings["read_report_text"].median
    yield Result(
        id="B9",
        what=f"read a report of {len(text) // 1000} KB",
        figure=ours * 1000,
        unit="ms",
        aim=50,
        timings=timings,
    )
    yield Result(
        id="B9", what="the same / str.split (floor)", figure=ours / timings["str.split"].median
    )
    growth = timings["read_report_text, twice the text"].median / ours * len(text) / len(longer)
    yield Result(id="B9", what="time per character, twice the text / once", figure=growth, aim=1.25)


def b12() -> Iterator[Result]:
    """Time a frame of all judgements of England, and all rows of Warrington, against bare loops."""
    england, warrington = load("england"), load("warrington-2011")
    frame = to_frame(england, "judgements", backend="polars")
    shapes = {name: frame[name].dtype for name in frame.columns}
    held = frame.rows()

    def by_hand() -> polars.DataFrame:
        return polars.DataFrame(held, schema=shapes, orient="row")

    assert by_hand().equals(frame)
    yield _compared(
        "B12",
        "to_frame, judgements of England, polars / its rows already made",
        {
            "ofsted_inspection": lambda: to_frame(england, "judgements", backend="polars"),
            "rows to polars": by_hand,
        },
        41,
        3.0,
    )
    count = sum(len(list(rows(warrington, name))) for name in DICTIONARY)
    timings = in_turns({"rows": lambda: [list(rows(warrington, name)) for name in DICTIONARY]}, 21)
    yield Result(
        id="B12",
        what=f"the {count} rows of all tables of Warrington",
        figure=timings["rows"].median * 1000,
        unit="ms",
        aim=20,
        timings=timings,
    )


CASES = (b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12)
