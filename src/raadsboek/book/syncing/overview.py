"""What the screen Samenwerken shows: how it stands, what waits to be chosen, sent, and came in.

And which notes got another number, for a line that passes is not enough: the old number may stand
in a letter.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.past import readable
from raadsboek.book.syncing.background import look
from raadsboek.book.syncing.conflicts import Conflict, conflicts, texts_of
from raadsboek.book.syncing.merging import RENUMBERED
from raadsboek.book.syncing.remembering import BEFORE, RECEIVED
from raadsboek.core.difference import Difference, difference
from raadsboek.core.sharing import Shared
from raadsboek.history.git import Repository
from raadsboek.history.log import versions
from raadsboek.history.references import reference, references_below
from raadsboek.history.shared_address import SEEN
from raadsboek.history.whole_versions import WholeVersion, whole_versions

_MOST = 20
"""Versions that are listed: who wants them all looks in the history."""
_LATELY = 200
"""Versions in which is looked for notes that got another number."""


class Told(NamedTuple):
    """A version as it is told: when, who, and what was done."""

    moment: datetime.datetime
    who: str
    what: str


class Together(Struct, frozen=True, kw_only=True):
    """The state, the notes with two versions, and the newest versions that go out or came in."""

    shared: Shared | None
    twice: Sequence[Conflict] = ()
    renumbered: Sequence[Told] = ()
    waiting: Sequence[Told] = ()
    received: Sequence[Told] = ()


def together(book: Book) -> Together:
    """Return all of it, newest first, without the network. Raises `ReadOnly`, `HistoryFailed`."""
    repository = readable(book)
    twice = conflicts(book)
    state = look(book)
    seen = reference(repository, SEEN)
    if state is None or seen is None:
        return Together(shared=state, twice=twice)
    came = reference(repository, RECEIVED)
    before = [identifier for _, identifier in references_below(repository, BEFORE)]
    received = whole_versions(repository, until=came, without=before[-1:]) if came else []
    return Together(
        shared=state,
        twice=twice,
        renumbered=[*_renumbered(repository)],
        waiting=_told(whole_versions(repository, without=[seen])),
        received=_told(received),
    )


def _told(found: Sequence[WholeVersion]) -> tuple[Told, ...]:
    newest: Iterable[WholeVersion] = found[: -_MOST - 1 : -1]
    return tuple(Told(one.author.moment, one.author.name, one.subject) for one in newest)


def _renumbered(repository: Repository) -> Iterator[Told]:
    for one in versions(repository, limit=_LATELY):
        if one.action == RENUMBERED:
            yield Told(one.date, one.author, one.subject)


def compared(book: Book, conflict: Conflict) -> Difference:
    """Return how the text that stands differs from the other one."""
    texts = texts_of(book, conflict)
    return difference(_text(texts.standing), _text(texts.other))


def _text(data: bytes | None) -> str:
    return "(de notitie is weggehaald)" if data is None else data.decode("utf-8", "replace")
