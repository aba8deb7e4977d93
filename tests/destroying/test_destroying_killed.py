"""A destruction that is ended by `kill -9` leaves the raadsboek before it or after it."""

import datetime
import os
import shutil
import subprocess
import sys
from pathlib import Path

import destroying_world as world
import pytest

from raadsboek.book.notes import read
from raadsboek.book.opening import open_book
from raadsboek.core.errors import NotFound

SCRIPT = Path(world.__file__)
CALLS = ("write", "fsync", "rename,renameat,renameat2", "unlink,unlinkat", "mkdir,mkdirat")

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


@pytest.fixture
def original(tmp_path: Path, home: Path, empty_raadsboek: Path) -> Path:
    """Return a raadsboek that has the note in every corner."""
    folder = tmp_path / "origineel"
    shutil.copytree(empty_raadsboek, folder)
    opened = open_book(folder, now=world.NOW)
    world.make_world(opened)
    opened.index.close()
    shutil.rmtree(home / "cache")  # what is remembered of the original is no part of its copies
    return folder


def moment_of(root: Path) -> datetime.datetime:
    """Return the moment of the last write in the vault: what a start right after a crash sees."""
    newest = max(path.lstat().st_mtime for path in root.rglob("*"))
    return datetime.datetime.fromtimestamp(newest, datetime.UTC)


def killed_at(root: Path, calls: str, step: int, *, follow: bool) -> bool:
    """Destroy, ended at the `step`-th call of a process; tell if one got that far.

    With `follow` the count is per process, and each git and the filter end at their own call.
    """
    log = root.with_name(f"{root.name}.log")
    subprocess.run(
        [
            *("strace", *(["-f"] if follow else []), "-qq", "-o", str(log), "-e", f"trace={calls}"),
            *("-e", f"inject={calls}:signal=SIGKILL:when={step}"),
            *(sys.executable, str(SCRIPT), str(root)),
        ],
        capture_output=True,
        check=False,
        timeout=300,
    )
    return b"killed by SIGKILL" in log.read_bytes()


def assert_before_or_after(root: Path, home: Path) -> bool:
    """Check that nothing is gone or everything; return True for everything."""
    book = open_book(root, now=moment_of(root))
    try:
        read(book, world.GONE)
        read(book, "P-2018-002")
        after = False
    except NotFound:
        after = True
    left = world.where_is(world.WORDS, world.every_byte(root, home))
    book.index.close()
    assert (left == []) == after
    assert not (root / ".git/raadsboek/vernietigen.json").exists()
    assert not (root / ".git/raadsboek/vernietigen").exists()
    assert list((root / ".git").rglob("*.lock")) == []
    assert world.git(root, "fsck", "--full", "--strict", "--no-dangling") == b""
    assert world.git(root, "show", ":gestaged.md") == b"klaargezet door een ander\n"
    assert (root / "los.md").read_text("utf-8") == "van een ander\n"
    if not after:
        assert (root / f"kennis/2018/{world.GONE} kanariepiet-hernoemd.md").is_file()
        assert world.git(root, "status", "--porcelain") == b"A  gestaged.md\n?? los.md\n"
    return after


def walk(
    original: Path, home: Path, calls: str, steps: range, *, follow: bool = True
) -> tuple[int, int, bool]:
    """Kill at every step; return how often the vault stayed before, came after, and was it all."""
    before = after = 0
    for step in steps:
        root = original.with_name(f"raadsboek-{step}")
        shutil.copytree(original, root, symlinks=True)
        if not killed_at(root, calls, step, follow=follow):
            return before, after, True
        happened = assert_before_or_after(root, home)
        before += not happened
        after += happened
        shutil.rmtree(root)
        shutil.rmtree(home / "cache")
    return before, after, False


def test_a_disk_that_is_full_after_the_turning_point(original: Path, home: Path) -> None:
    """The message says that the next start finishes it, and the next start does."""
    done = subprocess.run(
        [
            *("strace", "-qq", "-o", os.devnull, "-P", str(original / ".git/refs/heads")),
            *("-e", "trace=fsync", "-e", "inject=fsync:error=ENOSPC"),
            *(sys.executable, str(SCRIPT), str(original)),
        ],
        capture_output=True,
        check=False,
        timeout=300,
    )

    assert b"NotFinished" in done.stdout
    assert b"de schijf is vol" in done.stdout
    assert b"niet opgeslagen" not in done.stdout
    assert b"start Raadsboek opnieuw" in done.stdout
    assert assert_before_or_after(original, home)


def test_kill_around_the_turning_point(original: Path, home: Path) -> None:
    """Ended at renames of the program itself, of which one is the turn, it is before or after."""
    before, after, whole = walk(
        original, home, "rename,renameat,renameat2", range(1, 40, 3), follow=False
    )

    assert whole
    assert before > 0
    assert after > 0


@pytest.mark.torture
@pytest.mark.parametrize("calls", CALLS)
def test_kill_at_every_step_of_a_destruction(original: Path, home: Path, calls: str) -> None:
    """Ended at any call that writes, of any process, the next start is before or after."""
    before, after, whole = walk(original, home, calls, range(1, 5000))

    assert whole
    assert before + after > 0
