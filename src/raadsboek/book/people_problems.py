"""What is wrong with the short names of people: of nobody that is known, or of two at once."""

from collections.abc import Iterable

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.organs import names_of
from raadsboek.core import schema
from raadsboek.core.handles import Holder, clashing
from raadsboek.core.kinds import KIND_BY_NAME, member
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.text import visible
from raadsboek.index import people


def unknown_people(book: Book) -> Iterable[Problem]:
    """Yield a problem for each name in a note that no member of its council has."""
    known: dict[str, set[str]] = {}
    for organ, name in book.index.ask(people.handles):
        known.setdefault(book.settings.council(organ).short, set()).add(name)
    of_several = bool(names_of(book.settings))
    for path, kind, organ, names in book.index.ask(people.named):
        council = book.settings.council(organ)
        # Where no members were written down, nobody can be told from anybody.
        members = known.get(council.short)
        of_council = f" van {visible(council.name)}" if of_several else ""
        key = KIND_BY_NAME[kind].person_key
        for name in names:
            if members and name.casefold() not in members:
                yield Problem(
                    code="persoon-onbekend",
                    path=path,
                    key=key,
                    severity=Severity.WARNING,
                    message=f"Bij '{key}' staat {visible(name)}, maar niemand in de ledenlijst"
                    f"{of_council} heet zo.",
                    fix="Gebruik de korte naam van een lid, of maak het lid aan.",
                )


def handles_twice(book: Book) -> Iterable[Problem]:
    """Yield a problem for each short name that two members have at the same time."""
    holders = []
    for meta in rows(book, member.KIND).objects():
        found, _problems = schema.check(member.Member, meta)
        if found is not None:
            holders.append(
                Holder(
                    path=str(meta["pad"]),
                    organ=book.settings.council(found.organ).short,
                    handle=found.handle,
                    start=found.start,
                    end=found.end,
                )
            )
    for one, other in clashing(holders):
        yield Problem(
            code="korte-naam-dubbel",
            path=one.path,
            key="kort",
            message=f"De korte naam {visible(one.handle)} is in dezelfde tijd ook van iemand "
            f"anders: {other.path}.",
            fix="Geef een van de twee een andere korte naam, of vul 'van' en 'tot' in.",
        )
