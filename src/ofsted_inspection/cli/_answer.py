"""What a command answers: rows under columns, or a text, and what is to be said beside it."""

import datetime
import decimal
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias, final

import attrs

from ofsted_inspection.grades import ReformedGrade, SlacGrade, Ungraded
from ofsted_inspection.models import Polarity

Value: TypeAlias = (
    str
    | int
    | datetime.date
    | decimal.Decimal
    | SlacGrade
    | ReformedGrade
    | Ungraded
    | Polarity
    | None
)
"""What stands in one column of a row; None where there is nothing."""

Values: TypeAlias = tuple[Value, ...]
"""One row."""


class Heading(NamedTuple):
    """A heading, or what leads to what is shown."""

    text: str
    is_small: bool = False


class Facts(NamedTuple):
    """Names and values, one beneath another."""

    facts: tuple[tuple[str, str], ...]


class Grid(NamedTuple):
    """A table within a view."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Values, ...]


class Prose(NamedTuple):
    """Running text, after its number if it has one."""

    text: str
    number: int | None = None


class Bullets(NamedTuple):
    """A list of items."""

    items: tuple[str, ...]


Block: TypeAlias = Heading | Facts | Grid | Prose | Bullets
"""A part of what is shown to a person in place of the rows."""


@final
@attrs.frozen(kw_only=True)
class Answer:
    """What came of a command, before it is written in any form.

    `columns` and `rows` are the answer; `view` shows the same to a person, where a table is not
    what a person wants; `documents` makes it as a document of its own, by format. `text` is an
    answer that has no rows, and is written as it stands. `cautions` are what is not to be
    overlooked in this answer, `about` those of the data sets it is of, `covers` until when their
    reports were published. `status` is that of the process.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[Values, ...] = ()
    view: tuple[Block, ...] = ()
    documents: Mapping[str, Callable[[], str]] = attrs.field(factory=dict[str, Callable[[], str]])
    text: str | None = None
    cautions: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    covers: tuple[tuple[str, datetime.date], ...] = ()
    status: int = 0
