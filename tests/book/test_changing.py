"""Recording a change: exactly its files, in one version, over what the user saw."""

import hashlib
import os
import stat
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record, record_outside, recover
from raadsboek.book.opening import open_book, open_to_read
from raadsboek.core.errors import ChangedOnDisk, InvalidInput, ReadOnly
from raadsboek.history.git import Repository
from raadsboek.history.log import Version, content, versions
from raadsboek.history.opening import create_repository
from raadsboek.history.outside import Outside, OutsideState, changed_outside

NOTE = "acties/A-1 iets.md"


def git(book: Book, *arguments: str) -> str:
    """Run git as the user would and return what it says."""
    done = subprocess.run(["git", *arguments], cwd=book.root, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "surrogateescape")


def history(book: Book) -> Repository:
    """Return the repository of a book that has one."""
    assert book.repository is not None
    return book.repository


def save(book: Book, path: str, data: bytes | None, before: bytes | None = None) -> Version:
    """Record a change of one file."""
    expected = None if before is None else hashlib.sha256(before).hexdigest()
    return record(
        book,
        [Write(path=path, data=data, expected=expected)],
        action="wijzigen",
        numbers=["A-1"],
        subject="A-1 gewijzigd",
        now=NOW,
    )


class TestOneVersion:
    """What a change puts in the folder and in the history."""

    def test_trailers_name_the_action_and_the_numbers(self, book: Book) -> None:
        """`git log` alone tells what was done to which notes, by whom and when."""
        saved = save(book, NOTE, b"een\n")

        form = "--format=%H|%an|%ae|%aI|%s|%(trailers:unfold,separator=%x2C)"
        assert git(book, "log", "-1", form).strip() == (
            f"{saved.identifier}|Sanne de Wit|s.dewit@delinden.example|{NOW.isoformat()}"
            "|A-1 gewijzigd|Raadsboek-Actie: wijzigen,Raadsboek-Nummer: A-1"
        )
        (found,) = versions(history(book), [NOTE], limit=1)
        assert replace(found, parents=()) == replace(saved, paths=())

    @pytest.mark.parametrize(
        "data",
        [b"", b"\r\nx\r", b"\xef\xbb\xbfx", b"\x00\xff", "é\n".encode(), b"a\n" * 99999],
        ids=["leeg", "crlf", "bom", "geen-tekst", "utf-8", "lang"],
    )
    def test_bytes_are_recorded_as_given(self, book: Book, data: bytes) -> None:
        """Line ends, a byte order mark and bytes that are no text come back as they were."""
        (book.root / ".gitattributes").write_text("* text=auto eol=crlf working-tree-encoding=x\n")
        git(book, "config", "core.autocrlf", "true")

        saved = save(book, NOTE, data)

        assert (book.root / NOTE).read_bytes() == data
        assert content(history(book), saved.identifier, NOTE) == data

    def test_several_files_are_one_version(self, book: Book) -> None:
        """A note is made, one changed and one removed in a single version."""
        save(book, "a.md", b"oud\n")
        save(book, "b/c.md", b"oud\n")
        old = hashlib.sha256(b"oud\n").hexdigest()

        record(
            book,
            [
                Write(path="a.md", data=b"nieuw\n", expected=old),
                Write(path="b/c.md", data=None, expected=old),
                Write(path="d/e/f.md", data=b"nieuw\n", expected=None),
            ],
            action="vastleggen",
            numbers=[],
            subject="Drie",
            now=NOW,
        )

        assert git(book, "show", "--name-status", "--format=", "HEAD").split() == (
            ["M", "a.md", "D", "b/c.md", "A", "d/e/f.md"]
        )
        assert not (book.root / "b/c.md").exists()
        assert git(book, "status", "--porcelain") == ""

    def test_a_new_name_keeps_the_text(self, book: Book) -> None:
        """A rename is a removal and a new file, also when only capitals differ."""
        save(book, "Naam.md", b"x\n")

        record(
            book,
            [
                Write(path="Naam.md", data=None, expected=hashlib.sha256(b"x\n").hexdigest()),
                Write(path="naam.md", data=b"x\n", expected=None),
            ],
            action="hernoemen",
            numbers=[],
            subject="Hernoemd",
            now=NOW,
        )

        assert sorted(entry.name for entry in book.root.glob("[Nn]aam.md")) == ["naam.md"]

    def test_nothing_different_records_nothing(self, book: Book) -> None:
        """Saving what is there already gives the version that is there already."""
        first = save(book, NOTE, b"een\n")

        assert save(book, NOTE, b"een\n", b"een\n").identifier == first.identifier

    def test_file_mode_survives(self, book: Book) -> None:
        """Read and run rights of a note are as they were, on disk and in the history."""
        save(book, NOTE, b"een\n")
        (book.root / NOTE).chmod(0o750)
        git(book, "update-index", "--chmod=+x", NOTE)
        git(book, "commit", "-qm", "x")

        save(book, NOTE, b"twee\n", b"een\n")

        assert stat.S_IMODE((book.root / NOTE).stat().st_mode) == 0o750
        assert git(book, "ls-tree", "HEAD", NOTE).startswith("100755")

    @pytest.mark.parametrize("path", ["-delete", "--upload-pack=x.md", ':(glob)*"\\x.md', "a b.md"])
    def test_names_are_never_options(self, book: Book, path: str) -> None:
        """A note may be called like an option, a pattern or a quoted word."""
        if "\\" in path:
            with pytest.raises(InvalidInput):
                save(book, path, b"x")
            path = path.replace("\\", "")

        saved = save(book, path, b"x")

        assert content(history(book), saved.identifier, path) == b"x"
        assert [v.identifier for v in versions(history(book), [path])] == [saved.identifier]

    @pytest.mark.parametrize(
        "path",
        [
            *("../x.md", "/x.md", "a//x.md", "a\nb.md", "", "a/./x.md"),
            *(".git/config", ".GIT/x", "a/.git /x", "git~1/x", "x/.git./hooks/y", ".git:x"),
            ".g\u200cit/config",
        ],
    )
    def test_no_place_outside_the_notes(self, book: Book, path: str) -> None:
        """Nothing is written outside the folder, or among the files of Git itself."""
        with pytest.raises(InvalidInput):
            save(book, path, b"x")

    def test_links_are_not_followed(self, book: Book, tmp_path: Path) -> None:
        """A folder or note that is a link to elsewhere is not written through."""
        (book.root / "weg").symlink_to(tmp_path)

        with pytest.raises(InvalidInput):
            save(book, "weg/x.md", b"x")

        assert not (tmp_path / "x.md").exists()

    def test_the_same_place_twice_is_refused(self, book: Book) -> None:
        """Two notes of one change may not be one file, nor differ by capitals only."""
        writes = [Write(path=path, data=b"x", expected=None) for path in ("a.md", "A.md")]

        with pytest.raises(InvalidInput, match="komt twee keer voor"):
            record(book, writes, action="x", numbers=[], subject="x", now=NOW)

    def test_names_of_people_cannot_forge_a_version(self, book: Book) -> None:
        """A subject or number with line ends stays one line: nobody adds a trailer that way."""
        record(
            book,
            [Write(path="a.md", data=b"x", expected=None)],
            action="nieuw\nRaadsboek-Nummer: B-1",
            numbers=["A-1\n\nRaadsboek-Nummer: B-2"],
            subject="x\n\nRaadsboek-Nummer: B-3",
            now=NOW,
        )

        (made,) = versions(history(book), limit=1)
        assert made.numbers == ("A-1 Raadsboek-Nummer: B-2",)
        assert made.subject == "x Raadsboek-Nummer: B-3"


class TestEditsByOthers:
    """Notes that were changed by another program."""

    def test_an_edit_since_opening_is_not_overwritten(self, book: Book) -> None:
        """Both texts are kept: theirs in the folder, mine in the error and beside the branch."""
        save(book, NOTE, b"een\n")
        (book.root / NOTE).write_bytes(b"van een ander\n")
        head = git(book, "rev-parse", "HEAD")

        with pytest.raises(ChangedOnDisk) as caught:
            save(book, NOTE, b"van mij\n", b"een\n")

        assert (caught.value.mine, caught.value.theirs) == (b"van mij\n", b"van een ander\n")
        assert (book.root / NOTE).read_bytes() == b"van een ander\n"
        assert git(book, "rev-parse", "HEAD") == head
        (kept,) = git(book, "for-each-ref", "--format=%(refname)", "refs/raadsboek").split()
        assert kept.startswith("refs/raadsboek/conflict/")
        assert git(book, "show", f"{kept}:{NOTE}") == "van mij\n"

    @pytest.mark.parametrize("theirs", [b"x\n", None])
    def test_made_or_removed_meanwhile(self, book: Book, theirs: bytes | None) -> None:
        """A note that appeared or went away since is a changed note as well."""
        before = b"een\n" if theirs is None else None
        if theirs is not None:
            (book.root / "acties").mkdir(exist_ok=True)
            (book.root / NOTE).write_bytes(theirs)

        with pytest.raises(ChangedOnDisk):
            save(book, NOTE, b"van mij\n", before)

    def test_an_edit_that_was_seen_becomes_a_version_first(self, book: Book) -> None:
        """What another program wrote is recorded as such, and our version comes on top."""
        save(book, NOTE, b"een\n")
        theirs = b"---\nsoort: actie\nnummer: A-1\n---\nbuiten\n"
        (book.root / NOTE).write_bytes(theirs)

        save(book, NOTE, b"van mij\n", theirs)

        mine, outside, _ = versions(history(book), [NOTE])
        assert mine.action == "wijzigen"
        assert (outside.action, outside.numbers) == ("buiten", ("A-1",))
        assert outside.subject == "Buiten Raadsboek gewijzigd: A-1"
        assert content(history(book), outside.identifier, NOTE) == theirs

    def test_turned_line_ends_are_no_edit(self, book: Book) -> None:
        """A clone on Windows turns line ends; that is not somebody's edit."""
        save(book, NOTE, b"een\n")
        (book.root / NOTE).write_bytes(b"een\r\n")

        save(book, NOTE, b"twee\r\n", b"een\r\n")

        assert [version.action for version in versions(history(book), [NOTE])] == ["wijzigen"] * 2

    def test_work_of_others_stays_out_and_stays_staged(self, book: Book) -> None:
        """Edits, new files and staged files of others are in no version of ours."""
        save(book, "b.md", b"oud\n")
        (book.root / "b.md").write_bytes(b"gewijzigd\n")
        (book.root / "c.md").write_bytes(b"gestaged\n")
        (book.root / "d.md").write_bytes(b"los\n")
        git(book, "add", "c.md")

        save(book, NOTE, b"een\n")

        assert git(book, "show", "--name-only", "--format=", "HEAD").strip() == NOTE
        assert git(book, "status", "--porcelain").splitlines() == [" M b.md", "A  c.md", "?? d.md"]

    def test_recording_outside_edits_on_request(self, book: Book) -> None:
        """Edits made without Raadsboek become one version; the rest of the folder does not."""
        save(book, "b.md", b"oud\n")
        (book.root / "b.md").write_bytes(b"gewijzigd\n")
        (book.root / "los.md").write_bytes(b"los\n")
        (book.root / "los2.md").write_bytes(b"los\n")

        made = record_outside(book, ["b.md", "los.md"], now=NOW)

        assert made is not None
        assert made.action == "buiten"
        assert set(made.paths) == {"b.md", "los.md"}
        assert changed_outside(history(book)) == [Outside("los2.md", OutsideState.NEW)]
        assert record_outside(book, ["b.md"], now=NOW) is None

    @pytest.mark.parametrize(
        ("data", "state"),
        [
            (b"", OutsideState.EMPTIED),
            (bytes(4096), OutsideState.EMPTIED),
            (b"regel 1\nreg", OutsideState.CUT_OFF),
        ],
    )
    def test_damage_is_shown_and_never_recorded(
        self, book: Book, data: bytes, state: OutsideState
    ) -> None:
        """A note that a power cut emptied is named; its text stays the newest version."""
        save(book, NOTE, b"regel 1\nregel 2\n")
        (book.root / NOTE).write_bytes(data)

        assert changed_outside(history(book)) == [Outside(NOTE, state)]
        assert record_outside(book, [NOTE], now=NOW) is None
        save(book, NOTE, b"hersteld\n", data)
        assert [version.action for version in versions(history(book), [NOTE])] == ["wijzigen"] * 2

    def test_taking_away_the_last_line_is_an_edit(self, book: Book) -> None:
        """Who removes whole lines at the end has edited the note."""
        save(book, NOTE, b"regel 1\nregel 2\n")
        (book.root / NOTE).write_bytes(b"regel 1\n")

        assert changed_outside(history(book)) == [Outside(NOTE, OutsideState.CHANGED)]


class TestOtherVersions:
    """Versions that other programs add."""

    def test_a_version_added_meanwhile_is_built_upon(self, book: Book) -> None:
        """A commit by the user between two saves is kept; ours stands on it."""
        save(book, NOTE, b"een\n")
        (book.root / "x.md").write_bytes(b"x\n")
        git(book, "add", "x.md")
        git(book, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "van de gebruiker")

        save(book, NOTE, b"twee\n", b"een\n")

        assert [version.subject for version in versions(history(book), limit=2)] == [
            "A-1 gewijzigd",
            "van de gebruiker",
        ]

    def test_the_first_version_of_a_new_repository(self, book: Book, tmp_path: Path) -> None:
        """A repository without versions gets its first one."""
        new = tmp_path / "nieuw"
        repository = create_repository(new, name="", email="")
        book = replace(book, root=new, repository=repository)

        save(book, NOTE, b"een\n")

        assert git(book, "rev-list", "--count", "HEAD").strip() == "1"
        assert git(book, "ls-tree", "-r", "--name-only", "HEAD").strip() == NOTE

    def test_a_lost_index_is_made_anew(self, book: Book) -> None:
        """Without its index Git would take every note for removed; it is rebuilt first."""
        save(book, NOTE, b"een\n")
        (book.root / ".git/index").unlink()

        save(book, NOTE, b"twee\n", b"een\n")

        assert git(book, "status", "--porcelain") == ""

    @pytest.mark.parametrize("damage", [b"", b"kapot" * 100], ids=["leeg", "kapot"])
    def test_a_damaged_index_does_not_stop_saving(self, book: Book, damage: bytes) -> None:
        """The index can be made anew from the versions; the note is saved all the same."""
        (book.root / ".git/index").write_bytes(damage)

        save(book, NOTE, b"een\n")
        recover(book, now=NOW)

        assert git(book, "status", "--porcelain") == ""


class TestReading:
    """A raadsboek that cannot be written can still be read."""

    def test_read_only_says_why(self, book: Book) -> None:
        """A change in a raadsboek that is opened for reading is refused with the reason."""
        opened = open_to_read(book.root, now=NOW)

        with pytest.raises(ReadOnly, match="geopend om te lezen"):
            save(opened, NOTE, b"x")

    def test_without_git(self, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
        """On a computer without git the raadsboek opens and says what is missing."""
        monkeypatch.setenv("PATH", os.fspath(book.root))

        opened = open_book(book.root, now=NOW)

        assert "staat geen git" in opened.read_only
        assert opened.settings == book.settings
