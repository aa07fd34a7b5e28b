"""Being told what one has, in one line."""

import pytest

from ofsted_inspection.errors import InvalidDocument
from ofsted_inspection.reading.recognise import READABLE, recognise, refuse_by_first_bytes
from tests.reading.made_up import document, ilacs_2023, paragraph


def test_a_report_is_recognised_by_its_words() -> None:
    assert recognise(document(ilacs_2023().blocks)).name == "ilacs"
    words = "Inspection of safeguarding and looked after children services"
    assert recognise(document([paragraph(words)])).name == "slac"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Report not found", "no such report"),
        ("Focused visit to Made-up children’s services", "focused visit"),
        ("Monitoring visit of Made-up children’s services", "monitoring visit"),
        ("Joint targeted area inspection of Made-up", "joint targeted"),
        ("Review of the effectiveness of the Local Safeguarding Children Board", "board"),
        ("Area special educational needs inspection", "special"),
        ("Inspection of local authority arrangements for the protection of children", "protect"),
        ("A made-up children’s home", "home"),
        ("A made-up primary school", "education"),
        ("A letter about roads", "no kind"),
        ("", "without words"),
    ],
)
def test_anything_else_is_told_what_it_is(words: str, told: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        recognise(document([paragraph(words)] if words else []))
    (problem,) = caught.value.problems
    assert told in problem.found
    assert problem.expected == READABLE


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<!DOCTYPE html><html>Report not found</html>", "web page"),
        (b"  <HTML>", "web page"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"PK\x03\x04rest", "Word"),
        (b"\xd0\xcf\x11\xe0rest", "Word"),
        (b"{\\rtf1", "rich text"),
    ],
)
def test_bytes_of_other_formats_are_told_apart(data: bytes, told: str) -> None:
    with pytest.raises(InvalidDocument) as caught:
        refuse_by_first_bytes(data)
    (problem,) = caught.value.problems
    assert told in problem.found


def test_text_passes() -> None:
    refuse_by_first_bytes(b"Inspection of Made-up")
