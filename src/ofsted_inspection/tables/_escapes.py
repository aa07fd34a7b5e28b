"""Cells that a spreadsheet runs, made inert, and back."""

RUNNING = "=+-@\t\r\n\x00\uff1d\uff0b\uff0d\uff20"
"""What a cell that is run begins with: = + - @ and their full-width forms, tab, line ends, NUL.

OWASP ASVS 5.0, 1.2.10, and OWASP's page on CSV injection.
"""

_PREFIXED = (*RUNNING, "'")


def escaped(cell: str) -> str:
    """Return `cell` with `'` before it if it would be run, or begins with `'` itself."""
    return f"'{cell}" if cell.startswith(_PREFIXED) else cell


def unescaped(cell: str) -> str:
    """Return the cell of which `cell` is the escaped form; others, which people typed, as it is."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_PREFIXED) else cell
