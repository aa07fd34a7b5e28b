"""The README's lines, for type checkers alone: nothing imports this, and a test compares them."""

# Below stands what a reader types, as it is typed there.
# pyright: reportUnusedExpression=false
# ruff: noqa: B018, E402, I001, T201
# fmt: off
# ------
from ofsted_inspection import load
warrington = load("warrington-2011")
warrington.judgement("safeguarding.overall_effectiveness").grade
from ofsted_inspection import distribution
distribution(warrington.judgements)
from ofsted_inspection import history
print(history([*load("england-2009-2013"), warrington, *load("england")], "Warrington"))
