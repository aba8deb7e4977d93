"""What lists can do for who is new: show the tasks of a list, make one for a member, own notes."""

from dataclasses import dataclass

from textual import on
from textual.getters import query_one
from textual.message import Message

from raadsboek.core.kinds import member, onboarding
from raadsboek.core.kinds.kind import Kind
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.coaching import CoachingOnScreen
from raadsboek.tui.screens.list_dossiers import DossiersInList
from raadsboek.tui.screens.note_pane import NotePane
from raadsboek.tui.widgets.dialogs import ConfirmDialog
from raadsboek.tui.working import book_work


class SettlingInList(DossiersInList, CoachingOnScreen):
    """The part of the list that is for members and for onboarding lists."""

    pane = query_one(NotePane)

    @dataclass
    class ListThere(Message):
        """The list of a member is at a path; '' when there is none."""

        path: str
        handle: str
        name: str

    @property
    def kind_shown(self) -> Kind | None:
        """The kind of the notes in the list."""
        raise NotImplementedError

    @property
    def shows_onboarding(self) -> bool:
        """Whether the list is that of who settles in."""
        return self.kind_shown is onboarding.KIND

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is for members in their list only, and no private notes about private ones."""
        if action == "inwerken":
            return self.kind_shown in (member.KIND, onboarding.KIND)
        if action == "coaching":
            return self.kind_shown is member.KIND and not self.desk.is_private
        return super().check_action(action, parameters)

    async def action_coaching(self) -> None:
        """Write in private about the member under the cursor."""
        page = await self.pane.read_page()
        if page is not None and page.note.text("nummer"):
            self.write_about(page.note.text("nummer"), page.note.text("naam"))

    async def action_inwerken(self) -> None:
        """Show the tasks of the list under the cursor, or of the member."""
        page = await self.pane.read_page()
        if page is None:
            return
        if self.shows_onboarding:
            self.post_message(ScreenWanted("inwerken", {"pad": page.note.path}))
        else:
            note = page.note
            self._find_list(note.text("nummer"), note.text("kort"), note.text("naam"))

    @book_work
    def _find_list(self, number: str, handle: str, name: str) -> None:
        from raadsboek.book.onboarding.starting import list_of  # only for who asks

        self.post_message(self.ListThere(list_of(self.desk.book, number), handle, name))

    @on(ListThere)
    def _list_there(self, message: ListThere) -> None:
        if message.path:
            self.post_message(ScreenWanted("inwerken", {"pad": message.path}))
        elif self.desk.is_of_the_past:
            self.notify("Voor dit lid was er nog geen inwerklijst.")
        else:
            self._offer_list(message.handle, message.name)

    def _offer_list(self, handle: str, name: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self._start_list(handle)

        self.app.push_screen(offer_dialog(name), answered)

    @book_work
    def _start_list(self, handle: str) -> None:
        from raadsboek.book.onboarding.starting import start

        note = start(self.desk.book, handle, organ=self.desk.organ, now=self.desk.now)
        self.post_message(self.ListThere(note.path, handle, ""))


def offer_dialog(name: str) -> ConfirmDialog:
    """Return the question whether somebody gets a list."""
    return ConfirmDialog(
        "Inwerklijst maken?",
        f"Voor {name}, van het sjabloon van uw raad: wie doet wat, en wanneer. U kunt haar daarna "
        "nog wijzigen.",
        yes="Maken",
        no="Niet nu",
    )
