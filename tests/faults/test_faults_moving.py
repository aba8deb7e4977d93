"""Moving a meeting that is ended by `kill -9` at any step: everything moved, or nothing did."""

import datetime
import shutil
import subprocess
import sys
from pathlib import Path

import fault_world
import pytest

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.changing import recover
from raadsboek.book.meetings.moving import Move, move_meeting
from raadsboek.core.kinds import action, meeting
from raadsboek.history.opening import create_repository

OLD = "vergaderingen/2026/V-2026-02 overleg-2026-03-26.md"
NEW = "vergaderingen/2026/V-2026-02 overleg-2026-04-02.md"
ACTION = "acties/2026/A-2026-001 bellen.md"

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def make_world(root: Path) -> None:
    """Make a raadsboek with two meetings and an action for the second, said in the first."""
    root.mkdir()
    create_repository(root, name="", email="")
    book = fault_world.book_at(root)
    for day in ("2026-03-12", "2026-03-26"):
        values = {"titel": f"Overleg {day}", "datum": day}
        notes.create(book, meeting.KIND, values, now=fault_world.NOW)
    values = {
        "titel": "Bellen",
        "termijn": "volgende vergadering",
        "uiterlijk": "2026-03-26",
        "vergadering": "[[V-2026-01]]",
    }
    notes.create(book, action.KIND, values, now=fault_world.NOW)
    book.index.close()


def move(book: Book) -> None:
    """Make the move that the test interrupts."""
    day = Move(day=datetime.date(2026, 4, 2))
    move_meeting(book, notes.read(book, "V-2026-02"), day, now=fault_world.NOW)


def assert_before_or_after(root: Path) -> bool:
    """Check that all of it is as before the move or as after it; return True for after."""
    files = fault_world.files_of(root)
    after = NEW in files
    assert (OLD in files) != after
    assert (b"uiterlijk: 2026-04-02" in files[ACTION]) == after
    assert (b"uiterlijk: 2026-03-26" in files[ACTION]) != after
    assert not [path for path in files if ".rb-" in path]
    assert fault_world.git(root, "rev-list", "--count", "HEAD").strip() == ("4" if after else "3")
    assert fault_world.git(root, "status", "--porcelain") == ""
    assert fault_world.git(root, "fsck", "--full", "--strict", "--no-dangling") == ""
    return after


@pytest.mark.parametrize("calls", ["rename,renameat,renameat2", "unlink,unlinkat"])
def test_a_move_that_is_killed(tmp_path: Path, calls: str) -> None:
    """Ended while names change, the next start finds the old day everywhere or the new one."""
    original = tmp_path / "origineel"
    make_world(original)
    seen = set()
    for step in range(1, 10):
        root = tmp_path / f"raadsboek-{step}"
        shutil.copytree(original, root, symlinks=True)
        log = root.with_name(f"{root.name}.log")
        subprocess.run(
            [
                *("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}"),
                *("-e", f"inject={calls}:signal=SIGKILL:when={step}"),
                *(sys.executable, __file__, str(root)),
            ],
            capture_output=True,
            check=False,
            timeout=120,
        )
        if b"killed by SIGKILL" not in log.read_bytes():
            break
        book = fault_world.book_at(root)
        recover(book, now=fault_world.moment_of(root))
        seen.add(assert_before_or_after(root))
        if not assert_before_or_after(root):
            move(book)
            assert assert_before_or_after(root)
        book.index.close()
    assert seen


if __name__ == "__main__":
    move(fault_world.book_at(Path(sys.argv[1])))
