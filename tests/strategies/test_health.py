"""In a fresh checkout inspections are drawn as quickly as Hypothesis asks."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from ofsted_inspection.frameworks import CATALOGUE
from ofsted_inspection.strategies._wording import prepare

SCRIPT = textwrap.dedent(
    """
    import sys
    from hypothesis import given
    from ofsted_inspection import strategies
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
    "reports(get('sif-2013'))",
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


@pytest.mark.slow
def test_no_health_check_fails_on_loaded_cores(tmp_path: Path) -> None:
    """Three times, each from nothing, beside two processes that leave it a half at the most."""
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2)]
    try:
        for attempt in range(3):
            folder = tmp_path / str(attempt)
            folder.mkdir()
            test_no_health_check_fails_in_an_empty_folder("inspections(get('ilacs-2023'))", folder)
    finally:
        for process in busy:
            process.kill()
            process.wait()


def test_preparing_is_done_wherever_a_strategy_is_made() -> None:
    """Outside a test, where Hypothesis may be run, and within one, where it may not."""
    prepare.__wrapped__()

    @settings(max_examples=1, database=None)
    @given(st.none())
    def within(_: None) -> None:
        prepare.__wrapped__()

    within()
