"""The same minutes adopted by two people who did not know it of each other: no false alarm."""

from sealed_world import NOW, adopted, held
from sync_world import copies, fetched, put

from raadsboek.book.book import Book
from raadsboek.book.notes import read
from raadsboek.book.syncing.conflicts import conflicts
from raadsboek.book.syncing.merging import merge_with
from raadsboek.book.verification.verifying import verify_history


def test_both_codes_hold_and_nobody_is_accused(book: Book) -> None:
    """Whichever of the two stands, on both sides: both papers are right, for the text is one."""
    number = held(book, "2026-11-05", "Raad")
    own, other = copies(book)
    codes = [adopted(other, number), adopted(own, number)]

    merge_with(own, fetched(own, other), now=NOW)
    merge_with(other, fetched(other, own), now=NOW)

    assert len(set(codes)) == 2
    for one in (own, other):
        report = verify_history(one, codes=codes)
        assert report.problems == ()
        assert sum("klopt: wat" in told for told in report.proven) == 2


def test_sheets_of_one_adoption_are_no_question(book: Book) -> None:
    """The shared sheet stands, the other one is in the history, and nobody has to choose."""
    number = held(book, "2026-11-05", "Raad")
    own, other = copies(book)
    codes = [adopted(other, number), adopted(own, number)]
    shared = {path.name: path.read_bytes() for path in (other.root / "controle").iterdir()}

    merged = merge_with(own, fetched(own, other), now=NOW)
    merge_with(other, fetched(other, own), now=NOW)

    assert merged.clashes == ()
    for one in (own, other):
        assert conflicts(one) == []
        assert shared == {
            path.name: path.read_bytes() for path in (one.root / "controle").iterdir()
        }
        assert verify_history(one, codes=codes).problems == ()


def test_sheets_that_crossed_are_no_question(book: Book) -> None:
    """Two people who took over from each other at the same time both keep a sheet, and agree."""
    number = held(book, "2026-11-05", "Raad")
    own, other = copies(book)
    codes = [adopted(other, number), adopted(own, number)]
    theirs, mine = fetched(own, other), fetched(other, own)
    merge_with(own, theirs, now=NOW)
    merge_with(other, mine, now=NOW)

    merge_with(own, fetched(own, other), now=NOW)
    merge_with(other, fetched(other, own), now=NOW)

    for one in (own, other):
        assert conflicts(one) == []
        assert verify_history(one, codes=codes).problems == ()


def test_another_text_on_one_side_is_told(book: Book) -> None:
    """Two texts that were both adopted cannot both be the minutes."""
    number = held(book, "2026-11-05", "Raad")
    own, other = copies(book)
    note = read(other, number)
    text = (other.root / note.path).read_text(encoding="utf-8")
    put(other, {note.path: text.replace("opent", "sluit")}, number)
    adopted(other, number)
    adopted(own, number)

    merge_with(own, fetched(own, other), now=NOW)

    assert "controleblad-tweemaal" in {one.code for one in verify_history(own).problems}
