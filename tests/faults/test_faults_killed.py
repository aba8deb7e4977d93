"""A change that is ended by `kill -9` at any step leaves the vault before or after it."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import fault_world
import pytest

from raadsboek.book.changing import recover

CALLS = "write,fsync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat"
SCRIPT = Path(fault_world.__file__)

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def ended_at(root: Path, calls: str, step: int, what: str = "signal=SIGKILL") -> int:
    """Run the change with a fault at its `step`-th call and return how it ended.

    The count is per process: Python and each git process meet the fault at their own call.
    """
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}"]
        + ["-e", f"inject={calls}:{what}:when={step}", sys.executable, str(SCRIPT), str(root)],
        capture_output=True,
        check=False,
        timeout=120,
    )
    return done.returncode


def walk(tmp_path: Path, calls: str, steps: range) -> tuple[int, int, bool]:
    """Kill at every step; return how often the vault stayed before, came after, and was it all."""
    original = tmp_path / "origineel"
    fault_world.make_world(original)
    before = after = 0
    for step in steps:
        root = tmp_path / f"raadsboek-{step}"
        shutil.copytree(original, root, symlinks=True)
        status = ended_at(root, calls, step)
        book = fault_world.book_at(root)
        recover(book, now=fault_world.NOW)
        happened = fault_world.assert_before_or_after(root)
        before += not happened
        after += happened
        if not happened:
            fault_world.change(book)
            assert fault_world.assert_before_or_after(root)
        shutil.rmtree(root)
        if status == 0:
            return before, after, True
    return before, after, False


@pytest.mark.parametrize(
    "calls", ["rename,renameat,renameat2,link,linkat", "unlink,unlinkat", "fsync"]
)
def test_kill_at_the_first_steps(tmp_path: Path, calls: str) -> None:
    """Ended while names change or bytes settle, the next start is before or after."""
    before, after, _ = walk(tmp_path, calls, range(1, 7))

    assert before + after > 0


@pytest.mark.torture
def test_kill_at_every_step(tmp_path: Path) -> None:
    """Ended at any call that writes, the next start is before or after, and both occur."""
    before, after, whole = walk(tmp_path, CALLS, range(1, 2000))

    assert whole
    assert before > 0
    assert after > 1


def test_kill_signal_is_what_ended_it(tmp_path: Path) -> None:
    """The fault really ends the program, else the tests above would prove nothing."""
    root = tmp_path / "raadsboek"
    fault_world.make_world(root)

    assert ended_at(root, "fsync", 2) in (-signal.SIGKILL, 128 + signal.SIGKILL)
