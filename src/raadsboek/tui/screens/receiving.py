"""Opening a raadsboek of somebody else: where it is, where it must come, and who you are.

An app of its own, because there is no raadsboek to stand on. What opening one means is
`book.handover`'s.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Struct, field
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static

from raadsboek.book.handover.receiving import Received, receive
from raadsboek.book.handover.taking_over import take_over
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.problem import Problem
from raadsboek.core.schema import label
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.house_app import HouseApp
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.first_run import Clock
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ProblemDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work

_GENERAL = ("hulp", "terug", "afsluiten")
_BUSY = "Bezig met kopiëren en nakijken …"


class Role(StrEnum):
    """Whether somebody takes the raadsboek over, or works along in it."""

    SUCCESSOR = "ik neem het over"
    COLLEAGUE = "ik werk mee"


class _Asked(Struct, frozen=True, kw_only=True):
    """What is asked; declared as a note kind is, so that the form follows from it."""

    source: Annotated[str, label("Waar staat het", help="map, bestand of adres")] = field(
        name="bron"
    )
    folder: Annotated[str, label("Uw eigen map", help="een nieuwe of lege map")] = field(name="map")
    name: Annotated[str, label("Uw naam", help="staat bij wat u opslaat")] = field(name="naam")
    email: Annotated[str, label("Uw e-mail")]
    # No answer is given beforehand: who only works along must not become the secretary unseen.
    role: Annotated[Role, label("Wat doet u", help="bij overnemen wijzigt de secretaris")] = field(
        name="rol"
    )


class ReceivingScreen(Screen[None]):
    """The questions, and what came in."""

    SCOPE = "ontvangen"
    CSS_PATH = "receiving.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("ontvangen")]

    form = query_one(Form)
    status = query_one(StatusLine)

    @dataclass
    class Came(Message):
        """The raadsboek was copied and stands in its folder; `advice` as `take_over` gives it."""

        received: Received
        advice: str

    def __init__(self, clock: Clock, suggested: str) -> None:
        super().__init__()
        self._clock = clock
        self._suggested = suggested
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out what will happen, the questions and the lines below."""
        title = Part("Een raadsboek van iemand anders", "bold $accent")
        yield Static(assembled(title), classes="line")
        yield Static(
            shown(
                "Raadsboek maakt een kopie in een eigen map en kijkt die na. Aan het origineel "
                "verandert niets, en wat erin staat, wordt niet uitgevoerd."
            ),
            classes="line",
        )
        yield Form(
            _Asked,
            {"map": self._suggested},
            today=self._clock().date(),
        )
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Start with where it is."""
        self.form.focus_key("bron")

    @property
    def holds_answers(self) -> bool:
        """Whether something was typed that is lost when the user stops."""
        return any(self.form.values.get(key) for key in ("bron", "naam", "email"))

    @property
    def is_busy(self) -> bool:
        """Whether a copy is being made."""
        return self._busy

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def action_openen(self) -> None:
        """Copy it when every answer is there."""
        if self._busy:
            return
        problems = [*self.form.check()]
        values = {key: str(value) for key, value in self.form.values.items()}
        if values.get("email") and "@" not in values["email"]:
            problems.append(
                Problem(code="e-mail-ongeldig", key="email", message="Vul een e-mailadres in.")
            )
            self.form.show_problems(problems)
        if problems:
            self.form.focus_key(problems[0].key)
            return
        self._busy = True
        self.status.say(_BUSY)
        self._receive(values)

    @book_work
    def _receive(self, values: dict[str, str]) -> None:
        folder = Path(values["map"]).expanduser()
        received = receive(values["bron"], folder, near=_here(), now=self._clock())
        advice = take_over(
            received.root,
            name=values["naam"],
            email=values["email"],
            as_secretary=values["rol"] == Role.SUCCESSOR,
            now=self._clock(),
        )
        self.post_message(self.Came(received, advice))

    @on(Came)
    @work
    async def _tell(self, message: Came) -> None:
        received = message.received
        wrong = [problem.message for problem in received.report.problems]
        odd = [*wrong, *received.notices, *([message.advice] if message.advice else [])]
        lines = [*received.sentences, *(f"Let op: {one}" for one in odd)]
        told = RaadsboekError("\n\n".join(lines))
        await ask(self.app, ProblemDialog(told, title="Het raadsboek is er"))
        self.app.exit(received.root)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Tell what went wrong; the answers stay."""
        message.stop()
        self._busy = False
        self.status.say("")
        self.app.push_screen(ProblemDialog(message.error))


class ReceivingApp(HouseApp[Path], inherit_bindings=False):
    """Asks for a raadsboek of somebody else; the result is its folder, None when the user stops."""

    CSS_PATH = "../app.tcss"
    DEFAULT_MODE = "ontvangen"
    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in keys.bindings(keys.ANYWHERE) if binding.id in _GENERAL
    ]

    def __init__(self, clock: Clock, suggested: str) -> None:
        super().__init__()
        self.add_mode(self.DEFAULT_MODE, lambda: ReceivingScreen(clock, suggested))
        self.was_stopped = False
        """Whether the user left the program itself, not only these questions."""

    def action_hulp(self) -> None:
        """Show what can be done here."""
        from raadsboek.tui.widgets.help_dialog import HelpDialog

        scopes = (ReceivingScreen.SCOPE,)
        self.push_screen(
            HelpDialog([one for one in keys.ACTIONS if one.scope in scopes or one.id == "hulp"])
        )

    def action_terug(self) -> None:
        """Stop without opening anything; who has typed answers is asked first."""
        screen = self.screen
        if not isinstance(screen, ReceivingScreen) or screen.is_busy:
            return
        if not screen.holds_answers:
            self.exit()
            return

        def decided(yes: bool | None) -> None:
            if yes:
                self.exit()

        question = "Er is niets gekopieerd. Wat u hebt ingevuld, is dan weg."
        self.push_screen(
            ConfirmDialog("Stoppen?", question, yes="Stoppen", no="Verder invullen"), decided
        )

    def action_afsluiten(self) -> None:
        """Stop, unless a copy is being made: that would leave it in between."""
        if not (isinstance(self.screen, ReceivingScreen) and self.screen.is_busy):
            self.was_stopped = True
            self.exit()


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:  # the folder in which the user stands was removed
        return Path.home()
