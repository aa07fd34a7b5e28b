"""Spoiling good input: small changes that get past the first checks, where random bytes do not."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias, cast

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|-?[0-9.eE+]+|true|false|null|\s+|.', re.DOTALL)

_HOSTILE = (
    *(b"", b" ", b"\n", b"\r\n", b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\\", b'"'),
    *(b"null", b"true", b"1.0", b"1e999", b"-0", b"NaN", b"Infinity", b"9" * 30, b"9" * 5000),
    *(b"{}", b"[]", b"[" * 70, b'{"a":' * 70, b'"\\ud800"', b'"\\u0000"', b'"not_judged"'),
    *(b'"2011-02-30"', b'"20110110"', b'"2011-W02-1"', b'"0001-01-01"', b'"slac.good"', b"2"),
    # Refused at once, and not to be looked at any longer: depth, and texts that do not end.
    *(b"[" * 5000 + b'"' + b'\\"' * 5000, b'{"a":' * 5000 + b'"', b'\\"' * 5000, b"\x00" * 5000),
    *(b'"1.7"', b'"2.0"', b'"-0"', b'"97.00"', b'"p1"', b'"p1b"', b'"u1"', b'"month"'),
)


def spoilt(seeds: Sequence[bytes], source: random.Random) -> Iterator[bytes]:
    """Yield one of `seeds` after another with a few changes, without end."""
    while True:
        data = source.choice(seeds)
        changed = None
        if source.random() < 0.5:
            changed = _spoilt_rows(data, source) or _spoilt_value(data, source)
        yield _spoilt_text(data, seeds, source) if changed is None else changed


def _spoilt_text(data: bytes, seeds: Sequence[bytes], source: random.Random) -> bytes:
    """Return `data` with tokens replaced, repeated, left out, or taken from another of `seeds`."""
    tokens: list[bytes] = _TOKEN.findall(data)
    for _ in range(source.randint(1, 4)):
        start = source.randrange(len(tokens) + 1)
        end = min(len(tokens), start + source.choice((0, 1, 1, 1, 2, 5, 50)))
        match source.randrange(4):
            case 0:
                tokens[start:end] = [source.choice(_HOSTILE)]
            case 1:
                tokens[start:end] = tokens[start:end] * 2
            case 2:
                other: list[bytes] = _TOKEN.findall(source.choice(seeds))
                place = source.randrange(len(other))
                tokens[start:end] = other[place : place + source.randint(1, 20)]
            case _:
                del tokens[start:end]
    data = b"".join(tokens)
    if source.random() < 0.2 and data:
        place = source.randrange(len(data))
        data = data[:place] + bytes([source.randrange(256)]) + data[place + 1 :]
    return data


def _spoilt_rows(data: bytes, source: random.Random) -> bytes | None:
    """Return `data` with cells of rows put in those of rows nearby, None if it is no package."""
    if not data.startswith(b"=== "):
        return None
    lines = data.split(b"\n")
    for _ in range(source.randint(1, 3)):
        place = source.randrange(len(lines))
        cells = lines[place].split(b",")
        nearby = lines[max(0, place - 9) : place + 10]
        donors = [each.split(b",") for each in nearby if each.count(b",") == len(cells) - 1]
        column = source.randrange(len(cells))
        cells[column] = source.choice([*(donor[column] for donor in donors), b"", b"'", b"7"])
        lines[place] = b",".join(cells)
    return b"\n".join(lines)


def _spoilt_value(data: bytes, source: random.Random) -> bytes | None:
    """Return `data` with values put in the places of others, None if it is no JSON."""
    try:
        document: Json = json.loads(data)
    except ValueError:
        return None
    for _ in range(source.randint(1, 3)):
        places = list(_places(document))
        if not places:
            break
        around, key = source.choice(places)
        donor, donor_key = source.choice(places)
        value = source.choice((_at(donor, donor_key), None, 0, -1, 1.5, "", [], {}, True))
        if source.random() < 0.1:
            del around[key]
        elif not _holds(value, around):
            around[key] = value
    return json.dumps(document, ensure_ascii=source.random() < 0.5).encode(errors="surrogatepass")


_Around: TypeAlias = "dict[str | int, Json]"


def _places(value: Json) -> Iterator[tuple[_Around, str | int]]:
    """Yield each place within `value` as the object or array around it, and the key in that."""
    if isinstance(value, dict | list):
        around = cast("_Around", value)
        keys: list[str | int] = [*value] if isinstance(value, dict) else [*range(len(value))]
        for key in keys:
            yield around, key
            yield from _places(around[key])


def _at(around: _Around, key: str | int) -> Json:
    return around[key]


def _holds(value: Json, part: object) -> bool:
    """Whether `part` stands within `value`, so that it cannot be put into `part`."""
    return value is part or any(around[key] is part for around, key in _places(value))
