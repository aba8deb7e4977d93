"""How far everybody is who settles in, and who is new and has no list yet. Reads only."""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.onboarding.people import member_called, members_in
from raadsboek.book.onboarding.starting import TITLE
from raadsboek.book.source import read_note
from raadsboek.core.kinds import onboarding
from raadsboek.core.kinds.member import Member, Role
from raadsboek.core.links import target
from raadsboek.core.note import Note, text_in
from raadsboek.core.onboarding.tasks import (
    BUDDY,
    OWNER,
    Progress,
    Task,
    progress_of,
    read_tasks,
)
from raadsboek.core.roles import role_on

NEW_FOR_DAYS = 92
"""So long after the first day somebody counts as new."""
_SETTLING = frozenset(set(Role) - {Role.DIRECTOR, Role.GUEST})


class Settling(Struct, frozen=True, kw_only=True):
    """A list as it is now: its note, whose it is, its tasks and how far they are."""

    note: Note
    name: str
    tasks: tuple[Task, ...]
    progress: Progress

    @property
    def number(self) -> str:
        """The number of the list."""
        return self.note.text("nummer")

    @property
    def is_all_done(self) -> bool:
        """Whether there is no task left."""
        return bool(self.tasks) and self.progress.done == self.progress.total


class Newcomer(Struct, frozen=True, kw_only=True):
    """Somebody who is new and has no list."""

    handle: str
    name: str
    number: str
    start: datetime.date


def settling(
    book: Book, *, today: datetime.date, organ: str | None = None, everybody: bool = False
) -> list[Settling]:
    """Return the lists that run, or with `everybody` all of them, the earliest first day first."""
    listed = rows(book, onboarding.KIND, only_open=not everybody, organ=organ).objects()
    found = [settling_at(book, text_in(meta, "pad"), today=today) for meta in listed]
    return sorted(found, key=lambda one: (one.note.text("begin"), one.number))


def settling_at(book: Book, path: str, *, today: datetime.date) -> Settling:
    """Return the list at a path. Raises `NotFound`."""
    return settling_of(read_note(book, path), today=today)


def settling_of(note: Note, *, today: datetime.date) -> Settling:
    """Return a list as its note tells it."""
    tasks = tuple(tasks_of(note))
    name = note.text("titel").removeprefix(TITLE).lstrip(" :") or note.text("titel")
    return Settling(note=note, name=name, tasks=tasks, progress=progress_of(tasks, today))


def tasks_of(note: Note) -> list[Task]:
    """Return the tasks of a list, each with who it is for."""
    return read_tasks(note.body, {BUDDY: note.texts("buddy"), OWNER: note.texts("wie")})


def settling_called(
    book: Book, wanted: str, *, today: datetime.date, organ: str | None = None
) -> Settling | None:
    """Return the list that is meant by its number or by a short name; None when there is none.

    Of several lists of one person the one that runs, else the last. Raises `NoSuchMember`.
    """
    every = settling(book, today=today, organ=organ, everybody=True)
    plain = wanted.strip().strip("[]").casefold()
    for one in every:
        if plain == one.number.casefold():
            return one
    number = member_called(book, wanted, today, organ=organ or "").number
    of_member = [one for one in every if target(one.note.text("lid")) == number]
    running = [one for one in of_member if one.note.text("status") in ("", "loopt")]
    return next(iter([*running, *reversed(of_member)]), None)


def newcomers(book: Book, today: datetime.date, *, organ: str | None = None) -> list[Newcomer]:
    """Return who began lately, or is about to, for the first time, and never had a list."""
    everybody = members_in(book, organ or "")
    listed = {
        target(text_in(meta, "lid")) for meta in rows(book, onboarding.KIND, organ=organ).objects()
    }
    found = []
    for one in everybody:
        if one.number not in listed and one.start is not None and _is_new(one, everybody, today):
            found.append(
                Newcomer(handle=one.handle, name=one.name, number=one.number, start=one.start)
            )
    return sorted(found, key=lambda one: (one.start, one.name))


def _is_new(one: Member, everybody: Sequence[Member], today: datetime.date) -> bool:
    """Tell if somebody sits here for the first time, since a while at most."""
    started = one.start
    if started is None or role_on(one, started) not in _SETTLING or (one.terms or 1) > 1:
        return False
    handle = one.handle.casefold()
    was_here = any(
        other.handle.casefold() == handle and (other.start is None or other.start < started)
        for other in everybody
    )
    is_there_still = one.end is None or one.end >= today
    return not was_here and is_there_still and (today - started).days <= NEW_FOR_DAYS
