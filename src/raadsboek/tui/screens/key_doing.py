"""What the choices on the screen of the key do, and what is asked and told before they do it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from textual import on, work
from textual.message import Message

from raadsboek.book.confidential.encrypting import counted, encrypt_all, standing
from raadsboek.book.confidential.keys import LOSS, make_key, recovery_print
from raadsboek.book.confidential.printing import write_recovery_page
from raadsboek.book.confidential.protecting import confirm_readers
from raadsboek.book.confidential.readers import remove_reader, turn_off, turn_on
from raadsboek.book.confidential.state import FUTURE_ONLY, OLD_VERSIONS, State
from raadsboek.book.saver import who_works_here
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.key_dialogs import PrintDialog, PutBackDialog, ReaderDialog
from raadsboek.tui.widgets.dialogs import (
    Choice,
    ChoiceDialog,
    ConfirmDialog,
    PromptDialog,
    ask,
)
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work


class Doing(StrEnum):
    """What can be chosen."""

    MAKE = "maken"
    ANOTHER = "nieuw"
    PRINT = "herstelblad"
    PAGE = "bladzijde"
    PUT_BACK = "terugzetten"
    TURN_ON = "aan"
    TURN_OFF = "uit"
    ADD = "erbij"
    REMOVE = "eraf"
    ANEW = "opnieuw"
    CONFIRM = "bevestigen"


_QUESTIONS = {
    Doing.MAKE: (
        "Sleutel maken?",
        "Met een sleutel leest u versleutelde notities. Hij komt in een bestand op deze computer "
        f"dat alleen u kunt lezen.\n\n{LOSS}\n\nMaak daarom daarna meteen een herstelblad.",
        "Maken",
    ),
    Doing.ANOTHER: (
        "Nieuwe sleutel maken?",
        "De oude sleutel blijft erbij, om te lezen wat daarmee is versleuteld. Daarna moet u "
        "uzelf met de nieuwe sleutel als lezer toevoegen en de oude eraf halen.",
        "Maken",
    ),
    Doing.TURN_ON: (
        "Versleutelen aanzetten?",
        "Vertrouwelijke notities worden vanaf nu versleuteld opgeslagen. Alleen lezers kunnen ze "
        f"openen; nu bent u dat.\n\n{OLD_VERSIONS}",
        "Aanzetten",
    ),
    Doing.TURN_OFF: (
        "Versleutelen uitzetten?",
        "Nieuwe vertrouwelijke notities worden dan gewone tekst. Wat versleuteld is, blijft dat.",
        "Uitzetten",
    ),
    Doing.ANEW: (
        "Alles versleutelen voor de lezers van nu?",
        "Alle vertrouwelijke notities in de map, met hun bijlagen, worden opnieuw versleuteld. "
        f"Bestandsnamen die iets verraden, veranderen.\n\n{OLD_VERSIONS}",
        "Versleutelen",
    ),
}


class KeyDoing(BookScreen):
    """The part of the screen that asks and does."""

    known: State | None = None

    @dataclass
    class Done(Message):
        """It was done; `then` is what the user may want next."""

        sentence: str
        then: Doing | None = None

    def look(self) -> object:
        """Look how things stand now."""
        raise NotImplementedError

    @work
    async def do(self, what: Doing, state: State) -> None:
        """Ask what must be known first, and do what was chosen."""
        if what in _QUESTIONS:
            title, question, yes = _QUESTIONS[what]
            if await ask(self.app, ConfirmDialog(title, question, yes=yes, no="Niet doen")):
                self._carry_out(what)
        elif what is Doing.PRINT:
            await self._show_print()
        elif what is Doing.PAGE:
            await self._ask_for_page()
        elif what is Doing.REMOVE:
            await self._ask_who_goes(state)
        elif what is Doing.CONFIRM:
            await self._ask_to_confirm(state)
        else:
            made = ReaderDialog(self.desk) if what is Doing.ADD else PutBackDialog(self.desk)
            sentence = await ask(self.app, made)
            if sentence:
                self.post_message(self.Done(sentence, Doing.ANEW if what is Doing.ADD else None))

    async def _show_print(self) -> None:
        book = self.desk.book
        name = who_works_here(book).name
        lines = recovery_print(book.key_file, name=name, today=self.desk.today)
        await ask(self.app, PrintDialog(lines))

    async def _ask_for_page(self) -> None:
        dialog = PromptDialog(
            "Herstelblad voor de printer",
            "Waar moet de bladzijde komen? Gooi het bestand weg als het is afgedrukt.",
            value="~/herstelblad.html",
        )
        place = await ask(self.app, dialog)
        if place:
            self._write_page(place)

    async def _ask_who_goes(self, state: State) -> None:
        choices = [Choice(one.name, one.name, one.key[-8:]) for one in state.readers]
        name = await ask(self.app, ChoiceDialog("Wie leest niet meer mee?", choices))
        if not name:
            return
        question = f"{name} leest dan niet meer mee. {FUTURE_ONLY}"
        if await ask(self.app, ConfirmDialog("Lezer eraf?", question, yes="Eraf", no="Niet doen")):
            self._remove(name)

    async def _ask_to_confirm(self, state: State) -> None:
        listed = "\n".join(f"{one.name}\n  {one.key}" for one in state.unconfirmed)
        question = (
            "Iemand anders heeft deze lezers in raadsboek.yaml gezet. Vraag na of dat klopt, en of "
            f"dit hun sleutel is.\n\n{listed}"
        )
        dialog = ConfirmDialog("Kloppen deze lezers?", question, yes="Ja, dit klopt", no="Nee")
        if await ask(self.app, dialog):
            self._confirm()

    # -- doing --------------------------------------------------------------------------------

    @book_work
    def _carry_out(self, what: Doing) -> None:
        self.post_message(_DO[what](self.desk))

    @book_work
    def _write_page(self, place: str) -> None:
        book = self.desk.book
        name = who_works_here(book).name
        file = write_recovery_page(place, book.key_file, name=name, today=self.desk.today)
        self.post_message(self.Done(f"Het staat in {file}. Druk het af en gooi het bestand weg."))

    @book_work
    def _remove(self, name: str) -> None:
        self.desk.receive(remove_reader(self.desk.book, name, now=self.desk.now))
        self.post_message(self.Done(f"{name} is geen lezer meer.", Doing.ANEW))

    @book_work
    def _confirm(self) -> None:
        book = self.desk.book
        confirm_readers(book, book.settings.present_readers)
        self.post_message(self.Done("De lezers zijn bevestigd.", Doing.ANEW))

    @on(Done)
    def _tell(self, message: Done) -> None:
        self.query_one(StatusLine).say(message.sentence)
        self.look()
        if message.then is not None and self.known is not None:
            self.do(message.then, self.known)


def _make(desk: Desk) -> KeyDoing.Done:
    make_key(desk.book.key_file, now=desk.now)
    return KeyDoing.Done("Uw sleutel is gemaakt.", Doing.PRINT)


def _make_another(desk: Desk) -> KeyDoing.Done:
    make_key(desk.book.key_file, now=desk.now, another=True)
    return KeyDoing.Done("Uw nieuwe sleutel is gemaakt; de oude is er nog.", Doing.PRINT)


def _turn_on(desk: Desk) -> KeyDoing.Done:
    desk.receive(turn_on(desk.book, now=desk.now))
    left = standing(desk.book).readable
    return KeyDoing.Done("Versleutelen staat aan.", Doing.ANEW if left else None)


def _turn_off(desk: Desk) -> KeyDoing.Done:
    desk.receive(turn_off(desk.book, now=desk.now))
    return KeyDoing.Done("Versleutelen staat uit.")


def _encrypt_anew(desk: Desk) -> KeyDoing.Done:
    done = encrypt_all(desk.book, now=desk.now)
    left = f" Niet te openen, en zo gelaten: {counted(len(done.left))}." if done.left else ""
    return KeyDoing.Done(f"Versleuteld voor de lezers van nu: {counted(done.count)}.{left}")


_DO: Mapping[Doing, Callable[[Desk], KeyDoing.Done]] = {
    Doing.MAKE: _make,
    Doing.ANOTHER: _make_another,
    Doing.TURN_ON: _turn_on,
    Doing.TURN_OFF: _turn_off,
    Doing.ANEW: _encrypt_anew,
}
