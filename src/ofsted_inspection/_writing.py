"""Files and folders written whole or not at all: what stood there stays until the new is ready."""

import contextlib
import errno
import io
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Container, Generator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from ofsted_inspection._wording import shown
from ofsted_inspection.errors import AlreadyThere

_CONSENT = "pass overwrite=True to replace it, or choose another name"
_MOST_LISTED = 3


@contextlib.contextmanager
def opened_for_writing(
    target: str | os.PathLike[str] | BinaryIO, *, overwrite: bool
) -> Generator[BinaryIO, None, None]:
    """Yield a file in binary mode whose content becomes that of `target` when the block ends well.

    `-` is standard output; that, pipes, devices and open files are written straight. Raises
    AlreadyThere as `whole` does.
    """
    if not isinstance(target, str | os.PathLike):
        yield target
    elif os.fspath(target) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif _is_stream(Path(target)):
        with Path(target).open("wb") as file:
            yield file
    else:
        with whole(Path(target), overwrite=overwrite) as part, part.open("xb") as file:
            yield file


@contextlib.contextmanager
def whole(target: Path, *, overwrite: bool) -> Generator[Path, None, None]:
    """Yield a path for a file beside `target`, which takes its place when the block ends well.

    Where `target` is a symlink, what it leads to is replaced. Raises AlreadyThere if there is a
    file and `overwrite` is False, or a folder, and FileNotFoundError if there is no folder for it.
    """
    real = _real(target)
    _refuse_file(target, real, overwrite=overwrite)
    if not real.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such folder", str(target.parent))
    part = _part_of(real)
    try:
        yield part
        _synchronised(part)
        # Somebody else may have written there in the meantime.
        _refuse_file(target, real, overwrite=overwrite)
        with contextlib.suppress(FileNotFoundError):
            part.chmod(stat.S_IMODE(real.stat().st_mode))
        part.replace(real)
    finally:
        part.unlink(missing_ok=True)


def write_all(file: BinaryIO, content: bytes) -> None:
    """Write all of `content`, in as many turns as the file takes; raises OSError if it takes none.

    A raw file may take less than it is given.
    """
    rest = memoryview(content)
    while rest:
        # A raw file that is blocked gives None, whatever its type says.
        taken: int | None = file.write(rest)
        if not taken:
            if isinstance(file, io.RawIOBase):
                raise BlockingIOError(f"{len(rest)} bytes were not taken")
            # Some that are files in name only do not count; they take all.
            return
        rest = rest[taken:]


def write_folder(
    target: Path, contents: Mapping[str, bytes], *, overwrite: bool, replaced: Container[str]
) -> None:
    """Write files of the names and bytes `contents` as the whole of the folder `target`.

    The folder is written beside it as `.NAME.new`, what was there renamed to `.NAME.old`, the new
    renamed into its place, and the old removed: each of the three is whole or not there, and one
    of them is. Raises AlreadyThere if the folder holds anything, unless `overwrite` is True; if
    it holds a file whose name is not among those `replaced`, which would be lost; and if an
    earlier writing was cut off between two renames.
    """
    real = _real(target)
    new, old = beside(real)
    if left := leftovers(target):
        raise AlreadyThere(str(target), left)
    _refuse_folder(target, real, overwrite=overwrite, replaced=replaced)
    real.parent.mkdir(parents=True, exist_ok=True)
    part = _part_of(real)
    part.mkdir()
    try:
        for name, content in contents.items():
            with (part / name).open("xb") as file:
                write_all(file, content)
            _synchronised(part / name)
        with contextlib.suppress(FileNotFoundError):
            part.chmod(stat.S_IMODE(real.stat().st_mode))
        part.rename(new)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _swap(real, new, old)


def beside(folder: Path) -> tuple[Path, Path]:
    """Return where the new and the old content of a folder stand while they change places."""
    return folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")


def leftovers(folder: Path) -> str | None:
    """Return what an earlier writing of `folder` left when it was cut off, and what to do.

    None where it left nothing.
    """
    real = _real(folder)
    left = [each.name for each in beside(real) if os.path.lexists(each)]
    if not left:
        return None
    those, them = ("those", "each") if len(left) > 1 else ("that", "it")
    if os.path.lexists(real):
        return (
            f"an earlier writing was cut off and left {_listed(left)} beside it, {them} "
            f"whole: remove {those} once the folder itself is what you want"
        )
    return (
        f"an earlier writing was cut off and left {_listed(left)}, {them} whole: rename "
        f"the one that you want to {real.name}, and remove what else is left"
    )


def _swap(real: Path, new: Path, old: Path) -> None:
    """Put the folder `new` where `real` is, by way of `old`."""
    there = os.path.lexists(real)
    if there:
        try:
            real.rename(old)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
    try:
        new.rename(real)
    except BaseException:
        if there:
            old.rename(real)
        shutil.rmtree(new, ignore_errors=True)
        raise
    if there:
        # Renamed first: what has the name of the old folder is whole.
        gone = _part_of(real)
        old.rename(gone)
        shutil.rmtree(gone, ignore_errors=True)


def _refuse_file(target: Path, real: Path, *, overwrite: bool) -> None:
    if real.is_dir():
        raise AlreadyThere(str(target), "it is a folder; choose another name")
    if os.path.lexists(real) and not overwrite:
        raise AlreadyThere(str(target), _CONSENT)


def _refuse_folder(target: Path, real: Path, *, overwrite: bool, replaced: Container[str]) -> None:
    if not os.path.lexists(real):
        return
    if not real.is_dir():
        raise AlreadyThere(str(target), "it is no folder; choose another name")
    with os.scandir(real) as entries:
        held = sorted((entry.name, entry.is_file(follow_symlinks=False)) for entry in entries)
    strange = [name for name, is_file in held if not is_file or name not in replaced]
    if strange:
        advice = f"it holds {_listed(strange)}, which would be lost; choose another folder"
        raise AlreadyThere(str(target), advice)
    if held and not overwrite:
        raise AlreadyThere(str(target), _CONSENT)


def _listed(names: Sequence[str]) -> str:
    more = [] if len(names) <= _MOST_LISTED else [f"{len(names) - _MOST_LISTED} more"]
    return " and ".join([*map(shown, names[:_MOST_LISTED]), *more])


def _is_stream(path: Path) -> bool:
    """Whether something is there that is written straight: a pipe, a socket or a device."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _real(path: Path) -> Path:
    # Unlike Path.resolve this never raises, on any version, where links go round in a circle.
    return Path(os.path.realpath(path))


def _part_of(real: Path) -> Path:
    return real.with_name(f".{real.name[:40]}.{secrets.token_hex(4)}.part")


def _synchronised(path: Path) -> None:
    """Have the system write the file out, so that its name never comes before its content."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
