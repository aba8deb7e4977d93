"""All dates of 2,000 dossiers, worked out by the law from the keys in a fresh index.

Processor time, so of one core. The promise is at most half a second; the baseline is reading those
same notes from their files.
"""

import datetime
import time
from collections.abc import Callable

from bench.dossiers import ready_dossiers
from bench.made import opened
from bench.measuring import Result, compare
from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.term_source import law_of
from raadsboek.core.kinds import trajectory
from raadsboek.core.trajectories.dossier import work_out
from raadsboek.vault.reading import read_note

COUNT = 2_000


def run() -> list[Result]:
    """Compare counting the terms with reading the notes that they are counted from."""
    root = ready_dossiers(COUNT, today=datetime.datetime.now().astimezone().date())
    book = opened(root)
    paths = [str(found["pad"]) for found in rows(book, trajectory.KIND).objects()]

    found = compare(
        f"all dates of {COUNT} dossiers",
        "reading these notes",
        lambda: _processor_seconds(lambda: _all_dates(book)),
        lambda: _processor_seconds(lambda: [read_note(root, path) for path in paths]),
        target=5.0,
    )
    promise = found._replace(baseline="half a second on one core", theirs=500.0, target=1.0)
    return [promise, found]


def _processor_seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def _all_dates(book: Book) -> None:
    law = law_of(book)
    dossiers = [
        work_out(meta, law, book.settings.council(book.settings.organ_of(meta)))
        for meta in rows(book, trajectory.KIND).objects()
    ]
    assert sum(len(one.open_deadlines) for one in dossiers) >= COUNT
