"""The command `ofsted-inspection`: inspections listed, shown, compared, read, checked and exported.

Built on argparse; one module per command. `--help` works without any extra; tables on a terminal
are drawn by rich, which the extra `cli` brings, and are plain text without it.
"""

from ofsted_inspection.cli._frame import main

__all__ = ["main"]
