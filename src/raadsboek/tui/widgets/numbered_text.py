"""Reading the line-numbered print: the lines that are spoken of, and those that changed since.

Only drawing and scrolling; what stands on which line is `core.meetings`'.
"""

from collections.abc import Collection, Iterator
from typing import ClassVar

from raadsboek.core.meetings.corrections.numbered_print import NumberedPrint
from raadsboek.core.text import visible
from raadsboek.tui.lines import Line, Run, wrapped
from raadsboek.tui.widgets.reader import Reader

_GUTTER = 5
CHANGED_MARK = "•"


class NumberedText(Reader):
    """The print of draft minutes."""

    DEFAULT_CSS = """
    NumberedText {
        & > .reader--named { background: $panel; text-style: bold; }
        & > .reader--changed { color: $success; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"reader--named", "reader--changed"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._printed: NumberedPrint | None = None
        self._changed: Collection[str] = ()
        self._named: Collection[str] = ()
        self._rows: dict[str, int] = {}

    def show_print(self, printed: NumberedPrint, changed: Collection[str]) -> None:
        """Show a print, with a mark before the lines that read differently by now."""
        top = self.scroll_offset.y if self._printed == printed else 0
        self._printed, self._changed = printed, changed
        self.start_over()
        self.scroll_to(y=top, animate=False, force=True)

    def name_lines(self, places: Collection[str]) -> None:
        """Point at the lines that are spoken of, and bring the first of them into view."""
        if places == self._named:
            return
        self._named = places
        self._width = 0
        self._lay_out()
        rows = [self._rows[place] for place in places if place in self._rows]
        if rows:
            height = self.scrollable_content_region.height
            first, last = min(rows), max(rows)
            if not self.scroll_offset.y <= first <= last < self.scroll_offset.y + height:
                self.scroll_to(y=max(0, first - height // 3), animate=False, force=True)

    def lines_at(self, width: int) -> list[Line]:
        """Return the lines of the pages; one that is too wide goes on below without a number."""
        self._rows = {}
        if self._printed is None:
            return []
        shown: list[Line] = []
        page = 0
        for line in self._printed.lines:
            if line.page != page:
                page = line.page
                shown += [Line("")] if shown else []
                head = f"bladzijde {page}"
                shown.append(Line(head, (Run(0, len(head), ("quiet",)),)))
            elif line.follows_gap:
                shown.append(Line(""))
            self._rows[line.place] = len(shown)
            shown += self._rows_of(line.place, line.number, line.text, width)
        return shown or [Line("Dit verslag heeft nog geen tekst.")]

    def _rows_of(self, place: str, number: int, text: str, width: int) -> Iterator[Line]:
        text = visible(text)
        mark = CHANGED_MARK if place in self._changed else " "
        gutter = f"{number:>3}{mark} "
        for start, end in wrapped(text, max(10, width - _GUTTER)) or [(0, 0)]:
            whole = gutter + text[start:end].rstrip()
            runs = [Run(0, 3, ("label",)), Run(3, _GUTTER, ("changed",))]
            if place in self._named:
                runs.append(Run(0, len(whole), ("named",)))
            yield Line(whole, tuple(runs))
            gutter = " " * _GUTTER
