"""Where the work lags: the rules of `core.bottlenecks`, given what the index knows.

Every rule is a function in one tuple. Nothing is read from disk here, and nothing is damage: that
is `book.problems`'.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TypeVar

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.destroying.gone import destroyed_numbers
from raadsboek.book.letters import numbers_without_letter
from raadsboek.book.lists import rows
from raadsboek.book.past import refresh_history
from raadsboek.core import bottlenecks as rules
from raadsboek.core.bottlenecks import Noted
from raadsboek.core.errors import HistoryFailed
from raadsboek.core.kinds import KINDS, action, agreement, decision, meeting, member, post
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.mailing.lists import is_there
from raadsboek.core.problem import Problem
from raadsboek.core.roles import has_seat_on
from raadsboek.core.schema import check
from raadsboek.index import numbers, versions, waiting

T = TypeVar("T", bound=Struct)
_MINUTES_OPEN = (meeting.MeetingStatus.HELD, meeting.MeetingStatus.MINUTES_DRAFT)
_BEHIND_US = (meeting.MeetingStatus.CLOSED, *meeting.WITHOUT_STEPS)


def bottlenecks(book: Book, today: datetime.date) -> list[Problem]:
    """Return everything that lags on this day; the index is as it is now.

    A history that does not answer is damage, which others report; the other rules go on.
    """
    found: list[Problem] = []
    for rule in RULES:
        with suppress(HistoryFailed):
            found.extend(rule(book, today))
    return found


def _notes(
    book: Book, kind: Kind, struct: type[T], *, only_open: bool = False
) -> Iterator[Noted[T]]:
    """Yield the notes of a kind as their struct; one that is damaged has problems of its own."""
    for meta in rows(book, kind, only_open=only_open).objects():
        note, _problems = check(struct, meta)
        if note is not None:
            yield Noted(str(meta["pad"]), note)


def _meetings(book: Book) -> Iterator[Noted[meeting.Meeting]]:
    """Yield the meetings that are not closed or off: what went late with those is behind us."""
    for noted in _notes(book, meeting.KIND, meeting.Meeting):
        if noted.note.status not in _BEHIND_US:
            yield noted


def _minutes(book: Book, today: datetime.date) -> Iterable[Problem]:
    return rules.minutes_that_wait(_meetings(book), book.settings, today)


def _texts(book: Book, today: datetime.date) -> Iterable[Problem]:
    from raadsboek.core.minutes.unrecorded import unrecorded  # reads minutes: not at the start

    held = {
        noted.path: noted.note.number
        for noted in _meetings(book)
        if noted.note.status in _MINUTES_OPEN and noted.note.date < today and noted.note.number
    }
    for path, body in book.index.ask(waiting.texts, held).items():
        yield from unrecorded(path, held[path], body)


def _attendance(book: Book, today: datetime.date) -> Iterable[Problem]:
    people = [
        (book.settings.council(person.organ).short, person)
        for _, person in _notes(book, member.KIND, member.Member)
    ]

    def seatless(organ: str, day: datetime.date) -> set[str]:
        ours = [person for short, person in people if short == organ and is_there(person, day)]
        seated = {one.handle for one in ours if has_seat_on(one, day)}
        return {one.handle for one in ours if not has_seat_on(one, day)} - seated

    return rules.attendance_that_fails(_meetings(book), book.settings, seatless, today)


def _sendings(book: Book, today: datetime.date) -> Iterable[Problem]:
    return rules.sendings_that_were_late(_meetings(book), book.settings)


def _votes(book: Book, today: datetime.date) -> Iterable[Problem]:
    return rules.votes_that_miss(_notes(book, decision.KIND, decision.Decision, only_open=True))


def _letters(book: Book, today: datetime.date) -> Iterable[Problem]:
    decisions = list(_notes(book, decision.KIND, decision.Decision, only_open=True))
    without = numbers_without_letter(book, (noted.note for noted in decisions))
    return rules.letters_that_miss(decisions, without, today)


def _agreements(book: Book, today: datetime.date) -> Iterable[Problem]:
    agreements = _notes(book, agreement.KIND, agreement.Agreement, only_open=True)
    return rules.agreements_that_lapsed(agreements, today)


def _actions(book: Book, today: datetime.date) -> Iterable[Problem]:
    return rules.actions_that_float(_notes(book, action.KIND, action.Action, only_open=True))


def _post(book: Book, today: datetime.date) -> Iterable[Problem]:
    return rules.post_that_waits(_notes(book, post.KIND, post.Post, only_open=True), today)


def _dossiers(book: Book, today: datetime.date) -> Iterable[Problem]:
    from raadsboek.book.trajectories.known_law import known_law  # reads the law
    from raadsboek.book.trajectories.running import running_dossiers
    from raadsboek.core.trajectories.bottlenecks import bottlenecks_of

    if known_law() is None:
        return
    for one in running_dossiers(book, today=today):
        yield from bottlenecks_of(one.text("pad"), one.dossier, today)


def _numbers(book: Book, today: datetime.date) -> Iterable[Problem]:
    refresh_history(book)
    gone = destroyed_numbers(book)
    for council in book.settings.councils:
        for kind in KINDS:
            form = book.settings.number_form(kind, council.short)
            issued = book.index.ask(numbers.issued, form)
            present = book.index.ask(numbers.present, form) | gone
            for gap in rules.numbers_that_miss(form, present, issued):
                seen = book.index.ask(versions.last_seen_with, gap.first)
                day = datetime.date.fromisoformat(seen[:10]) if seen else None
                yield rules.missing_number(kind, gap, day)


def _seats(book: Book, today: datetime.date) -> Iterable[Problem]:
    if all(council.staff is None for council in book.settings.councils):
        return ()
    from raadsboek.book.seats import differing_seats  # reads the law: not where nobody asked

    return differing_seats(book, today)


def _offices(book: Book, today: datetime.date) -> Iterable[Problem]:
    from raadsboek.book.offices import ending_terms  # reads the law

    return ending_terms(book, today)


def _vacancies(book: Book, today: datetime.date) -> Iterable[Problem]:
    from raadsboek.book.members.vacancies import seats_without_search  # reads the law

    return seats_without_search(book, today)


def _training(book: Book, today: datetime.date) -> Iterable[Problem]:
    from raadsboek.book.training.checking import training_that_does_not_fit  # reads the law

    return training_that_does_not_fit(book, today)


RULES: tuple[Callable[[Book, datetime.date], Iterable[Problem]], ...] = (
    _minutes,
    _texts,
    _attendance,
    _sendings,
    _votes,
    _letters,
    _agreements,
    _actions,
    _post,
    _dossiers,
    _numbers,
    _seats,
    _offices,
    _vacancies,
    _training,
)
"""Every rule; to add one, add a function and a line above."""
