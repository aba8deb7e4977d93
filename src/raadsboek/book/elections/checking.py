"""What does not fit in the keys of an election: said at the field, and by `controleer`."""

import datetime
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.elections.reading import judged
from raadsboek.book.lists import rows
from raadsboek.core.dates import long_date
from raadsboek.core.elections.result import result_of
from raadsboek.core.kinds import election
from raadsboek.core.kinds.election import Election, ElectionStatus
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check

_LATER = frozenset({"kandidaten-ontbreken", "zetels-ontbreken", "stemmen-ontbreken", "lot-beslist"})
"""What is no mistake as long as the election goes on."""


def problems_of_election(book: Book, meta: Mapping[str, Value]) -> Iterator[Problem]:
    """Yield what does not fit: an awkward day, an end before a start, votes that cannot be."""
    facts = check(Election, meta)[0]
    if facts is None:
        return
    if facts.status is ElectionStatus.PREPARED and facts.day is not None:
        yield from judged(book, meta, facts, today=datetime.date.min)
    if facts.term_start and facts.term_end and facts.term_end < facts.term_start:
        yield Problem(
            code="zitting-einde-voor-begin",
            key="zitting-tot",
            message=f"De zitting eindigt op {long_date(facts.term_end)}, voor het begin op "
            f"{long_date(facts.term_start)}.",
            fix="Verbeter een van de twee dagen.",
        )
    yield from (one for one in result_of(facts).problems if one.code not in _LATER)


def troubles_of_elections(book: Book) -> Iterator[Problem]:
    """Yield what does not fit in any election, each at its note."""
    for meta in rows(book, election.KIND).objects():
        for problem in problems_of_election(book, meta):
            yield replace(problem, path=str(meta["pad"]))
