"""Marks of a merge by another program: no save writes them, no sync takes them."""

import pytest
from sync_world import copies, fetched, git, put

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.syncing.merging import OtherRaadsboek, merge_with
from raadsboek.book.syncing.refusing import UnfitVersion
from raadsboek.core.errors import InvalidInput

MARKED = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x\n"


def test_marks_are_not_saved(book: Book) -> None:
    """Whatever use case asks for it; the folder stays as it was."""
    with pytest.raises(InvalidInput, match="twee versies onder elkaar"):
        put(book, {"weg.md": MARKED})
    assert not (book.root / "weg.md").exists()


@pytest.mark.parametrize("odd", ["link", "marks", "hidden", "module"])
def test_files_that_may_not_come_in(book: Book, odd: str) -> None:
    """A link, marks of a half merge, a place of our own, a repository inside."""
    own, other = copies(book)
    if odd == "link":
        (other.root / "weg.md").symlink_to("/etc/passwd")
        git(other.root, "add", "-A")
    elif odd == "marks":
        (other.root / "weg.md").write_text(MARKED)
        git(other.root, "add", "-A")
    elif odd == "hidden":
        blob = git(other.root, "hash-object", "-w", "raadsboek.yaml")
        git(other.root, "update-index", "--add", "--cacheinfo", f"100644,{blob},a/.rb-1.tmp")
    else:
        head = git(other.root, "rev-parse", "HEAD")
        git(other.root, "update-index", "--add", "--cacheinfo", f"160000,{head},weg")
    git(other.root, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x")
    before = git(own.root, "rev-parse", "HEAD")

    with pytest.raises(UnfitVersion, match="Er is niets overgenomen"):
        merge_with(own, fetched(own, other), now=NOW)
    assert git(own.root, "rev-parse", "HEAD") == before
    assert git(own.root, "status", "--porcelain") == ""


def test_another_raadsboek(book: Book) -> None:
    """Versions that begin elsewhere are another council's."""
    git(book.root, "checkout", "-q", "--orphan", "elders")
    git(book.root, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x")
    git(book.root, "checkout", "-q", "main")

    with pytest.raises(OtherRaadsboek):
        merge_with(book, git(book.root, "rev-parse", "elders"), now=NOW)
