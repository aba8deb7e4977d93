"""Scholing: a line for each member, what gives the right below it, and a training more."""

import datetime
from collections.abc import Callable

from note_world import copied, settle
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.tui.screens.training import TrainingScreen


def fill_training(book: Book, now: datetime.datetime) -> None:
    """Make two members, one of whom also sits in a committee, and what they go to."""
    make(book, "lid", naam="Anna Verhoeven", kort="anna", rol="voorzitter", van="2025-04-01")
    make(book, "lid", naam="Ruud Janssen", kort="ruud", commissies=["VGWM"], van="2025-04-01")
    make(
        book,
        "scholing",
        titel="Tweedaagse adviesrecht",
        wie=["anna", "ruud"],
        datum="2026-05-12",
        dagen="2",
        kosten="1250,01",
        status="gevolgd",
    )
    make(book, "scholing", titel="Leergang voorzitter", wie=["anna"], datum="2026-12-16",
         dagen="3,5")  # fmt: skip


trained = copied(fill_training)


async def see_training(pilot: Pilot[None]) -> None:
    """Go to the training of this year."""
    await pilot.app.run_action("app.scholing")
    await settle(pilot)


async def test_a_training_is_added_for_who_is_chosen(trained: Book) -> None:
    """The sentence below the table says whose right it is; the form says at its field what is too
    many, and saves it all the same.
    """
    app = real_app(trained)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await see_training(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, TrainingScreen)
        await pilot.press("down")
        await settle(pilot)
        said = str(screen.query_one("#about", Static).content)
        assert "8 dagen per jaar (art. 18 lid 3 onder c WOR). Kosten: € 625." in said
        assert "S-2026-01  Tweedaagse adviesrecht · 12 mei 2026 · 2 dagen · gevolgd" in said

        await pilot.press("b")
        await settle(pilot)
        await pilot.press(*"Arbo", "ctrl+s")
        await settle(pilot)
        noted = notes.read(trained, "S-2026-03")
        assert (noted.text("titel"), noted.texts("wie")) == ("Arbo", ["ruud"])

        await see_training(pilot)
        await pilot.press("right")
        await settle(pilot)
        assert "2027" in str(pilot.app.screen.query_one("#header", Static).content)


def test_how_the_training_looks(trained: Book, snap_compare: Callable[..., bool]) -> None:
    """Entitled, followed, left or too many; the lines in the order of the names."""
    assert snap_compare(real_app(trained), terminal_size=(80, 24), run_before=see_training)
