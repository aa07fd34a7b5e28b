"""The explorer of a report: one page with Ofsted's words, our readings, and a way through them."""

from collections.abc import Iterable, Iterator

from ofsted_inspection._arguments import checked
from ofsted_inspection._templates.days import date_in_words
from ofsted_inspection.models import (
    Inspection,
    Paragraph,
    Polarity,
    Recommendation,
    Report,
    Section,
    Theme,
)
from ofsted_inspection.rendering._document import document
from ofsted_inspection.rendering._elements import chip, counted, link, table, words
from ofsted_inspection.rendering._marked import Marked
from ofsted_inspection.rendering._page import days_inspected
from ofsted_inspection.rendering._places import Places, Stretch
from ofsted_inspection.rendering._told import corrections_left, readings_of, sources

_DEEPEST = 6


@checked
def to_explorer(inspection: Inspection) -> str:
    """Return a page of HTML to read `inspection` in: one file, which makes no request.

    Ofsted's words stand as printed, with our readings beside and within them where there are any:
    sentences marked by polarity, corrections in place, statistics, and the lines of the source that
    everything rests on. With script, findings can be filtered by words, theme and polarity; without
    it, all the rest works. Nothing in the words of an inspection is markup.
    """
    page = _Explorer(inspection)
    title = f"{inspection.authority.name}: {inspection.framework.programme.title}"
    filtered = inspection.report is not None and bool(inspection.report.findings)
    return document(
        title,
        page.body(title),
        styles=("explorer.css",),
        scripts=("explorer.js",) if filtered else (),
    )


class _Explorer:
    """What is known of one inspection while its page is written."""

    def __init__(self, inspection: Inspection) -> None:
        self.inspection = inspection
        self.report = inspection.report
        self.places = Places(inspection.source)
        self.marked = Marked(inspection)
        sections = () if self.report is None else tuple(self.report.walk())
        self.anchors = {each.id: f"s{number}" for number, each in enumerate(sections, start=1)}
        self.judging = {each.aspect_key: each for each in sections if each.aspect_key is not None}
        self.paragraphs = frozenset(one.id for each in sections for one in each.paragraphs)
        asked = () if self.report is None else self.report.recommendations
        self.asked = {each.id: f"r{number}" for number, each in enumerate(asked, start=1)}

    def body(self, title: str) -> str:
        """Return the whole page."""
        report = "" if self.report is None else "\n".join(self._report(self.report))
        # Written before what refers to it, which lists what is not shown in place.
        left = corrections_left(self.inspection, self.marked, self.places)
        return (
            '<a class="skip" href="#report">Skip to the report</a>\n'
            f'<div class="inner">\n<header>\n<h1>{words(title)}</h1>\n{self._facts()}\n</header>\n'
            f"{self._tools()}"
            f'<div class="desk">\n<nav aria-label="Grades">{self._record()}</nav>\n'
            f'<main id="report">\n{report or self._no_report()}\n</main>\n</div>\n'
            f"{left}{sources(self.inspection, self.places, self._anchor_of)}"
            f"<footer>{self._terms()}</footer>\n</div>"
        )

    def _facts(self) -> str:
        seen = self.inspection
        published = "not known" if seen.published is None else date_in_words(seen.published)
        facts = (
            ("Inspected", words(days_inspected(seen))),
            ("Published", published),
            ("Framework", words(seen.framework.title)),
            ("Authority", words(f"{seen.authority.name}, Ofsted URN {seen.authority.urn}")),
            *(("Lead inspector", words(name)) for name in seen.lead_inspectors),
            *((words(each.title), chip(each.grade)) for each in seen.reviews),
            *(
                ()
                if seen.source_url is None
                else (("Ofsted's own", link(seen.source_url, "the report at the publisher")),)
            ),
        )
        return f"<dl>{''.join(f'<dt>{name}</dt><dd>{value}</dd>' for name, value in facts)}</dl>"

    def _record(self) -> str:
        rows: list[tuple[str, str]] = []
        service = None
        for each in self.inspection.judgements:
            aspect = each.aspect
            title = words(aspect.title)
            if aspect.service is not None:
                title = f'<span class="v">{words(aspect.service.title)}: </span>{title}'
                if aspect.service is not service:
                    heading = f"<strong>{words(aspect.service.title)}</strong><br>"
                    title = heading + title
                service = aspect.service
            section = self.judging.get(aspect.key)
            if section is not None:
                title = title.replace(
                    words(aspect.title),
                    f'<a href="#{self.anchors[section.id]}">{words(aspect.title)}</a>',
                )
            elif self.report is not None:
                title += ' <span class="faint">(no section of its own)</span>'
            rows.append((title, f"{chip(each.grade)}{self._source(aspect.key)}"))
        return table("Record of main findings", ("Aspect", "Grade"), rows)

    def _source(self, target: str, *, said: str = "source") -> str:
        stretch = self.places.of(target)
        if stretch is None:
            return ""
        return (
            f' <a class="src" href="#{stretch.anchor}">{said}'
            f'<span class="v">, {stretch.lines}</span></a>'
        )

    def _tools(self) -> str:
        if self.report is None:
            return ""
        findings = "" if not self.report.findings else _filter(self.marked)
        views = _views(marks=bool(self.marked.annotations), fixes=bool(self.marked.corrections))
        if not findings and not views:
            return ""
        return f'<section class="tools" aria-label="Ways to read">\n{findings}{views}</section>\n'

    def _report(self, report: Report) -> Iterator[str]:
        for section in report.sections:
            yield from self._section(section, report, level=2)

    def _section(self, section: Section, report: Report, *, level: int) -> Iterator[str]:
        tag = f"h{min(level, _DEEPEST)}"
        anchor = self.anchors[section.id]
        yield f'<section class="s" id="{anchor}" aria-labelledby="{anchor}h">'
        yield f'<{tag} id="{anchor}h">{words(section.title)}{self._source(section.id)}</{tag}>'
        if section.printed_grade is not None:
            yield f"<p>Grade printed here: {chip(section.printed_grade)}</p>"
        for paragraph in section.paragraphs:
            yield self._paragraph(paragraph, report)
        if report.printed_scale and section.id == self._scale_section(report):
            rows = ((chip(each.grade), words(each.definition)) for each in report.printed_scale)
            yield table("The scale, as printed", ("Grade", "Meaning"), rows)
        yield self._asked(
            each
            for each in report.recommendations
            if (each.section, each.paragraph) == (section.id, None)
        )
        for subsection in section.subsections:
            yield from self._section(subsection, report, level=level + 1)
        yield "</section>"

    def _scale_section(self, report: Report) -> str:
        """Return the section to show the printed scale in: the one that is about judgements."""
        named = (each.id for each in report.walk() if "judgement" in each.title.casefold())
        return next(named, report.sections[0].id)

    def _paragraph(self, paragraph: Paragraph, report: Report) -> str:
        number = (
            "" if paragraph.number is None else f'<span class="num">{paragraph.number}.</span> '
        )
        shown = self.marked.sentences(paragraph)
        items = "".join(
            f"<li>{self.marked.words(f'{paragraph.id}i{place}', item)}</li>"
            for place, item in enumerate(paragraph.items, start=1)
        )
        asked = self._asked(
            each for each in report.recommendations if each.paragraph == paragraph.id
        )
        return (
            f'<div class="p" id="{paragraph.id}"><p>{number}{shown}'
            f"{self._source(paragraph.id)}</p>"
            f"{f'<ul>{items}</ul>' if items else ''}{asked}"
            f"{readings_of(paragraph, report, self.marked, self.places)}</div>"
        )

    def _asked(self, recommendations: Iterable[Recommendation]) -> str:
        """Return what is asked for, by timescale where there is one."""
        asked = tuple(recommendations)
        parts: list[str] = []
        for timescale in dict.fromkeys(each.timescale for each in asked):
            if timescale is not None:
                parts.append(f"<p><strong>{timescale.label}:</strong></p>")
            items = "".join(
                f'<li id="{self.asked[each.id]}">{self.marked.words(each.id, each.text)}'
                f"{_label(each)}{self._source(each.id)}</li>"
                for each in asked
                if each.timescale is timescale
            )
            parts.append(f"<ul>{items}</ul>")
        return f'<div class="says">{"".join(parts)}</div>' if parts else ""

    def _no_report(self) -> str:
        return "<h2>The report</h2>\n<p>The report's text is not held here.</p>"

    def _anchor_of(self, stretch: Stretch) -> str | None:
        """Return the anchor on the page of what a stretch became; None where it has none."""
        if stretch.target is None:
            return None
        target = stretch.target
        # An item (`p2i1`) stands under its paragraph.
        for paragraph in (target, target.partition("i")[0]):
            if paragraph in self.paragraphs:
                return paragraph
        return self.anchors.get(target) or self.asked.get(target)

    def _terms(self) -> str:
        source = self.inspection.source
        ours = "<p>Sentences marked, corrections and statistics are readings of ours.</p>"
        if source is None:
            return f"<p>{counted(len(self.inspection.judgements), 'judgement')}.</p>"
        terms = "" if source.terms is None else f"<p>{words(source.terms)}</p>"
        said = f"<p>{words(source.publisher)}. {words(source.title)}.</p>"
        return f"<h2>Terms</h2>\n{said}{terms}{ours if self.marked.annotations else ''}"


def _label(asked: Recommendation) -> str:
    # Reports print the tag at the end of the words, where it is not to be read twice.
    is_apart = asked.tag is not None and asked.tag.printed not in asked.text
    parts = [words(asked.tag.printed)] if asked.tag is not None and is_apart else []
    if asked.cites:
        parts.append("cites " + ", ".join(map(str, asked.cites)))
    return f' <span class="faint">({"; ".join(parts)})</span>' if parts else ""


def _filter(marked: Marked) -> str:
    themes = _options((theme.value, theme.title) for theme in Theme)
    polarities = _options((each.value, each.value.capitalize()) for each in Polarity)
    chosen = (
        f'<label>Theme<br><select name="theme"><option value="">any</option>{themes}</select>'
        '</label>\n<label>Reading<br><select name="polarity"><option value="">any</option>'
        f"{polarities}</select></label>\n"
    )
    if not marked.annotations:
        chosen = '<input type="hidden" name="theme"><input type="hidden" name="polarity">'
    return (
        '<div id="finder" hidden>\n<form id="filter">\n'
        '<label>Words<br><input name="q" type="search" autocomplete="off"></label>\n'
        f"{chosen}"
        '<button type="button" id="previous">Previous</button>\n'
        '<button type="button" id="next">Next</button>\n'
        '<button type="button" id="clear">Clear</button>\n'
        '</form>\n<p role="status" id="status"></p>\n</div>\n'
    )


def _options(choices: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<option value="{value}">{words(title)}</option>' for value, title in choices)


def _views(*, marks: bool, fixes: bool) -> str:
    switch = (
        '<p><label class="one"><input type="checkbox" id="marks" checked> Mark what we read: '
        "strengths +, weaknesses \u2212, mixed \u00b1</label></p>\n"
    )
    choice = "".join(
        f'<label class="one"><input type="radio" name="view" id="{name}"{on}> {said}</label>'
        for name, on, said in (
            ("as-both", " checked", "printed and meant"),
            ("as-printed", "", "as printed"),
            ("as-corrected", "", "as we think it was meant"),
        )
    )
    fieldset = f'<fieldset class="views"><legend>Misprints</legend>{choice}</fieldset>\n'
    return (switch if marks else "") + (fieldset if fixes else "")
