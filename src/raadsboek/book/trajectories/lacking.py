"""What a dossier lacks as it is now: in its note, in its letter, in its answers, in its proof."""

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.trajectories.checked import problems_of
from raadsboek.book.trajectories.dossiers import Opened
from raadsboek.book.trajectories.letter_coverage import coverage_of, letters_with
from raadsboek.book.trajectories.letter_papers import is_draft
from raadsboek.core.kinds.post import LetterForm
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.core.terms.event import Event
from raadsboek.core.trajectories.arguments import Argument
from raadsboek.core.trajectories.questions import Question, read_questions
from raadsboek.core.trajectories.timeline import without_proof
from raadsboek.vault.procedures import read_law


class Lacking(Struct, frozen=True, kw_only=True):
    """What stands below the timeline.

    `left_out` are the arguments that are not in `letter`, all of them while there is no letter.
    `concepts` are the letters that have not gone out. `unproven` are the events that start a legal
    day.
    """

    problems: tuple[Problem, ...] = ()
    letter: Note | None = None
    is_sent: bool = False
    concepts: tuple[Note, ...] = ()
    left_out: tuple[Argument, ...] = ()
    questions: tuple[Question, ...] = ()
    unproven: tuple[Event, ...] = ()


def lacking(book: Book, opened: Opened) -> Lacking:
    """Return what a dossier lacks."""
    note = opened.note
    found = coverage_of(book, note.path)
    return Lacking(
        problems=(*note.problems, *problems_of(note.meta, read_law(), opened.council)),
        letter=found.letter,
        is_sent=found.is_sent,
        concepts=tuple(one for one in letters_with(book, opened, LetterForm) if is_draft(one)),
        left_out=found.coverage.missing,
        questions=tuple(one for one in read_questions(note.body) if not one.is_answered),
        unproven=tuple(without_proof(opened.dossier)),
    )
