"""Contacten: one more, one circle, one less; nothing of it is in a version of the raadsboek."""

from collections.abc import Callable

from note_world import go, raadsboek, settle
from reading_world import real_app
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book.book import Book
from raadsboek.book.network.contacts import keep_contact, network_of
from raadsboek.core.network.contacts import NetworkContact
from raadsboek.tui.screens.contact_dialog import ContactDialog

__all__ = ["raadsboek"]


def know_two(book: Book) -> None:
    """Keep two contacts, in two circles."""
    keep_contact(
        book, NetworkContact(name="Els Kok", circles=("deskundigen",), email="els@kok.example")
    )
    keep_contact(
        book, NetworkContact(name="Petra Vos", circles=("vakbond", "netwerk"), organization="FNV")
    )


def heading(pilot: Pilot[None]) -> str:
    """Return the line that says what is shown."""
    return str(pilot.app.screen.query_one("#header", Static).content)


async def test_contacts_come_and_go_on_this_computer_only(raadsboek: Book) -> None:
    """An address that is none is told at its field; a circle leaves the others out."""
    know_two(raadsboek)
    versions = (raadsboek.root / ".git" / "refs" / "heads").iterdir
    before = [one.read_text() for one in versions() if one.is_file()]
    app = real_app(raadsboek)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "contacten")
        await pilot.press("b", *"Jan", "tab", *"LSR", "tab", "tab", "tab", "x", "enter")
        await settle(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, ContactDialog)
        assert "geen e-mailadres" in str(dialog.query_one("#remark-adres", Static).content)
        await pilot.press("backspace", "enter")
        await settle(pilot)
        assert [one.name for one in network_of(raadsboek)] == ["Els Kok", "Jan", "Petra Vos"]
        await pilot.press("k", "end", "enter")
        await settle(pilot)
        assert heading(pilot).endswith("1 van 3 · kring vakbond")
        await pilot.press("x", "j")
        await settle(pilot)
        assert [one.name for one in network_of(raadsboek)] == ["Els Kok", "Jan"]
    assert [one.read_text() for one in versions() if one.is_file()] == before


def test_how_contacts_look(raadsboek: Book, snap_compare: Callable[..., bool]) -> None:
    """Who, in which circle, and where to reach them."""

    async def arrive(pilot: Pilot[None]) -> None:
        await go(pilot, "contacten")

    know_two(raadsboek)
    assert snap_compare(real_app(raadsboek), terminal_size=(80, 24), run_before=arrive)
