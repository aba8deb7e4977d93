"""What can be done on the screens for corrections on draft minutes."""

from raadsboek.tui.actions.action import MEETING, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="correcties.overnemen",
        label="Overnemen",
        group=MEETING,
        keys=("enter",),
        scope="correcties",
        footer="Overnemen",
        help="Neem de correctie over die u hebt getypt.",
    ),
    Action(
        id="correcties.bestand",
        label="Bestand van een lid",
        group=MEETING,
        keys=("f8", "ctrl+o"),
        scope="correcties",
        footer="Bestand",
        help="Lees een verslag waarin iemand zelf heeft gewijzigd, of een lijst met correcties.",
    ),
    Action(
        id="correcties.afdruk",
        label="Afdruk bewaren",
        group=MEETING,
        keys=("f7", "ctrl+s"),
        scope="correcties",
        footer="Afdruk",
        help="Schrijf het verslag van nu met regelnummers in een bestand, om rond te sturen.",
    ),
    Action(
        id="correcties.andere-tekst",
        label="Andere tekst",
        group=MEETING,
        keys=("f9", "ctrl+t"),
        scope="correcties",
        footer="Andere tekst",
        help="Kies van welke tekst de regelnummers zijn: een eerdere versie, of die van nu.",
    ),
    Action(
        id="nakijken.overnemen",
        label="Overnemen",
        group=MEETING,
        keys=("enter", "f8", "ctrl+o"),
        scope="nakijken",
        footer="Overnemen",
        help="Neem alle aangevinkte correcties over.",
    ),
    Action(
        id="nakijken.kiezen",
        label="Wel of niet",
        group=MEETING,
        keys=("space",),
        scope="nakijken",
        footer="Wel of niet",
        help="Neem deze correctie wel of niet over.",
    ),
    Action(
        id="nakijken.alles",
        label="Alles of niets",
        group=MEETING,
        keys=("t",),
        scope="nakijken",
        footer="Alles",
        help="Vink alle correcties aan, of geen enkele.",
    ),
)
