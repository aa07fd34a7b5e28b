"""Which authority a number, a code or a name means: exactly one, or none and why."""

import functools
import operator
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import SupportsIndex, TypeAlias, final

from ofsted_inspection._record import problem
from ofsted_inspection.errors import InvalidDocument, ProblemCode, UnknownName
from ofsted_inspection.gazetteer._candidates import Candidates
from ofsted_inspection.gazetteer._held import Held, held
from ofsted_inspection.gazetteer._wording import Words, readings, says_sort, stripped, words
from ofsted_inspection.models import AuthorityType, LocalAuthority, NameKind

_SORTS_OF_TYPE: Mapping[AuthorityType, frozenset[str]] = {
    AuthorityType.COUNTY: frozenset(("county",)),
    AuthorityType.LONDON_BOROUGH: frozenset(("london", "borough")),
    AuthorityType.METROPOLITAN_DISTRICT: frozenset(("metropolitan", "borough", "district")),
    AuthorityType.SUI_GENERIS: frozenset(),
    AuthorityType.UNITARY_AUTHORITY: frozenset(("unitary", "borough", "district")),
}
_MOST_DIGITS = 10


@final
class Index:
    """Every number, code and name of the authorities held, ready to be asked."""

    def __init__(self, known: Held) -> None:
        """Index what is `known`."""
        self.names = tuple(authority.name for authority in known.authorities)
        of_urn = {authority.urn: authority for authority in known.authorities}
        self._numbers = of_urn | {authority.la_number: authority for authority in known.authorities}
        self._codes = {authority.ons_code: authority for authority in known.authorities} | {
            change.ons_code: of_urn[change.urn] for change in known.code_changes
        }
        self._of_words: dict[Words, list[LocalAuthority]] = defaultdict(list)
        self._sorts = {
            authority.urn: set(_SORTS_OF_TYPE[authority.type]) for authority in known.authorities
        }
        self._main: dict[int, set[Words]] = {}
        for authority in known.authorities:
            self._main[authority.urn] = {words(name) for name in _main_names(authority)}
            for name in self._main[authority.urn]:
                self._of_words[name].append(authority)
        for other in known.names:
            name = words(other.written)
            self._of_words[name].append(of_urn[other.urn])
            self._sorts[other.urn].update(self._sorts_said(other.urn, name))
        self._candidates = Candidates(self._offered(known, of_urn))

    def _offered(self, known: Held, of_urn: Mapping[int, LocalAuthority]) -> dict[Words, str]:
        """Return the names to offer; further ones with words of the sort of council add nothing."""
        offered: dict[Words, str] = {}
        for authority in known.authorities:
            for name in sorted(self._main[authority.urn]):
                offered.setdefault(name, authority.name)
        for other in known.names:
            name = words(other.written)
            if other.kind is NameKind.SHORT and not any(map(says_sort, name)):
                offered.setdefault(name, of_urn[other.urn].name)
        return offered

    def _sorts_said(self, urn: int, name: Words) -> Iterator[str]:
        """Yield what sort of council `name` says it is, round one of the authority's own names."""
        for left, asked in stripped(name):
            if left in self._main[urn]:
                for sorts in asked:
                    yield from sorts if len(sorts) == 1 else ()

    def of_number(self, number: int) -> LocalAuthority | None:
        """Return the authority of one of its two numbers."""
        return self._numbers.get(number)

    def of_text(self, text: str) -> list[LocalAuthority]:
        """Return the authorities that a number, a code or a name may mean, each once."""
        bare = text.strip()
        if bare.isascii() and bare.isdecimal() and len(bare) < _MOST_DIGITS:
            return [each for each in (self.of_number(int(bare)),) if each is not None]
        if (of_code := self._codes.get(bare.upper())) is not None:
            return [of_code]
        found = {
            each.urn: each
            for reading in readings(text)
            for left, asked in stripped(reading)
            for each in self._of_words.get(left, ())
            if all(sorts & self._sorts[each.urn] for sorts in asked)
        }
        # A name that an authority of today took over from an abolished one means today's.
        today = [each for each in found.values() if each.closed is None]
        return today or list(found.values())

    def candidates(self, text: str) -> tuple[str, ...]:
        """Return the names of the authorities that `text` may have meant, likeliest first."""
        return self._candidates.near(text)


def _main_names(each: LocalAuthority) -> tuple[str, ...]:
    return (each.name,) if each.ons_name is None else (each.name, each.ons_name)


@functools.cache
def index() -> Index:
    """Return the index of what is held; made when it is first asked."""
    return Index(held())


AuthorityKey: TypeAlias = SupportsIndex | str | LocalAuthority
"""Whatever tells one authority: a number, a code, a name, or itself."""


def resolved(key: AuthorityKey, known: Index | None = None) -> LocalAuthority:
    """Return the authority that `key` means; see `ofsted_inspection.gazetteer.authority`."""
    if isinstance(key, LocalAuthority):
        return key
    known = known or index()
    if isinstance(key, str):
        found = known.of_text(key)
        if len(found) > 1:
            names = [each.name for each in found]
            raise UnknownName("single authority", key, sorted(known.names), names)
        if not found:
            raise UnknownName("authority", key, sorted(known.names), known.candidates(key))
        return found[0]
    number = _number(key)
    authority = known.of_number(number)
    if authority is None:
        raise UnknownName("authority", str(number), sorted(known.names), ())
    return authority


def _number(key: SupportsIndex) -> int:
    try:
        if not isinstance(key, bool):
            return operator.index(key)
    except TypeError:
        pass
    wanted = "a number, a code or a name of an authority, or a LocalAuthority"
    raise InvalidDocument("authority", [problem("key", key, wanted, ProblemCode.WRONG_TYPE)])
