"""What can go wrong, said so that the reader can mend it.

One base class, :class:`OfstedInspectionError`; every error keeps its facts in plain, picklable
fields and writes its message from them. Input that cannot be an inspection raises
:class:`InvalidDocument`, which lists every fault at once as :class:`Problem` values.
"""

import enum
import errno
import itertools
from collections.abc import Iterable
from typing import Self, final

import attrs

from ofsted_inspection._printable import printable
from ofsted_inspection._wording import MOST_PROBLEMS, in_words, near_misses, shown

__all__ = [
    "AlreadyThere",
    "InvalidDocument",
    "MissingExtra",
    "NoMeanOfGrades",
    "NothingGraded",
    "OfstedInspectionError",
    "Problem",
    "ProblemCode",
    "ScaleMismatch",
    "UnknownEdition",
    "UnknownName",
]

_MOST_NAMES_LISTED = 30


@final
class ProblemCode(enum.Enum):
    """The kinds of problem; the value is stable, to be matched by programs."""

    WRONG_TYPE = "wrong_type"
    """A value of another type than the field takes."""
    WRONG_VALUE = "wrong_value"
    """The right type, but not a value that the field takes."""
    UNKNOWN_NAME = "unknown_name"
    """A key, aspect, authority or identifier that is not known here."""
    MISSING = "missing"
    """Something that must be there is not."""
    DUPLICATE = "duplicate"
    """Something that may stand once stands more than once."""
    WRONG_ORDER = "wrong_order"
    """Dates, numbers or offsets that do not follow one another."""
    CONTRADICTION = "contradiction"
    """Two places that must agree do not."""
    UNRECOGNISED = "unrecognised"
    """A line or piece of text that the reader cannot place."""
    NOT_TEXT = "not_text"
    """Bytes that are not UTF-8 text, or text that no file can hold."""
    NOT_JSON = "not_json"
    """Text that is not JSON, or uses what JSON does not define."""
    TOO_LARGE = "too_large"
    """Nested too deeply, or larger than a reader takes."""
    UNSUPPORTED_VERSION = "unsupported_version"
    """Written for a newer version of the format than this package knows."""


@final
@attrs.frozen(kw_only=True)
class Problem:
    """One fault: where it is, what was found there, and what was expected.

    `path` is a JSON path (`$.judgements[3].grade`), `file`, `line` and `column` place it in a
    text or table; `line` counts from 1. Whatever does not apply is None. `found` is already
    bounded and escaped.
    """

    code: ProblemCode
    found: str
    expected: str
    path: str | None = None
    file: str | None = None
    line: int | None = None
    column: str | None = None

    @property
    def where(self) -> str:
        """Return the place in words, e.g. `judgements.csv, line 3, column grade`."""
        parts = (
            self.file,
            None if self.line is None else f"line {self.line}",
            None if self.column is None else f"column {self.column}",
            self.path,
        )
        return ", ".join(part for part in parts if part is not None) or "the document"

    def under(self, prefix: str) -> Self:
        """Return the same problem with its JSON path placed below `prefix` (`$.report`)."""
        return attrs.evolve(self, path=prefix + (self.path or "$").removeprefix("$"))

    def __str__(self) -> str:
        """Return one printable line: place, what was found, what was expected."""
        return printable(f"{self.where}: found {self.found}; expected {self.expected}")


class OfstedInspectionError(Exception):
    """The base of every error this package raises on purpose."""

    def __repr__(self) -> str:
        """Return the class and the beginning of the message."""
        return f"{type(self).__name__}({shown(str(self))})"


@final
class InvalidDocument(OfstedInspectionError, ValueError):
    """Input that cannot be what it should be; `problems` lists every fault, at most 100.

    `subject` says what was being read or made, e.g. `Inspection` or `report`.
    """

    def __init__(self, subject: str, problems: Iterable[Problem]) -> None:
        """Keep the first 100 of `problems`, in the order given."""
        self.subject = subject
        self.problems: tuple[Problem, ...] = tuple(itertools.islice(problems, MOST_PROBLEMS))
        super().__init__(subject, self.problems)

    def __str__(self) -> str:
        """Return a heading and one line per problem."""
        count = len(self.problems)
        subject = in_words(self.subject)
        heading = printable(f"{subject}: {count} problem{'' if count == 1 else 's'}")
        return "\n".join([heading, *(f"  {problem}" for problem in self.problems)])


@final
class UnknownName(OfstedInspectionError, LookupError):
    """A name that is not among those known; the message offers the nearest, or all of a few.

    `kind` says what was looked for (`dataset`, `aspect`), `name` what was asked, `known` what
    there is, `candidates` which of them were probably meant, where whoever looked knows better
    than by the letters alone; None where nobody does.
    """

    def __init__(
        self,
        kind: str,
        name: str,
        known: Iterable[str],
        candidates: Iterable[str] | None = None,
    ) -> None:
        """Keep what was asked for, what there is and what was meant, in the order given."""
        self.kind = kind
        self.name = name
        self.known: tuple[str, ...] = tuple(known)
        self.candidates: tuple[str, ...] | None = None if candidates is None else tuple(candidates)
        super().__init__(kind, name, self.known, self.candidates)

    @property
    def near(self) -> tuple[str, ...]:
        """The names that were probably meant, best first: the candidates, or near misses."""
        if self.candidates is None:
            return near_misses(self.name, self.known)
        return tuple(map(in_words, self.candidates))

    def __str__(self) -> str:
        """Return one line that names the near misses, or the known names."""
        near = self.near
        if near:
            offer = f"did you mean {' or '.join(near)}?"
        elif len(self.known) > _MOST_NAMES_LISTED:
            first, last = in_words(self.known[0]), in_words(self.known[-1])
            offer = f"there are {len(self.known)}, from {first} to {last}"
        else:
            offer = f"known: {', '.join(map(in_words, self.known)) or 'none'}"
        # The names known may be those of somebody's document.
        return printable(f"no {in_words(self.kind)} {shown(self.name)}; {offer}")


@final
class UnknownEdition(OfstedInspectionError, LookupError):
    """No edition of a programme is known for the day an inspection began.

    `programme` is the programme's value (`slac`), `start` the day asked for, in ISO form, `known`
    the periods that are known, in words.
    """

    def __init__(self, programme: str, start: str, known: Iterable[str]) -> None:
        """Keep what was asked for and the periods there are, in the order given."""
        self.programme = programme
        self.start = start
        self.known: tuple[str, ...] = tuple(known)
        super().__init__(programme, start, self.known)

    def __str__(self) -> str:
        """Return one line with the periods known, and what to do instead."""
        return printable(
            f"no edition of {in_words(self.programme)} is known for an inspection that began on "
            f"{in_words(self.start)}; known: {', '.join(map(in_words, self.known)) or 'none'}; "
            f"where the report itself shows the edition, take it by its id with "
            f"ofsted_inspection.frameworks.get"
        )


@final
class ScaleMismatch(OfstedInspectionError, TypeError):
    """Grades of two scales were compared, ordered or counted together; they have no common order.

    "Adequate" and "Requires improvement" share the number 3 and do not mean the same (Warrington
    2011, paragraph 3; the single inspection framework's definitions).
    """

    def __init__(self, left: str, right: str) -> None:
        """Keep the names of the two scales, in the order they met."""
        self.left = left
        self.right = right
        super().__init__(left, right)

    def __str__(self) -> str:
        """Return what was mixed and what to do instead."""
        left, right = in_words(self.left), in_words(self.right)
        if "Ungraded" in {left, right}:
            return printable(
                f"{left} and {right} have no order: 'not judged' is no grade; leave it "
                f"out before comparing (isinstance(grade, Ungraded))"
            )
        return printable(
            f"{left} and {right} are different scales: compare grades within one scale, "
            f"or compare inspections with ofsted_inspection.compare, which can say 'not comparable'"
        )


@final
class NoMeanOfGrades(OfstedInspectionError, TypeError):
    """A mean of grades was asked for; grades are ordinal, so they have none.

    The distance from good to requires improvement is not known to equal any other, so no
    arithmetic on grade numbers has a meaning; medians and shares do.
    """

    def __str__(self) -> str:
        """Return what to use instead."""
        return (
            "grades are ordinal and have no mean: use .median (a lower and an upper grade), "
            ".share(grade) or .at_least(grade)"
        )


@final
class NothingGraded(OfstedInspectionError, ValueError):
    """A share was asked of a distribution that holds no graded judgement."""

    def __str__(self) -> str:
        """Return what to test first."""
        return "a share of no graded judgements is not defined: test .total first"


@final
class MissingExtra(OfstedInspectionError, ImportError):
    """A part of the package needs a library that is not installed; the message says which extra."""

    def __init__(self, module: str, extra: str) -> None:
        """Keep the missing module's name and the extra that brings it."""
        self.module = module
        self.extra = extra
        super().__init__(module, extra)

    def __str__(self) -> str:
        """Return one line with the command to run."""
        module, extra = in_words(self.module), in_words(self.extra)
        return printable(f"{module} is not installed: pip install 'ofsted-inspection[{extra}]'")


@final
class AlreadyThere(OfstedInspectionError, FileExistsError):
    """Something stands where a writer was to write, and would be lost; nothing was written.

    `path` is the path that was given, `advice` says in words what to do.
    """

    def __init__(self, path: str, advice: str) -> None:
        """Keep where it stands and what to do."""
        self.path = path
        self.advice = advice
        super().__init__(errno.EEXIST, advice, path)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as a call of the constructor: an OSError keeps its arguments in its own way."""
        return type(self), (self.path, self.advice)

    def __str__(self) -> str:
        """Return one line with the path and what to do."""
        return printable(f"{in_words(self.path)} is there already: {in_words(self.advice)}")
