"""What was typed and not saved yet: the drafts, each against its note as it is now.

Nothing is applied here: opening a note with a draft offers it there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from raadsboek.book import drafts, elsewhere, notes, unsaved
from raadsboek.book.drafts import KeptDraft
from raadsboek.book.unsaved import Unsaved, Waiting
from raadsboek.core.kinds import meeting
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.messages import ActionFailed, ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.conflict import moment_in_words
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog
from raadsboek.tui.widgets.difference_view import DifferenceView
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import Row, VirtualList
from raadsboek.tui.working import book_work

_COLUMNS = (
    Column(key="notitie", label="Notitie", wide=True),
    Column(key="bewaard", label="Bewaard"),
    Column(key="verschil", label="Verschil", right=True),
)


@dataclass
class DraftsRead(Message):
    """The drafts were read, newest first."""

    waiting: Sequence[Waiting]


@dataclass
class DraftWritten(Message):
    """A draft stands in a file outside the raadsboek as well."""

    file: Path


class _Rows:
    """The drafts as rows of the list."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Return the rows at `offset` and after."""
        return self._rows[offset : offset + limit]


class DraftsScreen(BookScreen):
    """The drafts that wait."""

    SCOPE = "concepten"
    CSS_PATH = "drafts.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("concepten")]

    header = query_one("#header", Static)
    listing = query_one(VirtualList)
    view = query_one(DifferenceView)
    status = query_one(StatusLine)

    _waiting: Sequence[Waiting] = ()

    def compose(self) -> ComposeResult:
        """Lay out the header, the drafts, the difference and the lines below."""
        yield Static(id="header")
        yield VirtualList(_COLUMNS, empty="Er zijn geen concepten.")
        yield Static(assembled(Part("─ verschil met de notitie " + "─" * 300)), id="rule")
        yield DifferenceView()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Start in the list."""
        self.listing.focus()

    def on_screen_resume(self) -> None:
        """Read the drafts, also after one was used in another screen."""
        self._load()

    @book_work
    def _load(self) -> None:
        self.post_message(DraftsRead(unsaved.waiting(self.desk.book)))

    @on(DraftsRead)
    def _drafts_read(self, message: DraftsRead) -> None:
        self._waiting = message.waiting
        self.header.update(
            assembled(
                Part("Concepten", "bold"),
                Part(" · tekst die nog niet is opgeslagen", "$foreground-muted"),
            )
        )
        rows = [self._row(one) for one in message.waiting]
        # As high as it needs to be, with its heading; the style sheet says how high at most.
        self.listing.styles.height = max(1, len(rows)) + 1
        self.listing.show(_Rows(rows), cursor=self.listing.cursor)
        if not rows:
            self.view.say("")
        self.refresh_bindings()

    def _row(self, waiting: Waiting) -> Row:
        note = waiting.current or waiting.draft.note
        name = f"{note.text('nummer')} {notes.title_of(note)}".strip()
        if waiting.current is None:
            name += " (notitie is weg)"
        words = "1 woord" if waiting.words == 1 else f"{waiting.words} woorden"
        return (name, moment_in_words(waiting.draft.kept, self.desk.today), words)

    @property
    def _selected(self) -> Waiting | None:
        index = self.listing.cursor
        return self._waiting[index] if index < len(self._waiting) else None

    @on(VirtualList.Highlighted)
    def _highlighted(self) -> None:
        if self._selected is not None:
            self.view.compare(
                self._selected.difference, equal="Alleen tekens die niet te zien zijn, verschillen."
            )
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with the draft under the cursor."""
        chosen = self._selected
        if action == "openen":
            return chosen is not None and chosen.current is not None
        if action == "weggooien":
            return chosen is not None and not self.desk.book.read_only
        if action in ("bewaar_elders", "ander_paneel"):
            return chosen is not None
        return True

    @on(VirtualList.Chosen)
    def _chosen(self) -> None:
        if self.check_action("openen", ()):
            self.action_openen()
        else:
            self.status.say(
                "De notitie zelf is er niet meer. Bewaar de tekst elders met b.", warning=True
            )

    def action_openen(self) -> None:
        """Open the note; there the draft can be used, kept or thrown away."""
        chosen = self._selected
        if chosen is None or chosen.current is None:
            return
        is_meeting = notes.kind_of(chosen.current) is meeting.KIND
        arguments = {"pad": chosen.current.path, "concept": chosen.draft.identifier}
        self.post_message(ScreenWanted("notulen" if is_meeting else "bewerken", arguments))

    def action_weggooien(self) -> None:
        """Throw a draft away, after a question that names it."""
        chosen = self._selected
        if chosen is None:
            return
        draft = chosen.draft

        def decided(yes: bool | None) -> None:
            if yes:
                self._discard(draft)
                self.status.say("Het concept is weggegooid.")

        name, moment, words = self._row(chosen)
        self.app.push_screen(
            ConfirmDialog(
                "Concept weggooien?",
                f"Van {name}, bewaard {moment}: {words} die nergens anders staan.",
                yes="Weggooien",
                no="Bewaren",
            ),
            decided,
        )

    @book_work
    def _discard(self, draft: KeptDraft) -> None:
        drafts.discard(self.desk.book, draft)
        self.post_message(DraftsRead(unsaved.waiting(self.desk.book)))

    def action_bewaar_elders(self) -> None:
        """Ask for a place outside the raadsboek and write the draft there."""
        chosen = self._selected
        if chosen is None:
            return
        typed = Unsaved(opened=chosen.draft.note, changes={}, body=None)

        def answered(place: str | None) -> None:
            if place:
                self._write(typed, place)

        self.app.push_screen(
            PromptDialog(
                "Bewaar elders",
                "In welk bestand, buiten het raadsboek?",
                value=elsewhere.suggested_place(typed),
                check=lambda text: "" if text.strip() else "Vul een plaats in.",
            ),
            answered,
        )

    @book_work
    def _write(self, typed: Unsaved, place: str) -> None:
        file = elsewhere.write_elsewhere(self.desk.book, typed, place)
        self.post_message(DraftWritten(file))

    @on(DraftWritten)
    def _written(self, message: DraftWritten) -> None:
        self.status.say(f"Bewaard in {message.file}. Het concept blijft ook hier.")

    def action_ander_paneel(self) -> None:
        """Go from the drafts to the difference, or back."""
        (self.view if self.listing.has_focus else self.listing).focus()

    def on_action_failed(self, message: ActionFailed) -> None:
        """Read the drafts again: what could not be thrown away is still there."""
        self._load()
