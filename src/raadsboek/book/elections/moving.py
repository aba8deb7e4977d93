"""Giving an election another day: what moves is seen first, and then saved as one version."""

import datetime

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.elections.reading import OpenedElection, open_election, worked_out
from raadsboek.core.elections.course import DAY_KEY
from raadsboek.core.elections.plan import MovedStep, moved_steps


class ElectionMove(Struct, frozen=True, kw_only=True):
    """An election before and after it gets another day, and the steps that move along."""

    before: OpenedElection
    after: OpenedElection
    moved: tuple[MovedStep, ...]


def plan_move(book: Book, wanted: str, day: datetime.date, *, today: datetime.date) -> ElectionMove:
    """Return what another day for an election would change; nothing is saved."""
    before = open_election(book, wanted, today=today)
    meta = {**before.note.meta, DAY_KEY: day.isoformat()}
    after = worked_out(book, before.note, meta, today=today)
    return ElectionMove(
        before=before, after=after, moved=tuple(moved_steps(before.rows, after.rows, today))
    )


def move_election(
    book: Book, wanted: str, day: datetime.date, *, now: datetime.datetime
) -> ElectionMove:
    """Give an election another day, in one version. Raises as `notes.save`."""
    planned = plan_move(book, wanted, day, today=now.date())
    note = notes.save(
        book, planned.before.note, changes={DAY_KEY: day.isoformat()}, body=None, now=now
    )
    return ElectionMove(
        before=planned.before,
        after=worked_out(book, note, note.meta, today=now.date()),
        moved=planned.moved,
    )
