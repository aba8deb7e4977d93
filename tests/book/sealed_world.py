"""A raadsboek with two adopted minutes, each on a checkpoint, to be copied and damaged."""

import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from raadsboek.book.book import Book
from raadsboek.book.meetings.adopting import adopt
from raadsboek.book.notes import create, read
from raadsboek.book.opening import open_book
from raadsboek.book.recording import record_minutes
from raadsboek.core.kinds import meeting, memo
from raadsboek.core.meetings.agreements import Side
from raadsboek.core.note import Value

NOW = datetime.datetime(2026, 12, 17, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
TEXT = """\
## 1. Opening

De voorzitter opent de vergadering.

## 2. Nachtdienst

BESLUIT: De OR vraagt nadere cijfers.
"""


def held(book: Book, day: str, title: str) -> str:
    """Hold a meeting whose minutes are recorded; return its number."""
    values: dict[str, Value] = {"titel": title, "datum": day}
    opened = create(book, meeting.KIND, values, body=TEXT, now=NOW)
    record_minutes(book, opened, body=opened.body, changes={}, now=NOW)
    return opened.text("nummer")


def adopted(book: Book, number: str, *, days: int = 0) -> str:
    """Adopt minutes outside a meeting; return the code of their checkpoint."""
    moment = NOW + datetime.timedelta(days=days)
    note = read(book, number)
    done = adopt(book, [note], in_meeting=None, on=moment.date(), by=(Side.COUNCIL,), now=moment)
    return done.code


def make(root: Path) -> list[str]:
    """Fill a new raadsboek; return the codes of its checkpoints, the oldest first."""
    book = open_book(root, now=NOW)
    numbers = [held(book, "2026-11-05", "Raad"), held(book, "2026-11-26", "Raad")]
    create(book, memo.KIND, {"titel": "Los"}, body="Een woord.\n", now=NOW)
    codes = [adopted(book, number, days=day) for day, number in enumerate(numbers)]
    book.index.close()
    return codes
