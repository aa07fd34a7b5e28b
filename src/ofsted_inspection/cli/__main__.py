"""`python -m ofsted_inspection.cli` is the command `ofsted-inspection`."""

import sys

from ofsted_inspection.cli import main

if __name__ == "__main__":
    sys.exit(main())
