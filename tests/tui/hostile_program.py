"""A program for the terminal tests: every kind of widget, filled with text that means harm.

With the argument `bare` it runs without our boundary, to prove that the test would notice.
"""

import sys
from collections.abc import Sequence

from rich.text import Text
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.filter import LineFilter
from textual.widgets import (
    Button,
    DataTable,
    Header,
    Input,
    Label,
    ListItem,
    ListView,
    OptionList,
    Static,
    Tab,
    Tabs,
    TextArea,
    Tree,
)

from raadsboek.core.errors import NotFound
from raadsboek.core.kinds.action import KIND as ACTION
from raadsboek.core.text import visible
from raadsboek.tui import boundary
from raadsboek.tui.boundary import shown, shown_lines
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ConfirmDialog, Dialog, ProblemDialog
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.note_editor import NoteEditor
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import VirtualList

HOSTILE = (
    "osc52 \x1b]52;c;eA==\x07",
    "osc0 \x1b]0;titel\x07",
    "osc8 \x1b]8;;file:///etc\x1b\\x\x1b]8;;\x1b\\",
    "dcs \x1bP1$r0m\x1b\\",
    "csi \x1b[6n",
    "open \x1b]2;nooit dicht",
    "c1 \x9b6n\x9d0;x\x9c",
    "bidi goed\u202egekeurd\u202c \u2066x\u2069",
    "zero a\u200bb\ufeffc",
    "bel \x07\x08\x0b\x0c\x7f",
    "[OR] besluit",
    "[/]",
    "[/besluit]",
    "[x] klaar",
    "[@click=app.exit]x[/]",
    "[link=file:///etc]x[/link]",
)
ALL = "\n".join(HOSTILE)
ONE = " ".join(HOSTILE)


class Rows:
    """Rows with hostile cells."""

    def __len__(self) -> int:
        return len(HOSTILE)

    def page(self, offset: int, limit: int) -> Sequence[Sequence[str]]:
        """Return them all."""
        return [("[x] nr", text) for text in HOSTILE]


class HostileApp(App[None]):
    """All widgets on one long page, and the dialogs one after the other."""

    CSS = "Screen > VerticalScroll > * { height: 18; } Label { height: 1; }"

    def __init__(self, guarded: bool) -> None:
        super().__init__()
        self._filters_used: list[LineFilter] = [boundary.ControlFilter()] if guarded else []
        self._guarded = guarded

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Use the gate, unless this is the proof that it is needed."""
        return [*self._filters_used, *super().get_line_filters()]

    def compose(self) -> ComposeResult:
        """Show every kind of widget."""
        if not self._guarded:
            yield Static(ONE, markup=False)
            return
        yield Header()
        with VerticalScroll(id="page"):
            yield VirtualList(
                [Column(key="a", label=ONE), Column(key="b", label="B", wide=True)], Rows()
            )
            reader = Reader()
            reader.show(ALL, facts=[(ONE, ONE)])
            yield reader
            yield NoteEditor(ALL)
            yield Form(ACTION.struct, {"titel": ONE, "status": ONE, "wie": [ONE]}, today=TODAY)
            status = StatusLine()
            status.say(ONE, warning=True)
            yield status
            yield Static(shown_lines(ALL))
            yield Label(shown(ONE))
            yield Button(shown(ONE))
            yield Input(ONE, placeholder=ONE)
            yield TextArea(ALL)
            yield OptionList(*(shown(text) for text in HOSTILE))
            yield ListView(*(ListItem(Label(shown(text))) for text in HOSTILE))
            tree: Tree[None] = Tree(Text(visible(ONE)))
            for text in HOSTILE:
                tree.root.add_leaf(Text(visible(text)))
            tree.root.expand()
            yield tree
            yield DataTable()
            yield Tabs(*(Tab(shown(text)) for text in HOSTILE))

    def on_mount(self) -> None:
        """Fill what is filled later, and start turning the pages."""
        self.title = ONE
        if not self._guarded:
            self.call_after_refresh(self.exit)
            return
        table = self.query_one(DataTable)
        table.add_column(Text(visible(ONE)))
        for text in HOSTILE:
            table.add_row(Text(visible(text)))
        self.query_one(Button).tooltip = shown(ONE)
        self.notify(shown_lines(ALL).plain, title=ONE, markup=False)
        self.call_after_refresh(self.turn_page)

    def turn_page(self) -> None:
        """Show the next part of the page, then the dialogs."""
        page = self.query_one("#page", VerticalScroll)
        if page.scroll_offset.y < page.max_scroll_y:
            page.scroll_to(y=page.scroll_offset.y + 15, animate=False)
            self.call_after_refresh(self.turn_page)
        else:
            self.show_dialogs()

    def show_dialogs(self) -> None:
        """Show each dialog, then end."""
        dialogs: list[Dialog[bool] | Dialog[str] | Dialog[None]] = [
            ConfirmDialog(ONE, ALL, yes=ONE),
            ChoiceDialog(ONE, [Choice("a", ONE, ONE)]),
            ProblemDialog(NotFound(ONE, ALL)),
        ]
        for dialog in dialogs:
            self.push_screen(dialog)
        self.set_timer(0.3, self.exit)


if __name__ == "__main__":
    import datetime

    TODAY = datetime.date(2026, 11, 22)
    HostileApp(guarded="bare" not in sys.argv).run()
