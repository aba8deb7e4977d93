"""The first start, where there is no raadsboek yet: a few questions, and it is made.

An app of its own, because every other screen stands on an open raadsboek. What making one means
is `book.creating`'s.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from msgspec import Struct, field
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from raadsboek.book.creating import FolderNotEmpty, init, refuse_unfit_folder
from raadsboek.book.quick import find_root
from raadsboek.book.typed_path import typed_path
from raadsboek.core.council import CouncilForm
from raadsboek.core.schema import label
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.messages import FROM_OTHERS, RaadsboekWanted
from raadsboek.tui.screens.questions import QuestionsApp, QuestionsScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work


class _Asked(Struct, frozen=True, kw_only=True):
    """What is asked; declared as a note kind is, so that the form follows from it."""

    name: Annotated[str, label("Naam van de raad", help="zoals OR De Linden")] = field(name="naam")
    form: Annotated[CouncilForm, label("Soort raad")] = field(
        name="orgaan", default=CouncilForm.WORKS_COUNCIL
    )
    secretary: Annotated[str, label("Secretaris", help="voor- en achternaam")] = field(
        name="secretaris"
    )
    email: Annotated[str, label("E-mail", help="staat bij elke versie")]
    folder: Annotated[str, label("Map", help="een nieuwe of lege map")] = field(name="map")


@dataclass
class AdoptionWanted(Message):
    """The folder holds notes already: ask whether they become part of the raadsboek."""

    values: dict[str, str]


@dataclass
class Made(Message):
    """The raadsboek is there."""

    root: Path


class FirstRunScreen(QuestionsScreen):
    """The questions."""

    SCOPE = "begin"
    TYPED = ("naam", "secretaris", "email")
    NOTHING_DONE = "Er is nog geen raadsboek gemaakt."
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("begin")]

    def compose(self) -> ComposeResult:
        """Lay out a greeting, the questions and the lines below."""
        yield Static(assembled(Part("Welkom bij Raadsboek", "bold $accent")), classes="line")
        yield Static(
            shown(
                "Hier is nog geen raadsboek. Vul in van wie het wordt; daarna staat er een map met "
                "notities klaar, met geschiedenis. Alles kan later nog anders, behalve de plaats."
            ),
            classes="line",
        )
        yield Form(
            _Asked,
            {"orgaan": CouncilForm.WORKS_COUNCIL.value, "map": self._suggested},
            today=self._clock().date(),
        )
        yield Static(
            shown("OR = ondernemingsraad · CR = cliëntenraad · MR = medezeggenschapsraad"),
            classes="line stil",
        )
        yield StatusLine()
        yield Footer(self.SCOPE)

    def action_maken(self) -> None:
        """Make the raadsboek when every answer is there."""
        values = None if self._busy else self.answers()
        if values is not None:
            self._begin(values, adopt=False)

    def action_van_een_ander(self) -> None:
        """Open a raadsboek of somebody else instead of making one."""
        if not self._busy:
            self.post_message(RaadsboekWanted(FROM_OTHERS))

    def _begin(self, values: dict[str, str], *, adopt: bool) -> None:
        self.begin_work("Bezig met maken …")
        self._make(values, adopt)

    @book_work
    def _make(self, values: dict[str, str], adopt: bool) -> None:
        folder = typed_path(values["map"]).absolute()
        try:
            refuse_unfit_folder(folder, adopt=adopt)
        except FolderNotEmpty:
            # Notes may be adopted, after a question; anything else may not, and says so here.
            refuse_unfit_folder(folder, adopt=True)
            self.post_message(AdoptionWanted(values))
            return
        book = init(
            folder,
            name=values["naam"],
            form=CouncilForm(values["orgaan"]),
            secretary=values["secretaris"],
            email=values["email"],
            adopt=adopt,
            now=self._clock(),
        )
        book.index.close()
        self.post_message(Made(book.root))

    @on(AdoptionWanted)
    def _ask_adoption(self, message: AdoptionWanted) -> None:
        self.end_work()

        def decided(yes: bool | None) -> None:
            if yes:
                self._begin(message.values, adopt=True)

        self.app.push_screen(
            ConfirmDialog(
                "Notities overnemen?",
                f"In {message.values['map']} staan al notities. Ze worden deel van het raadsboek. "
                "Er wordt alleen iets toegevoegd; aan uw notities verandert niets.",
                yes="Overnemen",
                no="Niet doen",
            ),
            decided,
        )

    @on(Made)
    def _made(self, message: Made) -> None:
        self.app.exit(message.root)


class FirstRunApp(QuestionsApp, inherit_bindings=False):
    """Asks for a new raadsboek; the result is its folder, or None when the user stops."""

    SCREEN = FirstRunScreen
    DEFAULT_MODE = "begin"
    BINDINGS: ClassVar[list[BindingType]] = [*QuestionsApp.BINDINGS]
    wants_another = False
    """Whether the user wants to open a raadsboek of somebody else instead."""

    def on_raadsboek_wanted(self, message: RaadsboekWanted) -> None:
        """Leave these questions for those about a raadsboek of somebody else."""
        self.wants_another = message.folder == FROM_OTHERS
        self.exit()


def suggested_folder(here: Path) -> str:
    """Return the folder to suggest: this one when it is empty or holds notes, else one in it.

    Inside a raadsboek it is one beside that.
    """
    around = find_root(str(here))
    if around is not None:
        return str(_free(Path(around).parent))
    names = [entry for entry in here.iterdir() if not entry.name.startswith(".")]
    fits = all(entry.suffix == ".md" or entry.is_dir() for entry in names)
    holds_notes = any(entry.suffix == ".md" for entry in names)
    return str(here if not names or (fits and holds_notes) else _free(here))


def _free(folder: Path) -> Path:
    """Return a folder that is not there yet, within `folder`."""
    place, number = folder / "raadsboek", 2
    while place.exists():
        place, number = folder / f"raadsboek-{number}", number + 1
    return place
