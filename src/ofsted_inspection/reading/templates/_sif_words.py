"""The words of the single inspection's reports: what is judged, and the headings."""

import re

_LEAD_IN = r"(?:\d(?:\.\d)?\.?\s*)?(?:the )?(?:graded judge?ment (?:for|about|of|on) (?:the )?)?"
_OF = r"(?:experiences?(?: and progress)? (?:of|for) )?"

SUBJECTS = {
    "help_and_protection": re.compile(_LEAD_IN + _OF + "children who need help and protection"),
    "looked_after_and_permanence": re.compile(
        _LEAD_IN
        + _OF
        + r"(?:children looked after|looked after children) and (?:those )?achieving permanence"
    ),
    "adoption_performance": re.compile(_LEAD_IN + r"adoption(?: performance| services?)?\b"),
    "care_leavers": re.compile(_LEAD_IN + _OF + r"care leavers\b"),
    "leadership": re.compile(
        _LEAD_IN + r"leadership, (?:management and governance|governance and management)"
    ),
}
"""How each judgement is named, in rows, headings and sentences."""

ORDER = ("overall", *SUBJECTS)

OVERALL = {
    "overall": re.compile(
        r"the overall (?:judge?ment|effectiveness)(?: of)?(?: is(?: that)?)?"
        r"(?: (?:the )?(?:children's services|local authority)(?: in [^:.]+?)?)?"
        r"(?= (?:is|are|requires?|outstanding|good|inadequate)\b)"
        r"|children's services(?: in [^:.]+?)?(?= (?:is|are|requires?)\b)"
        r"|(?:this|the) local authority(?= (?:is|requires)\b)"
    )
}

_BOARD_NAMES = (
    r"(?:[a-z' -]+ )?safeguarding children(?:'s)? board(?: \([a-z]+\))?(?: in [a-z' -]+?)?"
    r"|[a-z]*scb"
)
_BOARD_WORDS = rf"(?:the )?(?:effectiveness of (?:the )?)?(?:{_BOARD_NAMES})"
BOARD = {"board": re.compile(rf"{_BOARD_WORDS}(?= (?:is|are|requires?)\b)")}
BOARD_ALONE = {"board": re.compile(rf"{_BOARD_WORDS}(?: is| are)?\s*:?$")}
ARRANGEMENTS = {
    "board": re.compile(
        r"the arrangements in place to evaluate the effectiveness of what is done by the "
        r"(?:local )?authority and board partners to safeguard and promote the welfare of "
        r"children(?= (?:is|are|requires?)\b)"
    )
}
BOARD_COVER = re.compile("inspection of the effectiveness of the local safeguarding")

TITLE = re.compile(r"(?P<again>re-)?inspection of services for children in need", re.IGNORECASE)
REVIEW = re.compile(r"review of the effectiveness of the local safeguarding children")
DATES = re.compile(r"inspection\s+dates?\s*:?\s*(?P<value>.*)", re.IGNORECASE)
PUBLISHED = re.compile(r"report\s+published\s*:?\s*(?P<value>.*)", re.IGNORECASE)
LEAD = re.compile(r"lead inspectors?\s*:?\s*(?P<value>.+)", re.IGNORECASE)
CITES = re.compile(r"\(\s*(?:see )?paragraphs?\s+(?P<numbers>[\d ,and&-]+)\)", re.IGNORECASE)

MOST_DIGITS = 3
"""How many digits the number of a paragraph has at the most."""

TEAM = "the inspection team"
AGAIN = re.compile(r"this (?:is|was) a re-inspection of")
NEEDS = re.compile(
    r"recommendations$"
    r"|(?:priority|areas for)(?: and)?(?: immediate)? ?(?:actions?|improvement)\s*:?$"
    r"|what does the (?:local authority|lscb|board)(?: board)? need to improve"
)
BOARD_PART = re.compile(
    r"(?:section 2: )?(?:the )?(?:effectiveness (?:of )?(?:the )?)?local safeguarding children"
    r"(?:'s)? board|inspection of the effectiveness of the local safeguarding|what does the lscb"
)
AFTER_NEEDS = re.compile(
    r"summary for children|inspection (?:findings|judge?ments?)|the local authority"
    r"(?:'s strengths| has the following)|progress since|information about|key strengths"
    r"|summary(?: of (?:key )?findings)?$|executive summary|previous ofsted|local leadership"
    r"|(?:the )?local safeguarding|section 2|what the .*inspection|the inspection team|the lscb\b"
)
PREVIOUS = re.compile(r"(?:the )?(?:previous|last) (?:ofsted )?inspections?|progress since the")
"""Headings under which the grades of earlier inspections may stand, set as headings too."""

NOT_AFTER_NEEDS = {
    False: re.compile(
        r"progress since|inspection findings|(?:the )?local safeguarding|section 2|what the"
        r"|the inspection team|executive summary|the lscb"
    ),
    True: re.compile(r"information about|what the|the inspection team|previous|local leadership"),
}
"""What never stands right after the recommendations, of the authority and of the board."""

LISTED = (
    ("recommendations", re.compile(r"recommendations\b|what does the .* need to improve")),
    ("summary for children", re.compile("summary for children")),
    (
        "inspection findings",
        re.compile(r"inspection findings\b|inspection judge?ments? about the lscb"),
    ),
)
"""Headings that, where the contents list them, stand as often in the report."""

FINDINGS = re.compile(r"inspection findings$")
MEANINGS = re.compile(r"what the (?:[a-z ]+ )?inspection judge?ments mean")
KNOWN_HEADING = re.compile(
    r"executive summary$|inspection findings(?: . .*)?$|local leadership$|recommendations$"
    r"|information about this (?:inspection|local authority area|area)$"
    r"|previous ofsted inspections$|the inspection team$|summary for children and young people$"
    rf"|{MEANINGS.pattern}|what does the (?:local authority|lscb) need to improve"
)


def listed(words: str) -> str | None:
    """Return which of the headings that are counted `words` are, None if none."""
    return next((name for name, mark in LISTED if mark.match(words)), None)
