"""Making something once, however many threads ask for it at the same time."""

import functools
import os
import threading
from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")


def once_for_each(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """Return `make`, called once for each name: whoever asks meanwhile waits for what it gives.

    `functools.cache` would call it in every thread that asks before the first is done, and give
    each an object of its own.
    """
    held: dict[str, Made] = {}
    # A thread may take one again: what is made may be made of another. Each process has its own:
    # forked while another thread holds it, it would wait for a thread that it has not got.
    locks = {os.getpid(): threading.RLock()}

    @functools.wraps(make)
    def found(name: str) -> Made:
        if name not in held:
            with locks.setdefault(os.getpid(), threading.RLock()):
                if name not in held:
                    held[name] = make(name)
        return held[name]

    return found
