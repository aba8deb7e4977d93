"""The plan of training of a council in a year, from the members and trainings that are noted.

What is counted, and how, is `core.training`'s.
"""

import datetime
from collections.abc import Iterator

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.confidential.closed import closed_sentence
from raadsboek.book.lists import rows, years
from raadsboek.core.bottlenecks import Noted
from raadsboek.core.council import Council
from raadsboek.core.encrypted import is_closed
from raadsboek.core.kinds import member, training
from raadsboek.core.kinds.member import Member
from raadsboek.core.kinds.training import Training
from raadsboek.core.schema import check
from raadsboek.core.training.own import own_of
from raadsboek.core.training.plan import TrainingPlan, training_plan
from raadsboek.core.training.rule import TrainingRule, rule_on
from raadsboek.vault.procedures import LawUnreadable
from raadsboek.vault.training import read_training


def plan_of(book: Book, organ: str, year: int) -> TrainingPlan:
    """Return the plan of training of an organ in a year, by the index as it is."""
    council = book.settings.council(organ)
    plan = training_plan(
        list(members_of(book, council)),
        trainings_of(book, council, year),
        year=year,
        rule=known_rule(council.law_name, year),
        own=own_of(council.training),
    )
    counted = (training.KIND, member.KIND)
    closed = closed_sentence(book, counted, organ=council.short, years=(str(year),))
    return replace(plan, closed=closed)


def known_rule(law: str, year: int) -> TrainingRule | None:
    """Return what a law says of training at the end of a year; None where nobody knows.

    None too when the file of the law cannot be read, which others report.
    """
    try:
        return rule_on(read_training(), law, datetime.date(year, 12, 31))
    except LawUnreadable:
        return None


def trainings_of(book: Book, council: Council, year: int) -> Iterator[Noted[Training]]:
    """Yield the trainings of a council in a year, by their first day."""
    listed = rows(book, training.KIND, organ=council.short, year=str(year), sort="datum")
    for meta in listed.objects():
        found, _problems = check(Training, meta)
        if found is not None and not is_closed(meta):
            yield Noted(str(meta["pad"]), found)


def years_of(book: Book, council: Council) -> list[int]:
    """Return the years in which the council has a training, the first one first."""
    return sorted(int(year) for year in years(book, training.KIND, council.short) if year)


def members_of(book: Book, council: Council) -> Iterator[Member]:
    """Yield the members of a council, of all times."""
    for meta in rows(book, member.KIND, organ=council.short).objects():
        found, _problems = check(Member, meta)
        if found is not None:
            yield found
