"""Reading the Word file that a reviewer sent back, as a proposal against the minutes as they are.

The document is made once more from the version that the file names; what differs from it is what
the reviewer did. What belongs to no place in the text is told beside the proposal.
"""

import datetime
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.documents.building import build_of
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.meetings.correcting import Review, names_for, open_review
from raadsboek.book.reading_limits import limits_of
from raadsboek.book.typed_path import typed_path
from raadsboek.core.documents.document import Audience
from raadsboek.core.documents.reviewed import Remark, Reviewed
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.meetings.corrections.marked_up import laid_over
from raadsboek.core.meetings.corrections.trying import Given
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.core.word_back.edits import Unplaced
from raadsboek.core.word_back.returning import changed_lines, edited_copy
from raadsboek.core.word_back.shown import ShownLine, lines_shown
from raadsboek.intake.limits import Limits
from raadsboek.intake.reading import read_file
from raadsboek.intake.sorts import ZIP

_TO_MAKE_ONE = "Stuur het verslag rond als Word-bestand, en laat daarin wijzigen."


class WordReview(Struct, frozen=True, kw_only=True):
    """What a reviewer did in a Word file: changes to take or leave, and what stands beside them.

    `by` is the short name of who wrote in it, '' when nobody knows.
    """

    review: Review
    given: Given
    by: str
    remarks: tuple[Remark, ...]
    unplaced: tuple[Unplaced, ...]

    @property
    def beside(self) -> tuple[str, ...]:
        """What is told beside the changes, a line each."""
        return (*map(told, self.unplaced), *(one.line for one in self.remarks))


def told(change: Unplaced) -> str:
    """Return a change that has no place in the text in one line."""
    if not change.old:
        return f"niet in de tekst te plaatsen, toegevoegd: {change.new}"
    if not change.new:
        return f"niet in de tekst te plaatsen, weggehaald: {change.old}"
    return f"niet in de tekst te plaatsen: {change.old} → {change.new}"


def is_word_file(typed: str) -> bool:
    """Tell if the file at a path that the user typed is one of Word, by its first bytes."""
    path = _path(typed)
    try:
        with path.open("rb") as file:
            return path.is_file() and file.read(len(ZIP)) == ZIP
    except OSError:
        return False


def review_of_word(book: Book, wanted: str, typed: str, *, today: datetime.date) -> WordReview:
    """Return what was changed in the Word file at the path that the user typed.

    Raises `InvalidInput` for a file that is none of these minutes or cannot be read, and what
    `open_review` raises. Starts a process and may take seconds: not for the event loop.
    """
    review = open_review(book, wanted)
    back = _read(_path(typed), limits_of(book.settings))
    _refuse_other(review.meeting, back)
    review = _of_version(book, wanted, back.version) or review
    base = review.base.meeting
    shown = _shown(book, base, Audience.FULL, today)
    _refuse_part(book, base, back, shown, today)
    found = edited_copy(base.body, shown, back.lines)
    return WordReview(
        review=review,
        given=Given(printed=review.printed, marked=laid_over(review.printed, found.copy)),
        by=_handle_of(back.author, names_for(book, review.meeting)),
        remarks=back.remarks,
        unplaced=found.unplaced,
    )


def _path(typed: str) -> Path:
    return typed_path(typed.strip().strip("'\""))


def _read(path: Path, limits: Limits) -> Reviewed:
    piece = read_file(path, limits=limits)
    if piece.reviewed is None or not piece.reviewed.lines:
        why = piece.trouble or f"In '{path.name}' staat geen tekst van Word."
        raise _unfit(why, "" if piece.trouble else _TO_MAKE_ONE)
    return piece.reviewed


def _of_version(book: Book, wanted: str, version: str) -> Review | None:
    """Return the minutes with the text that the file was made of; None when it does not say."""
    if not version:
        return None
    try:
        return open_review(book, wanted, version=version)
    except NotFound:
        return replace(open_review(book, wanted), unknown_mark=version)


def _shown(book: Book, meeting: Note, audience: Audience, today: datetime.date) -> list[ShownLine]:
    """Return the lines of the document of these minutes, each with where in the text it is of."""
    sort = sort_of("verslag")
    assert sort is not None
    document = build_of(book, sort, meeting, audience=audience, today=today).document
    facts = [line for fact in document.facts for part in fact for line in part.split("\n")]
    around = [
        *map(_line, [document.title, *facts]),
        *lines_shown(meeting.body, document.blocks),
    ]
    return [*around, *([_line(document.closing)] if document.closing else [])]


def _line(text: str) -> ShownLine:
    return ShownLine(" ".join(text.split()))


def _refuse_other(meeting: Note, back: Reviewed) -> None:
    number = meeting.text("nummer")
    if back.reference and back.reference != number:
        raise _unfit(
            f"Dit bestand is gemaakt van {back.reference}, niet van {number}.",
            f"Geef het op bij {back.reference}.",
        )


def _refuse_part(
    book: Book, base: Note, back: Reviewed, shown: Sequence[ShownLine], today: datetime.date
) -> None:
    """Refuse the short or public minutes: what was never in them would count as struck out."""
    lines = [one.text for one in back.lines]
    changed = changed_lines([one.text for one in shown], lines)
    if not changed:
        return
    for audience in (Audience.SHORT, Audience.PUBLIC):
        part = [one.text for one in _shown(book, base, audience, today)]
        if 2 * changed_lines(part, lines) < changed:
            raise _unfit(
                f"Dit is het verslag '{audience.value}'; daarin staat niet alles.",
                f"Laat wijzigen in het verslag '{Audience.FULL.value}'.",
            )
    if changed >= len(shown) + len(lines):
        raise _unfit("Dit bestand heeft geen regel gemeen met dit verslag.", _TO_MAKE_ONE)


def _handle_of(author: str, names: dict[str, str]) -> str:
    """Return the short name of the member with this name; else the name as Word has it."""
    wanted = author.casefold()
    known = (short for short, name in names.items() if name.casefold() == wanted)
    return next(known, author) if author else ""


def _unfit(message: str, fix: str) -> InvalidInput:
    return InvalidInput([Problem(code="bestand-ongeschikt", message=message, fix=fix)])
