"""Meetings and terms as an iCalendar file (RFC 5545) for Outlook and every other agenda.

Owns the format, and is the only module that knows the package `icalendar`. What the events say,
and what must stay out, is decided by who gathers them.
"""

import datetime
from collections.abc import Sequence
from enum import StrEnum
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, vCalAddress
from msgspec import Struct

ZONE = "Europe/Amsterdam"
_PRODUCT = "-//Raadsboek//agenda//NL"
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
    """One meeting or last day for an agenda; without `start` it fills its day.

    `identity` stays the same for ever and tells an agenda that it knows the event; of two with
    one identity the higher `sequence` is the newer. One that is off is taken away there. Times
    are those in the Netherlands. An alarm goes off so long after the start (before it: negative);
    of a whole day the start is midnight. A day that is not `busy` leaves the agenda free.
    """

    identity: str
    title: str
    day: datetime.date
    start: datetime.time | None = None
    end: datetime.time | None = None
    place: str = ""
    about: str = ""
    sequence: int = 0
    is_off: bool = False
    busy: bool = True
    alarms: tuple[datetime.timedelta, ...] = ()


class Method(StrEnum):
    """What an agenda does with the file (RFC 5546)."""

    PUBLISH = "PUBLISH"
    """Shows the events; nobody is asked anything."""
    REQUEST = "REQUEST"
    """Asks who is invited whether they come, and knows a new version of the same meeting."""
    CANCEL = "CANCEL"
    """Takes a meeting away that was asked for before."""


class Attendee(Struct, frozen=True):
    """Somebody who is invited."""

    email: str
    name: str = ""


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
    calendar = _calendar(Method.PUBLISH)
    calendar.add("x-wr-calname", name)
    calendar.add_component(Timezone.from_ical(_TIMEZONE))
    for event in events:
        calendar.add_component(_component(event, organizer, now))
    return bytes(calendar.to_ical())


def invitation_file(
    event: CalendarEvent,
    attendees: Sequence[Attendee],
    *,
    organizer: Organizer,
    now: datetime.datetime,
) -> bytes:
    """Return the bytes of an .ics file that invites people to one meeting, or calls it off.

    Answers go to the organizer by mail, sent by the agenda of who was invited.
    """
    calendar = _calendar(Method.CANCEL if event.is_off else Method.REQUEST)
    calendar.add_component(Timezone.from_ical(_TIMEZONE))
    component = _component(event, organizer, now)
    for one in attendees:
        address = vCalAddress(f"mailto:{one.email}")
        if one.name:
            address.params["cn"] = one.name
        address.params["role"] = "REQ-PARTICIPANT"
        address.params["partstat"] = "NEEDS-ACTION"
        if not event.is_off:
            address.params["rsvp"] = "TRUE"
        component.add("attendee", address, encode=False)
    calendar.add_component(component)
    return bytes(calendar.to_ical())


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    return calendar


def _component(event: CalendarEvent, organizer: Organizer | None, now: datetime.datetime) -> Event:
    component = Event()
    component.add("uid", event.identity)
    component.add("sequence", event.sequence)
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
    if not event.busy:
        component.add("transp", "TRANSPARENT")
    for ahead in () if event.is_off else sorted(set(event.alarms)):
        component.add_component(_alarm(event.title, ahead))
    return component


def _alarm(title: str, ahead: datetime.timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", ahead)
    return alarm


def _moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    return datetime.datetime.combine(day, time, ZoneInfo(ZONE))
