"""Making something once, however many threads ask for it at the same time."""

import functools
import os
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

Made = TypeVar("Made")


def process_lock() -> Callable[[], AbstractContextManager[bool]]:
    """Return what gives a lock that a thread may take again, and that each process has to itself.

    A process that is forked while another thread holds one that they share would wait for a thread
    that it has not got.
    """
    locks = {os.getpid(): threading.RLock()}
    return lambda: locks.setdefault(os.getpid(), threading.RLock())


def once_for_each(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """Return `make`, called once for each name: whoever asks meanwhile waits for what it gives.

    `functools.cache` would call it in every thread that asks before the first is done, and give
    each an object of its own.
    """
    held: dict[str, Made] = {}
    # A thread may take it again: what is made may be made of another.
    lock = process_lock()

    @functools.wraps(make)
    def found(name: str) -> Made:
        if name not in held:
            with lock():
                if name not in held:
                    held[name] = make(name)
        return held[name]

    return found
