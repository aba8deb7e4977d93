"""The organs of a raadsboek: which there are, and which notes are whose."""

from collections.abc import Mapping

from raadsboek.book import quick
from raadsboek.book.book import Book
from raadsboek.core.council import ORGAN_KEY, Council, Settings
from raadsboek.core.errors import InvalidInput
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem
from raadsboek.index import finding, remembered
from raadsboek.index.organs import Whose, whose_of

__all__ = [
    "Whose",
    "choose",
    "chosen",
    "council_of",
    "names_of",
    "organ_at",
    "organ_keys",
    "refuse_unknown_organ",
    "same_organ",
    "whose",
]


def whose(settings: Settings, organ: str | None) -> Whose | None:
    """Return what queries need to keep to one organ; None for all of them.

    '' is the first organ. Its notes are all that no other organ has: a note with a name that
    nobody knows is never out of sight.
    """
    if organ is None:
        return None
    shorts = [one.short for one in settings.councils]
    return whose_of(shorts, settings.council(organ).short)


def names_of(settings: Settings) -> dict[str, str]:
    """Return the names of the organs by short name, in order; none where there is only one."""
    if len(settings.councils) < 2:
        return {}
    return {one.short: one.name for one in settings.councils}


def chosen(book: Book) -> str:
    """Return the organ that was chosen last on this computer, else the first; '' if there is one.

    The index remembers it: what is on screen is not a matter of the raadsboek itself.
    """
    names = names_of(book.settings)
    return quick.chosen_of(names, book.index.ask(remembered.recall)) if names else ""


def choose(book: Book, organ: str) -> None:
    """Remember which organ to show the next time."""
    book.index.ask(remembered.remember, {quick.ORGAN: organ})


def organ_at(book: Book, path: str) -> str:
    """Return the short name of the organ that the note at `path` belongs to; '' without a note."""
    found = book.index.ask(finding.by_path, path)
    return book.settings.council(found.organ).short if found else ""


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
