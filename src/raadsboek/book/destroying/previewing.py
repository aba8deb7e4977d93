"""What would go with a note, shown before anybody confirms it. It must not change anything."""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.destroying.belongings import belongings
from raadsboek.book.destroying.choosing import Chosen, choose
from raadsboek.book.destroying.listing import quoted_in, shared_place
from raadsboek.book.destroying.taking_over import TakenOver
from raadsboek.book.finding import links_to
from raadsboek.book.past import readable
from raadsboek.core.retention.copies import Copy, copies
from raadsboek.core.retention.judging import Judgement
from raadsboek.history.traces import traces


class Preview(Struct, frozen=True, kw_only=True):
    """What would go: how many texts and attachments of each note, and what would stay of it.

    `early` are notes whose term has not ended; `referring` those that name one of them. `warning`
    says that work of colleagues may not be here yet; '' when it is.
    """

    chosen: Chosen
    texts: dict[str, int]
    attachments: dict[str, int]
    shared: tuple[str, ...]
    referring: tuple[str, ...]
    early: tuple[Judgement, ...]
    copies: tuple[Copy, ...]
    warning: str = ""


def preview(
    book: Book,
    wanted: Sequence[str],
    *,
    after: TakenOver,
    today: datetime.date,
    also_running: bool = False,
) -> Preview:
    """Return what would go with these notes, after what colleagues shared was taken over.

    Raises as `choosing.choose`, and `ReadOnly`.
    """
    repository = readable(book)
    book.index.refresh()
    chosen = choose(book, wanted, today=today, also_running=also_running)
    found = belongings(book, repository, traces(repository), chosen.numbers)
    referring = {
        note.number or note.path
        for number in chosen.numbers
        for note in links_to(book, number)
        if note.number not in chosen.numbers
    }
    place = shared_place(repository)
    return Preview(
        chosen=chosen,
        texts=dict(found.texts),
        attachments=dict(found.files),
        shared=found.shared,
        referring=tuple(sorted(referring)),
        early=tuple(one for one in chosen.notes if not one.is_past(today)),
        copies=tuple(
            copies(
                shared_place=place,
                quoted_in=quoted_in(book, repository, found),
                closed=found.closed,
                unseen=found.unseen,
                kept=found.kept,
            )
        ),
        warning=after.warning,
    )
