"""The steps of a meeting in a real raadsboek: one rule, whichever door a status comes through."""

import datetime
from pathlib import Path

import pytest
from copies import copied, nine_seats

from conftest import NOW
from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.meetings.attending import attend, attendance_of
from raadsboek.book.meetings.facilities import arrange, facilities_of
from raadsboek.book.meetings.letters import make_letter, needs_no_letter
from raadsboek.book.meetings.sending import NothingToSend, mark_sent, sendable
from raadsboek.book.meetings.steps import StepRefused, advance, facts_of, read_meeting
from raadsboek.book.notes import change_keys, create, read, save
from raadsboek.book.opening import open_book
from raadsboek.book.past import versions_of
from raadsboek.core.attendance import Presence
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.meetings.send_log import SentWhat
from raadsboek.core.meetings.steps import missing
from raadsboek.core.note import Note, Value

TODAY = NOW.date()
AGENDA = """\
## 1. Opening

## 2. Roosters
doel: besluiten · tijd: 20 min · stukken: [[P-2026-001]]
"""


def make(book: Book, kind: str, body: str = "", **values: Value) -> Note:
    """Make a note; an underscore in a key stands for a hyphen."""
    keys = {key.replace("_", "-"): value for key, value in values.items()}
    return create(book, KIND_BY_NAME[kind], keys, body=body, now=NOW)


def _fill(book: Book, now: datetime.datetime) -> None:
    """Make members, a letter with an attachment, and a meeting on Thursday."""
    for handle, role in (("anna", "voorzitter"), ("noor", "lid"), ("vos", "bestuurder")):
        make(book, "lid", naam=handle.title(), kort=handle, rol=role)
    make(book, "lid", naam="Oud Lid", kort="oud", tot="2025-12-31")
    letter = make(book, "post", "Zie de bijlage.\n", titel="Rooster", datum="2026-11-12")
    folder = (book.root / letter.path).parent
    (folder / "P-2026-001 rooster.pdf").write_bytes(b"%PDF-1.4 een")
    change_keys(book, "P-2026-001", {"bijlagen": ["P-2026-001 rooster.pdf"]}, now=NOW)
    meeting = make(
        book,
        "vergadering",
        AGENDA,
        titel="Raad",
        datum="2026-11-26",
        van="13:30",
        plaats="zaal 2",
        status="agenda concept",
    )
    record_outside(book, [str(Path(letter.path).parent / "P-2026-001 rooster.pdf")], now=NOW)
    assert meeting.text("nummer") == "V-2026-01"
    book.index.refresh()


cycle = copied(nine_seats, _fill, now=NOW)


def send(book: Book, *to: str, what: SentWhat | None = None) -> Note:
    """Mark what is to be sent now as sent today."""
    return mark_sent(book, sendable(book, "V-2026-01", what=what, to=to, on=TODAY), on=TODAY,
                     now=NOW)  # fmt: skip


def keys_missing(book: Book, today: datetime.date = TODAY) -> list[str]:
    """Return the keys of what the meeting misses."""
    return [
        one.key for one in missing(facts_of(book, read_meeting(book, "V-2026-01"), today=today))
    ]


class TestSteps:
    """Through `advance`, the keys of a note and the editor alike."""

    def test_no_door_leads_past_the_rule(self, cycle: Book) -> None:
        """The list, `wijzig` and the editor are refused what `stap` is refused."""
        opened = read(cycle, "V-2026-01")
        for status in ("agenda verzonden", "gehouden", "verslag vastgesteld", "afgesloten"):
            with pytest.raises(StepRefused):
                advance(cycle, "V-2026-01", MeetingStatus(status), now=NOW)
            with pytest.raises(StepRefused):
                change_keys(cycle, "V-2026-01", {"status": status}, now=NOW)
            with pytest.raises(StepRefused):
                save(cycle, opened, changes={"status": status}, body="## 1. Anders\n", now=NOW)
        assert read(cycle, "V-2026-01") == opened

    def test_back_is_one_step(self, cycle: Book) -> None:
        """Also by taking the key away, which means planned."""
        send(cycle)
        with pytest.raises(StepRefused, match="stap voor stap"):
            change_keys(cycle, "V-2026-01", {"status": None}, now=NOW)
        change_keys(cycle, "V-2026-01", {"status": "agenda concept"}, now=NOW)
        saved = change_keys(cycle, "V-2026-01", {"status": None}, now=NOW)
        assert "status" not in saved.meta

    def test_an_urgent_meeting_says_what_it_left_out(self, cycle: Book) -> None:
        """On its day it is held although no agenda was sent."""
        later = NOW + datetime.timedelta(days=5)
        saved, left_out = advance(cycle, "V-2026-01", MeetingStatus.HELD, now=later)
        assert saved.text("status") == "gehouden"
        assert left_out == [MeetingStatus.AGENDA_SENT]

    def test_closing_waits_for_letter_and_owner(self, cycle: Book) -> None:
        """All of it is said at once; a letter that went out, or 'niet nodig', settles the first."""
        link = "[[V-2026-01]]"
        file = cycle.root / read(cycle, "V-2026-01").path
        text = file.read_text(encoding="utf-8").replace("agenda concept", "verslag vastgesteld")
        file.write_text(text, encoding="utf-8")
        for _ in range(2):
            make(cycle, "besluit", titel="Advies", bevoegdheid="advies", vergadering=link)
        make(cycle, "actie", titel="Iets", vergadering=link, uiterlijk="2026-12-01")
        with pytest.raises(StepRefused) as refused:
            advance(cycle, "V-2026-01", MeetingStatus.CLOSED, now=NOW)
        assert [one.about for one in refused.value.items] == [
            "B-2026-001",
            "B-2026-002",
            "A-2026-001",
        ]
        assert str(refused.value).count("\n") == 3

        make(cycle, "post", "Zie [[B-2026-001]].\n", titel="Ons advies", richting="uit",
             datum="2026-11-22")  # fmt: skip
        change_keys(cycle, "B-2026-002", {"brief": "niet nodig"}, now=NOW)
        change_keys(cycle, "A-2026-001", {"wie": ["anna"]}, now=NOW)
        saved, left_out = advance(cycle, "V-2026-01", MeetingStatus.CLOSED, now=NOW)
        assert saved.text("status") == "afgesloten"
        assert left_out == [MeetingStatus.PUBLISHED]

    def test_publishing_notes_the_day(self, cycle: Book) -> None:
        """The day is written with the status."""
        file = cycle.root / read(cycle, "V-2026-01").path
        text = file.read_text(encoding="utf-8").replace("agenda concept", "verslag vastgesteld")
        file.write_text(text, encoding="utf-8")
        saved, _ = advance(cycle, "V-2026-01", MeetingStatus.PUBLISHED, now=NOW)
        assert saved.text("gepubliceerd") == "2026-11-22"

    def test_a_note_of_another_kind_has_no_steps(self, cycle: Book) -> None:
        """It is named, with what was expected."""
        with pytest.raises(InvalidInput, match="is geen vergadering"):
            advance(cycle, "P-2026-001", MeetingStatus.HELD, now=NOW)


class TestSending:
    """The send log."""

    def test_the_agenda_goes_to_the_members_of_that_day(self, cycle: Book) -> None:
        """With the meeting, each paper and its attachment; the director gets it for an overleg."""
        saved = send(cycle)
        (line,) = saved.texts("verzonden")
        assert line.startswith("2026-11-22 agenda voor 2026-11-26 aan @anna @noor: V-2026-01 ")
        assert "P-2026-001 rooster.pdf " in line
        assert saved.text("status") == "agenda verzonden"
        (newest, *_) = versions_of(cycle, saved.path)
        assert (newest.action, newest.subject) == ("verzenden", "V-2026-01: agenda verzonden")
        change_keys(cycle, "V-2026-01", {"vorm": "overleg", "verzonden": None}, now=NOW)
        assert sendable(cycle, "V-2026-01", on=TODAY).to == ("anna", "noor", "vos")

    def test_a_paper_that_comes_later_is_sent_on(self, cycle: Book) -> None:
        """Only the new one, to whoever has the agenda; then nothing is left to send."""
        send(cycle)
        with pytest.raises(NothingToSend):
            sendable(cycle, "V-2026-01", on=TODAY)
        make(cycle, "post", titel="Toelichting", datum="2026-11-20")
        opened = read(cycle, "V-2026-01")
        body = opened.body.replace("[[P-2026-001]]", "[[P-2026-001]], [[P-2026-002]]")
        save(cycle, opened, changes={}, body=body, now=NOW)
        assert "nazending" in keys_missing(cycle)

        found = sendable(cycle, "V-2026-01", on=TODAY)
        assert (found.what, found.to) == (SentWhat.AFTERWARDS, ("anna", "noor"))
        # The agenda itself names another paper now.
        assert [paper.number for paper in found.papers] == ["V-2026-01", "P-2026-002"]
        mark_sent(cycle, found, on=TODAY, now=NOW)
        assert "nazending" not in keys_missing(cycle)

    def test_only_another_text_is_a_change(self, cycle: Book) -> None:
        """The status of a letter is our own affair; its text and its attachment are not."""
        send(cycle)
        change_keys(cycle, "P-2026-001", {"status": "afgehandeld"}, now=NOW)
        assert "nazending" not in keys_missing(cycle)
        letter = read(cycle, "P-2026-001")
        save(cycle, letter, changes={}, body="Er is een fout hersteld.\n", now=NOW)
        assert "nazending" in keys_missing(cycle)

    def test_after_a_move_everybody_hears_the_new_day(self, cycle: Book) -> None:
        """Who was told is noted; who was not stays owed."""
        send(cycle)
        change_keys(cycle, "V-2026-01", {"datum": "2026-12-03"}, now=NOW)
        assert "bericht" in keys_missing(cycle)
        send(cycle, "anna")
        assert sendable(cycle, "V-2026-01", on=TODAY).to == ("noor",)
        last = send(cycle).texts("verzonden")[-1]
        assert last == "2026-11-22 bericht voor 2026-12-03 aan @noor"
        assert "bericht" not in keys_missing(cycle)

    def test_what_cannot_have_been_sent_is_refused(self, cycle: Book) -> None:
        """An empty agenda, a day to come, a name with a space."""
        with pytest.raises(InvalidInput, match="kan niet in de verzendlijst"):
            sendable(cycle, "V-2026-01", to=["Jan Jansen"], on=TODAY)
        tomorrow = TODAY + datetime.timedelta(days=1)
        with pytest.raises(InvalidInput, match="moet nog komen"):
            mark_sent(cycle, sendable(cycle, "V-2026-01", on=tomorrow), on=tomorrow, now=NOW)
        save(cycle, read(cycle, "V-2026-01"), changes={}, body="Nog niets.\n", now=NOW)
        with pytest.raises(InvalidInput, match="geen punten"):
            sendable(cycle, "V-2026-01", on=TODAY)

    def test_an_agenda_that_is_late_says_by_which_rule(self, cycle: Book) -> None:
        """Four days before the meeting is too late; seven days before is not."""
        late = sendable(cycle, "V-2026-01", on=TODAY).late
        assert late is not None
        assert late.short == "7 dagen · art. 14 lid 2 g WOR"
        assert sendable(cycle, "V-2026-01", on=datetime.date(2026, 11, 19)).late is None

    def test_after_the_meeting_it_is_the_minutes(self, cycle: Book) -> None:
        """Papers and days are of no use any more."""
        send(cycle)
        held = read(cycle, "V-2026-01")
        body = held.body + "\nBesproken.\n"
        later = NOW + datetime.timedelta(days=5)
        save(cycle, held, changes={"status": "gehouden"}, body=body, now=later)
        found = sendable(cycle, "V-2026-01", on=later.date())
        assert (found.what, [paper.number for paper in found.papers]) == (
            SentWhat.MINUTES,
            ["V-2026-01"],
        )


class TestLetters:
    """The letter about a decision."""

    def test_a_letter_links_to_its_decision(self, cycle: Book) -> None:
        """As outgoing post of the same organ, as confidential as the decision."""
        make(cycle, "besluit", "Positief.\n", titel="Advies", bevoegdheid="advies",
             vertrouwelijk="ja")  # fmt: skip
        letter = make_letter(cycle, "B-2026-001", now=NOW)
        assert letter.text("richting") == "uit"
        assert "[[B-2026-001]]" in letter.body
        assert (letter.text("vertrouwelijk"), "advies" in letter.path) == ("ja", False)
        assert needs_no_letter(cycle, "B-2026-001", now=NOW).text("brief") == "niet nodig"


class TestArranging:
    """Room and lunch."""

    def test_the_council_says_what_every_meeting_needs(self, cycle: Book) -> None:
        """Ticking off makes the list the meeting's own."""
        file = cycle.root / "raadsboek.yaml"
        text = file.read_text(encoding="utf-8")
        text = text.replace("    # voorzieningen:", "    voorzieningen:")
        file.write_text(text, encoding="utf-8")
        book = open_book(cycle.root, now=NOW, index=cycle.index)
        record_outside(book, ["raadsboek.yaml"], now=NOW)
        meeting = read(book, "V-2026-01")
        assert facilities_of(book, meeting) == (["zaal", "lunch"], [])
        assert "te-regelen" in keys_missing(book)
        meeting = arrange(book, meeting, "Zaal", now=NOW)
        assert (meeting.texts("te-regelen"), meeting.texts("geregeld")) == (["lunch"], ["zaal"])
        meeting = arrange(book, meeting, "lunch", now=NOW)
        assert "te-regelen" not in meeting.meta
        meeting = arrange(book, meeting, "lunch", done=False, now=NOW)
        assert facilities_of(book, meeting) == (["lunch"], ["zaal"])
        with pytest.raises(InvalidInput, match="beamer"):
            arrange(book, meeting, "beamer", now=NOW)


class TestAttending:
    """Who is there, from the command line."""

    def test_everybody_else_is_there(self, cycle: Book) -> None:
        """Who is absent is named; a proxy needs somebody absent and somebody present."""
        found = attend(
            cycle,
            "V-2026-01",
            presence={Presence.WITH_NOTICE: ["@Noor"]},
            proxies=["noor machtigt anna"],
            guests=["Mevrouw Smit"],
            everybody=True,
            now=NOW,
        )
        assert found.meeting.texts("aanwezig") == ["anna"]
        assert found.meeting.texts("afwezig-mk") == ["noor"]
        assert found.meeting.texts("machtigingen") == ["noor machtigt anna"]
        assert found.quorum.sentence == "aanwezig 1 van 9, geen quorum: 5 nodig"
        again = attendance_of(cycle, "V-2026-01", today=TODAY)
        assert again.attendance == found.attendance

    def test_everything_wrong_is_said_at_once(self, cycle: Book) -> None:
        """A name that nobody has, somebody twice, a proxy for somebody who is there."""
        with pytest.raises(InvalidInput) as refused:
            attend(
                cycle,
                "V-2026-01",
                presence={Presence.PRESENT: ["anna", "nora"], Presence.WITH_NOTICE: ["anna"]},
                proxies=["anna machtigt noor", "zomaar iets"],
                now=NOW,
            )
        codes = [one.code for one in refused.value.problems]
        assert codes.count("machtiging-ongeldig") == 2
        assert {"lid-onbekend", "aanwezigheid-dubbel"} <= set(codes)
        assert "Bedoelt u noor?" in refused.value.hint
