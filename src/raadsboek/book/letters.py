"""Decisions for the director of which no letter has gone out."""

from collections.abc import Iterable

from raadsboek.book.book import Book
from raadsboek.core.kinds.decision import Decision
from raadsboek.core.letters import needs_letter
from raadsboek.core.links import target
from raadsboek.index import letters


def numbers_without_letter(book: Book, decisions: Iterable[Decision]) -> set[str]:
    """Return the numbers of those that need a letter and have none.

    A letter is an outgoing piece of post that links to the decision, or one to its trajectory of
    that day or later. A decision without a day waits for a letter that names it.
    """
    return {
        decision.number
        for decision in decisions
        if needs_letter(decision)
        and not book.index.ask(
            letters.has_letter,
            decision.number,
            trajectory=target(decision.trajectory or "") if decision.date else "",
            since=decision.date.isoformat() if decision.date else "",
        )
    }
