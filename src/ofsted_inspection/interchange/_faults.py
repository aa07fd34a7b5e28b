"""Collecting what is wrong with a document: in its own order, with JSON paths, at most 100."""

import json
from collections.abc import Iterable, Mapping
from typing import TypeGuard

import attrs

from ofsted_inspection._wording import MOST_PROBLEMS, shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode

DEEPEST = 64
"""How many arrays and objects may stand within one another in a document."""


class Enough(Exception):
    """A signal that as many problems are known as one error lists; never leaves this package."""


@attrs.define
class Faults:
    """The problems found so far; adding the hundredth ends the reading by raising Enough."""

    problems: list[Problem] = attrs.Factory(list[Problem])
    newer: str | None = None
    """The version of the document, where this package reads it without knowing all it may hold."""

    def add_unknown(self, path: str, found: object, expected: str, code: ProblemCode) -> None:
        """Add a name at `path` that nobody knows here, which a newer reader may."""
        if self.newer is not None:
            expected = (
                f"something that this ofsted-inspection knows; the document is of version "
                f"{self.newer} and needs a newer ofsted-inspection"
            )
            code = ProblemCode.UNSUPPORTED_VERSION
        self.add(path, found, expected, code)

    def add(
        self, path: str, found: object, expected: str, code: ProblemCode = ProblemCode.WRONG_VALUE
    ) -> None:
        """Add one problem at `path`, showing the value `found` bounded and escaped."""
        if isinstance(found, Unusable):
            code, text, expected = found.code, found.text, found.expected
            self._keep(Problem(code=code, path=path, found=text, expected=expected))
        else:
            self._keep(Problem(code=code, path=path, found=in_json(found), expected=expected))

    def add_missing(self, path: str, expected: str) -> None:
        """Add that nothing stands at `path`, where something must."""
        code = ProblemCode.MISSING
        self._keep(Problem(code=code, path=path, found="nothing", expected=expected))

    def add_too_deep(self, path: str) -> None:
        """Add that the document is nested too deeply at `path`."""
        code, found = ProblemCode.TOO_LARGE, "deeper nesting"
        expected = f"at most {DEEPEST} arrays and objects within one another"
        self._keep(Problem(code=code, path=path, found=found, expected=expected))

    def add_from(self, error: InvalidDocument, path: str) -> None:
        """Add what a model said of its fields taken together, placed below `path`."""
        for problem in error.problems:
            self._keep(problem.under(path))

    def _keep(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MOST_PROBLEMS:
            raise Enough


def is_object(value: object) -> TypeGuard[dict[object, object]]:
    """Whether `value` is what a JSON object is read into."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[list[object]]:
    """Whether `value` is what a JSON array is read into; a tuple is not."""
    return type(value) is list


class RepeatedKeys(dict[object, object]):
    """A JSON object in which a key stands more than once; the first value of each is kept."""

    def __init__(self, pairs: Iterable[tuple[object, object]]) -> None:
        """Keep the first value of each key, and name the keys that came again."""
        super().__init__()
        self.repeated: list[object] = []
        for key, value in pairs:
            if key in self:
                self.repeated.append(key)
            else:
                self[key] = value

    def holding(self, members: Mapping[object, object]) -> "RepeatedKeys":
        """Return `members` as an object in which the same keys stand more than once."""
        other = RepeatedKeys(members.items())
        other.repeated = self.repeated
        return other


@attrs.frozen
class Unusable:
    """What JSON text may hold and no document does: NaN, or an integer of absurd length."""

    text: str
    expected: str
    code: ProblemCode


def in_json(value: object) -> str:
    """Return `value` bounded and escaped, in the words of JSON: null, true, an array of 3."""
    if is_object(value):
        return f"an object of {len(value)}"
    if is_array(value):
        return f"an array of {len(value)}"
    return json.dumps(value) if value is None or isinstance(value, bool) else shown(value)


def member(path: str, key: object) -> str:
    """Return the JSON path of `key` below `path`: `$.urn`, or `$["two words"]`."""
    if isinstance(key, str) and key.isidentifier() and key.isascii() and len(key) <= 40:  # noqa: PLR2004
        return f"{path}.{key}"
    return f"{path}[{json.dumps(key[:40]) if isinstance(key, str) else shown(key)}]"
