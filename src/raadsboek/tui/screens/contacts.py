"""Contacten: who the secretary knows outside the council, by circle; kept on this computer only."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.network.contacts import network_of, remove_contact, write_cards
from raadsboek.core.network.contacts import NetworkContact, circles_of
from raadsboek.core.number_words import counted
from raadsboek.tui import keys
from raadsboek.tui.boundary import shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.contact_dialog import ContactDialog
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ConfirmDialog, PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import Row, VirtualList
from raadsboek.tui.working import book_look, book_work

_COLUMNS = (
    Column(key="naam", label="Naam", wide=True),
    Column(key="kring", label="Kring", last_to_go=True),
    Column(key="organisatie", label="Organisatie"),
    Column(key="adres", label="E-mail"),
    Column(key="telefoon", label="Telefoon"),
    Column(key="functie", label="Functie"),
)
_ALL = ":alle"
_NOTHING = "Er staat nog niemand. De letter b schrijft een contact op."


class _Rows:
    """The contacts as rows of the list."""

    def __init__(self, contacts: Sequence[NetworkContact]) -> None:
        self._rows = [_row(one) for one in contacts]

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Return the rows at `offset` and after."""
        return self._rows[offset : offset + limit]


class ContactsScreen(BookScreen):
    """The contacts of all circles or of one, and below them what is remembered of the one."""

    SCOPE = "contacten"
    CSS_PATH = "contacts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("contacten")]
    AUTO_FOCUS = "VirtualList"

    header = query_one(ScreenTitle)
    listing = query_one(VirtualList)
    remarks = query_one("#remarks", Static)
    status = query_one(StatusLine)

    @dataclass
    class Looked(Message):
        """The contacts were read; the cursor goes to who is called so."""

        contacts: list[NetworkContact]
        name: str = ""

    @dataclass
    class Done(Message):
        """Something was done; the sentence says what."""

        sentence: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._everybody: list[NetworkContact] = []
        self._shown: list[NetworkContact] = []
        self._circle = ""

    def compose(self) -> ComposeResult:
        """Lay out what this is, the contacts, what is remembered of one, and the keys."""
        yield ScreenTitle("Contacten")
        yield VirtualList(_COLUMNS, empty=_NOTHING)
        yield Static(id="remarks")
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Look."""
        self._look()

    @book_look
    def _look(self, name: str = "") -> None:
        self.post_message(self.Looked(network_of(self.desk.book), name))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        self._everybody = message.contacts
        self._draw(message.name)

    def _draw(self, name: str = "") -> None:
        circle = self._circle
        self._shown = [one for one in self._everybody if not circle or one.is_in(circle)]
        places = [place for place, one in enumerate(self._shown) if name and one.is_called(name)]
        self.listing.show(_Rows(self._shown), cursor=places[0] if places else self.listing.cursor)
        count = f"{len(self._shown)} van {len(self._everybody)}" if circle else len(self._everybody)
        which = f" · kring {circle}" if circle else ""
        self.header.show(f"buiten de raad, alleen op deze computer · {count}{which}")
        self._remark()

    @on(VirtualList.Highlighted)
    def _remark(self) -> None:
        one = self._current
        self.remarks.update(shown(one.remark if one else ""))
        self.refresh_bindings()

    @property
    def _current(self) -> NetworkContact | None:
        place = self.listing.cursor
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the contact under the cursor."""
        if action in ("wijzigen", "weghalen"):
            return self._current is not None
        if action == "kaartjes":
            return bool(self._shown)
        return True

    # -- what the user does -------------------------------------------------------------------

    @on(VirtualList.Chosen)
    def action_wijzigen(self) -> None:
        """Read or change the contact under the cursor."""
        if self._current is not None:
            self._ask_contact(self._current)

    def action_erbij(self) -> None:
        """Write down another contact."""
        self._ask_contact(None)

    def _ask_contact(self, contact: NetworkContact | None) -> None:
        def saved(kept: NetworkContact | None) -> None:
            if kept is not None:
                self.status.say(f"Opgeschreven, alleen op deze computer: {kept.name}")
                if self._circle and not kept.is_in(self._circle):
                    self._circle = ""
                self._look(kept.name)

        dialog = ContactDialog(self.desk, contact, [*circles_of(self._everybody)])
        self.app.push_screen(dialog, saved)

    def action_weghalen(self) -> None:
        """Take the contact away, after a question that names it."""
        contact = self._current
        if contact is None:
            return

        def answered(is_sure: bool | None) -> None:
            if is_sure:
                self._remove(contact.name)

        question = f"{contact.name} staat dan nergens meer in dit raadsboek."
        self.app.push_screen(ConfirmDialog("Contact weghalen?", question, yes="Weg"), answered)

    @book_work
    def _remove(self, name: str) -> None:
        gone = remove_contact(self.desk.book, name)
        self.post_message(self.Done(f"{gone.name} staat niet meer bij de contacten."))

    @on(Done)
    def _tell(self, message: Done) -> None:
        self.status.say(message.sentence)
        self._look()

    def action_kring(self) -> None:
        """Choose a circle, or everybody."""
        circles = circles_of(self._everybody)
        if not circles:
            self.notify("Bij de contacten staat nog geen kring.")
            return

        def chosen(circle: str | None) -> None:
            if circle is not None:
                self._circle = "" if circle == _ALL else circle
                self._draw(self._current.name if self._current else "")

        choices = [Choice(_ALL, "iedereen", str(len(self._everybody)))]
        choices += [Choice(name, name, str(count)) for name, count in circles.items()]
        current = self._circle if self._circle in circles else _ALL
        self.app.push_screen(ChoiceDialog("Welke kring?", choices, current=current), chosen)

    @work
    async def action_kaartjes(self) -> None:
        """Write the contacts that are shown to a file of visiting cards."""
        place = await ask(
            self.app,
            PromptDialog(
                "Naar telefoon of Outlook",
                f"{_counted(len(self._shown))} als visitekaartjes. Waar moet het bestand komen?",
                value=f"{Path('~') / 'contacten.vcf'}",
            ),
        )
        if place:
            self._write(list(self._shown), place, self._circle)

    @book_work
    def _write(self, contacts: list[NetworkContact], place: str, circle: str) -> None:
        file = write_cards(self.desk.book, contacts, place, circle=circle)
        self.post_message(self.Done(f"{_counted(len(contacts))} in {file}"))


def _row(one: NetworkContact) -> Row:
    return (
        one.name,
        one.circles_in_words,
        one.organization,
        one.email,
        one.phone,
        one.role,
        one.name,
    )


def _counted(number: int) -> str:
    return counted(number, "contact", "contacten")
