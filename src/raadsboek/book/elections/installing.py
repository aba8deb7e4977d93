"""Making the new terms of office from a result: all member notes in one version."""

import datetime

from raadsboek.book.book import Book
from raadsboek.book.changing import Change, Write, record_prepared
from raadsboek.book.elections.reading import OpenedElection, open_election
from raadsboek.book.elections.recording import ACTION, key_write
from raadsboek.book.finding import issued_numbers
from raadsboek.book.lists import rows
from raadsboek.book.notes import draft_meta, free_number, new_note
from raadsboek.book.offices import offices
from raadsboek.book.organs import organ_keys, same_organ
from raadsboek.book.source import read_note
from raadsboek.core.confidential import is_confidential
from raadsboek.core.dates import long_date
from raadsboek.core.elections.new_terms import end_of_term, new_terms
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import member
from raadsboek.core.kinds.election import ElectionStatus
from raadsboek.core.kinds.member import Member
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check


def install(
    book: Book, wanted: str, *, start: datetime.date | None = None, now: datetime.datetime
) -> list[Note]:
    """Make a member note for everybody who was elected, and call the result final when it is.

    The term begins on `start`, else on the day in the note, and ends as the note says, else as the
    rules of the council count. Who has a term from that day already gets no second one. From a
    confidential election no members are made: they would tell its result. Raises
    `InvalidInput`, or as `changing.record`.
    """
    opened = open_election(book, wanted, today=now.date())
    begin = start or opened.facts.term_start
    _refuse(opened, begin)
    assert begin is not None
    years = offices(book, opened.council.short, begin).years
    end = opened.facts.term_end or end_of_term(begin, years)
    organ = same_organ(book, opened.note)
    made: list[str] = []

    def prepare() -> Change:
        # Only now nobody else can make the same terms.
        book.index.refresh()
        made.clear()
        known = _members(book, opened.council.short)
        issued = set(issued_numbers(book, member.KIND, organ))
        writes: list[Write] = []
        numbers: list[str] = []
        for keys in new_terms(opened.facts, begin, end, known):
            meta = draft_meta(member.KIND, {**keys, **organ_keys(book, opened.note.meta)})
            number = free_number(book, member.KIND, meta, issued, now)
            issued.add(number)
            numbers.append(number)
            path, data = new_note(member.KIND, meta, number, "", now)
            made.append(path)
            writes.append(Write(path=path, data=data, expected=None))
        return Change(
            writes=[*writes, key_write(book, opened, _keys(opened, begin, end))],
            action=ACTION,
            numbers=[opened.number, *numbers],
            subject=f"{opened.number}: {len(numbers)} nieuwe zittingen vanaf {long_date(begin)}",
        )

    record_prepared(book, prepare, now=now)
    book.index.refresh()
    return [read_note(book, path) for path in made]


def not_final_yet(opened: OpenedElection) -> str:
    """Say until when somebody may object to the result; '' when nobody can any more."""
    until = opened.objection_until
    if until is None:
        return ""
    return (
        f"Bezwaar tegen de uitslag kan nog tot en met {long_date(until)}. "
        f"Zet daarna de status op '{ElectionStatus.FINAL.value}'."
    )


def _keys(
    opened: OpenedElection, start: datetime.date, end: datetime.date | None
) -> dict[str, Value | None]:
    keys: dict[str, Value | None] = {"zitting-van": start.isoformat()}
    if opened.facts.status is ElectionStatus.HELD and opened.objection_until is None:
        keys["status"] = ElectionStatus.FINAL.value
    if end is not None:
        keys["zitting-tot"] = end.isoformat()
    return keys


def _members(book: Book, organ: str) -> list[Member]:
    found = [
        checked
        for meta in rows(book, member.KIND, organ=organ).objects()
        if (checked := check(Member, meta)[0]) is not None
    ]
    return sorted(found, key=lambda one: one.start or datetime.date.min)


def _refuse(opened: OpenedElection, start: datetime.date | None) -> None:
    """Raise `InvalidInput` for a secret election, and without a result or a term that can be."""
    wrong = _obstacle(opened, start)
    if wrong is not None:
        raise InvalidInput([wrong])


def _obstacle(opened: OpenedElection, start: datetime.date | None) -> Problem | None:
    facts = opened.facts
    if is_confidential(opened.note.meta):
        return _problem(
            opened,
            "verkiezing-vertrouwelijk",
            "vertrouwelijk",
            f"{opened.number} is vertrouwelijk, en nieuwe leden staan in notities die "
            "iedereen leest.",
            "Is de uitslag bekendgemaakt? Zet 'vertrouwelijk' bij de verkiezing op nee.",
        )
    if not facts.elected:
        return _problem(
            opened,
            "uitslag-ontbreekt",
            "gekozen",
            f"Van {opened.number} is nog geen uitslag vastgelegd.",
            f"Leg die eerst vast: raadsboek verkiezing {opened.number} --uitslag",
        )
    if start is None:
        return _problem(
            opened,
            "zitting-begin-ontbreekt",
            "zitting-van",
            "Wanneer de nieuwe zitting begint, staat er niet.",
            "Vul 'zitting-van' in, of geef de dag met --vanaf.",
        )
    if facts.term_end is not None and facts.term_end < start:
        return _problem(
            opened,
            "zitting-einde-voor-begin",
            "zitting-tot",
            f"De zitting eindigt op {long_date(facts.term_end)}, voor het begin op "
            f"{long_date(start)}.",
            "Verbeter een van de twee dagen.",
        )
    return None


def _problem(opened: OpenedElection, code: str, key: str, message: str, fix: str) -> Problem:
    return Problem(code=code, path=opened.note.path, key=key, message=message, fix=fix)
