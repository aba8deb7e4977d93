"""Taking over corrections: one version with the text, the list of corrections and what follows."""

import datetime
from pathlib import Path

import pytest

from raadsboek.book.book import Book
from raadsboek.book.meetings.adopting import adopt
from raadsboek.book.meetings.correcting import Review, open_review, take_over
from raadsboek.book.meetings.reviewer_file import read_reviewer_file
from raadsboek.book.notes import change_keys, create, read, save
from raadsboek.book.past import restore, versions_of
from raadsboek.book.recording import MinutesLocked, plan_of, record_minutes
from raadsboek.core.errors import ChangedOnDisk, InvalidInput, NotFound
from raadsboek.core.kinds import meeting, member
from raadsboek.core.meetings.agreements import Side
from raadsboek.core.meetings.corrections.numbered_print import text_mark
from raadsboek.core.meetings.corrections.trying import try_typed
from raadsboek.core.note import Note

NOW = datetime.datetime(2026, 3, 20, 10, 0, tzinfo=datetime.UTC)
BODY = """\
## 1. Opening

Anna opent de vergadering.

## 2. Thuiswerken

BESLUIT: De OR stemt in onder twee voorwaarden.
ACTIE @anna voor 1 april: reactie opvragen
"""


@pytest.fixture
def minutes(book: Book) -> Note:
    """Return a meeting with draft minutes that were recorded."""
    create(book, member.KIND, {"naam": "Anna de Vries", "kort": "anna"}, now=NOW)
    values = {"titel": "Overlegvergadering", "datum": "2026-03-12", "status": "gehouden"}
    note = create(book, meeting.KIND, values, body=BODY, now=NOW)
    return record_minutes(book, note, body=BODY, changes={}, now=NOW).meeting


def correct(book: Book, review: Review, *typed: str) -> Note:
    """Take these corrections over and return the meeting."""
    trial = try_typed(review.printed, review.meeting.body, typed, by="anna")
    assert not trial.problems
    done = take_over(book, review.meeting, body=trial.body, placed=trial.placed, now=NOW)
    return done.meeting


def test_corrections_are_one_version_with_the_list_of_them(book: Book, minutes: Note) -> None:
    """Text, list and the decision that the text is about change together."""
    review = open_review(book, minutes.path)

    after = correct(book, review, "p1 r2: Anna -> Zij", "p1 r4: twee -> drie")

    assert "Zij opent de vergadering." in after.body
    assert after.texts("correcties") == ["p1 r2 @anna: Anna → Zij", "p1 r4 @anna: twee → drie"]
    version = versions_of(book, minutes.path)[0]
    assert (version.action, version.subject) == (
        "corrigeren",
        "V-2026-01: 2 correcties overgenomen",
    )
    assert "onder drie voorwaarden" in read(book, "B-2026-001").body
    decided = versions_of(book, read(book, "B-2026-001").path)[0]
    assert decided.identifier == version.identifier
    assert plan_of(book, after, after.body, today=NOW.date()).empty


def test_what_the_secretary_did_not_record_yet_is_not_recorded(book: Book, minutes: Note) -> None:
    """A correction is no moment to make notes that nobody asked for."""
    body = minutes.body + "ACTIE @anna: nog iets\n"
    save(book, minutes, changes={}, body=body, now=NOW)
    review = open_review(book, minutes.path)
    trial = try_typed(review.printed, review.meeting.body, ["p1 r4: twee -> drie"])

    done = take_over(book, review.meeting, body=trial.body, placed=trial.placed, now=NOW)

    assert done.recorded is None
    assert "onder twee" in read(book, "B-2026-001").body
    plan = plan_of(book, done.meeting, done.meeting.body, today=NOW.date())
    assert [len(plan.new), len(plan.changed)] == [1, 1]


def test_adopted_minutes_take_no_corrections(book: Book, minutes: Note) -> None:
    """Not when opening, and not when they were adopted meanwhile."""
    review = open_review(book, minutes.path)
    adopt(book, [minutes], in_meeting=None, on=NOW.date(), by=tuple(Side), now=NOW)

    with pytest.raises(MinutesLocked):
        open_review(book, minutes.path)
    with pytest.raises(ChangedOnDisk):
        correct(book, review, "p1 r2: Anna -> Zij")


def test_minutes_that_changed_elsewhere_are_not_overwritten(book: Book, minutes: Note) -> None:
    """The digest that the user saw guards the text."""
    review = open_review(book, minutes.path)
    save(book, minutes, changes={}, body=minutes.body + "\nNog een regel.\n", now=NOW)

    with pytest.raises(ChangedOnDisk):
        correct(book, review, "p1 r2: Anna -> Zij")
    assert "Nog een regel." in read(book, minutes.path).body


def test_places_are_those_of_the_text_that_was_sent_round(book: Book, minutes: Note) -> None:
    """Without a mail it is the text of when the minutes became a draft; 'nu' is the text now."""
    note = save(book, minutes, changes={}, body="Nieuw begin.\n\n" + minutes.body, now=NOW)
    assert open_review(book, note.path).base.why == "het eerste concept"
    assert open_review(book, note.path).printed.body == minutes.body
    assert open_review(book, note.path, version="nu").printed.body == note.body

    line = "2026-03-20 verslag voor 2026-03-12 aan @anna: V-2026-01 1a2b3c4d"
    sent = change_keys(book, note.path, {"verzonden": [line]}, now=NOW)
    later = save(book, sent, changes={}, body="Nog eerder.\n\n" + sent.body, now=NOW)

    review = open_review(book, later.path)
    assert review.base.why == "de tekst die is verzonden"
    assert review.printed.body == sent.body
    assert correct(book, review, "p1 r1: Nieuw begin -> Begin").body.startswith("Nog eerder.")


def test_another_text_can_be_named(book: Book, minutes: Note) -> None:
    """By its version, or by the mark on its print."""
    save(book, minutes, changes={}, body="Nieuw.\n", now=NOW)
    version = versions_of(book, minutes.path)[1].identifier

    for word in (version[:8], text_mark(minutes.body)):
        assert open_review(book, minutes.path, version=word).printed.body == minutes.body
    with pytest.raises(NotFound):
        open_review(book, minutes.path, version="12345678")


def test_correcting_goes_on_after_minutes_were_put_back(book: Book, minutes: Note) -> None:
    """A version that undoes a correction is the text to correct."""
    correct(book, open_review(book, minutes.path), "p1 r2: Anna -> Zij")
    restore(book, minutes.path, versions_of(book, minutes.path)[1].identifier, now=NOW)

    after = correct(book, open_review(book, minutes.path), "p1 r2: Anna -> Noor")
    assert after.texts("correcties") == ["p1 r2 @anna: Anna → Noor"]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Caf\xc3\xa9\n", "Café\n"),
        (b"\xef\xbb\xbfCaf\xc3\xa9\n", "Café\n"),
        ("Café\n".encode("utf-16"), "Café\n"),
        (b"Caf\xe9\n", "Café\n"),
        (b"---\nsoort: vergadering\n---\nTekst\n", "Tekst\n"),
    ],
)
def test_a_file_of_a_reviewer_is_read_as_text(tmp_path: Path, data: bytes, text: str) -> None:
    """Whatever program it came from; of a note only the text counts."""
    file = tmp_path / "verslag anna.txt"
    file.write_bytes(data)

    assert read_reviewer_file(f"  '{file}' ") == text


@pytest.mark.parametrize("data", [b"PK\x03\x04x", b"%PDF-1.7", b"", b"a\0b", b"x" * 6_000_000])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    """With what to do instead."""
    file = tmp_path / "verslag.docx"
    file.write_bytes(data)

    with pytest.raises(InvalidInput) as caught:
        read_reviewer_file(str(file))
    assert caught.value.hint


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A folder is none either."""
    for path in (tmp_path, tmp_path / "weg.txt"):
        with pytest.raises(InvalidInput):
            read_reviewer_file(str(path))
