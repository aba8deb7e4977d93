"""Vastleggen: minutes become numbered notes, and doing it again adds only what is new."""

import datetime
from collections.abc import Collection
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.finding import links_to
from raadsboek.book.meetings.adopting import adopt
from raadsboek.book.minutes import context_of
from raadsboek.book.notes import change_keys, create, read, save
from raadsboek.book.opening import open_book
from raadsboek.book.past import versions_of
from raadsboek.book.recording import MinutesLocked, Recorded, record_minutes
from raadsboek.core.council import Majority
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import decision, meeting, member
from raadsboek.core.meetings.agreements import Side
from raadsboek.core.note import Note, Value

NOW = datetime.datetime(2026, 11, 26, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))

MINUTES = """\
## 1. Opening

De voorzitter opent de vergadering.

## 2. Adviesaanvraag reorganisatie

BESLUIT: De OR adviseert positief onder drie voorwaarden.
STEMMING: 3 voor, 0 tegen, 0 onthouding
ACTIE @anna voor 17 december: reactie van HR opvragen
ACTIE @noor voor volgende vergadering: gevolgen voor de nachtdienst nagaan

::: vertrouwelijk
TOEZEGGING @bestuurder voor volgende vergadering: cijfers per afdeling
:::
"""


@pytest.fixture
def held(book: Book) -> Note:
    """Return a meeting of today with three members present, and one in December."""
    for handle, role in (("anna", "voorzitter"), ("noor", "lid"), ("bakker", "lid")):
        create(book, member.KIND, {"naam": handle.title(), "kort": handle, "rol": role}, now=NOW)
    create(
        book, member.KIND, {"naam": "D. Vos", "kort": "bestuurder", "rol": "bestuurder"}, now=NOW
    )
    create(
        book,
        meeting.KIND,
        {"titel": "Raadsvergadering", "datum": "2026-12-17", "vorm": "raad"},
        now=NOW,
    )
    return create(
        book,
        meeting.KIND,
        {
            "titel": "Overlegvergadering",
            "datum": "2026-11-26",
            "vorm": "overleg",
            "aanwezig": ["anna", "noor", "bakker"],
        },
        now=NOW,
    )


def record(
    book: Book,
    note: Note,
    body: str,
    *,
    lapse: Collection[str] = (),
    leave: Collection[str] = (),
    overwrite: Collection[str] = (),
) -> Recorded:
    """Record minutes as the screen and the command line do."""
    return record_minutes(
        book,
        note,
        body=body,
        changes={},
        now=NOW,
        lapse=lapse,
        leave=leave,
        overwrite=overwrite,
    )


class TestTheFirstTime:
    """Minutes that were never recorded."""

    def test_every_line_becomes_a_note_in_one_version(self, book: Book, held: Note) -> None:
        """One decision, two actions and one promise, with the meeting, in a single version."""
        recorded = record(book, held, MINUTES)

        assert recorded.created == (
            ("besluit", "B-2026-001"),
            ("actie", "A-2026-001"),
            ("actie", "A-2026-002"),
            ("toezegging", "T-2026-001"),
        )
        [newest, *_] = versions_of(book, held.path)
        assert newest.action == "vastleggen"
        assert newest.subject == "V-2026-02 vastgelegd: 1 besluit, 2 acties, 1 toezegging"
        assert set(newest.numbers) == {
            "V-2026-02",
            "B-2026-001",
            "A-2026-001",
            "A-2026-002",
            "T-2026-001",
        }

    def test_the_notes_say_what_the_line_said(self, book: Book, held: Note) -> None:
        """Vote, owner, the day that the words mean, and confidentiality come along."""
        record(book, held, MINUTES)

        decision = read(book, "B-2026-001")
        assert decision.text("stemming") == "3-0-0"
        assert decision.text("status") == "genomen"
        assert decision.body.strip() == "De OR adviseert positief onder drie voorwaarden."
        assert read(book, "A-2026-001").text("uiterlijk") == "2026-12-17"
        assert read(book, "A-2026-002").texts("wie") == ["noor"]
        assert read(book, "A-2026-002").text("uiterlijk") == "2026-12-17"
        promise = read(book, "T-2026-001")
        assert promise.text("vertrouwelijk") == "ja"
        assert promise.path == "toezeggingen/2026/T-2026-001 vertrouwelijk.md"

    def test_links_go_both_ways(self, book: Book, held: Note) -> None:
        """The line shows the number, and the note names the meeting and the agenda point."""
        recorded = record(book, held, MINUTES)

        assert "BESLUIT B-2026-001: De OR adviseert" in recorded.meeting.body
        assert "ACTIE A-2026-002 @noor" in recorded.meeting.body
        assert read(book, "B-2026-001").text("punt") == "2"
        assert [note.number for note in links_to(book, "V-2026-02")] == [
            "A-2026-001",
            "A-2026-002",
            "B-2026-001",
            "T-2026-001",
        ]

    def test_the_meeting_gets_draft_minutes(self, book: Book, held: Note) -> None:
        """A planned meeting with minutes is no longer planned."""
        assert record(book, held, MINUTES).meeting.text("status") == "verslag concept"

    def test_a_note_that_names_the_meeting_is_not_missed_in_it(
        self, book: Book, held: Note
    ) -> None:
        """A decision that was put in the register by hand never had a line to lose."""
        values = {"titel": "Hamerstuk", "vergadering": "[[V-2026-02]]"}
        create(book, decision.KIND, values, now=NOW)

        assert record(book, held, MINUTES).removed == ()


class TestAgain:
    """Minutes that were recorded before."""

    def test_nothing_new_makes_no_version(self, book: Book, held: Note) -> None:
        """Recording twice in a row does nothing the second time."""
        first = record(book, held, MINUTES)

        second = record(book, first.meeting, first.meeting.body)

        assert second.empty
        assert not second.saved
        assert len(versions_of(book, held.path)) == 2

    def test_a_meeting_to_come_stays_planned(self, book: Book, held: Note) -> None:
        """An agenda without minutes is no draft of minutes before its day."""
        ahead = read(book, "V-2026-01")

        recorded = record(book, ahead, ahead.body)

        assert not recorded.saved
        assert recorded.meeting.text("status") == "gepland"

    def test_only_what_is_new_is_added_and_what_changed_is_updated(
        self, book: Book, held: Note
    ) -> None:
        """One more action and a better wording: one note made, one changed."""
        first = record(book, held, MINUTES)
        body = first.meeting.body.replace("drie voorwaarden", "vier voorwaarden")

        second = record(book, first.meeting, body + "ACTIE @bakker: nieuwsbrief maken\n")

        assert second.created == (("actie", "A-2026-003"),)
        assert second.changed == ("B-2026-001",)
        assert "vier voorwaarden" in read(book, "B-2026-001").body

    def test_a_removed_line_is_asked_about_and_left_alone(self, book: Book, held: Note) -> None:
        """The note stays as it is until somebody says that it lapses."""
        first = record(book, held, MINUTES)
        lines = first.meeting.body.splitlines(keepends=True)
        body = "".join(line for line in lines if "A-2026-001" not in line)

        second = record(book, first.meeting, body)
        assert second.removed == ("A-2026-001",)
        assert read(book, "A-2026-001").text("status") == "open"

        third = record(book, second.meeting, body, lapse=["A-2026-001"])
        assert third.lapsed == ("A-2026-001",)
        assert read(book, "A-2026-001").text("status") == "vervallen"

    def test_a_note_that_may_stay_is_asked_about_once(self, book: Book, held: Note) -> None:
        """The answer is a version of its own when there is nothing else to record."""
        first = record(book, held, MINUTES)
        lines = first.meeting.body.splitlines(keepends=True)
        body = "".join(line for line in lines if "A-2026-001" not in line)
        saved = save(book, first.meeting, changes={}, body=body, now=NOW)
        assert record(book, saved, body).removed == ("A-2026-001",)

        answered = record(book, saved, body, leave=["A-2026-001"])

        assert answered.left == ("A-2026-001",)
        assert not answered.saved
        assert record(book, saved, body).removed == ()

    def test_what_somebody_changed_in_the_note_is_not_overwritten(
        self, book: Book, held: Note
    ) -> None:
        """A new owner given in the register wins from the old line; what is done stays done."""
        first = record(book, held, MINUTES)
        change_keys(
            book, "A-2026-001", {"status": "gereed", "resultaat": "klaar", "wie": "bakker"}, now=NOW
        )

        second = record(book, first.meeting, first.meeting.body)

        assert second.empty
        assert read(book, "A-2026-001").texts("wie") == ["bakker"]


def test_a_decision_without_quorum_says_so_until_the_attendance_is_right(
    book: Book, held: Note
) -> None:
    """Three of nine cannot decide; with five present the reservation is gone again."""
    record(book, held, MINUTES)
    assert read(book, "B-2026-001").text("voorbehoud") == (
        "genomen zonder quorum: aanwezig 3 van 9, 5 nodig"
    )

    for handle in ("sara", "tom"):
        create(book, member.KIND, {"naam": handle, "kort": handle, "rol": "lid"}, now=NOW)
    present: list[Value] = ["anna", "noor", "bakker", "sara", "tom"]
    change_keys(book, held.text("nummer"), {"aanwezig": present}, now=NOW)
    meeting_now = read(book, held.text("nummer"))
    recorded = record(book, meeting_now, meeting_now.body)

    assert recorded.changed == ("B-2026-001",)
    assert "voorbehoud" not in read(book, "B-2026-001").meta
    meeting_now = read(book, held.text("nummer"))
    assert record(book, meeting_now, meeting_now.body).empty


def test_the_majority_is_that_of_the_council(book: Book, held: Note) -> None:
    """The setting of the organ whose meeting it is reaches the check of the vote."""
    settings = book.root / "raadsboek.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("# meerderheid: gewoon", "meerderheid: tweederde"), "utf-8")
    strict = open_book(book.root, now=NOW)

    assert context_of(book, held, today=NOW.date()).majority is Majority.SIMPLE
    assert context_of(strict, held, today=NOW.date()).majority is Majority.TWO_THIRDS
    committee = replace(held, meta={**held.meta, "vorm": "commissie"})
    assert context_of(strict, committee, today=NOW.date()).majority is Majority.SIMPLE
    strict.index.close()


class TestRefusing:
    """What cannot be recorded."""

    def test_adopted_minutes_are_fixed(self, book: Book, held: Note) -> None:
        """Adopted minutes refuse a new line and say where it belongs."""
        first = record(book, held, MINUTES)
        adopt(book, [first.meeting], in_meeting=None, on=NOW.date(), by=tuple(Side), now=NOW)
        adopted = read(book, "V-2026-02")

        assert record(book, adopted, adopted.body).empty
        with pytest.raises(MinutesLocked, match="V-2026-02"):
            record(book, adopted, first.meeting.body + "ACTIE @noor: nog iets\n")

    def test_only_a_meeting_can_be_recorded(self, book: Book, held: Note) -> None:
        """A member is no meeting."""
        with pytest.raises(InvalidInput, match="geen vergadering"):
            record(book, read(book, "L-001"), "")
