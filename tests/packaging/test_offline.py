"""What a test may reach, and that a test which reaches further fails, caught or not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Addresses that are kept for documents: none of them answers.
REFUSED = {
    "connects": "socket.create_connection(('192.0.2.1', 9), 0.01)",
    "connects_without_raising": "socket.socket().connect_ex(('192.0.2.1', 9))",
    "asks_for_a_name": "socket.getaddrinfo('example.invalid', 80)",
    "asks_for_a_name_of_old": "socket.gethostbyname('example.invalid')",
    "sends": "DATAGRAM.sendto(b'.', ('192.0.2.1', 9))",
    "sends_in_parts": "DATAGRAM.sendmsg([b'.'], [], 0, ('192.0.2.1', 9))",
    "fetches": "urllib.request.urlopen('https://example.invalid')",
    "listens_to_all": "socket.socket().bind(('0.0.0.0', 0))",
}
LOCAL = {
    "binds": "socket.socket().bind(('127.0.0.1', 0))",
    "is_called_localhost": "socket.getaddrinfo('localhost', 80)",
    "is_of_six": "socket.socket(socket.AF_INET6).bind(('::1', 0))",
}


def _tests() -> str:
    lines = ["import contextlib, socket, urllib.request, pytest"]
    lines += ["DATAGRAM = socket.socket(type=socket.SOCK_DGRAM)"]
    for name, call in (REFUSED | LOCAL).items():
        lines += [f"def test_{name}(): {call}"]
        lines += [f"def test_{name}_and_catches():", "  with contextlib.suppress(Exception):"]
        lines += [f"    {call}"]
    for name, call in LOCAL.items():
        lines += ["@pytest.mark.loopback", f"def test_{name}_and_says_so(): {call}"]
    lines += ["@pytest.mark.loopback", f"def test_goes_further(): {REFUSED['connects']}"]
    lines += ["def test_makes_a_pair():", "  for each in socket.socketpair(): each.close()"]
    return "\n".join(lines)


# Windows makes a pair of sockets over loopback, which asyncio cannot do without.
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there this machine may always be reached")
def test_only_a_test_that_says_so_reaches_this_machine_and_none_the_network(tmp_path: Path) -> None:
    (tmp_path / "test_made_up.py").write_text(_tests(), encoding="utf-8")
    # Of its own, wherever the folder lies.
    configuration = tmp_path / "pytest.ini"
    configuration.write_text("[pytest]\n", encoding="utf-8")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "tests.offline", "-rA", "--tb=no"),
            *("-p", "no:cacheprovider", "-c", str(configuration), str(tmp_path)),
        ],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    passed = set(re.findall(r"^PASSED .*::test_(\w+)", done.stdout, re.MULTILINE))
    wrong = set(re.findall(r"^(?:FAILED|ERROR) .*::test_(\w+)", done.stdout, re.MULTILINE))
    may = {f"{name}_and_says_so" for name in LOCAL} | {"makes_a_pair"}
    assert passed - wrong == may, done.stdout
    assert wrong == {
        *(f"{name}{end}" for name in REFUSED | LOCAL for end in ("", "_and_catches")),
        "goes_further",
    }
