"""Made-up input for every reader, without end; see `python -m fuzz --help`."""
