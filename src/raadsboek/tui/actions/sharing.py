"""What can be done on the screen Samenwerken."""

from raadsboek.tui.actions.action import GENERAL, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="samenwerken.kiezen",
        label="Vergelijken en kiezen",
        group=GENERAL,
        keys=("enter",),
        scope="samenwerken",
        footer="Kiezen",
        help="Zet de twee versies naast elkaar en kies welke blijft. De andere blijft bewaard.",
    ),
    Action(
        id="samenwerken.openen",
        label="Notitie lezen",
        group=GENERAL,
        keys=("o",),
        scope="samenwerken",
        footer="Lezen",
        help="Lees de notitie zoals zij nu is.",
    ),
    Action(
        id="samenwerken.nu-bijwerken",
        label="Bijwerken",
        group=GENERAL,
        keys=("b", "ctrl+r"),
        scope="samenwerken",
        footer="Bijwerken",
        help="Haal op wat collega's hebben opgeslagen en stuur uw eigen werk naar hen toe.",
    ),
    Action(
        id="samenwerken.toch",
        label="Toch overnemen",
        group=GENERAL,
        keys=("w",),
        scope="samenwerken",
        footer="Toch",
        help="Ga door, als u hebt nagevraagd dat wat er staat de bedoeling is.",
    ),
    Action(
        id="samenwerken.plaats",
        label="Gedeelde plaats kiezen",
        group=GENERAL,
        keys=("g",),
        scope="samenwerken",
        footer="Plaats",
        help="Kies de map of het adres waar u dit raadsboek met een collega deelt.",
    ),
)
