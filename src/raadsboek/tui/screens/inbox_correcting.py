"""The form over the inbox in which a proposal is corrected before the piece is taken in."""

from collections.abc import Mapping
from functools import partial

from textual.app import ComposeResult
from textual.widgets import Static

from raadsboek.book import finding
from raadsboek.book.inbox.known import DOSSIER_KEY
from raadsboek.book.inbox.pieces import Waiting
from raadsboek.core.kinds import post
from raadsboek.core.links import target
from raadsboek.core.note import Value
from raadsboek.core.schema import CONFIDENTIAL
from raadsboek.tui.boundary import assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.screens.saving_dialog import AnsweringDialog, buttons
from raadsboek.tui.widgets.dialogs import ConfirmDialog
from raadsboek.tui.widgets.form import Form, unasked

_NOT_ASKED = ("nummer", "bijlagen", "besluit", "afgehandeld", "vergadering", "brief")
"""What is only known later, and what follows from the piece itself."""


class CorrectionDialog(AnsweringDialog[Mapping[str, Value]]):
    """Asks what must be different; the answer is every key of the note."""

    DEFAULT_CSS = """
    CorrectionDialog {
        & > Vertical { width: 90; max-width: 98%; max-height: 96%; padding: 0 1; }
        & Form { max-height: 16; }
        & .remark { width: 20; }
        & .tekst .remark.silent { display: none; }
        & .title { margin-bottom: 0; }
    }
    """

    def __init__(self, desk: Desk, one: Waiting) -> None:
        super().__init__("Voorstel verbeteren en overnemen")
        organ = desk.organ
        self._numbers = partial(finding.numbers_like, desk.book, organ=organ)
        self._form = Form(
            post.KIND.struct,
            one.proposal.values,
            today=desk.today,
            hidden=unasked(desk.book.settings, *_NOT_ASKED),
            numbers=self._numbers,
            organs=desk.organs,
            more=[CONFIDENTIAL],
        )

    def compose_body(self) -> ComposeResult:
        """Yield the form, what is wrong with it, and the buttons."""
        yield self._form
        yield Static(id="wrong", classes="problem")
        yield from buttons("Overnemen", "^S")

    def on_mount(self) -> None:
        """Begin at the first field."""
        self._form.focus_key(post.KIND.title_key)

    def action_save(self) -> None:
        """Answer, unless a field does not fit."""
        problems = self._form.check()
        dossier = target(str(self._form.values.get(DOSSIER_KEY, "")))
        if problems:
            self._form.focus_key(problems[0].key)
            self._refuse("Nog niet alles klopt; kijk bij het uitroepteken.")
        elif dossier and not self._is_known(dossier):
            # Half a number with the rest of it offered behind it looks like a whole one.
            self._form.focus_key(DOSSIER_KEY)
            self._refuse(f"Er is geen traject {dossier}. Met → vult u het nummer aan.")
        else:
            self.dismiss(self._form.values)

    def _is_known(self, number: str) -> bool:
        return number.casefold() in (one.casefold() for one in self._numbers(number))

    def _refuse(self, wrong: str) -> None:
        self.query_one("#wrong", Static).update(assembled("! ", wrong))

    def action_cancel(self) -> None:
        """Go back; what was typed is lost only when the user says so."""
        if self._form.is_changed:
            question = "Wat u hebt verbeterd, gaat dan verloren. Toch terug?"
            self.app.push_screen(ConfirmDialog("Voorstel verbeteren", question), self._answered)
        else:
            self.dismiss(None)

    def _answered(self, is_sure: bool | None) -> None:
        if is_sure:
            self.dismiss(None)
