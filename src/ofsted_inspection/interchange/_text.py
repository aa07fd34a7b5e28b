"""JSON text: bytes to plain values and back, with what JSON leaves open decided.

Written is the canonical form: UTF-8, no white space, keys in the order of the fields, one line,
one newline at its end. So a JSON Lines file is documents one after another, and the same object
gives the same bytes. Read is any JSON in UTF-8; refused are keys that repeat, NaN and infinities.
"""

import codecs
import json
import re

from ofsted_inspection._wording import shown
from ofsted_inspection.errors import InvalidDocument, Problem, ProblemCode
from ofsted_inspection.interchange._faults import DEEPEST, RepeatedKeys, Unusable

LARGEST_DOCUMENT = 64 * 2**20
"""The size in bytes of the largest document read or written; Warrington's is below 300,000."""

_LONGEST_INTEGER = 19
"""Digits: what 64 bits hold, and no field takes more."""


def written(document: dict[str, object], subject: str) -> bytes:
    """Return the canonical JSON of `document`; InvalidDocument if it is too large to be read."""
    text = _ENCODER.encode(document).encode()
    if len(text) >= LARGEST_DOCUMENT:
        raise InvalidDocument(subject, [_too_large(len(text) + 1)])
    return text + b"\n"


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def parsed(text: str | bytes, subject: str) -> object:
    """Return the plain value that `text` is the JSON of.

    In it, objects with repeated keys are RepeatedKeys and NaN and its like are Unusable, for the
    reading to place. Raises InvalidDocument where there is no such value.
    """
    if len(text) > LARGEST_DOCUMENT:
        raise InvalidDocument(subject, [_too_large(len(text))])
    if isinstance(text, bytes):
        text = _utf8(text, subject)
    text = text.removeprefix("\ufeff")
    try:
        return _decoded(text)
    except json.JSONDecodeError as error:
        raise InvalidDocument(subject, [_not_json(text, error)]) from None
    except RecursionError:
        if not is_deep(text):
            # Not the document: whoever called is deep in calls already.
            raise
    raise InvalidDocument(
        subject,
        [
            Problem(
                code=ProblemCode.TOO_LARGE,
                found="deeper nesting",
                expected=f"at most {DEEPEST} arrays and objects within one another",
                path="$",
            )
        ],
    )


def _utf8(text: bytes, subject: str) -> str:
    if text.startswith(_MARKS) or b"\x00" in text[:4]:
        # Text of ASCII letters in UTF-16 is UTF-8 as well, with NUL between the letters.
        expected = "text in UTF-8; this looks like UTF-16 or UTF-32"
        raise InvalidDocument(subject, [_not_utf8(text, 0, expected)])
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        raise InvalidDocument(subject, [_not_utf8(text, error.start)]) from None


_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _decoded(text: str) -> object:
    try:
        if text.startswith("{"):
            value, end = _QUICK.raw_decode(text)
            if text[end:] in {"", "\n"}:
                return value
        # No object, or white space around it, or something that must not be there.
        return _QUICK.decode(text)
    except json.JSONDecodeError:
        raise
    except ValueError:
        # An integer with more digits than int() takes; found again, and placed, by the slow one.
        return _PATIENT.decode(text)


def _object(pairs: list[tuple[str, object]]) -> object:
    members = dict(pairs)
    return members if len(members) == len(pairs) else RepeatedKeys(pairs)


def _constant(name: str) -> object:
    return Unusable(name, "a value that JSON has", ProblemCode.NOT_JSON)


def _integer(digits: str) -> object:
    if len(digits) > _LONGEST_INTEGER:
        expected = f"at most {_LONGEST_INTEGER} digits"
        return Unusable(f"an integer of {len(digits)} digits", expected, ProblemCode.TOO_LARGE)
    return int(digits)


_QUICK = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)
_PATIENT = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer)

# A string that never ends takes the rest of the text; nothing is ever looked at twice.
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{}\]]', re.DOTALL)


def is_deep(text: str) -> bool:
    """Whether the brackets of `text` stand deeper within one another than a document's may."""
    depth = 0
    for token in _STRING_OR_BRACKET.finditer(text):
        character = token[0][0]
        depth += (character in "[{") - (character in "]}")
        if depth > DEEPEST:
            return True
    return False


def _not_json(text: str, error: json.JSONDecodeError) -> Problem:
    here = text[error.pos : error.pos + 40]
    return Problem(
        code=ProblemCode.NOT_JSON,
        found=shown(here) if here.strip() else "the end of the text",
        expected=f"JSON ({error.msg[0].lower()}{error.msg[1:]})",
        line=error.lineno,
        column=str(error.colno),
    )


def _not_utf8(text: bytes, offset: int, expected: str = "text in UTF-8") -> Problem:
    found = f"{shown(text[offset : offset + 10])} at byte {offset}"
    return Problem(code=ProblemCode.NOT_TEXT, found=found, expected=expected)


def _too_large(size: int) -> Problem:
    return Problem(
        code=ProblemCode.TOO_LARGE,
        found=f"{size} bytes",
        expected=f"at most {LARGEST_DOCUMENT}",
    )
