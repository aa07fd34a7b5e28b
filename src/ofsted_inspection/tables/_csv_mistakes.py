"""The likely cause where a CSV file is none of ours: what a spreadsheet made of it."""

import codecs
from collections.abc import Sequence

_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright lines"}

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def likely_encoding(content: bytes) -> str:
    """Return words that say which encoding `content`, which is no UTF-8, is probably in."""
    if content.startswith(_MARKS) or b"\x00" in content[:4]:
        return "; this looks like UTF-16 or UTF-32"
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return '; this looks like Windows-1252: save it as "CSV UTF-8"'


def likely_separator(found: Sequence[str], expected: Sequence[str]) -> str | None:
    """Return what stands between the names of `found`, where that alone is wrong."""
    if len(found) == 1:
        for separator, name in _SEPARATORS.items():
            if found[0].split(separator) == list(expected):
                return name
    return None
