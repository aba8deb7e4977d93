"""What can be done on the screens of the handover: giving a raadsboek, getting one, the tour."""

from raadsboek.tui.actions.action import GENERAL, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="overdracht.pakket",
        label="Pakket maken",
        group=GENERAL,
        keys=("f7", "o"),
        scope="overdracht",
        footer="Pakket maken",
        help="Maak het pakket voor uw opvolger: het hele raadsboek, dit stuk en een controle.",
    ),
    Action(
        id="overdracht.opschrijven",
        label="Opschrijven",
        group=NOTE,
        keys=("f4", "w"),
        scope="overdracht",
        footer="Opschrijven",
        help="Schrijf op wat nergens anders staat: gevoelige punten, huisstijl, gewoonten.",
    ),
    Action(
        id="rondleiding.volgende",
        label="Volgende",
        group=GENERAL,
        keys=("right", "w"),
        scope="rondleiding",
        footer="Volgende",
        help="Ga naar de volgende bladzijde van de rondleiding.",
    ),
    Action(
        id="rondleiding.vorige",
        label="Vorige",
        group=GENERAL,
        keys=("left", "b"),
        scope="rondleiding",
        footer="Vorige",
        help="Ga naar de bladzijde ervoor.",
    ),
    Action(
        id="ontvangen.openen",
        label="Kopiëren en openen",
        group=GENERAL,
        keys=("ctrl+s",),
        scope="ontvangen",
        footer="Kopiëren en openen",
        help="Maak een kopie van het raadsboek van de ander, kijk die na en open haar.",
    ),
)
