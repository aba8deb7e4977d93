"""A few questions before there is a raadsboek to stand on, and the app that asks them.

Owns how answers are checked, what happens while they are carried out, and stopping. What is asked
and what is done with the answers is for the screens and apps that build on these.
"""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input

from raadsboek.core.problem import Problem
from raadsboek.tui import keys
from raadsboek.tui.house_app import HouseApp
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ProblemDialog
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.status_line import StatusLine

Clock = Callable[[], datetime.datetime]
_GENERAL = ("hulp", "terug", "afsluiten")


class QuestionsScreen(Screen[None]):
    """The questions, as a form."""

    SCOPE: ClassVar[str]
    TYPED: ClassVar[tuple[str, ...]]
    """The keys whose answers are lost when the user stops; the first is where they begin."""
    NOTHING_DONE: ClassVar[str]
    """What to say of the state of things to who wants to stop."""
    CSS_PATH = "questions.tcss"

    form = query_one(Form)
    status = query_one(StatusLine)

    def __init__(self, clock: Clock, suggested: str) -> None:
        super().__init__()
        self._clock = clock
        self._suggested = suggested
        self._busy = False

    def on_mount(self) -> None:
        """Start with the first question."""
        self.form.focus_key(self.TYPED[0])

    @property
    def holds_answers(self) -> bool:
        """Whether something was typed that is lost when the user stops."""
        return any(self.form.values.get(key) for key in self.TYPED)

    @property
    def may_stop(self) -> bool:
        """Whether the user may leave at this moment."""
        return True

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def answers(self) -> dict[str, str] | None:
        """Return the answers by key; None when one is missing or wrong, which is shown."""
        problems = [*self.form.check()]
        values = {key: str(value) for key, value in self.form.values.items()}
        if values.get("email") and "@" not in values["email"]:
            problems.append(
                Problem(code="e-mail-ongeldig", key="email", message="Vul een e-mailadres in.")
            )
            self.form.show_problems(problems)
        if problems:
            self.form.focus_key(problems[0].key)
            return None
        return values

    def begin_work(self, said: str) -> None:
        """Say that the answers are being carried out."""
        self._busy = True
        self.status.say(said)

    def end_work(self) -> None:
        """Let the user answer again."""
        self._busy = False
        self.status.say("")

    def on_action_failed(self, message: ActionFailed) -> None:
        """Tell what went wrong; the answers stay."""
        message.stop()
        self.end_work()
        self.app.push_screen(ProblemDialog(message.error))


class QuestionsApp(HouseApp[Path], inherit_bindings=False):
    """Asks the questions of a screen; the result is a folder, or None when the user stops."""

    SCREEN: ClassVar[type[QuestionsScreen]]
    CSS_PATH = "../app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in keys.bindings(keys.ANYWHERE) if binding.id in _GENERAL
    ]

    def __init__(self, clock: Clock, suggested: str) -> None:
        super().__init__()
        self.add_mode(self.DEFAULT_MODE, lambda: self.SCREEN(clock, suggested))
        self.was_stopped = False
        """Whether the user left the program itself, not only these questions."""

    def action_hulp(self) -> None:
        """Show what can be done here."""
        from raadsboek.tui.widgets.help_dialog import HelpDialog

        # What the help says of going back and stopping, that no text is lost, is not so here.
        self.push_screen(
            HelpDialog(
                [one for one in keys.ACTIONS if one.scope == self.SCREEN.SCOPE or one.id == "hulp"]
            )
        )

    def action_terug(self) -> None:
        """Stop without doing anything; who has typed answers is asked first."""
        screen = self.screen
        if not isinstance(screen, QuestionsScreen) or not screen.may_stop:
            return
        if not screen.holds_answers:
            self.exit()
            return

        def decided(yes: bool | None) -> None:
            if yes:
                self.exit()

        question = f"{screen.NOTHING_DONE} Wat u hebt ingevuld, is dan weg."
        self.push_screen(
            ConfirmDialog("Stoppen?", question, yes="Stoppen", no="Verder invullen"), decided
        )

    def action_afsluiten(self) -> None:
        """Leave the program, unless what is being done would be left in between."""
        if not (isinstance(self.screen, QuestionsScreen) and not self.screen.may_stop):
            self.was_stopped = True
            self.exit()
