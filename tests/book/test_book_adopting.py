"""Adopting minutes: who agrees, what stands in the way, what is written and what never twice."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from raadsboek.book.book import Book
from raadsboek.book.meetings.adopting import Adopted, adopt, publish
from raadsboek.book.meetings.minutes_waiting import adoptable, meetings_to_adopt_in
from raadsboek.book.notes import change_keys, create, read, save
from raadsboek.book.past import note_in, versions_of
from raadsboek.book.recording import record_minutes
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import meeting, member
from raadsboek.core.meetings.adopted import Seal, seal_of
from raadsboek.core.meetings.agreements import Side
from raadsboek.core.note import Note, Value

NOW = datetime.datetime(2026, 12, 17, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
DAY = datetime.date(2026, 12, 17)
BOTH = (Side.COUNCIL, Side.DIRECTOR)

MINUTES = """\
## 1. Opening

De voorzitter opent de vergadering.

## 2. Verslag van de vorige vergadering

## 3. Nachtdienst

BESLUIT: De OR vraagt nadere cijfers.
"""
NEXT = """\
## 1. Opening

## 2. Verslag van de vorige vergadering
tijd: 10 min

## 3. Rondvraag
"""


def make(book: Book, day: str, body: str = MINUTES, **keys: str) -> Note:
    """Make a meeting of a day and return it."""
    values: dict[str, Value] = {"titel": "Raadsvergadering", "datum": day, **keys}
    return create(book, meeting.KIND, values, body=body, now=NOW)


def held(book: Book, day: str = "2026-11-26", **keys: str) -> Note:
    """Make a meeting with recorded draft minutes."""
    opened = make(book, day, **keys)
    return record_minutes(book, opened, body=opened.body, changes={}, now=NOW).meeting


@pytest.fixture
def draft(book: Book) -> Note:
    """Return the draft minutes of a council meeting of November."""
    create(book, member.KIND, {"naam": "Anna", "kort": "anna", "rol": "voorzitter"}, now=NOW)
    return held(book)


@pytest.fixture
def december(book: Book, draft: Note) -> Note:
    """Return the next council meeting, of today, with an agenda."""
    return make(book, "2026-12-17", NEXT)


def adopted(book: Book, *notes: Note, **given: object) -> Adopted:
    """Adopt in the meeting of today, as the screen does."""
    options = {"in_meeting": read(book, "V-2026-02"), "on": DAY, "now": NOW, **given}
    return adopt(book, notes, **options)  # type: ignore[arg-type]


class TestAdopting:
    """Minutes of the council itself."""

    def test_the_adoption_is_recorded_with_its_exact_text(
        self, book: Book, draft: Note, december: Note
    ) -> None:
        """Status, day, meeting, version and text stand in the note, as one version."""
        newest = versions_of(book, draft.path)[0].identifier

        done = adopted(book, draft)
        after = read(book, "V-2026-01")

        assert done.adopted == ("V-2026-01",)
        assert after.text("status") == "verslag vastgesteld"
        assert after.text("vastgesteld") == "2026-12-17"
        assert after.text("vastgesteld-in") == "[[V-2026-02]]"
        assert after.texts("akkoord") == ["raad 2026-12-17 [[V-2026-02]]"]
        assert after.text("vastgestelde-versie") == newest[:12]
        assert note_in(book, draft.path, newest).body == after.body
        assert seal_of(after) is Seal.WHOLE
        version = versions_of(book, draft.path)[0]
        assert (version.identifier, version.action) == (done.version, "verslag-vaststellen")
        assert version.subject == "V-2026-01 vastgesteld in V-2026-02"
        assert versions_of(book, december.path)[0].identifier == done.version

    def test_the_next_minutes_tell_it_once(self, book: Book, draft: Note, december: Note) -> None:
        """A sentence comes below the point about minutes, with the corrections taken over."""
        corrected = change_keys(
            book,
            "V-2026-01",
            {"correcties": ["p2 r8 @anna: twee → drie", "p3 r1: OR → CR"]},
            now=NOW,
        )

        adopted(book, corrected)

        assert read(book, "V-2026-02").body == NEXT.replace(
            "tijd: 10 min\n",
            "tijd: 10 min\n\nHet verslag [[V-2026-01]] is vastgesteld, met inachtneming van: "
            "p2 r8 @anna: twee → drie; p3 r1: OR → CR.\n",
        )

    def test_minutes_that_tell_it_already_are_left_alone(
        self, book: Book, draft: Note, december: Note
    ) -> None:
        """What the secretary typed herself is not said again."""
        typed = NEXT.replace("tijd: 10 min\n", "tijd: 10 min\n\nV-2026-01 is vastgesteld.\n")
        save(book, december, changes={}, body=typed, now=NOW)

        assert adopted(book, draft).noted == ()
        assert read(book, "V-2026-02").body == typed

    def test_several_at_once_are_one_version(self, book: Book, draft: Note) -> None:
        """All that wait for a meeting are adopted in one action."""
        make(book, "2026-12-17", NEXT)
        other = held(book, "2026-12-03")
        today = read(book, "V-2026-02")

        waiting = adoptable(book, today, today=DAY)
        done = adopted(book, *(one.note for one in waiting))

        assert [one.note.text("nummer") for one in waiting] == ["V-2026-01", "V-2026-03"]
        assert done.adopted == ("V-2026-01", "V-2026-03")
        assert versions_of(book, other.path)[0].identifier == done.version
        assert versions_of(book, draft.path)[0].identifier == done.version
        assert adoptable(book, today, today=DAY) == []
        body = read(book, "V-2026-02").body
        assert body.index("[[V-2026-01]]") < body.index("[[V-2026-03]]") < body.index("Rondvraag")

    def test_outside_a_meeting_there_is_a_day_only(self, book: Book, draft: Note) -> None:
        """Adopted by mail: no meeting is named."""
        done = adopt(book, [draft], in_meeting=None, on=DAY, now=NOW)
        after = read(book, "V-2026-01")

        assert done.adopted == ("V-2026-01",)
        assert "vastgesteld-in" not in after.meta
        assert after.texts("akkoord") == ["raad 2026-12-17"]

    def test_publishing_comes_after_adopting(self, book: Book, draft: Note, december: Note) -> None:
        """Draft minutes are not published; adopted ones once."""
        with pytest.raises(InvalidInput, match="nog niet vastgesteld"):
            publish(book, draft, on=DAY, now=NOW)
        adopted(book, draft)

        after = publish(book, read(book, "V-2026-01"), on=DAY, now=NOW)

        assert (after.text("status"), after.text("gepubliceerd")) == ("gepubliceerd", "2026-12-17")
        assert seal_of(after) is Seal.WHOLE
        with pytest.raises(InvalidInput, match="al gepubliceerd"):
            publish(book, after, on=DAY, now=NOW)


class TestBothSides:
    """Minutes of a consultation meeting: art. 23a lid 4 WOR."""

    @pytest.fixture
    def draft(self, book: Book) -> Note:
        """Return the draft minutes of a consultation meeting."""
        return held(book, vorm="overleg")

    def test_one_side_is_not_enough(self, book: Book, draft: Note, december: Note) -> None:
        """The agreement is written, the minutes stay a draft and can still change."""
        done = adopted(book, draft)
        after = read(book, "V-2026-01")

        assert done.adopted == ()
        assert done.waiting == (("V-2026-01", (Side.DIRECTOR,)),)
        assert after.text("status") == "verslag concept"
        assert after.texts("akkoord") == ["raad 2026-12-17 [[V-2026-02]]"]
        assert "vastgestelde-tekst" not in after.meta

    def test_the_second_side_adopts(self, book: Book, draft: Note, december: Note) -> None:
        """The director agrees by mail; the council's meeting is where they were adopted."""
        adopted(book, draft)

        done = adopt(
            book,
            [read(book, "V-2026-01")],
            in_meeting=None,
            on=DAY,
            by=[Side.DIRECTOR],
            now=NOW,
        )
        after = read(book, "V-2026-01")

        assert done.adopted == ("V-2026-01",)
        assert after.texts("akkoord") == ["raad 2026-12-17 [[V-2026-02]]", "bestuurder 2026-12-17"]
        assert after.text("vastgesteld-in") == "[[V-2026-02]]"

    def test_both_can_agree_at_once(self, book: Book, draft: Note, december: Note) -> None:
        """In the next consultation meeting both sides are at the table."""
        assert adopted(book, draft, by=BOTH).adopted == ("V-2026-01",)

    def test_an_agreement_beside_an_adoption_counts(
        self, book: Book, draft: Note, december: Note
    ) -> None:
        """The council's minutes are adopted in the version in which it agreed with these."""
        other = held(book, "2026-12-03")
        done = adopted(book, draft, other)
        assert done.adopted == ("V-2026-03",)

        again = adopted(book, read(book, "V-2026-01"), by=[Side.DIRECTOR])

        assert again.adopted == ("V-2026-01",)

    def test_an_agreement_with_an_earlier_text_does_not_count(
        self, book: Book, draft: Note, december: Note
    ) -> None:
        """A correction after the director agreed asks for another agreement."""
        adopt(book, [draft], in_meeting=None, on=DAY, by=[Side.DIRECTOR], now=NOW)
        agreed = read(book, "V-2026-01")
        changed = agreed.body.replace("opent", "opende")
        later = save(book, agreed, changes={}, body=changed, now=NOW)

        done = adopted(book, later)

        assert done.waiting == (("V-2026-01", (Side.DIRECTOR,)),)
        assert read(book, "V-2026-01").texts("akkoord") == ["raad 2026-12-17 [[V-2026-02]]"]

    def test_nobody_agrees_twice(self, book: Book, draft: Note, december: Note) -> None:
        """What stands there already is told."""
        adopted(book, draft)

        with pytest.raises(InvalidInput, match="raad akkoord"):
            adopted(book, read(book, "V-2026-01"))

    def test_a_client_council_adopts_by_itself(self, book: Book, december: Note) -> None:
        """The law of the works council asks for the director; the other laws do not."""
        settings = book.root / "raadsboek.yaml"
        text = settings.read_text(encoding="utf-8").replace("WOR", "Wmcz 2018")
        settings.write_text(text, encoding="utf-8")
        from raadsboek.book.opening import open_book

        other = open_book(book.root, now=NOW)
        assert adopted(other, read(other, "V-2026-01")).adopted == ("V-2026-01",)
        other.index.close()


class TestRefusing:
    """What stands in the way is said at once, and nothing is written."""

    def test_what_is_not_recorded_comes_first(self, book: Book, december: Note) -> None:
        """A decision without a number is not adopted."""
        note = read(book, "V-2026-01")
        save(book, note, changes={}, body=note.body + "\nACTIE @anna: iets\n", now=NOW)

        with pytest.raises(InvalidInput, match="nog niet zijn vastgelegd"):
            adopted(book, read(book, "V-2026-01"))

    def test_an_edit_from_outside_comes_first(self, book: Book, december: Note) -> None:
        """Text that no version has is not adopted: there would be no version to name."""
        file = book.root / read(book, "V-2026-01").path
        file.write_text(file.read_text(encoding="utf-8") + "\nNog iets.\n", encoding="utf-8")

        with pytest.raises(InvalidInput, match="buiten Raadsboek gewijzigd"):
            adopted(book, read(book, "V-2026-01"))

    def test_an_open_confidential_block_comes_first(self, book: Book, december: Note) -> None:
        """Who knows where it ends?"""
        note = read(book, "V-2026-01")
        save(book, note, changes={}, body=note.body + "\n::: vertrouwelijk\nX\n", now=NOW)

        with pytest.raises(InvalidInput, match="geen einde"):
            adopted(book, read(book, "V-2026-01"))

    @pytest.mark.parametrize(
        ("keys", "why"),
        [
            ({"datum": "2026-11-20"}, "niet later"),
            ({"datum": "2026-12-18"}, "pas op 18 december"),
        ],
    )
    def test_the_meeting_is_a_later_one_that_was_held(
        self, book: Book, draft: Note, keys: dict[str, str], why: str
    ) -> None:
        """Not before the minutes, not in the future."""
        other = make(book, day=keys["datum"])

        with pytest.raises(InvalidInput, match=why):
            adopted(book, draft, in_meeting=other)

    def test_an_agenda_is_no_minutes(self, book: Book, draft: Note, december: Note) -> None:
        """A meeting that nobody wrote about has nothing to adopt."""
        empty = make(book, "2026-12-10", NEXT, status="gehouden")

        with pytest.raises(InvalidInput, match="nog geen verslag"):
            adopted(book, empty)

    def test_adopting_again_is_refused(self, book: Book, draft: Note, december: Note) -> None:
        """They say when and where it happened."""
        adopted(book, draft)

        with pytest.raises(InvalidInput, match="al vastgesteld op 2026-12-17 in V-2026-02"):
            adopted(book, read(book, "V-2026-01"))

    def test_the_newest_meeting_of_the_same_form_is_offered_first(
        self, book: Book, draft: Note, december: Note
    ) -> None:
        """Meetings before the minutes, or still to come, are not offered."""
        make(book, "2026-12-10")
        make(book, "2026-12-16", vorm="overleg")
        make(book, "2027-01-14")
        make(book, "2026-11-01")

        found = meetings_to_adopt_in(book, draft, today=DAY)

        assert [note.text("nummer") for note in found] == ["V-2026-02", "V-2026-03", "V-2026-04"]
