"""Meetings as an iCalendar file (RFC 5545) that Outlook and every other agenda takes over.

Owns the format, and is the only module that knows the package `icalendar`. What the events say,
and what must stay out, is decided by who gathers them.
"""

import datetime
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress
from msgspec import Struct

ZONE = "Europe/Amsterdam"
_PRODUCT = "-//Raadsboek//jaarplan//NL"
# Written out: the package puts each change of the clock an hour too late.
_TIMEZONE = f"""\
BEGIN:VTIMEZONE
TZID:{ZONE}
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


class CalendarEvent(Struct, frozen=True, kw_only=True):
    """One meeting for an agenda; without `start` it fills its day.

    `identity` stays the same for ever and tells an agenda that it knows the meeting; `moved` is
    how often the day changed: only a higher one replaces what the agenda has. One that is off is
    taken away there. Times are those in the Netherlands.
    """

    identity: str
    title: str
    day: datetime.date
    start: datetime.time | None = None
    end: datetime.time | None = None
    place: str = ""
    about: str = ""
    moved: int = 0
    is_off: bool = False


class Organizer(Struct, frozen=True, kw_only=True):
    """Who publishes the agenda."""

    name: str
    email: str


def calendar_file(
    events: Sequence[CalendarEvent],
    *,
    name: str,
    organizer: Organizer | None = None,
    now: datetime.datetime,
) -> bytes:
    """Return the bytes of an .ics file with these events; `name` is what an agenda calls it."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add_component(Timezone.from_ical(_TIMEZONE))
    for event in events:
        calendar.add_component(_component(event, organizer, now))
    return bytes(calendar.to_ical())


def _component(event: CalendarEvent, organizer: Organizer | None, now: datetime.datetime) -> Event:
    component = Event()
    component.add("uid", event.identity)
    component.add("sequence", event.moved + event.is_off)
    component.add("status", "CANCELLED" if event.is_off else "CONFIRMED")
    component.add("dtstamp", now.astimezone(datetime.UTC).replace(microsecond=0))
    component.add("summary", event.title)
    if event.start is None:
        component.add("dtstart", event.day)
    else:
        component.add("dtstart", _moment(event.day, event.start))
        if event.end is not None and event.end > event.start:
            component.add("dtend", _moment(event.day, event.end))
    if event.place:
        component.add("location", event.place)
    if event.about:
        component.add("description", event.about)
    if organizer is not None:
        address = vCalAddress(f"mailto:{organizer.email}")
        address.params["cn"] = organizer.name
        component.add("organizer", address)
    return component


def _moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, time, ZoneInfo(ZONE))
