"""Making several posts or expenses in one version, each with the next free number.

What they say is decided by who asks.
"""

import datetime
from collections.abc import Callable, Iterable, Mapping

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.finding import issued_numbers
from raadsboek.book.notes import draft_meta, free_number, new_note
from raadsboek.book.organs import organ_keys
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Value


def make_notes(
    book: Book,
    organ: str,
    what: Callable[[], tuple[Kind, Iterable[Mapping[str, Value]]]],
    *,
    subject: Callable[[int], str],
    now: datetime.datetime,
) -> tuple[str, ...]:
    """Make the notes that `what` says while nobody else writes; return their numbers.

    Nothing to make is no version. Raises `InvalidInput` and as `book.changing.record`.
    """
    made: list[tuple[str, ...]] = [()]

    def prepare() -> Change:
        book.index.refresh()
        kind, metas = what()
        short = book.settings.council(organ).short
        issued = set(issued_numbers(book, kind, short))
        writes, numbers = [], []
        for given in metas:
            meta = {**draft_meta(kind, given), **organ_keys(book, {ORGAN_KEY: short})}
            number = free_number(book, kind, meta, issued, now)
            issued.add(number)
            path, data = new_note(kind, meta, number, kind.skeleton, now)
            numbers.append(number)
            writes.append(Write(path=path, data=data, expected=None))
        made.append(tuple(numbers))
        return Change(
            writes=writes, action="begroting", numbers=numbers, subject=subject(len(numbers))
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    return made[-1]
