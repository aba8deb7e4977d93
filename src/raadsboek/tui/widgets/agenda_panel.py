"""The agenda beside the minutes: which points have text, where the cursor is, how much is left."""

import datetime
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from raadsboek.core.minutes.entries import Item, Minutes
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.widgets.columns import cut
from raadsboek.tui.widgets.panel_list import PanelList


class AgendaPanel(Vertical):
    """The points of the agenda, and below them the planned minutes that are left."""

    DEFAULT_CSS = """
    AgendaPanel {
        & > Static { height: auto; color: $foreground-muted; margin-top: 1; padding: 0 1; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: tuple[Item, ...] = ()
        self._written: list[bool] = []
        self._current = -1
        self._line_count = 0

    def compose(self) -> ComposeResult:
        """Yield the points and the line about the time."""
        yield PanelList(id="points")
        yield Static(id="time")

    @property
    def points(self) -> PanelList:
        """The list of points."""
        return self.query_one("#points", PanelList)

    def understand(self, minutes: Minutes, lines: Sequence[str]) -> None:
        """Show the points of these minutes, whose text has these lines."""
        self._items = minutes.items
        self._line_count = len(lines)
        self._written = [has_text(item, lines) for item in minutes.items]
        self._draw()

    def item_at(self, line: int, added: int = 0) -> int:
        """Return the index of the point that a line of the text stands under, or -1.

        `added` lines were typed in the current point since the text was understood.
        """
        starts = [
            item.start + (added if index > self._current else 0)
            for index, item in enumerate(self._items)
        ]
        return max((index for index, start in enumerate(starts) if start <= line), default=-1)

    def follow(self, line: int, line_count: int) -> bool:
        """Mark the point that the cursor is in; tell whether that is another one than before."""
        current = self.item_at(line, line_count - self._line_count)
        if current == self._current:
            return False
        self._current = current
        self._draw()
        if current >= 0 and not self.points.has_focus:
            self.points.highlighted = current
        return True

    def tell_time(self, now: datetime.datetime, end: datetime.datetime | None) -> None:
        """Say how much of the agenda is left, and during the meeting whether there is time."""
        planned = planned_minutes(self._items[max(self._current, 0) :])
        available = int((end - now).total_seconds() // 60) if end else None
        parts: list[Part | str] = [f"nog {planned} min"] if planned else []
        if end and available is not None and available > 0:
            parts.append(f"{chr(10) if parts else ''}tot {end:%H:%M}: {available} min")
            if planned > available:
                parts += ["\n", Part(f"! {planned - available} min te kort", "$warning")]
        self.query_one("#time", Static).update(assembled(*parts))

    def on_resize(self) -> None:
        """Fit the titles to the new width."""
        self._draw()

    def _draw(self) -> None:
        width = self.points.size.width or self.size.width
        if not width:
            return
        self.points.show(
            [(self._line(index, item, width), item.start) for index, item in enumerate(self._items)]
            or [(shown(" Nog geen agendapunten"), -1)]
        )

    def _line(self, index: int, item: Item, width: int) -> Content:
        current = index == self._current
        title = f"{item.number or '·'} {item.title}".strip()
        if current:
            mark = Part("◂", "bold $accent")
        else:
            mark = Part("✓" if self._written[index] else " ", "$foreground-muted")
        return assembled(
            " ", Part(cut(title, max(width - 4, 1)), "bold" if current else ""), " ", mark, " "
        )


def has_text(item: Item, lines: Sequence[str]) -> bool:
    """Tell if anything was written under a point, besides its line with attributes."""
    needed = 2 if item.attributes else 1
    for line in lines[item.start + 1 : item.end]:
        needed -= bool(line.strip())
        if not needed:
            return True
    return False


def planned_minutes(items: Sequence[Item]) -> int:
    """Return the minutes planned for these points together."""
    return sum(item.minutes or 0 for item in items)
