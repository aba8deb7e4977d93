"""The lines of Vandaag with a cursor: it draws what `core.overview_layout` lays out.

The text that stands on the screen before the program has loaded is drawn from the same lines, so
the first frame of this widget changes nothing that is seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from raadsboek.core.overview import Overview
from raadsboek.core.overview_fitting import Row, Span, painted, right_column
from raadsboek.core.overview_layout import (
    LATER,
    MORE_LATE,
    Notices,
    first_target,
    painted_heading,
    rows,
    targets,
)
from raadsboek.tui.widgets.columns import width_of

_ROLES = ("text", "heading", "alarm", "accent", "number", "dim", "cursor")
_FOLDS = (LATER, MORE_LATE)
_TOP = 2
"""The heading and the empty line below it."""


class OverviewLines(ScrollView, can_focus=True):
    """Vandaag: two columns of lines; the cursor goes over those that open something."""

    DEFAULT_CSS = """
    OverviewLines {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        & > .overview-lines--text { color: $foreground; }
        & > .overview-lines--heading { color: $accent; text-style: bold; }
        & > .overview-lines--alarm { color: $error; text-style: bold; }
        & > .overview-lines--accent { color: $accent; }
        & > .overview-lines--number { text-style: bold; }
        & > .overview-lines--dim { color: $foreground-muted; }
        & > .overview-lines--cursor {
            color: $block-cursor-foreground; background: $block-cursor-background;
            text-style: bold;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"overview-lines--{role}" for role in _ROLES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Omhoog", show=False),
        Binding("down,j", "move(1)", "Omlaag", show=False),
        Binding("left,right,tab,shift+tab", "side", "Andere kolom", show=False),
        Binding("home", "edge(0)", "Eerste", show=False),
        Binding("end", "edge(-1)", "Laatste", show=False),
        Binding("pageup", "page(-1)", "Bladzijde terug", show=False),
        Binding("pagedown", "page(1)", "Bladzijde verder", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """The user chose a line; `target` is a path, or one of the targets of the layout."""

        lines: "OverviewLines"
        target: str

        @property
        def control(self) -> "OverviewLines":
            """The widget."""
            return self.lines

    def __init__(self, overview: Overview | None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._overview = overview
        self._notices = Notices()
        self._unfolded: frozenset[str] = frozenset()
        self._rows: Sequence[Row] = ()
        self._width = 0
        self._on_right = False
        self._styles: dict[str, Style] = {}
        self.cursor = ""

    def show(self, overview: Overview, notices: Notices) -> None:
        """Show newer facts; nothing is drawn when they are the same."""
        if (overview, notices) == (self._overview, self._notices):
            return
        self._overview = overview
        self._notices = notices
        self._lay_out()

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self._lay_out()
        self._reveal()

    def _lay_out(self) -> None:
        self._width = self.size.width
        if self._overview is None or not self._width:
            return
        self._rows = rows(
            self._overview,
            self._width,
            unfolded=self._unfolded,
            notices=self._notices,
            measure=width_of,
        )
        if self.cursor not in targets(self._rows, on_right=self._on_right):
            self.cursor, self._on_right = first_target(self._rows)
        self.virtual_size = Size(0, len(self._rows) + _TOP)
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the old colours."""
        self._styles.clear()
        super().notify_style_update()

    # -- drawing ------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line: the heading stays on top, the rest scrolls below it."""
        if self._overview is None:
            return Strip.blank(self.size.width, self._style("text"))
        if y == 0:
            return self._strip(painted_heading(self._overview, self._width, measure=width_of))
        number = y - _TOP + self.scroll_offset.y
        if y < _TOP or number >= len(self._rows):
            return Strip.blank(self._width, self._style("text"))
        row = self._rows[number]
        above = self._rows[number - 1] if number else Row()
        return self._strip(
            painted(
                row,
                self._width,
                cursor=self.cursor,
                on_right=self._on_right,
                above=above,
                measure=width_of,
            )
        )

    def _strip(self, spans: Sequence[Span]) -> Strip:
        segments = [Segment(span.text, self._style(span.role or "text")) for span in spans]
        return Strip(segments).adjust_cell_length(self._width, self._style("text"))

    def _style(self, role: str) -> Style:
        style = self._styles.get(role)
        if style is None:
            style = self.get_component_rich_style(f"overview-lines--{role}", partial=False)
            self._styles[role] = style
        return style

    # -- moving -------------------------------------------------------------------------------

    @property
    def _targets(self) -> list[str]:
        return targets(self._rows, on_right=self._on_right)

    def action_move(self, step: int) -> None:
        """Go to the next or previous line that opens something, in this column."""
        known = self._targets
        if self.cursor in known:
            place = known.index(self.cursor) + step
            self._go_to(known[max(0, min(place, len(known) - 1))])
            if place < 0 and self.scroll_offset.y:
                self.scroll_to(y=0, animate=False, force=True)

    def action_edge(self, place: int) -> None:
        """Go to the first or last line of this column."""
        known = self._targets
        if known:
            self._go_to(known[place])

    def action_page(self, pages: int) -> None:
        """Move the view by a screenful, and the cursor to what is in it."""
        height = max(1, self.size.height - _TOP)
        lines = [line for line, target in self._places() if target]
        if not lines:
            return
        now = next((line for line, target in self._places() if target == self.cursor), 0)
        wanted = now + pages * height
        nearest = min(lines, key=lambda line: abs(line - wanted))
        self._go_to(dict(self._places())[nearest])

    def _places(self) -> list[tuple[int, str]]:
        side = 1 if self._on_right else 0
        return [(number, row[side].target) for number, row in enumerate(self._rows)]

    def action_side(self) -> None:
        """Go to the other column, to the line beside this one when there is one."""
        if not right_column(self._width):
            return
        before = next((line for line, target in self._places() if target == self.cursor), 0)
        if not targets(self._rows, on_right=not self._on_right):
            return
        self._on_right = not self._on_right
        near = [(abs(line - before), target) for line, target in self._places() if target]
        self._go_to(min(near)[1])

    def _go_to(self, target: str) -> None:
        self.cursor = target
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        lines = [line for line, target in self._places() if target == self.cursor]
        height = self.size.height - _TOP
        if not lines or height <= 0:
            return
        top = self.scroll_offset.y
        if lines[0] < top:
            self.scroll_to(y=lines[0], animate=False, force=True)
        elif lines[-1] >= top + height:
            self.scroll_to(y=lines[-1] - height + 1, animate=False, force=True)

    def action_choose(self) -> None:
        """Open what the cursor stands on, or fold and unfold."""
        if not self.cursor:
            return
        if self.cursor in _FOLDS:
            self._unfolded ^= {self.cursor}
            self._lay_out()
            self._reveal()
        else:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Open the line that was clicked."""
        number = event.y - _TOP + self.scroll_offset.y
        if event.y < _TOP or not 0 <= number < len(self._rows):
            return
        middle = right_column(self._width)
        on_right = bool(middle) and event.x >= middle - 1
        target = self._rows[number][1 if on_right else 0].target
        if target:
            event.stop()
            self._on_right = on_right
            self._go_to(target)
            self.action_choose()
