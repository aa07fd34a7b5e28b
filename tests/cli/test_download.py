"""Reports fetched from a server on this machine, with all that goes wrong on the way."""

import datetime
import hashlib
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import final

import attrs
import pytest

from ofsted_inspection import Inspection, Source, load
from ofsted_inspection._downloading import Fetched, download
from tests.cli.command import rows, run, run_with

pytestmark = pytest.mark.loopback

ENGLAND = load("england")[:6]
PDF = b"%PDF-1.7 a report"


@final
class Server:
    """A server whose answers a test decides by path, and which keeps what it was asked."""

    def __init__(self) -> None:
        """Serve on any free port of this machine."""
        self.answers: dict[str, Callable[[http.server.BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []
        self.agents: list[str] = []
        keeps = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                keeps.asked.append(self.path)
                keeps.agents.append(self.headers["User-Agent"])
                keeps.answers.get(self.path, status(404))(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's
                """Say nothing."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"


def status(code: int) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def content(
    body: bytes, *, stated: int | None = None, moment: float = 0.0
) -> Callable[[http.server.BaseHTTPRequestHandler], None]:
    """Return what sends `body`, its length as `stated`, a moment between two halves."""

    def answer(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        if stated != -1:
            request.send_header("Content-Length", str(len(body) if stated is None else stated))
        request.end_headers()
        request.wfile.write(body[:8])
        request.wfile.flush()
        time.sleep(moment)
        request.wfile.write(body[8:])

    return answer


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.server.shutdown()
    made.server.server_close()
    made.thread.join()


def published(server: Server, number: int, body: bytes = PDF) -> tuple[Inspection, ...]:
    """Return so many inspections whose reports the server has, each a file of its own."""
    made: list[Inspection] = []
    for place, each in enumerate(ENGLAND[:number]):
        own = body + str(place).encode()
        server.answers[f"/{place}"] = content(own)
        source = Source(
            title="t", publisher="Ofsted", sha256=hashlib.sha256(own).hexdigest(), pages=1
        )
        address = f"{server.address}/{place}"
        made.append(attrs.evolve(each, source_url=address, source=source))
    return tuple(made)


def fetched(
    inspections: tuple[Inspection, ...], folder: Path, pause: float = 0.0, patience: float = 5.0
) -> list[Fetched]:
    return list(download(inspections, folder, pause=pause, patience=patience))


def outcomes(found: list[Fetched]) -> list[str]:
    return [each.outcome for each in found]


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return how long each pause was, on a clock that only pauses move."""
    pauses: list[float] = []
    clock = SimpleNamespace(monotonic=lambda: sum(pauses), sleep=pauses.append)
    monkeypatch.setattr("ofsted_inspection._downloading.time", clock)
    return pauses


def test_reports_are_fetched_one_after_another_and_once(
    server: Server, slept: list[float], tmp_path: Path
) -> None:
    wanted = published(server, 3)
    found = fetched(wanted, tmp_path / "reports", pause=0.05)
    assert outcomes(found) == ["fetched"] * 3
    for place, each in enumerate(found):
        assert each.path == tmp_path / "reports" / f"{wanted[place].id}.pdf"
        assert each.path.read_bytes() == PDF + str(place).encode()
    assert server.asked == ["/robots.txt", "/0", "/1", "/2"]
    assert slept == pytest.approx([0.0, 0.05, 0.05, 0.05])
    assert all(each.startswith("ofsted-inspection/") for each in server.agents)
    assert outcomes(fetched(wanted, tmp_path / "reports")) == ["held"] * 3
    assert len(server.asked) == 4


def test_what_is_not_the_report_is_refused_and_the_rest_goes_on(
    server: Server, tmp_path: Path
) -> None:
    wanted = published(server, 6)
    server.answers["/0"] = status(404)
    server.answers["/1"] = content(b"<!DOCTYPE html><html></html>")
    server.answers["/2"] = content(PDF + b"2", stated=1000)
    server.answers["/3"] = content(PDF + b" of another day")
    server.answers["/4"] = status(500)
    found = fetched(wanted, tmp_path)
    assert outcomes(found) == ["refused"] * 5 + ["fetched"]
    for each, word in zip(found, ("404", "DOCTYPE", "cut off", "SHA-256", "500"), strict=False):
        assert word in str(each.why)
    assert [each.name for each in tmp_path.iterdir()] == [f"{wanted[5].id}.pdf"]


def test_a_file_that_was_spoilt_is_fetched_again(server: Server, tmp_path: Path) -> None:
    wanted = published(server, 1)
    (tmp_path / f"{wanted[0].id}.pdf").write_bytes(b"%PDF-1.7 half")
    assert outcomes(fetched(wanted, tmp_path)) == ["fetched"]
    assert (tmp_path / f"{wanted[0].id}.pdf").read_bytes() == PDF + b"0"


def test_without_an_address_nothing_is_asked_for(server: Server, tmp_path: Path) -> None:
    (wanted,) = published(server, 1)
    assert fetched((attrs.evolve(wanted, source_url=None),), tmp_path) == []
    assert server.asked == []


def test_without_a_hash_any_pdf_is_taken(server: Server, tmp_path: Path) -> None:
    (wanted,) = published(server, 1)
    bare = attrs.evolve(wanted, source=None)
    server.answers["/0"] = content(PDF + b" of any day", stated=-1)
    assert outcomes(fetched((bare,), tmp_path)) == ["fetched"]
    assert outcomes(fetched((bare,), tmp_path)) == ["held"]


@pytest.mark.parametrize("code", [403, 429])
def test_where_the_site_says_stop_it_stops(server: Server, code: int, tmp_path: Path) -> None:
    wanted = published(server, 3)
    server.answers["/1"] = status(code)
    found = fetched(wanted, tmp_path)
    assert outcomes(found) == ["fetched", "stopped"]
    assert str(code) in str(found[1].why)
    assert "/2" not in server.asked


def test_what_robots_txt_forbids_is_not_asked_for(server: Server, tmp_path: Path) -> None:
    wanted = published(server, 2)
    server.answers["/robots.txt"] = content(b"User-agent: *\nDisallow: /0\n")
    found = fetched(wanted, tmp_path)
    assert outcomes(found) == ["stopped"]
    assert "robots" in str(found[0].why)
    assert server.asked == ["/robots.txt"]


def test_the_pause_that_robots_txt_asks_for_is_kept(
    server: Server, slept: list[float], tmp_path: Path
) -> None:
    wanted = published(server, 1)
    server.answers["/robots.txt"] = content(b"User-agent: *\nCrawl-delay: 7\n")
    assert outcomes(fetched(wanted, tmp_path)) == ["fetched"]
    assert slept == pytest.approx([0.0, 7.0])


def test_a_robots_txt_that_is_none_forbids_nothing(server: Server, tmp_path: Path) -> None:
    server.answers["/robots.txt"] = content(b"\xff\xfe\xff")
    assert outcomes(fetched(published(server, 1), tmp_path)) == ["fetched"]


def test_what_takes_too_long_is_refused(server: Server, tmp_path: Path) -> None:
    wanted = published(server, 2)
    server.answers["/0"] = content(PDF, moment=0.5)
    server.answers["/1"] = content(PDF + b"1", moment=0.15)
    found = fetched(wanted, tmp_path, patience=0.3)
    assert outcomes(found) == ["refused", "fetched"]

    def trickles(request: http.server.BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        for byte in PDF:
            request.wfile.write(bytes([byte]))
            time.sleep(0.05)

    server.answers["/0"] = trickles
    (slow,) = fetched(wanted[:1], tmp_path, patience=0.2)
    assert "seconds" in str(slow.why)


def test_what_is_too_large_is_refused(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ofsted_inspection._downloading._LARGEST", 10)
    (found,) = fetched(published(server, 1), tmp_path)
    assert (found.outcome, "10 bytes" in str(found.why)) == ("refused", True)


def test_whoever_does_not_answer_or_talks_nonsense_is_named(server: Server, tmp_path: Path) -> None:
    wanted = published(server, 1)
    nobody = attrs.evolve(wanted[0], source_url="http://127.0.0.1:1/report")

    def nonsense(request: http.server.BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"nonsense\r\n\r\n")
        request.close_connection = True

    server.answers["/0"] = nonsense
    found = fetched((nobody, *wanted), tmp_path)
    assert outcomes(found) == ["refused", "refused"]
    assert all("no answer" in str(each.why) for each in found)


def test_the_command_says_what_came_of_each(server: Server, tmp_path: Path) -> None:
    wanted = published(server, 3)
    server.answers["/1"] = status(404)
    without = attrs.evolve(ENGLAND[4], source_url=None)
    folder = tmp_path / "reports"
    words = ("download", "england", "--pause", "0", "-o", str(folder))
    outcome = run_with((*wanted, without), *words)
    assert outcome.status == 1
    assert [each["outcome"] for each in rows(outcome)] == ["fetched", "refused", "fetched"]
    assert "2 of 3" in outcome.err
    day = max(each.published or datetime.date.min for each in wanted)
    late = [each for each in wanted if each.published == day]
    server.answers["/1"] = content(PDF + b"1")
    since = run_with((*wanted, without), *words, "--since", str(day))
    assert [each["inspection_id"] for each in rows(since)] == [each.id for each in late]
    assert since.status == 0


def test_nothing_is_fetched_unless_a_folder_is_named() -> None:
    assert run("download").status == 2
