"""The letter about a decision: making it as outgoing post, or saying that none is needed."""

import datetime

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.organs import organ_keys
from raadsboek.core import confidential
from raadsboek.core.kinds import post
from raadsboek.core.links import link
from raadsboek.core.note import Note, Value

LETTER_KEY = "brief"
NOT_NEEDED = "niet nodig"


def make_letter(book: Book, number: str, *, now: datetime.datetime) -> Note:
    """Make an outgoing piece of post about a decision, with a link to it, in one version.

    A letter about a confidential decision is confidential. Raises `NotFound`.
    """
    decision = notes.read(book, number)
    values: dict[str, Value] = {
        "titel": f"Brief over {notes.title_of(decision)}",
        "richting": post.Direction.OUT.value,
        "datum": now.date().isoformat(),
        "traject": decision.text("traject"),
        **organ_keys(book, decision.meta),
    }
    if confidential.is_confidential(decision.meta):
        values[confidential.KEY] = "ja"
    body = f"Over besluit {link(decision.text('nummer'))}.\n\n{decision.body.strip()}\n"
    given = {key: value for key, value in values.items() if value}
    return notes.create(book, post.KIND, given, body=body, now=now)


def needs_no_letter(book: Book, number: str, *, now: datetime.datetime) -> Note:
    """Say in a decision that no letter is needed. Raises `NotFound`, `ChangedOnDisk`."""
    return notes.change_keys(book, number, {LETTER_KEY: NOT_NEEDED}, now=now)
