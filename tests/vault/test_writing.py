"""Writing in the vault: whole files, durable, inside, and never over somebody's edit."""

import errno
import os
import stat
from pathlib import Path

import pytest

from raadsboek.core.disk import (
    DiskFailing,
    DiskFull,
    DiskReadOnly,
    TooManyFiles,
    storage_failed,
)
from raadsboek.core.errors import InvalidInput, StorageFailed
from raadsboek.vault import reserve, writing
from raadsboek.vault.intent import Intent, Step, read_intent, remove_intent, write_intent
from raadsboek.vault.private import private_folder, write_private
from raadsboek.vault.reading import UnsafeFile


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a vault with an empty `.git`."""
    (tmp_path / ".git").mkdir()
    return tmp_path


class TestStaging:
    """A file is ready on the disk before anybody can see it."""

    def test_nothing_is_visible_before_publishing(self, root: Path) -> None:
        """The old text stands until the new one is put in its place."""
        (root / "a.md").write_bytes(b"oud")

        staged = writing.stage(root, "a.md", b"nieuw", before=b"oud")
        assert (root / "a.md").read_bytes() == b"oud"
        assert writing.publish(root, [staged]) == []

        assert (root / "a.md").read_bytes() == b"nieuw"
        assert {entry.name for entry in root.iterdir()} == {".git", "a.md"}

    @pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
    def test_the_mode_is_kept(self, root: Path, mode: int) -> None:
        """A note that only its owner may read stays so."""
        (root / "a.md").write_bytes(b"oud")
        (root / "a.md").chmod(mode)

        writing.publish(root, [writing.stage(root, "a.md", b"nieuw", before=b"oud")])

        assert stat.S_IMODE((root / "a.md").stat().st_mode) == mode

    def test_an_edit_in_the_last_instant_is_kept(self, root: Path) -> None:
        """Somebody wrote between the look and the act: their text stays, ours is reported."""
        (root / "a.md").write_bytes(b"oud")
        staged = [
            writing.stage(root, "a.md", b"nieuw", before=b"oud"),
            writing.stage(root, "b/c.md", b"nieuw", before=None),
            writing.stage(root, "d.md", b"nieuw", before=None),
        ]
        (root / "a.md").write_bytes(b"van een ander")
        (root / "b/c.md").write_bytes(b"van een ander")

        assert writing.publish(root, staged) == ["a.md", "b/c.md"]

        assert (root / "a.md").read_bytes() == b"van een ander"
        assert (root / "b/c.md").read_bytes() == b"van een ander"
        assert (root / "d.md").read_bytes() == b"nieuw"
        assert not list(root.rglob(".rb-*"))

    def test_a_removal_of_what_was_seen(self, root: Path) -> None:
        """A note is removed only as it was seen."""
        (root / "a.md").write_bytes(b"oud")
        staged = writing.stage(root, "a.md", None, before=b"anders")

        assert writing.publish(root, [staged]) == ["a.md"]

        staged = writing.stage(root, "a.md", None, before=b"oud")
        assert writing.publish(root, [staged]) == []
        assert not (root / "a.md").exists()

    @pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
    def test_what_is_no_file_is_not_replaced(self, root: Path, kind: str) -> None:
        """A link, a pipe or a folder in the place of a note is left alone."""
        target = root / "a.md"
        if kind == "link":
            target.symlink_to("/etc/passwd")
        elif kind == "pipe":
            os.mkfifo(target)
        else:
            target.mkdir()

        with pytest.raises(UnsafeFile):
            writing.current_bytes(root, "a.md")

    def test_temporary_files_of_a_crash_go(self, root: Path) -> None:
        """Only files that are ours by name go; links and look-alikes stay."""
        for name in (".rb-00.tmp", ".rb-notitie.md", "x.tmp"):
            (root / name).write_bytes(b"x")
        (root / ".rb-11.tmp").symlink_to(root / "x.tmp")

        writing.remove_temporaries(root, ["weg/a.md"])

        assert {entry.name for entry in root.iterdir()} == {
            ".git",
            ".rb-notitie.md",
            "x.tmp",
            ".rb-11.tmp",
        }


class TestOurOwnFolder:
    """`.git/raadsboek`, where drafts and records stand."""

    def test_is_for_the_user_only(self, root: Path) -> None:
        """Nobody else may read what is not saved yet."""
        write_private(root, "x", b"x", below="concept")

        assert stat.S_IMODE((root / ".git/raadsboek").stat().st_mode) == 0o700
        assert stat.S_IMODE((root / ".git/raadsboek/concept").stat().st_mode) == 0o700
        assert stat.S_IMODE((root / ".git/raadsboek/concept/x").stat().st_mode) == 0o600

    @pytest.mark.parametrize("part", [".git", ".git/raadsboek"])
    def test_is_no_link_to_elsewhere(self, tmp_path: Path, part: str) -> None:
        """A copied folder cannot make us write somewhere else."""
        root = tmp_path / "raadsboek"
        elsewhere = tmp_path / "elders"
        elsewhere.mkdir()
        (root / part).parent.mkdir(parents=True)
        (root / part).symlink_to(elsewhere)

        with pytest.raises(StorageFailed):
            write_private(root, "x", b"x")

        assert not list(elsewhere.iterdir())

    def test_needs_a_repository(self, tmp_path: Path) -> None:
        """Without `.git` none is made: a half one would mislead git."""
        with pytest.raises(StorageFailed):
            private_folder(tmp_path)

        assert not list(tmp_path.iterdir())

    def test_the_reserve_is_set_aside_once(self, root: Path) -> None:
        """Four megabytes are kept, and given back when they are asked for."""
        reserve.keep_reserve(root)
        file = root / ".git/raadsboek/reserve"
        assert file.stat().st_blocks * 512 >= reserve.SIZE

        assert reserve.release_reserve(root)
        assert not reserve.release_reserve(root)
        assert not file.exists()


class TestIntent:
    """The record of a change under way."""

    def test_comes_back_as_written(self, root: Path) -> None:
        """What was written down is read by the next start, and struck when it is done."""
        intent = Intent("refs/heads/main", None, (Step("a/é.md", None, "0" * 40, "100755"),))
        write_intent(root, intent)

        assert read_intent(root) == intent
        remove_intent(root)
        assert read_intent(root) is None

    @pytest.mark.parametrize(
        "text",
        [
            b"",
            b"{",
            b"[]",
            b"\xff",
            b'{"branch":"x","old":null,"steps":[{"path":"../x","before":null,"after":null}]}',
            b'{"branch":"x","old":null,"steps":[{"path":".git/x","before":null,"after":null}]}',
        ],
    )
    def test_a_record_that_is_not_ours_is_none(self, root: Path, text: bytes) -> None:
        """A damaged or planted record makes us do nothing."""
        private_folder(root)
        (root / ".git/raadsboek/bezig.json").write_bytes(text)

        assert read_intent(root) is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EIO, DiskFailing),
        (errno.EROFS, DiskReadOnly),
        (errno.EACCES, DiskReadOnly),
        (errno.EMFILE, TooManyFiles),
        (errno.ENOTDIR, StorageFailed),
        (None, StorageFailed),
    ],
)
def test_every_refusal_has_a_sentence_and_a_hint(
    code: int | None, kind: type[StorageFailed]
) -> None:
    """Whatever the disk says, the user reads what happened and what to do."""
    error = storage_failed(code, "'a.md'")

    assert type(error) is kind
    assert "niet" in error.message
    assert error.message.endswith(".")
    assert error.hint.endswith(".")


def test_a_name_that_a_folder_has_is_refused(root: Path) -> None:
    """A note cannot be made below another note."""
    (root / "a.md").write_bytes(b"x")

    with pytest.raises(InvalidInput):
        writing.current_bytes(root, "a.md/b.md")
