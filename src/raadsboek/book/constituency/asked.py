"""The questions that were noted, as the index knows them."""

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.core.constituency.log import Asked, asked_of
from raadsboek.core.kinds import question


def asked_by(
    book: Book, organ: str | None = None, *, theme: str = "", only_open: bool = False
) -> list[Asked]:
    """Return the questions of an organ (None for all), of one theme when that is named."""
    found = rows(book, question.KIND, only_open=only_open, organ=organ).objects()
    wanted = " ".join(theme.split()).casefold()
    asked = [asked_of(meta) for meta in found]
    return [one for one in asked if not wanted or one.theme.casefold() == wanted]
