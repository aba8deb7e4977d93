"""The raadsboeken on this computer: which one to open.

It stands in the program, over the raadsboek that is open, and in an app of its own when there is
none here. It only asks: whoever shows it opens what is wanted (`RaadsboekWanted`). A folder is
looked at in a thread, since a disk that was taken out may be slow to say so.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book import recent
from raadsboek.book.quick import find_root
from raadsboek.book.recent import NotRemembered, NotThere, Recent
from raadsboek.book.typed_path import typed_path
from raadsboek.core.dates import long_date, past_moment
from raadsboek.core.errors import RaadsboekError
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import FROM_OTHERS, ActionFailed, RaadsboekWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.start_menu_rows import NOTHING, block
from raadsboek.tui.widgets.block_list import BlockList
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ProblemDialog, PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # the list may be there before any raadsboek is
    from raadsboek.book.book import Book

_GROUP = "raadsboeken"


class StartMenuScreen(BookScreen):
    """The list; `current` is the raadsboek that is open, None when there is none."""

    SCOPE = "raadsboeken"
    CSS_PATH = "start_menu.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("raadsboeken"),
        *(Binding(str(number), f"openen_nummer({number})", show=False) for number in range(1, 10)),
    ]
    AUTO_FOCUS = "BlockList"

    listing = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Listed(Message):
        """The list was read, and of each folder whether it is a raadsboek now."""

        known: Sequence[Recent]
        missing: frozenset[str]

    @dataclass
    class Refused(Message):
        """What was typed is no raadsboek."""

        typed: str
        error: RaadsboekError

    def __init__(
        self, desk: Desk, *, known: Sequence[Recent] = (), current: "Book | None" = None
    ) -> None:
        super().__init__(desk)
        self._known = known
        self._missing: frozenset[str] = frozenset()
        self._book = current
        self._current = str(current.root.absolute()) if current else ""
        self._is_listed = bool(known)
        self._awaited = 0
        """A number that was typed before the list was there."""

    def compose(self) -> ComposeResult:
        """Lay out the heading, the list and the keys."""
        today = long_date(self.desk.today)
        title = Part("Raadsboeken op deze computer", "bold $accent")
        yield Static(assembled(title, Part(f"   {today}", "$foreground-muted")), id="header")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Show what is known, and look whether it is there."""
        self._show(cursor=0)
        self._look()

    @work(thread=True, exclusive=True, group=_GROUP)
    def _look(self) -> None:
        known = recent.recents()
        if self._book is not None:
            known = recent.with_opened(known, recent.opened(self._book, now=self.desk.now))
        missing = frozenset(one.folder for one in known if not recent.is_there(one.folder))
        self.post_message(self.Listed(known, missing))

    @on(Listed)
    def _listed(self, message: Listed) -> None:
        first, self._is_listed = not self._is_listed, True
        under_cursor = self.chosen
        self._known, self._missing = message.known, message.missing
        folders = [one.folder for one in self._known]
        place = max(self.listing.cursor, 0)
        if under_cursor is not None and under_cursor.folder in folders:
            place = folders.index(under_cursor.folder)
        elif first and folders[:1] == [self._current]:
            place = 1
        self._show(cursor=place)
        if self._awaited:
            self.action_openen_nummer(self._awaited)

    def _show(self, *, cursor: int) -> None:
        now = self.desk.now
        self.listing.show(
            [
                block(
                    number,
                    one,
                    "nu open" if one.folder == self._current else past_moment(one.opened, now=now),
                    is_missing=one.folder in self._missing,
                )
                for number, one in enumerate(self._known, 1)
            ]
            or [NOTHING],
            cursor=cursor,
        )
        self.refresh_bindings()

    @property
    def chosen(self) -> Recent | None:
        """The raadsboek under the cursor."""
        place = self.listing.cursor
        return self._known[place] if 0 <= place < len(self._known) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the raadsboek under the cursor."""
        if action == "openen":
            return self.chosen is not None
        if action == "van_de_lijst":
            return self.chosen is not None and self.chosen.folder != self._current
        return True

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _clicked(self) -> None:
        self.action_openen()

    # -- opening ------------------------------------------------------------------------------

    def action_openen(self) -> None:
        """Open the raadsboek under the cursor."""
        if self.chosen is not None:
            self._open(self.chosen.folder)

    def action_openen_nummer(self, number: int) -> None:
        """Open the raadsboek with this number."""
        self._awaited = 0 if self._is_listed else number
        if number <= len(self._known):
            self._open(self._known[number - 1].folder)

    def _open(self, folder: str) -> None:
        if folder == self._current:
            self.leave()
            return
        self.status.say("Bezig met openen …")
        self._try(folder)

    @work(thread=True, exclusive=True, group=_GROUP)
    def _try(self, folder: str) -> None:
        if recent.is_there(folder):
            self.post_message(RaadsboekWanted(folder))
        else:
            self.post_message(ActionFailed(NotThere(folder)))

    def on_action_failed(self, message: ActionFailed) -> None:
        """Tell why it cannot be opened; the list stays."""
        message.stop()
        self.status.say("")
        self.app.push_screen(ProblemDialog(message.error))
        self._look()

    def action_nieuw(self) -> None:
        """Make a new raadsboek."""
        self.post_message(RaadsboekWanted(""))

    def action_van_een_ander(self) -> None:
        """Open a raadsboek of somebody else, as a copy."""
        self.post_message(RaadsboekWanted(FROM_OTHERS))

    def action_andere_map(self) -> None:
        """Open a raadsboek that is not in the list."""
        self._ask_folder("")

    @work
    async def _ask_folder(self, typed: str) -> None:
        dialog = PromptDialog(
            "Een raadsboek in een andere map",
            "In welke map staat het? Bijvoorbeeld: ~/Documenten/raadsboek",
            value=typed,
            check=lambda text: "" if text.strip() else "Typ de naam van een map.",
        )
        folder = await ask(self.app, dialog)
        if folder is not None:
            self._find(folder)

    @work(thread=True, exclusive=True, group=_GROUP)
    def _find(self, typed: str) -> None:
        folder = typed.strip().strip("\"'")
        found = find_root(folder) if _is_folder(folder) else None
        if found is None:
            self.post_message(self.Refused(typed, NotThere(folder)))
        elif found == self._current:
            self.app.call_from_thread(self.leave)
        else:
            self.post_message(RaadsboekWanted(found))

    @on(Refused)
    @work
    async def _ask_again(self, message: Refused) -> None:
        await self.app.push_screen_wait(ProblemDialog(message.error))
        self._ask_folder(message.typed)

    # -- the list -----------------------------------------------------------------------------

    @work
    async def action_van_de_lijst(self) -> None:
        """Take the raadsboek under the cursor off the list, after a question."""
        one = self.chosen
        if one is None or one.folder == self._current:
            return
        dialog = ConfirmDialog(
            "Van de lijst halen?",
            f"{one.name}\n{one.folder}\n\nAlleen deze regel verdwijnt. De map en alles wat erin "
            "staat, blijven zoals ze zijn.",
            yes="Van de lijst",
            no="Laten staan",
        )
        if await ask(self.app, dialog):
            self._forget(one.folder)

    @work(thread=True, exclusive=True, group=_GROUP)
    def _forget(self, folder: str) -> None:
        with suppress(NotRemembered):  # another window was first
            recent.forget(folder)
        self.app.call_from_thread(self._look)


def _is_folder(typed: str) -> bool:
    try:
        return typed_path(typed).is_dir()
    except (OSError, ValueError, RuntimeError):  # no such disk, no such name, no such user
        return False
