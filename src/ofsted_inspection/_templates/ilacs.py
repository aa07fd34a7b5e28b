"""The template of reports of inspections of local authority children's services."""

DATES, LEAD = "Inspection dates", "Lead inspector"
TITLE = "Inspection of children's social care services"
"""The title under the authority's name, of the first years."""

NEEDS = "What needs to improve?"
SUMMARY = "summary"
"""What identifies the paragraphs before the first heading, which stand under the title."""


def title_with(authority: str) -> str:
    """Return the title that holds the authority's name, of the years since 2021."""
    return f"Inspection of {authority} local authority children's services"
