"""What changed without Raadsboek and is in no version yet, or is damaged, or cannot be kept.

Recording it is `book.outside`'s.
"""

from collections.abc import Iterable

from raadsboek.book.book import Book
from raadsboek.book.meetings import damage
from raadsboek.core.problem import Problem, Severity
from raadsboek.history.outside import OutsideState, changed_outside
from raadsboek.vault.scanning import SUFFIX
from raadsboek.vault.writing import may_be_kept

_DONE = {
    OutsideState.NEW: "toegevoegd",
    OutsideState.CHANGED: "gewijzigd",
    OutsideState.REMOVED: "weggehaald",
}


def outside_changes(book: Book) -> Iterable[Problem]:
    """Yield what differs from the history, by every byte: for a check of everything."""
    return _changed(book, every_byte=True)


def changed_by_date(book: Book) -> Iterable[Problem]:
    """Yield what differs from the history by size and date: for a quick look."""
    return _changed(book, every_byte=False)


def _changed(book: Book, *, every_byte: bool) -> Iterable[Problem]:
    if book.repository is None or book.then is not None:
        return
    told = {one.path for one in damage.suspected(book)}
    for path, state in changed_outside(book.repository, every_byte=every_byte):
        if state.damaged:
            yield Problem(
                code="bestand-beschadigd",
                path=path,
                message=f"Dit bestand is {state}, terwijl de geschiedenis de hele tekst nog heeft.",
                fix="Zet de laatste versie terug via Geschiedenis (F9).",
            )
        elif path in told:
            continue  # recording adopted minutes that were changed is no remedy
        elif may_be_kept(book.root, path):
            yield Problem(
                code="buiten-gewijzigd",
                path=path,
                severity=Severity.WARNING,
                message=f"Buiten Raadsboek {_DONE[state]}; dit staat nog niet in de geschiedenis.",
                fix="Kijk of het klopt en leg het vast met: raadsboek vastleggen --buiten",
            )
        elif not path.endswith(SUFFIX):
            # A link and a note that cannot be kept are named by the checks of folder and notes.
            yield from _kept_out(book, path)


def _kept_out(book: Book, path: str) -> Iterable[Problem]:
    if (file := book.root / path).is_file() and not file.is_symlink():
        yield Problem(
            code="niet-bewaard",
            path=path,
            severity=Severity.WARNING,
            message="Dit bestand is te groot voor de geschiedenis, of het heeft een naam die daar "
            "niet in past.",
            fix="Verplaats het naar een plaats buiten het raadsboek.",
        )
