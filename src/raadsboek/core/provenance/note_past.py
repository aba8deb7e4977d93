"""One note with what it said in each of its versions, and since when it says something."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct

from raadsboek.core.confidential import is_confidential
from raadsboek.core.links import target
from raadsboek.core.note import Note
from raadsboek.core.provenance.passage import Recorded


class Then(NamedTuple):
    """What a note said in one version."""

    recorded: Recorded
    note: Note


class NotePast(Struct, frozen=True):
    """A note as it is now, and its versions, the oldest first.

    Of a note of an earlier day `secret_since` tells that it became confidential later.
    """

    note: Note
    thens: tuple[Then, ...] = ()
    secret_since: bool = False

    @property
    def number(self) -> str:
        """The number of the note, or its path when it has none."""
        return self.note.text("nummer") or self.note.path

    @property
    def title(self) -> str:
        """The title of the note."""
        return self.note.text("titel")

    @property
    def secret(self) -> bool:
        """Whether others may not read it."""
        return self.secret_since or is_confidential(self.note.meta)

    @property
    def first(self) -> Recorded | None:
        """The version in which the note came in."""
        return self.thens[0].recorded if self.thens else None

    def refers(self, key: str) -> str:
        """Return the number that a key of the note names, or ''."""
        return target(self.note.text(key))

    def since(self, says: Callable[[Note], bool]) -> Recorded | None:
        """Return the version since which the note says so without a break; None for not yet."""
        found: Recorded | None = None
        for then in reversed(self.thens):
            if not says(then.note):
                break
            found = then.recorded
        return found

    def since_same(self, key: str) -> Recorded | None:
        """Return the version since which a key has the value that it has now."""
        value = self.note.text(key)
        return self.since(lambda note: note.text(key) == value)

    def changes_of(self, key: str) -> Iterator[tuple[str, str, Recorded]]:
        """Yield each change of a key after the first version: from what, into what, and where."""
        for before, then in zip(self.thens, self.thens[1:], strict=False):
            was, became = before.note.text(key), then.note.text(key)
            if was != became:
                yield was, became, then.recorded
