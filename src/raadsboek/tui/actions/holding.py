"""What can be done on the screen that tells what holds."""

from raadsboek.tui.actions.action import LIST, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="geldt.openen",
        label="Openen",
        group=NOTE,
        keys=("enter",),
        scope="geldt",
        footer="Openen",
        help="Lees de notitie waar de cursor op staat, of vouw open wat niet geldt.",
    ),
    Action(
        id="geldt.keten",
        label="Voor en na",
        group=NOTE,
        keys=("f9", "k"),
        scope="geldt",
        footer="Voor en na",
        help="Laat zien wat voor dit besluit gold, wat erna kwam, en waar elke dag vandaan komt.",
    ),
    Action(
        id="geldt.ander-paneel",
        label="Ander vak",
        group=LIST,
        keys=("f6", "ctrl+o"),
        scope="geldt",
        footer="Vak",
        help="Ga van de woorden naar de dag, naar wat er geldt, en weer terug.",
    ),
    Action(
        id="geldt.alles",
        label="Ook wat niet geldt",
        group=LIST,
        keys=("f8", "o"),
        scope="geldt",
        footer="Ook oud",
        help="Laat ook zien wat niet meer of nog niet geldt, of vouw het weer dicht.",
    ),
)
