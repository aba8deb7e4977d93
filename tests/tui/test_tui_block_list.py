"""Pieces of text below each other: how they lie beside a scrollbar that comes and goes."""

from textual.app import App, ComposeResult

from raadsboek.tui.boundary import Part
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph


class Pieces(App[None]):
    """A list of pieces alone."""

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield BlockList()


def pieces(count: int) -> list[Block]:
    """Return pieces with a number at the right."""
    return [Block((Paragraph((Part("leden"),), aside=str(one)),)) for one in range(count)]


async def test_numbers_stand_before_a_scrollbar_that_came_later() -> None:
    """A list that gets long is laid out as wide as one line of it is drawn."""
    async with Pieces().run_test(size=(40, 10)) as pilot:
        listing = pilot.app.query_one(BlockList)
        for count in (2, 30, 2):
            listing.show(pieces(count))
            await pilot.pause()
            width = listing.scrollable_content_region.width
            assert width == (39 if count == 30 else 40)
            assert len(listing.render_line(0).text.rstrip()) == width - 1
