"""In a fresh checkout inspections are drawn as quickly as Hypothesis asks."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from ofsted_inspection.frameworks import CATALOGUE

SCRIPT = textwrap.dedent(
    """
    import sys
    from hypothesis import given
    from ofsted_inspection import strategies
    from ofsted_inspection.frameworks import get
    from ofsted_inspection.frameworks import get

    strategy = eval(sys.argv[1], {**vars(strategies), "get": get})

    @given(strategy)
    def draws(instance):
        pass

    draws()
    """
)
INSPECTIONS = [
    "inspections()",
    "inspections(coherent=False)",
    "inspections(report=False, readings=False)",
    "reports()",
    *(f"inspections(get({framework.id!r}))" for framework in CATALOGUE),
]


@pytest.mark.slow
@pytest.mark.parametrize("strategy", INSPECTIONS)
def test_no_health_check_fails_in_an_empty_folder(strategy: str, tmp_path: Path) -> None:
    """With an empty database and every check on."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, strategy],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
