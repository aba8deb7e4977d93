"""What was destroyed comes back by no road: not from the shared place, not from an old copy."""

import pytest
from sync_world import copies, git, put

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.destroying.destroying import destroy
from raadsboek.book.syncing.agreed import agree
from raadsboek.book.syncing.destroyed import (
    CopyStillHasIt,
    NothingToReplace,
    PlaceMovedOn,
    PlaceStillHasIt,
    SupplyStillHasIt,
    replace_shared_place,
)
from raadsboek.book.syncing.exchange import exchange, take_in
from raadsboek.book.syncing.refusals import ANYTHING
from raadsboek.book.syncing.sharing import share
from raadsboek.cli.main import run
from raadsboek.history.addresses import address_of

SECRET = "kanarie"
NOTE = "kennis/2018/N-2018-001 weg.md"
TEXT = f"---\nsoort: notitie\nnummer: N-2018-001\ntitel: Weg\ndatum: 2018-01-01\n---\n{SECRET}\n"


@pytest.fixture
def two(book: Book) -> tuple[Book, Book]:
    """Return two copies that are equal to the shared place, of which the first destroyed a note."""
    put(book, {NOTE: TEXT}, "N-2018-001")
    own, other = copies(book)
    agree(address_of(str(book.root.parent / "gedeeld.git"), near=book.root))
    exchange(own, now=NOW)
    exchange(other, now=NOW)
    destroy(
        own,
        ["N-2018-001"],
        ground="termijn",
        decided_by="de raad",
        confirmed="vernietig 1",
        now=NOW,
    )
    return own, other


def holds_it(book: Book) -> bool:
    """Tell if some object of this copy holds the text."""
    return SECRET in git(book.root, "cat-file", "--batch-all-objects", "--batch")


def test_nothing_is_fetched_before_the_place_is_replaced(two: tuple[Book, Book]) -> None:
    """Bijwerken refuses, whatever is agreed to, and brings no byte of it in."""
    own, other = two

    for consent in ("", ANYTHING):
        with pytest.raises(PlaceStillHasIt, match="--gedeelde-plaats"):
            exchange(own, now=NOW, consent=consent)
    with pytest.raises(SupplyStillHasIt, match="N-2018-001"):
        take_in(own, str(other.root), near=own.root, now=NOW, consent=ANYTHING)

    assert not holds_it(own)


def test_the_place_is_replaced_on_an_explicit_word(two: tuple[Book, Book]) -> None:
    """It then holds what is here, without a byte of what went; after that all is as always."""
    own, _ = two
    shared = own.root.parent / "gedeeld.git"

    place, is_clear = replace_shared_place(own)

    assert (place, is_clear) == (str(shared), True)
    assert SECRET not in git(shared, "cat-file", "--batch-all-objects", "--batch")
    assert exchange(own, now=NOW).received == ()
    with pytest.raises(NothingToReplace):
        replace_shared_place(own)


def test_a_place_that_we_made_ourselves_is_replaced_too(book: Book) -> None:
    """It takes steps forward only, but for this one; somebody else still cannot go back in it."""
    put(book, {NOTE: TEXT}, "N-2018-001")
    share(book, "samen", near=book.root.parent)
    exchange(book, now=NOW)
    destroy(
        book,
        ["N-2018-001"],
        ground="termijn",
        decided_by="de raad",
        confirmed="vernietig 1",
        now=NOW,
    )

    _, is_clear = replace_shared_place(book)

    shared = book.root.parent / "samen"
    assert is_clear
    assert SECRET not in git(shared, "cat-file", "--batch-all-objects", "--batch")
    assert git(shared, "config", "receive.denyNonFastForwards") == "true"
    assert exchange(book, now=NOW).received == ()


def test_an_old_copy_brings_nothing_back(two: tuple[Book, Book]) -> None:
    """It is told to open a new copy, and cannot send what it has, whatever is agreed to."""
    own, other = two
    replace_shared_place(own)
    put(other, {"kennis/los.md": "nieuw werk\n"})

    for consent in ("", ANYTHING):
        with pytest.raises(CopyStillHasIt, match=r"N-2018-001.*raadsboek openen"):
            exchange(other, now=NOW, consent=consent)

    assert exchange(own, now=NOW).received == ()
    assert not holds_it(own)


def test_unseen_work_of_others_is_not_lost(two: tuple[Book, Book]) -> None:
    """A place to which somebody brought more meanwhile is not replaced."""
    own, other = two
    put(other, {"kennis/los.md": "nieuw werk\n"})
    exchange(other, now=NOW)

    with pytest.raises(PlaceMovedOn):
        replace_shared_place(own)

    assert "nieuw werk" in git(own.root.parent / "gedeeld.git", "show", "main:kennis/los.md")


def test_what_a_colleague_shared_comes_in_before_the_command_destroys(book: Book) -> None:
    """Afterwards their versions would not fit any more, and the place could not be replaced."""
    put(book, {NOTE: TEXT}, "N-2018-001")
    own, other = copies(book)
    agree(address_of(str(book.root.parent / "gedeeld.git"), near=book.root))
    exchange(own, now=NOW)
    exchange(other, now=NOW)
    theirs = NOTE.replace("2018", "2026")
    put(other, {theirs: TEXT.replace("2018", "2026").replace(SECRET, "van Noor")}, "N-2026-001")
    exchange(other, now=NOW)
    words = ["--grond=termijn", "--besloten-door=de raad", "--bevestig=vernietig 1"]

    assert run(["vernietigen", "N-2018-001", *words, f"--map={own.root}"], now=NOW) == 0

    assert (own.root / theirs).read_text(encoding="utf-8").endswith("van Noor\n")
    assert not holds_it(own)
    replace_shared_place(own)


def test_the_way_to_a_new_copy_can_be_typed_as_it_stands() -> None:
    """A place with a space in its name stands between quotes."""
    told = CopyStillHasIt({"N-2018-001"}, "Z:/onze raad/samen")

    assert 'raadsboek openen "Z:/onze raad/samen" NIEUWE-MAP' in told.hint
