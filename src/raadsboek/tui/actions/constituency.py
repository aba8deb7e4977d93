"""What can be done with the questions of the constituency, and on the screen that shows them."""

from raadsboek.tui.actions.action import GO, LIST, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="vraag-noteren",
        label="Vraag noteren",
        group=GO,
        keys=("V",),
        help="Schrijf op wat iemand van de achterban vroeg, zonder naam. Enter bewaart het.",
    ),
    Action(
        id="vragen",
        label="Vragen van de achterban",
        group=GO,
        help="Zie de vragen per thema, met de antwoorden.",
    ),
    Action(
        id="vragen.openen",
        label="Openen",
        group=NOTE,
        keys=("enter",),
        scope="vragen",
        footer="Openen",
        help="Lees de notitie van deze vraag.",
    ),
    Action(
        id="vragen.antwoord",
        label="Antwoord opschrijven",
        group=NOTE,
        keys=("f8", "b"),
        scope="vragen",
        footer="Antwoord",
        help="Schrijf het antwoord op deze vraag op, of verbeter het.",
    ),
    Action(
        id="vragen.alleen-open",
        label="Alleen zonder antwoord",
        group=LIST,
        keys=("o",),
        scope="vragen",
        footer="Alleen open",
        help="Laat alleen zien wat nog geen antwoord heeft, of weer alles.",
    ),
)
