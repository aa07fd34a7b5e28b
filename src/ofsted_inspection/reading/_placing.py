"""Says of what cannot be made where in the document it was read."""

import contextlib
from collections.abc import Generator
from typing import Protocol

import attrs

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.reading.document import Document


class Placed(Protocol):
    """What was read from one place of the document."""

    @property
    def page(self) -> int:
        """Its page, from 1."""
        ...

    @property
    def line(self) -> int:
        """Its line in the canonical text, from 1."""
        ...


class Places:
    """Says of each model that cannot be made where in the document it was read."""

    def __init__(self, document: Document) -> None:
        """Take the document that everything is read from."""
        self._has_pages = document.pages is not None

    @contextlib.contextmanager
    def of(self, read: Placed | None) -> Generator[None]:
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
