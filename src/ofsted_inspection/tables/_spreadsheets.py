"""Tables of inspections for a spreadsheet: no cell of them is run, and they are read back whole."""

from collections.abc import Iterable
from pathlib import Path
from typing import cast

from ofsted_inspection.models.outcome import Inspection
from ofsted_inspection.tables._catalogue import DICTIONARY, always, several
from ofsted_inspection.tables._csv_text import csv_text
from ofsted_inspection.tables._packages import held_tables
from ofsted_inspection.tables._unpacking import Listed, TableFolder, present


def write_spreadsheets(inspections: Inspection | Iterable[Inspection], folder: str | Path) -> Path:
    r"""Write the tables of `inspections` into `folder` for a spreadsheet, and return the folder.

    One CSV file for each table that has rows, which a spreadsheet opens without running any of its
    cells: a text that begins with = + - @ or one of their full-width forms, a tab, a line end, NUL
    or `'` has a `'` put before it (OWASP ASVS 5.0, 1.2.10). Every cell is in quotes; files are in
    UTF-8 with a byte order mark and have `\r\n` at line ends. Files that have the name of a table
    are replaced. `read_spreadsheets` reads them back, and gives every cell as it was.

    To keep or to send inspections, use `write_datapackage`: its cells are what the report says, and
    its descriptor says what they mean. Raises InvalidDocument as that does.
    """
    target = Path(folder)
    held = {table.name: rows for table, rows in held_tables(several(inspections))}
    contents = {
        name: csv_text(table, held.get(name, ()), for_spreadsheet=True)
        for name, table in DICTIONARY.items()
        # A file of other inspections would be read with these: it is emptied.
        if name in held or (target / f"{name}.csv").exists()
    }
    target.mkdir(parents=True, exist_ok=True)
    for table_name, content in contents.items():
        (target / f"{table_name}.csv").write_bytes(content.encode("utf-8-sig"))
    return target


def read_spreadsheets(folder: str | Path) -> tuple[Inspection, ...]:
    """Return the inspections that the files in `folder` describe, in the order of their table.

    The inverse of `write_spreadsheets`. Each file that has the name of a table is read, and every
    cell without the `'` that was put before it; one that people typed since is taken as it is.

    Raises InvalidDocument as `read_datapackage` does. Nothing is guessed: a day or a number that a
    spreadsheet has written in its own way is refused, with its place.
    """
    source = Path(folder)
    files = present(source, Inspection)
    files |= {name: Listed(f"{name}.csv") for name in always(Inspection)}
    read = TableFolder(source, "spreadsheets", for_spreadsheet=True)
    return cast("tuple[Inspection, ...]", read.entries(Inspection, files, []))
