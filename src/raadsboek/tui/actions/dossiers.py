"""What can be done on the screen of a dossier, and with the articles of the law."""

from raadsboek.tui.actions.action import DOSSIER, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="traject.openen",
        label="Openen",
        group=DOSSIER,
        keys=("enter",),
        scope="traject",
        footer="Openen",
        help="Lees het bewijs van de gebeurtenis, of zie hoe de dag is berekend.",
    ),
    Action(
        id="traject.uitleg",
        label="Uitleg van de dag",
        group=DOSSIER,
        keys=("u",),
        scope="traject",
        footer="Uitleg",
        help="Zie de regel, de berekening en wat te laat zijn betekent.",
    ),
    Action(
        id="traject.bewerken",
        label="Notitie bewerken",
        group=NOTE,
        keys=("e", "b"),
        scope="traject",
        footer="Notitie",
        help="Lees of wijzig de notitie: gegevens, vragen, argumenten en afspraken.",
    ),
    Action(
        id="traject.geschiedenis",
        label="Geschiedenis",
        group=NOTE,
        keys=("f9", "g"),
        scope="traject",
        help="Laat zien wie wat wanneer heeft gewijzigd.",
    ),
    Action(
        id="lijst.traject",
        label="Traject",
        group=DOSSIER,
        scope="lijst",
        help="Zie het dossier in één beeld: gebeurd, nu en straks. Enter doet dit ook.",
    ),
)
