"""What can be done on Vandaag. Its first text shows these keys, and loads no others."""

from raadsboek.tui.actions.action import MEETING, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="vandaag.draaiboek",
        label="Draaiboek",
        group=MEETING,
        keys=("d",),
        scope="vandaag",
        footer="Draaiboek",
        help="Hoe ver de volgende vergadering is en wat er nog moet gebeuren.",
    ),
    Action(
        id="vandaag.postlijst",
        label="Postlijst",
        group=MEETING,
        keys=("i",),
        scope="vandaag",
        help="Zie de post voor de volgende vergadering, met een voorstel per stuk.",
    ),
    Action(
        id="vandaag.openen",
        label="Openen",
        group=NOTE,
        keys=("enter",),
        scope="vandaag",
        help="Lees de notitie waar de cursor op staat, of vouw een kop open.",
    ),
    Action(
        id="vandaag.bewerken",
        label="Bewerken",
        group=NOTE,
        keys=("e",),
        scope="vandaag",
        help="Wijzig de notitie waar de cursor op staat.",
    ),
    Action(
        id="vandaag.uitleg",
        label="Uitleg van de dag",
        group=NOTE,
        keys=("u",),
        scope="vandaag",
        help="Zie hoe de dag van een termijn is berekend, en wat te laat zijn betekent.",
    ),
    Action(
        id="vandaag.notulen",
        label="Notulen maken",
        group=MEETING,
        keys=("w",),
        scope="vandaag",
        footer="Notulen",
        help="Werk aan de notulen van de volgende vergadering.",
    ),
    Action(
        id="vandaag.agenda",
        label="Agenda maken",
        group=MEETING,
        keys=("b",),
        scope="vandaag",
        footer="Agenda",
        help="Maak de agenda van de volgende vergadering, uit alles wat wacht.",
    ),
)
