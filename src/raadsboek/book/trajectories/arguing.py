"""Writing down what is said in a dossier, one line at a time: each a version of its own.

What a line looks like and where it goes is the core's; nothing else in the note changes.
"""

import datetime
from collections.abc import Callable
from enum import StrEnum

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.trajectories.dossiers import Opened, open_dossier
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import member
from raadsboek.core.note import Note, text_in
from raadsboek.core.problem import Problem
from raadsboek.core.trajectories.agreements import Agreed, with_agreement
from raadsboek.core.trajectories.arguments import Argument, ArgumentKind, with_argument
from raadsboek.core.trajectories.attribution import Attribution
from raadsboek.core.trajectories.parked import Parked, with_parked
from raadsboek.core.trajectories.positions import Position, with_position
from raadsboek.core.trajectories.questions import (
    Answer,
    Question,
    read_questions,
    with_answer,
    with_question,
)


class Said(StrEnum):
    """What can be said in a dossier."""

    OBJECTION = "bezwaar"
    FOR = "voor"
    CONDITION = "voorwaarde"
    QUESTION = "vraag"
    POSITION = "standpunt"
    PARKED = "geparkeerd"
    AGREEMENT = "afspraak"


def add_said(
    book: Book, wanted: str, kind: Said, text: str, said: Attribution, *, now: datetime.datetime
) -> Note:
    """Add what somebody said to a dossier, where it belongs. Raises as `add_argument`."""
    match kind:
        case Said.QUESTION:
            return add_question(book, wanted, Question(text=text, said=said), now=now)
        case Said.POSITION:
            undated = Attribution(day=said.day)
            position = Position(who=_who(book, said), text=text, said=undated)
            return add_position(book, wanted, position, now=now)
        case Said.PARKED:
            return add_parked(book, wanted, Parked(text=text, said=said), now=now)
        case Said.AGREEMENT:
            return add_agreement(book, wanted, Agreed(text=text, said=said), now=now)
        case _:
            argument = Argument(kind=ArgumentKind(kind.value), text=text, said=said)
            return add_argument(book, wanted, argument, now=now)


def _who(book: Book, said: Attribution) -> str:
    """Return who has a position: a member by the short name, a group by its own."""
    handles = {text_in(one, "kort").casefold() for one in rows(book, member.KIND).objects()}
    groups = [
        name if name.removeprefix("@").casefold() in handles else name.removeprefix("@")
        for name in said.by
    ]
    return ", ".join(groups)


def add_argument(book: Book, wanted: str, argument: Argument, *, now: datetime.datetime) -> Note:
    """Add an argument to a dossier. Raises `InvalidInput`, `NotFound`, or as `notes.save`."""
    return _add(book, wanted, argument.text, lambda body: with_argument(body, argument), now=now)


def add_question(book: Book, wanted: str, question: Question, *, now: datetime.datetime) -> Note:
    """Add a question to a dossier. Raises as `add_argument`."""
    return _add(book, wanted, question.text, lambda body: with_question(body, question), now=now)


def answer_question(
    book: Book,
    wanted: str,
    number: int,
    answer: Answer,
    *,
    now: datetime.datetime,
    asked: str = "",
) -> Note:
    """Put an answer below a question of a dossier, counted from 1. Raises as `add_argument`.

    `asked` is what the question said when it was shown; another one there now is refused.
    """
    opened = open_dossier(book, wanted)
    questions = read_questions(opened.note.body)
    if not 1 <= number <= len(questions):
        raise InvalidInput([_no_question(opened, number, len(questions))])
    question = questions[number - 1]
    if asked not in ("", question.text):
        raise InvalidInput([_other_question(opened)])
    return _add(
        book, wanted, answer.text, lambda body: with_answer(body, question, answer), now=now
    )


def add_position(book: Book, wanted: str, position: Position, *, now: datetime.datetime) -> Note:
    """Add what somebody thinks to a dossier. Raises as `add_argument`."""
    return _add(book, wanted, position.text, lambda body: with_position(body, position), now=now)


def add_parked(book: Book, wanted: str, parked: Parked, *, now: datetime.datetime) -> Note:
    """Park a point in a dossier. Raises as `add_argument`."""
    return _add(book, wanted, parked.text, lambda body: with_parked(body, parked), now=now)


def add_agreement(book: Book, wanted: str, agreed: Agreed, *, now: datetime.datetime) -> Note:
    """Add an agreement to a dossier. Raises as `add_argument`."""
    return _add(book, wanted, agreed.text, lambda body: with_agreement(body, agreed), now=now)


def _add(
    book: Book, wanted: str, text: str, change: Callable[[str], str], *, now: datetime.datetime
) -> Note:
    opened = open_dossier(book, wanted)
    if not text.strip():
        raise InvalidInput([_nothing_said(opened)])
    body = change(opened.note.body)
    return notes.save(book, opened.note, changes={}, body=body, now=now)


def _nothing_said(opened: Opened) -> Problem:
    return Problem(
        code="tekst-ontbreekt",
        path=opened.note.path,
        message="Er staat niet wat er is gezegd.",
        fix="Schrijf het in een zin.",
    )


def _other_question(opened: Opened) -> Problem:
    return Problem(
        code="vraag-onbekend",
        path=opened.note.path,
        message="De vragen zijn intussen elders veranderd.",
        fix="Ga terug met Esc en kies de vraag opnieuw.",
    )


def _no_question(opened: Opened, number: int, count: int) -> Problem:
    there = {0: "staan geen vragen", 1: "staat 1 vraag"}.get(count, f"staan {count} vragen")
    return Problem(
        code="vraag-onbekend",
        path=opened.note.path,
        message=f"In {opened.note.text('nummer')} {there}; vraag {number} is er niet bij.",
        fix=f"Bekijk ze met: raadsboek vraag {opened.note.text('nummer')}",
    )
