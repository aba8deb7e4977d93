"""Pictures of the widgets at 80x24 and 120x40, in the three themes where colour matters."""

import datetime
from collections.abc import Callable, Sequence

import pytest
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.filter import LineFilter
from textual.pilot import Pilot

from raadsboek.core.errors import ChangedOnDisk
from raadsboek.core.kinds.action import KIND as ACTION
from raadsboek.core.note import Value
from raadsboek.tui import themes
from raadsboek.tui.boundary import ControlFilter
from raadsboek.tui.keys import Action
from raadsboek.tui.widgets.action_menu import ActionMenu
from raadsboek.tui.widgets.columns import Column
from raadsboek.tui.widgets.dialogs import (
    Choice,
    ChoiceDialog,
    ConfirmDialog,
    Dialog,
    ProblemDialog,
    PromptDialog,
)
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.help_dialog import HelpDialog
from raadsboek.tui.widgets.note_editor import NoteEditor
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.virtual_list import VirtualList

SIZES = [(80, 24), (120, 40)]
MINUTES = """## 3. Adviesaanvraag reorganisatie
doel: besluiten · tijd: 40 min · inbreng: @anna · stukken: [[P-2026-118]]

De bestuurder licht toe dat de formatie gelijk blijft. De OR vraagt naar de gevolgen voor
de nachtdienst. Zie ook [[D-2026-004|het traject]] en `bijlage 2`.

BESLUIT B-2026-061: De OR adviseert positief onder drie voorwaarden.
STEMMING: 7 voor, 1 tegen, 1 onthouding
ACTIE @anna voor 1 april: reactie van HR opvragen

- [x] stukken verzonden
- [ ] cijfers **per afdeling** ontvangen
  1. zorg
  2. administratie

> Wij vragen de raad om advies.

| Voorwaarde | Door |
|------------|------|
| evaluatie na een jaar | @noor |
| geen nachtdienst alleen | @bakker |
"""


class Rows:
    """Some action items; the cells hold what a note may hold."""

    def __len__(self) -> int:
        return 5_000

    def page(self, offset: int, limit: int) -> Sequence[Sequence[str]]:
        """Return made-up rows."""
        titles = ("Reactie HR opvragen", "[OR] cijfers \x1b[31m漢字", "Nieuwsbrief " * 8)
        return [
            (f"A-2026-{number:03}", titles[number % 3], "anna", "di 17 nov", "open")
            for number in range(offset, min(offset + limit, 5_000))
        ]


ACTIONS = [
    Action(id="hulp", label="Hulp", group="Algemeen", keys=("f1", "ctrl+g"), help="Deze tekst."),
    Action(id="kleuren", label="Andere kleuren", group="Algemeen", help="Licht of donker."),
    Action(
        id="vastleggen",
        label="Vastleggen",
        group="Vergadering",
        keys=("f8", "ctrl+r"),
        help="Maak van elk besluit, elke actie en elke toezegging een genummerde notitie.",
    ),
]
COLUMNS = [
    Column(key="nummer", label="Nummer"),
    Column(key="titel", label="Actie", wide=True),
    Column(key="wie", label="Wie"),
    Column(key="uiterlijk", label="Uiterlijk"),
    Column(key="status", label="Status"),
]


class Gallery(App[None]):
    """An app that shows one widget or dialog in one of our themes."""

    CSS_PATH = "../../src/raadsboek/tui/app.tcss"

    def __init__(self, shown: str, theme: str = themes.DARK) -> None:
        super().__init__()
        self._shown = shown
        self._filter = ControlFilter()
        for known in themes.THEMES:
            self.register_theme(known)
        self.theme = theme

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw through the gate for control characters."""
        return [self._filter, *super().get_line_filters()]

    def compose(self) -> ComposeResult:
        """Show the widget."""
        if self._shown in WIDGETS:
            yield from WIDGETS[self._shown]()

    def on_mount(self) -> None:
        """Show the dialog."""
        if self._shown in DIALOGS:
            self.push_screen(DIALOGS[self._shown]())


def list_and_reader() -> ComposeResult:
    """Yield a list beside a note, as on the list screen."""
    with Horizontal():
        listing = VirtualList(COLUMNS, Rows())
        listing.styles.width = "3fr"
        yield listing
        reader = Reader()
        reader.styles.width = "2fr"
        reader.show("De bestuurder licht toe.\n\nBESLUIT: De OR stemt in, zie [[B-2026-014]].")
        yield reader


def a_list() -> ComposeResult:
    """Yield a list that is sorted by its date."""
    listing = VirtualList(COLUMNS)
    listing.show(Rows(), sort="uiterlijk", descending=True, cursor=3)
    yield listing


def an_empty_list() -> ComposeResult:
    """Yield a list without rows."""
    yield VirtualList(COLUMNS, empty="Er zijn geen acties. F2 maakt er een.")


def a_reader() -> ComposeResult:
    """Yield a note with its facts above it."""
    reader = Reader()
    facts = [("Datum", "do 26 november 2026"), ("Traject", "[[D-2026-004]]"), ("Status", "concept")]
    reader.show(MINUTES, facts=facts)
    yield reader


def an_editor() -> ComposeResult:
    """Yield the editor with a status line below it."""
    editor = NoteEditor(MINUTES)
    editor.cursor_blink = False
    yield editor
    status = StatusLine()
    status.draft_kept(datetime.datetime(2026, 11, 26, 13, 47))
    yield status


def a_form() -> ComposeResult:
    """Yield the form of an action item with a value that is not right."""
    values: dict[str, Value] = {
        "titel": "Reactie van HR [OR] opvragen",
        "wie": ["anna", "noor"],
        "uiterlijk": "2026-11-23",
        "status": "open",
        "vergadering": "[[V-2026-11]]",
        "afgehandeld": "binnenkort",
    }
    yield Form(ACTION.struct, values, today=datetime.date(2026, 11, 22))


WIDGETS: dict[str, Callable[[], ComposeResult]] = {
    "list": a_list,
    "empty-list": an_empty_list,
    "list-and-reader": list_and_reader,
    "reader": a_reader,
    "editor": an_editor,
    "form": a_form,
}

DIALOGS: dict[str, Callable[[], Dialog[bool] | Dialog[str] | Dialog[None]]] = {
    "confirm": lambda: ConfirmDialog(
        "Versie terugzetten?",
        "B-2026-014 [Thuiswerkregeling] krijgt weer de tekst van 12 maart 14:32.",
        yes="Terugzetten",
        no="Niet doen",
    ),
    "choice": lambda: ChoiceDialog(
        "Wat wilt u maken?",
        [
            Choice("actie", "Actie", "iets dat iemand doet"),
            Choice("post", "Post", "een brief of mail, in of uit"),
        ],
        current="post",
    ),
    "prompt": lambda: PromptDialog(
        "Zoeken in de tekst", "Welk woord zoekt u?", value="nachtdienst"
    ),
    "problem": lambda: ProblemDialog(ChangedOnDisk("acties/2026/A-2026-031 reactie.md")),
    "menu": lambda: ActionMenu(ACTIONS),
    "help": lambda: HelpDialog(ACTIONS),
}

Compare = Callable[..., bool]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", [*WIDGETS, *DIALOGS])
def test_a_widget_looks_as_it_did(name: str, size: tuple[int, int], snap_compare: Compare) -> None:
    """Each widget and dialog at both sizes."""

    async def settle(pilot: Pilot[None]) -> None:
        if name == "form":
            pilot.app.query_one(Form).check()
        await pilot.pause()

    assert snap_compare(Gallery(name), terminal_size=size, run_before=settle)


@pytest.mark.parametrize("theme", [themes.LIGHT, themes.CONTRAST])
@pytest.mark.parametrize("name", ["list-and-reader", "form", "confirm"])
def test_a_theme_looks_as_it_did(name: str, theme: str, snap_compare: Compare) -> None:
    """The light and the high-contrast theme, where colours carry the most."""
    assert snap_compare(Gallery(name, theme), terminal_size=(80, 24))
