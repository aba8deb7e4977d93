"""The power fails after "opgeslagen": what was saved is there, and the vault works at once.

A file system on a loop device is shut down without a flush (`EXT4_IOC_SHUTDOWN`): everything that
was not made durable is gone, as when the battery is empty. Needs root and ext4.
"""

import fcntl
import os
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

WORLD = Path(__file__).parents[1] / "faults"
sys.path.insert(0, str(WORLD))

import fault_world  # noqa: E402  # its folder is on the path only from here
from interrupted import stopped  # noqa: E402

from raadsboek.book.book import Book  # noqa: E402
from raadsboek.book.changing import Write, record, recover  # noqa: E402
from raadsboek.history.log import versions  # noqa: E402

EXT4_IOC_SHUTDOWN = 0x8004587D
WITHOUT_FLUSH = 2
CUTS = int(os.environ.get("RAADSBOEK_POWER_CUTS", "20"))

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a file system"),
    pytest.mark.skipif(shutil.which("mkfs.ext4") is None, reason="mkfs.ext4 is not installed"),
]


class Disk:
    """A file system of its own, of which the power can be cut."""

    def __init__(self, folder: Path) -> None:
        self.image = folder / "schijf.img"
        self.place = folder / "schijf"
        self.place.mkdir()
        with self.image.open("wb") as image:
            image.truncate(96 * 1024 * 1024)
        subprocess.run(["mkfs.ext4", "-q", str(self.image)], check=True)

    def mount(self) -> bool:
        """Switch the disk on; False when that is not allowed here."""
        command = ["mount", "-o", "loop", str(self.image), str(self.place)]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0

    def cut(self) -> None:
        """Cut the power, and switch the disk on again."""
        self.fail()
        self.switch_on()

    def fail(self) -> None:
        """Cut the power."""
        descriptor = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, EXT4_IOC_SHUTDOWN, struct.pack("I", WITHOUT_FLUSH))
        finally:
            os.close(descriptor)

    def switch_on(self) -> None:
        """Switch the disk on after its power was cut; nobody may be at work there."""
        subprocess.run(["umount", str(self.place)], check=True)
        assert self.mount()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Return a mounted disk."""
    disk = Disk(tmp_path)
    if not disk.mount():
        pytest.skip("mounting a loop device is not allowed here")
    yield disk
    subprocess.run(["umount", str(disk.place)], check=True)


def save(root: Path, number: int) -> None:
    """Save one turn: a note that changes each time and a note that is new each time."""
    book = fault_world.book_at(root)
    path = root / "acties/teller.md"
    seen = path.read_bytes() if path.exists() else None
    data = f"beurt {number}\n".encode()
    record(
        book,
        [
            Write(path="acties/teller.md", data=data, expected=fault_world.digest(seen)),
            Write(path=f"acties/{number}.md", data=data, expected=None),
        ],
        action="vastleggen",
        numbers=[str(number)],
        subject=f"Beurt {number}",
        now=fault_world.NOW,
    )


def assert_saved(root: Path, number: int) -> None:
    """Check that everything up to turn `number` is there, in the folder and in the history."""
    book = fault_world.book_at(root)
    recover(book, now=fault_world.NOW)
    assert (root / "acties/teller.md").read_bytes() == f"beurt {number}\n".encode()
    for turn in range(1, number + 1):
        assert (root / f"acties/{turn}.md").read_bytes() == f"beurt {turn}\n".encode()
    assert book.repository is not None
    subjects = [version.subject for version in versions(book.repository)]
    assert subjects[:number] == [f"Beurt {turn}" for turn in range(number, 0, -1)]
    assert fault_world.git(root, "fsck", "--full", "--strict", "--no-dangling") == ""
    changed = fault_world.git(root, "status", "--porcelain", "--", "acties")
    assert changed.splitlines() == [f' M "{fault_world.BYSTANDER}"']


def test_power_cut_right_after_saving(disk: Disk) -> None:
    """Cut right after each save, nothing that was saved is lost and no repair is asked for."""
    root = disk.place / "raadsboek"
    fault_world.make_world(root)
    os.sync()  # the edits by others were never acknowledged by us
    for number in range(1, CUTS + 1):
        save(root, number)
        disk.cut()
        assert_saved(root, number)


def test_power_cut_while_saving(disk: Disk) -> None:
    """Cut at any moment of a save, with half a write on its way, the vault is before or after."""
    root = disk.place / "raadsboek"
    fault_world.make_world(root)
    os.sync()
    original = disk.place / "origineel"
    shutil.copytree(root, original, symlinks=True)
    outcomes = []
    for step in count():
        shutil.rmtree(root)
        shutil.copytree(original, root, symlinks=True)
        os.sync()
        program, stands = stopped(step, lambda: partial(fault_world.change, open_world(root)))
        disk.fail()
        if stands:
            os.killpg(program, signal.SIGKILL)
            os.waitpid(program, 0)
        disk.switch_on()
        recover(fault_world.book_at(root), now=fault_world.NOW)
        outcomes.append(fault_world.assert_before_or_after(root))
        if not stands:
            break
    assert outcomes == sorted(outcomes)  # once it is there, it stays there
    assert set(outcomes) == {False, True}


def open_world(root: Path) -> Book:
    """Open the vault without standing in it: a disk that is in use cannot be switched off."""
    os.chdir("/")
    return fault_world.book_at(root)
