"""Markdown and HTML say what the inspection says, and nothing in it is markup.

The oracles are parsers written by others: the standard library's for HTML, markdown-it for
Markdown.
"""

import html.parser
import itertools
from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given, strategies as st
from markdown_it import MarkdownIt

from ofsted_inspection import load, strategies
from ofsted_inspection._printable import printable
from ofsted_inspection.models import Inspection, Recommendation
from ofsted_inspection.rendering import to_html, to_markdown
from tests.examples import examples
from tests.reading import warrington

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><a href='javascript:alert(1)'>x</a>",
    "\x1b[31mred\x1b[0m",
    "\x1b]52;c;aGVsbG8=\x07",
    "\u202egnp.exe",
    "a\nb\r\nc\u2028d",
    "[x](javascript:alert(1)) ![x](http://example.org/x.png)",
    "http://example.org www.example.org someone@example.org <http://example.org>",
    "# heading\n- item\n1. item\n> quote\n```code```\n***",
    "| a | b |\n| --- | --- |",
    "*a* _b_ ~~c~~ `d` $e$ \\f &lt; &amp;",
    "- a",
    "+ a",
    "1) a",
    "12. a",
    "=====",
    "-----",
    ": a",
)
TAGS = {"article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "dl", "dt", "dd", "a"} | {
    *("ul", "li", "table", "thead", "tbody", "tr", "th", "td")
}


class Page(html.parser.HTMLParser):
    """The tags, links and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.strangers: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if (tag, name) == ("a", "href"):
                self.links.append(str(value))
            elif (tag, name) not in {("article", "lang"), ("th", "scope"), ("a", "rel")}:
                self.strangers.append(name)

    def handle_data(self, data: str) -> None:
        self.words += data.split()

    def handle_comment(self, data: str) -> None:
        self.strangers.append(data)


class Document:
    """The links and words of a Markdown document, and the markup that no page of ours has."""

    def __init__(self, document: str) -> None:
        self.links: list[str] = []
        self.words: list[str] = []
        self.strangers: list[str] = []
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        for token in parser.parse(document):
            if token.type in {"html_block", "code_block", "fence", "hr", "blockquote_open"}:
                self.strangers.append(token.type)
            for child in token.children or ():
                if child.type == "text":
                    self.words += child.content.split()
                elif child.type == "link_open":
                    self.links.append(str(child.attrGet("href")))
                elif child.type not in {"link_close", "strong_open", "strong_close", "softbreak"}:
                    self.strangers.append(child.type)


def texts(inspection: Inspection) -> Iterator[str]:
    """Yield the texts of a report in the order printed."""
    report = inspection.report
    if report is None:
        return
    for section in report.walk():
        yield section.title
        for paragraph in section.paragraphs:
            yield paragraph.text
            yield from paragraph.items


def assert_in_order(wanted: list[str], words: list[str]) -> None:
    rest = iter(words)
    missing = next((word for word in wanted if word not in rest), None)
    assert missing is None


def assert_inert(inspection: Inspection) -> None:
    page, document = to_html(inspection), to_markdown(inspection)
    for text in (page, document):
        assert all(each.isprintable() or each == "\n" for each in text)
    address = inspection.source_url
    read = Page(page)
    assert set(read.tags) <= TAGS
    assert read.strangers == []
    assert len(read.links) == (address is not None)
    written = Document(document)
    assert written.strangers == []
    assert len(written.links) == (address is not None)
    wanted = [word for text in texts(inspection) for word in printable(text).split()]
    assert_in_order(wanted, read.words)
    assert_in_order(wanted, written.words)


def address(text: str) -> str:
    """Return `text` without what no address holds; the marks of every language stay."""
    return "".join(letter for letter in text if "!" <= letter <= "~")


def hostile_inspection(text: str) -> Inspection:
    """Return Warrington with `text` wherever a person may have put it."""
    words = " ".join(text.split()) or "a"
    inspection = warrington.inspection()
    report = warrington.report()
    about = report.sections[0]
    second = attrs.evolve(about.paragraphs[1], text=words, items=(words, f"a {words}"))
    first = attrs.evolve(about, title=words, paragraphs=(about.paragraphs[0], second))
    asked = tuple(attrs.evolve(each, text=words) for each in report.recommendations)
    assert inspection.source is not None
    return attrs.evolve(
        inspection,
        authority=attrs.evolve(inspection.authority, name=words),
        lead_inspectors=(words,),
        source_url=f"https://example.org/{address(text)}",
        report=attrs.evolve(report, sections=(first, *report.sections[1:]), recommendations=asked),
        source=attrs.evolve(inspection.source, title=text, terms=text or None),
    )


def test_what_stands_in_a_section_without_timescale_is_shown_under_it() -> None:
    inspection = warrington.inspection()
    report = warrington.report()
    first = report.sections[0]
    asked = Recommendation(id="r1", text="Listen to children.", section=first.id)
    shown = attrs.evolve(
        inspection, report=attrs.evolve(report, recommendations=(*report.recommendations, asked))
    )
    for words in (Page(to_html(shown)).words, Document(to_markdown(shown)).words):
        text = " ".join(words)
        assert text.count("Listen to children.") == 1
        assert text.index("Listen to children.") < text.index(report.sections[1].title + " ")


def test_warrington() -> None:
    inspection = warrington.inspection()
    assert_inert(inspection)
    for words in (Page(to_html(inspection)).words, Document(to_markdown(inspection)).words):
        # Twenty judgements, and a row of the scale.
        assert words.count("Adequate") == 21
        assert words.count("Good") == 2 + 1 + sum(
            text.split().count("Good") for text in texts(inspection)
        )


def test_a_heading_is_at_most_one_level_below_the_one_before() -> None:
    """Which is what lets a reader, or a machine that reads aloud, go from heading to heading."""
    tags = Page(to_html(warrington.inspection())).tags
    levels = [int(tag[1]) for tag in tags if tag[0] == "h" and tag[1:].isdigit()]
    assert levels[0] == 1
    assert set(levels) == {1, 2, 3, 4}
    assert all(level <= before + 1 for before, level in itertools.pairwise(levels))


def test_england_has_links_and_no_report() -> None:
    for inspection in load("england")[::40]:
        assert_inert(inspection)
        assert inspection.source_url is not None
        assert Page(to_html(inspection)).links == [inspection.source_url]
        assert Document(to_markdown(inspection)).links == [inspection.source_url]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert(text: str) -> None:
    assert_inert(hostile_inspection(text))


@examples(20)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40))
def test_any_text_is_inert(text: str) -> None:
    assert_inert(hostile_inspection(text))


@examples(20)
@given(strategies.inspections(coherent=False))
def test_any_inspection_is_shown(inspection: Inspection) -> None:
    assert_inert(inspection)
