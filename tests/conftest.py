"""Hypothesis profiles: quick and repeatable by default, many examples on request.

`pytest --hypothesis-profile nightly` searches further; `mutation` is for mutation testing, where
the suite runs once per mutant, and `threads` for running each test in several at once.
"""

from hypothesis import HealthCheck, settings

# Derandomised: the same examples on every run and machine, so that a failure can be repeated and a
# pass means the same everywhere. No deadline: a busy machine is no fault of the code.
settings.register_profile(
    "default", max_examples=50, derandomize=True, database=None, deadline=None
)
settings.register_profile(
    "mutation",
    max_examples=25,
    derandomize=True,
    database=None,
    deadline=None,
    # The suite runs more than once in one process.
    suppress_health_check=[HealthCheck.differing_executors],
)
settings.register_profile(
    "threads", max_examples=10, derandomize=True, database=None, deadline=None
)
settings.register_profile(
    "nightly",
    max_examples=10_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")
