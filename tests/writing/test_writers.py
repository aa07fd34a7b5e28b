"""Writers never harm what is there: the old or the new, whole, and nothing else."""

import io
import os
import pickle
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import duckdb
import pytest

from ofsted_inspection import (
    AlreadyThere,
    Inspection,
    InvalidDocument,
    _writing,
    load,
    read_jsonl,
    to_json,
    write_jsonl,
)
from ofsted_inspection.tables import (
    read_datapackage,
    read_spreadsheets,
    write_datapackage,
    write_duckdb,
    write_spreadsheets,
)
from tests.writing import killed

OLD = load("england")[:3]
NEW = load("england")[3:5]

Write = Callable[..., object]
FILES: dict[str, Write] = {"lines": write_jsonl, "database": write_duckdb}
FOLDERS: dict[str, Write] = {"package": write_datapackage, "spreadsheets": write_spreadsheets}
WRITERS = FILES | FOLDERS

every_writer = pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
every_file = pytest.mark.parametrize("write", FILES.values(), ids=FILES)
every_folder = pytest.mark.parametrize("write", FOLDERS.values(), ids=FOLDERS)


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


# ------------------------------------------------------------------------------- killed


def left_by_the_killed(kind: str, trials: int, folder: Path) -> tuple[list[object], list[object]]:
    command = [sys.executable, str(killed.__file__), kind, str(trials), str(folder)]
    output = subprocess.run(command, check=True, capture_output=True, timeout=300).stdout
    return cast("tuple[list[object], list[object]]", pickle.loads(output))


@pytest.mark.parametrize(
    ("kind", "trials"),
    [
        ("lines", 50),
        pytest.param("export", 50, marks=pytest.mark.slow),
        pytest.param("export-xlsx", 50, marks=pytest.mark.slow),
    ],
)
def test_a_file_whose_writer_is_killed_is_the_old_or_the_new(
    kind: str, trials: int, tmp_path: Path
) -> None:
    """Law, at 50 moments."""
    (tmp_path / kind).mkdir()
    known, left = left_by_the_killed(kind, trials, tmp_path / kind)
    assert len(left) == trials
    for target, new, old in cast("list[list[object]]", left):
        assert target in known
        assert (new, old) == (None, None)


@pytest.mark.parametrize(
    ("kind", "trials"),
    [
        ("package", 8),
        ("spreadsheets", 4),
        pytest.param("package", 50, marks=pytest.mark.slow),
        pytest.param("spreadsheets", 50, marks=pytest.mark.slow),
        pytest.param("export-tables", 50, marks=pytest.mark.slow),
        pytest.param("export-pages", 50, marks=pytest.mark.slow),
    ],
)
def test_a_folder_whose_writer_is_killed_is_whole_or_stands_beside(
    kind: str, trials: int, tmp_path: Path
) -> None:
    """Law: it, the new and the old are each whole or not there, and one is there."""
    (tmp_path / kind).mkdir()
    known, left = left_by_the_killed(kind, trials, tmp_path / kind)
    assert len(left) == trials
    for three in cast("list[list[object]]", left):
        assert all(each is None or each in known for each in three)
        assert three != [None, None, None]


@pytest.mark.slow
def test_a_database_whose_writer_is_killed_is_whole(tmp_path: Path) -> None:
    """Law, at 50 moments: the same rows may have other bytes, so each is opened."""
    _, left = left_by_the_killed("database", 50, tmp_path)
    counts: set[object] = set()
    for number, (target, _, _) in enumerate(cast("list[list[bytes]]", left)):
        path = tmp_path / f"{number}.duckdb"
        path.write_bytes(target)
        with duckdb.connect(str(path), read_only=True) as connection:
            counts.add(connection.execute("SELECT count(*) FROM inspections").fetchone())
    assert counts <= {(2,), (7,)}


# -------------------------------------------------------------- what is there, and consent


@every_writer
def test_nothing_is_overwritten_unasked(write: Write, tmp_path: Path) -> None:
    path = tmp_path / "target"
    write(OLD, path)
    before = killed.state_of(path)
    with pytest.raises(AlreadyThere, match="overwrite=True") as raised:
        write(NEW, path)
    assert isinstance(raised.value, FileExistsError)
    assert killed.state_of(path) == before
    write(NEW, path, overwrite=True)
    assert killed.state_of(path) != before
    assert names(tmp_path) == ["target"]


@every_writer
def test_a_writer_that_fails_leaves_the_old_and_nothing_beside_it(
    write: Write, tmp_path: Path
) -> None:
    def failing() -> Iterator[Inspection]:
        yield NEW[0]
        raise ZeroDivisionError

    path = tmp_path / "target"
    write(OLD, path)
    before = killed.state_of(path)
    with pytest.raises(ZeroDivisionError):
        write(failing(), path, overwrite=True)
    with pytest.raises(InvalidDocument) if write is not write_jsonl else pytest.raises(TypeError):
        write([NEW[0], NEW[0] if write is not write_jsonl else None], path, overwrite=True)
    assert killed.state_of(path) == before
    assert names(tmp_path) == ["target"]


def test_a_file_written_from_itself_loses_no_line(tmp_path: Path) -> None:
    path = tmp_path / "inspections.jsonl"
    write_jsonl(OLD, path)
    assert write_jsonl(read_jsonl(path), path, overwrite=True) == len(OLD)
    assert tuple(read_jsonl(path)) == OLD


def test_one_inspection_is_taken_alone(tmp_path: Path) -> None:
    assert write_jsonl(OLD[0], tmp_path / "one.jsonl") == 1
    assert tuple(read_jsonl(tmp_path / "one.jsonl")) == OLD[:1]


def test_files_of_the_package_before_do_not_stay(tmp_path: Path) -> None:
    folder = tmp_path / "package"
    write_datapackage(OLD, folder)
    write_datapackage(NEW, folder, "parquet", overwrite=True)
    assert not list(folder.glob("*.csv"))
    assert read_datapackage(folder) == NEW


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_datapackage(OLD, tmp_path)
    assert read_datapackage(tmp_path) == OLD


@every_folder
def test_what_is_no_part_of_a_package_is_never_lost(write: Write, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    write(OLD, folder)
    (folder / "notes.md").write_text("ours")
    (folder / "judgements.csv").unlink()
    (folder / "judgements.csv").mkdir()
    with pytest.raises(AlreadyThere, match=r"judgements\.csv.*notes\.md"):
        write(NEW, folder, overwrite=True)
    for each in range(9):
        (folder / f"{each}.md").write_text("ours")
    with pytest.raises(AlreadyThere, match="8 more"):
        write(NEW, folder, overwrite=True)


@every_folder
def test_a_folder_does_not_replace_a_file(write: Write, tmp_path: Path) -> None:
    (tmp_path / "target").write_text("ours")
    with pytest.raises(AlreadyThere, match="no folder"):
        write(OLD, tmp_path / "target", overwrite=True)


@every_file
def test_a_file_does_not_replace_a_folder(write: Write, tmp_path: Path) -> None:
    with pytest.raises(AlreadyThere, match="a folder"):
        write(OLD, tmp_path, overwrite=True)


@every_writer
def test_a_symlink_stays_and_what_it_leads_to_is_replaced(write: Write, tmp_path: Path) -> None:
    path, link = tmp_path / "elsewhere" / "target", tmp_path / "link"
    path.parent.mkdir()
    link.symlink_to(path)
    write(OLD, link)
    before = killed.state_of(path)
    write(NEW, link, overwrite=True)
    assert link.is_symlink()
    assert before is not None
    assert killed.state_of(path) != before
    assert names(path.parent) == ["target"]


@every_writer
def test_permissions_stay(write: Write, tmp_path: Path) -> None:
    path = tmp_path / "target"
    write(OLD, path)
    path.chmod(0o700)
    write(NEW, path, overwrite=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_a_new_file_has_the_permissions_that_files_have(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_jsonl(OLD, tmp_path / "ours")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_what_somebody_else_wrote_in_the_meantime_stays(tmp_path: Path) -> None:
    path = tmp_path / "target"

    def meanwhile() -> Iterator[Inspection]:
        path.write_text("theirs")
        yield NEW[0]

    with pytest.raises(AlreadyThere):
        write_jsonl(meanwhile(), path)
    assert path.read_text() == "theirs"
    assert names(tmp_path) == ["target"]


# ----------------------------------------------------------------- cut off between two renames


def cut_off(folder: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Write a package anew over one that is there, and stop at its rename number `at`."""
    renames = 0
    rename = Path.rename

    def counted(self: Path, target: Path) -> Path:
        nonlocal renames
        renames += 1
        if renames == at:
            raise KilledError
        return rename(self, target)

    write_datapackage(OLD, folder)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", counted)
        with pytest.raises(KilledError):
            write_datapackage(NEW, folder, overwrite=True)


class KilledError(Exception):
    """Stands for a failure of the system in the middle of writing."""


@pytest.mark.parametrize(("at", "held"), [(1, OLD), (2, OLD), (3, OLD), (4, NEW)])
def test_a_rename_that_fails_is_taken_back(
    at: int, held: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "package"
    cut_off(folder, monkeypatch, at)
    assert read_datapackage(folder) == held


def test_a_first_writing_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if target.name == "package":
            raise KilledError
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(KilledError):
        write_datapackage(OLD, tmp_path / "package")
    assert names(tmp_path) == []


@pytest.mark.parametrize("read", [read_datapackage, read_spreadsheets])
def test_reader_and_writer_name_what_a_writing_that_was_cut_off_left(
    read: Callable[[Path], object], tmp_path: Path
) -> None:
    folder = tmp_path / "package"
    write_datapackage(OLD, tmp_path / ".package.old")
    write_datapackage(NEW, tmp_path / ".package.new")
    with pytest.raises(InvalidDocument, match=r"\.package\.new.*\.package\.old") as read_error:
        read(folder)
    assert len(read_error.value.problems) == 1
    with pytest.raises(AlreadyThere, match=r"\.package\.new.*\.package\.old") as written_error:
        write_datapackage(NEW, folder, overwrite=True)
    assert "\n" not in str(written_error.value)
    (tmp_path / ".package.new").rename(folder)
    with pytest.raises(AlreadyThere, match=r"remove that"):
        write_datapackage(NEW, folder, overwrite=True)
    assert read_datapackage(folder) == NEW


@pytest.mark.parametrize("read", [read_datapackage, read_spreadsheets])
def test_a_folder_that_is_none_is_one_fault(read: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for name in ("missing", "file"):
        with pytest.raises(InvalidDocument, match="expected a folder") as raised:
            read(tmp_path / name)
        assert len(raised.value.problems) == 1


# --------------------------------------------------------- what is written straight, in turns


class Reluctant(io.RawIOBase):
    """A raw file that takes seven bytes at a time, as many times as it is told, then none."""

    def __init__(self, turns: int, none: int | None) -> None:
        super().__init__()
        self.taken = b""
        self.turns = turns
        self.none = none

    def writable(self) -> bool:
        return True

    def write(self, given: object, /) -> int | None:
        if self.turns == 0:
            return self.none
        self.turns -= 1
        some = bytes(cast("memoryview", given)[:7])
        self.taken += some
        return len(some)


def test_short_writes_lose_nothing() -> None:
    file = Reluctant(-1, None)
    write_jsonl(OLD, cast("io.BufferedWriter", file))
    assert file.taken == b"".join(map(to_json, OLD))


@pytest.mark.parametrize("none", [0, None])
def test_a_file_that_takes_nothing_more_is_no_success(none: int | None) -> None:
    file = Reluctant(3, none)
    with pytest.raises(BlockingIOError):
        write_jsonl(OLD, cast("io.BufferedWriter", file))


def test_a_file_in_name_only_need_not_count() -> None:
    class Kept:
        def __init__(self) -> None:
            self.taken: list[bytes] = []

        def write(self, given: memoryview) -> None:
            self.taken.append(bytes(given))

    file = Kept()
    write_jsonl(OLD, cast("io.BufferedWriter", file))
    assert file.taken == list(map(to_json, OLD))


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert write_jsonl(OLD, "-") == len(OLD)
    assert capfdbinary.readouterr().out == b"".join(map(to_json, OLD))


def test_a_pipe_is_written_straight(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_jsonl(OLD, pipe)
    reader.join()
    assert read == [b"".join(map(to_json, OLD))]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


# Linux alone has a device that is always full; elsewhere a disk would have to be filled for it.
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_device_is_no_success() -> None:
    with pytest.raises(OSError, match="No space"):
        write_jsonl(OLD, "/dev/full")
    assert _writing.leftovers(Path("/dev/full")) is None
