"""The checks of training against the rest of the raadsboek: at the field, and over everything.

What does not fit, and how it is said, is `core.training.checking`'s and `core.training.own`'s.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.training.planning import known_rule, members_of, plan_of, trainings_of, years_of
from raadsboek.core.bottlenecks import Noted
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds.training import Training
from raadsboek.core.note import Value, text_in
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check
from raadsboek.core.training.checking import problems_of_plan, too_many, without_days
from raadsboek.core.training.own import own_of, problems_of_own
from raadsboek.core.training.plan import training_plan
from raadsboek.vault.settings import SETTINGS_FILE


def problems_of_training(book: Book, meta: Mapping[str, Value]) -> Iterable[Problem]:
    """Yield what does not fit in a training that has these keys, with the rest of its year."""
    found, _problems = check(Training, meta)
    if found is None:
        return
    typed = Noted("", found)
    yield from without_days(typed)
    day = day_as_kept(text_in(meta, "datum"))
    if day is None:
        return
    council = book.settings.council(book.settings.organ_of(meta))
    others = (
        one
        for one in trainings_of(book, council, day.year)
        if not found.number or one.note.number != found.number
    )
    plan = training_plan(
        list(members_of(book, council)),
        [*others, typed],
        year=day.year,
        rule=known_rule(council.law_name, day.year),
        own=own_of(council.training),
    )
    for line in plan.lines:
        if line.handle.casefold() in {person.casefold() for person in found.people}:
            yield from too_many(plan, line)


def training_that_does_not_fit(book: Book, today: datetime.date) -> Iterator[Problem]:
    """Yield what does not fit in the training of this year and of the years after it."""
    for council in book.settings.councils:
        for year in years_of(book, council):
            if year >= today.year:
                yield from problems_of_plan(plan_of(book, council.short, year))


def settings_of_training(book: Book) -> Iterator[Problem]:
    """Yield what is wrong with what the settings say of training."""
    for council in book.settings.councils:
        if council.training:
            rule = known_rule(council.law_name, datetime.MAXYEAR)
            for problem in problems_of_own(council.training, rule):
                yield replace(problem, path=SETTINGS_FILE)
