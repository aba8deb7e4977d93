"""The summary of a dossier: how long it may be, saving it, and what is said of one too long."""

import datetime
from collections.abc import Iterable, Mapping

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.core.kinds import trajectory
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.problem import Problem
from raadsboek.core.trajectories.summary import KEY, summary_of, too_long


def most_words(book: Book, meta: Mapping[str, Value]) -> int:
    """Return how many words the council of a dossier wants at most."""
    return book.settings.council(book.settings.organ_of(meta)).summary_words


def save_summary(book: Book, note: Note, text: str, *, now: datetime.datetime) -> Note:
    """Save the summary of a dossier as it was opened; '' takes it away. Raises as `notes.save`."""
    said = " ".join(text.split())
    return notes.save(book, note, changes={KEY: said or None}, body=None, now=now)


def problems_of_summary(book: Book, meta: Mapping[str, Value]) -> Iterable[Problem]:
    """Return what is wrong with the summary in the keys of a dossier."""
    return too_long(summary_of(meta), most_words(book, meta), text_in(meta, "pad"))


def long_summaries(book: Book) -> Iterable[Problem]:
    """Yield the problem of every dossier whose summary is too long."""
    for meta in rows(book, trajectory.KIND).objects():
        yield from problems_of_summary(book, meta)
