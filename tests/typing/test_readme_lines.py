"""The README's lines pass the type checkers: they stand again in `readme.py`, which both check."""

import doctest
from pathlib import Path

ROOT = Path(__file__).parents[2]
END = "# ------\n"


def test_the_lines_that_are_checked_are_the_readme_s() -> None:
    """Each example, in order, as a reader types it, but for those that show an error."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = doctest.DocTestParser().get_examples(readme)
    typed = "".join(each.source for each in examples if each.exc_msg is None)
    checked = Path(__file__).with_name("readme.py").read_text(encoding="utf-8")
    assert checked.partition(END)[2] == typed
