"""The question for somebody's e-mail address; it is saved at once, on this computer only.

Owns the field and what is said about it. What counts as an address is `book.mailing.contacts`'s.
"""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from raadsboek.book.mailing.contacts import set_contact
from raadsboek.core.mailing.contacts import Contact
from raadsboek.tui.boundary import shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.saving_dialog import SavingDialog, buttons, row, text_field
from raadsboek.tui.working import book_work

EMAIL = "adres"
_ONLY_HERE = (
    "Adressen staan alleen op deze computer. Zij komen niet in de geschiedenis, en gaan niet mee "
    "als u het raadsboek deelt of overdraagt."
)


@dataclass
class AddressSaved(Message):
    """The address stands in this copy."""

    contact: Contact


class AddressDialog(SavingDialog[Contact]):
    """Asks for the address of one person; the answer is what was saved."""

    DEFAULT_CSS = """
    AddressDialog {
        & .label { width: 7; }
        & .remark { padding-left: 7; }
    }
    """
    AUTO_FOCUS = f"#{EMAIL}"

    def __init__(self, desk: Desk, handle: str, name: str, email: str) -> None:
        """Ask for the address of who has this short name; `email` is the one before, or ''."""
        super().__init__(f"E-mailadres van {name}")
        self._desk = desk
        self._handle = handle
        self._email = email

    def compose_body(self) -> ComposeResult:
        """Yield the field, where the address is kept, and what can be done."""
        yield from row(EMAIL, "Adres", text_field(EMAIL, self._email, "a.jansen@example.org"))
        yield Static(shown(_ONLY_HERE), classes="quiet")
        yield from buttons()

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self.remark(EMAIL)

    def action_save(self) -> None:
        """Save the address, or say what is still missing."""
        if self.typed(EMAIL):
            self._save(self.typed(EMAIL))
        else:
            self.remark(EMAIL, "Typ het adres, zoals a.jansen@example.org.")

    @book_work
    def _save(self, email: str) -> None:
        self.post_message(AddressSaved(set_contact(self._desk.book, self._handle, email)))

    @on(AddressSaved)
    def _saved(self, message: AddressSaved) -> None:
        message.stop()
        self.dismiss(message.contact)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Say below the field what was refused; what was typed stays."""
        message.stop()
        self.remark(EMAIL, f"{message.error.message} {message.error.hint}".strip())


def saved_words(contact: Contact) -> str:
    """Return the sentence that tells which address was saved, and where it is."""
    return f"Opgeschreven, alleen op deze computer: {contact.email}"
