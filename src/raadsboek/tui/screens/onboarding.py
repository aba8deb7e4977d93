"""Inwerken: everybody who is new, the tasks of each, and how far they are.

It shows and asks; what a task is and what saving it means is `book.onboarding`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.onboarding.following import (
    Newcomer,
    Settling,
    newcomers,
    settling,
    settling_at,
)
from raadsboek.core.errors import NotFound
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.onboarding_doing import OnboardingDoing
from raadsboek.tui.screens.onboarding_rows import Place, pieces
from raadsboek.tui.widgets.block_list import BlockList, sentence
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look

_WHAT = "wie is nieuw, en wat moet er nog?"
_NOBODY = "Er wordt nu niemand ingewerkt."
_HOW = "Met i maakt u een inwerklijst voor een lid."


class OnboardingScreen(OnboardingDoing):
    """The lists that run, a task under the cursor."""

    SCOPE = "inwerken"
    SHOWS_ORGAN = True
    CSS_PATH = "onboarding.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("inwerken")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    listing = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The lists were read."""

        lists: tuple[Settling, ...]
        new: tuple[Newcomer, ...]

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        """Begin at a list (`pad`) and, if that is asked, at the task on a line of it (`regel`)."""
        super().__init__(desk)
        self._path = arguments.get("pad", "") or arguments.get("nummer", "")
        line = arguments.get("regel", "")
        self._line = int(line) if line.isdecimal() else -1
        self._places: list[Place | None] = []

    def compose(self) -> ComposeResult:
        """Lay out the name, the tasks and the lines below."""
        yield ScreenTitle("Inwerken", "bezig met lezen …")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_screen_resume(self) -> None:
        """Read the lists, also after another screen may have changed one."""
        self._look()

    def organ_chosen(self) -> None:
        """Show who is new in the other organ."""
        self._look()

    def look_again(self) -> None:
        """Read the lists after something was saved."""
        self._look()

    @book_look
    def _look(self) -> None:
        book, today = self.desk.book, self.desk.today
        book.index.refresh()
        organ = self.desk.organ or None
        lists = settling(book, today=today, organ=organ)
        if self._path and self._path not in [one.note.path for one in lists]:
            try:  # one that is closed can be asked for as well
                lists.insert(0, settling_at(book, self._path, today=today))
            except NotFound:
                self._path = ""
        new = newcomers(book, today, organ=organ)
        self.post_message(self.Looked(tuple(lists), tuple(new)))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        before, at = self.current, self.listing.cursor
        blocks, self._places = pieces(message.lists, message.new, self.desk.today)
        if not blocks:
            blocks, self._places = [sentence(_NOBODY + self.desk.how(_HOW))], [None]
        cursor = self._place_of(before, at)
        self._path, self._line = "", -1
        self.listing.show(blocks, cursor=cursor)
        many = len(message.lists)
        count = f"{many} {'lijst' if many == 1 else 'lijsten'}: " if many else ""
        self.header.show(f"{count}{_WHAT}", council=self.desk.council_shown)
        self.refresh_bindings()

    def _place_of(self, before: Place | None, at: int) -> int:
        """Return where the cursor goes: to what was asked for, else to where it was."""
        if not self._path and before is not None:
            known = [place for place, one in self._placed if _is_same(one, before)]
            return known[0] if known else max(at, 0)
        here = [one for one in self._placed if not self._path or _path_of(one[1]) == self._path]
        asked = [place for place, one in here if _line_of(one) == self._line >= 0]
        still_open = [place for place, one in here if not _is_done(one)]
        return next(iter([*asked, *still_open, *(place for place, _one in here)]), 0)

    @property
    def _placed(self) -> list[tuple[int, Place]]:
        return [(place, one) for place, one in enumerate(self._places) if one is not None]

    @property
    def current(self) -> Place | None:
        """What is under the cursor."""
        place = self.listing.cursor
        return self._places[place] if 0 <= place < len(self._places) else None

    @property
    def note_in_front(self) -> str:
        """The list that the cursor is in."""
        found = self.current.found if self.current else None
        return found.note.path if found else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is under the cursor."""
        here = self.current
        found = here.found if here else None
        if action == "openen":
            return here is not None
        if action in ("taak", "buddy", "wijzigen"):
            return found is not None and not self.desk.book.read_only
        if action == "afvinken":
            return bool(here and here.task >= 0) and not self.desk.book.read_only
        if action == "afronden":
            is_running = found is not None and found.note.text("status") in ("", "loopt")
            return is_running and not self.desk.book.read_only
        if action == "nieuw":
            return not self.desk.book.read_only
        if action == "coaching":
            return here is not None and not self.desk.is_private
        return True

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def action_openen(self) -> None:
        """Read the list as a note; for somebody without one, make it."""
        here = self.current
        if here is not None and here.newcomer is not None:
            if self.may_change():
                self.begin_list(here.newcomer.handle)
        elif here is not None and here.found is not None:
            arguments = {"soort": "inwerken", "pad": here.found.note.path}
            self.post_message(ScreenWanted("lijst", arguments))

    def action_wijzigen(self) -> None:
        """Change the list as text."""
        if self.note_in_front:
            self.post_message(ScreenWanted("bewerken", {"pad": self.note_in_front}))

    def begin_at(self, path: str) -> None:
        """Put the cursor at a list when it is read next."""
        self._path, self._line = path, -1


def _is_same(one: Place, other: Place) -> bool:
    return (_path_of(one), one.task, one.newcomer) == (_path_of(other), other.task, other.newcomer)


def _path_of(one: Place) -> str:
    return one.found.note.path if one.found else ""


def _line_of(one: Place) -> int:
    return one.found.tasks[one.task].line if one.found and one.task >= 0 else -1


def _is_done(one: Place) -> bool:
    return one.found is not None and one.task >= 0 and one.found.tasks[one.task].is_done
