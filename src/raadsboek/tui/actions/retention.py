"""What can be done with what was kept longer than needed."""

from raadsboek.tui.actions.action import LIST, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="bewaren.openen",
        label="Openen",
        group=NOTE,
        keys=("enter",),
        scope="bewaren",
        footer="Openen",
        help="Lees het stuk waar de cursor op staat.",
    ),
    Action(
        id="bewaren.kiezen",
        label="Kiezen",
        group=LIST,
        keys=("space",),
        scope="bewaren",
        footer="Kiezen",
        help="Kies dit stuk om te vernietigen, of toch niet.",
    ),
    Action(
        id="bewaren.alles",
        label="Alles of niets kiezen",
        group=LIST,
        keys=("a",),
        scope="bewaren",
        help="Kies alles wat weg mag, of haal elke keuze weg.",
    ),
    Action(
        id="bewaren.vernietigen",
        label="Vernietigen",
        group=NOTE,
        keys=("f8", "d"),
        scope="bewaren",
        footer="Vernietigen",
        help="Vernietig de gekozen stukken voorgoed, na vragen en woorden die u typt.",
    ),
)
