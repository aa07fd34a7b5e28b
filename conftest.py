"""Every example in README.md and docs/ is run as a test: see tests/docs/pages.py."""

from collections.abc import Sequence

import pytest
from sybil.integration.pytest import SybilItem

from tests.docs.pages import EXAMPLES

pytest_plugins = ["tests.offline"]

pytest_collect_file = EXAMPLES.pytest()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Keep the blocks of a page in their order, whatever the tests': they build on one another."""
    for item in items:
        if isinstance(item, SybilItem):
            item.add_marker(pytest.mark.random_order(disabled=True))
