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
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.handover.receiving import Received, receive
from raadsboek.book.handover.taking_over import take_over
from raadsboek.book.typed_path import typed_path
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.schema import label
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.screens.questions import QuestionsApp, QuestionsScreen
from raadsboek.tui.widgets.dialogs import ProblemDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work

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


class ReceivingScreen(QuestionsScreen):
    """The questions, and what came in."""

    SCOPE = "ontvangen"
    TYPED = ("bron", "naam", "email")
    NOTHING_DONE = "Er is niets gekopieerd."
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("ontvangen")]

    @dataclass
    class Came(Message):
        """The raadsboek was copied and stands in its folder; `advice` as `take_over` gives it."""

        received: Received
        advice: str

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

    @property
    def may_stop(self) -> bool:
        """Whether no copy is being made: stopping would leave it in between."""
        return not self._busy

    def action_openen(self) -> None:
        """Copy it when every answer is there."""
        values = None if self._busy else self.answers()
        if values is not None:
            self.begin_work(_BUSY)
            self._receive(values)

    @book_work
    def _receive(self, values: dict[str, str]) -> None:
        folder = typed_path(values["map"])
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


class ReceivingApp(QuestionsApp, inherit_bindings=False):
    """Asks for a raadsboek of somebody else; the result is its folder, None when the user stops."""

    SCREEN = ReceivingScreen
    DEFAULT_MODE = "ontvangen"
    BINDINGS: ClassVar[list[BindingType]] = [*QuestionsApp.BINDINGS]


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:  # the folder in which the user stands was removed
        return Path.home()
