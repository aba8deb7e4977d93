"""What the list of trajectories can do besides what every list can: show one as a dossier."""

from textual.getters import query_one

from raadsboek.core.kinds import trajectory
from raadsboek.core.kinds.kind import Kind
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.note_pane import NotePane


class DossiersInList(BookScreen):
    """The part of the list that is for trajectories."""

    pane = query_one(NotePane)

    @property
    def kind_shown(self) -> Kind | None:
        """The kind of the notes in the list."""
        raise NotImplementedError

    @property
    def shows_dossiers(self) -> bool:
        """Whether the list is that of trajectories."""
        return self.kind_shown is trajectory.KIND

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what belongs to trajectories in their list only."""
        if action == "traject":
            return self.shows_dossiers
        return super().check_action(action, parameters)

    def action_traject(self) -> None:
        """Show the trajectory as a dossier: its timeline and what it lacks."""
        if self.pane.path:
            self.post_message(ScreenWanted("traject", {"pad": self.pane.path}))
