"""What lists of trajectories and elections can do besides: show one as a course of days."""

from textual.getters import query_one

from raadsboek.core.kinds import election, trajectory
from raadsboek.core.kinds.kind import Kind
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.note_pane import NotePane


class DossiersInList(BookScreen):
    """The part of the list that is for what has a course: trajectories and elections."""

    pane = query_one(NotePane)

    @property
    def kind_shown(self) -> Kind | None:
        """The kind of the notes in the list."""
        raise NotImplementedError

    @property
    def shows_dossiers(self) -> bool:
        """Whether the list is that of trajectories or elections."""
        return self.kind_shown in (trajectory.KIND, election.KIND)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what belongs to trajectories or elections in their list only."""
        if action == "traject":
            return self.kind_shown is trajectory.KIND
        if action == "verkiezing":
            return self.kind_shown is election.KIND
        return super().check_action(action, parameters)

    def action_traject(self) -> None:
        """Show the trajectory as a dossier, or the election with its steps."""
        if self.pane.path and self.kind_shown is not None:
            self.post_message(ScreenWanted(self.kind_shown.name, {"pad": self.pane.path}))

    def action_verkiezing(self) -> None:
        """Show the election with its steps."""
        self.action_traject()
