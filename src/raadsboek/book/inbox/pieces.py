"""A piece that waits, as it was read: what it is, what it may be the same as, what is proposed."""

from collections.abc import Mapping

from msgspec import Struct

from raadsboek.book.inbox.known import Kept
from raadsboek.core.difference import Difference
from raadsboek.core.note import Value
from raadsboek.intake.piece import Piece
from raadsboek.vault.inbox import InInbox

__all__ = ["InInbox", "Newer", "Proposal", "Waiting"]


class Newer(Struct, frozen=True):
    """A file in a piece is another version of one that came before, and what differs in words.

    `difference` is None when one of the two has no text to compare.
    """

    name: str
    kept: Kept
    difference: Difference | None


class Proposal(Struct, frozen=True, kw_only=True):
    """What a piece would become: the keys of its note, why for each that needs it, its text."""

    values: Mapping[str, Value]
    reasons: Mapping[str, str]
    body: str


class Waiting(Struct, frozen=True, kw_only=True):
    """A piece that waits. `piece` holds no bytes of its parts: `sizes` tells how large each is.

    `digest` is that of the file; '' when it could not be read at all, and `refusal` says why.
    `same` is the note that has it already: byte for byte, or (`same_message`) the same mail.
    `alike` are the kept files that its own were held against, by their names.
    """

    file: InInbox
    digest: str = ""
    piece: Piece
    sizes: tuple[tuple[str, int], ...] = ()
    same: Kept | None = None
    same_message: bool = False
    newer: tuple[Newer, ...] = ()
    alike: tuple[Kept, ...] = ()
    proposal: Proposal
    refusal: str = ""

    @property
    def can_be_taken(self) -> bool:
        """Whether it can become a note: it could be read, and is not in the record already."""
        return not self.refusal and self.same is None
