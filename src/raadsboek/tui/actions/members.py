"""What can be done with the seats of the council."""

from raadsboek.tui.actions.action import GO, LIST, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="leden-zetels",
        label="Leden en zetels",
        group=GO,
        help="Het rooster van aftreden, lege zetels, vacatures en kandidaten.",
    ),
    Action(
        id="zetels.openen",
        label="Openen",
        group=NOTE,
        keys=("enter",),
        scope="zetels",
        footer="Openen",
        help="Lees de notitie van dit lid, of de vacature van een lege zetel.",
    ),
    Action(
        id="zetels.dag",
        label="Andere dag",
        group=LIST,
        keys=("d",),
        scope="zetels",
        footer="Dag",
        help="Zie wie er op een andere dag in de raad zat, vroeger of later.",
    ),
    Action(
        id="zetels.tijdlijn",
        label="Tijdlijn of tabel",
        group=LIST,
        keys=("s",),
        scope="zetels",
        footer="Tijdlijn",
        help="Zie de termijnen op een lijn, of weer als tabel.",
    ),
    Action(
        id="zetels.vacature",
        label="Vacature maken",
        group=NOTE,
        keys=("x",),
        scope="zetels",
        footer="Vacature",
        help="Maak de vacature van de lege zetel waar de cursor op staat, of lees haar.",
    ),
    Action(
        id="zetels.kandidaten",
        label="Kandidaten",
        group=NOTE,
        keys=("w",),
        scope="zetels",
        help="Zie wie zich meldde voor de lege zetel, of schrijf iemand op; op deze computer.",
    ),
    Action(
        id="zetels.zetels",
        label="Zetels rekenen",
        group=LIST,
        keys=("z",),
        scope="zetels",
        help="Reken uit hoeveel leden de raad heeft bij een aantal mensen, met het artikel.",
    ),
    Action(
        id="zetels.visitekaartjes",
        label="Visitekaartjes",
        group=LIST,
        keys=("k",),
        scope="zetels",
        help="Schrijf de leden van deze dag naar een bestand voor uw telefoon of mailprogramma.",
    ),
)
