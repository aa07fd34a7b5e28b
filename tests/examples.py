"""How many examples a law is tried on where each takes long: whole inspections, files, engines."""

from hypothesis import settings

_BY_DEFAULT = 50
"""As many as the profile "default" of conftest.py has."""


def examples(number: int) -> settings:
    """Return settings of `number` examples by default; of other profiles, as large a share."""
    return settings(max_examples=max(1, number * settings().max_examples // _BY_DEFAULT))
