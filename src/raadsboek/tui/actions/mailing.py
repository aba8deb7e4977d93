"""Putting mails ready: from a meeting, and from the lists."""

from raadsboek.tui.actions.action import LIST, MEETING, NOTE, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="draaiboek.mail",
        label="Mail klaarzetten",
        group=MEETING,
        keys=("M",),
        scope="draaiboek",
        help="Zet de mail klaar die nu moet: uitnodiging, agenda, nazending of verslag.",
    ),
    Action(
        id="lijst.mail",
        label="Mail klaarzetten",
        group=LIST,
        keys=("M",),
        scope="lijst",
        help="Zet een mail klaar over deze notitie; bij acties, toezeggingen en leden een "
        "herinnering voor ieder.",
    ),
    Action(
        id="lijst.adres",
        label="E-mailadres",
        group=NOTE,
        scope="lijst",
        help="Schrijf het e-mailadres van dit lid op. Het staat alleen op deze computer.",
    ),
)
