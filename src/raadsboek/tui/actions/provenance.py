"""What can be done on the screen that tells the life of a decision, and the ways to it."""

from raadsboek.tui.actions.action import LIST, NOTE, Action

_HELP = "Lees het leven van dit besluit als een verhaal: van aanvraag tot opvolger."

ACTIONS: tuple[Action, ...] = (
    Action(
        id="lijst.levensloop", label="Herkomst", group=NOTE, keys=("H",), scope="lijst", help=_HELP
    ),
    Action(
        id="geschiedenis.levensloop",
        label="Herkomst",
        group=NOTE,
        keys=("H",),
        scope="geschiedenis",
        help=_HELP,
    ),
    Action(id="bewerken.levensloop", label="Herkomst", group=NOTE, scope="bewerken", help=_HELP),
    Action(
        id="herkomst.openen",
        label="Openen",
        group=NOTE,
        keys=("enter",),
        scope="herkomst",
        footer="Openen",
        help="Lees de notitie waar deze stap uit komt.",
    ),
    Action(
        id="herkomst.geschiedenis",
        label="Geschiedenis",
        group=NOTE,
        keys=("f9", "g"),
        scope="herkomst",
        footer="Versies",
        help="Laat alle versies zien van de notitie waar deze stap uit komt.",
    ),
    Action(
        id="herkomst.pagina",
        label="Pagina maken",
        group=LIST,
        keys=("f8", "b"),
        scope="herkomst",
        footer="Pagina",
        help="Schrijf dit verhaal naar een bestand dat iedereen kan openen en afdrukken.",
    ),
)
