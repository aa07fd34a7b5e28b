"""Pages as the standard library's parser of HTML reads them: anchors, links, words, policy."""

import base64
import hashlib
import html.parser
import itertools
import re

VOID = {"meta", "link", "br", "input", "rect", "hr"}


class Read(html.parser.HTMLParser):
    """A page: its tags and attributes, anchors, links, and the words of elements by id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[tuple[str, str]] = set()
        self.meta: dict[str, str] = {}
        self.held: dict[str, str] = {}
        self.raw: dict[str, str] = {"style": "", "script": ""}
        self.classes: list[tuple[str, ...]] = []
        self.captions: list[str] = []
        self._open: list[tuple[str, str | None, str]] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.attributes |= {(tag, name) for name in given}
        self.classes.append(tuple(given.get("class", "").split()))
        if "id" in given:
            self.ids.append(given["id"])
            self.held[given["id"]] = ""
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "meta" and "http-equiv" in given:
            self.meta[given["http-equiv"]] = given["content"]
        if tag == "caption":
            self.captions.append("")
        if tag not in VOID:
            self._open.append((tag, given.get("id"), given.get("class", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        opened, _, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        within = [tag for tag, _, _ in self._open]
        if within and within[-1] in self.raw:
            self.raw[within[-1]] += data
            return
        if "caption" in within:
            self.captions[-1] += data
        # What a person hears or sees added is none of the report's words.
        if "ins" in within or any(cls in {"v", "src", "num"} for _, _, cls in self._open):
            return
        for _, anchor, _ in self._open:
            if anchor is not None:
                self.held[anchor] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def assert_sound(page: str) -> Read:
    """Assert what holds of every page, and return it as it was read."""
    read = Read(page)
    assert all(each.isprintable() or each == "\n" for each in page)
    assert len(read.ids) == len(set(read.ids))
    for link in read.links:
        assert not link.startswith("#") or link[1:] in read.ids
        assert link[0] == "#" or re.match(r"https?://|\d+(-\d{4}-\d\d-\d\d)?\.html$|index", link)
    names = {name for _, name in read.attributes}
    assert not any(name == "style" or name.startswith("on") for name in names)
    assert not names & {"src", "srcset", "action", "background"}
    assert {"img", "iframe", "object", "embed", "base"}.isdisjoint(read.tags)
    policy = read.meta["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    for kind, text in read.raw.items():
        if text:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy
        assert len(text.encode()) <= 20_000
    assert "unsafe" not in policy
    assert len(read.raw["style"].encode()) + len(read.raw["script"].encode()) <= 20_000
    levels = [int(tag[1]) for tag in read.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert read.tags.count("main") == 1
    return read
