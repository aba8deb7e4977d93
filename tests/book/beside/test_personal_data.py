"""Data of people beside the history: in no version and no index, and gone when asked."""

import stat

import pytest

from conftest import NOW
from raadsboek.book.as_of import as_of
from raadsboek.book.beside.candidates import add_candidates, candidates_of
from raadsboek.book.beside.kept import change_rows
from raadsboek.book.beside.personal_data import forget_candidates, forget_person, kept_of
from raadsboek.book.book import Book
from raadsboek.book.mailing.contacts import contacts_of, set_contact
from raadsboek.book.members.letters import candidate_mails, write_call
from raadsboek.book.notes import create
from raadsboek.book.searching import search
from raadsboek.core.beside.candidates import Candidate
from raadsboek.core.beside.tables import ADDRESSES, CANDIDATES
from raadsboek.core.errors import InvalidInput, NotFound, ReadOnly, StorageFailed
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.vault.beside import place_of

TODAY = NOW.date()


@pytest.fixture
def sought(book: Book) -> str:
    """Return the number of a vacancy with two candidates."""
    made = create(book, KIND_BY_NAME["vacature"], {"titel": "Zetel 4"}, body=PROFILE, now=NOW)
    number = made.text("nummer")
    book.index.refresh()
    people = [
        Candidate(subject=number, name="Sam de Boer", email="sam@example.org"),
        Candidate(subject=number, name="Kim Vos", phone="+31 6 1234"),
    ]
    add_candidates(book, number, people, today=TODAY)
    return number


PROFILE = "## Wie zoeken wij\n\nIemand uit de wijk.\n"


def test_candidates_are_in_one_file_that_only_this_user_reads(book: Book, sought: str) -> None:
    """No note, no hit of the search and no version tells of them."""
    file = book.root / place_of(CANDIDATES)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "Sam de Boer" in file.read_text(encoding="utf-8")
    notes = [path for path in book.root.rglob("*.md") if "Boer" in path.read_text("utf-8")]
    assert notes == []
    assert not list(search(book, "Boer"))


def test_the_call_of_a_confidential_vacancy_is_confidential(book: Book) -> None:
    """Its title and profile are in the letter, so the letter is no less secret."""
    keys = {"titel": "Stil", "vertrouwelijk": "ja"}
    note = create(book, KIND_BY_NAME["vacature"], keys, now=NOW)

    assert write_call(book, note.text("nummer"), now=NOW).text("vertrouwelijk") == "ja"


def test_a_mail_to_a_candidate_leaves_no_name_in_a_note(book: Book, sought: str) -> None:
    """The call is a letter of the record with the profile; the invitation is only a draft."""
    call = write_call(book, sought, now=NOW)
    mails = candidate_mails(book, sought, "gesprek", today=TODAY)

    assert "Iemand uit de wijk." in call.body
    assert "Boer" not in call.body
    assert [mail.to.missing for mail in mails] == [("Kim Vos",), ()]
    assert "Beste Sam de Boer," in mails[1].text


def test_what_cannot_be_kept_is_refused_and_nothing_is_lost(book: Book, sought: str) -> None:
    """A second one of that name, an address that is none, and a table that is no text."""
    for wrong in (
        Candidate(subject=sought, name="sam de boer"),
        Candidate(subject=sought, name="Bo", email="bo"),
        Candidate(subject=sought, name=" "),
        Candidate(subject=sought, name="Bo", status="beste"),
    ):
        with pytest.raises(InvalidInput):
            add_candidates(book, sought, [wrong], today=TODAY)
    assert [one.name for one in candidates_of(book)] == ["Kim Vos", "Sam de Boer"]

    (book.root / place_of(CANDIDATES)).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StorageFailed):
        candidates_of(book)


def test_one_action_takes_somebody_away_everywhere(book: Book, sought: str) -> None:
    """By name or short name, out of every table; the lines that nobody understands stay."""
    set_contact(book, "sam", "sam@example.org", name="Sam de Boer")
    set_contact(book, "anna", "anna@example.org")
    file = book.root / place_of(ADDRESSES)
    file.write_text(f"{file.read_text('utf-8')}onbegrijpelijk\n", encoding="utf-8")

    gone = forget_person(book, "sam de boer")

    assert [one.what for one in gone] == ["adressen", "kandidaten"]
    assert [one.name for one in kept_of(book)] == ["anna", "onbegrijpelijk", "Kim Vos"]
    assert contacts_of(book).email_of("anna") == "anna@example.org"
    with pytest.raises(NotFound):
        forget_person(book, "sam de boer")
    assert [one.name for one in forget_candidates(book, sought)] == ["Kim Vos"]
    with pytest.raises(NotFound):
        forget_candidates(book, "")


def test_of_an_earlier_day_there_are_none(book: Book, sought: str) -> None:
    """Whoever looks back sees no candidates of now, and writes nothing."""
    past = as_of(book, TODAY, today=TODAY)

    assert candidates_of(past) == []
    with pytest.raises(ReadOnly):
        change_rows(past, CANDIDATES, lambda rows: rows)
