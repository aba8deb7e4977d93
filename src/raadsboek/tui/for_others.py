"""The actions of the app that ask something and write it, from wherever the user is."""

from textual import work

from raadsboek.tui.desk import Desk
from raadsboek.tui.ways_to_screens import ScreenActions


class ForOthers(ScreenActions, inherit_bindings=False):
    """The part of the app that writes documents and the agenda file, and notes a question."""

    @property
    def desk(self) -> Desk:
        """The desk that the screens are about."""
        raise NotImplementedError

    @work
    async def action_agendabestand(self) -> None:
        """Write the meetings and terms for the secretary's own agenda."""
        from raadsboek.tui.agenda_file import ask_for_agenda_file

        await ask_for_agenda_file(self, self.desk)

    @work
    async def action_document(self) -> None:
        """Make a document of the note or list in front."""
        from raadsboek.tui.documents import ask_for_document

        await ask_for_document(self, self.desk)

    def action_vraag_noteren(self) -> None:
        """Note what somebody of the constituency asked."""
        from raadsboek.tui.noting import ask_question

        ask_question(self, self.desk)
