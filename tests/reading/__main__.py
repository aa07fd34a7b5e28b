"""Write the kept outcomes down anew: `python -m tests.reading`, then read the changes."""

from tests.reading.kept_outcomes import FILES, kept, outcomes, written

for name, cases in FILES.items():
    kept(name).write_text(written(outcomes(name, cases)), encoding="utf-8")
