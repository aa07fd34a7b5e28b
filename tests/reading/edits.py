"""A made-up report with blocks put into it, taken out of it or changed."""

import attrs

from ofsted_inspection.reading.document import Block
from tests.reading.made_up import Made


def put(made: Made, *blocks: Block, before: str = "", instead: bool = False) -> Made:
    """Return the report with `blocks` put before, or instead of, the block that begins so."""
    places = [place for place, each in enumerate(made.blocks) if each.line.startswith(before)]
    place = next((place for place in places if made.blocks[place].line == before), places[0])
    rest = made.blocks[place + instead :]
    return attrs.evolve(made, blocks=(*made.blocks[:place], *blocks, *rest))


def instead(made: Made, before: str, *blocks: Block) -> Made:
    """Return the report with `blocks` in place of the block that begins so."""
    return put(made, *blocks, before=before, instead=True)


def less(made: Made, *beginnings: str) -> Made:
    """Return the report without the first block of each that begins so."""
    for each in beginnings:
        made = put(made, before=each, instead=True)
    return made


def more(made: Made, *blocks: Block) -> Made:
    """Return the report with `blocks` at its end."""
    return attrs.evolve(made, blocks=(*made.blocks, *blocks))
