"""Ticking a task of an onboarding list, adding one, and closing the list: one version each."""

import datetime
from collections.abc import Sequence

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.onboarding.following import Settling, settling_of
from raadsboek.core.errors import EXIT_NOT_FOUND, InvalidInput, RaadsboekError
from raadsboek.core.kinds.onboarding import OnboardingStatus
from raadsboek.core.note import Changes
from raadsboek.core.onboarding.tasks import task_line, ticked, with_task
from raadsboek.core.problem import Problem


class NoSuchTask(RaadsboekError):
    """The list has no task with that number."""

    exit_code = EXIT_NOT_FOUND

    def __init__(self, number: str, place: int, total: int) -> None:
        super().__init__(
            f"{number} heeft geen taak {place}.",
            f"Geef een getal van 1 tot en met {total}." if total else "Er staan nog geen taken in.",
        )


def tick(
    book: Book, opened: Settling, place: int, *, is_done: bool, now: datetime.datetime
) -> Settling:
    """Say of the task at a place (0 is the first) that it is done, or open after all.

    Changes one character of the file. Raises `NoSuchTask`, `ChangedOnDisk`.
    """
    if not 0 <= place < len(opened.tasks):
        raise NoSuchTask(opened.number, place + 1, len(opened.tasks))
    body = ticked(opened.note.body, opened.tasks[place].line, is_done=is_done)
    assert body is not None  # it is the text in which the task was found
    return _saved(book, opened, {}, body, now)


def add_task(
    book: Book,
    opened: Settling,
    text: str,
    *,
    people: Sequence[str] = (),
    due: datetime.date | None = None,
    now: datetime.datetime,
) -> Settling:
    """Add a task below the last one. Raises `InvalidInput` without text, `ChangedOnDisk`."""
    if not text.strip():
        raise InvalidInput(
            [Problem(code="taak-leeg", message="Er staat geen taak.", fix="Typ wat er moet.")]
        )
    body = with_task(opened.note.body, task_line(text, people, due))
    return _saved(book, opened, {}, body, now)


def choose_buddy(book: Book, opened: Settling, handle: str, *, now: datetime.datetime) -> Settling:
    """Say who the buddy is; tasks for @buddy follow. Raises `ChangedOnDisk`."""
    return _saved(book, opened, {"buddy": [handle]}, None, now)


def finish(book: Book, opened: Settling, *, now: datetime.datetime) -> Settling:
    """Close the list; what is not ticked stays to be read. Raises `ChangedOnDisk`."""
    changes: Changes = {
        "status": OnboardingStatus.FINISHED.value,
        "afgerond": now.date().isoformat(),
    }
    return _saved(book, opened, changes, None, now)


def _saved(
    book: Book, opened: Settling, changes: Changes, body: str | None, now: datetime.datetime
) -> Settling:
    saved = notes.save(book, opened.note, changes=changes, body=body, now=now)
    return settling_of(saved, today=now.date())
