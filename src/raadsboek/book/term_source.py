"""What the terms of dossiers are counted with: the law, the councils' own terms, rest days.

Owns when something of that changed. A refresh that meets no dossier only looks at the times of a
few files: nothing is read or loaded then.
"""

import importlib.machinery
import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from raadsboek.book.book import Book
from raadsboek.book.quick import settings_stamp
from raadsboek.core.note import Note
from raadsboek.core.terms.rows import TermRow
from raadsboek.index import terms

if TYPE_CHECKING:
    from raadsboek.core.council import Settings
    from raadsboek.core.terms.law import Law

LAW = "wet"
"""Under this name the index keeps the law; see `book.kept_law`."""
_FOLDER = Path(__file__).parents[1] / "procedures"


def terms_of(root: Path) -> terms.Terms:
    """Return where the index of the raadsboek at `root` gets its terms."""
    return terms.Terms(
        stamp=lambda: f"{settings_stamp(str(root))} {law_stamp()} {_holidays_stamp()}",
        begin=partial(_begin, partial(_settings_in, root)),
    )


def terms_as_of(version: str, settings: "Settings") -> terms.Terms:
    """Return where the index of one version gets its terms: the law of now, the rules of then."""
    return terms.Terms(
        stamp=lambda: f"{version} {law_stamp()} {_holidays_stamp()}",
        begin=partial(_begin, lambda: settings),
    )


def _settings_in(root: Path) -> "Settings":
    from raadsboek.vault.settings import read_settings

    return read_settings(root)[0]


def _begin(settings_now: "Callable[[], Settings]", learned: Mapping[str, bytes]) -> terms.Counting:
    from raadsboek.book.kept_law import law_from, to_keep
    from raadsboek.core.courses import work_out
    from raadsboek.core.trajectories.term_rows import term_rows
    from raadsboek.vault.procedures import LawUnreadable

    settings = settings_now()
    stamp, kept = law_stamp(), learned.get(LAW, b"")
    try:
        law = law_from(kept, stamp)
    except LawUnreadable:  # looking into a dossier says so; a day in its note still counts
        return terms.Counting("", lambda _note: (), dict)
    basis = f"{stamp} {_holidays_stamp()} {_councils(settings)}"

    def rows(note: Note) -> Sequence[TermRow]:
        council = settings.council(settings.organ_of(note.meta))
        return term_rows(work_out(note.meta, law, council))

    def worth_keeping() -> dict[str, bytes]:
        now = to_keep(law, stamp)
        return {} if now == kept else {LAW: now}

    return terms.Counting(basis, rows, worth_keeping)


def law_of(book: Book) -> "Law":
    """Return the law, as the index keeps it when that is the same. Raises `LawUnreadable`."""
    from raadsboek.book.kept_law import law_from

    return law_from(book.index.ask(terms.learned).get(LAW, b""), law_stamp())


def _councils(settings: "Settings") -> str:
    """Return all of the settings that decides what follows from a dossier."""
    said = [[one.short, one.law_name, one.terms] for one in settings.councils]
    return msgspec.json.encode(said).decode()


def law_stamp() -> str:
    """Return what tells one state of the files of the law from the next."""
    try:
        with os.scandir(_FOLDER) as files:
            found = sorted((file.name, file.stat()) for file in files if file.name.endswith("yaml"))
    except OSError:
        return ""
    return " ".join(f"{name}.{facts.st_size}.{facts.st_mtime_ns}" for name, facts in found)


@cache
def _holidays_stamp() -> str:
    """Return what tells one version of the package of holidays from the next, unimported."""
    found = importlib.machinery.PathFinder.find_spec("holidays")
    try:
        facts = Path(found.origin or "").stat() if found else None
    except OSError:
        facts = None
    if facts is None:
        return ""
    return f"{facts.st_size}.{facts.st_mtime_ns}"
