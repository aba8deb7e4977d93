"""Every action of the screens, once: declared by the kind of screen, listed here."""

from raadsboek.tui.actions import (
    agenda,
    correcting,
    dossiers,
    general,
    holding,
    meetings,
    planning,
    post_listing,
    reading,
    starting,
    terms,
    writing,
)
from raadsboek.tui.actions.action import ANYWHERE, Action, all_keys, display

__all__ = ["ACTIONS", "ANYWHERE", "Action", "all_keys", "display"]

ACTIONS: tuple[Action, ...] = (
    *general.ACTIONS,
    *agenda.ACTIONS,
    *planning.ACTIONS,
    *meetings.ACTIONS,
    *dossiers.ACTIONS,
    *post_listing.ACTIONS,
    *reading.ACTIONS,
    *holding.ACTIONS,
    *terms.ACTIONS,
    *starting.ACTIONS,
    *writing.ACTIONS,
    *correcting.ACTIONS,
)
"""In this order menu and help show them."""
