"""Every action of the screens, once, from the modules that declare them by kind of screen."""

from raadsboek.tui.actions import (
    agenda,
    confiding,
    correcting,
    dossiers,
    general,
    going_back,
    handing_over,
    holding,
    inbox,
    meetings,
    planning,
    post_listing,
    provenance,
    reading,
    retention,
    sharing,
    starting,
    terms,
    today,
    writing,
)
from raadsboek.tui.actions.action import Action

ACTIONS: tuple[Action, ...] = (
    *general.ACTIONS,
    *going_back.ACTIONS,
    *agenda.ACTIONS,
    *planning.ACTIONS,
    *today.ACTIONS,
    *meetings.ACTIONS,
    *dossiers.ACTIONS,
    *post_listing.ACTIONS,
    *inbox.ACTIONS,
    *reading.ACTIONS,
    *holding.ACTIONS,
    *provenance.ACTIONS,
    *sharing.ACTIONS,
    *terms.ACTIONS,
    *starting.ACTIONS,
    *handing_over.ACTIONS,
    *writing.ACTIONS,
    *correcting.ACTIONS,
    *confiding.ACTIONS,
    *retention.ACTIONS,
)
"""In this order menu and help show them."""
