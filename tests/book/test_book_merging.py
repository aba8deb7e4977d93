"""Taking over versions of others: what merges, what clashes, and that nothing is lost."""

import datetime

import pytest
from sync_world import clean, copies, fetched, git, put, take, text_of

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.syncing.conflicts import Choice, TwoTexts, choose, conflicts, texts_of
from raadsboek.book.syncing.merging import Outcome, merge_with
from raadsboek.core.errors import InvalidInput

NOTE = "acties/2026/A-2026-001 zaal.md"
TEXT = """---
soort: actie
nummer: A-2026-001
titel: Zaal reserveren
# wie het doet
wie: anna
uiterlijk: 2026-12-01
status: open
labels:
  - zaal
---
Bel de receptie.

Vraag naar zaal 2.
"""


def two(book: Book) -> tuple[Book, Book]:
    """Return two copies of a raadsboek with one note."""
    put(book, {NOTE: TEXT}, "A-2026-001")
    own, other = copies(book)
    return own, other


class TestForward:
    """When only the other side went on."""

    def test_the_version_of_others_is_taken_as_it_is(self, book: Book) -> None:
        """No version is made: both then have the same newest one, and the files with it."""
        own, other = two(book)
        put(other, {NOTE: TEXT.replace("zaal 2", "zaal 3"), "nieuw.md": "x\n"})
        put(other, {"nieuw.md": None, "a/b.md": "y\n"})

        done = take(own, other)

        assert done.outcome is Outcome.FORWARD
        assert done.paths == ("a/b.md", NOTE)
        assert git(own.root, "rev-parse", "HEAD") == git(other.root, "rev-parse", "HEAD")
        assert "zaal 3" in text_of(own, NOTE)
        assert clean(own)

    def test_what_is_known_already_changes_nothing(self, book: Book) -> None:
        """The other side is behind, or as far."""
        own, other = two(book)
        put(own, {"nieuw.md": "x\n"})

        assert take(own, other).outcome is Outcome.NOTHING
        assert take(other, own).outcome is Outcome.FORWARD
        assert take(own, other).outcome is Outcome.NOTHING


class TestClean:
    """What two people did in different places is one, without a question."""

    def test_different_keys_and_lines(self, book: Book) -> None:
        """Each side's keys, lines, items and comments are all there; git says the same."""
        own, other = two(book)
        mine = TEXT.replace("wie: anna", "wie: bram").replace("Bel de", "Mail de")
        mine = mine.replace("  - zaal\n", "  - zaal\n  - duur\n").replace("# wie", "# door wie")
        theirs = TEXT.replace("status: open", "status: loopt").replace("zaal 2", "zaal 3")
        theirs = theirs.replace("  - zaal\n", "  - zaal\n  - groot\n")
        put(own, {NOTE: mine})
        put(other, {NOTE: theirs})

        done = take(own, other)

        assert (done.outcome, done.clashes) == (Outcome.MERGED, ())
        merged = text_of(own, NOTE)
        for line in ("wie: bram", "# door wie het doet", "status: loopt", "  - duur", "  - groot"):
            assert f"{line}\n" in merged
        assert merged.endswith("---\nMail de receptie.\n\nVraag naar zaal 3.\n")
        assert git(own.root, "log", "-1", "--format=%P").split()[1] == (
            git(other.root, "rev-parse", "HEAD")
        )
        assert clean(own)
        assert take(other, own).outcome is Outcome.FORWARD
        assert git(other.root, "rev-parse", "HEAD^{tree}") == (
            git(own.root, "rev-parse", "HEAD^{tree}")
        )


class TestClash:
    """What two people did in one place has two versions; others have the shared one already."""

    def test_the_same_key_and_the_same_line(self, book: Book) -> None:
        """The shared text stands, what did not clash is merged, and the note is named."""
        own, other = two(book)
        put(own, {NOTE: TEXT.replace("anna", "bram").replace("zaal 2", "zaal 4")})
        put(other, {NOTE: TEXT.replace("anna", "cor").replace("Bel", "Mail")})

        done = take(own, other)

        assert done.clashes == (NOTE,)
        assert "wie: cor\n" in text_of(own, NOTE)
        assert text_of(own, NOTE).endswith("Mail de receptie.\n\nVraag naar zaal 4.\n")
        assert git(own.root, "log", "-1", "--format=%(trailers)").splitlines() == [
            "Raadsboek-Actie: twee-versies",
            "Raadsboek-Nummer: A-2026-001",
            f"Raadsboek-Twee: {NOTE}",
        ]
        assert clean(own)

    def test_every_copy_lists_it_until_somebody_chooses(self, book: Book) -> None:
        """Both texts with who and when; the choice reaches the other copy, and so do both texts."""
        own, other = two(book)
        git(own.root, "config", "user.name", "Anna")
        put(own, {NOTE: TEXT.replace("anna", "bram").replace("zaal 2", "zaal 4")})
        put(other, {NOTE: TEXT.replace("anna", "cor")})
        take(own, other)
        take(other, own)

        for copy in (own, other):
            (conflict,) = conflicts(copy)
            assert (conflict.path, conflict.number) == (NOTE, "A-2026-001")
            assert conflict.standing is not None
            assert conflict.other is not None
            assert conflict.other.identifier != conflict.standing.identifier
            texts = texts_of(copy, conflict)
            assert b"wie: cor" in (texts.standing or b"")
            assert (texts.other or b"").decode() == TEXT.replace("anna", "bram").replace(
                "zaal 2", "zaal 4"
            )

        put(other, {NOTE: text_of(other, NOTE).replace("Bel", "Mail")})
        choose(other, conflict, Choice.OTHER, now=NOW)

        assert "wie: bram\n" in text_of(other, NOTE)
        assert "Mail de receptie" in text_of(other, NOTE)
        assert conflicts(other) == []
        with pytest.raises(InvalidInput, match="al een tekst gekozen"):
            choose(other, conflict, Choice.STANDING, now=NOW)
        assert take(own, other).outcome is Outcome.FORWARD
        assert conflicts(own) == []
        assert clean(own)

    def test_the_text_that_stands_may_be_chosen(self, book: Book) -> None:
        """No file changes, and there is a version that says so."""
        own, other = two(book)
        put(own, {NOTE: TEXT.replace("anna", "bram")})
        put(other, {NOTE: TEXT.replace("anna", "cor")})
        take(own, other)
        before = text_of(own, NOTE)

        made = choose(own, conflicts(own)[0], Choice.STANDING, now=NOW)

        assert made.action == "kiezen"
        assert text_of(own, NOTE) == before
        assert conflicts(own) == []
        assert clean(own)

    @pytest.mark.parametrize("side", ["own", "other"])
    def test_a_note_taken_away_here_and_changed_there(self, book: Book, side: str) -> None:
        """The text stays, whoever took the note away; it may then be taken away by choice."""
        own, other = two(book)
        changed = TEXT.replace("anna", "bram")
        put(own, {NOTE: changed if side == "own" else None})
        put(other, {NOTE: None if side == "own" else changed})

        done = take(own, other)

        assert done.clashes == (NOTE,)
        assert text_of(own, NOTE) == changed
        (conflict,) = conflicts(own)
        assert texts_of(own, conflict) == TwoTexts(changed.encode(), None)
        choose(own, conflict, Choice.OTHER, now=NOW)
        assert not (own.root / NOTE).exists()
        assert conflicts(own) == []
        assert clean(own)

    def test_a_file_that_is_no_text(self, book: Book) -> None:
        """Bytes are not merged: one of both stands, and the other can be chosen."""
        put(book, {"post/scan.pdf": b"%PDF\0een"})
        own, other = copies(book)
        put(own, {"post/scan.pdf": b"%PDF\0twee"})
        put(other, {"post/scan.pdf": b"%PDF\0drie"})

        assert take(own, other).clashes == ("post/scan.pdf",)
        assert (own.root / "post/scan.pdf").read_bytes() == b"%PDF\0drie"
        choose(own, conflicts(own)[0], Choice.OTHER, now=NOW)
        assert (own.root / "post/scan.pdf").read_bytes() == b"%PDF\0twee"

    @pytest.mark.parametrize(
        "odd",
        [
            b"---\nsoort: actie\nnummer: A-2026-001\ntitel: Caf\xe9\n---\nx\n",
            b"---\nsoort: actie\nnummer: A-2026-001\ntitel: &a x\n---\nx\n",
            "---\nsoort: actie\n---\nx\n".encode("utf-16"),
        ],
        ids=["latin-1", "anker", "utf-16"],
    )
    def test_a_note_that_cannot_be_read(self, book: Book, odd: bytes) -> None:
        """It is never rewritten: one of both stands, byte for byte."""
        own, other = two(book)
        put(own, {NOTE: TEXT.replace("anna", "bram")})
        put(other, {NOTE: odd})

        assert take(own, other).clashes == (NOTE,)
        assert (own.root / NOTE).read_bytes() == odd
        assert texts_of(own, conflicts(own)[0]).other == TEXT.replace("anna", "bram").encode()

    def test_a_change_back_after_both_took_over_from_the_other(self, book: Book) -> None:
        """Two versions are older than both then; what depends on which one counts is told."""
        own, other = two(book)
        put(own, {NOTE: TEXT.replace("anna", "bram")})
        put(other, {"ander.md": "x\n"})
        theirs, ours = fetched(own, other), fetched(other, own)
        merge_with(own, theirs, now=NOW)
        merge_with(other, ours, now=NOW + datetime.timedelta(hours=1))
        put(other, {NOTE: TEXT})

        assert take(own, other).clashes == (NOTE,)
        assert text_of(own, NOTE) == TEXT
        assert b"wie: bram" in (texts_of(own, conflicts(own)[0]).other or b"")


class TestLineEnds:
    """How lines end and marks at the start are nobody's change."""

    def test_a_copy_with_other_line_ends(self, book: Book) -> None:
        """A side that only turned line ends did nothing; the others' text is taken as it is."""
        own, other = two(book)
        put(own, {NOTE: TEXT.replace("\n", "\r\n")})
        put(other, {NOTE: TEXT.replace("anna", "bram")})

        assert take(own, other).clashes == ()
        assert text_of(own, NOTE) == TEXT.replace("anna", "bram")

    def test_an_edit_below_other_line_ends(self, book: Book) -> None:
        """Both edits are there, with the line ends and the mark of the shared file."""
        own, other = two(book)
        put(own, {NOTE: TEXT.replace("zaal 2", "zaal 4").replace("open", "loopt")})
        put(other, {NOTE: "\ufeff" + TEXT.replace("anna", "bram").replace("\n", "\r\n")})

        assert take(own, other).clashes == ()
        wanted = TEXT.replace("zaal 2", "zaal 4").replace("open", "loopt").replace("anna", "bram")
        assert text_of(own, NOTE) == "\ufeff" + wanted.replace("\n", "\r\n")


class TestNames:
    """Notes that move, and files that meet under one name."""

    @pytest.mark.parametrize("side", ["own", "other"])
    def test_moved_here_and_changed_there(self, book: Book, side: str) -> None:
        """A note is known by its number: the change goes to where the note went."""
        own, other = two(book)
        moves: dict[str, str | None] = {
            NOTE: None,
            "acties/2026/A-2026-001 hal.md": TEXT.replace("Zaal", "Hal"),
        }
        edits: dict[str, str | None] = {NOTE: TEXT.replace("wie: anna", "wie: bram")}
        put(own, moves if side == "own" else edits)
        put(other, edits if side == "own" else moves)

        assert take(own, other).clashes == ()
        merged = text_of(own, "acties/2026/A-2026-001 hal.md")
        assert merged == TEXT.replace("Zaal", "Hal").replace("wie: anna", "wie: bram")
        assert not (own.root / NOTE).exists()
        assert clean(own)

    def test_moved_on_both_sides(self, book: Book) -> None:
        """The name that others know stays; both texts are in it."""
        own, other = two(book)
        put(own, {NOTE: None, "acties/A-2026-001 a.md": TEXT.replace("anna", "bram")})
        put(other, {NOTE: None, "acties/A-2026-001 b.md": TEXT.replace("Bel", "Mail")})

        take(own, other)

        assert not (own.root / "acties/A-2026-001 a.md").exists()
        assert text_of(own, "acties/A-2026-001 b.md") == (
            TEXT.replace("anna", "bram").replace("Bel", "Mail")
        )

    def test_one_name_for_two_files(self, book: Book) -> None:
        """Both made a file of one name: equal is one, else it has two versions."""
        own, other = two(book)
        put(own, {"gelijk.md": "x\n", "anders.md": "mijn\n"})
        put(other, {"gelijk.md": "x\n", "anders.md": "hun\n"})

        assert take(own, other).clashes == ("anders.md",)
        assert (text_of(own, "gelijk.md"), text_of(own, "anders.md")) == ("x\n", "hun\n")
        assert texts_of(own, conflicts(own)[0]).other == b"mijn\n"

    def test_names_that_are_one_name_elsewhere(self, book: Book) -> None:
        """On Windows they would be one file: the one that nobody else has gets another name."""
        own, other = two(book)
        put(own, {"Brief.md": "mijn\n", "brief-2.md": "ook mijn\n"})
        put(other, {"brief.md": "hun\n"})

        assert take(own, other).renamed == (("Brief.md", "Brief-3.md"),)
        assert text_of(own, "Brief-3.md") == "mijn\n"
        assert text_of(own, "brief-2.md") == "ook mijn\n"
        assert text_of(own, "brief.md") == "hun\n"
        assert not (own.root / "Brief.md").exists()
        assert clean(own)
