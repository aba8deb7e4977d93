"""Going back in time, and what can be done there: looking, and nothing else.

An action or screen that is not named here is refused in the raadsboek of an earlier day, so that a
new one must be thought about before it is offered there.
"""

from raadsboek.tui.actions.action import GENERAL, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="terug-in-de-tijd",
        label="Terug in de tijd",
        group=GENERAL,
        help="Zie het hele raadsboek zoals het op een dag was. U kunt daar lezen en zoeken.",
    ),
    Action(
        id="nu",
        label="Terug naar nu",
        group=GENERAL,
        keys=("ctrl+n",),
        help="Verlaat het raadsboek van een eerdere dag. Alles staat er nog zoals het was.",
    ),
    Action(
        id="geschiedenis.toen",
        label="Terug in de tijd",
        group=NOTE,
        keys=("t",),
        scope="geschiedenis",
        footer="Toen",
        help="Zie het hele raadsboek zoals het bij deze versie was.",
    ),
)

LOOKING = frozenset(
    {
        "hulp",
        "zoeken",
        "acties",
        "termijnen",
        "vandaag",
        "lijsten",
        "geldt",
        "artikelen",
        "problemen",
        "menu",
        "andere-raad",
        "document",
        "thema",
        "terug",
        "afsluiten",
        "terug-in-de-tijd",
        "nu",
        "vandaag.openen",
        "vandaag.uitleg",
        "vandaag.draaiboek",
        "vandaag.postlijst",
        "lijst.draaiboek",
        "lijst.traject",
        "lijst.postlijst",
        "lijst.geschiedenis",
        "lijst.filteren",
        "lijst.alleen-open",
        "lijst.jaar",
        "lijst.persoon",
        "lijst.herkomst",
        "lijst.sorteren",
        "lijst.omdraaien",
        "lijst.andere-lijst",
        "lijst.ander-paneel",
        "draaiboek.geschiedenis",
        "traject.openen",
        "traject.uitleg",
        "traject.artikelen",
        "traject.geschiedenis",
        "postlijst.openen",
        "zoeken.naar-resultaten",
        "zoeken.openen",
        "problemen.openen",
        "problemen.opnieuw",
        "geldt.openen",
        "geldt.keten",
        "geldt.ander-paneel",
        "geldt.alles",
        "leden-zetels",
        "zetels.openen",
        "zetels.dag",
        "zetels.tijdlijn",
        "zetels.zetels",
        "termijnen.openen",
        "termijnen.uitleg",
        "geschiedenis.aanvinken",
        "geschiedenis.lezen",
        "geschiedenis.ander-paneel",
        "geschiedenis.toen",
        "geschiedenis.levensloop",
        "lijst.levensloop",
        "vragen",
        "vragen.openen",
        "vragen.alleen-open",
        "herkomst.openen",
        "herkomst.geschiedenis",
    }
)
"""The actions that only look."""

LOOKING_SCREENS = frozenset(
    {
        "artikelen",
        "draaiboek",
        "geldt",
        "geschiedenis",
        "herkomst",
        "leden-zetels",
        "lijst",
        "postlijst",
        "problemen",
        "termijnen",
        "traject",
        "vandaag",
        "vragen",
        "zoeken",
    }
)
"""The screens that only look, as far as they are used with those actions."""
