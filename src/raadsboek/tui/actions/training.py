"""What can be done on the screen with the training of a year."""

from raadsboek.tui.actions.action import GO, LIST, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="scholing",
        label="Scholing per lid",
        group=GO,
        help="Zie per lid op hoeveel dagen scholing er recht is, wat er is gevolgd en gepland.",
    ),
    Action(
        id="scholing.openen",
        label="Openen",
        group=NOTE,
        keys=("enter",),
        scope="scholing",
        footer="Openen",
        help="Lees de scholingen in hun lijst, met de laatste van dit lid vooraan.",
    ),
    Action(
        id="scholing.nieuw",
        label="Scholing erbij",
        group=NOTE,
        keys=("f8", "b"),
        scope="scholing",
        footer="Erbij",
        help="Vul een nieuwe scholing in voor dit lid; anderen zet u er zelf bij.",
    ),
    Action(
        id="scholing.jaar-eerder",
        label="Een jaar eerder",
        group=LIST,
        keys=("left",),
        scope="scholing",
        footer="Jaar eerder",
        help="Zie de scholing van het jaar ervoor.",
    ),
    Action(
        id="scholing.jaar-later",
        label="Een jaar later",
        group=LIST,
        keys=("right",),
        scope="scholing",
        footer="Later",
        help="Zie de scholing van het jaar erna.",
    ),
)
