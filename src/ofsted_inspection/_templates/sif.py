"""The template of the single inspection framework's reports, in the words of its generations."""

from typing import NamedTuple

from ofsted_inspection.grades import ReformedGrade

TITLE = (
    "Inspection of services for children in need of help and protection, children looked after "
    "and care leavers"
)
AGAIN = f"Re-i{TITLE[1:]}"
BOARD, BOARD_TITLE = "safeguarding_board", "Local Safeguarding Children Board"
"""What identifies the review of the board among an inspection's reviews, and its title."""

REVIEW = f"Review of the effectiveness of the {BOARD_TITLE}"
DATES, PUBLISHED, LEAD = "Inspection dates", "Report published", "Lead inspector"
TEAM_INSPECTORS = "Team inspectors"
TEAM = "The inspection team"
INFORMATION = "Information about this inspection"
FINDINGS = "Inspection findings"
BOARD_FINDINGS = f"{FINDINGS} \u2013 the {BOARD_TITLE}"


class Generation(NamedTuple):
    """How one generation heads its summary, its recommendations, and what stands after them.

    `findings` tells whether a heading stands between a key judgement and its paragraphs, and
    `board_first` whether the first page states the grade of the board too.
    """

    summary: str
    needs: str
    after: str
    board_needs: str
    findings: bool
    board_first: bool = False


GENERATIONS = (
    Generation(
        "Executive summary",
        "Recommendations",
        "Summary for children and young people",
        "Recommendations",
        findings=True,
    ),
    Generation(
        "Summary of findings",
        "What does the local authority need to improve?",
        "Summary for children and young people",
        "What does the LSCB need to improve?",
        findings=False,
    ),
    Generation(
        "Summary of key findings",
        "What does the local authority need to improve?",
        "Information about this local authority area",
        "What does the LSCB need to improve?",
        findings=False,
        board_first=True,
    ),
)
"""The newest first, which is also the commonest."""


def overall_statement(authority: str, label: str) -> str:
    """Return the sentence of the first page that states the overall judgement, in words."""
    words = label.lower()
    verb = "require" if words.startswith("requires") else "are"
    words = words.removeprefix("requires ")
    return f"Children's services in {authority} {verb} {words}"


def board_statement(grade: ReformedGrade, *, is_first: bool = False) -> str:
    """Return the heading that states the grade of the safeguarding children board.

    `is_first` is that of the first page.
    """
    board = f"The effectiveness of the {BOARD_TITLE} (LSCB)" if is_first else f"The {BOARD_TITLE}"
    verb = "" if grade is ReformedGrade.REQUIRES_IMPROVEMENT else "is "
    return f"{board} {verb}{grade.label.lower()}"
