"""The clean made-up report of 2010 with one thing printed otherwise, or wrong."""

from collections.abc import Iterator

from tests.reading.test_reports import REPORTS

WHOLE = {
    name: (REPORTS / f"{name}.txt").read_text(encoding="utf-8")
    for name in (
        *("clean", "glued-cover-and-contents", "numbers-missing", "page-breaks"),
        "ragged-layout",
    )
}
"""The clean report, and those whose layout differs most: their own files say nothing of roles."""

CLEAN = WHOLE["clean"]
_SAFE = "Children and young people are safe and feel safe"
_RECORD = "Record of main findings"
_COVER, _, _REST = CLEAN.partition("\nContents\n")
_CONTENTS, _, _BODY = _REST.partition("\nAbout this inspection\n\n")
_NOTHING = ("", "")


def _edited(*edits: tuple[str, str]) -> str:
    """Return the clean report with the first of each old words made the new ones."""
    text = CLEAN
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def _last(old: str, new: str) -> str:
    """Return the clean report with the last of the old words made the new ones."""
    before, found, after = CLEAN.rpartition(old)
    assert found, old
    return f"{before}{new}{after}"


def _paragraph(number: int) -> str:
    """Return the line of this paragraph."""
    return next(line for line in CLEAN.split("\n") if line.startswith(f"{number}. "))


def _unnumbered(*numbers: int, mark: str = "") -> str:
    return _edited(
        *((_paragraph(each), mark + _paragraph(each).removeprefix(f"{each}. ")) for each in numbers)
    )


def _after(number: int, *lines: str) -> str:
    """Return the clean report with these lines after the paragraph."""
    words = _paragraph(number)
    return _edited((words, "\n\n".join([words, *lines])))


def _broken(number: int, *words: str, joint: str = "\n\n") -> str:
    """Return the clean report with this paragraph broken after each of these words."""
    line = _paragraph(number)
    broken = line
    for each in words:
        assert each in line, line
        broken = broken.replace(f"{each} ", f"{each}{joint}", 1)
    return _edited((line, broken))


def _variants() -> Iterator[tuple[str, str]]:
    yield from _covers()
    yield from _contents()
    yield from _headings()
    yield from _texts()
    yield from _numbers()
    yield from _records()


def _covers() -> Iterator[tuple[str, str]]:
    dates = "Inspection dates: 7 – 18 February 2011"
    yield "no cover", f"Contents\n{_REST}"
    yield "no contents", f"{_COVER}\nAbout this inspection\n\n{_BODY}"
    yield "nothing but a title", "Inspection of safeguarding and looked after children services"
    yield "nothing", ""
    yield "another title", _edited(("Inspection of safeguarding and", "Inspection of made-up and"))
    yield (
        "a title of two lines",
        _edited(("safeguarding and looked", "safeguarding and\nlooked")),
    )
    yield (
        "a title with more",
        _edited(("children services\n", "children services of Northmere\n")),
    )
    yield "no authority", _edited(("\nNorthmere\n", ""))
    yield "two authorities", _edited(("\nNorthmere\n", "\nNorthmere\n\nSouthmere\n"))
    yield "dates below", _edited((dates, "Inspection dates\n7 – 18 February 2011"))
    yield "no dates", _edited((dates, ""))
    yield "dates that are none", _edited((dates, "Inspection dates: in February"))
    yield "dates twice", _edited((dates, f"{dates}\n{dates}"))
    yield "split visits", _edited((dates, f"{dates} and 21 – 22 February 2011"))
    yield "fields on one line", _edited(("Allwood\n\nAge", "Allwood   Age"))
    yield "no lead", _edited(("Reporting inspector Margaret Allwood", ""))
    yield "a lead below", _edited(("inspector Margaret", "inspector:\n\nMargaret"))
    yield "no age group", _edited(("Age group: All", ""))
    yield "no day of publication", _edited(("Published: 25 March 2011", ""))
    yield "a day of publication that is none", _edited(("25 March 2011", "in March"))
    yield "published on the last day", _edited(("25 March 2011", "18 February 2011"))
    yield "published before the last day", _edited(("25 March 2011", "17 February 2011"))
    yield "words among the fields", _edited(("Age group", "A made-up line\n\nAge group"))
    yield "terms", _edited(("Age group", "© Crown copyright 2011\n\nAge group"))
    yield (
        "terms on two lines",
        _edited(("Age group", "© Crown copyright\n\nYou may copy this or not.\n\nAge group")),
    )
    yield (
        "terms twice and long",
        _edited(
            ("Age group", f"© Crown copyright 2011\n\nAge group\n\n© {'words ' * 120}\n"),
            (
                "Partnership working\n\nGrade",
                "© Crown copyright  2011\n\nPartnership working\n\nGrade",
            ),
        ),
    )


def _contents() -> Iterator[tuple[str, str]]:
    entry = "Service information\t4"
    yield "no entries", f"{_COVER}\nContents\n\nAbout this inspection\n\n{_BODY}"
    yield "contents below one another", _edited((entry, "Service\ninformation\t4"))
    yield "contents over four lines", _edited((entry, "Service\n\n\n\ninformation\t4"))
    yield "contents on one line", _edited((f"{entry}\nSafeguarding services\t4", _two("4 4")))
    yield "a page too many", _edited((f"{entry}\nSafeguarding services\t4", _two("4 4 4")))
    yield "a page too few", _edited((f"{entry}\nSafeguarding services\t4", _two("4")))
    yield "a word displaced", _edited((entry, "Service\t4 information"))
    yield "a word broken", _edited((entry, "Service infor\t4 mation"))
    yield "a word broken and lost", _edited((entry, "Service infor\t4 ation"))
    yield "dots", _edited((entry, "Service information ...... 4"))
    yield "dots without spaces", _edited((entry, "Service information......4"))
    yield "few dots", _edited((entry, "Service information .. 4"))
    yield "page nought", _edited((entry, "Service information\t0"))
    yield "page of a thousand", _edited((entry, "Service information\t1000"))
    yield "a page in other figures", _edited((entry, "Service information\t\uff14"))
    yield "a lone page", _edited((entry, f"12\n{entry}"))
    yield "an entry that is none", _edited((entry, "Service provision\t4"))
    yield "an entry of another place", _edited((entry, f"{entry}\nAbout this inspection\t2"))
    yield "no page", _edited((entry, "Service information"))
    yield "an entry left out", _edited((f"{entry}\n", ""))


def _two(pages: str) -> str:
    return f"Service information Safeguarding services\t{pages}"


def _headings() -> Iterator[tuple[str, str]]:
    safe = f"{_SAFE}\n\nGrade 2 (good)"
    yield "a heading of two lines", _edited((safe, safe.replace("young people", "young\npeople")))
    yield "a heading with its grade", _edited((safe, f"{_SAFE} Grade 2 (good)"))
    yield (
        "a heading of two lines with its grade",
        _edited((safe, f"{_SAFE.replace(' are safe', chr(10) + 'are safe')} Grade 2 (good)")),
    )
    yield (
        "a heading and its grade of two lines",
        _edited((safe, f"{_SAFE} Grade\n2 (good)")),
    )
    yield "a grade that disagrees", _edited((safe, f"{_SAFE}\n\nGrade 2 (adequate)"))
    yield "a grade that differs", _edited((safe, f"{_SAFE}\n\nGrade 3 (adequate)"))
    yield "a glued grade that disagrees", _edited((safe, f"{_SAFE} Grade 2 (adequate)"))
    yield "a grade twice", _edited((safe, f"{safe}\n\nGrade 2 (good)"))
    yield "no grade", _edited((safe, _SAFE))
    yield "a heading twice", _edited((safe, f"{safe}\n\n{_SAFE}\n\nGrade 2 (good)"))
    yield "a heading lost", _edited((safe, ""))
    yield "a group lost", _edited(("Safeguarding outcomes for children and young people\n\n", ""))
    yield "words before headings", _edited(("\nAbout this inspection\n\n1.", "\nWords.\n\n1."))
    yield "a paragraph before headings", _edited(("\nAbout this inspection\n\n1.", "\n1."))
    yield "a scale of another number", _edited(("Good (Grade 2)", "Good (Grade 3)"))
    yield "a scale twice", _edited(("Adequate (Grade 3)", "Good (Grade 2)"))
    yield (
        "a scale lost",
        _edited(("Good (Grade 2)\tA service that exceeds minimum requirements", "")),
    )


def _texts() -> Iterator[tuple[str, str]]:
    action = "- Involve the voluntary sector fully"
    yield "a time that is none", _edited(("Within three months:", "Within nine months:"))
    yield "a time lost", _edited(("Immediately:\n", ""))
    yield "a time without a colon", _edited(("Immediately:\n", "Immediately\n"))
    yield "a time with words", _edited(("Immediately:\n", "Immediately: nobody\n"))
    yield "a time twice", _edited(("Within three months:", "Immediately:"))
    yield (
        "a stray heading before a time in small letters",
        _edited(("Immediately:\n", "A heading nobody has seen\n\nimmediately:\n")),
    )
    yield "a time elsewhere", _after(15, "Immediately:", "- Do it")
    yield "an action goes on", _edited((action, "- Involve the voluntary\n\nsector fully"))
    yield (
        "an action goes on, marked",
        _edited((action, "- Involve the voluntary\n\n- sector fully")),
    )
    yield "an action goes on, in capitals", _edited((action, "- Involve the\n\nNHS fully"))
    yield "an action with a dash", _edited((action, "– Involve the voluntary sector fully"))
    yield "an action with a bullet", _edited((action, "• Involve the voluntary sector fully"))
    yield "an action without a mark", _edited((action, "Involve the voluntary sector fully"))
    item = " - a review of 32 case files"
    yield "an item goes on", _edited((item, " - a review of\n\n32 case files"))
    yield "an item goes on with a capital", _edited((item, " - a review. All\n\nNHS case files"))
    yield "an item ends and words follow", _edited((item, " - a review.\n\nOther case files"))
    yield "an item without its mark", _edited((item, "a review of 32 case files"))
    yield "items after a full stop", _edited(("inspectors included:", "inspectors included."))
    yield "a marked paragraph", _edited(("16. Complaints", "- 16. Complaints"))
    yield "a marked line", _after(15, "- And there is more of it.")
    yield "a marked line that begins small", _after(15, "- and there is more of it.")
    yield "a stray heading", _after(15, "A heading nobody has seen")
    yield "a stray heading before a number", _after(16, "A heading nobody has seen")
    yield "a stray heading that goes on", _after(15, "A heading nobody has seen", "and goes on.")
    yield "a long line that goes on", _after(15, f"{'Many words ' * 7}of a line", "That ends.")
    yield "a line as long as may be", _after(15, f"{'Many words ' * 7}of", "That ends.")
    yield "a grade line in the text", _after(15, "It had Grade 2 (good) before.")
    yield "a time in the text", _after(15, "It was done within three months: so it says.")
    yield "a line that begins small", _after(15, "and a line that begins small.")
    yield "a line that begins with a figure", _after(15, "32 lines begin with a figure.")
    yield "an empty paragraph", _edited((_paragraph(16), "16."))
    yield "an empty marked paragraph", _edited((_paragraph(16), "- 16."))


def _numbers() -> Iterator[tuple[str, str]]:
    yield "one number lost", _unnumbered(16)
    yield "one number lost under a heading", _unnumbered(15)
    yield "two numbers lost", _unnumbered(18, 19)
    yield "the first number lost", _unnumbered(1)
    yield "the last number lost", _unnumbered(43)
    yield (
        "one number lost under a heading, and the next in an unfinished sentence",
        _edited((_paragraph(15), _paragraph(15).removeprefix("15. ").rstrip("."))),
    )
    yield "one number lost, marked", _unnumbered(16, mark="- ")
    yield "a number too many", _edited(("16. Complaints", "15. Complaints"))
    yield "a number too high", _edited(("16. Complaints", "18. Complaints"))
    yield "a number left out", _edited(("43. Perf", "44. Perf"))
    yield "a paragraph broken", _broken(16, "answered")
    yield "a paragraph broken after a sentence", _broken(16, "service.")
    yield "a paragraph broken, and one lost", _lost_and_broken(18, 17, "adequate.")
    yield "a paragraph broken twice, and one lost", _lost_and_broken(18, 17, "adequate.", "skill,")
    yield "the last broken after a sentence", _broken(43, "good.")
    yield "the last broken with a mark", _broken(43, "good.", joint="\n\n- ")
    yield "the last broken in a sentence", _broken(43, "assurance", joint="\n\n- ")
    yield "a number in a sentence", _inside(16, "answered")
    yield "a number of an age", _edited((_paragraph(16), f"{_paragraph(16)}\n\n17. Is an age."))
    yield (
        "a number in an unfinished sentence",
        _edited((_paragraph(15), f"{_paragraph(15)} They are aged\n\n19. And so on.")),
    )
    yield (
        "the next number in an unfinished sentence",
        _edited((f"{_paragraph(15)}", f"{_paragraph(15).rstrip('.')}")),
    )


def _lost_and_broken(lost: int, broken: int, *words: str) -> str:
    text = _edited((_paragraph(lost), _paragraph(lost).removeprefix(f"{lost}. ")))
    line = _paragraph(broken)
    parted = line
    for each in words:
        assert each in line, line
        parted = parted.replace(f"{each} ", f"{each}\n\n", 1)
    return text.replace(line, parted, 1)


def _inside(number: int, word: str) -> str:
    line = _paragraph(number).removeprefix(f"{number}. ")
    assert f" {word} " in line, line
    return _edited((_paragraph(number), line.replace(f" {word} ", f" {word} {number}. ", 1)))


def _records() -> Iterator[tuple[str, str]]:
    working = "Partnership working\tGood"
    yield "no record", CLEAN.partition(f"\n{_RECORD}:")[0]
    yield "a record without a name", _edited((f"{_RECORD}: Northmere", _RECORD))
    yield "a record of another name", _edited((f"{_RECORD}: Northmere", f"{_RECORD}: Southmere"))
    yield "a record with capitals", _edited((f"{_RECORD}: Northmere", f"{_RECORD}: NORTHMERE"))
    yield "a row lost", _edited((working, ""))
    yield (
        "the first row lost",
        _last("Safeguarding services\t\t\t\nOverall effectiveness\tGood\t\t\n", ""),
    )
    yield "a row twice", _edited((working, f"{working}\n{working}"))
    yield "a row of another grade", _edited((working, "Partnership working\tAdequate"))
    yield "a row of no grade", _edited((working, "Partnership working\tSatisfactory"))
    yield "a row not judged", _edited((working, "Partnership working\tNot judged"))
    yield "a row of two lines", _edited((working, "Partnership\nworking\tGood"))
    yield "a row of three lines", _edited((working, "Partnership\nworking\nGood"))
    yield (
        "a row of four lines",
        _last("Equality and diversity\tGood", "Equality\nand\ndiversity\nGood"),
    )
    yield "a row of no aspect", _edited((working, f"Partnership learning\tGood\n{working}"))
    yield "a service lost", _last("Services for looked after children\t\t\t\n", "")
    yield (
        "a group of the record lost",
        _last(f"{'How good are outcomes for looked after children and care leavers?'}\t\t\t\n", ""),
    )
    yield "all rows lost", CLEAN.partition("\nSafeguarding services\t\t\t")[0]


VARIANTS = dict(_variants())
"""Each text by its name."""
