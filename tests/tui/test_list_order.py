"""In which order a list is shown first, and whether it begins with what is open."""

from note_world import settle
from reading_world import full, raadsboek, real_app

from raadsboek.book.book import Book
from raadsboek.core.kinds import KINDS, action, decision, memo, post, promise
from raadsboek.tui.screens.list_rows import first_order
from raadsboek.tui.screens.notes_list import ListScreen

__all__ = ["full", "raadsboek"]


def test_what_somebody_must_do_is_sorted_by_its_day() -> None:
    """The action item that is longest overdue stands on top."""
    assert first_order(action.KIND) == ("uiterlijk", False)
    assert first_order(promise.KIND) == ("uiterlijk", False)


def test_what_happened_is_sorted_with_the_newest_on_top() -> None:
    """The decision of today, not the one that is to be evaluated first."""
    assert first_order(decision.KIND) == ("datum", True)
    assert first_order(post.KIND) == ("datum", True)
    assert first_order(memo.KIND) == ("datum", True)


def test_only_work_begins_with_what_is_open() -> None:
    """A decision that stands is not something that waits for somebody."""
    assert {kind.name for kind in KINDS if kind.is_work} == {
        *("actie", "toezegging", "traject"),
        *("vraag", "doel", "vacature", "inwerken"),
    }


async def test_looking_again_keeps_the_note_that_was_asked_for(full: Book) -> None:
    """Also when it is not there to be read yet: a list that just opened may be looked at twice."""
    app = real_app(full)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.open("lijst", {"soort": "actie"})
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ListScreen)
        last = screen.listing.row(screen.listing.row_count - 1)
        assert last is not None
        app.open("lijst", {"soort": "actie", "pad": last[-1]})
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ListScreen)
        screen.pane.clear()
        screen.on_screen_resume()
        await settle(pilot)

        row = screen.listing.row(screen.listing.cursor)
        assert row is not None
        assert row == last
