"""What must be arranged for a meeting (room, lunch, beamer), and ticking it off.

The council's settings say what every meeting needs; a meeting that has a list of its own follows
that one.
"""

import datetime

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.organs import council_of
from raadsboek.core.errors import InvalidInput
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem

TO_ARRANGE, ARRANGED = "te-regelen", "geregeld"


def facilities_of(book: Book, meeting: Note) -> tuple[list[str], list[str]]:
    """Return what is still to arrange and what is arranged, each in the order of the note."""
    if TO_ARRANGE not in meeting.meta and ARRANGED not in meeting.meta:
        return list(council_of(book, meeting).facilities), []
    arranged = meeting.texts(ARRANGED)
    done = {name.casefold() for name in arranged}
    return [name for name in meeting.texts(TO_ARRANGE) if name.casefold() not in done], arranged


def arrange(
    book: Book, meeting: Note, names: str, *, done: bool = True, now: datetime.datetime
) -> Note:
    """Tick off facilities of a meeting, or with `done` False take the ticks away; one version.

    `names` has commas between them. Raises `InvalidInput` naming what there is to arrange.
    """
    to_arrange, arranged = facilities_of(book, meeting)
    known = [*to_arrange, *arranged]
    wanted = list(dict.fromkeys(part for name in names.split(",") if (part := name.strip())))
    by_name = {one.casefold(): one for one in known}
    wrong = [_unknown(name, known) for name in wanted if name.casefold() not in by_name]
    if wrong:
        raise InvalidInput(wrong)
    ticked = [by_name[name.casefold()] for name in wanted]
    open_ones = [one for one in to_arrange if one not in ticked]
    arranged = [one for one in arranged if one not in ticked]
    (arranged if done else open_ones).extend(ticked)
    changes: dict[str, Value | None] = {
        TO_ARRANGE: list(open_ones) or None,
        ARRANGED: list(arranged) or None,
    }
    return notes.save(book, meeting, changes=changes, body=None, now=now)


def _unknown(name: str, known: list[str]) -> Problem:
    return Problem(
        code="voorziening-onbekend",
        key=TO_ARRANGE,
        message=f"'{name}' hoort niet bij wat voor deze vergadering geregeld moet worden.",
        fix=f"Kies uit: {', '.join(known)}."
        if known
        else f"Zet het er eerst bij: raadsboek wijzig NUMMER {TO_ARRANGE}=zaal,lunch",
    )
