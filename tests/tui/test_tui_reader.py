"""The reader: links by keyboard and mouse, wrapping to the terminal, nothing opened by itself."""

from textual.app import App, ComposeResult
from textual.widgets import Button

from raadsboek.tui.widgets.reader import Reader

BODY = "Zie [[B-2026-014]] en [[D-2026-004|het traject]].\n\n<https://example.org>\n\n" + (
    "regel\n\n" * 40 + "slot [[T-2026-001]]"
)


class ReaderApp(App[None]):
    """An app with a reader and something after it."""

    def __init__(self) -> None:
        super().__init__()
        self.followed: list[str] = []

    def compose(self) -> ComposeResult:
        """Show the note."""
        yield Reader()
        yield Button("Verder")

    def on_mount(self) -> None:
        """Fill the reader."""
        self.query_one(Reader).show(BODY, facts=[("Traject", "[[D-2026-004]]")])

    def on_reader_link_chosen(self, event: Reader.LinkChosen) -> None:
        """Remember the link."""
        self.followed.append(event.target)


async def test_links_are_followed_by_keyboard() -> None:
    """Tab goes from link to link, Enter follows, and Tab past the last one leaves the text."""
    app = ReaderApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.press("tab", "enter", "tab", "enter", "tab", "enter")
        assert app.followed == ["D-2026-004", "B-2026-014", "D-2026-004"]

        await pilot.press("tab", "enter")
        assert app.followed[-1] == "T-2026-001"
        assert app.query_one(Reader).scroll_offset.y > 0

        await pilot.press("tab")
        assert isinstance(app.focused, Button)


async def test_links_are_followed_by_mouse() -> None:
    """A click on the label of a link follows it; a click beside it or on an address does not."""
    app = ReaderApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click(Reader, offset=(24, 2))
        assert app.followed == ["D-2026-004"]

        await pilot.click(Reader, offset=(2, 2))
        await pilot.click(Reader, offset=(4, 4))
        assert app.followed == ["D-2026-004"]


async def test_the_text_wraps_again_when_the_terminal_changes() -> None:
    """A narrower terminal gives more lines, none wider than it."""
    app = ReaderApp()
    async with app.run_test(size=(80, 24)) as pilot:
        reader = app.query_one(Reader)
        before = len(reader.lines)
        await pilot.resize_terminal(30, 24)
        await pilot.pause()
        assert len(reader.lines) > before
        assert max(len(line.text) for line in reader.lines) <= 28


async def test_a_longer_note_is_scrolled_by_page() -> None:
    """Page down, End and Home move through the note."""
    app = ReaderApp()
    async with app.run_test(size=(80, 24)) as pilot:
        reader = app.query_one(Reader)
        await pilot.press("pagedown")
        assert reader.scroll_offset.y > 0
        await pilot.press("end")
        assert reader.scroll_offset.y == reader.max_scroll_y
