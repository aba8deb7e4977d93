"""The use case behind the start screen: what is late, what comes, what waits."""

import datetime

from raadsboek.book import quick
from raadsboek.book.attention import elsewhere, facts_of_day, last_day
from raadsboek.book.book import Book
from raadsboek.book.organs import names_of, whose
from raadsboek.core.council import Settings
from raadsboek.core.overview import Overview
from raadsboek.index import deadlines, remembered, seals


def overview(book: Book, today: datetime.date, organ: str = "") -> Overview:
    """Return what the start screen shows on `today`, from the index as it is now.

    Of the organ with this short name, '' for the first one.
    """
    settings = book.settings
    council = settings.council(organ)
    only = whose(settings, organ)
    names = names_of(settings)
    late = book.index.ask(deadlines.late_by_organ, today.isoformat()) if names else {}
    known = book.index.ask(remembered.recall)
    return facts_of_day(
        settings.name_of(council),
        law_of(settings, organ),
        today,
        book.index.ask(deadlines.open_items, until=last_day(today), whose=only),
        book.index.ask(deadlines.meetings_ahead, today.isoformat(), whose=only),
        book.index.ask(deadlines.counts, only),
        checked=known.get(quick.PROBLEMS, ""),
        lagging=known.get(quick.BOTTLENECKS, ""),
        altered=book.index.ask(seals.broken),
        organ=council.short if names else "",
        elsewhere=elsewhere(names, council.short, late),
    )


def law_of(settings: Settings, organ: str = "") -> str:
    """Return the law that applies to a council; '' when the settings name none."""
    return settings.council(organ).law_name if settings.councils else ""
