"""The use case behind the start screen: what is late, what comes, what waits."""

import datetime

from raadsboek.book import quick
from raadsboek.book.attention import facts_of_day, last_day
from raadsboek.book.book import Book
from raadsboek.core.council import Settings
from raadsboek.core.overview import Overview
from raadsboek.index import deadlines, remembered, seals


def overview(book: Book, today: datetime.date) -> Overview:
    """Return what the start screen shows on `today`, from the index as it is now."""
    known = book.index.ask(remembered.recall)
    return facts_of_day(
        book.settings.name,
        law_of(book.settings),
        today,
        book.index.ask(deadlines.open_items, until=last_day(today)),
        book.index.ask(deadlines.meetings_ahead, today.isoformat()),
        book.index.ask(deadlines.counts),
        checked=known.get(quick.PROBLEMS, ""),
        lagging=known.get(quick.BOTTLENECKS, ""),
        altered=book.index.ask(seals.broken),
    )


def law_of(settings: Settings) -> str:
    """Return the law that applies to the first council; '' when the settings name none."""
    return settings.councils[0].law_name if settings.councils else ""
