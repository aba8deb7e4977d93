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
from raadsboek.book.unsaved import readable as with_keys
from raadsboek.core.difference import Difference, difference
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.meetings.adopted import SALT_KEY
from raadsboek.core.note import Value
from raadsboek.core.schema import fields_of
from raadsboek.core.sharing import Shared
from raadsboek.history.git import Repository
from raadsboek.history.log import versions
from raadsboek.history.references import reference, references_below
from raadsboek.history.shared_address import SEEN
from raadsboek.history.whole_versions import WholeVersion, whole_versions
from raadsboek.vault.encrypted_notes import is_encrypted
from raadsboek.vault.reading import note_from_bytes

_MOST = 20
"""Versions that are listed: who wants them all looks in the history."""
_NOT_SHOWN = ("soort", SALT_KEY)
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
    standing, other = (_as_read(conflict.since, data) for data in (texts.standing, texts.other))
    if standing == other or None in (standing, other):
        # They differ in how they stand on disk, or one of them is no note that can be read.
        standing, other = _text(texts.standing), _text(texts.other)
    return difference(standing or "", other or "")


def _as_read(path: str, data: bytes | None) -> str | None:
    """Return a note with its keys by their labels, as people read it; None when it is no note."""
    if data is None:
        return _text(data)
    if not path.endswith(".md") or is_encrypted(data):
        return None
    note = note_from_bytes(path, data)
    kind = KIND_BY_NAME.get(note.text("soort"))
    if kind is None or note.problems:
        return None
    labels = {field.key: field.label for field in fields_of(kind.struct)}
    shown: dict[str, Value] = {}
    for key, value in note.meta.items():
        label = labels.get(key, key.capitalize())
        if key not in _NOT_SHOWN:
            shown[f"{label} ({key})" if label in shown else label] = value
    return with_keys(shown, note.body)


def _text(data: bytes | None) -> str:
    return "(de notitie is weggehaald)" if data is None else data.decode("utf-8", "replace")
