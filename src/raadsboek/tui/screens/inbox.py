"""Postvak: what waits to be taken in at the left, the piece and what is proposed at the right.

Pieces are read one after the other in a thread of their own, which waits for no saving; the folder
is looked at every few seconds while the screen is in front. What becomes of a piece is
`book.inbox`'s.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from raadsboek.book.inbox.bringing import ready_inbox
from raadsboek.book.inbox.known import dossier_titles
from raadsboek.book.inbox.looking import look, waiting_files
from raadsboek.book.inbox.pieces import InInbox, Waiting
from raadsboek.book.inbox.taking import refuse, take
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.inbox.telling import counted_pieces, taken_words
from raadsboek.core.note import Value
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.inbox_correcting import CorrectionDialog
from raadsboek.tui.screens.inbox_rows import COLUMNS, PieceRows, facts_of, text_of
from raadsboek.tui.screens.told_screen import ToldScreen
from raadsboek.tui.widgets.dialogs import ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import VirtualList
from raadsboek.tui.working import book_work

_SECONDS = 2.0
"""How often the folder is looked at; a look costs less than a millisecond."""
_TOLD = 12
"""Seconds that the sentence about a piece stays."""
_CHANGING = frozenset({"overnemen", "verbeteren", "weigeren"})


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


class InboxScreen(ToldScreen):
    """The pieces that wait, and what is proposed for each."""

    SCOPE = "postvak"
    CSS_PATH = "inbox.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("postvak")]
    AUTO_FOCUS = "PieceList"

    header = query_one("#header", Static)
    listing = query_one(VirtualList)

    @dataclass
    class Listed(Message):
        """The folder was looked at; `place` is where it is."""

        files: list[InInbox]
        place: str
        titles: dict[str, str]

    class FolderDiffers(Message):
        """Other files lie in the folder than are shown."""

    @dataclass
    class PieceRead(Message):
        """A piece was read."""

        one: Waiting

    @dataclass
    class Settled(Message):
        """A piece was taken in or refused, as `words` say."""

        file: InInbox
        words: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._files: list[InInbox] | None = None
        self._read: dict[InInbox, Waiting] = {}
        self._titles: dict[str, str] = {}
        self._shown: Waiting | None = None
        self._busy: set[InInbox] = set()

    def compose(self) -> ComposeResult:
        """Lay out the heading, the pieces, the one under the cursor, and the keys."""
        yield Static(assembled(_TITLE), id="header")
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
            self._look_at_folder(self._files)

    @work(thread=True, exclusive=True, group="postvak-kijken")
    def _look_at_folder(self, known: list[InInbox]) -> None:
        if waiting_files(self.desk.book) != known:
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
            self.post_message(self.Listed(files, folder, dossier_titles(book)))
            seen = dict(self._read)
            for one in look(book, today=self.desk.today, organ=self.desk.organ, seen=seen):
                if worker.is_cancelled:
                    return
                self.post_message(self.PieceRead(one))
        except RaadsboekError as error:
            self.post_message(ActionFailed(error))

    @on(Listed)
    def _list(self, message: Listed) -> None:
        place = self._take_over(message.files)
        self._titles = message.titles
        self._read = {file: one for file, one in self._read.items() if file in message.files}
        empty = (
            f"Het postvak is leeg. Zet mails, brieven en scans in de map\n{message.place}\n"
            "en zij verschijnen hier vanzelf."
        )
        self._draw(empty, place)

    @on(PieceRead)
    def _take_note(self, message: PieceRead) -> None:
        self._read[message.one.file] = message.one
        self._draw()

    def _take_over(self, files: list[InInbox]) -> int:
        """Take over which files wait, and return where the piece under the cursor stands now."""
        at = self._file
        self._files = files
        return files.index(at) if at in files else self.listing.cursor

    def _draw(self, empty: str | None = None, place: int | None = None) -> None:
        files = self._files or []
        rows = PieceRows(files, self._read)
        cursor = self.listing.cursor if place is None else place
        self.listing.show(rows, cursor=cursor, empty=empty)
        reading = len(files) - len(self._read)
        words = f"  {counted_pieces(len(files))}" if files else ""
        more = f" · {reading} nog te lezen" if reading > 0 else ""
        self.header.update(assembled(_TITLE, f"{words}{more}"))
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

    @on(VirtualList.Highlighted)
    def _show_piece(self) -> None:
        one = self._piece
        if one is not None and one == self._shown:
            return
        self._shown = one
        if one is not None:
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
        if action == "verbeteren":
            return one is not None and one.can_be_taken
        return True

    # -- what the user does -------------------------------------------------------------------

    @on(VirtualList.Chosen)
    def action_overnemen(self) -> None:
        """Take the piece in as it is proposed."""
        one = self._piece
        if one is None or self.desk.book.read_only:
            return
        if one.can_be_taken:
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
        self.post_message(self.Settled(one.file, words))

    @on(Settled)
    def _settled(self, message: Settled) -> None:
        place = self._take_over([file for file in self._files or [] if file != message.file])
        self._read.pop(message.file, None)
        self.status.saved(self.desk.now)
        self.notify(message.words, timeout=_TOLD, markup=False)
        self._draw(place=place)
        self._look()

    @on(ActionFailed)
    def _failed(self) -> None:
        self.status.say("")


_TITLE = Part("Postvak", "bold $accent")
