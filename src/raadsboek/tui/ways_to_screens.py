"""The actions of the app that show another screen, from wherever the user is."""

from collections.abc import Awaitable, Callable, Mapping

from raadsboek.tui.typing_order import OrderedApp

START = "vandaag"

OPENS: Mapping[str, str] = {
    "nieuw": "nieuw",
    "begroting": "begroting",
    "zoeken": "zoeken",
    "acties": "lijst",
    "termijnen": "termijnen",
    "lijsten": "lijst",
    "geldt": "geldt",
    "jaarplan": "jaarplan",
    "leden_zetels": "leden-zetels",
    "jaar": "jaar",
    "jaarkalender": "jaarkalender",
    "werkplan": "werkplan",
    "inwerken": "inwerken",
    "artikelen": "artikelen",
    "problemen": "problemen",
    "echtheid": "echtheid",
    "overdracht": "overdracht",
    "rondleiding": "rondleiding",
    "samenwerken": "samenwerken",
    "vandaag": START,
    "ander_raadsboek": "raadsboeken",
    "sleutel": "sleutel",
    "bewaren": "bewaren",
    "postvak": "postvak",
    "vragen": "vragen",
    "jaarverslag": "jaarverslag",
    "verkiezing": "verkiezing",
    "contacten": "contacten",
    "scholing": "scholing",
}
"""Which screen an action of the app needs: one whose screen does not exist is not offered."""


def _opens(screen: str, **arguments: str) -> "Callable[[ScreenActions], Awaitable[None]]":
    """Return an action of the app that shows a screen."""

    async def action(app: "ScreenActions") -> None:
        await app.show(screen, arguments)

    return action


class ScreenActions(OrderedApp):
    """The part of the app that goes to a screen by a key or from the menu."""

    async def show(self, name: str, arguments: Mapping[str, str]) -> None:
        """Show a screen."""
        raise NotImplementedError

    action_nieuw = _opens("nieuw")
    action_begroting = _opens("begroting")
    action_zoeken = _opens("zoeken")
    action_acties = _opens("lijst", soort="actie")
    action_termijnen = _opens("termijnen")
    action_lijsten = _opens("lijst")
    action_geldt = _opens("geldt")
    action_jaarplan = _opens("jaarplan")
    action_leden_zetels = _opens("leden-zetels")
    action_jaar = _opens("jaar")
    action_jaarkalender = _opens("jaarkalender")
    action_werkplan = _opens("werkplan")
    action_inwerken = _opens("inwerken")
    action_artikelen = _opens("artikelen")
    action_problemen = _opens("problemen")
    action_echtheid = _opens("echtheid")
    action_overdracht = _opens("overdracht")
    action_rondleiding = _opens("rondleiding")
    action_samenwerken = _opens("samenwerken")
    action_ander_raadsboek = _opens("raadsboeken")
    action_sleutel = _opens("sleutel")
    action_bewaren = _opens("bewaren")
    action_postvak = _opens("postvak")
    action_verkiezing = _opens("verkiezing")
    action_vragen = _opens("vragen")
    action_contacten = _opens("contacten")
    action_scholing = _opens("scholing")
    action_jaarverslag = _opens("jaarverslag")
