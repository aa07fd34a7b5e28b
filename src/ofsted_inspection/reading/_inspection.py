"""From what was read to the inspection: its outcome, and what the report and source become."""

import datetime
import functools
import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple

from ofsted_inspection._templates.sif import BOARD, BOARD_TITLE
from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import get
from ofsted_inspection.models import (
    AsOfBasis,
    Basis,
    Inspection,
    InspectionKind,
    Judgement,
    LocalAuthority,
    Readings,
    Review,
    Statistic,
    StatisticKind,
)
from ofsted_inspection.reading._placing import Places
from ofsted_inspection.reading._printed import Printed, PrintedFact
from ofsted_inspection.reading._report import Reports, section_ids
from ofsted_inspection.reading._source import source_of
from ofsted_inspection.reading.document import Document

_TRUST = re.compile(
    r"\s+children(?:(?:['\u2019]s| and families)?(?: services)? trust| first)$", re.IGNORECASE
)


class Given(NamedTuple):
    """What the caller knows of a report."""

    authority: LocalAuthority | None = None
    published: datetime.date | None = None
    source_url: str | None = None


def inspection_of(printed: Printed, document: Document, data: bytes, given: Given) -> Inspection:
    """Return the inspection that a report describes; raises InvalidDocument, placed by line."""
    place = Places(document)
    framework = get(printed.framework)
    aspects = {aspect.key: aspect for aspect in framework.aspects}
    ids = tuple(section_ids(printed.sections))
    day, basis = published_of(printed, given, hashlib.sha256(data).hexdigest())
    report = Reports(place, printed, ids, framework.programme).report()
    with place.of(printed.named_at):
        return Inspection(
            framework=framework,
            authority=_council(printed, given.authority),
            kind=InspectionKind.REINSPECTION if printed.is_reinspection else InspectionKind.FULL,
            kind_basis=Basis.PRINTED,
            start=printed.visits[0].start,
            start_basis=Basis.PRINTED,
            end=printed.visits[-1].end,
            end_basis=Basis.PRINTED,
            split_visit=len(printed.visits) > 1,
            published=day,
            published_basis=basis,
            source_url=given.source_url,
            lead_inspectors=printed.leads,
            age_group=printed.age_group,
            team=printed.team,
            team_members=printed.members,
            judgements=tuple(
                Judgement(aspect=aspects[each.key], grade=each.grade) for each in printed.grades
            ),
            reviews=_reviews(printed),
            report=report,
            readings=_readings(printed),
            source=source_of(printed, document, data, ids),
        )


def published_of(
    printed: Printed, given: Given, digest: str
) -> tuple[datetime.date | None, Basis | None]:
    """Return the day of publication: as printed, as given, or as England's data know the file."""
    if printed.published is not None:
        return printed.published, Basis.PRINTED
    if given.published is not None:
        return given.published, None
    return _published_files().get(digest, (None, None))


@functools.cache
def _published_files() -> Mapping[str, tuple[datetime.date | None, Basis | None]]:
    """Return the days of publication that the bundled data state, by the SHA-256 of the report."""
    from ofsted_inspection.datasets import load

    return {
        each.source.sha256: (each.published, each.published_basis)
        for each in load("england")
        if each.source is not None
    }


def _council(printed: Printed, given: LocalAuthority | None) -> LocalAuthority:
    """Return the authority that the cover names, or `given` where the name is not known."""
    from ofsted_inspection.gazetteer import authority

    try:
        # A children's trust runs some councils' services, and stands on the cover in their place.
        known = authority(_TRUST.sub("", printed.authority))
    except UnknownName as error:
        if given is not None:
            return given
        near = f"did you mean {' or '.join(error.candidates)}? " if error.candidates else ""
        code, found = ProblemCode.UNKNOWN_NAME, f"{shown(printed.authority)} on the cover"
        expected = f"an authority's name ({near}pass authority=LocalAuthority(...) for another)"
    else:
        if given is None or given.urn == known.urn:
            return given or known
        code, found = ProblemCode.CONTRADICTION, f"{shown(printed.authority)} on the cover"
        expected = f"{shown(given.name)}, the authority given"
    raise InvalidDocument("report", [Problem(code=code, found=found, expected=expected)])


def _reviews(printed: Printed) -> tuple[Review, ...]:
    if printed.board is None:
        return ()
    return (
        Review(
            key=BOARD,
            title=BOARD_TITLE,
            grade=printed.board.grade,
            published=printed.board_published,
        ),
    )


def _readings(printed: Printed) -> Readings | None:
    """Return the statistics about the area, None where the report states none."""
    return Readings(statistics=tuple(map(_statistic, printed.facts))) if printed.facts else None


def _statistic(fact: PrintedFact) -> Statistic:
    basis = AsOfBasis.CARRIED if fact.is_carried else AsOfBasis.STATED
    return Statistic(
        id=fact.id,
        measure=fact.measure,
        measure_text=fact.text,
        kind=StatisticKind(fact.kind),
        value=fact.value,
        unit=fact.unit,
        as_of=fact.day,
        as_of_basis=AsOfBasis.NONE if fact.day is None else basis,
        paragraph=fact.paragraph,
        quote=fact.quote,
    )
