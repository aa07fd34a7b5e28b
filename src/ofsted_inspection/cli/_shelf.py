"""Where inspections that are read one by one are kept until all are written, and after."""

import contextlib
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import BinaryIO, final

from ofsted_inspection.errors import AlreadyThere, InvalidDocument
from ofsted_inspection.files import from_file
from ofsted_inspection.interchange import read_jsonl, to_json, write_jsonl
from ofsted_inspection.models import Inspection


@final
class Shelf:
    """The file or folder that inspections go to, with a journal beside it while they are read.

    What stood there already stays, and is added to, unless it is to be replaced. What is read goes
    into the journal at once, so that an interruption loses nothing; the target is written whole at
    the end, and the journal removed.
    """

    def __init__(self, target: Path, kind: str, *, anew: bool) -> None:
        """Take up what is there already; raises AlreadyThere where that is something else."""
        self.target = target
        self._kind = kind
        self.journal = target.with_name(f".{target.name}.reading.jsonl")
        self._held: tuple[Inspection, ...] = ()
        if anew:
            self.journal.unlink(missing_ok=True)
        elif target.exists():
            try:
                self._held = from_file(target)
            except InvalidDocument as error:
                advice = "it holds no inspections to add to; pass overwrite=True to replace it"
                raise AlreadyThere(str(target), advice) from error

    def hashes(self) -> set[str]:
        """Return the SHA-256 of every file that what is held was read from."""
        every = (*self._held, *self._noted())
        return {each.source.sha256 for each in every if each.source is not None}

    @contextlib.contextmanager
    def taking(self) -> Generator[BinaryIO, None, None]:
        """Open the journal, to be added to by `add`."""
        self.target.parent.mkdir(parents=True, exist_ok=True)
        noted = tuple(self._noted())
        # A last line that was cut off is not taken over.
        write_jsonl(noted, self.journal, overwrite=True)
        with self.journal.open("ab", buffering=0) as file:
            yield file

    def add(self, inspection: Inspection, journal: BinaryIO) -> None:
        """Keep an inspection in the journal."""
        journal.write(to_json(inspection))

    def close(self) -> int:
        """Write all that is held as the target, remove the journal, and return how many it is."""
        every = (*self._held, *self._noted())
        if self._kind == "jsonl":
            write_jsonl(every, self.target, overwrite=True)
        else:
            from ofsted_inspection.tables import FileFormat, write_datapackage

            form: FileFormat = "parquet" if self._kind == "parquet" else "csv"
            write_datapackage(every, self.target, form, overwrite=True)
        self.journal.unlink(missing_ok=True)
        return len(every)

    def _noted(self) -> Iterator[Inspection]:
        if self.journal.exists():
            cut_off: list[InvalidDocument] = []
            yield from read_jsonl(self.journal, on_invalid=cut_off.append)
