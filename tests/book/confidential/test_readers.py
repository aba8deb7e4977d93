"""Readers of confidential notes come and go, and nobody gets anything behind the user's back."""

from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.confidential.attachments import attachments_there, take_out
from raadsboek.book.confidential.encrypting import encrypt_all, standing
from raadsboek.book.confidential.keys import OwnKey, make_key
from raadsboek.book.confidential.protecting import NoReaders, confirm_readers, unconfirmed_readers
from raadsboek.book.confidential.readers import add_reader, remove_reader, turn_off, turn_on
from raadsboek.book.drafts import keep_draft
from raadsboek.book.opening import open_book
from raadsboek.book.problems import check
from raadsboek.core.encrypted import BEGIN
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Note, Value
from raadsboek.vault.person import Person, write_person
from raadsboek.vault.settings_edit import edit_settings

DECISION = KIND_BY_NAME["besluit"]


@pytest.fixture
def noor(elsewhere: Path) -> OwnKey:
    """Return the key of a colleague on another computer."""
    return make_key(elsewhere, now=NOW)


def make(book: Book, title: str) -> Note:
    """Make a confidential decision."""
    return notes.create(book, DECISION, {"titel": title, "vertrouwelijk": "ja"}, now=NOW)


def titles(book: Book, key: OwnKey) -> list[str]:
    """Return the titles of the decisions as the owner of a key sees them."""
    other = open_book(book.root, now=NOW, key_file=key.file)
    found = [notes.read(other, f"B-2026-00{n}").text("titel") for n in (1, 2)]
    other.index.close()
    return found


def test_who_turns_it_on_is_a_reader_under_their_own_name(book: Book) -> None:
    """A colleague who works along does not become a reader under the name of the secretary."""
    write_person(book.root, Person("Tom de Boer", "tom@delinden.example"))
    make_key(now=NOW)
    after = turn_on(book, now=NOW)
    assert [one.name for one in after.settings.present_readers] == ["Tom de Boer"]


def test_a_reader_reads_what_is_saved_from_then_on(closed: Book, noor: OwnKey) -> None:
    """And what lay there after it was encrypted anew."""
    make(closed, "Eerst")
    after = add_reader(closed, "Noor", noor.public, now=NOW)
    make(after, "Daarna")
    assert titles(after, noor) == ["(versleuteld)", "Daarna"]
    assert encrypt_all(after, now=NOW).count == 2
    assert titles(after, noor) == ["Eerst", "Daarna"]


def test_what_is_open_already_saves_by_the_settings_of_now(closed: Book) -> None:
    """Another window or a colleague turned encryption on: no clear text after that, nowhere."""
    turn_off(closed, now=NOW)
    early = open_book(closed.root, now=NOW, key_file=closed.key_file)
    turn_on(closed, now=NOW)
    note = make(early, "Geheim")
    keep_draft(early, note, changes={"titel": "Nog geheimer"}, body="", now=NOW)
    raw = (closed.root / note.path).read_bytes()
    early.index.close()
    assert BEGIN.encode() in raw
    assert b"Geheim" not in raw
    assert b"geheimer" not in b"".join(
        one.read_bytes() for one in closed.root.rglob("*") if one.is_file()
    )


def test_what_is_open_already_saves_for_the_readers_of_now(closed: Book, noor: OwnKey) -> None:
    """A reader who was taken off in another window gets nothing of what is saved here."""
    early = add_reader(closed, "Noor", noor.public, now=NOW)
    remove_reader(early, "Noor", now=NOW)
    make(early, "Daarna")
    other = open_book(early.root, now=NOW, key_file=noor.file)
    assert notes.read(other, "B-2026-001").text("titel") == "(versleuteld)"
    other.index.close()


def test_a_reader_who_goes_reads_nothing_new(closed: Book, noor: OwnKey) -> None:
    """What was encrypted for them before they still can open, until it is encrypted anew."""
    both = add_reader(closed, "Noor", noor.public, now=NOW)
    make(both, "Eerst")
    after = remove_reader(both, "noor", now=NOW)
    make(after, "Daarna")
    assert [one.until for one in after.settings.readers] == ["", "2026-11-22"]
    assert titles(after, noor) == ["Eerst", "(versleuteld)"]
    encrypt_all(after, now=NOW)
    assert titles(after, noor) == ["(versleuteld)", "(versleuteld)"]
    again = add_reader(after, "Noor", noor.public, now=NOW)
    assert len(again.settings.present_readers) == 2


def test_what_makes_no_sense_is_refused(closed: Book, noor: OwnKey) -> None:
    """No key, a name that is taken, somebody who is no reader, and the last reader."""
    with pytest.raises(InvalidInput, match="geen openbare sleutel"):
        add_reader(closed, "Noor", "age1niets", now=NOW)
    with pytest.raises(InvalidInput, match="al lezer"):
        add_reader(closed, "sanne de wit", noor.public, now=NOW)
    with pytest.raises(InvalidInput, match="geen lezer"):
        remove_reader(closed, "Eva", now=NOW)
    with pytest.raises(InvalidInput, match="laatste lezer"):
        remove_reader(closed, "Sanne de Wit", now=NOW)


def test_a_reader_whom_somebody_else_named_gets_nothing_yet(closed: Book, noor: OwnKey) -> None:
    """Whoever can write in the shared folder can name a reader; this user has to say so too."""
    make(closed, "Eerst")
    settings = closed.root / "raadsboek.yaml"
    readers: list[Value] = [
        {"naam": "Sanne de Wit", "sleutel": closed.settings.readers[0].key},
        {"naam": "Indringer", "sleutel": noor.public},
    ]
    settings.write_bytes(edit_settings(settings.read_bytes(), {"lezers": readers}))
    opened = open_book(closed.root, now=NOW)
    make(opened, "Daarna")
    assert titles(opened, noor) == ["(versleuteld)", "(versleuteld)"]
    assert [one.name for one in unconfirmed_readers(opened)] == ["Indringer"]
    assert "lezer-onbevestigd" in {one.code for one in check(opened, today=NOW.date())}

    # Naming another reader does not wave this one through.
    third = make_key(noor.file.with_name("derde.txt"), now=NOW)
    after = add_reader(opened, "Derde", third.public, now=NOW)
    assert [one.name for one in unconfirmed_readers(after)] == ["Indringer"]
    confirm_readers(after, after.settings.present_readers)
    notes.save(after, notes.read(after, "B-2026-002"), changes={"titel": "Nu"}, body=None, now=NOW)
    assert titles(after, noor)[1] == "Nu"
    after.index.close()


def test_turning_it_on_leaves_what_lies_there_and_says_so(book: Book) -> None:
    """Encrypting anew takes notes, attachments and telling file names, in one version."""
    told = notes.create(book, DECISION, {"titel": "Sluiting Zuid"}, now=NOW)
    told = notes.save(book, told, changes={"vertrouwelijk": "ja"}, body="Plan.\n", now=NOW)
    post = KIND_BY_NAME["post"]
    keys: dict[str, Value] = {"titel": "Brief", "richting": "in", "bijlagen": ["brief.pdf"]}
    letter = notes.create(book, post, {**keys, "vertrouwelijk": "ja"}, now=NOW)
    beside = (book.root / letter.path).parent / "brief.pdf"
    beside.write_bytes(b"%PDF kanariepiet")
    make_key(now=NOW)
    opened = turn_on(book, now=NOW)
    assert len(standing(opened).readable) == 3
    assert "vertrouwelijk-leesbaar" in {one.code for one in check(opened, today=NOW.date())}

    assert encrypt_all(opened, now=NOW).count == 2
    assert standing(opened).readable == ()
    assert not beside.exists()
    assert (beside.with_name("brief.pdf.age")).is_file()
    again = notes.read(opened, "B-2026-001")
    assert (again.path, again.text("titel")) == (
        "besluiten/2026/B-2026-001 vertrouwelijk.md",
        "Sluiting Zuid",
    )
    assert attachments_there(opened, letter.text("nummer")) == [("brief.pdf", True)]
    file = take_out(opened, letter.text("nummer"), "brief.pdf", str(book.root.parent))
    assert file.read_bytes() == b"%PDF kanariepiet"
    opened.index.close()


def test_turned_off_what_is_encrypted_stays_so(closed: Book) -> None:
    """Also after it is saved again; only new notes are ordinary text."""
    made = make(closed, "Eerst")
    after = turn_off(closed, now=NOW)
    saved = notes.save(after, made, changes={"titel": "Anders"}, body=None, now=NOW)
    assert BEGIN in (after.root / saved.path).read_text()
    other = make(after, "Open")
    assert BEGIN not in (after.root / other.path).read_text()
    after.index.close()


def test_settings_nobody_can_read_let_nothing_through(closed: Book) -> None:
    """A broken raadsboek.yaml is no reason to write a secret in the clear."""
    made = make(closed, "Eerst")
    (closed.root / "raadsboek.yaml").write_bytes(b"\xff\xfe geen tekst")
    opened = open_book(closed.root, now=NOW)
    note = notes.read(opened, made.text("nummer"))
    with pytest.raises(NoReaders):
        notes.save(opened, note, changes={"titel": "x"}, body=None, now=NOW)
    opened.index.close()
