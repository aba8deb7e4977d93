"""The summary of a dossier in plain words: a text, how many words it has, and Enter to save it.

How many it may have is the council's setting. One that is too long is told and can be saved.
"""

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static, TextArea

from raadsboek.book.trajectories.summing_up import most_words, save_summary
from raadsboek.core.note import Note
from raadsboek.core.trajectories.summary import KEY, number_of_words, words_counted
from raadsboek.tui.boundary import shown
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.saving_dialog import GENERAL, SavingDialog, buttons
from raadsboek.tui.working import book_work

_ABOUT = (
    "Waar gaat het over, in gewone taal. Dit komt vanzelf in de agenda, de oplegnotitie, de "
    "nieuwsbrief, het dossieroverzicht en het jaarverslag."
)


class _OneParagraph(TextArea):
    """A text of one paragraph, in which Enter means that it is ready."""

    @dataclass
    class Submitted(Message):
        """The text is ready."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
        else:
            await super()._on_key(event)


@dataclass
class SummarySaved(Message):
    """The summary stands in the dossier."""

    note: Note


class SummaryDialog(SavingDialog[Note]):
    """Asks for the summary of a dossier and saves it; the answer is the note."""

    DEFAULT_CSS = """
    SummaryDialog {
        & _OneParagraph { height: 9; border: none; padding: 0 1; background: $panel; }
        & _OneParagraph:focus { border: none; }
        & #count { height: auto; color: $foreground-muted; }
        & #count.wrong { color: $error; }
        & .about { height: auto; margin-bottom: 1; color: $foreground-muted; }
    }
    """
    AUTO_FOCUS = "_OneParagraph"

    def __init__(self, desk: Desk, note: Note) -> None:
        super().__init__(f"Samenvatting van {note.text('nummer')}")
        self._desk = desk
        self._note = note
        self._most = most_words(desk.book, note.meta)

    def compose_body(self) -> ComposeResult:
        """Yield what it is for, the text, and how many words it has."""
        yield Static(shown(_ABOUT), classes="about")
        yield _OneParagraph(self._note.text(KEY), soft_wrap=True, show_line_numbers=False)
        yield Static(id="count")
        yield Static(id=GENERAL, classes="remark")
        yield from buttons()

    def on_mount(self) -> None:
        """Begin behind what stands there."""
        area = self.query_one(_OneParagraph)
        area.move_cursor(area.document.end)
        self._count()

    @on(TextArea.Changed)
    def _count(self) -> None:
        text = self.query_one(_OneParagraph).text
        count = self.query_one("#count", Static)
        is_long = number_of_words(text) > self._most
        mark = "! " if is_long else ""
        count.update(shown(f"{mark}{words_counted(text, self._most)}"))
        count.set_class(is_long, "wrong")

    @on(_OneParagraph.Submitted)
    def _ready(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Save the summary; an empty one takes it away."""
        self._save(self.query_one(_OneParagraph).text)

    @book_work
    def _save(self, text: str) -> None:
        note = save_summary(self._desk.book, self._note, text, now=self._desk.now)
        self.post_message(SummarySaved(note))

    @on(SummarySaved)
    def _saved(self, message: SummarySaved) -> None:
        message.stop()
        self.dismiss(message.note)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Say what was refused; what was typed stays."""
        message.stop()
        self.remark(GENERAL, f"{message.error.message} {message.error.hint}".strip())
