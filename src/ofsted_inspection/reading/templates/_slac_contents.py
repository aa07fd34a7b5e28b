"""The table of contents, whose lines the text breaks, glues together and interleaves.

One line may hold six headings and then their six pages, with the end of a wrapped heading left
between the pages: "... keeping children and young safe <tab> 9 9 10 people 12". So each line is
matched with headings of the template, in order: its words must be theirs, all of them.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ofsted_inspection._templates.slac import OUTLINE
from ofsted_inspection.errors import ProblemCode
from ofsted_inspection.reading._printed import PrintedEntry
from ofsted_inspection.reading.templates._lines import Lines, Piece
from ofsted_inspection.reading.templates._stated import plain

_TITLES = tuple(heading.title for heading in OUTLINE)
_PAGE = re.compile(r"[0-9]{1,3}")
_LEADER = re.compile(r"[.\u2026]{3,}")
_LONGEST_ENTRY = 3
"""Over how many lines the headings of one run of pages may be wrapped."""


class _Word(NamedTuple):
    """A word, made plain; `apart` if more than a single space stands before it in its line."""

    text: str
    piece: Piece
    apart: bool


class _Entries(NamedTuple):
    """Titles found, by their place in the outline, with the words and the page of each."""

    titles: tuple[int, ...]
    words: tuple[tuple[_Word, ...], ...]
    pages: tuple[_Word, ...]


def read_contents(lines: Lines, first: int, last: int) -> tuple[PrintedEntry, ...]:
    """Read the entries on the lines from `first` to before `last`; faults name the line."""
    entries: list[PrintedEntry] = []
    left = list(range(first, last))
    after = 0
    while left:
        line = left[0]
        found, count = _first_entries(lines, left, after)
        if found is not None:
            for title, words, page in zip(found.titles, found.words, found.pages, strict=True):
                pieces = _merged([word.piece for word in (*words, page)])
                lines.claim(pieces, "contents", f"contents-{len(entries) + 1}")
                entries.append(_entry(lines, _TITLES[title], page))
            for each in left[:count]:
                dots = _LEADER.finditer(lines.text(each))
                lines.claim(
                    (Piece(each, d.start(), d.end(), d.group()) for d in dots), "layout_mark"
                )
            after = found.titles[-1] + 1
        elif _PAGE.fullmatch(lines.words(line)):
            # No entry has its page alone: it is the number of the page that the contents are on.
            lines.claim(lines.pieces(line), "furniture")
        else:
            lines.fault(
                line,
                lines.words(line),
                "headings of the programme's template, in order, and a page for each",
            )
        left = left[count:]
    return tuple(entries)


def _entry(lines: Lines, title: str, word: _Word) -> PrintedEntry:
    """Return the entry of `title`, whose page is `word`; one that no report has is a fault."""
    page = int(word.text) if _PAGE.fullmatch(word.text) else 0
    if page < 1:
        expected = "a page from 1 to 999 in the contents"
        lines.fault(word.piece.line, word.text, expected, ProblemCode.WRONG_VALUE)
    place = lines.place(word.piece.line)
    return PrintedEntry(title=title, number=page, page=place.page, line=place.line)


def _first_entries(lines: Lines, left: Sequence[int], after: int) -> tuple[_Entries | None, int]:
    """Match the first line, or the first few together where headings are wrapped.

    Returns what was found and over how many lines; None and 1 where nothing matches.
    """
    words: list[_Word] = []
    for count, line in enumerate(left[:_LONGEST_ENTRY], start=1):
        words = words + _words(lines, line)
        pages = tuple(word for word in words if word.text.isdecimal())
        head = _head(words)
        tail = [word for word in words[len(head) :] if not word.text.isdecimal()]
        found = _match(head, tail, pages, after) if pages else None
        if found is not None:
            return found, count
    return None, 1


def _words(lines: Lines, line: int) -> list[_Word]:
    words: list[_Word] = []
    for piece in lines.pieces(line):
        # Dots that lead from a heading to its page are no words.
        text = _LEADER.sub(lambda dots: " " * len(dots.group()), piece.text)
        for match in re.finditer(r"\S+", text):
            start, end = piece.start + match.start(), piece.start + match.end()
            apart = match.start() == 0 and bool(words)
            words.append(_Word(plain(match.group()), Piece(line, start, end, match.group()), apart))
    return words


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Return `pieces` with neighbours one space apart made one."""
    merged: list[Piece] = []
    for piece in sorted(pieces):
        last = merged[-1] if merged else None
        if last is not None and (last.line, last.end + 1) == (piece.line, piece.start):
            merged[-1] = Piece(last.line, last.start, piece.end, f"{last.text} {piece.text}")
        else:
            merged.append(piece)
    return merged


def _head(words: list[_Word]) -> list[_Word]:
    """Return the words before the pages, and before a fragment that a tab sets apart with them."""
    for place, word in enumerate(words):
        if word.text.isdecimal() or word.apart:
            return words[:place]
    return words


def _match(
    head: list[_Word], tail: list[_Word], pages: tuple[_Word, ...], after: int
) -> _Entries | None:
    """Find a title from `after` on for each of `pages`; all words must be used, in order."""
    if not pages:
        return None if head or tail else _Entries((), (), ())
    for title in range(after, len(_TITLES)):
        taken = _take(_TITLES[title], head, tail)
        if taken is None:
            continue
        used, left_head, left_tail = taken
        rest = _match(left_head, left_tail, pages[1:], title + 1)
        if rest is not None:
            return _Entries((title, *rest.titles), (used, *rest.words), (pages[0], *rest.pages))
    return None


def _take(
    title: str, head: list[_Word], tail: list[_Word]
) -> tuple[tuple[_Word, ...], list[_Word], list[_Word]] | None:
    """Take the words of `title` from the front of `head`, what it lacks from `tail`."""
    used: list[_Word] = []
    position = 0
    tail = list(tail)
    for word in plain(title).split(" "):
        following = head[position] if position < len(head) else None
        fragment = next((each for each in tail if word.endswith(each.text)), None)
        if following is not None and following.text == word:
            used.append(following)
            position += 1
        elif fragment is not None and fragment.text == word:
            used.append(fragment)
            tail.remove(fragment)
        elif (
            following is not None
            and fragment is not None
            and word.startswith(following.text)
            and len(following.text) + len(fragment.text) >= len(word)
        ):
            # A word broken in two: "leave" before the tab and "ers?" after it.
            used += [following, fragment]
            position += 1
            tail.remove(fragment)
        else:
            return None
    # A title must begin in the line itself; only its end may have been displaced.
    return (tuple(used), head[position:], tail) if position else None
