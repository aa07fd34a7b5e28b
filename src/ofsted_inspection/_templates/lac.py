"""The template of reports on looked after children services of 2013."""

TITLE = "Inspection of looked after children services"
ABOUT = "About this inspection"
MEANING = "The inspection judgements and what they mean"
AREAS_FOR_IMPROVEMENT = "Areas for improvement"
