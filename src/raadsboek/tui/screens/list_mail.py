"""What lists can do with mail: one about the note under the cursor, or reminders for everybody."""

from textual.getters import query_one

from raadsboek.core.kinds import member
from raadsboek.core.kinds.kind import Kind
from raadsboek.tui.screens.mailing import MailingScreen
from raadsboek.tui.screens.note_pane import NotePane


class MailInList(MailingScreen):
    """The part of the list that puts mails ready."""

    pane = query_one(NotePane)

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
