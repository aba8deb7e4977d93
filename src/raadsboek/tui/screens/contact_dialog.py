"""The form for one contact outside the council; what is saved stays on this computer.

Owns the fields and what is said about them. What will do is `core.network.contacts`'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from raadsboek.book.network.contacts import keep_contact
from raadsboek.core.errors import InvalidInput
from raadsboek.core.network.contacts import SUGGESTED, NetworkContact, circles_in
from raadsboek.tui.boundary import shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.saving_dialog import GENERAL, SavingDialog, buttons, row, text_field
from raadsboek.tui.widgets.suggesting import LastPart, names
from raadsboek.tui.working import book_work

_ONLY_HERE = "Alleen op deze computer: niet in de geschiedenis, en niet mee als u deelt."
_FIELDS = (
    ("naam", "Naam", "van de persoon of de organisatie"),
    ("kring", "Kring", "zoals vakbond, netwerk"),
    ("organisatie", "Bij", "de organisatie, mag leeg"),
    ("functie", "Functie", "mag leeg"),
    ("adres", "E-mail", "mag leeg"),
    ("telefoon", "Telefoon", "mag leeg"),
    ("opmerking", "Opmerking", "mag leeg"),
)


@dataclass
class ContactSaved(Message):
    """The contact stands in this copy."""

    contact: NetworkContact


class ContactDialog(SavingDialog[NetworkContact]):
    """Asks for what is known of one contact; the answer is what was saved."""

    DEFAULT_CSS = """
    ContactDialog {
        & .label { width: 11; }
        & .remark { padding-left: 11; }
    }
    """
    AUTO_FOCUS = "#naam"

    def __init__(
        self, desk: Desk, contact: NetworkContact | None, circles: Sequence[str] = ()
    ) -> None:
        """Change a contact, or ask for a new one; `circles` are those that were used."""
        super().__init__("Contact" if contact else "Contact erbij")
        self._desk = desk
        self._before = contact
        self._circles = list(dict.fromkeys((*circles, *SUGGESTED)))

    def compose_body(self) -> ComposeResult:
        """Yield a field for each thing that can be known, and where it stays."""
        for key, label, hint in _FIELDS:
            field = text_field(key, _value(self._before, key), hint)
            if key == "kring":
                field.suggester = LastPart(names(self._circles), shortest=1)
            yield from row(key, label, field)
        yield Static(id=GENERAL, classes="remark")
        yield Static(shown(_ONLY_HERE), classes="quiet")
        yield from buttons()

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        self.remark(GENERAL)
        self.remark(str(message.control.id))

    def action_save(self) -> None:
        """Save the contact, or say what will not do."""
        self._save(
            NetworkContact(
                name=self.typed("naam"),
                circles=circles_in(self.typed("kring")),
                organization=self.typed("organisatie"),
                role=self.typed("functie"),
                email=self.typed("adres"),
                phone=self.typed("telefoon"),
                remark=self.typed("opmerking"),
            )
        )

    @book_work
    def _save(self, contact: NetworkContact) -> None:
        before = self._before.name if self._before else ""
        keep_contact(self._desk.book, contact, before=before)
        self.post_message(ContactSaved(contact))

    @on(ContactSaved)
    def _saved(self, message: ContactSaved) -> None:
        message.stop()
        self.dismiss(message.contact)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Say at its field what was refused; what was typed stays."""
        message.stop()
        error = message.error
        if not isinstance(error, InvalidInput):
            self.remark(GENERAL, f"{error.message} {error.hint}".strip())
            return
        for problem in error.problems:
            self.remark(problem.key, f"{problem.message} {problem.fix}")
        self.query_one(f"#{error.problems[0].key}").focus()


def _value(contact: NetworkContact | None, key: str) -> str:
    if contact is None:
        return ""
    return {
        "naam": contact.name,
        "kring": contact.circles_in_words,
        "organisatie": contact.organization,
        "functie": contact.role,
        "adres": contact.email,
        "telefoon": contact.phone,
        "opmerking": contact.remark,
    }[key]
