"""What every model shares: checked fields, pickling through the constructor, cheap copies.

A model states its fields as annotations, and those are the truth: the first instance of a class
turns them into predicates, and every constructor call tests every field, then what the class says
in `_problems` about fields together. All faults are raised at once.
"""

import decimal
import itertools
import operator
import typing
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Self

import attrs

from ofsted_inspection._checks import MOST_DIGITS, check_of, class_decides
from ofsted_inspection._wording import MOST_PROBLEMS, near_misses, shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode


def problem(
    path: str, found: object, expected: str, code: ProblemCode = ProblemCode.WRONG_VALUE
) -> Problem:
    """Return a Problem about the field at `path` (below `$`), showing the value `found`."""
    return Problem(code=code, path=f"$.{path}", found=shown(found), expected=expected)


def one_of(name: object, known: Collection[str], what: str) -> str:
    """Return what was expected where `name` is none of the names `known`: the nearest, or all."""
    near = near_misses(name, known) if isinstance(name, str) else ()
    if near:
        return f"{what}; did you mean {' or '.join(near)}?"
    return f"{what}: {', '.join(known)}" if len(known) <= _MOST_NAMED else what


_MOST_NAMED = 30


def duplicates(path: str, keys: Iterable[object], what: str) -> Iterable[Problem]:
    """Return a Problem for each of `keys` that has occurred before, at its place in `path`."""
    given = tuple(keys)
    return () if len(set(given)) == len(given) else _repeated(path, given, what)


def _repeated(path: str, keys: tuple[object, ...], what: str) -> Iterator[Problem]:
    seen: set[object] = set()
    for index, key in enumerate(keys):
        if key in seen:
            yield problem(f"{path}[{index}]", key, f"each {what} once", ProblemCode.DUPLICATE)
        seen.add(key)


def collapsed_text(path: str, text: str) -> tuple[Problem, ...]:
    """Return a Problem unless `text` is words separated by single spaces, at least one of them."""
    # Of all white space the space alone is printable: nearly all text is told without splitting it.
    if text.isprintable() and text and text[0] != " " != text[-1] and "  " not in text:
        return ()
    if text and text == " ".join(text.split()):
        return ()
    return (problem(path, text, "words separated by single spaces"),)


def something(path: str, text: str | None) -> tuple[Problem, ...]:
    """Return a Problem if `text` is there and empty: nothing is None."""
    return (problem(path, text, "words, or nothing at all"),) if text == "" else ()


def plain_decimal(value: decimal.Decimal) -> decimal.Decimal:
    """Return `value` in the one form that equal decimals share: `1` for 1.0 and 1E+0, 0 for -0.

    What is no finite decimal is returned as it is, for the constructor to refuse.
    """
    if type(value) is not decimal.Decimal or not value.is_finite():
        return value
    if not value:
        return _ZERO
    sign, digits, exponent = value.as_tuple()
    exponent = int(exponent)
    while exponent < 0 and digits[-1] == 0:
        digits, exponent = digits[:-1], exponent + 1
    if 0 < exponent <= MOST_DIGITS:
        digits, exponent = (*digits, *(0 for _ in range(exponent))), 0
    return decimal.Decimal((sign, digits, exponent))


_ZERO = decimal.Decimal(0)


class Record:
    """The private base of all models: `attrs.frozen(kw_only=True)` classes with checked fields."""

    # What weak references need is here, so that the slots of a model are its fields and no more.
    __slots__ = ("__weakref__",)

    def __attrs_post_init__(self) -> None:
        """Raise InvalidDocument listing every fault of this instance."""
        # Quickly first: records are made by the hundred thousand, and nearly all are right.
        if _is_well_typed(self) and next(self._problems(), None) is None:
            return
        faults = tuple(itertools.islice(self._all_problems(), MOST_PROBLEMS))
        raise InvalidDocument(type(self).__name__, faults)

    def _all_problems(self) -> Iterator[Problem]:
        well_typed = True
        for name, holds, expected in _checks_of(type(self)).fields:
            value = getattr(self, name)
            if not holds(value):
                well_typed = False
                yield problem(name, value, expected, ProblemCode.WRONG_TYPE)
        # What fields say together can only be asked of fields that are what they claim to be.
        if well_typed:
            yield from self._problems()

    def _problems(self) -> Iterator[Problem]:
        """Yield what is wrong with well-typed fields taken together; overridden by models."""
        return iter(())

    def __repr__(self) -> str:
        """Return the class and every field, as the constructor takes them."""
        fields = ", ".join(f"{name}={value!r}" for name, value in _fields(self).items())
        return f"{type(self).__name__}({fields})"

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle as a call of the constructor, so that a tampered pickle meets every check."""
        return _from_fields, (type(self), _fields(self))

    def __copy__(self) -> Self:
        """Return self: nothing in a record can change."""
        return self

    def __deepcopy__(self, _memo: object) -> Self:
        """Return self: nothing in a record can change, at any depth."""
        return self


def _fields(record: Record) -> dict[str, object]:
    return {name: getattr(record, name) for name, _, _ in _checks_of(type(record)).fields}


def _model_named(cls: object) -> type[Record] | None:
    if isinstance(cls, type) and attrs.has(cls) and issubclass(cls, Record):
        return cls
    return None


def _from_fields(cls: object, fields: Mapping[str, object]) -> Record:
    # The class comes out of the pickle like the fields, and may be anything.
    model = _model_named(cls)
    if model is None:
        raise InvalidDocument("pickle", [problem("class", cls, "a model of this package")])
    known = {field.name: field for field in attrs.fields(_attrs_class(model))}
    strangers = [
        problem(name, fields[name], f"one of the fields {', '.join(known)}")
        for name in fields
        if name not in known
    ]
    missing = [
        problem(name, None, f"the field {name}", ProblemCode.MISSING)
        for name, field in known.items()
        if field.default is attrs.NOTHING and name not in fields
    ]
    if strangers or missing:
        raise InvalidDocument(model.__name__, [*strangers, *missing])
    return model(**fields)


def _attrs_class(model: type[Record]) -> type[attrs.AttrsInstance]:
    # Every model is an attrs class; the base cannot say so, being none itself.
    return typing.cast("type[attrs.AttrsInstance]", model)


class _Checks:
    """How to tell that the fields of a model hold what they should; made of its annotations.

    `fields` are name, predicate and wording of each. `values` gives the fields' values, and the
    class as well, since one name alone would give a bare value. A sequence of classes that was
    right once is right again, so `right` remembers those met: no more than the annotations allow.
    What a class does not decide, `looked_into` names by place.
    """

    __slots__ = ("fields", "looked_into", "right", "values")

    def __init__(self, cls: type[Record]) -> None:
        """Read the annotations of `cls`."""
        hints = typing.get_type_hints(cls)
        self.fields = tuple((name, *check_of(hints[name])) for name in cls.__slots__)
        self.values: Callable[[object], tuple[object, ...]]
        self.values = operator.attrgetter(*cls.__slots__, "__class__")
        self.right: set[tuple[type[object], ...]] = set()
        self.looked_into = tuple(
            (place, holds)
            for place, (name, holds, _) in enumerate(self.fields)
            if not class_decides(hints[name])
        )


_CHECKS: dict[type[Record], _Checks] = {}


def _checks_of(cls: type[Record]) -> _Checks:
    checks = _CHECKS.get(cls)
    if checks is None:
        # Two threads may both get here; they store what does the same.
        checks = _CHECKS[cls] = _Checks(cls)
    return checks


def _is_well_typed(record: Record) -> bool:
    """Whether every field of `record` is what its annotation says."""
    checks = _checks_of(type(record))
    values = checks.values(record)
    classes = tuple(map(type, values))
    if classes in checks.right:
        for place, holds in checks.looked_into:  # noqa: SIM110 - a generator costs more than it would do
            if not holds(values[place]):
                return False
        return True
    if all(holds(value) for value, (_, holds, _) in zip(values, checks.fields, strict=False)):
        checks.right.add(classes)
        return True
    return False
