"""Without Hypothesis the strategies say what to install."""

import subprocess
import sys
import textwrap

SCRIPT = textwrap.dedent(
    """
    import sys
    sys.modules["hypothesis"] = None
    from ofsted_inspection import MissingExtra
    try:
        import ofsted_inspection.strategies
    except MissingExtra as error:
        print(error)
    """
)


def test_the_missing_extra_is_named() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, check=True, text=True
    )
    assert "ofsted-inspection[testing]" in done.stdout
