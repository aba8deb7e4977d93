"""The one question of every way out: may anything of this raadsboek leave this computer?

Whatever shares, hands over or writes for others asks here first. Reads only.
"""

from raadsboek.book.book import Book
from raadsboek.core.errors import RaadsboekError


class StaysPrivate(RaadsboekError):
    """Something of a private raadsboek would go to others; nothing was done."""

    def __init__(self) -> None:
        super().__init__(
            "Dit is uw privé-raadsboek. Het wordt niet gedeeld, overgedragen of verstuurd.",
            "Zet over wat de raad mag zien in het raadsboek van de raad.",
        )


def refuse_private(book: Book) -> None:
    """Raise `StaysPrivate` when this raadsboek is for nobody else."""
    if book.settings.private:
        raise StaysPrivate
