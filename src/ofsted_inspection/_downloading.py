"""Fetching the published reports of inspections: one at a time, politely, and only when asked.

Nothing else of this package opens a connection.
"""

import hashlib
import http.client
import importlib.metadata
import time
import urllib.error
import urllib.parse
import urllib.request
import urllib.robotparser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import final

import attrs

from ofsted_inspection._wording import shown
from ofsted_inspection._writing import whole, write_all
from ofsted_inspection.errors import OfstedInspectionError
from ofsted_inspection.models import Inspection

_NAME = "ofsted-inspection"
_LARGEST = 64 * 2**20
_CHUNK = 2**16
_NOT_THERE = 404
_STOP = {403, 429}


@final
@attrs.frozen(kw_only=True)
class Fetched:
    """What came of one report: `fetched`, `held` already, `refused`, or `stopped` with it."""

    inspection: Inspection
    path: Path
    outcome: str
    why: str | None = None


class _Refused(OfstedInspectionError):
    """A report that cannot be had; `stops` says that no other is to be asked for either."""

    def __init__(self, why: str, *, stops: bool = False) -> None:
        self.why = why
        self.stops = stops
        super().__init__(why)


@final
class _Missing(_Refused):
    """There is nothing at an address."""


def download(
    inspections: Iterable[Inspection], folder: Path, *, pause: float = 2.0, patience: float = 60.0
) -> Iterator[Fetched]:
    """Fetch the report of each inspection that has an address, and yield what came of it.

    Each becomes `ID.pdf` in `folder`, when it is whole, is a PDF, and has the SHA-256 that the
    inspection states, where it states one. What is there already so is not asked for again. There
    are `pause` seconds between two requests, or as many as the site's robots.txt asks for, which
    is obeyed; one report may take `patience` seconds. At a status of 403 or 429 no more is
    asked for.
    """
    folder.mkdir(parents=True, exist_ok=True)
    site = _Site(pause, patience)
    for inspection in inspections:
        if inspection.source_url is None:
            continue
        path = folder / f"{inspection.id}.pdf"
        expected = None if inspection.source is None else inspection.source.sha256
        if path.exists() and _why_not(path.read_bytes(), expected) is None:
            yield Fetched(inspection=inspection, path=path, outcome="held")
            continue
        try:
            content = site.report(inspection.source_url, expected)
        except _Refused as refused:
            outcome = "stopped" if refused.stops else "refused"
            yield Fetched(inspection=inspection, path=path, outcome=outcome, why=refused.why)
            if refused.stops:
                return
            continue
        with whole(path, overwrite=True) as part, part.open("xb") as file:
            write_all(file, content)
        yield Fetched(inspection=inspection, path=path, outcome="fetched")


def _why_not(content: bytes, expected: str | None) -> str | None:
    """Return why `content` is not the report, None if it is."""
    if not content.startswith(b"%PDF-"):
        return f"no PDF: it begins with {shown(content[:20])}"
    found = hashlib.sha256(content).hexdigest()
    if expected not in {None, found}:
        return f"another file than was read for the data: its SHA-256 is {found}, not {expected}"
    return None


@final
class _Site:
    """Whoever is asked for reports: what they allow, and when they were asked last."""

    def __init__(self, pause: float, patience: float) -> None:
        self._pause = pause
        self._patience = patience
        self._asked = float("-inf")
        self._robots: dict[str, urllib.robotparser.RobotFileParser] = {}
        version = importlib.metadata.version(_NAME)
        self._agent = f"{_NAME}/{version} (reads published inspection reports)"

    def report(self, url: str, expected: str | None) -> bytes:
        """Return the report that is at `url` and has the hash `expected`; raises _Refused."""
        content = self._allowed(url)
        if why := _why_not(content, expected):
            raise _Refused(why)
        return content

    def _allowed(self, url: str) -> bytes:
        parts = urllib.parse.urlsplit(url)
        home = f"{parts.scheme}://{parts.netloc}"
        robots = self._robots.get(home)
        if robots is None:
            robots = self._robots[home] = self._rules(home)
        if not robots.can_fetch(_NAME, url):
            raise _Refused(f"robots.txt of {parts.netloc} does not allow it", stops=True)
        delay = robots.crawl_delay(_NAME)
        return self._asked_for(url, max(self._pause, float(delay or 0)))

    def _rules(self, home: str) -> urllib.robotparser.RobotFileParser:
        rules = urllib.robotparser.RobotFileParser()
        try:
            rules.parse(self._asked_for(f"{home}/robots.txt", self._pause).decode().splitlines())
        except (_Missing, UnicodeDecodeError):
            rules.parse([])
        return rules

    def _asked_for(self, url: str, pause: float) -> bytes:
        """Ask for `url`, once the pause since the last request is over."""
        time.sleep(max(0.0, self._asked + pause - time.monotonic()))
        self._asked = time.monotonic()
        request = urllib.request.Request(url, headers={"User-Agent": self._agent})  # noqa: S310 - models take http and https alone
        try:
            with urllib.request.urlopen(request, timeout=self._patience) as answer:  # noqa: S310 - likewise
                return self._content(answer, self._asked + self._patience)
        except urllib.error.HTTPError as error:
            with error:
                if error.code == _NOT_THERE:
                    raise _Missing("404: it is not there") from None
                raise _Refused(f"status {error.code}", stops=error.code in _STOP) from None
        except (OSError, http.client.HTTPException) as error:
            raise _Refused(f"no answer: {shown(str(error) or type(error).__name__)}") from None

    def _content(self, answer: http.client.HTTPResponse, end: float) -> bytes:
        content = bytearray()
        while chunk := answer.read1(_CHUNK):
            content += chunk
            if len(content) > _LARGEST:
                raise _Refused(f"more than {_LARGEST} bytes")
            if time.monotonic() > end:
                raise _Refused(f"not whole after {self._patience:.0f} seconds")
        stated = answer.headers.get("Content-Length")
        if stated is not None and stated != str(len(content)):
            raise _Refused(f"cut off: {len(content)} of {shown(stated)} bytes")
        return bytes(content)
