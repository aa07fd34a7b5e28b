"""What a benchmark gives: a figure, and what was aimed at."""

import attrs

from benchmarks.measuring import Timing


@attrs.frozen(kw_only=True)
class Result:
    """One figure: a ratio (or a time) with its aim; `aim` None is for information."""

    id: str
    what: str
    figure: float
    unit: str = "x"
    aim: float | None = None
    timings: dict[str, Timing] = attrs.field(factory=dict)

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None where there is none."""
        return None if self.aim is None else self.figure <= self.aim
