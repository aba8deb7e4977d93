"""Verkiezing: the draaiboek of one election with its days, its result, and what is done with it.

What follows from what is the core's; asking and saving is `election_doing`'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from raadsboek.book.elections.reading import OpenedElection, nearest_election, open_election
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.terms.deadline import Deadline
from raadsboek.tui import keys
from raadsboek.tui.screens.election_doing import ElectionDoing
from raadsboek.tui.screens.election_rows import ElectionPiece, heading, pieces_of
from raadsboek.tui.working import book_look

_NONE = (
    "Er is nog geen verkiezing. Maak er een met F2: kies Verkiezing en vul de dag in; dan staan "
    "hier alle stappen met hun dagen."
)


class ElectionScreen(ElectionDoing):
    """The steps of one election."""

    SCOPE = "verkiezing"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("verkiezing")]
    UNREADABLE = "Deze verkiezing is niet te lezen."

    @dataclass
    class Looked(Message):
        """The election was read and worked out; None when there is none."""

        opened: OpenedElection | None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if not super().check_action(action, parameters):
            return False
        return action != "verwijderen" or (self.row is not None and self.row.done is not None)

    @property
    def deadline(self) -> Deadline | None:
        """The deadline under the cursor."""
        return self.row.deadline if self.row else None

    @book_look
    def look(self) -> None:
        """Read the election and work it out."""
        book, today = self.desk.book, self.desk.today
        book.index.refresh()
        try:
            wanted = self.wanted or nearest_election(book, self.desk.organ, today=today)
            opened = open_election(book, wanted, today=today) if wanted else None
        except RaadsboekError as error:
            self.post_message(self.Unreadable(error))
        else:
            self.post_message(self.Looked(opened))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        opened, is_first = message.opened, self.opened is None
        if opened is None:
            self.show_sentences("Verkiezing", [_NONE])
            return
        self.opened, self.wanted = opened, opened.number
        pieces = pieces_of(opened, self.desk.today)
        cursor = _begin(opened, pieces) if is_first else max(self.lines.cursor, 0)
        self.show_course(heading(opened, self.desk.today), pieces, cursor=cursor)

    def action_openen(self) -> None:
        """Record the step under the cursor; explain one that was done."""
        row = self.row
        if row is None:
            return
        can_change = self.check_action("vastleggen", ()) is True
        if row.done is None and row.event and can_change:
            self.action_vastleggen()
        else:
            self.action_uitleg()


def _begin(opened: OpenedElection, pieces: Sequence[ElectionPiece]) -> int:
    """Return the place of what comes next."""
    step = opened.next
    return next((at for at, piece in enumerate(pieces) if step and piece.row == step), 0)
