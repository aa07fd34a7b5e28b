"""In an environment that has the package and its extra `testing`, everything finds its strategy."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow

FROM_TYPE = textwrap.dedent(
    """
    import sys
    from hypothesis import HealthCheck, given, settings, strategies as st
    import ofsted_inspection

    assert "site-packages" in ofsted_inspection.__file__
    exported = [getattr(ofsted_inspection, name) for name in dir(ofsted_inspection)]
    classes = [
        each for each in exported if isinstance(each, type) and not issubclass(each, Exception)
    ]
    assert "ofsted_inspection.strategies" not in sys.modules
    for model in classes:
        drawn = []

        @settings(max_examples=5, database=None, deadline=None,
                  suppress_health_check=list(HealthCheck))
        @given(st.from_type(model))
        def draws(instance):
            drawn.append(type(instance))

        draws()
        assert set(drawn) == {model}, model
    print(len(classes))
    """
)


def _run(*command: str | Path, folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_from_type_of_every_public_class_without_importing_strategies(tmp_path: Path) -> None:
    _run(sys.executable, "-m", "venv", "fresh", folder=tmp_path)
    python = tmp_path / "fresh" / "bin" / "python"
    _run(python, "-m", "pip", "install", "--quiet", f"{ROOT}[testing]", folder=tmp_path)
    installed = _run(python, "-m", "pip", "list", "--format=freeze", folder=tmp_path).lower()
    assert not [name for name in ("pandas", "polars", "rich", "pytest") if name in installed]
    assert int(_run(python, "-c", FROM_TYPE, folder=tmp_path)) > 50
