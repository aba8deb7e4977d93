"""What can be done on the screen of open terms."""

from raadsboek.tui.actions.action import NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="termijnen.openen",
        label="Openen",
        group=NOTE,
        keys=("enter",),
        scope="termijnen",
        footer="Openen",
        help="Open het traject van deze termijn.",
    ),
    Action(
        id="termijnen.uitleg",
        label="Uitleg van de dag",
        group=NOTE,
        keys=("u",),
        scope="termijnen",
        footer="Uitleg",
        help="Zie de regel, de berekening en wat te laat zijn betekent.",
    ),
)
