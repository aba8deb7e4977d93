"""Reading the past: versions, trailers, a note as it was, what differs, what is damaged."""

import datetime
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.history.git import GitFailed, GitTooSlow, Repository, finish, run, start
from raadsboek.history.integrity import integrity
from raadsboek.history.log import content, is_newest, is_part_of_history, versions
from raadsboek.history.opening import create_repository
from raadsboek.history.outside import Outside, OutsideState, changed_outside, damage
from raadsboek.history.stream import Identity, NoIdentity, one_line, quoted, raw_date, signature


def commit(repository: Repository, *arguments: str, **variables: str) -> str:
    """Make an empty version by hand, as any program may, and return its identifier."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q"]
    subprocess.run(
        [*command, "--allow-empty", *arguments],
        cwd=repository.root,
        check=True,
        env={**os.environ, **variables},
    )
    return run(repository, ["rev-parse", "HEAD"]).decode().strip()


@pytest.fixture
def repository(home: Path, tmp_path: Path) -> Repository:
    """Return a repository without versions."""
    return create_repository(tmp_path, name="", email="")


class TestVersions:
    """The list of versions."""

    def test_without_versions(self, repository: Repository) -> None:
        """A new repository has no past, and nothing in it is sought in vain."""
        assert versions(repository) == []
        assert content(repository, "HEAD", "x.md") is None
        assert changed_outside(repository) == []
        assert integrity(repository) == []

    def test_newest_first_with_limit_and_after(self, repository: Repository) -> None:
        """The newest version comes first; a limit and a start cut the list."""
        made = [commit(repository, "-m", str(turn)) for turn in range(4)]

        assert [version.identifier for version in versions(repository)] == made[::-1]
        assert [version.subject for version in versions(repository, limit=2)] == ["3", "2"]
        assert [v.subject for v in versions(repository, after=made[1])] == ["3", "2"]
        assert is_part_of_history(repository, made[0])
        assert not is_part_of_history(repository, "1" * 40)

    def test_versions_of_others_are_read_too(self, repository: Repository) -> None:
        """A version without our trailers, with an odd author and message, is listed as it is."""
        commit(
            repository, "--author=Ænder\x1b[31m <x@y>", "-m", "Één\x1b]0;x\x07\n\nmeer\n\x01\x1f"
        )
        commit(repository, "--allow-empty-message", "-m", "")

        empty, odd = versions(repository, with_paths=True)
        assert (empty.subject, empty.action, empty.numbers) == ("", "", ())
        assert odd.author == "Ænder\x1b[31m"
        assert odd.subject == "Één\x1b]0;x\x07"

    @pytest.mark.parametrize("date", ["100000000 +0000", "2556057600 +1400", "1700000000 -0930"])
    def test_moments_keep_their_offset(self, repository: Repository, date: str) -> None:
        """A date comes back with the offset of the clock on which it was made."""
        commit(repository, "-m", "x", GIT_AUTHOR_DATE=date)

        (version,) = versions(repository)

        assert raw_date(version.date) == date

    def test_an_impossible_offset_counts_as_utc(self, repository: Repository) -> None:
        """Versions of odd programs have odd dates; the list is shown all the same."""
        tree = run(repository, ["mktree"]).decode().strip()
        raw = f"tree {tree}\nauthor A <a> 99999999999999999 +9999\ncommitter A <a> 5 +0000\n\nx\n"
        made = run(
            repository,
            ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
            stdin=raw.encode(),
        )
        run(repository, ["update-ref", "refs/heads/main", made.decode().strip()])

        assert versions(repository)[0].date.tzinfo is not None

    @pytest.mark.parametrize("name", ["--all", "HEAD~1", "main", "x y", ""])
    def test_only_identifiers_name_a_version(self, repository: Repository, name: str) -> None:
        """What is no identifier is never handed to git."""
        with pytest.raises(ValueError, match="no version"):
            content(repository, name, "x.md")


class TestOutside:
    """What differs from the newest version."""

    def test_every_way_to_differ(self, book: Book) -> None:
        """New, changed, removed, staged, emptied and cut off are told apart; the same is not."""
        assert book.repository is not None
        names = ("gewijzigd", "weg", "leeg", "afgekapt", "gestaged", "aangeraakt", "gelijk")
        record(
            book,
            [Write(path=f"{n}.md", data=b"regel 1\nregel 2\n", expected=None) for n in names],
            action="nieuw",
            numbers=[],
            subject="x",
            now=NOW,
        )
        (book.root / "gewijzigd.md").write_bytes(b"regel 1\nregel 3\n")
        (book.root / "weg.md").unlink()
        (book.root / "leeg.md").write_bytes(b"")
        (book.root / "afgekapt.md").write_bytes(b"regel 1\nre")
        (book.root / "gestaged.md").write_bytes(b"regel 3\n")
        subprocess.run(["git", "add", "gestaged.md"], cwd=book.root, check=True)
        (book.root / "aangeraakt.md").touch()
        (book.root / "nieuw é\n.md").write_bytes(b"x")
        (book.root / ".gitattributes").write_text("* text=auto eol=lf\n")

        assert changed_outside(book.repository) == [
            Outside(".gitattributes", OutsideState.CHANGED),
            Outside("afgekapt.md", OutsideState.CUT_OFF),
            Outside("gestaged.md", OutsideState.CHANGED),
            Outside("gewijzigd.md", OutsideState.CHANGED),
            Outside("leeg.md", OutsideState.EMPTIED),
            Outside("nieuw é\n.md", OutsideState.NEW),
            Outside("weg.md", OutsideState.REMOVED),
        ]
        assert OutsideState.CUT_OFF.damaged
        assert not OutsideState.CHANGED.damaged

    def test_a_repository_inside_is_not_entered(self, book: Book) -> None:
        """Another repository among the notes is not taken for notes."""
        assert book.repository is not None
        subprocess.run(["git", "init", "-q", str(book.root / "ander")], check=True)
        (book.root / "ander/x.md").write_text("x")

        assert changed_outside(book.repository) == []

    def test_looking_changes_nothing(self, book: Book) -> None:
        """Asking what differs writes nothing, not even Git's own index."""
        assert book.repository is not None
        index = book.root / ".git/index"
        (book.root / "raadsboek.yaml").touch()
        before = (index.stat().st_mtime_ns, index.stat().st_ino)

        changed_outside(book.repository)

        assert (index.stat().st_mtime_ns, index.stat().st_ino) == before

    @given(st.binary(max_size=40), st.binary(max_size=40))
    def test_an_edit_is_no_damage(self, now: bytes, before: bytes) -> None:
        """Damage is nothing at all, zeros, or a beginning; never text that was not there."""
        found = damage(now, before)

        assert found is None or not now.strip(b"\0") or before.startswith(now)


class TestDamage:
    """The full check of the history."""

    @pytest.mark.parametrize("packed", [False, True])
    def test_a_turned_bit_is_found(self, book: Book, packed: bool) -> None:
        """One wrong byte in what git keeps is named, and what to do."""
        assert book.repository is not None
        assert integrity(book.repository) == []
        if packed:
            subprocess.run(["git", "gc", "-q"], cwd=book.root, check=True)
            (victim,) = (book.root / ".git/objects/pack").glob("*.pack")
        else:
            victim = next((book.root / ".git/objects").glob("??/*"))
        victim.chmod(0o600)
        data = bytearray(victim.read_bytes())
        data[len(data) // 2] ^= 0x40
        victim.write_bytes(data)

        (problem,) = integrity(book.repository)

        assert problem.code == "geschiedenis-beschadigd"
        assert "reservekopie" in problem.fix
        assert "error" not in problem.message

    def test_a_missing_object_is_found(self, book: Book) -> None:
        """Text that is gone from the history is named."""
        assert book.repository is not None
        blob = run(book.repository, ["rev-parse", "HEAD:raadsboek.yaml"]).decode().strip()
        (book.root / ".git/objects" / blob[:2] / blob[2:]).unlink()

        assert [p.code for p in integrity(book.repository)] == ["geschiedenis-beschadigd"]


class TestRunner:
    """How git is called."""

    def test_failure_is_a_dutch_sentence(self, repository: Repository) -> None:
        """A failed command says which one, without bytes that a terminal would obey."""
        with pytest.raises(GitFailed, match="git cat-file") as caught:
            run(repository, ["cat-file", "blob", "\x1b[31m"])

        assert "\x1b" not in str(caught.value)
        assert caught.value.status == 128

    def test_a_hanging_git_is_stopped(self, repository: Repository) -> None:
        """A command that does not end in time is ended, and the sentence says so."""
        process = start(repository, ["cat-file", "--batch"])
        keep_open = os.dup(process.stdin.fileno()) if process.stdin else -1
        try:
            with pytest.raises(GitTooSlow, match="geen antwoord"):
                finish(process, "cat-file", seconds=0.05)
        finally:
            os.close(keep_open)

        assert process.returncode is not None

    def test_paths_are_literal(self, book: Book) -> None:
        """A path with stars and brackets means itself."""
        assert book.repository is not None

        assert versions(book.repository, ["*"]) == []
        assert versions(book.repository, [":(top)raadsboek.yaml"]) == []


class TestStream:
    """What fast-import reads."""

    @given(st.text(min_size=1).filter(lambda text: "\0" not in text))
    def test_a_line_stays_one_line(self, text: str) -> None:
        """No subject or number can begin another line of the message."""
        assert len(one_line(text).splitlines()) <= 1

    @given(st.text())
    def test_a_name_cannot_end_the_line_of_the_author(self, text: str) -> None:
        """Whatever somebody is called, the author line has one address and one date."""
        try:
            line = signature(Identity(text, text))
        except NoIdentity:
            return
        assert line.count("<") == line.count(">") == 1
        assert line.endswith(">")
        assert "\n" not in line

    @given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
    def test_a_quoted_path_is_one_line(self, path: str) -> None:
        """No path ends its command or closes its quotes early."""
        raw = quoted(path)

        assert b"\n" not in raw
        inner = raw[1:-1].replace(b"\\\\", b"").replace(b'\\"', b"").replace(b"\\n", b"")
        assert b'"' not in inner
        assert b"\\" not in inner

    def test_a_moment_needs_its_offset(self) -> None:
        """A moment without an offset is a mistake of the program, not of the user."""
        with pytest.raises(ValueError, match="offset"):
            raw_date(datetime.datetime(2026, 3, 12))


def test_the_newest_version_is_known_from_a_file_and_when_that_is_packed(
    repository: Repository,
) -> None:
    """Which version is newest is told from a branch's file, when that is packed, and without."""
    first = commit(repository, "-m", "een")
    second = commit(repository, "-m", "twee")
    told = (is_newest(repository, second), is_newest(repository, first), is_newest(repository, ""))
    run(repository, ["pack-refs", "--all"])
    packed = (is_newest(repository, second), is_newest(repository, first))
    run(repository, ["update-ref", "--no-deref", "HEAD", second])
    assert told == (True, False, False)
    assert packed == (True, False)
    assert is_newest(repository, second)
