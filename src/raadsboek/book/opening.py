"""Opening a raadsboek: find its folder, read its settings, look at its history, mend a crash."""

import datetime
from pathlib import Path

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.changing import recover
from raadsboek.book.confidential.index_secrecy import secrecy_of
from raadsboek.book.term_source import terms_of
from raadsboek.core.council import Settings
from raadsboek.core.disk import DiskFull
from raadsboek.core.errors import HistoryFailed, NotAVault, RaadsboekError
from raadsboek.core.problem import Problem, Severity
from raadsboek.history.locks import HistoryBusy
from raadsboek.history.opening import open_repository
from raadsboek.history.state import Unfinished, refuse_obstacles
from raadsboek.index.cache import Index
from raadsboek.vault.destruction import read_destruction
from raadsboek.vault.inbox import keep_apart
from raadsboek.vault.intent import read_intent
from raadsboek.vault.locking import VaultBusy
from raadsboek.vault.reading import read_note
from raadsboek.vault.scanning import scan
from raadsboek.vault.settings import NEWER, read_settings

SETTINGS_FILE = "raadsboek.yaml"


def find_root(start: Path) -> Path:
    """Return the raadsboek that `start` is or lies in. Raises `NotAVault`."""
    here = start.absolute()
    for folder in (here, *here.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise NotAVault(str(start))


def open_to_read(root: Path, *, now: datetime.datetime, key_file: Path | None = None) -> Book:
    """Open the raadsboek at `root` for looking only: Git is not even loaded.

    A change that a crash left half done is mended first all the same, so that nobody ever sees
    half a change.
    """
    if read_intent(root) is not None or read_destruction(root) is not None:
        return open_book(root, now=now, key_file=key_file)
    settings, problems = read_settings(root)
    return Book(
        root=root,
        settings=settings,
        repository=None,
        index=_index(root, settings, key_file),
        read_only="Dit raadsboek is geopend om te lezen.",
        problems=problems,
        key_file=key_file,
    )


def open_book(
    root: Path,
    *,
    now: datetime.datetime,
    index: Index | None = None,
    key_file: Path | None = None,
) -> Book:
    """Open the raadsboek at `root`; what stands in the way of saving makes it read-only.

    A change that was interrupted is finished or undone here. `index` is for who opened the same
    raadsboek to read before. `key_file` holds the keys for encrypted notes; None is the user's own.
    """
    settings, problems = read_settings(root)
    book = Book(
        root=root,
        settings=settings,
        repository=None,
        index=index or _index(root, settings, key_file),
        problems=problems,
        key_file=key_file,
    )
    try:
        repository = open_repository(root)
    except HistoryFailed as error:
        closed = (*problems, unusable_history(error))
        return replace(book, read_only=str(error), problems=closed)
    book = replace(book, repository=repository)
    if settings.is_of_newer_program:
        return replace(book, read_only=" ".join(NEWER))
    # Whatever keeps us from saving leaves the notes readable; what may pass by itself is looked at
    # again at the first save.
    try:
        found = recover(book, now=now)
        refuse_obstacles(repository)
        keep_apart(root)
    except (VaultBusy, HistoryBusy, DiskFull) as error:
        passing = Problem(code="opslaan-bezet", message=error.message, fix=error.hint)
        return replace(book, problems=(*problems, passing))
    except Unfinished as error:  # the check finds it in the history itself
        return replace(book, read_only=str(error))
    except RaadsboekError as error:
        return replace(book, read_only=str(error), problems=(*problems, _unwritable(error)))
    return replace(book, problems=(*problems, *found))


def unusable_history(error: HistoryFailed) -> Problem:
    """Return the problem for a history that cannot be used at all."""
    return Problem(code="geschiedenis-onbruikbaar", message=error.message, fix=error.hint)


def _unwritable(error: RaadsboekError) -> Problem:
    return Problem(
        code="alleen-lezen",
        severity=Severity.WARNING,
        message=f"Dit raadsboek is alleen te lezen. {error.message}",
        fix=error.hint or "Los dit op en open het raadsboek opnieuw.",
    )


def _index(root: Path, settings: Settings, key_file: Path | None) -> Index:
    return Index(
        root,
        scan=lambda: scan(root),
        read=lambda path: read_note(root, path),
        terms=terms_of(root),
        secrecy=secrecy_of(root, settings, key_file),
    )
