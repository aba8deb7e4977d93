"""The .ics file: what other programs read in it."""

import datetime

from icalendar import Calendar, Event
from msgspec.structs import replace

from conftest import NOW
from raadsboek.render.calendar import CalendarEvent, Organizer, calendar_file

WINTER = CalendarEvent(
    identity="a@raadsboek",
    title="Raadsvergadering; OR, De Linden",
    day=datetime.date(2027, 1, 14),
    start=datetime.time(13, 30),
    end=datetime.time(15, 30),
    place="zaal 2.14",
    about="Nummer: V-2027-01\nStukken uiterlijk do 7 januari 2027",
    sequence=2,
)
SUMMER = CalendarEvent(
    identity="b@raadsboek", title="Overleg", day=datetime.date(2027, 7, 1), start=datetime.time(9)
)
WHOLE_DAY = CalendarEvent(identity="c@raadsboek", title="Studiedag", day=datetime.date(2027, 3, 1))


def written(*events: CalendarEvent) -> list[str]:
    """Return the lines of the file, long ones put together again."""
    organizer = Organizer(name="Sanne de Wit", email="s.dewit@delinden.example")
    data = calendar_file(events, name="OR De Linden 2027", organizer=organizer, now=NOW)
    assert data.endswith(b"END:VCALENDAR\r\n")
    return data.decode().replace("\r\n ", "").split("\r\n")


def read(*events: CalendarEvent) -> list[Event]:
    """Return the events as a program reads them back."""
    calendar = Calendar.from_ical("\r\n".join(written(*events)))
    return [event for event in calendar.walk("VEVENT") if isinstance(event, Event)]


def test_an_event_says_all_that_an_agenda_shows() -> None:
    """Title, place, text, who publishes it, and how often it moved."""
    lines = written(WINTER)

    assert {
        "METHOD:PUBLISH",
        "SUMMARY:Raadsvergadering\\; OR\\, De Linden",
        "LOCATION:zaal 2.14",
        "DESCRIPTION:Nummer: V-2027-01\\nStukken uiterlijk do 7 januari 2027",
        'ORGANIZER;CN="Sanne de Wit":mailto:s.dewit@delinden.example',
        "UID:a@raadsboek",
        "SEQUENCE:2",
    } <= set(lines)


def test_times_are_those_of_amsterdam_in_winter_and_summer() -> None:
    """The file brings the zone along, with the hours at which it changes."""
    lines = written(WINTER, SUMMER)
    winter, summer = read(WINTER, SUMMER)

    assert {"TZID:Europe/Amsterdam", "DTSTART:19700329T020000", "DTSTART:19701025T030000"} <= set(
        lines
    )
    assert "DTSTART;TZID=Europe/Amsterdam:20270114T133000" in lines
    assert (_offset(winter), _offset(summer)) == (1, 2)
    assert "DTEND" not in summer


def _offset(event: Event) -> float:
    assert isinstance(event.start, datetime.datetime)
    offset = event.start.utcoffset()
    assert offset is not None
    return offset / datetime.timedelta(hours=1)


def test_a_meeting_without_a_time_fills_its_day() -> None:
    """No time is invented."""
    assert "DTSTART;VALUE=DATE:20270301" in written(WHOLE_DAY)


def test_an_end_before_the_start_is_left_out() -> None:
    """Agendas refuse such an event whole."""
    night = CalendarEvent(
        identity="d@raadsboek",
        title="Nacht",
        day=datetime.date(2027, 3, 1),
        start=datetime.time(20),
        end=datetime.time(1),
    )

    assert not any(line.startswith("DTEND") for line in written(night))


def test_the_same_meetings_give_the_same_bytes() -> None:
    """Two exports at one moment differ in nothing."""
    assert written(WINTER, SUMMER) == written(WINTER, SUMMER)


def test_a_term_calls_and_leaves_the_agenda_free() -> None:
    """Alarms count from the start of the event, in order and each once; one that is off is mute."""
    term = CalendarEvent(
        identity="e@raadsboek",
        title="Beroep",
        day=datetime.date(2027, 3, 1),
        busy=False,
        alarms=(
            datetime.timedelta(hours=9),
            -datetime.timedelta(days=7),
            datetime.timedelta(0, 32400),
        ),
    )
    lines = written(term)

    assert [line for line in lines if line.startswith("TRIGGER")] == [
        "TRIGGER:-P7D",
        "TRIGGER:PT9H",
    ]
    assert "TRANSP:TRANSPARENT" in lines
    assert "BEGIN:VALARM" not in written(replace(term, is_off=True))
