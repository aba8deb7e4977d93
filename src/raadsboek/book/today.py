"""The use case behind the start screen: what is late, what comes, what waits."""

import datetime

from raadsboek.book import quick
from raadsboek.book.attention import (
    MEETINGS_AHEAD,
    elsewhere,
    facts_of_day,
    last_day,
    meeting_rules,
)
from raadsboek.book.book import Book
from raadsboek.book.organs import names_of, whose
from raadsboek.core.council import Settings
from raadsboek.core.meetings.terms import agenda_rule, count_days
from raadsboek.core.overview import Overview
from raadsboek.index import deadlines, onboarding, remembered, seals
from raadsboek.vault.counting_inbox import number_waiting


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
        book.index.ask(deadlines.open_terms, today.isoformat(), until=last_day(today), whose=only),
        book.index.ask(
            deadlines.meetings_ahead, today.isoformat(), limit=MEETINGS_AHEAD, whose=only
        ),
        book.index.ask(deadlines.counts, only),
        checked=known.get(quick.PROBLEMS, ""),
        lagging=known.get(quick.BOTTLENECKS, ""),
        altered=book.index.ask(seals.broken),
        organ=council.short if names else "",
        elsewhere=elsewhere(names, council.short, late),
        rules=rules_of(settings, organ),
        waiting=number_in_inbox(book),
        vacancies=known.get(quick.of_organ(quick.VACANCIES, council.short if names else ""), ""),
        lists=book.index.ask(onboarding.open_lists, only),
    )


def number_in_inbox(book: Book) -> int:
    """Return how many files wait in the inbox; of an earlier day nobody knows."""
    return 0 if book.then is not None else number_waiting(str(book.root))


def law_of(settings: Settings, organ: str = "") -> str:
    """Return the law that applies to a council; '' when the settings name none."""
    return settings.council(organ).law_name if settings.councils else ""


def rules_of(settings: Settings, organ: str = "") -> str:
    """Return what a council asks of its meetings, as the index remembers it."""
    if not settings.councils:
        return meeting_rules(None, "", [])
    council = settings.council(organ)
    rule = agenda_rule(council)
    days, _, basis = rule if rule is not None else (None, None, "")
    words = f"{count_days(days)} · {basis}" if days else ""
    return meeting_rules(days, words, council.facilities)
