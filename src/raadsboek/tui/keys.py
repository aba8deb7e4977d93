"""Every action of the screens, once: its id, Dutch label, group and keys.

Bindings, the footer, the help and the menu (also the command palette) derive from `ACTIONS`;
nothing else in the front end names a key for an action. An action of scope `ANYWHERE` is a method
`action_*` of the app, any other one is a method of the screen with that name. Only keys that
every terminal passes on: F1-F10, plain Ctrl+letter, and letters for outside text fields. Laptops
hide the F-keys, so each F-key has a second route.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # the first text on screen has a footer too, before Textual is loaded
    from textual.binding import Binding

ANYWHERE = "overal"


class Action(NamedTuple):
    """One thing the user can do. `id` is stable: settings, help and docs refer to it."""

    id: str
    label: str
    group: str
    keys: tuple[str, ...] = ()
    scope: str = ANYWHERE
    footer: str = ""
    """The short label in the footer; empty keeps the action out of the footer."""
    help: str = ""
    """One sentence for the help and the menu."""
    always: bool = False
    """Works even while a dialog is open."""

    @property
    def method(self) -> str:
        """The name behind `action_` of the method that does it."""
        return self.id.rpartition(".")[2].replace("-", "_")

    @property
    def command(self) -> str:
        """The action as Textual runs it from anywhere."""
        return ("app." if self.scope == ANYWHERE else "screen.") + self.method

    @property
    def key(self) -> str:
        """The first key, as it is shown; empty when the action stands in the menu only."""
        return display(self.keys[0]) if self.keys else ""


_GENERAL = "Algemeen"
_GO = "Ga naar"
_TEXT = "Tekst"
_MEETING = "Vergadering"
_NOTE = "Notitie"

ACTIONS: tuple[Action, ...] = (
    Action(
        id="hulp",
        label="Hulp",
        group=_GENERAL,
        keys=("f1", "ctrl+g", "question_mark"),
        footer="Hulp",
        help="Laat zien wat u op dit scherm kunt doen en met welke toets.",
    ),
    Action(
        id="nieuw",
        label="Nieuwe notitie",
        group=_GO,
        keys=("f2", "n"),
        footer="Nieuw",
        help="Maak een nieuwe vergadering, actie, post of andere notitie.",
    ),
    Action(
        id="zoeken",
        label="Zoeken",
        group=_GO,
        keys=("f3", "slash"),
        footer="Zoeken",
        help="Zoek een woord of een nummer in alle notities.",
    ),
    Action(
        id="acties",
        label="Acties",
        group=_GO,
        keys=("f4", "a"),
        footer="Acties",
        help="Laat de actielijst zien.",
    ),
    Action(
        id="vandaag",
        label="Vandaag",
        group=_GO,
        keys=("f5", "v"),
        footer="Vandaag",
        help="Ga naar het startscherm: wat is te laat, wat moet deze week.",
    ),
    Action(
        id="lijsten",
        label="Lijsten",
        group=_GO,
        keys=("l",),
        help="Kies een lijst: vergaderingen, besluiten, acties en zo verder.",
    ),
    Action(
        id="problemen",
        label="Problemen",
        group=_GO,
        keys=("p",),
        help="Laat zien welke notities niet kloppen en wat u eraan kunt doen.",
    ),
    Action(
        id="menu",
        label="Menu",
        group=_GENERAL,
        keys=("f10", "ctrl+p", "m"),
        footer="Menu",
        help="Laat alles zien wat u hier kunt doen; typ een woord om te zoeken.",
    ),
    Action(
        id="thema",
        label="Andere kleuren",
        group=_GENERAL,
        help="Kies licht, donker of hoog contrast.",
    ),
    Action(
        id="terug",
        label="Terug",
        group=_GENERAL,
        keys=("escape",),
        footer="Terug",
        help="Ga terug naar het vorige scherm. Er gaat geen tekst verloren.",
    ),
    Action(
        id="afsluiten",
        label="Afsluiten",
        group=_GENERAL,
        keys=("ctrl+q",),
        always=True,
        help="Sluit Raadsboek. Tekst die nog niet is opgeslagen, krijgt u de volgende keer terug.",
    ),
    Action(
        id="vandaag.openen",
        label="Openen",
        group=_NOTE,
        keys=("enter",),
        scope="vandaag",
        footer="Openen",
        help="Lees de notitie waar de cursor op staat, of vouw een kop open.",
    ),
    Action(
        id="vandaag.bewerken",
        label="Bewerken",
        group=_NOTE,
        keys=("e",),
        scope="vandaag",
        help="Wijzig de notitie waar de cursor op staat.",
    ),
    Action(
        id="vandaag.notulen",
        label="Notulen maken",
        group=_MEETING,
        keys=("w",),
        scope="vandaag",
        footer="Notulen",
        help="Werk aan de notulen van de volgende vergadering.",
    ),
    Action(
        id="lijst.ander-paneel",
        label="Ander paneel",
        group=_NOTE,
        keys=("f6", "x"),
        scope="lijst",
        footer="Paneel",
        help="Wissel tussen de lijst en de tekst.",
    ),
    Action(
        id="lijst.bewerken",
        label="Bewerken",
        group=_NOTE,
        keys=("e",),
        scope="lijst",
        footer="Bewerken",
        help="Wijzig deze notitie.",
    ),
    Action(
        id="lijst.geschiedenis",
        label="Geschiedenis",
        group=_NOTE,
        keys=("f9", "g"),
        scope="lijst",
        footer="Geschiedenis",
        help="Laat zien wie wat wanneer heeft gewijzigd.",
    ),
    Action(
        id="bewerken.opslaan",
        label="Opslaan",
        group=_TEXT,
        keys=("ctrl+s",),
        scope="bewerken",
        footer="Opslaan",
        help="Sla de notitie op. Er komt een versie bij in de geschiedenis.",
    ),
    Action(
        id="bewerken.ander-paneel",
        label="Ander paneel",
        group=_TEXT,
        keys=("f6", "ctrl+o"),
        scope="bewerken",
        footer="Paneel",
        help="Wissel tussen de velden en de tekst.",
    ),
    Action(
        id="bewerken.zoeken-in-tekst",
        label="Zoeken in de tekst",
        group=_TEXT,
        keys=("ctrl+f",),
        scope="bewerken",
        help="Zoek een woord in de tekst die u bewerkt.",
    ),
    Action(
        id="bewerken.geschiedenis",
        label="Geschiedenis",
        group=_NOTE,
        keys=("f9", "ctrl+t"),
        scope="bewerken",
        footer="Geschiedenis",
        help="Laat zien wie wat wanneer heeft gewijzigd.",
    ),
    Action(
        id="geschiedenis.aanvinken",
        label="Aanvinken",
        group=_NOTE,
        keys=("space",),
        scope="geschiedenis",
        footer="Vergelijk",
        help="Houd deze versie vast en vergelijk haar met een andere.",
    ),
    Action(
        id="geschiedenis.lezen",
        label="Hele notitie lezen",
        group=_NOTE,
        keys=("enter",),
        scope="geschiedenis",
        footer="Lezen",
        help="Laat de hele notitie zien zoals die in deze versie was.",
    ),
    Action(
        id="geschiedenis.terugzetten",
        label="Terugzetten",
        group=_NOTE,
        keys=("r",),
        scope="geschiedenis",
        footer="Terugzetten",
        help="Zet de notitie terug zoals die was. Er gaat niets verloren: er komt een versie bij.",
    ),
    Action(
        id="geschiedenis.ander-paneel",
        label="Ander paneel",
        group=_NOTE,
        keys=("f6", "x"),
        scope="geschiedenis",
        footer="Paneel",
        help="Wissel tussen de versies en het verschil.",
    ),
    Action(
        id="versie.terugzetten",
        label="Terugzetten",
        group=_NOTE,
        keys=("r",),
        scope="versie",
        footer="Terugzetten",
        help="Zet de notitie terug zoals die hier staat. Er komt een versie bij.",
    ),
    Action(
        id="concepten.openen",
        label="Openen",
        group=_NOTE,
        keys=("enter", "e"),
        scope="concepten",
        footer="Openen",
        help="Open de notitie en kies wat u met het concept doet.",
    ),
    Action(
        id="concepten.weggooien",
        label="Weggooien",
        group=_NOTE,
        keys=("w",),
        scope="concepten",
        footer="Weggooien",
        help="Gooi dit concept weg, na een vraag.",
    ),
    Action(
        id="concepten.bewaar-elders",
        label="Bewaar elders",
        group=_NOTE,
        keys=("b",),
        scope="concepten",
        footer="Bewaar elders",
        help="Schrijf het concept naar een bestand buiten het raadsboek.",
    ),
    Action(
        id="concepten.ander-paneel",
        label="Ander paneel",
        group=_NOTE,
        keys=("f6", "x"),
        scope="concepten",
        footer="Paneel",
        help="Wissel tussen de concepten en het verschil.",
    ),
    Action(
        id="notulen.aanwezig",
        label="Aanwezig",
        group=_MEETING,
        keys=("f4", "ctrl+b"),
        scope="notulen",
        footer="Aanwezig",
        help="Geef aan wie er is; het quorum volgt daaruit.",
    ),
    Action(
        id="notulen.ander-paneel",
        label="Ander paneel",
        group=_MEETING,
        keys=("f6", "ctrl+o"),
        scope="notulen",
        footer="Paneel",
        help="Wissel tussen de agenda, de tekst en wat er begrepen is.",
    ),
    Action(
        id="notulen.vastleggen",
        label="Vastleggen",
        group=_MEETING,
        keys=("f8", "ctrl+r"),
        scope="notulen",
        footer="Vastleggen",
        help="Maak van elk besluit, elke actie en elke toezegging een genummerde notitie.",
    ),
    Action(
        id="notulen.opslaan",
        label="Opslaan",
        group=_TEXT,
        keys=("ctrl+s",),
        scope="notulen",
        help="Sla de tekst op zonder vast te leggen.",
    ),
    Action(
        id="notulen.volgend-punt",
        label="Volgend punt",
        group=_MEETING,
        keys=("ctrl+n",),
        scope="notulen",
        footer="Volgend punt",
        help="Ga naar het volgende agendapunt.",
    ),
    Action(
        id="notulen.vorig-punt",
        label="Vorig punt",
        group=_MEETING,
        keys=("ctrl+l",),
        scope="notulen",
        help="Ga naar het vorige agendapunt.",
    ),
    Action(
        id="notulen.zoeken-in-tekst",
        label="Zoeken in de tekst",
        group=_TEXT,
        keys=("ctrl+f",),
        scope="notulen",
        help="Zoek een woord in de notulen.",
    ),
    Action(
        id="notulen.geschiedenis",
        label="Geschiedenis",
        group=_MEETING,
        keys=("f9", "ctrl+t"),
        scope="notulen",
        help="Laat de eerdere versies van deze notulen zien.",
    ),
)

_NAMES = {
    "escape": "Esc",
    "question_mark": "?",
    "slash": "/",
    "enter": "Enter",
    "space": "spatie",
    "tab": "Tab",
}


def display(key: str) -> str:
    """Return a key as it is printed: F1, ^N, Esc, n."""
    if key.startswith("ctrl+"):
        return "^" + key[5:].upper()
    if key in _NAMES:
        return _NAMES[key]
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def bindings(scope: str) -> "list[Binding]":
    """Return the key bindings of a screen (or of the app, for `ANYWHERE`)."""
    from textual.binding import Binding

    return [
        Binding(
            ",".join(action.keys),
            action.method,
            action.label,
            id=action.id,
            priority=action.always,
        )
        for action in ACTIONS
        if action.scope == scope and action.keys
    ]


def actions_on(scope: str) -> tuple[Action, ...]:
    """Return what can be done on a screen: its own actions, then those that work anywhere."""
    own = [action for action in ACTIONS if action.scope == scope]
    general = [action for action in ACTIONS if action.scope == ANYWHERE]
    return tuple(own + general) if scope != ANYWHERE else tuple(general)


def on_screen(scope: str) -> tuple[Action, ...]:
    """Return `actions_on` without the general actions whose keys the screen itself uses."""
    taken = {key for action in ACTIONS if action.scope == scope for key in action.keys}
    return tuple(
        action
        for action in actions_on(scope)
        if action.scope == scope or not taken.intersection(action.keys[:1])
    )


_FIRST_IN_FOOTER = ("hulp", "terug", "menu", "vandaag", "zoeken", "nieuw", "acties")


def footer(actions: Iterable[Action], width: int) -> list[Action]:
    """Return the actions for one footer line of `width` cells, in the order of the keyboard.

    The screen's own actions come first; of the general ones as many as fit.
    """
    candidates = [action for action in actions if action.footer and action.keys]
    candidates.sort(key=_importance)
    chosen: list[Action] = []
    room = width - 1
    for action in candidates:
        needed = len(action.key) + len(action.footer) + 1 + len(FOOTER_GAP)
        if needed <= room + len(FOOTER_GAP):
            chosen.append(action)
            room -= needed
    return sorted(chosen, key=_rank)


FOOTER_GAP = "  "


def _importance(action: Action) -> int:
    if action.id in _FIRST_IN_FOOTER[:2]:
        return 0
    return 1 if action.scope != ANYWHERE else 2 + _FIRST_IN_FOOTER.index(action.id)


def _rank(action: Action) -> tuple[int, int]:
    key = action.keys[0]
    if key.startswith("f") and key[1:].isdigit():
        return 0, int(key[1:])
    return (3, 0) if key == "escape" else (1 if key.startswith("ctrl+") else 2, 0)


def groups(actions: Iterable[Action]) -> dict[str, list[Action]]:
    """Return the actions by group, in the order of the registry: for the menu and the help."""
    found: dict[str, list[Action]] = {}
    for action in actions:
        found.setdefault(action.group, []).append(action)
    return found
