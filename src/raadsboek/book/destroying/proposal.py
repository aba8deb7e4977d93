"""What is past its term: a proposal, never more than that; and why something past it stays.

Asks the index, and the history where a note gives no day on which it stopped to hold. It must not
change anything.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.holding.asking import Question, what_holds
from raadsboek.book.lists import rows
from raadsboek.book.source import read_note
from raadsboek.core.confidential import is_confidential
from raadsboek.core.holding.answering import Item
from raadsboek.core.kinds import KINDS, trajectory
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.links import target
from raadsboek.core.note import Value, text_in
from raadsboek.core.retention.judging import (
    HELD_KINDS,
    Judgement,
    Keeps,
    Reason,
    counted_from,
    is_running,
    judged,
    reasons_of,
)
from raadsboek.core.retention.terms import RetentionTerm, with_own
from raadsboek.index import finding
from raadsboek.vault.retention import read_retention

_MOST_NAMED = 3


class Proposal(Struct, frozen=True, kw_only=True):
    """The notes that may go, and those past their term that stay, with why; the oldest first."""

    due: tuple[Judgement, ...]
    kept: tuple[Judgement, ...]
    terms: Mapping[str, RetentionTerm]


class _Alive(Struct, frozen=True):
    """What still runs or is in force, by path with its number."""

    paths: Mapping[str, str]
    numbers: frozenset[str]


def terms_of(book: Book) -> dict[str, RetentionTerm]:
    """Return how long this raadsboek keeps each kind. Raises `LawUnreadable`."""
    return with_own(read_retention(), book.settings.retention)


def proposal(book: Book, *, today: datetime.date, organ: str | None = None) -> Proposal:
    """Return what is past its term today, of one organ or of all. Raises `LawUnreadable`."""
    book.index.refresh()
    held = _held(book, today)
    alive = _alive(book, held, today)
    terms = terms_of(book)
    every = list(_judgements(book, terms, held, alive, today))
    kept = _kept_dossiers(every, today)
    of_organ = None if organ is None else {path for _, path, _ in _all(book, organ)}
    past = [
        _with_references(book, one, alive, kept)
        for one in every
        if one.is_past(today) and one.number and (of_organ is None or one.path in of_organ)
    ]
    past.sort(key=lambda one: (one.ends or today, one.number))
    return Proposal(
        due=tuple(one for one in past if not one.reasons),
        kept=tuple(one for one in past if one.reasons and one.reasons[0].keeps is not Keeps.LIST),
        terms=terms,
    )


def judgements_of(book: Book, paths: list[str], *, today: datetime.date) -> list[Judgement]:
    """Return what is to be said of the notes at these paths, past their term or not."""
    held = _held(book, today)
    alive = _alive(book, held, today)
    wanted = set(paths)
    found = list(_judgements(book, terms_of(book), held, alive, today))
    kept = _kept_dossiers(found, today)
    return [_with_references(book, one, alive, kept) for one in found if one.path in wanted]


def _held(book: Book, today: datetime.date) -> dict[str, Item]:
    answer = what_holds(book, Question(day=today), today=today)
    return {item.note.path: item for item in (*answer.held, *answer.other)}


def _alive(book: Book, held: Mapping[str, Item], today: datetime.date) -> _Alive:
    paths = {path: item.note.name for path, item in held.items() if _is_in_force(item)}
    for kind, path, meta in _all(book, None):
        if kind.name not in HELD_KINDS and is_running(kind, meta, today):
            paths[path] = text_in(meta, "nummer") or path
    return _Alive(paths, frozenset(paths.values()))


def _is_in_force(item: Item) -> bool:
    """Tell if it holds, is not decided on yet, or is still to begin."""
    ended = item.period.until is not None or item.period.ending is not None
    return item.holds or item.period.is_draft or not ended


def _all(book: Book, organ: str | None) -> Iterator[tuple[Kind, str, Mapping[str, Value]]]:
    for kind in KINDS:
        for meta in rows(book, kind, organ=organ).objects():
            yield kind, str(meta["pad"]), meta


def _judgements(
    book: Book,
    terms: Mapping[str, RetentionTerm],
    held: Mapping[str, Item],
    alive: _Alive,
    today: datetime.date,
) -> Iterator[Judgement]:
    for kind, path, meta in _all(book, None):
        item = held.get(path)
        until = item.period.until if item is not None else None
        day = counted_from(kind, meta) if kind.name not in HELD_KINDS else None
        yield judged(
            path,
            kind,
            meta,
            term=terms[kind.name],
            day=until.day if until is not None else day,
            reasons=reasons_of(kind, meta, in_force=path in alive.paths, today=today),
            confidential=is_confidential(meta),
        )


def _kept_dossiers(every: Iterable[Judgement], today: datetime.date) -> frozenset[str]:
    """Return the numbers of the dossiers that are closed and kept for some time yet."""
    of_kind = (one for one in every if one.kind == trajectory.KIND.name)
    return frozenset(one.number for one in of_kind if not one.is_past(today))


def _with_references(book: Book, one: Judgement, alive: _Alive, kept: frozenset[str]) -> Judgement:
    """Return the judgement with what keeps the note from elsewhere.

    That is whatever runs or is in force and names it, and the dossier that it is a part of.
    """
    if not one.number:
        return one
    linking = book.index.ask(finding.links_to, one.number)
    near = {alive.paths[note.path] for note in linking if note.path in alive.paths}
    dossiers = {target(text) for text in read_note(book, one.path).texts("traject")}
    found = sorted((near | (dossiers & alive.numbers)) - {one.number})
    reasons = list(one.reasons)
    if found:
        shown = ", ".join(found[:_MOST_NAMED])
        more = f" en nog {len(found) - _MOST_NAMED}" if len(found) > _MOST_NAMED else ""
        reasons.append(Reason(Keeps.REFERRED, f"nog nodig bij {shown}{more}"))
    part_of = sorted((dossiers & kept) - alive.numbers)
    if part_of:
        words = f"hoort bij {part_of[0]}, dat nog wordt bewaard"
        reasons.append(Reason(Keeps.REFERRED, words))
    return replace(one, reasons=tuple(reasons))
