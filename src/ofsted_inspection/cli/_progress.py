"""How far a long piece of work is, on standard error where that is a terminal."""

import sys
import time
from typing import final

_MINUTE = 60


@final
class Progress:
    """So many of so many done, at what rate, and how long the rest will take."""

    def __init__(self, total: int) -> None:
        """Begin to count, and to measure the time."""
        self._total = total
        self._done = 0
        self._began = time.monotonic()
        self._is_seen = sys.stderr is not None and sys.stderr.isatty()

    def step(self) -> None:
        """Count one as done."""
        self._done += 1
        if self._is_seen:
            rate = self._done / max(time.monotonic() - self._began, 1e-6)
            left = round((self._total - self._done) / rate)
            minutes, seconds = divmod(left, _MINUTE)
            told = (
                f"{self._done} of {self._total}, {rate:.1f} a second, {minutes}:{seconds:02} left"
            )
            sys.stderr.write(f"\r{told:60}")
            sys.stderr.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._is_seen:
            sys.stderr.write("\n")
