"""The virtual list: asks only for what is in view, moves, chooses, and cuts cells by width."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from raadsboek.core.text import visible
from raadsboek.tui.widgets.columns import GAP, Column, cut, fit
from raadsboek.tui.widgets.virtual_list import VirtualList

COLUMNS = [Column(key="nummer", label="Nummer"), Column(key="titel", label="Titel", wide=True)]


class Counted:
    """Rows that remember which of them were asked for."""

    def __init__(self, length: int) -> None:
        self.length = length
        self.asked: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return self.length

    def page(self, offset: int, limit: int) -> Sequence[Sequence[str]]:
        """Return numbered rows."""
        self.asked.append((offset, limit))
        end = min(offset + limit, self.length)
        return [
            (f"A-{number}", f"actie {number}", f"pad/{number}") for number in range(offset, end)
        ]


class ListApp(App[None]):
    """An app with one list, that remembers what the list told."""

    def __init__(self, rows: Counted) -> None:
        super().__init__()
        self.rows = rows
        self.told: list[tuple[str, int | str]] = []

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield VirtualList(COLUMNS, self.rows)

    def on_virtual_list_highlighted(self, event: VirtualList.Highlighted) -> None:
        """Remember where the cursor came."""
        self.told.append(("highlighted", event.index))

    def on_virtual_list_chosen(self, event: VirtualList.Chosen) -> None:
        """Remember what was chosen."""
        self.told.append(("chosen", event.row[2]))

    def on_virtual_list_header_clicked(self, event: VirtualList.HeaderClicked) -> None:
        """Remember which heading was clicked."""
        self.told.append(("header", event.key))


def shown(app: App[None]) -> list[str]:
    """Return the lines of the list as they stand on the screen."""
    listing = app.query_one(VirtualList)
    return [listing.render_line(y).text.rstrip() for y in range(listing.size.height)]


async def test_only_rows_in_view_are_asked_for() -> None:
    """A list of 50,000 rows opens with one page, and its end costs one more."""
    rows = Counted(50_000)
    async with ListApp(rows).run_test(size=(80, 24)) as pilot:
        assert rows.asked == [(0, 128)]
        assert shown(pilot.app)[:2] == ["  Nummer    Titel", "▸ A-0       actie 0"]

        await pilot.press("end")
        assert len(rows.asked) <= 3
        assert shown(pilot.app)[-1].split() == ["▸", "A-49999", "actie", "49999"]


async def test_the_cursor_moves_by_row_page_and_end() -> None:
    """Arrows, page keys, Home and End move the cursor and keep it in view."""
    async with ListApp(Counted(100)).run_test(size=(80, 24)) as pilot:
        listing = pilot.app.query_one(VirtualList)
        found = []
        for key in ("down", "pagedown", "pagedown", "up", "pageup", "end", "down", "home", "up"):
            await pilot.press(key)
            found.append(listing.cursor)
            assert any(line.startswith("▸") for line in shown(pilot.app))

        assert found == [1, 23, 45, 44, 22, 99, 99, 0, 0]


async def test_enter_and_double_click_choose() -> None:
    """Enter chooses the row under the cursor; a click moves there and a double click chooses."""
    app = ListApp(Counted(100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "enter")
        await pilot.click(VirtualList, offset=(5, 6))
        await pilot.double_click(VirtualList, offset=(5, 8))

    assert app.told[-5:] == [
        ("highlighted", 1),
        ("chosen", "pad/1"),
        ("highlighted", 5),
        ("highlighted", 7),
        ("chosen", "pad/7"),
    ]


async def test_a_click_on_a_heading_asks_to_sort() -> None:
    """The heading tells its column; the mark shows the order that the source has now."""
    app = ListApp(Counted(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(VirtualList, offset=(14, 0))
        assert app.told[-1] == ("header", "titel")

        app.query_one(VirtualList).show(app.rows, sort="titel", descending=True)
        assert "Titel ▼" in shown(app)[0]


async def test_other_rows_take_the_place_of_the_old_ones() -> None:
    """After a filter the cursor stands on a row that exists, and an empty list says so."""
    app = ListApp(Counted(100))
    async with app.run_test(size=(80, 24)) as pilot:
        listing = app.query_one(VirtualList)
        await pilot.press("end")
        listing.show(Counted(4), cursor=99)
        await pilot.pause()
        assert listing.cursor == 3
        assert len([line for line in shown(app) if line]) == 5

        listing.show(Counted(0))
        await pilot.pause()
        assert shown(app)[1] == "  Niets gevonden."
        await pilot.press("enter", "down")
        assert listing.current is None


@given(st.text(), st.integers(0, 30))
def test_a_cell_is_exactly_as_wide_as_its_column(text: str, width: int) -> None:
    """Wide, combining and strange characters never shift the columns after them."""
    assert cell_len(cut(visible(text), width)) == width


@given(
    st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=8),
    st.integers(10, 150),
)
def test_columns_never_exceed_the_room(wanted: list[tuple[int, bool]], available: int) -> None:
    """Whatever the columns would like, together with their gaps they fit the terminal."""
    columns = [Column(key=str(i), label="", wide=wide) for i, (_, wide) in enumerate(wanted)]

    widths = fit(columns, [natural for natural, _ in wanted], available)

    visible = [width for width in widths if width]
    assert sum(visible) + GAP * (len(visible) - 1) <= available
    assert widths[0] > 0


def test_numbers_stay_whole_and_the_last_columns_give_way() -> None:
    """In a narrow pane a column is whole or absent; only the wide one is cut."""
    columns = [
        Column(key="nummer", label="Nummer"),
        Column(key="titel", label="Titel", wide=True),
        Column(key="wie", label="Wie"),
        Column(key="status", label="Status"),
    ]

    assert fit(columns, [10, 60, 6, 12], 80) == [10, 46, 6, 12]
    assert fit(columns, [10, 60, 6, 12], 45) == [10, 25, 6, 0]
    assert fit(columns, [10, 60, 6, 12], 34) == [10, 22, 0, 0]


def test_the_day_stays_when_other_columns_go() -> None:
    """The title is cut first, then who and the status go: what must be done has a day."""
    columns = [
        Column(key="nummer", label="Nummer"),
        Column(key="titel", label="Titel", wide=True),
        Column(key="wie", label="Wie"),
        Column(key="uiterlijk", label="Uiterlijk", last_to_go=True),
        Column(key="status", label="Status"),
    ]

    assert fit(columns, [10, 40, 14, 12, 12], 72) == [10, 16, 14, 12, 12]
    assert fit(columns, [10, 40, 14, 12, 12], 71) == [10, 29, 14, 12, 0]
    assert fit(columns, [10, 40, 14, 12, 12], 57) == [10, 31, 0, 12, 0]
    assert fit(columns, [10, 40, 14, 12, 12], 41) == [10, 29, 0, 0, 0]


async def test_the_columns_use_the_cell_of_a_scrollbar_that_went() -> None:
    """A list that gets short is laid out as one that was short from the beginning."""
    wide = [*COLUMNS, Column(key="slot", label="Slot")]

    class Long(Counted):
        def page(self, offset: int, limit: int) -> Sequence[Sequence[str]]:
            rows = super().page(offset, limit)
            return [(number, title + " en nog veel meer" * 9, path) for number, title, path in rows]

    seen = []
    for first in (3, 300):
        async with ListApp(Long(first)).run_test(size=(80, 24)) as pilot:
            listing = pilot.app.query_one(VirtualList)
            listing.show(Long(first), columns=wide)
            await pilot.pause()
            listing.show(Long(3))
            await pilot.pause()
            seen.append(shown(pilot.app))
    assert seen[0] == seen[1]
