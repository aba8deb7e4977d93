"""A list of short pieces of text, each a few lines high, with a cursor over the pieces.

For what a row of cells cannot say: search results with their words, problems with what to do. It
knows nothing of either; lines are laid out when they are shown, so hand it hundreds, not
thousands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from raadsboek.tui.boundary import Part
from raadsboek.tui.lines import Line
from raadsboek.tui.widgets.block_layout import Block, Paragraph, laid_out

__all__ = ["Block", "BlockList", "Paragraph", "sentence"]

_ROLES = ("text", "heading", "strong", "dim", "match", "alarm", "cursor")


def sentence(words: str) -> Block:
    """Return a piece that only tells something, such as that there is nothing yet."""
    return Block((Paragraph((Part(words, "text"),)),), is_heading=True)


class _Placed(NamedTuple):
    block: int
    line: Line


class BlockList(ScrollView, can_focus=True):
    """Pieces of text below each other, one of them under the cursor."""

    DEFAULT_CSS = """
    BlockList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .block-list--text { color: $foreground; }
        & > .block-list--heading { color: $accent; text-style: bold; }
        & > .block-list--strong { text-style: bold; }
        & > .block-list--dim { color: $foreground-muted; }
        & > .block-list--match { color: $accent; text-style: bold; }
        & > .block-list--alarm { color: $error; text-style: bold; }
        & > .block-list--cursor {
            color: $block-cursor-blurred-foreground; background: $block-cursor-blurred-background;
        }
        &:focus > .block-list--cursor {
            color: $block-cursor-foreground; background: $block-cursor-background;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"block-list--{role}" for role in _ROLES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Omhoog", show=False),
        Binding("down", "move(1)", "Omlaag", show=False),
        Binding("pageup", "page(-1)", "Bladzijde terug", show=False),
        Binding("pagedown", "page(1)", "Bladzijde verder", show=False),
        Binding("home", "edge(0)", "Eerste", show=False),
        Binding("end", "edge(-1)", "Laatste", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another piece."""

        block_list: "BlockList"
        index: int

        @property
        def control(self) -> "BlockList":
            """The list."""
            return self.block_list

    @dataclass
    class Chosen(Message):
        """The user double-clicked a piece."""

        block_list: "BlockList"
        index: int

        @property
        def control(self) -> "BlockList":
            """The list."""
            return self.block_list

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks: Sequence[Block] = ()
        self._lines: list[_Placed] = []
        self._width = 0
        self._styles: dict[tuple[str, bool], Style] = {}
        self.cursor = -1

    def show(self, blocks: Sequence[Block], *, cursor: int = 0) -> None:
        """Show other pieces; the cursor goes to the first that is no heading from `cursor` on."""
        self._blocks = blocks
        self.cursor = _first(self._places, cursor)
        self._width = 0
        self.scroll_to(y=0, animate=False, force=True)
        self._lay_out()
        self._reveal()
        self.post_message(self.Moved(self, self.cursor))

    @property
    def _places(self) -> list[int]:
        return [number for number, block in enumerate(self._blocks) if not block.is_heading]

    def on_mount(self) -> None:
        """Lay out when the width is known."""
        self.call_after_refresh(self._lay_out)

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._lay_out()
        self._reveal()

    def watch_show_vertical_scrollbar(self) -> None:
        """Wrap to the cell that a scrollbar takes or gives back."""
        self._lay_out()
        self._reveal()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width or width == self._width:
            return
        self._width = width
        self._lines = [
            _Placed(number, line)
            for number, block in enumerate(self._blocks)
            for line in laid_out(block, width)
        ]
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the old colours."""
        self._styles.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Draw the cursor in its focused colours."""
        self._styles.clear()
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor in its quiet colours."""
        self._styles.clear()
        self.refresh()

    # -- drawing ------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if number >= len(self._lines):
            return Strip.blank(width, self._style("text", on=False))
        block, line = self._lines[number]
        # The empty line that ends a piece stays quiet.
        on = block == self.cursor and bool(line.text)
        first = on and (number == 0 or self._lines[number - 1].block != block)
        segments = [Segment("▸ " if first else "  ", self._style("text", on=on))]
        place = 0
        for run in line.runs:
            segments.append(
                Segment(line.text[run.start : run.end], self._style(run.roles[0], on=on))
            )
            place = run.end
        segments.append(Segment(line.text[place:], self._style("text", on=on)))
        return Strip(segments).adjust_cell_length(width, self._style("text", on=on))

    def _style(self, role: str, *, on: bool) -> Style:
        style = self._styles.get((role, on))
        if style is None:
            style = self.get_component_rich_style("block-list--text", partial=False)
            style += self.get_component_rich_style(f"block-list--{role}", partial=True)
            if on:
                style += self.get_component_rich_style("block-list--cursor", partial=True)
            self._styles[role, on] = style
        return style

    # -- moving -------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        """Go to the next or previous piece."""
        places = self._places
        if self.cursor in places:
            place = places.index(self.cursor) + step
            self._go_to(places[max(0, min(place, len(places) - 1))])

    def action_page(self, pages: int) -> None:
        """Go as many pieces on as fill a screen."""
        height = max(1, self.scrollable_content_region.height)
        lines = max(1, len(self._lines) // max(1, len(self._blocks)))
        self.action_move(pages * max(1, height // lines))

    def action_edge(self, place: int) -> None:
        """Go to the first or last piece."""
        places = self._places
        if places:
            self._go_to(places[place])

    def _go_to(self, block: int) -> None:
        if block != self.cursor:
            self.cursor = block
            self._reveal()
            self.refresh()
            self.post_message(self.Moved(self, block))

    def _reveal(self) -> None:
        lines = [number for number, placed in enumerate(self._lines) if placed.block == self.cursor]
        height = self.scrollable_content_region.height
        if not lines or not height:
            return
        top = self.scroll_offset.y
        first = 0 if self.cursor == self._places[0] else lines[0]
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif lines[-1] >= top + height:
            self.scroll_to(y=lines[-1] - height + 1, animate=False, force=True)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to what was clicked; a double click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = offset.y + self.scroll_offset.y
        if number < len(self._lines) and self._lines[number].block in self._places:
            event.stop()
            self._go_to(self._lines[number].block)
            if event.chain == 2:
                self.post_message(self.Chosen(self, self.cursor))


def _first(places: Sequence[int], wanted: int) -> int:
    later = [place for place in places if place >= wanted]
    return later[0] if later else (places[-1] if places else -1)
