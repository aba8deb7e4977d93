"""Taking over versions of others: what merges, what clashes, and that nothing is lost."""

import sync_world
from sync_world import clean, copies, git, put, take, text_of

from raadsboek.book.book import Book
from raadsboek.book.syncing.merging import Outcome

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
        assert sync_world.git(other.root, "rev-parse", "HEAD^{tree}") == (
            git(own.root, "rev-parse", "HEAD^{tree}")
        )
