"""Postvak: what waits to be taken in at the left, the piece and what is proposed at the right.

Pieces are read one after the other in a thread of their own, which waits for no saving, the one
under the cursor first; the folder is looked at every few seconds while the screen is in front. What
becomes of a piece is `book.inbox`'s; what else can be done here is `inbox_doing`'s.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.getters import query_one
from textual.message import Message
from textual.worker import get_current_worker

from raadsboek.book.inbox.bringing import ready_inbox
from raadsboek.book.inbox.known import dossier_titles
from raadsboek.book.inbox.looking import folders_in_inbox, look, waiting_files
from raadsboek.book.inbox.pieces import InInbox, Waiting
from raadsboek.book.inbox.taking import refuse, take
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.inbox.telling import counted_pieces, taken_words
from raadsboek.core.note import Value
from raadsboek.tui import keys
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.inbox_correcting import CorrectionDialog
from raadsboek.tui.screens.inbox_doing import InboxDoing
from raadsboek.tui.screens.inbox_rows import COLUMNS, PieceRows, facts_of, folder_text, text_of
from raadsboek.tui.widgets.dialogs import ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import VirtualList
from raadsboek.tui.working import book_work

_SECONDS = 2.0
"""How often the folder is looked at; a look costs less than a millisecond."""
_TOLD = 12
"""Seconds that the sentence about a piece stays."""
_CHANGING = frozenset({"verbeteren", "weigeren"})
_PAUSE = 0.2
"""Seconds between two messages about what was read: drawing each piece would leave no time."""


class PieceList(VirtualList, inherit_bindings=False):
    """The list of pieces: Enter is the screen's, so that the keys below name what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in VirtualList.BINDINGS
        if not (isinstance(binding, Binding) and binding.key == "enter")
    ]


class PieceText(Reader):
    """The text of a piece: Enter is the screen's here too, unless a link was chosen."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Enter to the screen as long as there is no link to follow."""
        return action != "follow" or self.is_at_link


class InboxScreen(InboxDoing):
    """The pieces that wait, and what is proposed for each."""

    SCOPE = "postvak"
    CSS_PATH = "inbox.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("postvak")]
    AUTO_FOCUS = "PieceList"

    header = query_one(ScreenTitle)
    listing = query_one(VirtualList)

    @dataclass
    class Listed(Message):
        """The folder was looked at; `place` is where it is."""

        files: list[InInbox]
        folders: list[str]
        place: str
        titles: dict[str, str]

    class FolderDiffers(Message):
        """Other files lie in the folder than are shown."""

    @dataclass
    class PiecesRead(Message):
        """Pieces were read."""

        ones: Sequence[Waiting]

    @dataclass
    class Settled(Message):
        """A piece was taken in or refused, as `words` say."""

        file: InInbox
        words: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._files: list[InInbox] | None = None
        self._folders: list[str] = []
        self._read: dict[InInbox, Waiting] = {}
        self._titles: dict[str, str] = {}
        self._shown: Waiting | None = None
        self._wanted = ""
        self._busy: set[InInbox] = set()

    def compose(self) -> ComposeResult:
        """Lay out the heading, the pieces, the one under the cursor, and the keys."""
        yield ScreenTitle("Postvak")
        with Container(id="panels"):
            yield PieceList(COLUMNS, empty="Bezig met kijken …")
            yield PieceText()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Look at the folder, and again every few seconds."""
        self.set_interval(_SECONDS, self.look_again)

    def on_screen_resume(self) -> None:
        """Look again: a dossier may have come or gone meanwhile."""
        self._look()

    def look_again(self) -> None:
        """Look if the folder holds other files than are shown."""
        if self.is_current and self._files is not None:
            self._look_at_folder(self._files, self._folders)

    @work(thread=True, exclusive=True, group="postvak-kijken")
    def _look_at_folder(self, known: list[InInbox], folders: list[str]) -> None:
        book = self.desk.book
        if waiting_files(book) != known or folders_in_inbox(book) != folders:
            self.post_message(self.FolderDiffers())

    @on(FolderDiffers)
    def _look_for_new(self) -> None:
        self._look()

    @work(thread=True, exclusive=True, group="postvak-lezen")
    def _look(self) -> None:
        # Not as `book_look`: nobody's saving waits for a file that takes long to read.
        worker = get_current_worker()
        book = self.desk.book
        try:
            folder = str(ready_inbox(book))
            book.index.refresh()
            files = waiting_files(book)
            inside = folders_in_inbox(book)
            self.post_message(self.Listed(files, inside, folder, dossier_titles(book)))
            pieces = look(
                book,
                today=self.desk.today,
                organ=self.desk.organ,
                seen=dict(self._read),
                asked=self._unread_at_cursor,
            )
            for ones in _in_batches(pieces):
                if worker.is_cancelled:
                    return
                self.post_message(self.PiecesRead(ones))
        except RaadsboekError as error:
            self.post_message(ActionFailed(error))

    @on(Listed)
    def _list(self, message: Listed) -> None:
        place = self._take_over(message.files)
        self._folders = message.folders
        self._titles = message.titles
        waiting = set(message.files)
        self._read = {file: one for file, one in self._read.items() if file in waiting}
        empty = (
            f"Het postvak is leeg. Zet mails, brieven en scans in de map\n{message.place}\n"
            "en zij verschijnen hier vanzelf."
        )
        self._draw(empty, place)

    def _unread_at_cursor(self) -> InInbox | None:
        """Return the piece that the user looks at and that was not read; asked in a thread."""
        file = self._file
        return file if file is not None and file not in self._read else None

    @on(PiecesRead)
    def _take_note(self, message: PiecesRead) -> None:
        self._read |= {one.file: one for one in message.ones}
        self._draw()

    def _take_over(self, files: list[InInbox]) -> int:
        """Take over which files wait, and return where the piece under the cursor stands now."""
        at = self._file
        self._files = files
        if self._wanted:
            at = next((one for one in files if one.name == self._wanted), at)
            self._wanted = ""
        return files.index(at) if at in files else self.listing.cursor

    def _draw(self, empty: str | None = None, place: int | None = None) -> None:
        files = self._files or []
        rows = PieceRows(files, self._read, self._folders)
        cursor = self.listing.cursor if place is None else place
        self.listing.show(rows, cursor=cursor, empty=empty)
        reading = len(files) - len(self._read)
        words = counted_pieces(len(files)) if files else ""
        more = f" · {reading} nog te lezen" if reading > 0 else ""
        self.header.show(f"{words}{more}")
        self._show_piece()

    @property
    def _file(self) -> InInbox | None:
        files, place = self._files or [], self.listing.cursor
        return files[place] if 0 <= place < len(files) else None

    @property
    def _piece(self) -> Waiting | None:
        """The piece under the cursor, when it was read."""
        file = self._file
        return self._read.get(file) if file is not None else None

    @property
    def folder(self) -> str:
        """The folder under the cursor; '' when there is a piece."""
        place = self.listing.cursor - len(self._files or [])
        return self._folders[place] if 0 <= place < len(self._folders) else ""

    @property
    def piece(self) -> Waiting | None:
        """The piece under the cursor, when it was read."""
        return self._piece

    @on(VirtualList.Highlighted)
    def _show_piece(self) -> None:
        one = self._piece
        if one is not None and one is self._shown:
            return
        self._shown = one
        if self.folder:
            self.reader.show(folder_text(self.folder), title=self.folder)
        elif one is not None:
            title = str(one.proposal.values["titel"])
            self.reader.show(text_of(one), title=title, facts=facts_of(one, self._titles))
        else:
            self.reader.show("" if self._file is None else "Dit stuk wordt nog gelezen …")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer changes only for a piece that was read, where something may be saved."""
        one = self._piece
        if action in _CHANGING and (one is None or self.desk.book.read_only):
            return False
        match action:
            case "overnemen":
                return not self.desk.book.read_only and bool(one is not None or self.folder)
            case "lezen":
                return one is not None and not one.refusal
            case "verbeteren":
                return one is not None and one.can_be_taken
            case "terughalen":
                return not self.desk.book.read_only
        return True

    # -- what the user does -------------------------------------------------------------------

    @on(VirtualList.Chosen)
    def action_overnemen(self) -> None:
        """Take the piece in as it is proposed."""
        one = self._piece
        if self.desk.book.read_only:
            return
        if self.folder:
            self.offer_folder(self.folder)
        elif one is None:
            return
        elif one.can_be_taken:
            self._begin(one, None)
        else:
            self.status.say("Dit stuk kan niet worden overgenomen: w haalt het weg.", warning=True)

    @work
    async def action_verbeteren(self) -> None:
        """Ask what must be different, and take the piece in."""
        one = self._piece
        if one is None:
            return
        dialog = CorrectionDialog(self.desk, one)
        values = await ask(self.app, dialog)
        if values is not None:
            self._begin(one, values)

    def action_weigeren(self) -> None:
        """Put the piece aside; what is in the record already goes away."""
        one = self._piece
        if one is not None and one.file not in self._busy:
            self._busy.add(one.file)
            self._refuse(one)

    def _begin(self, one: Waiting, values: Mapping[str, Value] | None) -> None:
        if one.file not in self._busy:
            self._busy.add(one.file)
            self.status.say("Bezig met overnemen …")
            self._take(one, values)

    @book_work
    def _take(self, one: Waiting, values: Mapping[str, Value] | None) -> None:
        try:
            note = take(self.desk.book, one, values=values, now=self.desk.now)
        finally:
            self._busy.discard(one.file)
        self.post_message(self.Settled(one.file, taken_words(note)))

    @book_work
    def _refuse(self, one: Waiting) -> None:
        try:
            words = refuse(self.desk.book, one)
        finally:
            self._busy.discard(one.file)
        is_gone = one.same is not None and not one.same_message
        back = "" if is_gone else " Met h haalt u het terug."
        self.post_message(self.Settled(one.file, f"{words}.{back}" if back else words))

    @on(Settled)
    def _settled(self, message: Settled) -> None:
        place = self._take_over([file for file in self._files or [] if file != message.file])
        self._read.pop(message.file, None)
        self.status.saved(self.desk.now)
        self.notify(message.words, timeout=_TOLD, markup=False)
        self._draw(place=place)
        self._look()

    def look_for(self, name: str) -> None:
        """Look again, with the cursor on the piece of this name."""
        self._wanted = name
        self._look()

    @on(ActionFailed)
    def _failed(self) -> None:
        self.status.say("")


def _in_batches(pieces: Iterator[Waiting]) -> Iterator[list[Waiting]]:
    """Yield the first piece at once, and then what was read in each while."""
    batch: list[Waiting] = []
    told = 0.0
    for one in pieces:
        batch.append(one)
        if time.monotonic() - told >= _PAUSE:
            yield batch
            batch, told = [], time.monotonic()
    if batch:
        yield batch
