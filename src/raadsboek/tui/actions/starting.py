"""What can be done in the list of raadsboeken, and when making a new one."""

from raadsboek.tui.actions.action import GENERAL, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="begin.maken",
        label="Raadsboek maken",
        group=GENERAL,
        keys=("ctrl+s",),
        scope="begin",
        footer="Raadsboek maken",
        help="Maak het raadsboek in deze map en open het.",
    ),
    Action(
        id="begin.van-een-ander",
        label="Van iemand anders",
        group=GENERAL,
        keys=("ctrl+o",),
        scope="begin",
        footer="Van iemand anders",
        help="Open het pakket van uw voorganger of het raadsboek van een collega.",
    ),
    Action(
        id="raadsboeken.openen",
        label="Openen",
        group=GENERAL,
        keys=("enter",),
        scope="raadsboeken",
        footer="Openen",
        help="Open het raadsboek waar de cursor op staat. Het cijfer ervoor typen kan ook.",
    ),
    Action(
        id="raadsboeken.andere-map",
        label="Andere map",
        group=GENERAL,
        keys=("m",),
        scope="raadsboeken",
        footer="Andere map",
        help="Open een raadsboek dat niet in de lijst staat.",
    ),
    Action(
        id="raadsboeken.nieuw",
        label="Nieuw raadsboek",
        group=GENERAL,
        keys=("n",),
        scope="raadsboeken",
        footer="Nieuw",
        help="Maak een nieuw raadsboek. Raadsboek vraagt eerst in welke map.",
    ),
    Action(
        id="raadsboeken.van-een-ander",
        label="Van iemand anders",
        group=GENERAL,
        keys=("o",),
        scope="raadsboeken",
        footer="Van ander",
        help="Open het pakket van uw voorganger of het raadsboek van een collega.",
    ),
    Action(
        id="raadsboeken.van-de-lijst",
        label="Van de lijst halen",
        group=GENERAL,
        keys=("w", "delete"),
        scope="raadsboeken",
        footer="Wegdoen",
        help="Laat dit raadsboek niet meer in de lijst zien. De map zelf blijft zoals zij is.",
    ),
)
