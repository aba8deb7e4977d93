"""Adopting that is ended by `kill -9` leaves all minutes adopted and told, or none."""

import shutil
import subprocess
import sys
from pathlib import Path

import adopting_world
import fault_world
import pytest

from raadsboek.book.opening import open_book

SCRIPT = Path(adopting_world.__file__)

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def killed_at(root: Path, step: int) -> None:
    """Adopt, ended when a process gives a file its name for the `step`-th time."""
    calls = "rename,renameat,renameat2"
    subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", str(root.with_name("log")), "-e", f"trace={calls}"),
            *("-e", f"inject={calls}:signal=SIGKILL:when={step}"),
            *(sys.executable, str(SCRIPT), str(root)),
        ],
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_minutes_are_adopted_together_or_not_at_all(tmp_path: Path) -> None:
    """Two reports and the minutes that tell of them are one change."""
    original = tmp_path / "origineel"
    adopting_world.make_world(original)
    outcomes = set()
    for step in range(1, 8):
        root = tmp_path / f"raadsboek-{step}"
        shutil.copytree(original, root, symlinks=True)
        killed_at(root, step)
        book = open_book(root, now=fault_world.moment_of(root))
        happened = adopting_world.assert_before_or_after(book)
        book.index.close()
        if not happened:
            adopting_world.adopt_all(root)
            assert adopting_world.assert_before_or_after(book)
        outcomes.add(happened)

    assert outcomes == {False, True}
