"""The names that fit what is typed after @, just below the cursor.

It never has the focus: the text keeps all keys, and passes on the few that choose a name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from raadsboek.core.minutes.completion import Option
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.widgets.columns import cut, width_of

_MOST = 6


class CompletionPopup(Widget):
    """A short list of names with one chosen; hidden as long as there is nothing to choose."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    CompletionPopup {
        overlay: screen;
        constrain: inside;
        position: absolute;
        display: none;
        width: auto;
        height: auto;
        background: $panel;
        color: $foreground;
        text-wrap: nowrap;
    }
    """

    @dataclass
    class Chosen(Message):
        """The user clicked a name."""

        option: Option

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: tuple[Option, ...] = ()
        self._index = 0

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return bool(self._options)

    @property
    def chosen(self) -> Option:
        """The name that Enter would take."""
        return self._options[self._index]

    def open(self, options: Sequence[Option], cursor: Offset, height: int) -> None:
        """Show the names below the cursor, or above it where the screen ends."""
        before = self.chosen.handle if self.is_open else ""
        self._options = tuple(options[:_MOST])
        handles = [option.handle for option in self._options]
        self._index = handles.index(before) if before in handles else 0
        rows = len(self._options)
        below = cursor.y + 1 + rows <= height
        self.styles.offset = (cursor.x, cursor.y + 1 if below else cursor.y - rows)
        self.display = True
        self.refresh(layout=True)

    def close(self) -> None:
        """Hide."""
        if self._options:
            self._options = ()
            self.display = False

    def move(self, step: int) -> None:
        """Choose the next or previous name, round and round."""
        self._index = (self._index + step) % len(self._options)
        self.refresh()

    def render(self) -> Content:
        """Draw the names; the chosen one has a mark besides its colour."""
        widest = max((width_of(one.handle) for one in self._options), default=0)
        room = max((width_of(one.name) for one in self._options), default=0)
        lines = []
        for index, one in enumerate(self._options):
            chosen = index == self._index
            style = "bold $block-cursor-foreground on $block-cursor-background" if chosen else ""
            mark = "▸" if chosen else " "
            line = f"{mark}{cut(one.handle, widest)}  {cut(one.name, room)} "
            lines.append(assembled(Part(line, style)))
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Take the name that was clicked."""
        event.stop()
        if 0 <= event.y < len(self._options):
            self.post_message(self.Chosen(self._options[event.y]))
