"""Reports read by the command: a folder of them, interrupted and gone on with."""

import contextlib
import hashlib
from collections.abc import Generator, Iterator
from pathlib import Path
from unittest import mock

import pytest

from ofsted_inspection import InvalidDocument, MissingExtra, from_file
from ofsted_inspection.reading import ReportRead, read_reports
from tests.cli.command import rows, run, run_on_screen
from tests.reading.made_up import as_text, ilacs_2023
from tests.reading.warrington import text as warrington


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return a folder with two reports, a web page and something else."""
    folder = tmp_path / "shelf"
    (folder / "below").mkdir(parents=True)
    (folder / "a.txt").write_text(as_text(ilacs_2023()), encoding="utf-8")
    (folder / "b.PDF").write_text("<html></html>", encoding="utf-8")
    (folder / "below" / "c.txt").write_text(warrington(), encoding="utf-8")
    (folder / "notes.docx").write_text("not looked at", encoding="utf-8")
    return folder


def outcomes(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(Path(each["path"]).name, each["outcome"]) for each in rows(run("read", *words))]


def test_every_report_in_a_folder_is_read_and_what_is_refused_says_why(shelf: Path) -> None:
    outcome = run("read", str(shelf))
    found = rows(outcome)
    assert outcome.status == 1
    assert [each["outcome"] for each in found] == ["read", "refused", "read"]
    for each, path in zip(found, sorted(shelf.rglob("*.[tP]*")), strict=True):
        assert each["path"] == str(path)
        assert each["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert "web page" in found[1]["why"]
    (first,) = from_file(shelf / "a.txt")
    assert found[0]["inspection_id"] == first.id
    assert found[0]["stated_once"] == "overall"
    assert "2 read, 0 held already, 1 refused" in outcome.err


def test_what_a_folder_holds_beside_reports_is_named(shelf: Path) -> None:
    said = run("read", str(shelf)).err
    assert "notes.docx" in said.splitlines()[-1]
    assert "c.txt" not in said
    for number in range(6):
        (shelf / f"picture-{number}.jpg").write_bytes(b"")
    (shelf / ".hidden").write_bytes(b"")
    last = run("read", str(shelf), str(shelf / "notes.docx")).err.splitlines()[-1]
    assert [name for name in ("notes", "hidden") if name in last] == []
    assert [f"picture-{number}.jpg" in last for number in range(6)] == [True] * 5 + [False]
    assert last.endswith(" and 1 more")
    assert "docx" not in run("read", str(shelf / "a.txt")).err


def test_what_was_read_is_kept_and_added_to(shelf: Path, tmp_path: Path) -> None:
    target = tmp_path / "kept" / "read.jsonl"
    first, second = shelf / "a.txt", shelf / "below" / "c.txt"
    assert outcomes((str(first), "-o", str(target))) == [("a.txt", "read")]
    assert outcomes((str(shelf), "-o", str(target))) == [
        ("a.txt", "held"),
        ("b.PDF", "refused"),
        ("c.txt", "read"),
    ]
    assert from_file(target) == (*from_file(first), *from_file(second))
    assert [each.name for each in target.parent.iterdir()] == ["read.jsonl"]
    assert outcomes((str(second), "-o", str(target), "--force")) == [("c.txt", "read")]
    assert from_file(target) == from_file(second)


def test_the_same_bytes_twice_are_one_report(shelf: Path) -> None:
    (shelf / "again.txt").write_bytes((shelf / "a.txt").read_bytes())
    words = (str(shelf / "a.txt"), str(shelf / "again.txt"), str(shelf / "a.txt"))
    assert outcomes(words) == [("a.txt", "read"), ("again.txt", "held")]


def test_tables_can_be_kept_instead(shelf: Path, tmp_path: Path) -> None:
    for name, options in (("csv", ()), ("parquet", ("--to", "parquet"))):
        target = tmp_path / name
        assert run("read", str(shelf / "a.txt"), "-o", str(target), *options).status == 0
        assert from_file(target) == from_file(shelf / "a.txt")
        assert list(target.glob(f"*.{name}"))


@contextlib.contextmanager
def interrupted_after(number: int) -> Generator[None, None, None]:
    """Interrupt reading when so many reports have been read."""
    read = 0

    def reading(paths: list[Path]) -> Iterator[ReportRead]:
        nonlocal read
        if read == number:
            raise KeyboardInterrupt
        read += 1
        yield from read_reports(paths)

    with mock.patch("ofsted_inspection.cli._commands.read.read_reports", reading):
        yield


def test_an_interruption_loses_nothing(shelf: Path, tmp_path: Path) -> None:
    target = tmp_path / "read.jsonl"
    words = ("read", str(shelf), "-o", str(target))
    with interrupted_after(1):
        outcome = run(*words)
    assert outcome.status == 130
    assert not target.exists()
    (journal,) = tmp_path.glob(".*.jsonl")
    assert str(journal) in outcome.err
    with journal.open("ab") as file:
        file.write(b'{"cut off')
    assert outcomes(words[1:]) == [("a.txt", "held"), ("b.PDF", "refused"), ("c.txt", "read")]
    assert len(from_file(target)) == 2
    assert not journal.exists()


def test_an_interruption_is_forgotten_on_request(shelf: Path, tmp_path: Path) -> None:
    target = tmp_path / "read.jsonl"
    with interrupted_after(1):
        run("read", str(shelf), "-o", str(target))
    assert outcomes((str(shelf / "a.txt"), "-o", str(target), "--force")) == [("a.txt", "read")]


def test_a_missing_library_is_no_refusal(shelf: Path) -> None:
    def reading(paths: list[Path]) -> Iterator[ReportRead]:
        yield ReportRead(path=str(paths[0]), error=MissingExtra("pypdfium2", "pdf"))

    with mock.patch("ofsted_inspection.cli._commands.read.read_reports", reading):
        outcome = run("read", str(shelf))
    assert outcome.status == 2
    assert "[pdf]" in outcome.err


def test_another_error_of_ours_is_a_refusal_in_its_words(shelf: Path) -> None:
    from ofsted_inspection import UnknownName

    def reading(paths: list[Path]) -> Iterator[ReportRead]:
        yield ReportRead(path=str(paths[0]), error=UnknownName("authority", "Northmere", ["Leeds"]))

    with mock.patch("ofsted_inspection.cli._commands.read.read_reports", reading):
        (found, *_) = rows(run("read", str(shelf)))
    assert "Northmere" in found["why"]
    assert issubclass(UnknownName, LookupError)
    assert not issubclass(UnknownName, InvalidDocument)


def test_progress_is_told_on_a_terminal_alone(shelf: Path) -> None:
    assert "a second" not in run("read", str(shelf)).err
    told = run_on_screen("read", str(shelf)).err
    assert [f"{each} of 3, " in told for each in range(1, 4)] == [True] * 3
    assert "left" in told
