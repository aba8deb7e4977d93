"""A list of any length: rows are asked for only when they scroll into view.

It knows nothing of notes. It draws lines itself (`render_line`), so that 50,000 rows cost no
more than one screenful; `DataTable` needs seconds for that. Cells come from outside and are made
harmless here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol, TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from raadsboek.core.text import visible
from raadsboek.tui.lines import plain
from raadsboek.tui.widgets.columns import GAP, Column, cut, fit, natural_widths

Row: TypeAlias = Sequence[str]
"""The cells of one row, one per column; cells beyond the columns are kept but not shown."""

_PAGE = 128
_MARGIN = 2


class Rows(Protocol):
    """Where rows come from: a listing of the index, or any sequence cut in pages."""

    def __len__(self) -> int:
        """Return the number of rows."""
        ...

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Return at most `limit` rows from `offset`; quick enough to call while drawing."""
        ...


class NoRows:
    """The empty source."""

    def __len__(self) -> int:
        return 0

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Return nothing."""
        return ()


def _told(sentence: str, width: int) -> list[str]:
    """Return the lines of what is said in an empty list."""
    return [visible(line.text) for line in plain(sentence, width)]


class VirtualList(ScrollView, can_focus=True):
    """A list with a header, a cursor row and columns fitted to the terminal."""

    DEFAULT_CSS = """
    VirtualList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .virtual-list--header { color: $foreground-muted; text-style: bold; }
        & > .virtual-list--row { color: $foreground; }
        & > .virtual-list--cursor {
            color: $block-cursor-blurred-foreground; background: $block-cursor-blurred-background;
        }
        & > .virtual-list--empty { color: $foreground-muted; text-style: italic; }
        &:focus > .virtual-list--cursor {
            color: $block-cursor-foreground; background: $block-cursor-background;
            text-style: bold;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "virtual-list--header",
        "virtual-list--row",
        "virtual-list--cursor",
        "virtual-list--empty",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Omhoog", show=False),
        Binding("down", "move(1)", "Omlaag", show=False),
        Binding("pageup", "page(-1)", "Bladzijde terug", show=False),
        Binding("pagedown", "page(1)", "Bladzijde verder", show=False),
        Binding("home", "first", "Eerste", show=False),
        Binding("end", "last", "Laatste", show=False),
        Binding("enter", "choose", "Openen", show=False),
    ]

    cursor: reactive[int] = reactive(0, init=False, always_update=False)
    """The index of the row that the cursor stands on."""

    @dataclass
    class Highlighted(Message):
        """The cursor came on a row."""

        sender_list: "VirtualList"
        index: int
        row: Row

        @property
        def control(self) -> "VirtualList":
            """The list."""
            return self.sender_list

    @dataclass
    class Chosen(Message):
        """The user pressed Enter on a row, or double-clicked it."""

        sender_list: "VirtualList"
        index: int
        row: Row

        @property
        def control(self) -> "VirtualList":
            """The list."""
            return self.sender_list

    @dataclass
    class HeaderClicked(Message):
        """The user clicked the heading of a column: sort by it."""

        sender_list: "VirtualList"
        key: str

        @property
        def control(self) -> "VirtualList":
            """The list."""
            return self.sender_list

    def __init__(
        self,
        columns: Sequence[Column] = (),
        rows: Rows | None = None,
        *,
        empty: str = "Niets gevonden.",
        header: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a list; `empty` is the sentence to show when there are no rows."""
        super().__init__(id=id, classes=classes)
        self._columns = tuple(columns)
        self._rows: Rows = rows if rows is not None else NoRows()
        self._empty = empty
        self._told: list[str] = []
        self._header = int(header)
        self._pages: dict[int, Sequence[Row]] = {}
        self._natural: list[int] = []
        self._widths: list[int] = []
        self._sort = ("", False)
        self._strips: dict[tuple[int, str], Strip] = {}
        self._styles: dict[str, Style] = {}

    def on_mount(self) -> None:
        """Measure the first rows."""
        self._forget()

    def show(
        self,
        rows: Rows,
        *,
        columns: Sequence[Column] | None = None,
        sort: str = "",
        descending: bool = False,
        cursor: int = 0,
        empty: str | None = None,
    ) -> None:
        """Show other rows; the cursor goes to row `cursor` and the sorted column gets a mark."""
        if empty is not None:
            self._empty = empty
        self._rows = rows
        if columns is not None:
            self._columns = tuple(columns)
        self._sort = (sort, descending)
        self._forget()
        wanted = max(0, min(cursor, len(rows) - 1))
        if wanted == self.cursor:
            self._cursor_moved()
        else:
            self.cursor = wanted

    @property
    def row_count(self) -> int:
        """The number of rows."""
        return len(self._rows)

    def row(self, index: int) -> Row | None:
        """Return row `index`, or None beyond the end."""
        if not 0 <= index < len(self._rows):
            return None
        number, place = divmod(index, _PAGE)
        if number not in self._pages:
            if len(self._pages) > 32:
                self._pages.clear()
            self._pages[number] = self._rows.page(number * _PAGE, _PAGE)
        page = self._pages[number]
        return page[place] if place < len(page) else None

    @property
    def current(self) -> Row | None:
        """The row under the cursor, or None in an empty list."""
        return self.row(self.cursor)

    def _forget(self) -> None:
        self._pages.clear()
        self._strips.clear()
        self.row(0)
        sample = [[visible(cell) for cell in row] for row in self._pages.get(0, ())]
        self._natural = natural_widths(self._columns, sample)
        self._refit()

    def _refit(self) -> None:
        width = self.scrollable_content_region.width
        self._told = [] if len(self._rows) else _told(self._empty, max(width - 2 * _MARGIN, 10))
        self.virtual_size = Size(0, (len(self._rows) or len(self._told)) + self._header)
        self._widths = fit(self._columns, self._natural, width - _MARGIN - 1)
        self._strips.clear()
        self.refresh()

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self._refit()
        self._reveal()

    def watch_show_vertical_scrollbar(self) -> None:
        """Fit the columns to the cell that a scrollbar takes or gives back."""
        self._refit()

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        self._styles.clear()
        self._strips.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Draw the cursor in its focused colours."""
        self._repaint_styles()

    def on_blur(self) -> None:
        """Draw the cursor in its quiet colours."""
        self._repaint_styles()

    def _repaint_styles(self) -> None:
        self._styles.clear()
        self._strips.clear()
        self.refresh()

    # -- drawing ------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line: the header stays on top, the rows scroll below it."""
        if self._header and y == 0:
            return self._strip(-1, "virtual-list--header")
        index = self.scroll_offset.y + y - self._header
        if index == self.cursor and len(self._rows):
            return self._strip(index, "virtual-list--cursor")
        return self._strip(index, "virtual-list--row")

    def _strip(self, index: int, name: str) -> Strip:
        cached = self._strips.get((index, name))
        if cached is not None:
            return cached
        width = self.scrollable_content_region.width
        if not self._styles:
            self._styles = {
                known: self.get_component_rich_style(known, partial=False)
                for known in self.COMPONENT_CLASSES
            }
        if 0 <= index < len(self._told):
            name = "virtual-list--empty"
        text = cut(self._text(index, name), width)
        strip = Strip([Segment(text, self._styles[name])], width)
        if len(self._strips) > 512:
            self._strips.clear()
        self._strips[index, name] = strip
        return strip

    def _text(self, index: int, name: str) -> str:
        if index < 0:
            return " " * _MARGIN + self._join([self._heading(column) for column in self._columns])
        if name == "virtual-list--empty":
            return " " * _MARGIN + self._told[index]
        row = self.row(index)
        if row is None:
            return ""
        # The mark says where the cursor is without colour.
        mark = "▸ " if name == "virtual-list--cursor" else " " * _MARGIN
        return mark + self._join([visible(cell) for cell in row[: len(self._columns)]])

    def _join(self, cells: Sequence[str]) -> str:
        return (" " * GAP).join(
            # Most cells are plain and short; this line runs for every cell that scrolls by.
            cell + " " * (width - len(cell))
            if cell.isascii() and len(cell) <= width and not column.right
            else cut(cell, width, right=column.right)
            for cell, width, column in zip(cells, self._widths, self._columns, strict=False)
            if width
        )

    def _heading(self, column: Column) -> str:
        key, descending = self._sort
        if column.key != key:
            return column.label
        return f"{column.label} {'▼' if descending else '▲'}"

    # -- moving -------------------------------------------------------------------------------

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self._rows) - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Redraw the two rows concerned, and tell."""
        self._redraw(before)
        self._redraw(after)
        self._cursor_moved()

    def _redraw(self, index: int) -> None:
        y = index - self.scroll_offset.y + self._header
        self.refresh(Region(0, y, self.size.width, 1))

    def _cursor_moved(self) -> None:
        self._reveal()
        row = self.current
        if row is not None:
            self.post_message(self.Highlighted(self, self.cursor, row))

    @property
    def _rows_in_view(self) -> int:
        return max(1, self.scrollable_content_region.height - self._header)

    def _reveal(self) -> None:
        if not self.size:
            return
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True)
        elif self.cursor >= top + self._rows_in_view:
            self.scroll_to(y=self.cursor - self._rows_in_view + 1, animate=False, force=True)

    def action_move(self, rows: int) -> None:
        """Move the cursor up or down."""
        self.cursor += rows

    def action_page(self, direction: int) -> None:
        """Move the cursor and the view by a screenful, as far as there are rows."""
        step = direction * max(1, self._rows_in_view - 1)
        top = max(0, min(self.scroll_offset.y + step, len(self._rows) - self._rows_in_view))
        # Scroll first: then the cursor is in view already and one frame is enough.
        self.scroll_to(y=top, animate=False, force=True)
        self.cursor += step

    def action_first(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last row."""
        self.cursor = len(self._rows) - 1

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        row = self.current
        if row is not None:
            self.post_message(self.Chosen(self, self.cursor, row))

    # -- the mouse ----------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row that was clicked; a double click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        event.stop()
        if self._header and offset.y == 0:
            self._click_header(offset.x - _MARGIN)
            return
        index = self.scroll_offset.y + offset.y - self._header
        if self.row(index) is None:
            return
        self.cursor = index
        if event.chain == 2:
            self.action_choose()

    def _click_header(self, x: int) -> None:
        for column, width in zip(self._columns, self._widths, strict=True):
            if width and x < width + GAP:
                self.post_message(self.HeaderClicked(self, column.key))
                return
            x -= width + GAP if width else 0
