"""A disk of a few megabytes that can really be full, or turn read-only. Only root may mount one."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")


@contextmanager
def mounted(folder: Path, megabytes: int) -> Iterator[Path]:
    """Make a small disk below a folder, and take it away at the end."""
    disk = folder / "schijf"
    disk.mkdir()
    size = f"size={megabytes}m"
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(disk)], check=False)
    if made.returncode:
        pytest.skip("mounting a small disk is not allowed here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def fill(disk: Path, *, leaving: int) -> None:
    """Take all room of a disk but `leaving` bytes."""
    status = os.statvfs(disk)
    (disk / "vol").write_bytes(bytes(max(0, status.f_bavail * status.f_frsize - leaving)))


def protect(disk: Path, *, is_protected: bool) -> None:
    """Make a disk read-only, or no longer."""
    mode = "ro" if is_protected else "rw"
    subprocess.run(["mount", "-o", f"remount,{mode}", str(disk)], check=True)
