"""The option that says what may be compared across frameworks."""

from ofsted_inspection.cli._declared import Argument
from ofsted_inspection.cli._values import chosen
from ofsted_inspection.comparison import MAINTAINERS_CROSSWALK, Crosswalk

_CROSSWALKS: dict[str, Crosswalk | None] = {"maintainers": MAINTAINERS_CROSSWALK, "none": None}

CROSSWALK = Argument(
    name="--crosswalk",
    takes="CROSSWALK",
    choices=tuple(_CROSSWALKS),
    read=chosen("crosswalk", _CROSSWALKS),
    default="maintainers",
    help="what says which aspects of two frameworks correspond",
)


def crosswalk_named(name: str) -> Crosswalk | None:
    """Return the crosswalk of this name."""
    return _CROSSWALKS[name]
