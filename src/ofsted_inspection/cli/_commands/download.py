"""`download`: the published reports of inspections, fetched one at a time."""

import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path

from ofsted_inspection.cli._answer import Answer, Values
from ofsted_inspection.cli._declared import AS_ROWS, Argument, Command, GivenRows
from ofsted_inspection.cli._parsing import BadUse
from ofsted_inspection.cli._progress import Progress
from ofsted_inspection.cli._sources import held, source
from ofsted_inspection.cli._values import count, day
from ofsted_inspection.models import Inspection

_COLUMNS = ("inspection_id", "outcome", "path", "why", "authority", "published", "source_url")


class _Given(GivenRows):
    source: str
    since: datetime.date | None = None
    pause: int


def _run(given: _Given) -> Answer:
    folder = given.output
    if folder is None:
        raise BadUse("-o FOLDER is needed")
    # The reports go there; the account of them goes to standard output.
    given.output = None
    of = held(given.source)
    since = given.since or datetime.date.min
    wanted = [
        each
        for each in of.inspections
        if each.source_url is not None and (each.published or datetime.date.max) >= since
    ]
    rows = tuple(_fetched(wanted, Path(folder), given.pause))
    done = sum(outcome in {"fetched", "held"} for _, outcome, *_ in rows)
    return Answer(
        columns=_COLUMNS,
        rows=rows,
        cautions=(f"{done} of {len(wanted)} reports are in {folder}; each keeps its own terms",),
        covers=of.covers,
        status=0 if done == len(wanted) else 1,
    )


def _fetched(wanted: Sequence[Inspection], folder: Path, pause: int) -> Iterator[Values]:
    from ofsted_inspection._downloading import download

    progress = Progress(len(wanted))
    for each in download(wanted, folder, pause=pause):
        of = each.inspection
        name, published = of.authority.name, of.published
        yield of.id, each.outcome, str(each.path), each.why, name, published, of.source_url
        progress.step()
    progress.end()


COMMAND = Command(
    name="download",
    summary="fetch the published reports of inspections; status 1 if one could not be had",
    examples=(
        ("ofsted-inspection download --since 2026-01-01 -o reports/", "those of this year"),
        ("ofsted-inspection read reports/ -o read.jsonl", "and then read them"),
    ),
    about="One at a time, with a pause between two, obeying the site's robots.txt and stopping "
    "where it asks to (403, 429). What is there already is not fetched again; what comes is "
    "compared with the SHA-256 of the data. SOURCE is england unless given.",
    arguments=(
        source(needed=False, default="england"),
        Argument(
            name="--since", takes="DATE", read=day, help="published on this day or later alone"
        ),
        Argument(
            name="--pause",
            takes="SECONDS",
            read=count,
            default=2,
            help="between two requests; 2 unless given",
        ),
        Argument(
            name="--output", short="-o", takes="FOLDER", help="where the reports go, as ID.pdf"
        ),
        *(each for each in AS_ROWS if each.name not in {"--output", "--force"}),
    ),
    given=_Given,
    run=_run,
)
