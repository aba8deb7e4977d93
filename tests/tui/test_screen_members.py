"""Leden en zetels: who sat where, a vacancy with one key, and what follows from a predecessor."""

import datetime
from collections.abc import Callable

import pytest
from note_world import NOW, copied, go, settle
from reading_world import make, real_app
from textual.pilot import Pilot

from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.counting import count, vacancies_counted
from raadsboek.book.notes import read
from raadsboek.book.opening import open_book
from raadsboek.book.today import overview
from raadsboek.core.overview_layout import plain_lines
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screens.members import MembersScreen
from raadsboek.tui.screens.new_note import NewNoteScreen
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.virtual_list import VirtualList
from raadsboek.vault.writing import digest

Compare = Callable[..., bool]


def fill_seats(book: Book, now: datetime.datetime) -> None:
    """Make three members, of whom one left, and say that there are three seats."""
    for seat, name, rest in (
        ("1", "Anna Verhoeven", {"rol": "voorzitter"}),
        ("2", "Henk Postma", {"tot": "2026-06-28", "kiesgroep": "Wijkzorg"}),
        ("3", "Omar Yildiz", {"vervanger": "anna"}),
    ):
        handle = name.split()[0].lower()
        make(book, "lid", naam=name, kort=handle, zetel=seat, van="2025-04-01", **rest)
    data = (book.root / "raadsboek.yaml").read_bytes()
    record(
        book,
        [
            Write(
                path="raadsboek.yaml",
                data=data.replace(b"# zetels: 9", b"zetels: 3"),
                expected=digest(data),
            )
        ],
        action="instellingen",
        numbers=[],
        subject="Drie zetels",
        now=now,
    )


seats = copied(fill_seats)


@pytest.fixture
def council(seats: Book) -> Book:
    """Return the raadsboek with its settings as they are now."""
    return open_book(seats.root, now=NOW)


def shown(pilot: Pilot[None]) -> list[tuple[str, str]]:
    """Return the seat and the name of every row."""
    listing = pilot.app.screen.query_one(VirtualList)
    found = (listing.row(place) for place in range(listing.row_count))
    return [(row[0], row[1]) for row in found if row is not None]


async def test_a_day_is_chosen_and_an_empty_seat_becomes_a_vacancy(council: Book) -> None:
    """On 1-5-2026 Henk sat there; now his seat is empty, and x makes the vacancy."""
    app = real_app(council)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "leden-zetels")
        screen = app.screen
        assert isinstance(screen, MembersScreen)
        assert shown(pilot) == [("1", "Anna Verhoeven"), ("2", "leeg"), ("3", "Omar Yildiz")]
        screen.show_day(datetime.date(2026, 5, 1))
        await settle(pilot)
        assert shown(pilot)[1] == ("2", "Henk Postma")
        screen.show_day(NOW.date())
        await settle(pilot)
        await pilot.press("down", "x")
        await settle(pilot)
        assert isinstance(app.screen, ListScreen)
    made = read(council, "VC-2026-01")
    assert (made.text("zetel"), made.text("kiesgroep")) == ("2", "Wijkzorg")
    assert (made.text("vrij-vanaf"), made.text("zit-tot")) == ("2026-06-29", "2028-03-31")


async def test_a_filled_vacancy_is_shown_on_the_day_it_was_open(council: Book) -> None:
    """Of a seat that somebody has by now no second vacancy is made; the first one is read."""
    keys = {"titel": "Zetel van Henk", "zetel": "2", "plaats-van": "[[L-002]]"}
    make(council, "vacature", **keys, status="vervuld")
    make(council, "lid", naam="Noor", kort="noor", zetel="2", van="2026-10-01")
    app = real_app(council)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "leden-zetels")
        screen = app.screen
        assert isinstance(screen, MembersScreen)
        screen.show_day(datetime.date(2026, 7, 10))
        await settle(pilot)
        assert shown(pilot)[1] == ("2", "leeg")
        await pilot.press("down", "x")
        await settle(pilot)
        assert isinstance(app.screen, ListScreen)
        assert app.screen.note_in_front.startswith("vacatures/2026/VC-2026-01")
    assert len(list((council.root / "vacatures").rglob("*.md"))) == 1


async def test_who_is_followed_fills_what_is_empty(council: Book) -> None:
    """The last day, the seat and the constituency of the predecessor; what was typed stays."""
    app = real_app(council)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.post_message(ScreenWanted("nieuw", {"soort": "lid", "kiesgroep": "Zuid"}))
        await settle(pilot)
        assert isinstance(app.screen, NewNoteScreen)
        form = app.screen.query_one(Form)
        form.fill({**form.values, "volgt-op": "[[L-002]]"})
        await settle(pilot)
        typed = form.typed
        assert (typed["tot"], typed["zetel"], typed["kiesgroep"]) == ("2028-03-31", "2", "Zuid")


def test_vandaag_counts_the_empty_seats(council: Book) -> None:
    """By the last count, in a line of its own."""
    count(council, today=NOW.date())

    assert vacancies_counted(council, "") == 1
    lines = plain_lines(overview(council, NOW.date()))
    assert "VACATURES   1 zetel leeg" in [line.strip() for line in lines]


@pytest.mark.parametrize(("size", "key"), [((80, 24), ""), ((120, 40), "s")])
def test_the_seats_look_as_they_did(
    size: tuple[int, int], key: str, council: Book, snap_compare: Compare
) -> None:
    """As a table, and on a line of time."""

    async def before(pilot: Pilot[None]) -> None:
        await go(pilot, "leden-zetels")
        await pilot.press(*([key] if key else ["down"]))
        await settle(pilot)

    assert snap_compare(real_app(council), terminal_size=size, run_before=before)
