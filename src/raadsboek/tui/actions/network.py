"""What can be done on the screen with the contacts outside the council."""

from raadsboek.tui.actions.action import GENERAL, GO, LIST, Action

ACTIONS: tuple[Action, ...] = (
    Action(
        id="contacten",
        label="Contacten",
        group=GO,
        help="Zie wie u kent buiten de raad, per kring: netwerk, vakbond, deskundigen.",
    ),
    Action(
        id="contacten.wijzigen",
        label="Contact wijzigen",
        group=LIST,
        keys=("enter", "e"),
        scope="contacten",
        footer="Wijzigen",
        help="Lees of wijzig de gegevens van dit contact.",
    ),
    Action(
        id="contacten.erbij",
        label="Contact erbij",
        group=LIST,
        keys=("f8", "b"),
        scope="contacten",
        footer="Erbij",
        help="Schrijf een nieuw contact op, alleen op deze computer.",
    ),
    Action(
        id="contacten.weghalen",
        label="Contact weghalen",
        group=LIST,
        keys=("delete", "x"),
        scope="contacten",
        help="Haal dit contact weg, na een vraag.",
    ),
    Action(
        id="contacten.kring",
        label="Kring kiezen",
        group=LIST,
        keys=("k",),
        scope="contacten",
        footer="Kring",
        help="Laat alleen de contacten van één kring zien, of weer iedereen.",
    ),
    Action(
        id="contacten.kaartjes",
        label="Naar telefoon of Outlook",
        group=GENERAL,
        keys=("s",),
        scope="contacten",
        footer="Kaartjes",
        help="Schrijf wie u ziet naar een bestand (vCard) dat telefoon en Outlook overnemen.",
    ),
)
