"""Traject: one dossier in one picture: what happened, what runs, what is next and what comes.

What follows from what is the core's; this screen shows it, explains it and leads to the papers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from raadsboek.book import notes
from raadsboek.book.trajectories.dossiers import Opened, open_dossier
from raadsboek.book.trajectories.lacking import Lacking, lacking
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.terms.deadline import Deadline
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.article_choice import articles_of_dossier
from raadsboek.core.trajectories.timeline import explained, proof_targets
from raadsboek.tui import keys
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.dossier_doing import DossierDoing
from raadsboek.tui.screens.dossier_lacks import lacks_of
from raadsboek.tui.screens.dossier_rows import GAP, heading, rows_of, where_to_begin
from raadsboek.tui.screens.letters import LettersScreen
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog
from raadsboek.tui.working import book_look


class DossierScreen(DossierDoing, LettersScreen):
    """The timeline of one dossier."""

    SCOPE = "traject"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("traject")]
    UNREADABLE = "Dit traject is niet te lezen."

    @dataclass
    class Looked(Message):
        """The dossier was read and worked out."""

        opened: Opened
        lack: Lacking

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if not super().check_action(action, parameters):
            return False
        if action in ("wijzigen", "verwijderen"):
            return self.event is not None
        if action == "openen":
            return self.current is not None
        return action != "standpunten" or self.opened is not None

    @property
    def event(self) -> Event | None:
        """The event under the cursor."""
        piece = self.current
        return piece.row.event if piece and piece.row else None

    @property
    def deadline(self) -> Deadline | None:
        """The deadline under the cursor."""
        piece = self.current
        return explained(piece.row) if piece and piece.row else None

    # -- looking ------------------------------------------------------------------------------

    @book_look
    def look(self) -> None:
        """Read the dossier and work it out, with what it lacks."""
        book = self.desk.book
        book.index.refresh()
        try:
            opened = open_dossier(book, self.wanted)
            lack = lacking(book, opened)
        except RaadsboekError as error:
            self.post_message(self.Unreadable(error))
        else:
            self.post_message(self.Looked(opened, lack))

    @on(Looked)
    def _show(self, message: Looked) -> None:
        today, before = self.desk.today, self.current
        self.opened = message.opened
        # A file gets another name with its title; the number stays.
        self.wanted = message.opened.note.text("nummer") or message.opened.note.path
        pieces = rows_of(message.opened, today)
        lacks = list(lacks_of(message.opened, message.lack))
        pieces += [GAP, *lacks] if lacks else []
        cursor = where_to_begin(pieces, before)
        self.show_course(heading(message.opened, today), pieces, cursor=cursor)

    @on(DossierDoing.Saved)
    def _saved(self, message: DossierDoing.Saved) -> None:
        self.opened = message.opened
        self.say(message.sentence)
        self.look()

    # -- going somewhere ----------------------------------------------------------------------

    def action_openen(self) -> None:
        """Open the paper that proves the event under the cursor; explain a day."""
        piece = self.current
        targets = proof_targets(piece.row) if piece and piece.row else []
        if piece is not None and piece.target:
            targets = [piece.target]
        if piece is not None and piece.is_concept:
            self._write(piece.target)
        elif not targets and self.event is None and self.deadline is not None:
            self.action_uitleg()
        elif not targets:
            self.say(piece.hint if piece else "")
        elif len(targets) == 1:
            self._read_paper(targets[0])
        else:
            self._ask_paper(targets)

    def _ask_paper(self, targets: Sequence[str]) -> None:
        def chosen(place: str | None) -> None:
            if place:
                self._read_paper(targets[int(place)])

        choices = [Choice(str(place), one) for place, one in enumerate(targets)]
        self.app.push_screen(ChoiceDialog("Welk bewijs wilt u lezen?", choices), chosen)

    @book_look
    def _read_paper(self, number: str) -> None:
        note = notes.read(self.desk.book, number)
        self.post_message(ScreenWanted("lijst", {"pad": note.path}))

    @book_look
    def _write(self, number: str) -> None:
        note = notes.read(self.desk.book, number)
        self.post_message(ScreenWanted("bewerken", {"pad": note.path}))

    def action_artikelen(self) -> None:
        """Read the articles of the dossier, that of the row under the cursor first."""
        opened = self.opened
        if opened is not None:
            basis = opened.note.text("artikel")
            found = articles_of_dossier(opened.dossier, opened.council, basis, self.deadline)
            self.post_message(ScreenWanted("artikelen", {"artikelen": ",".join(found)}))

    def action_brief(self) -> None:
        """Make a letter, or open the concept of one."""
        if self.opened is not None:
            self.ask_letter(self.opened.note.path)

    def action_standpunten(self) -> None:
        """Show what was said for and against, and who stands where."""
        if self.opened is not None:
            self.post_message(ScreenWanted("standpunten", {"pad": self.opened.note.path}))
