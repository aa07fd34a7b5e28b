"""Write the kept outcomes down anew: `python -m tests.reading`, then read the changes."""

from tests.reading.kept_outcomes import FILES, kept, text

for name in FILES:
    kept(name).write_text(text(name), encoding="utf-8")
