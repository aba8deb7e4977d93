"""What can be done in the inbox besides taking in: reading, getting back, a whole folder at once.

What it takes is imported when somebody wants it. Nothing enters the record here but a folder that
was looked through, after the user said so.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.inbox.folder import FOLDER
from raadsboek.core.inbox.telling import size_in_words
from raadsboek.core.number_words import counted
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.told_screen import ToldScreen
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ConfirmDialog, ask
from raadsboek.tui.working import book_work

if TYPE_CHECKING:
    from raadsboek.book.adopting_archive.looking import Looked
    from raadsboek.book.adopting_archive.taking import Adopted
    from raadsboek.book.inbox.pieces import Waiting
    from raadsboek.book.inbox.whole import FileText

_TOLD = 12
"""Seconds that a sentence about what was done stays."""
_MOST_NAMED = 3


class InboxDoing(ToldScreen):
    """The part of the inbox that reads, gets back, and takes over a folder."""

    @dataclass
    class TextRead(Message):
        """The text of a piece and of what is in it was read."""

        files: "list[FileText]"

    @dataclass
    class RefusedFound(Message):
        """What was refused before, the last one first."""

        names: list[str]

    @dataclass
    class TakenBack(Message):
        """A piece waits again under this name."""

        name: str

    @dataclass
    class FolderLooked(Message):
        """A folder in the inbox was looked through."""

        name: str
        looked: "Looked"

    @dataclass
    class FolderAdopted(Message):
        """Notes were made of what is in a folder."""

        adopted: "Adopted"

    @property
    def piece(self) -> "Waiting | None":
        """The piece under the cursor, when it was read."""
        raise NotImplementedError

    def look_for(self, name: str) -> None:
        """Look again, with the cursor on the piece of this name."""
        raise NotImplementedError

    # -- reading ------------------------------------------------------------------------------

    def action_lezen(self) -> None:
        """Show the whole text of the piece and of everything in it."""
        if self.piece is not None:
            self.status.say("Bezig met lezen …")
            self._read_whole(self.piece)

    @work(thread=True, exclusive=True, group="postvak-tekst")
    def _read_whole(self, one: "Waiting") -> None:
        # Not as `book_look`: nobody's saving waits for a file that takes long to read.
        from raadsboek.book.inbox.whole import whole_text

        try:
            self.post_message(self.TextRead(whole_text(self.desk.book, one)))
        except RaadsboekError as error:
            self.post_message(ActionFailed(error))

    @on(TextRead)
    def _show_text(self, message: TextRead) -> None:
        from raadsboek.tui.widgets.reading_dialog import ReadingDialog

        self.status.say("")
        own, *parts = message.files
        text = "\n\n".join([*_told(own), *(line for part in parts for line in _headed(part))])
        facts = [("In dit stuk", ", ".join(one.name for one in parts))] if parts else []
        self.app.push_screen(ReadingDialog(own.name, text, facts=facts))

    # -- getting back -------------------------------------------------------------------------

    @book_work
    def action_terughalen(self) -> None:
        """Look what was refused, to choose from."""
        from raadsboek.book.inbox.refused import refused_files

        self.post_message(self.RefusedFound(list(refused_files(self.desk.book))))

    @on(RefusedFound)
    @work
    async def _ask_which(self, message: RefusedFound) -> None:
        if not message.names:
            self.notify("Er is niets geweigerd.")
            return
        choices = [Choice(str(place), name) for place, name in enumerate(message.names)]
        chosen = await ask(self.app, ChoiceDialog("Welk stuk haalt u terug?", choices))
        if chosen is not None:
            self._take_back(message.names[int(chosen)])

    @book_work
    def _take_back(self, name: str) -> None:
        from raadsboek.book.inbox.refused import take_back

        self.post_message(self.TakenBack(take_back(self.desk.book, name)))

    @on(TakenBack)
    def _taken_back(self, message: TakenBack) -> None:
        self.notify(f"{message.name} wacht weer in het postvak.", timeout=_TOLD, markup=False)
        self.look_for(message.name)

    # -- a folder -----------------------------------------------------------------------------

    def offer_folder(self, name: str) -> None:
        """Look through a folder in the inbox, and ask whether to make notes of it."""
        self.status.say(f"Bezig met kijken in {name} …")
        self._look_through(name)

    @work(thread=True, exclusive=True, group="postvak-map")
    def _look_through(self, name: str) -> None:
        from raadsboek.book.adopting_archive.looking import look_through

        book, desk = self.desk.book, self.desk
        folder = book.root / FOLDER / name
        try:
            looked = look_through(
                book, folder, organ=desk.organ, today=desk.today, progress=_silent
            )
            self.post_message(self.FolderLooked(name, looked))
        except RaadsboekError as error:
            self.post_message(ActionFailed(error))

    @on(FolderLooked)
    @work
    async def _ask_about_folder(self, message: FolderLooked) -> None:
        self.status.say("")
        looked = message.looked
        if not looked.planned:
            left = " ".join(_left_alone(looked))
            told = f"In '{message.name}' is niets nieuws om over te nemen. {left}"
            self.notify(told.strip(), timeout=_TOLD, markup=False)
            return
        dialog = ConfirmDialog(
            f"Map overnemen: {message.name}", _question(looked), yes="Overnemen", no="Niet nu"
        )
        if await ask(self.app, dialog):
            self.status.say("Bezig met overnemen …")
            self._take_over_folder(looked)

    @book_work
    def _take_over_folder(self, looked: "Looked") -> None:
        from raadsboek.book.adopting_archive.taking import take_over

        desk = self.desk
        adopted = take_over(desk.book, looked, organ=desk.organ, now=desk.now, progress=_silent)
        self.post_message(self.FolderAdopted(adopted))

    @on(FolderAdopted)
    def _adopted(self, message: FolderAdopted) -> None:
        adopted = message.adopted
        number = adopted.report.text("nummer") if adopted.report is not None else ""
        many = counted(len(adopted.taken), "notitie", "notities")
        then = f" Wat er van elk bestand werd, staat in {number}." if number else ""
        if adopted.not_taken:
            left = counted(len(adopted.not_taken), "bestand", "bestanden")
            then += f" Niet overgenomen: {left}; laat de map nog staan."
        self.status.saved(self.desk.now)
        self.notify(f"{many} gemaakt.{then}", timeout=_TOLD, markup=False)
        self.look_for("")


def _told(one: "FileText") -> list[str]:
    return [*([f"> Let op: {one.remark}"] if one.remark else []), *([one.text] if one.text else [])]


def _headed(one: "FileText") -> list[str]:
    return [f"## {one.name} ({size_in_words(one.size)})", *_told(one)]


def _question(looked: "Looked") -> str:
    files = sum(len(one.sources) for one in looked.planned)
    doubtful = sum(bool(one.doubts) for one in looked.planned)
    return "\n".join(
        [
            f"{counted(files, 'bestand wordt', 'bestanden worden')} "
            f"{counted(len(looked.planned), 'notitie', 'notities')}.",
            *(
                [f"Bij {counted(doubtful, 'notitie', 'notities')} is er twijfel."]
                if doubtful
                else []
            ),
            *_left_alone(looked),
            "De map zelf blijft staan. Achteraf staat in een notitie wat er van elk bestand werd.",
        ]
    )


def _left_alone(looked: "Looked") -> list[str]:
    """Return in sentences what is not taken over, and why; of many only how many more."""
    left = [f"{one.path} {one.why}." for one in looked.left_alone]
    left += [f"{path} staat al in {number}." for path, number in looked.known]
    more = len(left) - _MOST_NAMED
    return [*left[:_MOST_NAMED], *([f"En nog {more} bestanden."] if more > 0 else [])]


def _silent(count: int, total: int) -> None:
    """Tell nothing of how far it is: the status line says that it goes on."""
    del count, total
