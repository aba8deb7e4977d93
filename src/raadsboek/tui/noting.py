"""Noting a question of the constituency from any screen, in one dialog that is there at once."""

from textual.app import App

from raadsboek.core.note import Note
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.question_dialogs import NoteQuestionDialog


def ask_question(app: App[None], desk: Desk) -> None:
    """Ask what was asked and save it; the screen in front shows it if it lists such things."""

    def noted(note: Note | None) -> None:
        if note is None:
            return
        app.notify(f"Genoteerd als {note.text('nummer')}, zonder naam.", markup=False)
        if isinstance(app.screen, BookScreen):
            app.screen.notes_differ()

    app.push_screen(NoteQuestionDialog(desk), noted)
