r"""Pictures of inspections, made without a network and without a browser.

>>> from ofsted_inspection import charts, load
>>> chart = charts.grade_profile(load("warrington-2011"))
>>> charts.alt_text(chart).partition(".")[0]
'Warrington: adequate in 20 of 22 judgements'

Each takes `width=720` or `width=360` and is exactly that wide, and its title says what was found.
What a function returns is a chart of Altair, which notebooks show; `save` writes it as SVG or PNG.
Every number and day in titles, captions and descriptions is computed. Needs the extra `charts`.
"""

from ofsted_inspection.charts._counts import distribution, polarity, recommendations
from ofsted_inspection.charts._drawing import alt_text, save, to_png, to_svg
from ofsted_inspection.charts._outcomes import grade_profile
from ofsted_inspection.charts._places import authorities, tiles
from ofsted_inspection.charts._sheet import Width
from ofsted_inspection.charts._through_time import history

__all__ = [
    "Width",
    "alt_text",
    "authorities",
    "distribution",
    "grade_profile",
    "history",
    "polarity",
    "recommendations",
    "save",
    "tiles",
    "to_png",
    "to_svg",
]
