"""States of a repository in which a change is refused with a sentence, or in which it works."""

import datetime
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record, recover
from raadsboek.book.opening import open_book
from raadsboek.core.council import Settings
from raadsboek.history.locks import HistoryBusy
from raadsboek.history.log import versions
from raadsboek.history.outside import changed_outside
from raadsboek.history.recording import NewestUnreadable
from raadsboek.history.state import Unfinished, state
from raadsboek.history.stream import NoIdentity


def git(root: Path, *arguments: str, fails: bool = False) -> str:
    """Run git as the user would and return what it says."""
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b", *arguments],
        cwd=root,
        capture_output=True,
        check=not fails,
        env={**os.environ, "GIT_EDITOR": "true"},
    )
    return done.stdout.decode()


def save(book: Book, path: str = "nieuw.md", now: datetime.datetime = NOW) -> None:
    """Record a new note."""
    record(
        book,
        [Write(path=path, data=b"x\n", expected=None)],
        action="nieuw",
        numbers=[],
        subject="Nieuw",
        now=now,
    )


def two_branches(root: Path) -> None:
    """Make a branch `zij` whose note conflicts with the one here."""
    for branch, text in (("zij", "zij\n"), ("main", "wij\n")):
        git(root, "switch", "-q", *(["-c"] if branch == "zij" else []), branch)
        (root / "x.md").write_text(text)
        git(root, "add", "x.md")
        git(root, "commit", "-qm", branch)


def merging(root: Path) -> None:
    """Begin a merge that conflicts."""
    two_branches(root)
    git(root, "merge", "zij", fails=True)


def rebasing(root: Path) -> None:
    """Begin a rebase that conflicts."""
    two_branches(root)
    git(root, "rebase", "zij", fails=True)


def applying(root: Path) -> None:
    """Begin to apply versions from mail that conflict."""
    two_branches(root)
    (root.parent / "post").write_text(git(root, "format-patch", "--stdout", "-1", "zij"))
    git(root, "am", str(root.parent / "post"), fails=True)


def picking(root: Path) -> None:
    """Begin to take over a version that conflicts."""
    two_branches(root)
    git(root, "cherry-pick", "zij", fails=True)


def reverting(root: Path) -> None:
    """Begin to undo a version that conflicts."""
    two_branches(root)
    (root / "x.md").write_text("later\n")
    git(root, "commit", "-qam", "later")
    git(root, "revert", "HEAD~1", fails=True)


def bisecting(root: Path) -> None:
    """Begin a search in the versions, without going to one."""
    git(root, "bisect", "start")


class TestUnfinishedWork:
    """Somebody began something in the repository and did not finish it."""

    @pytest.mark.parametrize(
        ("begin", "command"),
        [
            (merging, "merge --abort"),
            (rebasing, "rebase --abort"),
            (applying, "am --abort"),
            (picking, "cherry-pick --abort"),
            (reverting, "revert --abort"),
            (bisecting, "bisect reset"),
        ],
    )
    def test_is_left_alone(self, book: Book, begin: Callable[[Path], None], command: str) -> None:
        """Nothing is recorded, the sentence says how to end it, and after that saving works."""
        begin(book.root)
        files = {path: path.read_bytes() for path in book.root.glob("*.md")}

        with pytest.raises(Unfinished) as caught:
            save(book)

        assert command in caught.value.hint
        assert {path: path.read_bytes() for path in book.root.glob("*.md")} == files
        assert command in open_book(book.root, now=NOW).read_only
        assert book.repository is not None
        assert state(book.repository).obstacles[0].code == "geschiedenis-onderbroken"
        git(book.root, *command.split())
        save(book)

    def test_an_old_version_checked_out(self, book: Book) -> None:
        """On no branch a version would get lost, so nothing is recorded."""
        git(book.root, "checkout", "-q", "--detach")
        head = git(book.root, "rev-parse", "HEAD")

        with pytest.raises(Unfinished, match="oude versie"):
            save(book)

        assert git(book.root, "rev-parse", "HEAD") == head
        assert not (book.root / "nieuw.md").exists()
        assert "oude versie" in open_book(book.root, now=NOW).read_only

    def test_another_branch_is_fine(self, book: Book) -> None:
        """Versions go to the branch that is checked out, whatever it is called."""
        git(book.root, "switch", "-qc", "concept/2026-é")

        save(book)

        assert git(book.root, "log", "-1", "--format=%s", "refs/heads/concept/2026-é") == "Nieuw\n"


class TestIdentity:
    """Who stands with a version."""

    def test_nobody_known(self, book: Book) -> None:
        """Without a name in the settings or in git nothing is recorded, and none is made up."""
        nobody = replace(book, settings=Settings())
        for key in ("user.name", "user.email"):
            git(book.root, "config", "--unset-all", key, fails=True)

        with pytest.raises(NoIdentity) as caught:
            save(nobody)

        assert "raadsboek.yaml" in caught.value.hint
        assert not (book.root / "nieuw.md").exists()

    def test_the_name_that_git_knows(self, book: Book) -> None:
        """Without a name in the settings the user's own git settings tell it."""
        git(book.root, "config", "--global", "user.name", "Önder <x>\tYılmaz")
        git(book.root, "config", "--global", "user.email", "o@example.org")
        for key in ("user.name", "user.email"):
            git(book.root, "config", "--local", "--unset-all", key, fails=True)

        save(replace(book, settings=Settings()))

        assert git(book.root, "log", "-1", "--format=%an|%ae|%cn") == (
            "Önder x Yılmaz|o@example.org|Önder x Yılmaz\n"
        )


LOCKS = (
    "index.lock",
    "HEAD.lock",
    "refs/heads/main.lock",
    "packed-refs.lock",
    "config.lock",
    "shallow.lock",
    "objects/maintenance.lock",
    "refs/raadsboek/bezig.lock",
)


class TestStaleLocks:
    """Locks of git that are in the way."""

    @pytest.mark.parametrize("lock", LOCKS)
    def test_an_old_lock_is_removed_and_reported(self, book: Book, lock: str) -> None:
        """A lock older than a minute that nobody holds is cleared away."""
        file = book.root / ".git" / lock
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        old = NOW.timestamp() - 61
        os.utime(file, (old, old))

        found = recover(book, now=NOW)

        assert [problem.code for problem in found] == ["slot-opgeruimd"]
        assert lock in found[0].message
        save(book)

    @pytest.mark.parametrize("lock", LOCKS[:-1])
    def test_a_fresh_lock_is_respected(self, book: Book, lock: str) -> None:
        """A lock of a moment ago may be somebody's: nothing is recorded, the lock stays."""
        file = book.root / ".git" / lock
        file.touch()
        fresh = NOW.timestamp() - 5
        os.utime(file, (fresh, fresh))

        with pytest.raises(HistoryBusy) as caught:
            save(book)

        assert lock in caught.value.hint
        assert file.exists()
        assert not (book.root / "nieuw.md").exists()

    def test_an_old_lock_of_a_git_that_works_is_respected(self, book: Book) -> None:
        """However old, a lock is not taken from a git that is alive in this folder."""
        file = book.root / ".git/index.lock"
        file.touch()
        os.utime(file, (0, 0))
        with subprocess.Popen(
            ["git", "cat-file", "--batch-check"],
            cwd=book.root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as alive:
            assert alive.stdin is not None
            assert alive.stdout is not None
            # Its answer tells that it has really started.
            alive.stdin.write(b"HEAD\n")
            alive.stdin.flush()
            assert alive.stdout.readline()
            with pytest.raises(HistoryBusy):
                save(book)
            alive.communicate(b"")

        save(book)


SETTINGS_OF_USERS = (
    {"commit.gpgSign": "true", "user.signingKey": "0xNIEMAND"},
    {"core.hooksPath": "/nonexistent"},
    {"commit.template": "/nonexistent"},
    {"merge.ff": "only", "pull.rebase": "true"},
    {"core.fsmonitor": "true", "core.untrackedCache": "true"},
    {"log.showSignature": "true", "log.date": "relative", "log.decorate": "full"},
    {"color.ui": "always", "color.status": "always"},
    {"init.defaultBranch": "master", "core.pager": "false"},
    {"core.autocrlf": "true", "core.safecrlf": "true", "core.eol": "crlf"},
    {"core.quotePath": "true", "core.precomposeUnicode": "true"},
    {"i18n.commitEncoding": "ISO-8859-1", "i18n.logOutputEncoding": "ISO-8859-1"},
    {"diff.external": "false", "diff.noprefix": "true", "diff.renames": "copies"},
    {"status.short": "true", "status.showUntrackedFiles": "no"},
    {"feature.manyFiles": "true", "core.splitIndex": "true", "index.version": "4"},
    {"trailer.separators": "#", "format.pretty": "oneline", "log.follow": "true"},
    {"core.sharedRepository": "all", "fastimport.unpackLimit": "1", "gc.auto": "1"},
    {"alias.log": "!false", "core.editor": "false", "transfer.fsckObjects": "true"},
    {"user.useConfigOnly": "true", "core.abbrev": "4", "core.commentChar": "R"},
)


@pytest.mark.parametrize("settings", SETTINGS_OF_USERS, ids=lambda settings: next(iter(settings)))
def test_the_users_own_settings_do_not_matter(book: Book, settings: dict[str, str]) -> None:
    """Whatever a user told git about themselves, a note is saved and read back the same."""
    for key, value in settings.items():
        git(book.root, "config", "--global", key, value)
    assert book.repository is not None

    save(book, "café ☕.md")

    (last,) = versions(book.repository, ["café ☕.md"], with_paths=True)
    assert (last.subject, last.action, last.author) == ("Nieuw", "nieuw", "Sanne de Wit")
    assert last.paths == ("café ☕.md",)
    assert last.date == NOW.replace(microsecond=0)
    (book.root / "los.md").write_bytes(b"los\r\n")
    assert [path for path, _ in changed_outside(book.repository)] == ["los.md"]


@pytest.mark.parametrize(
    "variables",
    [
        {"GIT_DIR": "/nonexistent", "GIT_WORK_TREE": "/nonexistent"},
        {"GIT_INDEX_FILE": "/nonexistent/index", "GIT_OBJECT_DIRECTORY": "/nonexistent"},
        {"GIT_AUTHOR_NAME": "Voorzitter", "GIT_AUTHOR_DATE": "2019-01-01T00:00:00Z"},
        {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.bare", "GIT_CONFIG_VALUE_0": "true"},
        {"GIT_NAMESPACE": "x", "GIT_LITERAL_PATHSPECS": "0", "GIT_DEFAULT_HASH": "sha256"},
    ],
    ids=lambda variables: next(iter(variables)),
)
def test_what_a_hook_left_in_the_environment_does_not_matter(
    book: Book, variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Started from a hook or an alias of git, we still work on our own repository as ourselves."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert book.repository is not None

    save(book)

    (last,) = versions(book.repository, ["nieuw.md"])
    assert last.author == "Sanne de Wit"
    assert last.date == NOW.replace(microsecond=0)


def test_a_missing_object_is_said_so(book: Book) -> None:
    """When the newest version itself cannot be read, saving says that the history is damaged."""
    head = git(book.root, "rev-parse", "HEAD").strip()
    (book.root / ".git/objects" / head[:2] / head[2:]).unlink()

    with pytest.raises(NewestUnreadable, match="beschadigd"):
        save(book)

    assert not (book.root / "nieuw.md").exists()
