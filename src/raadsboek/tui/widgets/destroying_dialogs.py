"""The question before notes are destroyed: everything that goes, and what stays of it elsewhere."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from raadsboek.book.destroying.previewing import Preview
from raadsboek.book.destroying.telling import what_goes
from raadsboek.tui.boundary import shown_lines
from raadsboek.tui.widgets.dialogs import ConfirmDialog


class GoingDialog(ConfirmDialog):
    """Names what goes, and asks whether to go on to the questions."""

    DEFAULT_CSS = """
    GoingDialog VerticalScroll { height: auto; max-height: 12; }
    """

    def __init__(self, found: Preview) -> None:
        title = "Voorgoed vernietigen?"
        super().__init__(title, "", yes="Verder", no="Niet doen")
        self._found = found

    def compose_question(self) -> ComposeResult:
        """Yield what goes, what stays, and that copies are not reached."""
        near = ("Andere stukken", "Bijlagen", "Versleutelde stukken")
        quoted = [one for one in self._found.copies if one.where.startswith(near)]
        with VerticalScroll(can_focus=False):
            yield Static(shown_lines("\n".join(what_goes(self._found))), classes="text")
            for one in quoted:
                yield Static(shown_lines(f"{one.what} {one.todo}"), classes="text")
        yield Static(
            shown_lines("Kopieën op andere plaatsen bereikt Raadsboek niet: de lijst zegt welke."),
            classes="quiet",
        )
