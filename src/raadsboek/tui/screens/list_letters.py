"""What the lists of trajectories and of post do with letters: make one, say that it went out."""

from textual import on
from textual.getters import query_one

from raadsboek.core.kinds import post, trajectory
from raadsboek.core.kinds.kind import Kind
from raadsboek.tui.screens.letters import LetterSent, LettersScreen, is_concept
from raadsboek.tui.screens.list_mail import MailInList
from raadsboek.tui.screens.note_pane import NotePane


class LettersInList(MailInList, LettersScreen):
    """The part of the list that is for letters."""

    pane = query_one(NotePane)

    @property
    def kind_shown(self) -> Kind | None:
        """The kind of the notes in the list."""
        raise NotImplementedError

    def tell_adopted(self, sentence: str) -> None:
        """Show what was done, in the list and beside it."""
        raise NotImplementedError

    @on(LetterSent)
    def _letter_sent(self, message: LetterSent) -> None:
        self.tell_adopted(message.words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer letters in the lists of trajectories and of post only."""
        if action == "brief":
            return self.kind_shown in (post.KIND, trajectory.KIND)
        return super().check_action(action, parameters)

    async def action_brief(self) -> None:
        """Make a letter of the trajectory under the cursor, or record that a concept went out."""
        page = await self.pane.read_page()
        if page is None:
            return
        if page.note.text("soort") == trajectory.KIND.name:
            self.ask_letter(page.note.path)
        elif is_concept(page.note):
            self.ask_sending(page.note)
        else:
            self.notify("Dit is geen concept van een brief. Een brief maakt u vanuit het traject.")
