"""What does not add up yet: the problems and the bottlenecks, as the check finds them."""

from collections.abc import Iterable, Iterator, Sequence

from raadsboek.book.book import Book
from raadsboek.book.source import is_there, read_note
from raadsboek.core.confidential import is_confidential
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.handover.section import (
    Section,
    below,
    heading,
    how_many,
    item,
    linked,
    section,
    words,
)
from raadsboek.core.problem import Problem, Severity
from raadsboek.vault.scanning import SUFFIX

_MOST = 25


def troubles(book: Book, found: Sequence[Problem]) -> Section:
    """Return the part about what the check found; the notes of `found` are told with it."""
    lagging = [one for one in found if one.severity is Severity.BOTTLENECK]
    damage = [one for one in found if one.severity is not Severity.BOTTLENECK]
    lines = [
        *_group(book, "Wat niet klopt", damage),
        *_group(book, "Wat blijft liggen", lagging),
    ]
    return section("problemen", "Wat nog niet klopt", lines, empty="Alles klopt.")


def _group(book: Book, title: str, found: Sequence[Problem]) -> Iterator[str]:
    if not found:
        return
    yield heading(f"{title} ({len(found)})")
    yield ""
    for problem in found[:_MOST]:
        yield from _told(book, problem)
    if len(found) > _MOST:
        yield item(f"En nog {how_many(len(found) - _MOST, 'ander', 'andere')}: zie Problemen (p)")
    yield ""


def _told(book: Book, problem: Problem) -> Iterable[str]:
    if not problem.path.endswith(SUFFIX) or not is_there(book, problem.path):
        yield item(words(problem.message))
        yield below(words(problem.fix))
        return
    try:
        meta = read_note(book, problem.path).meta
    except RaadsboekError:
        meta = {}
    number = meta.get("nummer")
    name = linked(number) if isinstance(number, str) and number else words(problem.path)
    if is_confidential(meta) or not meta:
        yield item(f"{name}: zie Problemen (p)")
        return
    yield item(f"{name}: {words(problem.message)}")
    if problem.fix:
        yield below(words(problem.fix))
