"""Running the command within the test's own process, and inspections made for it to show."""

import contextlib
import datetime
import io
import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from unittest import mock
from urllib.parse import quote

from ofsted_inspection import (
    AuthorityType,
    Basis,
    DatasetInfo,
    Inspection,
    InspectionKind,
    InspectorBody,
    InspectorGroup,
    Judgement,
    LocalAuthority,
    OfficialResult,
    Paragraph,
    Programme,
    Recommendation,
    Region,
    Report,
    Section,
    Service,
    SlacGrade,
    Statement,
    Timescale,
    WhenMeans,
)
from ofsted_inspection.cli import main
from ofsted_inspection.frameworks import SLAC_2010


class Outcome(NamedTuple):
    """What a run of the command came to."""

    status: int
    out: str
    err: str


def run(*arguments: str, **environment: str) -> Outcome:
    """Run the command with these arguments, output going to no terminal."""
    return _run(arguments, io.StringIO(), io.StringIO(), environment)


def run_on_screen(*arguments: str, **environment: str) -> Outcome:
    """Run the command as on a terminal, so long that nothing is paged unless LINES says so."""
    size = {"COLUMNS": "80", "LINES": "1000000", "TERM": "xterm"}
    return _run(arguments, Screen(), Screen(), size | environment)


class Screen(io.StringIO):
    """A stand-in for a terminal, which keeps what it is to show."""

    def isatty(self) -> bool:
        """Return True, as a terminal does."""
        return True


def _run(
    arguments: Sequence[str], out: io.StringIO, err: io.StringIO, environment: Mapping[str, str]
) -> Outcome:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_TERMINALS}
    with (
        mock.patch.dict(os.environ, kept | dict(environment), clear=True),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        status = main(arguments)
    return Outcome(status, out.getvalue(), err.getvalue())


_OF_TERMINALS = {"NO_COLOR", "FORCE_COLOR", "PAGER", "COLUMNS", "LINES", "TERM"}


def rows(outcome: Outcome) -> list[dict[str, str]]:
    """Return the rows of an answer that is tab-separated, by column."""
    header, *lines = outcome.out.splitlines()
    names = header.split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def run_with(
    loaded: Inspection | tuple[Inspection, ...] | tuple[OfficialResult, ...],
    *arguments: str,
    info: DatasetInfo | None = None,
    on_screen: bool = False,
    **environment: str,
) -> Outcome:
    """Run the command where `load` gives `loaded` and `available` gives `info`."""
    infos = (dataset() if info is None else info,)
    with (
        mock.patch("ofsted_inspection.cli._sources.load", return_value=loaded),
        mock.patch("ofsted_inspection.cli._sources.available", return_value=infos),
    ):
        if on_screen:
            return run_on_screen(*arguments, **environment)
        return run(*arguments, **environment)


def dataset(text: str = "Made up") -> DatasetInfo:
    """Return the description of a dataset whose words are `text`."""
    return DatasetInfo(
        name="england",
        title=text,
        version="1",
        rows=1,
        sha256="0" * 64,
        creator=text,
        released=datetime.date(2026, 1, 2),
        terms=text,
        citation=text,
        bibtex=text,
        cautions=(text,),
        datasheet=text,
    )


def authority(name: str = "Northmere") -> LocalAuthority:
    """Return a local authority that does not exist."""
    return LocalAuthority(
        urn=99999,
        name=name,
        la_number=999,
        ons_code="E00000000",
        region=Region.NORTH_WEST,
        type=AuthorityType.COUNTY,
    )


def inspection(text: str = "Margaret Allwood") -> Inspection:
    """Return an inspection with a short report, `text` standing wherever words may stand."""
    return Inspection(
        framework=SLAC_2010,
        authority=authority(text),
        start=datetime.date(2011, 1, 31),
        end=datetime.date(2011, 2, 11),
        published=datetime.date(2011, 3, 25),
        published_basis=Basis.PRINTED,
        source_url=f"https://example.org/{quote(text)}",
        lead_inspectors=(text,),
        age_group=text,
        team=(InspectorGroup(count=4, body=InspectorBody.HMI, printed=text),),
        judgements=tuple(
            Judgement(aspect=aspect, grade=SlacGrade.GOOD) for aspect in SLAC_2010.aspects
        ),
        report=report(text),
    )


def report(text: str) -> Report:
    """Return a report of one section with a paragraph, a bullet and two recommendations."""
    return Report(
        title=text,
        authority=text,
        sections=(
            Section(
                id="about",
                title=text,
                subsections=(
                    Section(
                        id="about/this",
                        title="This",
                        paragraphs=(
                            Paragraph(
                                id="p1", number=1, number_printed=True, text=text, items=(text,)
                            ),
                        ),
                    ),
                ),
            ),
        ),
        recommendations=tuple(
            Recommendation(
                id=f"p1r{number}",
                text=text,
                section="about/this",
                paragraph="p1",
                service=Service.SAFEGUARDING,
                timescale=timescale,
            )
            for number, timescale in enumerate(Timescale, 1)
        ),
    )


def official_result(text: str) -> OfficialResult:
    """Return a result that statistics state, its words and those of a later report being `text`."""
    return OfficialResult(
        authority=authority(text),
        programme=Programme.CP,
        service=None,
        kind=InspectionKind.REINSPECTION,
        published=datetime.date(2010, 1, 31),
        grade=None,
        grade_as_published=f"- {text}",
        statements=(
            Statement(
                when_text=text,
                when_means=WhenMeans.UNKNOWN,
                word=text,
                report_published=datetime.date(2014, 2, 11),
                agrees=False,
                note=text,
            ),
        ),
    )
