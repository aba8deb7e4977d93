"""The organs of a raadsboek: which there are, and which notes are whose."""

from collections.abc import Mapping

from raadsboek.book.book import Book
from raadsboek.core.council import ORGAN_KEY, Council, Settings
from raadsboek.core.errors import InvalidInput
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem
from raadsboek.index.organs import Whose

__all__ = ["Whose", "council_of", "organ_keys", "refuse_unknown_organ", "same_organ", "whose"]


def whose(settings: Settings, organ: str | None) -> Whose | None:
    """Return what queries need to keep to one organ; None for all of them.

    '' is the first organ. Its notes are all that no other organ has: a note with a name that
    nobody knows is never out of sight.
    """
    if organ is None or len(settings.councils) < 2:
        return None
    short = settings.council(organ).short
    first = settings.first_organ
    if short != first:
        return Whose(short)
    return Whose("", tuple(one.short for one in settings.councils if one.short != first))


def council_of(book: Book, note: Note) -> Council:
    """Return the council that a note belongs to."""
    return book.settings.council(book.settings.organ_of(note.meta))


def same_organ(book: Book, note: Note) -> str:
    """Return the short name of a note's organ, for queries about its surroundings."""
    return book.settings.organ_of(note.meta)


def organ_keys(book: Book, meta: Mapping[str, Value]) -> dict[str, Value]:
    """Return the key that a note made from another one gets: nothing for the first organ."""
    short = book.settings.organ_of(meta)
    return {} if short == book.settings.first_organ else {ORGAN_KEY: short}


def refuse_unknown_organ(book: Book, meta: Mapping[str, Value]) -> None:
    """Raise `InvalidInput` when a note would belong to an organ that does not exist."""
    named = meta.get(ORGAN_KEY, "")
    if isinstance(named, str) and not book.settings.knows_organ(named.strip()):
        raise InvalidInput([unknown_organ(book.settings, named)])


def unknown_organ(settings: Settings, named: str, path: str = "") -> Problem:
    """Return the problem of a name that no organ has, naming those that there are."""
    known = ", ".join(one.short for one in settings.councils)
    return Problem(
        code="orgaan-onbekend",
        path=path,
        key=ORGAN_KEY,
        message=f"'{named}' is geen orgaan van dit raadsboek.",
        fix=f"Kies uit: {known}. Een nieuw orgaan komt in raadsboek.yaml, onder 'organen'."
        if known
        else "Zet het orgaan in raadsboek.yaml, onder 'organen'.",
    )
