"""Which file became which: a note that got another name is known again, and only then.

A note is known by its number, any file by its exact bytes; what merely looks alike stays two. Pure.
"""

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct


class Mark(Struct, frozen=True):
    """By what a file is known again: the number in it ('' for none) and the name of its bytes."""

    number: str
    blob: str


def moves(gone: Mapping[str, Mark], come: Mapping[str, Mark]) -> dict[str, str]:
    """Return the new path of each file that only got another one."""
    found = _paired(
        {path: mark.number for path, mark in gone.items()},
        {path: mark.number for path, mark in come.items()},
    )
    rest = {path: mark.blob for path, mark in gone.items() if path not in found}
    taken = set(found.values())
    # A number that both have and that is not the same tells that it is another note.
    free = {path: mark.blob for path, mark in come.items() if path not in taken}
    for old, new in _paired(rest, free).items():
        if not (gone[old].number and come[new].number):
            found[old] = new
    return found


def _paired(gone: Mapping[str, str], come: Mapping[str, str]) -> dict[str, str]:
    """Return the paths that share a name which nothing else has."""
    often_gone, often_come = Counter(gone.values()), Counter(come.values())
    place = {name: path for path, name in come.items() if often_come[name] == 1}
    return {
        path: place[name]
        for path, name in gone.items()
        if name and often_gone[name] == 1 and name in place
    }
