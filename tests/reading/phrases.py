"""Words as reports print them, and what is read of each: days, names, tags, numbers, sentences."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from ofsted_inspection.reading._dates import read_day, read_visits
from ofsted_inspection.reading._marks import (
    is_bullet,
    is_label,
    leading_number,
    number_of,
    split_bullet,
)
from ofsted_inspection.reading._quantities import quantity
from ofsted_inspection.reading._sentences import begins_sentence, ends_sentence, sentences
from ofsted_inspection.reading._tags import read_tag
from ofsted_inspection.reading._team import read_team
from ofsted_inspection.reading.templates._edges import read_leads
from ofsted_inspection.reading.templates._stated import plain, reformed_grade, without_footnote

_DAYS = (
    *("10 June 2024", "1st June 2024", "2nd June 2024", "3rd Sept 2024", "10 Sep 2024."),
    *("10/06/2024", "10.06.2024", "10-06-2024", "10/6/24", "10 JUNE 2024", "10 jun 2024"),
    *("10 to 14 June 2024", "10–14 June 2024", "10 \u2212 14 June 2024", "10 June to 1 July 2024"),
    *("30 December 2023 to 2 January 2024", "10/06/2024 – 14/06/2024", "10 \u0336 14 June 2024"),
    *("10 to 14 June 2024 and 24 to 28 June 2024", "10, 11 and 12 June 2024", "10; 12 June 2024"),
    *("10 June 2024 & 12 June 2024", "10 June 2024, and 12 June 2024", "10 and, 12 June 2024"),
    *("10 to 14 June and 14 to 20 June 2024", "10 to 14 June and 15 to 20 June 2024"),
    *("10 to 10 June 2024", "10 to 10 to 12 June 2024", "10 to 11 to 12 June 2024"),
    *("Monday 10 June 2024", "from 10 to 14 June 2024 inclusive", "Monday", "from", "10", "and"),
    *("10 June, 2024", "10 June 2024,", ", 10 June 2024", "10 10 June 2024", "June 10 2024"),
    *("31 June 2024", "29 February 2024", "29 February 2023", "0 June 2024", "1 June 0000"),
    *("10 Tomber 2024", "10 June 2024 and", "10 to 14 June 2024 to 1 July 2024", "14 10 June 2024"),
    *("12 June 2024 and 10 June 2024", "10 June and 12 June 2024", "10 Andover 2024", "10 June 24"),
    *("10th to 14th June 2024", "10 June 2024 to 9 June 2024", "tomorrow", "10 June 2024 tomorrow"),
)
_NAMES = (
    *("Ann Example", "Ann Example HMI", "Ann Example, HMI", "Ann Example (HMI)", "Ann"),
    *("Ann Example, Ben Sample", "Ann Example and Ben Sample", "Ann Example & Ben Sample"),
    *("Ann Example; Ben Sample.", "Ann Example | Ben Sample", "Ann Example, Senior HMI"),
    *("Ann Example, His Majesty’s Inspector", "Ann Example Her Majesty's Inspectors"),
    *("Ann Example, social care regulatory inspection manager", "Ann Example (AI)", "HMI", ""),
    *(
        "Ann Example (OI), Ben Sample (SHMI)",
        "Ann Example, Ofsted Inspector",
        "Ann van der Example",
    ),
    *("Ann Example, seconded inspector", "Ann Example, a b c d e inspector", "ann Example"),
    *("Ann Example, a b c d e f inspector", "Ann Mary Beth Carol Example", "A B C D E F"),
    *("Ann Example 2", "Ann (Annie) Example", "Ann example", "Ann O’Example-Sample", "Ann and"),
    *("Ann Example, regional director", "Ann Exampleand Ben Sample", "de la Example", "Ann van"),
)
_TAGS = (
    *(
        "A. (outcome 1)",
        "A. (Outcomes 2, 3)",
        "A. (outcome four)",
        "A. (outcome 5)",
        "A. (enabler)",
    ),
    *("A. [enabler two: leaders]", "A. (enabler three)", "A. (enabler 4)", "A. (principles)"),
    *("A. (outcome: stay together)", "A. (outcome: family network)", "A. (outcome: loving homes)"),
    *(
        "A. (outcome: safe in and outside)",
        "A. (enabler: multi-agency)",
        "A. (enabler: multiagency)",
    ),
    *("A. (enabler: leaders drive)", "A. (enabler: the workforce)", "A. (the principle)", "A."),
    *("A. Outcome 1, National Framework.", "A; outcome 1, national framework", "A (outcome 1) b"),
    *("A - outcome 1, national framework", "A – outcome one  national framework", "outcome 1"),
    *("Outcome 1, national framework", "A outcome 1, national framework", "A. (outcomes)"),
)
_NUMBERS = (
    *(
        "one",
        "Twenty",
        "twelve",
        "no",
        "None",
        "0",
        "7",
        "1,008",
        "1 008",
        "1,234,567",
        "20.5",
        "007",
    ),
)
_LABELS = (
    *(
        "",
        "1",
        "1.",
        "12)",
        "(3)",
        "123.",
        "1234.",
        "a)",
        "a.",
        "a",
        "iv.",
        "IV)",
        "xviii.",
        "(b).",
    ),
    *("•", "-", "–", "o", "*", "•-", "A word", "\uf0b7", "?", "1.2", "1..", "(1", "ab.", " "),
)
_BULLETS = (
    *(
        "• one",
        "•one",
        " • one",
        "- one",
        "-one",
        "– one",
        "o One",
        "o one",
        "oOne",
        "one",
        "",
        "•",
    ),
    *("\uf0b7 one", "\u2212 one", "─ one", "* one", "•  • one", "-\tone", "o\u00a0One"),
)
_LEADING = (
    *(
        "1. One",
        "1.One",
        "1 One",
        "1, one",
        "12 . one",
        "123. x",
        "1234. x",
        "1.",
        "1",
        "a. x",
        " 1. x",
    ),
)
_SENTENCES = (
    *(
        "One. Two.",
        "One? Two! Three",
        "One.’ Two",
        "One.) two",
        "One. two",
        "e.g. Two",
        "E.g. Two.",
    ),
    *("Mr. Smith came. He left.", "A. B. Smith came. So.", "the U.K. Smith", "No. 5 is. It.", ""),
    *("One. £5 is. 6 are.", "One. ‘Two’ is. (Three) is.", "etc. Two.", "One.  Two.", "One.\nTwo."),
    *(
        "(e.g. Two) is. Three.",
        "One.’’’’’’’’’’ Two.",
        "One. ‘‘‘‘‘‘‘Two. Three.",
        "‘St. Ann’ is. So.",
    ),
    *("One. ‘‘‘‘‘‘‘‘‘Two. Three.", "One.Two. Three", "A sentence ends in p. 5. So.", "St. So."),
    *("One! Two", "cllr. So", "Cllr. So it is. (A. So.", "A", "One.", ".", "... So. ", "One? ”Two"),
)
_WORDS = (
    *("Word", "5", "£5", "‘Word", "(word", "word", "", "([‘“Word", "“", "€5", "½", "Ⅷ", "’Word"),
    *(
        "Word.",
        "Word?",
        "Word!",
        "Word.’",
        "Word.)",
        "Word",
        "e.g.",
        "the e.g.",
        "A.",
        "A.B.",
        "etc.",
    ),
    *("(No.", "Word.]”", "no. ", "Mr.", "Mr", "so is p.", "‘A.", "AB.", "a.", "Word:", "Word.1"),
)
_TEAMS = (
    *("The inspection team consisted of two HMI.", "The inspection team consisted of 3 HMI, 1 AI."),
    "The inspection team consisted of one of His Majesty’s Inspectors and two inspector",
    "The inspection team consisted of one of His Majesty’s Inspectors, two additional inspector.",
    "It was. The inspection team consisted of 12 care quality commission inspectors, and 0 others.",
    "The inspection team consisted of one HMI, two of them new, and three others and a driver.",
    "The inspection team consisted of several. It left.",
    "The inspection team consisted of 123 HMI.",
    "The inspection team consisted of Two Her Majesty's Inspectors and nineteen lay people",
)
_GRADES = (
    *(
        "Good",
        "good.",
        "requires improvement",
        "Require improvement",
        "require improvement to be good",
    ),
    *("Not judged", "not judged.", "outstanding", "inadequate", "adequate", "good or better", ""),
    *("Requires improvement to be good.", "requires  improvement", " good . ", "good..", "be good"),
)
_NOTED = (
    "words2",
    "words 12",
    "words123",
    "words.2",
    "Words?1",
    "WORDS2",
    "words 2 ",
    "2",
    "words",
)

_READ: Mapping[str, tuple[Callable[[str], object], Sequence[str]]] = {
    "days": (read_visits, _DAYS),
    "one day": (read_day, _DAYS),
    "names": (read_leads, _NAMES),
    "tags": (read_tag, _TAGS),
    "numbers": (quantity, _NUMBERS),
    "labels": (is_label, _LABELS),
    "labels that are bullets": (is_bullet, _LABELS),
    "labels that are numbers": (number_of, _LABELS),
    "bullets": (split_bullet, _BULLETS),
    "leading numbers": (leading_number, _LEADING),
    "sentences": (lambda text: [text[start:end] for start, end in sentences(text)], _SENTENCES),
    "beginnings": (begins_sentence, _WORDS),
    "ends": (ends_sentence, _WORDS),
    "teams": (read_team, _TEAMS),
    "grades": (reformed_grade, _GRADES),
    "footnotes": (without_footnote, _NOTED),
    "plain words": (plain, ("‘A’  B", "\u02bcn", "A\u00a0b\t", "ÄB")),
}


def _told(read: Callable[[str], object], given: Sequence[str]) -> list[str]:
    return [f"{each!r} {read(each)!r}" for each in given]


PHRASES: Mapping[str, Callable[[], list[str]]] = {
    name: partial(_told, read, given) for name, (read, given) in _READ.items()
}
"""What is read of the words of each kind."""
