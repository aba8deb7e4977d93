"""A note as it was in one version: for reading, and for putting it back."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book import finding, past
from raadsboek.book.notes import title_of
from raadsboek.book.past import Version
from raadsboek.core.note import Note
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed, ScreenWanted
from raadsboek.tui.screens.history_restoring import Restored, RestoringScreen, in_full
from raadsboek.tui.screens.note_pane import facts_of
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.working import book_look


@dataclass
class VersionRead(Message):
    """The note was read as it was."""

    note: Note


class VersionScreen(RestoringScreen):
    """One note as it was."""

    SCOPE = "versie"
    CSS_PATH = "history.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("versie")]

    reader = query_one(Reader)

    def __init__(self, desk: Desk, path: str, version: Version) -> None:
        """Show the note at `path` as it was in this version."""
        super().__init__(desk)
        self._path = path
        self._version = version
        self._note: Note | None = None

    def compose(self) -> ComposeResult:
        """Lay out the banner and the text."""
        moment = in_full(self._version.date, day_only=self.desk.keeps_day_only)
        yield Static(
            assembled(
                Part(f"Zo was het op {moment}", "bold"),
                Part(f" · {self._version.author}", "$foreground-muted"),
            ),
            id="banner",
        )
        yield Reader()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Read the note as it was."""
        self.reader.focus()
        self._load()

    @book_look
    def _load(self) -> None:
        note = past.note_in(self.desk.book, self._path, self._version.identifier)
        self.post_message(VersionRead(note))

    @on(VersionRead)
    def _read(self, message: VersionRead) -> None:
        self._note = note = message.note
        title = f"{note.text('nummer')} {title_of(note)}".strip()
        self.reader.show(note.body, title=title, facts=facts_of(note))
        self.refresh_bindings()

    def on_action_failed(self, message: ActionFailed) -> None:
        """Go back when there is nothing to show; the app tells why."""
        if self._note is None and self.app.screen is self:
            self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer putting back only where notes can be saved."""
        if action == "terugzetten":
            return self._note is not None and not self.desk.book.read_only
        return True

    def action_terugzetten(self) -> None:
        """Make the note as it was, after a question."""
        if self._note is not None:
            name = self._note.text("nummer") or title_of(self._note)
            self.ask_restore(self._path, name, self._version)

    @on(Restored)
    def _restored(self, message: Restored) -> None:
        sentence = "is er een versie bijgekomen" if message.changed else "was de notitie al zo"
        self.notify(f"Om {message.moment:%H:%M} {sentence}.")
        self.app.pop_screen()

    @on(Reader.LinkChosen)
    def _link_chosen(self, message: Reader.LinkChosen) -> None:
        self._find(message.target)

    @book_look
    def _find(self, target: str) -> None:
        found = finding.find(self.desk.book, target)
        self.post_message(ScreenWanted("lijst", {"soort": found.kind, "pad": found.path}))
