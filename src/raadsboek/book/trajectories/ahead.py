"""What lies ahead in a dossier: only a meeting that was planned; everything else has happened."""

import datetime

from raadsboek.book.book import Book
from raadsboek.book.source import read_note
from raadsboek.book.trajectories.proof import path_of_paper
from raadsboek.core.dates import day_as_kept, long_date
from raadsboek.core.kinds import meeting
from raadsboek.core.problem import Problem
from raadsboek.core.terms.event import Event


def lies_ahead_alone(book: Book, event: Event, today: datetime.date) -> bool:
    """Tell if an event lies ahead without a planned meeting of that day among its papers."""
    return event.day > today and not any(
        _is_meeting_of(book, paper.name, event.day) for paper in event.documents
    )


def too_early(day: datetime.date, key: str) -> Problem:
    """Return the problem of a day that has not come, at the field where it was given."""
    return Problem(
        code="gebeurtenis-te-vroeg",
        key=key,
        message=f"{long_date(day)} is nog niet geweest.",
        fix="Leg vast wat er is gebeurd. Alleen een overleg kan vooruit, met als bewijs de "
        "geplande vergadering van die dag, zoals V-2026-12.",
    )


def _is_meeting_of(book: Book, name: str, day: datetime.date) -> bool:
    path = path_of_paper(book, name)
    note = read_note(book, path) if path else None
    return (
        note is not None
        and note.text("soort") == meeting.KIND.name
        and day_as_kept(note.text("datum")) == day
    )
