"""The agenda file: what goes in, what stays out, and marks that hold in every copy for ever."""

import datetime
import os
import re
import resource
import subprocess
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from copies import copied, nine_seats
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event

from raadsboek.book.agenda_file import AgendaFile, agenda_file, write_agenda
from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.notes import change_keys, create
from raadsboek.book.opening import open_book
from raadsboek.book.trajectories.events import record_event
from raadsboek.core.errors import InvalidInput, StorageFailed
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Note, Value
from raadsboek.core.terms.event import Event as Happened

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))
GOLDEN = Path(__file__).parent / "agenda.ics"
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


def make(book: Book, kind: str, **values: Value) -> Note:
    """Make a note; keys are written with _ for -."""
    keys = {key.replace("_", "-"): value for key, value in values.items()}
    return create(book, KIND_BY_NAME[kind], keys, now=NOW)


def _fill(book: Book, now: datetime.datetime) -> None:
    """Make meetings, a decision to appeal, and something confidential."""
    make(
        book, "vergadering", titel="Raad", datum="2026-12-17", van="13:30", tot="15:30", plaats="2"
    )
    make(book, "vergadering", titel="Raad", datum="2027-01-14", status="vervallen")
    make(book, "vergadering", titel="Geheim beraad", datum="2027-01-07", vertrouwelijk="ja")
    make(book, "vergadering", titel="Lang geleden", datum="2026-10-01")
    make(
        book,
        "traject",
        titel="Reorganisatie",
        vorm="advies",
        status="besluit ontvangen",
        gebeurtenissen=["2026-09-01 aanvraag", "2026-10-28 besluit afwijkend, met redenen"],
    )
    make(
        book,
        "traject",
        titel="Geheime fusie",
        vorm="advies",
        gebeurtenissen=["2026-11-05 besluit afwijkend, met redenen"],
        vertrouwelijk="ja",
    )
    make(book, "geheimhouding", titel="Verkenning", geldt_tot="2026-12-31")


busy = copied(nine_seats, _fill, now=NOW)


class Shown(NamedTuple):
    """An event as a program reads it back."""

    start: datetime.date
    identity: str
    sequence: int
    status: str
    about: str
    is_free: bool
    calls: tuple[datetime.timedelta, ...]


def events(made: AgendaFile) -> dict[str, Shown]:
    """Return the events by what they are called; of two with one name the later one."""
    found = Calendar.from_ical(made.data).walk("VEVENT")
    return {str(event["SUMMARY"]): _shown(event) for event in found if isinstance(event, Event)}


def _shown(event: Event) -> Shown:
    return Shown(
        start=event.start,
        identity=str(event["UID"]),
        sequence=int(str(event["SEQUENCE"])),
        status=str(event["STATUS"]),
        about=str(event["DESCRIPTION"]),
        is_free=event.get("TRANSP") == "TRANSPARENT",
        calls=tuple(alarm.TRIGGER for alarm in event.walk("VALARM") if isinstance(alarm, Alarm)),
    )


def marks(made: AgendaFile) -> dict[str, int]:
    """Return the sequence of every event by its identity."""
    return {event.identity: event.sequence for event in events(made).values()}


APPEAL = "Beroep bij de Ondernemingskamer: laatste dag · Reorganisatie"


def appeal(book: Book) -> Shown:
    """Return the event of the last day for appeal."""
    return events(agenda_file(book, now=NOW))[APPEAL]


def test_the_file_is_as_it_was(busy: Book) -> None:
    """The whole file; raise `event_marks.WORDING` when it changes, so that agendas take it over.

    Write it again with RAADSBOEK_GOLDEN=update. Identities follow from the first version, which
    the template is in: they are tested apart.
    """
    made = agenda_file(busy, now=NOW).data
    plain = re.sub(rb"(?m)^UID:[0-9a-f]{32}@raadsboek", b"UID:kenmerk@raadsboek", made)
    if os.environ.get("RAADSBOEK_GOLDEN") == "update":
        GOLDEN.write_bytes(plain)

    assert plain == GOLDEN.read_bytes()


def test_what_is_in_it(busy: Book) -> None:
    """Meetings to come and terms to come, and how many notes were left out."""
    made = agenda_file(busy, now=NOW)

    assert list(events(made)) == [
        "Raad OR De Linden",  # two meetings have one name
        APPEAL,
        "Uitvoering opgeschort: laatste dag · Reorganisatie",
    ]
    assert (made.count, made.terms, len(made.confidential), made.unclear) == (2, 2, 3, ())
    assert b"geheim" not in made.data.lower()
    assert b"Lang geleden" not in made.data


def test_a_term_says_how_its_day_came_about(busy: Book) -> None:
    """The explanation and the number stand in the text; the day is free for other things."""
    event = appeal(busy)

    assert event.start == datetime.date(2026, 11, 30)  # the 28th is a Saturday
    assert "art. 26 lid 2 WOR" in event.about
    assert "veilige dag: vr 27 november 2026" in event.about
    assert event.about.endswith("Nummer: D-2026-001")
    assert event.is_free


def test_a_paper_is_known_by_its_number_alone(busy: Book) -> None:
    """Whoever sees the agenda need not read of what a confidential paper is about."""
    paper = "[[P-2026-009|over de fusie]] 1a2b3c4d \u00b7 P-2026-009 fusie-met-zuid.pdf 1a2b3c4d"
    note = busy.root / "trajecten/2026/D-2026-001 reorganisatie.md"
    text = note.read_text(encoding="utf-8").replace("met redenen", f"met redenen \u00b7 {paper}")
    note.write_text(text, encoding="utf-8")
    about = appeal(busy).about
    assert "P-2026-009" in about
    assert "fusie" not in about


def test_a_term_calls_on_the_safe_day_and_a_week_before(busy: Book) -> None:
    """In the morning, and on the last day itself."""
    calls = (-7 * DAY + 9 * HOUR, -3 * DAY + 9 * HOUR, 9 * HOUR)

    assert appeal(busy).calls == calls


def test_a_meeting_that_is_off_is_taken_away(busy: Book) -> None:
    """As in the file of the year plan, by the same identity."""
    off = events(agenda_file(busy, now=NOW))["Raad OR De Linden"]

    assert (off.start, off.status) == (datetime.date(2027, 1, 14), "CANCELLED")
    assert off.calls == ()


def test_a_term_that_was_settled_is_taken_away(busy: Book) -> None:
    """It stays in the file, called off, for the agendas that have it."""
    before = appeal(busy)
    record_event(busy, "D-2026-001", Happened(day=NOW.date(), name="beroep"), now=NOW)
    after = appeal(busy)

    assert (before.status, after.status) == ("CONFIRMED", "CANCELLED")
    assert before.identity == after.identity
    assert after.sequence > before.sequence


def test_another_day_keeps_the_identity(busy: Book) -> None:
    """An agenda moves what it has."""
    before = appeal(busy)
    lines: list[Value] = ["2026-09-01 aanvraag", "2026-11-02 besluit afwijkend, met redenen"]
    change_keys(busy, "D-2026-001", {"gebeurtenissen": lines}, now=NOW)
    after = appeal(busy)

    assert (before.start, after.start) == (datetime.date(2026, 11, 30), datetime.date(2026, 12, 2))
    assert before.identity == after.identity
    assert after.sequence > before.sequence


def test_two_readings_are_two_events(busy: Book) -> None:
    """The safe reading and the arguable one each have a day of their own."""
    decided = ["2026-10-28 besluit afwijkend, zonder redenen", "2026-11-10 redenen"]
    lines: list[Value] = ["2026-09-01 aanvraag", *decided]
    change_keys(busy, "D-2026-001", {"gebeurtenissen": lines}, now=NOW)
    found = events(agenda_file(busy, now=NOW))
    days = [event.start for name, event in found.items() if name.startswith("Beroep")]

    assert days == [datetime.date(2026, 11, 30), datetime.date(2026, 12, 10)]
    assert any("(veilig)" in name for name in found)
    assert any("(verdedigbaar)" in name for name in found)
    assert len({event.identity for event in found.values()}) == len(found)


def test_the_settings_make_everything_newer(busy: Book) -> None:
    """The name of the council stands in every event."""
    before = marks(agenda_file(busy, now=NOW))
    file = busy.root / "raadsboek.yaml"
    file.write_text(file.read_text("utf-8").replace("OR De Linden", "OR Linde"), encoding="utf-8")
    later = NOW + HOUR
    unrecorded = marks(agenda_file(busy, now=later))
    record_outside(busy, ["raadsboek.yaml"], now=later)
    recorded = marks(agenda_file(busy, now=later))

    assert before.keys() == unrecorded.keys() == recorded.keys()
    assert all(before[uid] < unrecorded[uid] < recorded[uid] for uid in before)


def test_other_copies_and_a_new_index_give_the_same_bytes(
    busy: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colleague with a copy of the folder sends nobody a second event."""
    copy = tmp_path / "kopie"
    subprocess.run(["git", "clone", "-q", str(busy.root), str(copy)], check=True)
    monkeypatch.setenv("RAADSBOEK_CACHE", str(tmp_path / "andere"))
    other = open_book(copy, now=NOW)
    try:
        assert agenda_file(other, now=NOW).data == agenda_file(busy, now=NOW).data
    finally:
        other.index.close()


@given(st.lists(st.integers(-600, 600), min_size=1, max_size=3))
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_change_is_newer_whatever_the_clocks_say(busy: Book, minutes: list[int]) -> None:
    """Two machines need not agree on the time for the later version to win."""
    for place, ahead in enumerate(minutes):
        before = appeal(busy).sequence
        moment = NOW + datetime.timedelta(minutes=ahead)
        words = f"{place} {ahead} {before}"
        change_keys(busy, "D-2026-001", {"artikel": words}, now=moment)
        assert appeal(busy).sequence > before


def test_an_open_secrecy_is_in_it(busy: Book) -> None:
    """Only one that says of itself that it is not confidential."""
    change_keys(busy, "G-2026-001", {"vertrouwelijk": "nee"}, now=NOW)

    assert "Geheimhouding loopt af · Verkenning" in events(agenda_file(busy, now=NOW))


def test_who_leaves_is_named_unless_that_is_confidential(busy: Book) -> None:
    """The day is in it; a short name would not be found by the look afterwards."""
    days = {"van": "2025-01-01", "tot": "2027-01-01"}
    make(busy, "lid", naam="Jo Ek", kort="jo", vertrouwelijk="ja", **days)
    make(busy, "lid", naam="Anna Bos", kort="anna", **days)
    data = agenda_file(busy, now=NOW).data.decode().replace("\r\n ", "")

    assert "Treedt af: Anna Bos" in data
    assert "(vertrouwelijk)" in data
    assert "Jo Ek" not in data


def test_nothing_but_an_agenda_is_replaced(busy: Book, tmp_path: Path) -> None:
    """A letter that happens to have the name stays; the raadsboek itself is no place."""
    made = agenda_file(busy, now=NOW)
    letter = tmp_path / "agenda.ics"
    letter.write_text("Beste leden", encoding="utf-8")

    with pytest.raises(InvalidInput):
        write_agenda(busy, made, str(letter))
    with pytest.raises(InvalidInput):
        write_agenda(busy, made, str(busy.root / "agenda.ics"))
    assert letter.read_text(encoding="utf-8") == "Beste leden"

    letter.unlink()
    assert write_agenda(busy, made, str(tmp_path)) == str(letter)
    assert write_agenda(busy, made, str(letter)) == str(letter)
    assert letter.read_bytes() == made.data


def test_half_a_file_is_taken_away(busy: Book, tmp_path: Path) -> None:
    """A full disk leaves nothing that the next export would not dare to replace."""
    made = agenda_file(busy, now=NOW)
    target = tmp_path / "agenda.ics"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
    try:
        with pytest.raises(StorageFailed):
            write_agenda(busy, made, str(target))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not target.exists()
    write_agenda(busy, made, str(target))
    assert target.read_bytes() == made.data
