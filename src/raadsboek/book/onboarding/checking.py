"""What is wrong with the onboarding lists that run; told by `controleer` and on Problemen."""

from collections.abc import Iterator

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.onboarding.following import tasks_of
from raadsboek.book.source import read_note
from raadsboek.core.kinds import onboarding
from raadsboek.core.kinds.onboarding import Onboarding
from raadsboek.core.onboarding.checks import unclear_tasks, wrong_days
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check


def onboarding_problems(book: Book) -> Iterator[Problem]:
    """Yield what does not fit in the open lists, each with its path."""
    for meta in rows(book, onboarding.KIND, only_open=True).objects():
        path = str(meta["pad"])
        found, _problems = check(Onboarding, meta)
        if found is not None:
            note = read_note(book, path)
            problems = [*wrong_days(found.start, found.due), *unclear_tasks(tasks_of(note))]
            yield from (replace(one, path=path) for one in problems)
