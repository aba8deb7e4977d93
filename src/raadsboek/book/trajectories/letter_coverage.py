"""Which objections of a dossier stand in its letter: before it goes out, and ever after."""

import datetime
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.notes import read
from raadsboek.book.trajectories.dossiers import Opened, open_dossier, worked_out
from raadsboek.book.trajectories.letter_papers import is_draft, note_called, notes_of
from raadsboek.core.dates import day_as_kept
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import post, trajectory
from raadsboek.core.kinds.post import Direction
from raadsboek.core.links import target
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.core.trajectories.arguments import Argument, read_arguments
from raadsboek.core.trajectories.coverage import Coverage, coverage
from raadsboek.core.trajectories.letters.forms import find_letter


class Compared(Struct, frozen=True, kw_only=True):
    """The arguments of a dossier beside its letters; `letter` is None where there is no letter yet.

    Of letters that went out all are looked at, else of concepts the newest. `later` are arguments
    from after the letter: nobody can have left those out. `unread` are attachments: their text
    counts for nothing here.
    """

    dossier: Opened
    letter: Note | None
    coverage: Coverage
    later: tuple[Argument, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_sent(self) -> bool:
        """Whether the letter went out."""
        return self.letter is not None and not is_draft(self.letter)


def coverage_of(book: Book, wanted: str) -> Compared:
    """Compare a dossier with its letters, or with one letter, by the number of either.

    Raises `NotFound`, and `InvalidInput` for a note that is neither.
    """
    note = read(book, wanted)
    if note.text("soort") == post.KIND.name:
        return compared(dossier_of(book, note), [note])
    opened = open_dossier(book, wanted)
    return compared(opened, _letters_of(book, opened))


def compared(opened: Opened, letters: list[Note], text: str | None = None) -> Compared:
    """Compare a dossier with letters, the newest last; `text` is that of the newest, if it is new.

    An argument that was brought in after the day of the last letter that went out is a later one.
    """
    letter = letters[-1] if letters else None
    sent_on = _sent_on(letter)
    texts = [note.body for note in letters]
    if text is not None:
        texts[-1:] = [text]
    found = coverage(read_arguments(opened.note.body), "\n\n".join(texts))
    later = [one for one in found.missing if _is_after(one, sent_on)]
    missing = tuple(one for one in found.missing if not _is_after(one, sent_on))
    return Compared(
        dossier=opened,
        letter=letter,
        coverage=replace(found, missing=missing),
        later=tuple(later),
        unread=tuple(name for note in letters for name in note.texts("bijlagen")),
    )


def dossier_of(book: Book, letter: Note) -> Opened:
    """Return the dossier that a letter belongs to. Raises `InvalidInput` when there is none."""
    number = target(letter.text("traject"))
    note = note_called(book, number) if number else None
    if note is None or note.text("soort") != trajectory.KIND.name:
        raise InvalidInput([_no_dossier(letter)])
    return worked_out(book, note)


def letters_with(book: Book, opened: Opened, forms: Iterable[str]) -> list[Note]:
    """Return the letters of these forms that a dossier has, the oldest first."""
    wanted = set(forms)
    found = [
        note
        for note in notes_of(book, opened, post.KIND.name)
        if note.text("richting") == Direction.OUT.value and note.text("brief") in wanted
    ]
    return sorted(found, key=lambda note: (note.text("datum"), note.text("nummer")))


def _letters_of(book: Book, opened: Opened) -> list[Note]:
    """Return the letters in which the council gave its view, else its newest concept."""
    tested = [note for note in _tested(book, opened) if note.editable]
    sent = [note for note in tested if not is_draft(note)]
    return sent or tested[-1:]


def _tested(book: Book, opened: Opened) -> list[Note]:
    forms = [form.value for form in post.LetterForm if (one := find_letter(form)) and one.tested]
    letters = {note.path: note for note in letters_with(book, opened, forms)}
    outcome = opened.dossier.procedure.outcome
    for event in opened.dossier.events:
        for paper in event.documents if event.name in outcome else ():
            note = note_called(book, target(paper.name))
            if note is not None and note.text("richting") == Direction.OUT.value:
                letters.setdefault(note.path, note)
    return sorted(letters.values(), key=lambda note: (note.text("datum"), note.text("nummer")))


def _sent_on(letter: Note | None) -> datetime.date | None:
    if letter is None or is_draft(letter):
        return None
    return day_as_kept(letter.text("datum"))


def _is_after(argument: Argument, sent_on: datetime.date | None) -> bool:
    day = argument.said.day
    return sent_on is not None and day is not None and day > sent_on


def _no_dossier(letter: Note) -> Problem:
    number = letter.text("nummer") or letter.path
    return Problem(
        code="brief-zonder-traject",
        key="traject",
        path=letter.path,
        message=f"{number} hoort bij geen traject.",
        fix="Vul bij 'traject' het nummer van het traject in, zoals [[D-2026-004]].",
    )
