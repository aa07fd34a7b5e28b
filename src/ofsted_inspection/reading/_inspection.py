"""From what was read to the models: the one module that knows both."""

import contextlib
import datetime
import functools
import hashlib
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import attrs

from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode, UnknownName
from ofsted_inspection.frameworks import Programme, get
from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import (
    Addressee,
    AsOfBasis,
    Basis,
    ContentsEntry,
    Doubt,
    Finding,
    Inspection,
    InspectionKind,
    Judgement,
    LocalAuthority,
    Paragraph,
    PrintedGrade,
    Readings,
    Recommendation,
    Report,
    Review,
    Section,
    Source,
    Span,
    SpanRole,
    Statistic,
    StatisticKind,
    Timescale,
)
from ofsted_inspection.reading._printed import (
    Printed,
    PrintedEntry,
    PrintedItem,
    PrintedParagraph,
    PrintedScaleRow,
    PrintedSection,
)
from ofsted_inspection.reading._sentences import sentences
from ofsted_inspection.reading._tags import read_tag
from ofsted_inspection.reading.document import Document

PUBLISHER = "Ofsted"
BOARD = "safeguarding_board"
BOARD_TITLE = "Local Safeguarding Children Board"

_AS_FOUND = "as it was found"

_STATES_GRADE = re.compile(r".*\b(?:is|are) (?P<grade>[\w ]+?)\.?$")
_TRUST = re.compile(
    r"\s+children(?:(?:['\u2019]s| and families)?(?: services)? trust| first)$", re.IGNORECASE
)
_SUMMARY = "summary"


class Given(NamedTuple):
    """What the caller knows of a report."""

    authority: LocalAuthority | None = None
    published: datetime.date | None = None
    source_url: str | None = None


class _Placed(Protocol):
    """What was read from one place of the document."""

    @property
    def page(self) -> int: ...

    @property
    def line(self) -> int: ...


def inspection_of(printed: Printed, document: Document, data: bytes, given: Given) -> Inspection:
    """Return the inspection that a report describes; raises InvalidDocument, placed by line."""
    place = _Place(document)
    framework = get(printed.framework)
    aspects = {aspect.key: aspect for aspect in framework.aspects}
    ids = tuple(_section_ids(printed.sections))
    day, basis = published_of(printed, given, hashlib.sha256(data).hexdigest())
    judgements: list[Judgement] = []
    for each in printed.grades:
        with place.of(each.places[0]):
            judgements.append(Judgement(aspect=aspects[each.key], grade=each.grade))
    report = _Reports(place, printed, ids, framework.programme).report()
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
            judgements=tuple(judgements),
            reviews=_reviews(printed),
            report=report,
            readings=_readings(place, printed),
            source=_source(printed, document, data, ids),
        )


class _Place:
    """Says of each model that cannot be made where in the document it was read."""

    def __init__(self, document: Document) -> None:
        self._has_pages = document.pages is not None

    @contextlib.contextmanager
    def of(self, read: _Placed | None) -> Generator[None]:
        """Place the problems of what is made within at `read`."""
        try:
            yield
        except InvalidDocument as error:
            if read is None:
                raise
            page = f"page {read.page}" if self._has_pages else None
            raise InvalidDocument(
                "report",
                [
                    attrs.evolve(
                        each,
                        path=None,
                        file=each.file or page,
                        line=each.line or read.line,
                        expected=f"{each.expected} ({each.path.removeprefix('$.')})"
                        if each.path
                        else each.expected,
                    )
                    for each in error.problems
                ],
            ) from None


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


def _readings(place: _Place, printed: Printed) -> Readings | None:
    """Return the statistics about the area, None where the report states none."""
    statistics: list[Statistic] = []
    for each in printed.facts:
        basis = AsOfBasis.CARRIED if each.is_carried else AsOfBasis.STATED
        with place.of(each):
            statistics.append(
                Statistic(
                    id=each.id,
                    measure=each.measure,
                    measure_text=each.text,
                    kind=StatisticKind(each.kind),
                    value=each.value,
                    unit=each.unit,
                    as_of=each.day,
                    as_of_basis=AsOfBasis.NONE if each.day is None else basis,
                    paragraph=each.paragraph,
                    quote=each.quote,
                )
            )
    return Readings(statistics=tuple(statistics)) if statistics else None


# ----------------------------------------------------------------------------------- the report


def _section_ids(sections: Iterable[PrintedSection]) -> Iterator[str]:
    """Yield an identifier for each section: the headings that lead to it, each time another."""
    seen: dict[str, int] = {}
    path: list[tuple[int, str]] = []
    for section in sections:
        while path and path[-1][0] >= section.depth:
            path.pop()
        slug = re.sub(r"[^a-z0-9]+", "-", section.title.casefold()).strip("-") or _SUMMARY
        above = f"{path[-1][1]}/" if path else ""
        times = seen[above + slug] = seen.get(above + slug, 0) + 1
        id_ = f"{above}{slug}" if times == 1 else f"{above}{slug}-{times}"
        path.append((section.depth, id_))
        yield id_


class _Node(NamedTuple):
    section: PrintedSection
    id: str
    children: "list[_Node]"


class _Reports:
    """Makes the report out of what was printed."""

    def __init__(
        self, place: _Place, printed: Printed, ids: Sequence[str], programme: Programme
    ) -> None:
        self.place = place
        self.printed = printed
        self.ids = ids
        self.programme = programme

    def report(self) -> Report:
        """Return it, every model placed where it was read."""
        printed = self.printed
        with self.place.of(printed.named_at):
            return Report(
                title=printed.title,
                authority=printed.authority,
                sections=self._nested(),
                recommendations=tuple(map(self._recommendation, printed.items)),
                contents=tuple(map(self._entry, printed.contents)),
                printed_scale=tuple(map(self._scale_row, printed.scale)),
            )

    def _entry(self, entry: PrintedEntry) -> ContentsEntry:
        with self.place.of(entry):
            return ContentsEntry(title=entry.title, page=entry.number)

    def _scale_row(self, row: PrintedScaleRow) -> PrintedGrade:
        with self.place.of(row):
            return PrintedGrade(grade=row.grade, definition=row.definition)

    def _nested(self) -> tuple[Section, ...]:
        top: list[_Node] = []
        path: list[_Node] = []
        for section, id_ in zip(self.printed.sections, self.ids, strict=True):
            while path and path[-1].section.depth >= section.depth:
                path.pop()
            node = _Node(section, id_, [])
            (path[-1].children if path else top).append(node)
            path.append(node)
        return tuple(map(self._section, top))

    def _section(self, node: _Node, above: str | None = None) -> Section:
        printed = node.section
        grade = printed.grade
        judged = printed.key or above
        with self.place.of(printed):
            return Section(
                id=node.id,
                # What stands before the first heading stands under the report's own title.
                title=printed.title or self.printed.title,
                subsections=tuple(self._section(child, judged) for child in node.children),
                paragraphs=tuple(
                    self._paragraph(
                        each,
                        is_judged=judged is not None,
                        opens=place == 0 and printed.key == judged,
                    )
                    for place, each in enumerate(printed.paragraphs)
                ),
                aspect_key=printed.key,
                printed_grade=None if isinstance(grade, Ungraded) else grade,
            )

    def _paragraph(self, printed: PrintedParagraph, *, is_judged: bool, opens: bool) -> Paragraph:
        with self.place.of(printed):
            return Paragraph(
                id=printed.id,
                number=printed.number,
                number_printed=printed.number is not None and printed.number_printed,
                text=printed.text,
                items=printed.items,
                findings=tuple(_findings(printed, opens=opens)) if is_judged else (),
            )

    def _recommendation(self, printed: PrintedItem) -> Recommendation:
        with self.place.of(printed):
            return Recommendation(
                id=printed.id,
                text=printed.text,
                section=self.ids[printed.section],
                paragraph=printed.paragraph,
                number=printed.number,
                service=printed.service,
                timescale=None if printed.timescale is None else Timescale(printed.timescale),
                addressee=Addressee.BOARD if printed.of_board else Addressee.AUTHORITY,
                cites=printed.cites,
                tag=read_tag(printed.text) if self.programme is Programme.ILACS else None,
            )


def _findings(printed: PrintedParagraph, *, opens: bool) -> Iterator[Finding]:
    for place, (start, end) in enumerate(sentences(printed.text), start=1):
        states = opens and place == 1 and _states_grade(printed.text[start:end])
        yield Finding(id=f"{printed.id}s{place}", start=start, end=end, states_grade=states)


def _states_grade(sentence: str) -> bool:
    match = _STATES_GRADE.match(sentence)
    return match is not None and any(_is_grade(scale, match["grade"]) for scale in _SCALES)


_SCALES = (SlacGrade, ReformedGrade)


def _is_grade(scale: type[SlacGrade] | type[ReformedGrade], words: str) -> bool:
    try:
        scale.parse(words)
    except InvalidDocument:
        return False
    return True


# ----------------------------------------------------------------------------------- the source


def _source(printed: Printed, document: Document, data: bytes, ids: Sequence[str]) -> Source:
    targets: Mapping[str, str] = {f"s{place}": id_ for place, id_ in enumerate(ids)}
    first_lines = {
        block.page: document.line_of(i) for i, block in reversed(list(enumerate(document.blocks)))
    }
    return Source(
        title=f"{printed.title}: {printed.authority}",
        publisher=PUBLISHER,
        sha256=hashlib.sha256(data).hexdigest(),
        pages=document.pages,
        text_sha256=None if document.extractor is None else document.text_sha256,
        extractor=document.extractor,
        terms=printed.terms,
        running_lines=printed.running_lines,
        spans=tuple(
            Span(
                page=each.page,
                line=each.line,
                start=each.start,
                end=each.end,
                role=SpanRole(each.role),
                target=targets.get(each.target or "", each.target),
            )
            for each in printed.spans
        ),
        doubts=(
            *(
                Doubt(page=page, line=first_lines[page], reading=words, alternative=_AS_FOUND)
                for page, words in document.doubts
            ),
            *(
                Doubt(
                    page=None if document.pages is None else each.page,
                    line=each.line,
                    reading=each.reading,
                    alternative=each.alternative,
                )
                for each in printed.doubts
            ),
        ),
    )
