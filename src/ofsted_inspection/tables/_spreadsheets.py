"""Tables of inspections for a spreadsheet: no cell of them is run, and they are read back whole."""

from pathlib import Path
from typing import overload

from ofsted_inspection._arguments import checked
from ofsted_inspection._writing import write_folder
from ofsted_inspection.models import Inspection
from ofsted_inspection.tables._catalogue import DICTIONARY, Entries, always, several
from ofsted_inspection.tables._csv_text import csv_text
from ofsted_inspection.tables._packages import held_tables
from ofsted_inspection.tables._places import Entry
from ofsted_inspection.tables._unpacking import (
    Listed,
    Model,
    TableFolder,
    present,
    refuse_without_folder,
    root_of,
)


@checked
def write_spreadsheets(
    inspections: Entries, folder: str | Path, *, overwrite: bool = False
) -> Path:
    r"""Write the tables of `inspections` into `folder` for a spreadsheet, and return the folder.

    One CSV file for each table that has rows, which a spreadsheet opens without running any of its
    cells: a text that begins with = + - @ or one of their full-width forms, a tab, a line end, NUL
    or `'` has a `'` put before it (OWASP ASVS 5.0, 1.2.10). Every cell is in quotes; files are in
    UTF-8 with a byte order mark and have `\r\n` at line ends. The folder appears when all of it is
    written; with `overwrite=True` it takes the place of one that is there.
    `read_spreadsheets` reads them back, and gives every cell as it was.

    To keep or to send inspections, use `write_datapackage`: its cells are what the report says, and
    its descriptor says what they mean. Raises AlreadyThere and InvalidDocument as that does.
    """
    target = Path(folder)
    files = {
        f"{table.name}.csv": csv_text(table, rows, for_spreadsheet=True).encode("utf-8-sig")
        for table, rows in held_tables(several(inspections))
    }
    replaced = {f"{name}.csv" for name in DICTIONARY}
    write_folder(target, files, overwrite=overwrite, replaced=replaced)
    return target


@overload
def read_spreadsheets(folder: str | Path) -> tuple[Inspection, ...]: ...
@overload
def read_spreadsheets(folder: str | Path, model: type[Model]) -> tuple[Model, ...]: ...
@checked
def read_spreadsheets(folder: str | Path, model: type[object] = Inspection) -> tuple[Entry, ...]:
    """Return the inspections that the files in `folder` describe, in the order of their table.

    The inverse of `write_spreadsheets`. Each file that has the name of a table is read, and every
    cell without the `'` that was put before it; one that people typed since is taken as it is.

    Raises InvalidDocument as `read_datapackage` does. Nothing is guessed: a day or a number that a
    spreadsheet has written in its own way is refused, with its place. `model` is what the files
    are of, as `read_datapackage` has it.
    """
    asked = root_of(model)
    source = Path(folder)
    refuse_without_folder(source, "spreadsheets")
    files = present(source, asked)
    files |= {name: Listed(f"{name}.csv") for name in always(asked)}
    read = TableFolder(source, "spreadsheets", for_spreadsheet=True)
    return read.entries(asked, files, [])
