"""Which authorities may have been meant by a name that none has."""

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import final

from ofsted_inspection.gazetteer._wording import Words, says_sort, words

_MOST = 5
_ALIKE = 0.7
"""How alike the letters of two names must be for one to be offered for the other."""
_TELLING_LETTERS = 4
_COMPASS = frozenset(("north", "east", "south", "west"))


@final
class Candidates:
    """Names of authorities, ready to be asked for those that come near another."""

    def __init__(self, names: Mapping[Words, str]) -> None:
        """Take names by their words; an authority may stand under several."""
        self._names = names
        self._bearers = Counter(word for name in names for word in set(name))

    def near(self, text: str) -> tuple[str, ...]:
        """Return the names of at most five authorities, likeliest first.

        First those that share words with `text`, the more telling the words the better; then
        those of which a word begins alike (York, Yorkshire). Only where there are none, those
        whose letters are nearly the same.
        """
        asked = words(text)
        telling = tuple(word for word in asked if len(word) > 1 and not says_sort(word))
        sharing = self._sharing(frozenset(telling)) or self._sharing(frozenset(asked))
        found = dict.fromkeys((*sharing, *self._beginning_alike(telling)))
        return tuple(found)[:_MOST] or self._written_alike(telling or asked)

    def _sharing(self, asked: frozenset[str]) -> list[str]:
        scores: dict[str, tuple[float, float]] = {}
        for own, name in self._names.items():
            if common := asked.intersection(own):
                weight = round(sum(1 / self._bearers[word] for word in common), 6)
                score = weight, len(common) / len(asked.union(own))
                scores[name] = max(score, scores.get(name, score))
        best = max((weight for weight, _ in scores.values()), default=0.0)
        # Who shares a word as common as "north" is not meant where another shares "Yorkshire".
        near = sorted(name for name, (weight, _) in scores.items() if weight >= best / 2)
        return sorted(near, key=scores.__getitem__, reverse=True)

    def _beginning_alike(self, asked: Words) -> Iterator[str]:
        for own in sorted(self._names, key=len):
            if any(_begin_alike(*pair) for pair in itertools.product(asked, own)):
                yield self._names[own]

    def _written_alike(self, asked: Words) -> tuple[str, ...]:
        # Imported when something is wrong: it costs a fortieth of importing the whole package.
        import difflib

        written = {" ".join(own): name for own, name in self._names.items()}
        near = difflib.get_close_matches(" ".join(asked), written, n=_MOST, cutoff=_ALIKE)
        return tuple(dict.fromkeys(written[each] for each in near))


def _begin_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= _TELLING_LETTERS
        and short != long
        and short not in _COMPASS
        and long.startswith(short)
    )
