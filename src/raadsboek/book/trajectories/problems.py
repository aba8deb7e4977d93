"""What is wrong in the dossiers of a raadsboek, for `controleer` and the screen Problemen.

The index is asked as it is. Whether the papers still prove what they did takes the files
themselves and, for a note that was worked on since, the history.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.lists import rows
from raadsboek.book.opening import SETTINGS_FILE
from raadsboek.book.past import text_of, versions_of
from raadsboek.book.source import read_note
from raadsboek.book.trajectories.checked import problems_of
from raadsboek.book.trajectories.closing import has_outcome_letter, proving_events
from raadsboek.book.trajectories.known_law import known_law
from raadsboek.book.trajectories.proof import digest_of, path_of_paper, short_digest
from raadsboek.core.dates import short_date
from raadsboek.core.errors import HistoryFailed, NotFound, ReadOnly
from raadsboek.core.kinds import trajectory
from raadsboek.core.kinds.trajectory import TrajectoryStatus
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.terms.event import Document, Event
from raadsboek.core.terms.house_terms import house_term_problems
from raadsboek.core.text import visible
from raadsboek.core.trajectories.dossier import Dossier, work_out
from raadsboek.core.trajectories.event_lines import EVENTS_KEY, events_in
from raadsboek.vault.reading import UnsafeFile, note_from_bytes
from raadsboek.vault.scanning import SUFFIX

_PROVING = ("soort", "titel", "richting", "datum", "datum-brief", "relatie", "bijlagen")
"""The keys of a piece of post that belong to what it proves; others say what was done with it."""


def problems_in_dossiers(book: Book) -> Iterator[Problem]:
    """Yield what is wrong in the trajectory notes, as far as the notes themselves tell."""
    metas = rows(book, trajectory.KIND).objects()
    law = known_law() if metas else None
    if law is None:
        return  # that it cannot be read is told by a check of its own
    for meta in metas:
        council = book.settings.council(book.settings.organ_of(meta))
        for problem in problems_of(meta, law, council):
            yield replace(problem, path=str(meta["pad"]))
        if meta.get("status") == TrajectoryStatus.FINISHED:
            yield from _finished_too_early(book, meta, work_out(meta, law, council))


def _finished_too_early(book: Book, meta: dict[str, Value], dossier: Dossier) -> Iterator[Problem]:
    """Yield that a dossier was finished without a letter, which the program itself refuses."""
    if not has_outcome_letter(book, str(meta.get("nummer", "")), dossier):
        names = "' of '".join(dossier.event_title(name) for name in proving_events(dossier))
        yield Problem(
            code="afgerond-zonder-brief",
            key="status",
            path=str(meta["pad"]),
            severity=Severity.WARNING,
            message=f"Dit traject is afgerond, maar er is geen brief met de uitkomst ('{names}').",
            fix="Leg de uitkomst vast met haar bewijs, of kies een andere fase.",
        )


def problems_in_house_terms(book: Book) -> Iterator[Problem]:
    """Yield what is wrong in the councils' own terms, as they stand in the settings."""
    councils = book.settings.councils
    law = known_law() if any(one.terms for one in councils) else None
    if law is None:
        return
    for place, council in enumerate(councils, start=1):
        for problem in house_term_problems(council.terms, law, council.law_name):
            message = f"Orgaan {place}: {problem.message}"
            yield replace(problem, path=SETTINGS_FILE, message=message)


def changed_proof(book: Book) -> Iterator[Problem]:
    """Yield the papers that are gone, or no longer say what they did when they became proof."""
    for meta in rows(book, trajectory.KIND).objects():
        for event in events_in(meta):
            for paper in event.documents:
                if paper.digest:
                    yield from _of_paper(book, meta, event, paper)


def _of_paper(
    book: Book, meta: dict[str, Value], event: Event, paper: Document
) -> Iterable[Problem]:
    path = path_of_paper(book, paper.name)
    shown = visible(paper.name.strip("[]"))
    of_event = f"'{event.name}' van {short_date(event.day)}"
    if path is None:
        yield Problem(
            code="bewijs-weg",
            key=EVENTS_KEY,
            path=str(meta["pad"]),
            message=f"{shown} bewijst {of_event}, maar is er niet meer.",
            fix="Haal het terug uit de geschiedenis, of geef een ander bewijs.",
        )
        return
    try:
        same = digest_of(book, path) == paper.digest or _proves_the_same(book, path, paper.digest)
    except (NotFound, UnsafeFile, HistoryFailed, ReadOnly):
        return  # others report a file that cannot be read, and a history that does not answer
    if not same:
        yield Problem(
            code="bewijs-gewijzigd",
            key=EVENTS_KEY,
            path=str(meta["pad"]),
            severity=Severity.WARNING,
            message=f"{shown} bewijst {of_event}, maar is daarna gewijzigd.",
            fix="Kijk in Geschiedenis (F9) wat er anders is. Klopt het stuk, leg de gebeurtenis "
            "dan opnieuw vast met dit bewijs; anders zet u de oude versie terug.",
        )


def _proves_the_same(book: Book, path: str, digest: str) -> bool:
    """Tell if a note still says what it did in its version with this digest.

    What was done with a piece of post since, such as settling it, takes nothing from the proof.
    """
    if not path.endswith(SUFFIX):
        return False
    if read_note(book, path).encrypted:  # nobody without the key can tell
        return True
    for version in versions_of(book, path):
        data = text_of(book, path, version.identifier).encode()
        if short_digest(data) == digest:
            return _proved(note_from_bytes(path, data)) == _proved(read_note(book, path))
    return False


def _proved(note: Note) -> tuple[object, ...]:
    return (note.body, *(note.meta.get(key) for key in _PROVING))
