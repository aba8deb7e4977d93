"""The chain of one decision or agreement: what was before it, what came after, since which day."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from raadsboek.core.holding import wording
from raadsboek.core.holding.answering import Item, Moment
from raadsboek.tui.boundary import shown
from raadsboek.tui.screens.holding_blocks import block_of
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.dialog import Dialog

_LINES = 7
"""Lines that a note takes, about; a long chain scrolls."""


class ChainDialog(Dialog[str]):
    """Shows the notes of a chain, the oldest first; the answer is the path of one to open."""

    DEFAULT_CSS = """
    ChainDialog > Vertical { width: 76; max-height: 95%; }
    ChainDialog BlockList { max-height: 60vh; background: $surface; }
    """
    AUTO_FOCUS = "BlockList"
    BINDINGS = [Binding("enter", "choose", "Openen", show=False)]  # noqa: RUF012  # as Textual has it

    def __init__(self, items: Sequence[Item], path: str, moment: Moment) -> None:
        number = next((item.note.name for item in items if item.note.path == path), "")
        super().__init__(f"Voor en na {number}")
        self._items = items
        self._path = path
        self._moment = moment

    def compose_body(self) -> ComposeResult:
        """Yield the chain and the keys."""
        yield BlockList()
        if len(self._items) == 1:
            yield Static(shown("Hiervoor en hierna staat er niets."), classes="quiet")
        yield Static(shown("Enter = openen   Esc = terug"), classes="quiet")

    def on_mount(self) -> None:
        """Show the chain with the cursor on the note that was asked about."""
        paths = [item.note.path for item in self._items]
        place = paths.index(self._path) if self._path in paths else 0
        blocks = [
            block_of(item, self._moment, wording.sources(item.period)) for item in self._items
        ]
        listed = self.query_one(BlockList)
        listed.styles.height = _LINES * len(blocks)
        listed.show(blocks, cursor=place)

    @on(BlockList.Chosen)
    def _chosen(self, event: BlockList.Chosen) -> None:
        event.stop()
        self.action_choose()

    def action_choose(self) -> None:
        """Open the note under the cursor."""
        place = self.query_one(BlockList).cursor
        if 0 <= place < len(self._items):
            self.dismiss(self._items[place].note.path)
