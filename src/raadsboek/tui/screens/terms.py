"""Every open term of a council: what is late, what comes this week, later, and what has no day.

Begins with what the index knows; looks at the folder then, as a list does. Counting is not done
here: see `book.terms`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.confidential.closed import WITH_TERMS, closed_sentence
from raadsboek.book.terms import OpenTerm, open_terms, terms_without_day
from raadsboek.core.terms.rows import kind_of_course
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.explaining import ExplainingScreen
from raadsboek.tui.screens.term_rows import group_block, grouped, term_blocks
from raadsboek.tui.widgets.block_list import Block, BlockList, sentence
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, index_look

_NOTHING = (
    "Er lopen geen termijnen. Zodra in een traject een gebeurtenis staat, volgen de dagen vanzelf."
)


class TermsScreen(ExplainingScreen):
    """The open terms of the dossiers of a council, by when they end."""

    SCOPE = "termijnen"
    SHOWS_ORGAN = True
    CSS_PATH = "terms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("termijnen")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    listing = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Found(Message):
        """The terms of an organ were found: those with a day, and those without."""

        organ: str
        dated: Sequence[OpenTerm]
        others: Sequence[OpenTerm]
        closed: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[OpenTerm | None] = []
        self._is_known = False

    def compose(self) -> ComposeResult:
        """Lay out the heading, the terms and the keys."""
        yield ScreenTitle("Termijnen", "bezig met lezen …")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Show what the index knows, or look at the folder when nobody has yet."""
        if self.desk.overview is None:
            self._look_afresh()
        else:
            self._look()

    def on_screen_resume(self) -> None:
        """Look again: on another screen something may have happened."""
        if self._is_known:
            self._look_afresh()

    def notes_differ(self) -> None:
        """Show what the index knows by now."""
        self._look()

    def organ_chosen(self) -> None:
        """Show the terms of the other organ."""
        self._look()

    @index_look
    def _look(self) -> None:
        self._find()

    @book_look
    def _look_afresh(self) -> None:
        self.desk.to_read.index.refresh()
        self._find()

    def _find(self) -> None:
        book, organ = self.desk.to_read, self.desk.organ
        dated = open_terms(book, organ, today=self.desk.today)
        closed = closed_sentence(book, WITH_TERMS, organ=organ)
        self.post_message(self.Found(organ, dated, terms_without_day(book, organ), closed))

    @on(Found)
    def _show(self, message: Found) -> None:
        if message.organ != self.desk.organ:
            return
        before, self._is_known = self.current, True
        today = self.desk.today
        blocks: list[Block] = []
        self._rows = []
        for name, terms in grouped(message.dated, message.others, today):
            blocks.append(group_block(name, len(terms)))
            self._rows.append(None)
            blocks += term_blocks(terms, today)
            self._rows += terms
        if not blocks and not message.closed:
            blocks, self._rows = [sentence(_NOTHING)], [None]
        self.listing.show(blocks, cursor=self._place_of(before))
        council = self.desk.organs.get(message.organ, "")
        self.header.show(_counted(message, self.desk), council=council)
        self.status.say(message.closed)
        self.refresh_bindings()

    @property
    def current(self) -> OpenTerm | None:
        """The term under the cursor."""
        place = self.listing.cursor
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _place_of(self, term: OpenTerm | None) -> int:
        """Return where a term stands now, else where the cursor is."""
        places = (
            place
            for place, one in enumerate(self._rows)
            if one is not None and term is not None and _name(one) == _name(term)
        )
        return next(places, max(self.listing.cursor, 0))

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is done with a term only where there is one."""
        return action not in ("openen", "uitleg") or self.current is not None

    def action_openen(self) -> None:
        """Open the dossier of the term under the cursor."""
        if self.current is not None:
            self.post_message(
                ScreenWanted(kind_of_course(self.current.procedure), {"pad": self.current.path})
            )

    def action_uitleg(self) -> None:
        """Explain how the day under the cursor came about."""
        term = self.current
        if term is not None:
            self.explain(term.path, term.step, term.reading)


def _name(term: OpenTerm) -> tuple[str, str, str]:
    return term.path, term.step, term.reading


def _counted(message: TermsScreen.Found, desk: Desk) -> str:
    late = sum(term.is_late(desk.today) for term in message.dated)
    parts = [str(len(message.dated))]
    if late:
        parts.append(f"{late} te laat")
    return " · ".join(parts)
