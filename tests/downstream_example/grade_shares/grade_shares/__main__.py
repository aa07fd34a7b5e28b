"""The script: the shares of every inspection in a Data Package, written as another.

    python -m grade_shares FROM TO

FROM is the folder of a Data Package. TO becomes one of the inspections of which more was below good
than not; what it prints is a line of CSV for each.
"""

import csv
import sys

from ofsted_inspection.tables import read_datapackage, write_datapackage

from .shares import below_good


def main(source: str, target: str) -> None:
    """Write and print what the script is for."""
    mostly_below = [each for each in read_datapackage(source) if below_good(each) * 2 > 1]
    write_datapackage(mostly_below, target)
    lines = csv.writer(sys.stdout, lineterminator="\n")
    lines.writerow(["inspection_id", "authority", "below_good"])
    lines.writerows([each.id, each.authority.name, str(below_good(each))] for each in mostly_below)


if __name__ == "__main__":
    main(*sys.argv[1:])
