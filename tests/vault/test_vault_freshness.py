"""A snapshot holds exactly as long as nobody touches a note, a name or a folder."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from raadsboek.vault import freshness
from raadsboek.vault.intent import RECORD
from raadsboek.vault.private import PRIVATE

LATER_NS = 4_000_000_000_000_000_000
"""A clock so far ahead that nothing in these tests is young."""


@pytest.fixture(autouse=True, params=["alone", "by two"])
def worth(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each test as for a small vault and as for a large one, checked by two processes."""
    monkeypatch.setattr(freshness, "WORTH_A_PROCESS", 1 if request.param == "by two" else 10_000)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a small vault."""
    for path in ("a.md", "acties/2026/A-2026-001 één.md", "acties/2026/bijlage.pdf", ".git/x.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("tekst")
    (tmp_path / "leeg").mkdir()
    return tmp_path


def holds(root: Path, change: Callable[[], object]) -> bool:
    """Take a snapshot, make a change, and tell if the snapshot still holds."""
    snapshot = freshness.take(str(root), now_ns=LATER_NS)
    assert freshness.still_holds(str(root), snapshot)
    change()
    alone = freshness.still_holds(str(root), snapshot)
    # A process with threads is told the same.
    assert freshness.still_holds(str(root), snapshot, alone=False) == alone
    return alone


def rewrite_with_the_same_time(file: Path) -> None:
    """Write other text of the same length and put the old time back, as a sync program may."""
    status = file.stat()
    file.write_text("anders"[: status.st_size])
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_nothing_touched(root: Path) -> None:
    """Reading notes, and whatever happens inside .git or in an attachment, leaves it valid."""

    def look() -> None:
        (root / "a.md").read_text()
        (root / ".git/x.md").write_text("anders")
        (root / "acties/2026/bijlage.pdf").write_text("anders")

    assert holds(root, look)


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "a.md").write_text("andere tekst"),
        lambda root: rewrite_with_the_same_time(root / "a.md"),
        lambda root: (root / "a.md").unlink(),
        lambda root: (root / "a.md").rename(root / "b.md"),
        lambda root: (root / "leeg/nieuw.md").write_text(""),
        lambda root: (root / "leeg/map").mkdir(),
        lambda root: (root / "leeg").rmdir(),
        lambda root: (root / "acties").rename(root / "besluiten"),
        lambda root: (root / "acties/2026/bijlage.pdf").rename(root / "a.md"),
        lambda root: ((root / "a.md").unlink(), (root / "a.md").mkdir()),
    ],
)
def test_every_edit_is_seen(root: Path, change: Callable[[Path], object]) -> None:
    """Writing, removing, renaming, replacing and adding each end the snapshot."""
    assert not holds(root, lambda: change(root))


def test_young_files_give_no_snapshot(root: Path) -> None:
    """What was written this very moment could be written again without showing it."""
    now = max(file.stat().st_ctime_ns for file in (root, *root.rglob("*")))
    assert freshness.take(str(root), now_ns=now) == b""
    assert freshness.take(str(root), now_ns=now + freshness.CALM_NS + 1) != b""


def test_no_snapshot_holds_for_nothing(root: Path) -> None:
    """No bytes, cut bytes, changed bytes and another Python's bytes are all a no."""
    snapshot = freshness.take(str(root), now_ns=LATER_NS)
    assert freshness.take(str(root / "nergens"), now_ns=LATER_NS) == b""
    for doubtful in (b"", b"1234", snapshot[:-1], snapshot[:9] + b"x" + snapshot[10:]):
        assert not freshness.still_holds(str(root), doubtful)


def test_the_current_folder_stays(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check steps into folders and back, also when it ends early."""
    monkeypatch.chdir(root / "leeg")
    assert not holds(root, lambda: (root / "a.md").unlink())
    assert Path.cwd() == root / "leeg"


def test_a_change_that_was_cut_off_is_seen(root: Path) -> None:
    """The record of a change under way stands where the slow way looks for it."""
    assert not freshness.change_under_way(str(root))
    record = root / PRIVATE / RECORD
    record.parent.mkdir(parents=True)
    record.write_text("{}")
    assert freshness.change_under_way(str(root))
