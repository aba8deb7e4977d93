"""A disk that refuses: a Dutch sentence, and the vault before or after, never between."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import fault_world
import pytest
from small_disk import fill, mounted, needs_root, protect

from raadsboek.book.changing import recover
from raadsboek.book.handover.receiving import receive
from raadsboek.core.disk import DiskFull, DiskReadOnly
from raadsboek.core.errors import EXIT_FAILED, EXIT_OK, StorageFailed

SCRIPT = Path(fault_world.__file__)
FAULTS = (
    ("fsync", "EIO"),
    ("rename,renameat,renameat2", "EACCES"),
    ("link,linkat", "EIO"),
    ("mkdir,mkdirat", "EROFS"),
    ("unlink,unlinkat", "EIO"),
)

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")


def refused_at(root: Path, calls: str, error: str, when: str) -> tuple[int, str, bool]:
    """Run the change with one call refused; return its exit status, its words and if it was."""
    log = root.with_name(f"{root.name}.log")
    done = subprocess.run(
        [
            *("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}"),
            *("-e", f"inject={calls}:error={error}:when={when}"),
            *(sys.executable, str(SCRIPT), str(root)),
        ],
        capture_output=True,
        check=False,
        timeout=120,
    )
    words = (done.stdout + done.stderr).decode("utf-8", "replace")
    return done.returncode, words, b"(INJECTED)" in log.read_bytes()


def walk(tmp_path: Path, calls: str, error: str, repeat: str, steps: range) -> int:
    """Refuse at every step and check what is left; return how many steps there were."""
    original = tmp_path / "origineel"
    fault_world.make_world(original)
    for step in steps:
        root = tmp_path / f"raadsboek-{step}"
        shutil.copytree(original, root, symlinks=True)
        status, words, refused = refused_at(root, calls, error, f"{step}{repeat}")
        if not refused:
            return step
        assert status in (EXIT_OK, EXIT_FAILED), words
        assert "Traceback" not in words, words
        recover(fault_world.book_at(root), now=fault_world.NOW)
        happened = fault_world.assert_before_or_after(root)
        # Whoever hears "saved" must find it saved.
        assert happened or status != EXIT_OK, StorageFailed
        shutil.rmtree(root)
    return steps.stop


@needs_strace
@pytest.mark.parametrize("repeat", ["", "+"])
@pytest.mark.parametrize(("calls", "error"), FAULTS[:2])
def test_refused_at_the_first_steps(tmp_path: Path, calls: str, error: str, repeat: str) -> None:
    """A refusal ends in a sentence, and the next start is before or after the change."""
    assert walk(tmp_path, calls, error, repeat, range(1, 4)) > 2


@needs_strace
@pytest.mark.torture
@pytest.mark.parametrize("repeat", ["", "+"])
@pytest.mark.parametrize(("calls", "error"), FAULTS)
def test_refused_at_every_step(tmp_path: Path, calls: str, error: str, repeat: str) -> None:
    """The same at every call that could be refused."""
    assert walk(tmp_path, calls, error, repeat, range(1, 500)) < 500


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of nine megabytes that can really be full."""
    with mounted(tmp_path, 9) as disk:
        yield disk


@needs_root
@pytest.mark.parametrize("leaving", [0, 4096, 16384, 65536])
def test_full_disk_uses_the_reserve(small_disk: Path, leaving: int) -> None:
    """On a full disk the megabytes kept aside make room for the change in hand."""
    root = small_disk / "raadsboek"
    book = fault_world.make_world(root)
    recover(book, now=fault_world.NOW)
    fill(small_disk, leaving=leaving)

    fault_world.change(book)

    assert fault_world.assert_before_or_after(root)


@needs_root
@pytest.mark.parametrize("leaving", [0, 8192, 400_000])
def test_a_copy_that_does_not_fit_says_so(tmp_path: Path, small_disk: Path, leaving: int) -> None:
    """Not even the history fits, or only the files do not: it is the disk, and nothing is left."""
    source = tmp_path / "bron"
    fault_world.make_world(source).index.close()
    (source / "raadsboek.yaml").write_text("naam: OR\n")
    (source / "groot.txt").write_bytes(bytes(5_000_000))
    git = ["git", "-C", str(source), "-c", "user.name=a", "-c", "user.email=a@b.nl"]
    subprocess.run([*git, "add", "raadsboek.yaml", "groot.txt"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "groot"], check=True)
    fill(small_disk, leaving=leaving)

    with pytest.raises(DiskFull, match="De schijf is vol"):
        receive(str(source), small_disk / "kopie", near=tmp_path, now=fault_world.NOW)

    assert [one.name for one in small_disk.iterdir()] == ["vol"]


@needs_root
@pytest.mark.parametrize("leaving", [0, 4096, 8192, 16384, 32768])
def test_full_disk_without_a_reserve(small_disk: Path, leaving: int) -> None:
    """Without room nothing changes and the sentence says so; with room again it works."""
    root = small_disk / "raadsboek"
    book = fault_world.make_world(root)
    (root / ".git/raadsboek/reserve").unlink(missing_ok=True)
    fill(small_disk, leaving=leaving)

    with pytest.raises(DiskFull, match="De schijf is vol"):
        fault_world.change(book)

    (small_disk / "vol").unlink()
    recover(book, now=fault_world.NOW)
    assert not fault_world.assert_before_or_after(root)
    fault_world.change(book)
    assert fault_world.assert_before_or_after(root)


@needs_root
def test_disk_that_became_read_only(small_disk: Path) -> None:
    """A disk that turned read-only gives a sentence, and nothing is half."""
    root = small_disk / "raadsboek"
    book = fault_world.make_world(root)
    protect(small_disk, is_protected=True)

    with pytest.raises(DiskReadOnly, match="beveiligd tegen schrijven"):
        fault_world.change(book)

    protect(small_disk, is_protected=False)
    assert not fault_world.assert_before_or_after(root)


@needs_root
def test_folder_of_somebody_else(tmp_path: Path) -> None:
    """In a folder that belongs to another user, saving is refused in a sentence."""
    root = tmp_path / "raadsboek"
    book = fault_world.make_world(root)
    for folder in (root, *root.parents[:3]):
        folder.chmod(0o755)
    os.seteuid(65534)  # nobody: root may write everywhere
    try:
        with pytest.raises(DiskReadOnly, match="beveiligd tegen schrijven"):
            fault_world.change(book)
    finally:
        os.seteuid(0)

    assert not fault_world.assert_before_or_after(root)


@pytest.mark.parametrize("room", range(8))
def test_too_many_open_files(tmp_path: Path, room: int) -> None:
    """With hardly a free file handle nothing is written, and the sentence says why."""
    root = tmp_path / "raadsboek"
    book = fault_world.make_world(root)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    # Other tests may have left many open; what is free below a fixed limit depends on those.
    highest = max(int(one.name) for one in Path("/dev/fd").iterdir())
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest + 32, hard))
    taken: list[int] = []
    try:
        with suppress(OSError):
            while True:
                taken.append(os.open(os.devnull, os.O_RDONLY))
        for _ in range(room):
            os.close(taken.pop())
        with pytest.raises(StorageFailed, match=r"te veel bestanden|Too many open files"):
            fault_world.change(book)
    finally:
        for descriptor in taken:
            os.close(descriptor)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    recover(book, now=fault_world.NOW)
    assert not fault_world.assert_before_or_after(root)
