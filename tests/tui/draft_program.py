"""A program for the terminal tests: the app with one screen that keeps drafts in a given folder.

Arguments: the folder of the raadsboek, and the file in which the draft must come.
"""

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path

from textual.app import ComposeResult

from raadsboek.book.book import Book
from raadsboek.core.council import Settings
from raadsboek.core.note import Note
from raadsboek.index.cache import Index
from raadsboek.tui.app import RaadsboekApp, run
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.note_editor import NoteEditor

ROOT, DRAFT = Path(sys.argv[1]), Path(sys.argv[2])


class Typing(BookScreen):
    """A screen to type in; `fout` on a line of its own is a bug."""

    SCOPE = "bewerken"

    def __init__(self, desk: Desk, arguments: Mapping[str, str]) -> None:
        super().__init__(desk)

    def compose(self) -> ComposeResult:
        """Show the editor."""
        yield NoteEditor(settled_after=0.01, draft_after=3600)
        yield Footer(self.SCOPE)

    def write_draft(self) -> None:
        """Keep the text."""
        DRAFT.write_text(self.query_one(NoteEditor).text, encoding="utf-8")

    def on_note_editor_text_settled(self, event: NoteEditor.TextSettled) -> None:
        """Be a bug when asked."""
        if event.editor.text.endswith("fout"):
            raise RuntimeError("met opzet \x1b]0;x\x07")


def _no_note(path: str) -> Note:
    raise FileNotFoundError(path)


if __name__ == "__main__":
    index = Index(ROOT, scan=lambda: (), read=_no_note)
    book = Book(root=ROOT, settings=Settings(), repository=None, index=index)
    now = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=datetime.UTC)
    app = RaadsboekApp(book, lambda: now, screens={"vandaag": Typing})
    sys.exit(run(app))
