"""What can be done with the annual report and its numbers."""

from raadsboek.tui.actions.action import GO, LIST, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="jaarverslag",
        label="Jaarverslag",
        group=GO,
        help="Zie wat er in een jaar geteld wordt, en maak er het jaarverslag van.",
    ),
    Action(
        id="jaarverslag.openen",
        label="Notities van dit getal",
        group=NOTE,
        keys=("enter",),
        scope="jaarverslag",
        footer="Notities",
        help="Zie welke notities er in dit getal geteld zijn.",
    ),
    Action(
        id="jaarverslag.maken",
        label="Maken of opnieuw tellen",
        group=NOTE,
        keys=("f8", "m"),
        scope="jaarverslag",
        footer="Maken",
        help="Maak het jaarverslag, of tel opnieuw. Uw eigen tekst blijft staan.",
    ),
    Action(
        id="jaarverslag.tekst",
        label="Tekst lezen",
        group=NOTE,
        keys=("t",),
        scope="jaarverslag",
        footer="Tekst",
        help="Open het jaarverslag: om er zelf in te schrijven, of voor een document.",
    ),
    Action(
        id="jaarverslag.ander-jaar",
        label="Ander jaar",
        group=LIST,
        keys=("j",),
        scope="jaarverslag",
        footer="Jaar",
        help="Zie de getallen van een ander jaar.",
    ),
    Action(
        id="telling.openen",
        label="Openen",
        group=NOTE,
        keys=("enter",),
        scope="telling",
        footer="Openen",
        help="Lees de notitie waar de cursor op staat.",
    ),
)
