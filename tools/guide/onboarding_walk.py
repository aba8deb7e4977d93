"""Inwerken: a new member gets a list in the same breath, and the list is worked through."""

from collections.abc import AsyncIterator

from guide.clock import DEMO_DAY
from guide.cycle_walk import Day
from guide.memory_walk import choose
from guide.secretary import Secretary


async def welcome_somebody(secretary: Secretary) -> AsyncIterator[str]:
    """Make a member, and be asked whether there must be a list."""
    await secretary.press("f2")
    await secretary.see("Wat wilt u maken?")
    await secretary.press("l", "enter")
    await secretary.see("Nieuw: lid")
    await secretary.type("Samira Haddad\tsamira")
    await secretary.press(*["tab"] * 6)
    await secretary.type("1-1-2027")
    await secretary.press("ctrl+s")
    await secretary.see("Inwerklijst maken?")
    yield "inwerken-vraag"
    await secretary.press("j")
    await secretary.see("Kies een buddy")
    yield "inwerken-nieuw"
    await secretary.press("v")
    await secretary.see("VOLGENDE VERGADERING")


async def settle_in(secretary: Secretary) -> AsyncIterator[str]:
    """See how far somebody is, choose a form of the reading pack, and see what is in it."""
    await choose(secretary, "Inwerken")
    await secretary.see("4 van 9")
    yield "inwerken"
    await secretary.press("b")
    await secretary.see("Leesmap maken")
    await secretary.press("enter")
    await secretary.see("De leesmap voor Noor")
    yield "inwerken-leesmap-waar"
    await secretary.press("escape", "v")
    await secretary.see("VOLGENDE VERGADERING")


DAYS = (
    Day(DEMO_DAY, "11:05", settle_in),
    Day(DEMO_DAY, "11:20", welcome_somebody),
)
