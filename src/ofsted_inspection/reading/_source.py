"""The source of an inspection: the file, its terms, and what every character of it became."""

import hashlib
from collections.abc import Mapping, Sequence

from ofsted_inspection.models import Doubt, Source, Span, SpanRole
from ofsted_inspection.reading._printed import Printed
from ofsted_inspection.reading.document import Document

PUBLISHER = "Ofsted"
_AS_FOUND = "as it was found"


def source_of(printed: Printed, document: Document, data: bytes, ids: Sequence[str]) -> Source:
    """Return the source that `printed` was read from, `ids` being those of its sections."""
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
