"""The dossiers that run, each with what it waits for."""

import datetime

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.core.kinds import trajectory
from raadsboek.core.note import Value
from raadsboek.core.trajectories.dossier import Dossier, work_out
from raadsboek.core.trajectories.next_step import NextStep, next_step
from raadsboek.vault.procedures import read_law


class Running(Struct, frozen=True, kw_only=True):
    """A dossier that is not closed: its keys with their path (`pad`), and its next step."""

    meta: dict[str, Value]
    dossier: Dossier
    step: NextStep | None

    def text(self, key: str) -> str:
        """Return the value of a key as text; '' when it is none."""
        value = self.meta.get(key, "")
        return value if isinstance(value, str) else ""


def running_dossiers(
    book: Book, *, organ: str | None = None, today: datetime.date
) -> list[Running]:
    """Return the dossiers that run, of an organ or (None) of all: those with the nearest day first.

    The index is asked as it is. Raises `LawUnreadable`.
    """
    law = read_law()
    found = []
    for meta in rows(book, trajectory.KIND, only_open=True, organ=organ).objects():
        council = book.settings.council(book.settings.organ_of(meta))
        dossier = work_out(meta, law, council)
        if not dossier.is_closed:
            found.append(Running(meta=meta, dossier=dossier, step=next_step(dossier, today)))
    return sorted(found, key=_nearest)


def _nearest(one: Running) -> tuple[datetime.date, str]:
    day = one.step.day if one.step else None
    return day or datetime.date.max, one.text("nummer")
