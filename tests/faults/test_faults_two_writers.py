"""Two programs that save in one vault at the same time: nothing lost, nothing mixed."""

import subprocess
import sys
from pathlib import Path

import fault_world
import pytest

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.history.log import versions


def save_often(root: Path, who: str, times: int) -> None:
    """Save a note of one's own again and again."""
    book: Book = fault_world.book_at(root)
    path = f"acties/{who}.md"
    seen: bytes | None = None
    for turn in range(times):
        data = f"{who} {turn}\n".encode()
        record(
            book,
            [Write(path=path, data=data, expected=fault_world.digest(seen))],
            action="wijzigen",
            numbers=[who],
            subject=f"{who} {turn}",
            now=fault_world.NOW,
        )
        seen = data


@pytest.mark.parametrize("times", [15, pytest.param(60, marks=pytest.mark.torture)])
def test_two_programs_take_turns(tmp_path: Path, times: int) -> None:
    """Of twice so many saves each is a version of its own, with one file, in order."""
    root = tmp_path / "raadsboek"
    book = fault_world.make_world(root)
    command = [sys.executable, __file__, str(root)]
    programs = [subprocess.Popen([*command, who, str(times)]) for who in ("een", "twee")]

    assert [program.wait(timeout=120) for program in programs] == [0, 0]
    assert book.repository is not None
    found = versions(book.repository, with_paths=True)
    for who in ("een", "twee"):
        own = [version for version in reversed(found) if version.numbers == (who,)]
        assert [version.subject for version in own] == [f"{who} {turn}" for turn in range(times)]
        assert {version.paths for version in own} == {(f"acties/{who}.md",)}
        assert (root / f"acties/{who}.md").read_bytes() == f"{who} {times - 1}\n".encode()
    assert len(found) == 1 + 2 * times
    assert fault_world.git(root, "fsck", "--full", "--strict", "--no-dangling") == ""


if __name__ == "__main__":
    save_often(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
