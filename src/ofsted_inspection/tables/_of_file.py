"""A frame of a file that comes with the package."""

from ofsted_inspection._arguments import checked
from ofsted_inspection.tables._backends import build
from ofsted_inspection.tables._definition import Table
from ofsted_inspection.tables._frames import Backend
from ofsted_inspection.tables._table_files import TableFile


@checked
def frame_of_csv(table: Table, content: bytes, backend: Backend) -> object:
    """Return the rows of a CSV file of `table`, which is right, as a frame of `backend`."""
    placed = TableFile(table=table, file=f"{table.name}.csv", faults=[]).read_csv(content)
    rows = [tuple(row.cells[name] for name in table.header) for row in placed]
    return build(table.columns, rows, None, backend)
