"""The first lines of the document: how much runs, what is late, what comes first."""

from collections.abc import Iterator

from raadsboek.book.handover.telling import Telling
from raadsboek.book.source import read_note
from raadsboek.book.terms import open_terms
from raadsboek.core.dates import day_as_kept
from raadsboek.core.handover.section import HIDDEN, Section, how_many, item, linked, who_says, words
from raadsboek.core.kinds import action, promise, trajectory
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import text_in
from raadsboek.index import deadlines


def summary(telling: Telling) -> Section:
    """Return the part that tells in a minute what somebody takes over."""
    lines = [
        item(
            f"**{how_many(_count(telling, trajectory.KIND), 'traject loopt', 'trajecten lopen')}**"
        ),
        *_first_term(telling),
        *_next_meeting(telling),
        _open(telling, action.KIND),
        _open(telling, promise.KIND),
        *_inbox(telling),
    ]
    return Section(id="kort", title="In het kort", lines=tuple(lines))


def _count(telling: Telling, kind: Kind) -> int:
    return sum(1 for _ in telling.notes(kind, only_open=True))


def _open(telling: Telling, kind: Kind) -> str:
    days = [
        day_as_kept(text_in(meta, kind.due_key)) for meta in telling.notes(kind, only_open=True)
    ]
    late = sum(1 for day in days if day is not None and day < telling.today)
    return item(
        f"{how_many(len(days), kind.label.lower(), kind.plural)} open",
        f"**{late} te laat**" if late else "",
    )


def _first_term(telling: Telling) -> Iterator[str]:
    terms = open_terms(telling.book, None, today=telling.today)
    for term in terms[:1]:
        number = linked(term.number)
        what = f"{number} {HIDDEN}" if term.confidential else f"{words(term.title)} van {number}"
        if term.day is not None:
            yield item(f"Eerste termijn: {what}", telling.day(term.day), words(term.kind))


def _next_meeting(telling: Telling) -> Iterator[str]:
    ahead = telling.book.index.ask(deadlines.meetings_ahead, telling.today.isoformat(), limit=1)
    for meeting in ahead:
        day = day_as_kept(meeting.date)
        if day is not None:
            yield item(
                f"Volgende vergadering: {linked(meeting.number)}",
                telling.day(day),
                *who_says(
                    read_note(telling.book, meeting.path).meta,
                    words(meeting.start),
                    words(meeting.place),
                    words(meeting.status),
                ),
            )


def _inbox(telling: Telling) -> Iterator[str]:
    waiting = telling.book.index.ask(deadlines.counts).inbox
    if waiting:
        waits = "wacht" if waiting == 1 else "wachten"
        yield item(f"{how_many(waiting, 'poststuk', 'poststukken')} {waits}")
