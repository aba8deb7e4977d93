"""What there is to know about encryption in this raadsboek, for the screen and the command line.

Reads only.
"""

from collections.abc import Iterator

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.confidential.encrypting import Standing, counted, standing
from raadsboek.book.confidential.keys import OwnKey, own_key
from raadsboek.book.confidential.protecting import unconfirmed_readers
from raadsboek.core.council import Reader
from raadsboek.core.dates import day_as_kept, without_weekday

OLD_VERSIONS = (
    "Oudere versies in de geschiedenis blijven zoals ze zijn: wat daarin leesbaar staat, blijft "
    "daar leesbaar voor wie het raadsboek heeft."
)
FUTURE_ONLY = (
    "Dit geldt voor wat vanaf nu wordt opgeslagen. Wat eerder is versleuteld, kan deze lezer in de "
    "map en in oudere versies nog openen."
)


class State(Struct, frozen=True, kw_only=True):
    """The key of the user, if encryption is on, for whom, and how the notes lie there."""

    own: OwnKey | None
    encrypts: bool
    readers: tuple[Reader, ...]
    former: tuple[Reader, ...]
    unconfirmed: tuple[Reader, ...]
    notes: Standing

    @property
    def is_reader(self) -> bool:
        """Whether what is saved now can be opened by this user."""
        own = {self.own.public, *self.own.older} if self.own else set()
        return any(reader.key in own for reader in self.readers)


def state_of(book: Book) -> State:
    """Return how things stand."""
    settings = book.settings
    return State(
        own=own_key(book.key_file),
        encrypts=settings.encrypts,
        readers=settings.present_readers,
        former=tuple(one for one in settings.readers if one.until),
        unconfirmed=unconfirmed_readers(book),
        notes=standing(book),
    )


def state_lines(state: State) -> Iterator[str]:
    """Yield in words if encryption is on, for whom, and what lies there."""
    yield f"Versleutelen: {'aan' if state.encrypts else 'uit'}"
    unconfirmed = {one.key for one in state.unconfirmed}
    for one in state.readers:
        since = f", sinds {_day(one.since)}" if one.since else ""
        doubt = " (nog niet door u bevestigd: krijgt niets)" if one.key in unconfirmed else ""
        yield f"Lezer: {one.name}{since}{doubt}"
    for one in state.former:
        yield f"Was lezer: {one.name}, tot {_day(one.until)}"
    if state.readers and not state.is_reader:
        yield "U bent zelf geen lezer: u kunt geen vertrouwelijke notities opslaan."
    yield f"Versleuteld: {counted(len(state.notes.encrypted) + len(state.notes.closed))}"
    if state.notes.closed:
        yield f"Daarvan niet te openen met uw sleutel: {counted(len(state.notes.closed))}"
    for path in state.notes.readable if state.encrypts else ():
        yield f"Vertrouwelijk, en nog leesbaar in de map: {path}"


def _day(kept: str) -> str:
    """Return a day as people say it; what is no day stays as somebody typed it."""
    day = day_as_kept(kept)
    return without_weekday(day) if day is not None else kept
