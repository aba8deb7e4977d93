"""What can be done with what waits in the inbox, and with the attachments of a note."""

from raadsboek.tui.actions.action import NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="lijst.bijlage",
        label="Bijlage",
        group=NOTE,
        keys=("u",),
        scope="lijst",
        help="Lees de tekst van een bijlage, of haal de bijlage eruit als bestand.",
    ),
    Action(
        id="postvak.overnemen",
        label="Overnemen",
        group=NOTE,
        keys=("enter",),
        scope="postvak",
        footer="Overnemen",
        help="Neem dit stuk over in het raadsboek, zoals voorgesteld.",
    ),
    Action(
        id="postvak.lezen",
        label="Lezen",
        group=NOTE,
        keys=("l",),
        scope="postvak",
        footer="Lezen",
        help="Lees de hele tekst van dit stuk en van alle bijlagen, voor u het overneemt.",
    ),
    Action(
        id="postvak.verbeteren",
        label="Verbeteren",
        group=NOTE,
        keys=("e",),
        scope="postvak",
        footer="Verbeteren",
        help="Verbeter wat Raadsboek voorstelt, en neem het stuk dan over.",
    ),
    Action(
        id="postvak.weigeren",
        label="Weigeren",
        group=NOTE,
        keys=("w",),
        scope="postvak",
        footer="Weigeren",
        help="Zet dit stuk opzij in de map geweigerd. Er wordt niets weggegooid.",
    ),
    Action(
        id="postvak.terughalen",
        label="Terughalen",
        group=NOTE,
        keys=("h",),
        scope="postvak",
        help="Haal een stuk terug dat u eerder hebt geweigerd.",
    ),
)
