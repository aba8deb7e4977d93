"""What lists can do with mail: one about a note, reminders for everybody, the address of a member.

What it takes is imported when somebody wants it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.getters import query_one
from textual.message import Message

from raadsboek.core.kinds import member
from raadsboek.core.kinds.kind import Kind
from raadsboek.tui.screens.mailing import MailingScreen
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.working import book_work

if TYPE_CHECKING:
    from raadsboek.core.mailing.contacts import Contact


class MailInList(MailingScreen):
    """The part of the list that puts mails ready."""

    pane = query_one(NotePane)

    @dataclass
    class AddressWanted(Message):
        """Somebody's address is to be typed; `email` is the one before, or ''."""

        handle: str
        name: str
        email: str

    @property
    def kind_shown(self) -> Kind | None:
        """The kind of the notes in the list."""
        raise NotImplementedError

    def action_mail(self) -> None:
        """Remind everybody of their work from a list of work or members; else mail the note."""
        kind = self.kind_shown
        if kind is not None and (kind.is_work or kind is member.KIND):
            self.ask_reminders()
        elif self.pane.path:
            self.ask_mail(self.pane.path)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to write an address down in the list of members only."""
        if action == "adres":
            return self.kind_shown is member.KIND
        return super().check_action(action, parameters)

    async def action_adres(self) -> None:
        """Ask for the address of the member under the cursor."""
        page = await self.pane.read_page()
        if page is not None and page.note.text("kort"):
            self._find_address(page.note.text("kort"), page.note.text("naam"))

    @book_work
    def _find_address(self, handle: str, name: str) -> None:
        from raadsboek.book.mailing.contacts import contacts_of

        email = contacts_of(self.desk.book).email_of(handle)
        self.post_message(self.AddressWanted(handle, name or handle, email))

    @on(AddressWanted)
    def _ask_address(self, message: AddressWanted) -> None:
        from raadsboek.tui.screens.address_dialog import AddressDialog, saved_words

        def answered(saved: "Contact | None") -> None:
            if saved is not None:
                self.notify(saved_words(saved), markup=False)

        dialog = AddressDialog(self.desk, message.handle, message.name, message.email)
        self.app.push_screen(dialog, answered)
