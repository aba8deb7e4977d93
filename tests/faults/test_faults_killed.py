"""A change that is ended by `kill -9` at any step leaves the vault before or after it."""

import shutil
import subprocess
import sys
from pathlib import Path

import fault_world
import pytest

from raadsboek.book.changing import recover

CALLS = (
    "write",
    "fsync",
    "rename,renameat,renameat2",
    "link,linkat",
    "unlink,unlinkat",
    "mkdir,mkdirat",
    "fchmod",
)
"""Calls that write, walked one after another: strace counts each call of each process apart."""
SCRIPT = Path(fault_world.__file__)

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def killed_at(root: Path, calls: str, step: int) -> bool:
    """Run the change, ended at its `step`-th call; tell if some process got that far.

    The count is per process: Python and each git process are ended at their own call.
    """
    log = root.with_name(f"{root.name}.log")
    subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}"),
            *("-e", f"inject={calls}:signal=SIGKILL:when={step}"),
            *(sys.executable, str(SCRIPT), str(root)),
        ],
        capture_output=True,
        check=False,
        timeout=120,
    )
    return b"killed by SIGKILL" in log.read_bytes()


def walk(tmp_path: Path, calls: str, steps: range) -> tuple[int, int, bool]:
    """Kill at every step; return how often the vault stayed before, came after, and was it all."""
    original = tmp_path / "origineel"
    fault_world.make_world(original)
    before = after = 0
    for step in steps:
        root = tmp_path / f"raadsboek-{step}"
        shutil.copytree(original, root, symlinks=True)
        if not killed_at(root, calls, step):
            return before, after, True
        book = fault_world.book_at(root)
        recover(book, now=fault_world.moment_of(root))
        happened = fault_world.assert_before_or_after(root)
        before += not happened
        after += happened
        if not happened:
            fault_world.change(book)
            assert fault_world.assert_before_or_after(root)
        shutil.rmtree(root)
    return before, after, False


@pytest.mark.parametrize("calls", ["rename,renameat,renameat2", "unlink,unlinkat", "fsync"])
def test_kill_at_the_first_steps(tmp_path: Path, calls: str) -> None:
    """Ended while names change or bytes settle, the next start is before or after."""
    before, after, _ = walk(tmp_path, calls, range(1, 6))

    assert before + after > 2


@pytest.mark.torture
@pytest.mark.parametrize("calls", CALLS)
def test_kill_at_every_step(tmp_path: Path, calls: str) -> None:
    """Ended at any call that writes, the next start is before or after."""
    before, after, whole = walk(tmp_path, calls, range(1, 5000))

    assert whole
    assert before + after > 0
