"""The post list of a meeting: made of itself, decided on in one version, per council."""

import pytest

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.notes import change_keys, create, read
from raadsboek.book.opening import open_book
from raadsboek.book.past import versions_of
from raadsboek.book.registers import adopt_post_list, decide, post_list, propose
from raadsboek.core.errors import ChangedOnDisk, InvalidInput
from raadsboek.core.kinds import action, meeting, post
from raadsboek.core.kinds.post import Handling


@pytest.fixture
def filled(book: Book) -> Book:
    """Return a raadsboek with two meetings and post before, between and after them."""
    for day in ("2026-10-29", "2026-11-19"):
        create(book, meeting.KIND, {"titel": "Raad", "datum": day}, now=NOW)
    for day, keys in (
        ("2026-10-01", {"titel": "Oud"}),
        ("2026-11-02", {"titel": "Nieuwsbrief vakbond", "behandeling": "ter kennisname"}),
        ("2026-11-03", {"titel": "Adviesaanvraag", "behandeling": "ter advisering"}),
        ("2026-11-04", {"titel": "Brief", "richting": "uit"}),
        ("2026-11-05", {"titel": "Vraag"}),
        ("2026-11-20", {"titel": "Te laat", "behandeling": "overig"}),
    ):
        create(book, post.KIND, {"datum": day, **keys}, now=NOW)
    book.index.refresh()
    return book


def test_the_list_names_what_lacks_a_code_and_then_is_decided_at_once(filled: Book) -> None:
    """Every piece gets its decision in one version; what is for information is done."""
    listed = post_list(filled, "V-2026-02")
    assert [one.number for one in listed.pieces] == [f"P-2026-00{n}" for n in (2, 3, 4, 5)]
    assert [one.number for one in listed.older] == ["P-2026-001"]
    assert [one.number for one in listed.without_code] == ["P-2026-005"]
    with pytest.raises(InvalidInput) as refused:
        adopt_post_list(filled, listed, now=NOW)
    assert "P-2026-005" in refused.value.problems[0].message

    propose(filled, listed.without_code[0], Handling.DISCUSS, now=NOW)
    filled.index.refresh()
    listed = post_list(filled, "V-2026-02")
    decide(filled, listed, listed.pieces[1], "Eerst naar de commissie", now=NOW)
    filled.index.refresh()
    done = adopt_post_list(filled, post_list(filled, "V-2026-02"), now=NOW)
    filled.index.refresh()

    assert done == ("P-2026-002", "P-2026-004", "P-2026-005")
    (newest, *_) = versions_of(filled, read(filled, "P-2026-002").path)
    assert newest.action == "postlijst"
    assert set(newest.numbers) == {"V-2026-02", *done}
    decided = {number: read(filled, number) for number in (*done, "P-2026-003")}
    assert {note.text("vergadering") for note in decided.values()} == {"[[V-2026-02]]"}
    assert decided["P-2026-002"].text("besluit") == "conform voorstel: ter kennisname"
    assert decided["P-2026-002"].text("afgehandeld") == "2026-11-19"
    assert decided["P-2026-003"].text("besluit") == "Eerst naar de commissie"
    assert decided["P-2026-005"].text("status") == "open"
    again = post_list(filled, "V-2026-02")
    assert again.waiting == ()
    assert adopt_post_list(filled, again, now=NOW) == ()


def test_what_changed_meanwhile_is_not_decided_unseen(filled: Book) -> None:
    """A piece that is no longer what stood on the list keeps the whole list as it was."""
    change_keys(filled, "P-2026-005", {"behandeling": "overig"}, now=NOW)
    filled.index.refresh()
    listed = post_list(filled, "V-2026-02")
    change_keys(filled, "P-2026-002", {"behandeling": "ter bespreking"}, now=NOW)
    with pytest.raises(ChangedOnDisk):
        adopt_post_list(filled, listed, now=NOW)
    assert read(filled, "P-2026-003").text("besluit") == ""


def test_a_later_list_does_not_repeat_an_earlier_one(filled: Book) -> None:
    """Post of the day of the meeting itself comes on the next list when this one had it not."""
    change_keys(filled, "P-2026-005", {"behandeling": "overig"}, now=NOW)
    filled.index.refresh()
    adopt_post_list(filled, post_list(filled, "V-2026-02"), now=NOW)
    create(filled, meeting.KIND, {"titel": "Raad", "datum": "2026-12-10"}, now=NOW)
    create(filled, post.KIND, {"titel": "Zelfde dag", "datum": "2026-11-19"}, now=NOW)
    filled.index.refresh()
    listed = post_list(filled, "V-2026-03")
    assert [one.number for one in listed.pieces] == ["P-2026-007", "P-2026-006"]


def test_a_consultation_meeting_in_between_takes_no_post(book: Book) -> None:
    """The list of a council meeting goes back to the council meeting before it."""
    for form, day in (("raad", "2026-10-29"), ("overleg", "2026-11-12"), ("raad", "2026-11-19")):
        create(book, meeting.KIND, {"titel": "V", "vorm": form, "datum": day}, now=NOW)
    create(book, post.KIND, {"titel": "Brief", "datum": "2026-11-02"}, now=NOW)
    book.index.refresh()

    assert [one.number for one in post_list(book, "V-2026-03").pieces] == ["P-2026-001"]
    assert post_list(book, "V-2026-03").older == ()


def test_only_a_meeting_has_a_post_list(filled: Book) -> None:
    """Another note is refused with a sentence."""
    create(filled, action.KIND, {"titel": "Iets"}, now=NOW)
    with pytest.raises(InvalidInput):
        post_list(filled, "A-2026-001")


def test_the_lists_of_two_councils_never_mix(book: Book) -> None:
    """The post and the meetings of the other council are not there."""
    file = book.root / "raadsboek.yaml"
    text = file.read_text(encoding="utf-8")
    second = '  - naam: "CR De Linden"\n    soort: CR\n\n# Wie het raadsboek'
    file.write_text(text.replace("# Wie het raadsboek", second, 1), encoding="utf-8")
    two = open_book(book.root, now=NOW, index=book.index)
    record_outside(two, ["raadsboek.yaml"], now=NOW)
    for of in ({}, {"orgaan": "cr"}):
        create(two, meeting.KIND, {**of, "titel": "Raad", "datum": "2026-11-19"}, now=NOW)
        create(two, post.KIND, {**of, "titel": "Brief", "datum": "2026-11-02"}, now=NOW)
    create(two, meeting.KIND, {"orgaan": "cr", "titel": "Raad", "datum": "2026-11-12"}, now=NOW)
    two.index.refresh()
    assert [one.number for one in post_list(two, "V-2026-01").pieces] == ["P-2026-001"]
    assert post_list(two, "V-2026-01").since is None
    assert [one.number for one in post_list(two, "CR-V-2026-02").pieces] == ["CR-P-2026-001"]
    assert [one.number for one in post_list(two, "CR-V-2026-01").older] == ["CR-P-2026-001"]
