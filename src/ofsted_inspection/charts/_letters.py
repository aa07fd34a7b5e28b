"""How wide words are in Liberation Sans, so that none runs into another."""

from collections.abc import Iterator

FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

_THOUSANDTHS = {
    191: "'",
    222: "ijl\u2018\u2019",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r{}\u00b7",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckvsxyz",
    556: "#$0123456789?L_abdeghnopqu\u2013",
    584: "+<=>~\u00b1\u2212",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
}
_WIDTHS = {letter: width for width, letters in _THOUSANDTHS.items() for letter in letters}
# The widest there is: of what is not known too much is taken, never too little.
_ANY_OTHER = 1015
_BOLD = 1.12
"""Bold letters are wider by no more than this."""


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the pixels that `text` takes at a size in pixels, at most."""
    thousandths = sum(_WIDTHS.get(letter, _ANY_OTHER) for letter in text)
    return thousandths / 1000 * size * (_BOLD if bold else 1)


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return `text` in lines no wider than `room`; a word that is wider is broken."""
    lines: list[str] = []
    for word in text.split():
        for part in _parts(word, room, size, bold=bold):
            longer = f"{lines[-1]} {part}" if lines else part
            if lines and width_of(longer, size, bold=bold) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
    return tuple(lines)


def _parts(word: str, room: float, size: float, *, bold: bool) -> Iterator[str]:
    part = ""
    for letter in word:
        if part and width_of(part + letter, size, bold=bold) > room:
            yield part
            part = ""
        part += letter
    yield part
