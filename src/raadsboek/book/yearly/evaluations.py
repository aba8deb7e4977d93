"""What is evaluated on which day: decisions, dossiers, and agreements that say so.

Every kind with a key `evaluatie` counts, so that one that gets it later is there by itself.
"""

import datetime
from collections.abc import Iterator

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import KINDS
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.kinds.trajectory import TrajectoryStatus
from raadsboek.core.note import text_in
from raadsboek.core.schema import fields_of

KEY = "evaluatie"
_BEHIND_US = frozenset(
    {
        TrajectoryStatus.EVALUATED.value,
        TrajectoryStatus.WITHDRAWN.value,
        TrajectoryStatus.GIVEN_UP.value,
        "gewijzigd",
        "vervallen",
    }
)
"""In these statuses, of whichever kind, nothing is evaluated any more."""


class Evaluation(Struct, frozen=True, kw_only=True):
    """A note that is evaluated on a day."""

    day: datetime.date
    number: str
    path: str
    title: str
    kind: Kind
    is_confidential: bool = False

    def is_late(self, today: datetime.date) -> bool:
        """Tell if the day is past and nobody wrote down that it was done."""
        return self.day < today


def evaluations(book: Book, organ: str, year: int) -> tuple[Evaluation, ...]:
    """Return what an organ still has to evaluate in a year, by day."""
    found = [
        one for kind in EVALUATED for one in _of_kind(book, kind, organ) if one.day.year == year
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.number)))


def _of_kind(book: Book, kind: Kind, organ: str) -> Iterator[Evaluation]:
    for meta in rows(book, kind, organ=organ).objects():
        day = day_as_kept(text_in(meta, KEY))
        if day is not None and text_in(meta, kind.status_key) not in _BEHIND_US:
            yield Evaluation(
                day=day,
                number=text_in(meta, "nummer"),
                path=str(meta["pad"]),
                title=text_in(meta, kind.title_key),
                kind=kind,
                is_confidential=is_confidential(meta),
            )


EVALUATED = tuple(kind for kind in KINDS if any(item.key == KEY for item in fields_of(kind.struct)))
