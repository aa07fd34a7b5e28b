"""No test reaches the network; one that is marked `loopback` reaches this machine alone.

So may those marked `engines`: Spark and Dask talk to themselves that way.

What a test's own process does is watched by an audit hook, which sees it however it is called. To
be refused is an error for whoever tries, and, should that be caught, for the test.
"""

import ipaddress
import sys
from collections.abc import Generator
from typing import cast

import pytest

_REACHING = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendmsg",
        "socket.sendto",
    }
)


class NetworkUsed(RuntimeError):
    """A test tried to reach the network, or this machine without saying so."""


class _Watch:
    """What the present test may reach, and what it tried to reach beyond."""

    def __init__(self) -> None:
        self.loopback = False
        self.refused: list[str] = []

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        """Refuse what reaches further than the present test may."""
        if event not in _REACHING:
            return
        # A name comes first, an address second or last; what is no tuple is a path on this machine.
        if event.startswith("socket.get"):
            host = arguments[0]
        else:
            address = arguments[1 if event in {"socket.bind", "socket.connect"} else -1]
            if not isinstance(address, tuple):
                return
            host = cast("tuple[object, ...]", address)[0]
        if self.loopback and _is_local(host):
            return
        said = f"{event} {host!r}"
        self.refused.append(said)
        raise NetworkUsed(said)


def _is_local(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return host == "localhost"


_WATCH = _Watch()
sys.addaudithook(_WATCH)


def pytest_configure(config: pytest.Config) -> None:
    """Tell of the marker."""
    config.addinivalue_line("markers", "loopback: reaches a server of its own on this machine")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let the test reach what it says that it reaches, from its fixtures' making to their end."""
    marked = {each.name for each in item.iter_markers()}
    # On Windows asyncio makes its pairs of sockets by a connection to the machine itself.
    _WATCH.loopback = sys.platform == "win32" or not marked.isdisjoint({"loopback", "engines"})
    _WATCH.refused.clear()
    result = yield
    _WATCH.loopback = False
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    """Fail a test that was refused and caught it."""
    result = yield
    if _WATCH.refused:
        raise NetworkUsed(", ".join(_WATCH.refused))
    return result
