"""What is loaded is one object, for threads that ask at the same moment too."""

import concurrent.futures
import subprocess
import sys
import textwrap
import threading
import time

import pytest

from ofsted_inspection import load
from ofsted_inspection._once import once_for_each

SCRIPT = textwrap.dedent(
    """
    import sys, threading
    from concurrent.futures import ThreadPoolExecutor
    from ofsted_inspection import load

    barrier = threading.Barrier(8)

    def loaded(_):
        barrier.wait()
        return load(sys.argv[1])

    with ThreadPoolExecutor(8) as pool:
        print(len({id(each) for each in list(pool.map(loaded, range(8)))}))
    """
)


@pytest.mark.parametrize("name", ["warrington-2011", "england-2009-2013", "authorities"])
def test_eight_threads_load_one_object(name: str) -> None:
    """In a process that has loaded nothing yet."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, name], capture_output=True, check=True, text=True
    )
    assert done.stdout == "1\n"


def test_what_threads_ask_for_at_once_is_made_once() -> None:
    made: list[str] = []

    @once_for_each
    def make(name: str) -> list[str]:
        time.sleep(0.05)
        made.append(name)
        return make("inner") if name == "outer" else [name]

    barrier = threading.Barrier(8)

    def asked(_: int) -> int:
        barrier.wait()
        return id(make("outer"))

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(asked, range(8)))) == 1
    assert made == ["outer", "inner"]


FORKED = textwrap.dedent(
    """
    import os, signal, threading
    from ofsted_inspection._once import once_for_each

    begun, enough = threading.Event(), threading.Event()

    @once_for_each
    def make(name):
        if name == "slow":
            begun.set()
            enough.wait()
        return name

    thread = threading.Thread(target=make, args=("slow",))
    thread.start()
    begun.wait()
    child = os.fork()
    if not child:
        signal.alarm(10)
        os._exit(make("quick") != "quick")
    status = os.waitpid(child, 0)[1]
    enough.set()
    thread.join()
    print(status, make("quick"))
    """
)


# Windows starts every process anew, so that none has a lock that a thread of another holds.
@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")
def test_a_process_that_is_forked_waits_for_no_thread_of_the_other() -> None:
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", FORKED]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert done.stdout == "0 quick\n"


def test_prose_is_left_out_only_where_there_is_some() -> None:
    assert load("warrington-2011", text=False).report is None
    with pytest.raises(TypeError, match="holds no prose"):
        load("authorities", text=False)  # type: ignore[call-overload] # the error is the test
