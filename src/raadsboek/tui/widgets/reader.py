"""Reading a note: its lines are laid out once and scrolled as lines, not as widgets.

Textual's Markdown widget makes a widget per block and needs seconds for long minutes. Links to
other notes are followed with Tab and Enter or the mouse, and become a message; addresses on the
web are shown and never opened.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from raadsboek.tui.lines import Line, Run, fact_lines, title_lines
from raadsboek.tui.notetext import laid_out
from raadsboek.tui.widgets.columns import width_of

_ROLES = (
    "text",
    "heading1",
    "heading2",
    "heading3",
    "keyword",
    "link",
    "link-current",
    "strong",
    "emphasis",
    "strike",
    "code",
    "quiet",
    "label",
    "mark",
)


class _Place(NamedTuple):
    line: int
    start: int
    end: int
    target: str


class Reader(ScrollView, can_focus=True):
    """The text of a note, for reading."""

    DEFAULT_CSS = """
    Reader {
        height: 1fr;
        padding: 0 1;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .reader--text { color: $foreground; }
        & > .reader--heading1 { color: $accent; text-style: bold underline; }
        & > .reader--heading2 { color: $accent; text-style: bold; }
        & > .reader--heading3 { text-style: bold; }
        & > .reader--keyword { color: $accent; text-style: bold; }
        & > .reader--link { text-style: underline; }
        & > .reader--link-current { text-style: bold reverse; }
        & > .reader--strong { text-style: bold; }
        & > .reader--emphasis { text-style: italic; }
        & > .reader--strike { text-style: strike; }
        & > .reader--code { background: $panel; }
        & > .reader--quiet { color: $foreground-muted; }
        & > .reader--label { color: $foreground-muted; }
        & > .reader--mark { color: $foreground-muted; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"reader--{role}" for role in _ROLES}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "lines(-1)", "Omhoog", show=False),
        Binding("down", "lines(1)", "Omlaag", show=False),
        Binding("pageup", "pages(-1)", "Bladzijde terug", show=False),
        Binding("pagedown,space", "pages(1)", "Bladzijde verder", show=False),
        Binding("home", "start", "Begin", show=False),
        Binding("end", "finish", "Einde", show=False),
        Binding("tab", "link(1)", "Volgende verwijzing", show=False),
        Binding("shift+tab", "link(-1)", "Vorige verwijzing", show=False),
        Binding("enter", "follow", "Verwijzing openen", show=False),
    ]

    @dataclass
    class LinkChosen(Message):
        """The user followed a link; `target` is the number (or name) between the brackets."""

        reader: "Reader"
        target: str

        @property
        def control(self) -> "Reader":
            """The reader."""
            return self.reader

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._body = ""
        self._title = ""
        self._facts: tuple[tuple[str, str], ...] = ()
        self._after: tuple[tuple[str, str], ...] = ()
        self._lines: list[Line] = []
        self._width = 0
        self._links: list[_Place] = []
        self._link = -1
        self._sought = ("", "")
        self._strips: dict[int, Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}

    def show(
        self,
        body: str,
        *,
        title: str = "",
        facts: Sequence[tuple[str, str]] = (),
        after: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show a note's body from its beginning, with labels and values above and below it."""
        self._body = body
        self._title = title
        self._facts = tuple(facts)
        self._after = tuple(after)
        self.start_over()

    def start_over(self) -> None:
        """Lay out anew what there is to read, and go to its beginning."""
        self._link = -1
        self._width = 0
        if self.is_mounted:
            self.scroll_to(y=0, animate=False, force=True)
            self._lay_out()

    def on_mount(self) -> None:
        """Lay the text out when the width is known."""
        self.call_after_refresh(self._lay_out)

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        if not width or width == self._width:
            return
        self._width = width
        self._lines = self.lines_at(width)
        self._links = [
            _Place(number, reference.start, reference.end, reference.target)
            for number, line in enumerate(self._lines)
            if line.references
            for reference in line.references
        ]
        self._strips.clear()
        self.virtual_size = Size(0, len(self._lines))
        self.refresh()
        if self._sought != ("", ""):
            # Only when what was laid out has its size can it be scrolled.
            self.call_after_refresh(self._show_passage)

    def go_to_passage(self, number: str, item: str = "") -> None:
        """Show the line that names a number, or else the heading of an agenda point."""
        self._sought = (number, item)
        if self._width and self._sought != ("", ""):
            self.call_after_refresh(self._show_passage)

    def _show_passage(self) -> None:
        (number, item), self._sought = self._sought, ("", "")
        line = self._line_with(rf"(?<![\w-]){re.escape(number)}(?![\w-])") if number else None
        if line is None and item:
            line = self._line_with(rf"^(\d+\.\s+)?{re.escape(item)}(\.\s|$)")
        if line is None:
            return
        height = self.scrollable_content_region.height
        self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)
        self._link = next((at for at, one in enumerate(self._links) if one.line == line), -1)
        self._forget_line(self._link)

    def _line_with(self, pattern: str) -> int | None:
        return next((n for n, one in enumerate(self._lines) if re.search(pattern, one.text)), None)

    def lines_at(self, width: int) -> list[Line]:
        """Return what there is to read, in lines of at most `width` cells."""
        lines = [*title_lines(self._title, width), *fact_lines(self._facts, width)]
        if lines:
            lines.append(Line(""))
        lines += laid_out(self._body, width)
        if self._after:
            lines += [Line(""), *fact_lines(self._after, width)]
        return lines

    @property
    def lines(self) -> Sequence[Line]:
        """The lines as laid out for the present width."""
        return self._lines

    def notify_style_update(self) -> None:
        """Forget what was drawn in the old colours."""
        self._styles.clear()
        self._strips.clear()
        super().notify_style_update()

    # -- drawing ------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = y + self.scroll_offset.y
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strip(number)
            if len(self._strips) > 1024:
                self._strips.clear()
            self._strips[number] = strip
        return strip

    def _strip(self, number: int) -> Strip:
        width = self.scrollable_content_region.width
        base = self._style(("text",))
        if number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        runs = list(line.runs)
        if 0 <= self._link < len(self._links):
            place = self._links[self._link]
            if place.line == number:
                runs.append(Run(place.start, place.end, ("link-current",)))
        segments = [Segment(text, self._style(roles)) for text, roles in _pieces(line.text, runs)]
        return Strip(segments, width_of(line.text)).adjust_cell_length(width, base)

    def _style(self, roles: tuple[str, ...]) -> Style:
        style = self._styles.get(roles)
        if style is None:
            style = self.get_component_rich_style("reader--text", partial=False)
            for role in roles:
                style += self.get_component_rich_style(f"reader--{role}", partial=True)
            self._styles[roles] = style
        return style

    # -- moving -------------------------------------------------------------------------------

    def action_lines(self, lines: int) -> None:
        """Move the text by lines; at once, because a sliding page is hard to read."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def action_pages(self, pages: int) -> None:
        """Move the text by screenfuls, with one line of overlap."""
        self.action_lines(pages * max(1, self.scrollable_content_region.height - 1))

    def action_start(self) -> None:
        """Go to the beginning."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_finish(self) -> None:
        """Go to the end."""
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

    # -- links --------------------------------------------------------------------------------

    def action_link(self, step: int) -> None:
        """Go to the next or previous link; past the last one, to the next widget."""
        before = self._link
        if before < 0 and step < 0:
            self._link = len(self._links) - 1
        else:
            self._link += step
        if not 0 <= self._link < len(self._links):
            self._link = -1
            self._forget_line(before)
            if step > 0:
                self.screen.focus_next()
            else:
                self.screen.focus_previous()
            return
        self._forget_line(before)
        self._forget_line(self._link)
        line = self._links[self._link].line
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top <= line < top + height:
            self.scroll_to(y=max(0, line - height // 2), animate=False, force=True)

    def _forget_line(self, link: int) -> None:
        if 0 <= link < len(self._links):
            line = self._links[link].line
            self._strips.pop(line, None)
            self.refresh_line(line)

    @property
    def is_at_link(self) -> bool:
        """Whether the cursor stands on a link."""
        return 0 <= self._link < len(self._links)

    def action_follow(self) -> None:
        """Open the note behind the link that the cursor stands on."""
        if self.is_at_link:
            self.post_message(self.LinkChosen(self, self._links[self._link].target))

    def on_click(self, event: events.Click) -> None:
        """Open the note behind the link that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = offset.y + self.scroll_offset.y
        for place in self._links:
            if place.line == number:
                text = self._lines[number].text
                start = width_of(text[: place.start])
                if start <= offset.x < start + width_of(text[place.start : place.end]):
                    event.stop()
                    self.post_message(self.LinkChosen(self, place.target))
                    return


def _pieces(text: str, runs: Sequence[Run]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the text in stretches that share their roles."""
    if not runs:
        return [(text, ("text",))]
    edges = sorted({0, len(text), *(edge for run in runs for edge in run[:2] if edge <= len(text))})
    return [
        (
            text[start:end],
            tuple(
                dict.fromkeys(
                    role
                    for run in runs
                    if run.start <= start and end <= run.end
                    for role in run.roles
                )
            )
            or ("text",),
        )
        for start, end in pairwise(edges)
        if end > start
    ]
