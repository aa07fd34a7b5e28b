"""Numbers and bullets as printed before paragraphs and items."""

import re

# Fonts of symbols give characters of the private use area; the others are Unicode's own.
_BULLETS = "\uf06e\uf02d\uf0a7\uf0be\uf0b7\u25fc\u25a0\u25aa\u25cf\u2022\u25e6\u2023\uf0d8"
_DASHES = "-\u2013\u2014\u2212\u2010\u2011\u2015\u2500"
_BULLET = re.compile(rf"\s*([{_BULLETS}]|[{re.escape(_DASHES)}](?=\s)|o(?=\s[A-Z]))\s*")
MARK = re.compile(rf"[{_BULLETS}{re.escape(_DASHES)}](?=\s)")
"""A bullet or a dash with white space after it."""

_NUMBER = re.compile(r"\(?(?:\d{1,3}[.)]*|(?:[a-z]|[ivx]{1,4})[.)]+)$", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"(\d{1,3})(?:\s*[.,]\s*|\s+)")


def is_label(text: str) -> bool:
    """Whether `text` is a number or a bullet and no word."""
    return (
        not text
        or _NUMBER.match(text) is not None
        or all(each in _BULLETS + _DASHES or not each.isalnum() for each in text)
    )


def is_bullet(label: str | None) -> bool:
    """Whether `label` is a bullet."""
    return label is not None and not any(each.isalnum() for each in label)


def split_bullet(text: str) -> tuple[str | None, str]:
    """Return the bullet that `text` begins with, and the rest; None where there is none."""
    match = _BULLET.match(text)
    if match is None:
        return None, text
    return match.group(1), text[match.end() :]


def number_of(label: str | None) -> int | None:
    """Return the number that a label prints, `12.` or `12`; None for anything else."""
    match = re.fullmatch(r"(\d{1,3})\.?", label or "")
    return int(match.group(1)) if match else None


def leading_number(text: str) -> tuple[int, int] | None:
    """Return the number that `text` begins with and where the words after it begin."""
    match = _LEADING_NUMBER.match(text)
    return (int(match.group(1)), match.end()) if match else None
