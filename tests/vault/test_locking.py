"""One writer at a time, also when a program is ended with the lock in its hand."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from raadsboek.core.errors import StorageFailed
from raadsboek.vault.locking import VaultBusy, vault_lock

HOLDER = """
import sys
from pathlib import Path
from raadsboek.vault.locking import vault_lock
with vault_lock(Path(sys.argv[1])):
    print("vast", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a vault with an empty `.git`."""
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_another_program_waits_and_then_says_so(root: Path) -> None:
    """While one program saves, another waits, and after a while says why."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"vast\n"
        with pytest.raises(VaultBusy, match="ander venster"), vault_lock(root, patience=0.05):
            pass
        holder.communicate()

    with vault_lock(root, patience=0):
        pass


def test_a_program_that_was_killed_holds_nothing(root: Path) -> None:
    """After `kill -9` the lock is free at once."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        holder.send_signal(signal.SIGKILL)
        holder.wait()

    with vault_lock(root, patience=0):
        pass


def test_within_one_program_too(root: Path) -> None:
    """Two threads of one window are two writers as well."""
    with (
        vault_lock(root),
        pytest.raises(VaultBusy),
        vault_lock(root, patience=0.05),
    ):
        pass


def test_a_planted_link_is_not_opened(root: Path, tmp_path: Path) -> None:
    """A lock file that is a link to another file leaves that file alone."""
    victim = tmp_path / "slachtoffer"
    victim.write_bytes(b"tekst")
    (root / ".git/raadsboek").mkdir()
    (root / ".git/raadsboek/slot").symlink_to(victim)

    with pytest.raises(StorageFailed), vault_lock(root, patience=0):
        pass

    assert victim.read_bytes() == b"tekst"
