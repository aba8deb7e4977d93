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

from raadsboek.core.text import visible
from raadsboek.tui.boundary import Part
from raadsboek.tui.lines import Line, Run, cut
from raadsboek.tui.widgets.columns import width_of

_MARGIN = 2
_ROLES = ("text", "heading", "strong", "dim", "match", "alarm", "cursor")


class Paragraph(NamedTuple):
    """A text of one or more lines; the style of each part is one of the roles of the list."""

    parts: tuple[Part, ...]
    indent: int = 0
    hang: int = 0
    """How much further its second and later lines stand in."""
    most: int = 4
    """How many lines it may take before it is cut."""


class Block(NamedTuple):
    """A piece of the list: the cursor passes over a heading, and below a tight one is no line."""

    paragraphs: tuple[Paragraph, ...]
    is_heading: bool = False
    is_tight: bool = False


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

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width or width == self._width:
            return
        self._width = width
        self._lines = [
            _Placed(number, line)
            for number, block in enumerate(self._blocks)
            for line in _laid_out(block, width)
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


def _laid_out(block: Block, width: int) -> list[Line]:
    lines: list[Line] = []
    for paragraph in block.paragraphs:
        lines += _wrapped(paragraph, max(10, width - _MARGIN - 1))
    if not block.is_tight:
        lines.append(Line(""))
    return lines


def _wrapped(paragraph: Paragraph, width: int) -> list[Line]:
    text = ""
    runs: list[Run] = []
    for part in paragraph.parts:
        piece = visible(part.text)
        runs.append(Run(len(text), len(text) + len(piece), (part.style or "text",)))
        text += piece
    room = width - paragraph.indent - paragraph.hang
    lines = list(cut(Line(text, tuple(runs)), room))
    kept = lines[: paragraph.most]
    if len(lines) > len(kept):
        kept[-1] = _with_ellipsis(kept[-1], room)
    return [
        _shifted(line, paragraph.indent + (paragraph.hang if number else 0))
        for number, line in enumerate(kept)
    ]


def _with_ellipsis(line: Line, width: int) -> Line:
    text = line.text.rstrip()
    while text and width_of(text) > width - 1:
        text = text[:-1]
    runs = tuple(run._replace(end=min(run.end, len(text))) for run in line.runs)
    return Line(f"{text}…", tuple(run for run in runs if run.start < run.end))


def _shifted(line: Line, indent: int) -> Line:
    runs = tuple(Run(run.start + indent, run.end + indent, run.roles) for run in line.runs)
    before = (Run(0, indent, ("text",)),) if indent else ()
    return Line(" " * indent + line.text, before + runs)
