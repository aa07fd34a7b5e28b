"""The table of contents, whose lines the text breaks, glues together and interleaves.

One line may hold six headings and then their six pages, with the end of a wrapped heading left
between the pages: "... keeping children and young safe <tab> 9 9 10 people 12". So each line is
matched with headings of the template, in order: its words must be theirs, all of them.
"""

from typing import NamedTuple

from ofsted_inspection._slac_template import OUTLINE
from ofsted_inspection.models import ContentsEntry, SpanRole
from ofsted_inspection.reading._headings import plain
from ofsted_inspection.reading._sheet import Piece, Sheet, joined

_TITLES = tuple(heading.title for heading in OUTLINE)
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


def read_contents(sheet: Sheet, first: int, last: int) -> tuple[ContentsEntry, ...]:
    """Read the entries on the lines from `first` to `last`; faults name the line."""
    entries: list[ContentsEntry] = []
    lines = [line for line in range(first, last + 1) if sheet.pieces(line)]
    after = 0
    while lines:
        found, count = _first_entries(sheet, lines, after)
        if found is None:
            sheet.fault(
                lines[0],
                joined(sheet.pieces(lines[0])),
                "headings of the programme's template, in order, and a page for each",
            )
        else:
            for title, words, page in zip(found.titles, found.words, found.pages, strict=True):
                pieces = _merged([word.piece for word in (*words, page)])
                sheet.claim(pieces, SpanRole.CONTENTS, f"contents-{len(entries) + 1}")
                entries.append(ContentsEntry(title=_TITLES[title], page=max(1, int(page.text))))
            after = found.titles[-1] + 1
        lines = lines[count:]
    return tuple(entries)


def _first_entries(sheet: Sheet, lines: list[int], after: int) -> tuple[_Entries | None, int]:
    """Match the first line, or the first few together where headings are wrapped.

    Returns what was found and over how many lines; None and 1 where nothing matches.
    """
    words: list[_Word] = []
    for count, line in enumerate(lines[:_LONGEST_ENTRY], start=1):
        words = words + _words(sheet, line)
        pages = tuple(word for word in words if word.text.isdecimal())
        head = _head(words)
        tail = [word for word in words[len(head) :] if not word.text.isdecimal()]
        found = _match(head, tail, pages, after) if pages else None
        if found is not None:
            return found, count
    return None, 1


def _words(sheet: Sheet, line: int) -> list[_Word]:
    words: list[_Word] = []
    for piece in sheet.pieces(line):
        offset = piece.start
        for text in piece.text.split(" "):
            end = offset + len(text)
            apart = offset == piece.start and bool(words) and words[-1].piece.line == line
            words.append(_Word(plain(text), Piece(line, offset, end, text), apart))
            offset = end + 1
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
