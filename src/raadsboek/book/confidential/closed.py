"""How many notes are encrypted here and cannot be read: whoever counts notes must say so.

Owns which of them may matter for a year. A note that lies there closed tells its number only.
"""

from collections import Counter
from collections.abc import Collection, Mapping

from raadsboek.book.book import Book
from raadsboek.book.organs import whose
from raadsboek.core.encrypted import closed_words
from raadsboek.core.kinds import election, meeting, question, training, trajectory
from raadsboek.core.kinds.kind import Kind
from raadsboek.index.secrecy import closed_notes

_BY_DAY = frozenset(
    kind.name for kind in (meeting.KIND, question.KIND, training.KIND, election.KIND)
)
"""Kinds that are about the year of their number; others may go on for years."""
WITH_TERMS = (trajectory.KIND, election.KIND)
"""Kinds of notes that terms run in."""


def closed_in(
    book: Book, kinds: Collection[Kind], *, organ: str | None = "", years: Collection[str] = ()
) -> Mapping[str, int]:
    """Return by kind how many notes of an organ are closed here, by the index as it is.

    With `years` only those that may be about one of them. A number without a year may be so.
    """
    names = {kind.name for kind in kinds}
    found: Counter[str] = Counter()
    for kind, year, number in book.index.ask(closed_notes, whose(book.settings, organ)):
        if kind in names and (not years or not year or _may_be_of(kind, year, years)):
            found[kind] += number
    return found


def closed_sentence(
    book: Book, kinds: Collection[Kind], *, organ: str | None = "", years: Collection[str] = ()
) -> str:
    """Return the sentence about those notes; '' when all of them can be read."""
    return closed_words(closed_in(book, kinds, organ=organ, years=years))


def _may_be_of(kind: str, year: str, years: Collection[str]) -> bool:
    return year in years if kind in _BY_DAY else year <= max(years)
