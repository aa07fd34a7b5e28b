"""The README's lines, for type checkers alone: nothing imports this, and a test compares them."""

# Below stands what a reader types, as it is typed there.
# pyright: reportUnusedExpression=false
# ruff: noqa: B018, E402, I001, T201
# fmt: off
# ------
from ofsted_inspection import load
warrington = load("warrington-2011")
warrington
warrington.judgement("safeguarding.overall_effectiveness").grade
from ofsted_inspection import distribution
counts = distribution(warrington.judgements)
counts
from ofsted_inspection import MAINTAINERS_CROSSWALK, check, history
england = load("england")
through_time = history([*load("england-2009-2013"), warrington, *england], "Warrington")
through_time
for comparison in through_time.comparisons(crosswalk=MAINTAINERS_CROSSWALK):
    print(repr(comparison))
sum(len(check(inspection)) for inspection in england)
