"""Everything with a day as one file for the secretary's own agenda: meetings and terms, from today.

Owns which terms go in and what they say: the explanation of each date, and alarms on the safe day
and a week before. Nothing of a confidential note goes in; how many those are is told. A term that
was settled stays in until its day is past, as called off: an agenda takes it away then.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.documents.leaving import write_leaving
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.event_marks import EventMarks, Source
from raadsboek.book.lists import rows
from raadsboek.book.meetings.calendar_export import (
    CalendarExport,
    is_calendar,
    meeting_events,
    organizer_of,
)
from raadsboek.book.meetings.planning_year import council_named
from raadsboek.book.offices import name_of, offices
from raadsboek.core.confidential import is_confidential
from raadsboek.core.council import Council
from raadsboek.core.courses import work_out
from raadsboek.core.dates import long_date
from raadsboek.core.documents.document import Audience
from raadsboek.core.kinds import election, secrecy, trajectory
from raadsboek.core.kinds.secrecy import Secrecy
from raadsboek.core.links import link, targets
from raadsboek.core.note import Value
from raadsboek.core.office import MONTHS_AHEAD
from raadsboek.core.schema import check
from raadsboek.core.terms.arithmetic import is_own_day
from raadsboek.core.terms.counting import shifted
from raadsboek.core.terms.deadline import Deadline, Reading
from raadsboek.core.terms.event import Document, Event
from raadsboek.core.terms.explaining import explain
from raadsboek.core.terms.procedure import Unit
from raadsboek.render.calendar import CalendarEvent, calendar_file
from raadsboek.vault.procedures import read_law

NAME = "agenda.ics"
DAYS_BEFORE = 7
"""So many days before the last day an alarm goes off too."""
_BEFORE_MEETING = datetime.timedelta(hours=-1)
_MORNING = datetime.timedelta(hours=9)


class AgendaFile(CalendarExport, frozen=True, kw_only=True):
    """The file, and how many of its events are terms; `count` is how many are meetings."""

    terms: int

    @property
    def sentence(self) -> str:
        """How much is in it: '1 vergadering en 3 termijnen'."""
        meetings = "1 vergadering" if self.count == 1 else f"{self.count} vergaderingen"
        return f"{meetings} en {'1 termijn' if self.terms == 1 else f'{self.terms} termijnen'}"


class _Term(Struct, frozen=True, kw_only=True):
    """A term on its way into the file; without an event it is confidential, or not to be read."""

    number: str
    event: CalendarEvent | None = None
    is_confidential: bool = False


def agenda_file(book: Book, *, organ: str = "", now: datetime.datetime) -> AgendaFile:
    """Return the meetings and terms of an organ from today on, as an .ics file.

    The same state and moment give the same bytes. Raises `ReadOnly` when the history cannot be
    read, `LawUnreadable`.
    """
    council = council_named(book, organ)
    book.index.refresh()
    marks = EventMarks(book, now)
    today = now.date()
    meetings = meeting_events(book, council, marks, today, datetime.date.max, alarm=_BEFORE_MEETING)
    terms = [term for source in TERMS for term in source(book, council, marks, today)]
    events = [term.event for term in terms if term.event is not None]
    events.sort(key=lambda event: (event.day, event.title, event.identity))
    hidden = [term.number for term in terms if term.is_confidential]
    unclear = [term.number for term in terms if term.event is None and not term.is_confidential]
    return AgendaFile(
        data=calendar_file(
            [*meetings.events, *events],
            name=f"Raadsboek {council.name}",
            organizer=organizer_of(book),
            now=now,
        ),
        count=len(meetings.events),
        terms=len(events),
        confidential=(*meetings.confidential, *dict.fromkeys(hidden)),
        unclear=(*meetings.unclear, *dict.fromkeys(unclear)),
        name=NAME,
    )


def write_agenda(book: Book, made: AgendaFile, typed: str) -> str:
    """Write the file outside the raadsboek, also over an earlier one; return where it stands."""
    withheld = withheld_from(book, (), audience=Audience.SHORT)
    return str(
        write_leaving(book, typed or NAME, made.data, withheld, name=NAME, may_replace=is_calendar)
    )


def _of_dossiers(
    book: Book, council: Council, marks: EventMarks, today: datetime.date
) -> Iterator[_Term]:
    law = read_law()
    courses = [
        meta
        for kind in (trajectory.KIND, election.KIND)
        for meta in rows(book, kind, organ=council.short).objects()
    ]
    for meta in courses:
        source = _source(meta)
        taken: dict[str, int] = {}
        for deadline in work_out(meta, law, council).deadlines:
            taken[deadline.step.id] = place = taken.get(deadline.step.id, 0) + 1
            if deadline.last is None or deadline.last < today:
                continue
            if is_confidential(meta) or not source.number:
                hidden = is_confidential(meta)
                yield _Term(number=source.number or source.path, is_confidential=hidden)
                break
            # A second possible start of the same step is another event.
            names = [source.number, deadline.step.id, *([str(place)] if place > 1 else [])]
            yield _Term(
                number=source.number,
                event=CalendarEvent(
                    identity=marks.identity(*names),
                    title=f"{_title(deadline)} · {meta.get('titel', '')}",
                    day=deadline.last,
                    about=_about(source.number, deadline),
                    sequence=marks.sequence([source], deadline.procedure.checked),
                    is_off=not deadline.is_open,
                    busy=False,
                    alarms=_alarms(deadline.last, deadline.safe),
                ),
            )


def _title(deadline: Deadline) -> str:
    if is_own_day(deadline):
        return deadline.step.title
    reading = f" ({deadline.reading})" if deadline.reading is not Reading.ONLY else ""
    return f"{deadline.step.title}: laatste dag{reading}"


def _about(number: str, deadline: Deadline) -> str:
    told = explain(replace(deadline, event=_without_files(deadline.event)))
    rows_told = (
        (row.label, " · ".join(part for part in (row.value, row.remark) if part))
        for row in told.rows
    )
    lines = (f"{label}: {words}" if label else words for label, words in rows_told)
    return "\n".join([told.heading, *lines, f"Nummer: {number}"])


def _without_files(event: Event) -> Event:
    """Return an event with the numbers of its papers: a name may tell what is confidential."""
    numbers = [number for one in event.documents for number in targets(one.name)]
    return replace(event, documents=tuple(Document(link(number)) for number in numbers))


def _of_secrecies(
    book: Book, council: Council, marks: EventMarks, today: datetime.date
) -> Iterator[_Term]:
    for meta in rows(book, secrecy.KIND, organ=council.short).objects():
        source = _source(meta)
        facts = check(Secrecy, meta)[0]
        if facts is None or facts.until is None or facts.until < today:
            continue
        if is_confidential(meta) or not facts.number:
            hidden = is_confidential(meta)
            yield _Term(number=source.number or source.path, is_confidential=hidden)
            continue
        yield _Term(
            number=facts.number,
            event=CalendarEvent(
                identity=marks.identity(facts.number, "einde"),
                title=f"Geheimhouding loopt af · {facts.title}",
                day=facts.until,
                about=f"Opgelegd door: {facts.imposed_by}\nNummer: {facts.number}",
                sequence=marks.sequence([source]),
                is_off=facts.status not in secrecy.KIND.open_statuses,
                busy=False,
                alarms=_alarms(facts.until, facts.until),
            ),
        )


def _of_offices(
    book: Book, council: Council, marks: EventMarks, today: datetime.date
) -> Iterator[_Term]:
    found = offices(book, council.short, today)
    for leaving in found.leavings:
        sources = [Source(one.member.number, one.path) for one in leaving.sittings]
        named = min(source.number or source.path for source in sources)
        begins = found.election_begins(leaving)
        starts = () if begins is None else (begins - leaving.day + _MORNING,)
        names = ", ".join(name_of(book, one) for one in leaving.sittings)
        ahead = shifted(leaving.day, -MONTHS_AHEAD, Unit.MONTH)
        told = [f"Treedt af: {names}", *([f"Zittingsduur: {found.basis}"] if found.basis else [])]
        if begins is not None:
            told.append(f"De verkiezing voorbereiden vanaf {long_date(begins)}")
        yield _Term(
            number=named,
            event=CalendarEvent(
                # Of who leaves together the lowest number stays, whatever the day becomes.
                identity=marks.identity(named, "zitting"),
                title=f"Einde van de zittingstermijn · {council.name}",
                day=leaving.day,
                about="\n".join(told),
                sequence=marks.sequence(sources),
                busy=False,
                alarms=(ahead - leaving.day + _MORNING, *starts),
            ),
        )


def _source(meta: Mapping[str, Value]) -> Source:
    number = meta.get("nummer", "")
    return Source(number if isinstance(number, str) else "", str(meta["pad"]))


TERMS: tuple[Callable[[Book, Council, EventMarks, datetime.date], Iterator[_Term]], ...] = (
    _of_dossiers,
    _of_secrecies,
    _of_offices,
)
"""Where terms come from; to add one, add a function and a line above."""


def _alarms(last: datetime.date, safe: datetime.date | None) -> tuple[datetime.timedelta, ...]:
    """Return when to call, from the midnight before the last day: always in the morning."""
    days = (last, safe or last, last - datetime.timedelta(days=DAYS_BEFORE))
    return tuple((day - last) + _MORNING for day in days)
