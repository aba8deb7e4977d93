"""The life of a decision: which notes belong to it, and what each said in its versions.

Gathers; the story is `core.provenance`'s. The versions come from what is remembered of the history,
and all their texts are asked for at once. It must not write.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.confidential.since import secret_since
from raadsboek.book.finding import find, links_to
from raadsboek.book.past import readable, refresh_history
from raadsboek.book.remembered_past import remembered_versions
from raadsboek.book.source import note_of, read_note
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.links import target, targets
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.core.provenance.minutes_point import Point, point_of
from raadsboek.core.provenance.note_past import NotePast, Then
from raadsboek.core.provenance.passage import Life, Recorded
from raadsboek.core.provenance.telling import Gathered, life_of
from raadsboek.core.trajectories.event_lines import events_in
from raadsboek.history.log import Version, contents
from raadsboek.index import finding

KINDS = ("besluit", "afspraak", "toezegging", "actie")
"""The kinds of which the story can be told: what comes from a meeting."""
_WORKS = ("actie", "toezegging")


def provenance_of(book: Book, wanted: str) -> Life:
    """Return the story of the note that `wanted` names. Raises `NotFound`, `InvalidInput`."""
    found = find(book, wanted)
    note = read_note(book, found.path)
    if note.text("soort") not in KINDS:
        raise InvalidInput(
            [
                Problem(
                    code="geen-herkomst",
                    message=f"{found.number or found.path} is geen besluit, afspraak, toezegging "
                    "of actie.",
                    fix="Geef het nummer van een besluit, zoals B-2026-014.",
                )
            ]
        )
    return replace(life_of(_gathered(book, note)), day_only=book.settings.day_only)


def _gathered(book: Book, note: Note) -> Gathered:
    number = note.text("nummer")
    meeting = _numbered(book, note.text("vergadering"))
    point = point_of(meeting, number, note.text("punt")) if meeting else None
    dossier = _numbered(book, note.text("traject"))
    near = _linking(book, number)
    papers = _papers(book, note, point, dossier, near)
    works = _works(book, note, meeting, near)
    earlier = [one for one in near if target(one.text("gewijzigd-door")) == number and number]
    later = [one for one in [_numbered(book, note.text("gewijzigd-door"))] if one is not None]
    listed = [one for one in (note, meeting, dossier) if one is not None]
    pasts = _pasts(book, [*listed, *papers, *works, *earlier, *later])

    def told(notes: Iterable[Note]) -> tuple[NotePast, ...]:
        return tuple(pasts[one.path] for one in notes)

    return Gathered(
        subject=pasts[note.path],
        meeting=pasts[meeting.path] if meeting else None,
        point=point,
        trajectory=pasts[dossier.path] if dossier else None,
        papers=told(papers),
        works=told(works),
        earlier=told(earlier),
        later=told(later),
    )


def _numbered(book: Book, reference: str) -> Note | None:
    """Return the note that a reference names; None when there is none."""
    number = target(reference)
    found = book.index.ask(finding.by_number, number) if number else []
    return _read(book, found[0].path) if found else None


def _read(book: Book, path: str) -> Note | None:
    try:
        return read_note(book, path)
    except NotFound:  # taken away since the index looked
        return None


def _linking(book: Book, number: str) -> list[Note]:
    found = links_to(book, number) if number else []
    return [note for one in found if (note := _read(book, one.path)) is not None]


def _papers(
    book: Book, note: Note, point: Point | None, dossier: Note | None, near: Sequence[Note]
) -> list[Note]:
    """Return the letters that prove the dossier, lay with the point, or name the note."""
    numbers = [*targets(note.text("brief")), *(point.papers if point else ())]
    for event in events_in(dossier.meta) if dossier else ():
        numbers += [target(paper.name) for paper in event.documents]
    named = [_numbered(book, number) for number in dict.fromkeys(numbers)]
    found = [one for one in (*named, *near) if one is not None and one.text("soort") == "post"]
    return list({one.path: one for one in found}.values())


def _works(book: Book, note: Note, meeting: Note | None, near: Sequence[Note]) -> list[Note]:
    """Return what was to be done: from the same agenda point, or what names the note."""
    number, item = note.text("nummer"), note.text("punt")
    beside = _linking(book, meeting.text("nummer")) if meeting and item else []
    of_point = [
        one
        for one in beside
        if one.text("punt") == item and target(one.text("vergadering")) == _name(meeting)
    ]
    return list(
        {
            one.path: one
            for one in (*of_point, *near)
            if one.text("soort") in _WORKS and one.text("nummer") != number
        }.values()
    )


def _name(note: Note | None) -> str:
    return note.text("nummer") if note is not None else ""


def _pasts(book: Book, notes: Iterable[Note]) -> dict[str, NotePast]:
    """Return the notes by path with what they said in each version, asked for in one go."""
    repository = readable(book)
    listed = {note.path: note for note in notes}
    refresh_history(book)
    versions = {path: remembered_versions(book, path, fresh=True)[::-1] for path in listed}
    places = [(one.identifier, one.path) for known in versions.values() for one in known]
    texts = dict(zip(places, contents(repository, places), strict=True))
    return {
        path: NotePast(
            note,
            tuple(
                Then(_recorded(one), note_of(book, one.path, data))
                for one in versions[path]
                if (data := texts[one.identifier, one.path]) is not None
            ),
            secret_since(book, note),
        )
        for path, note in listed.items()
    }


def _recorded(version: Version) -> Recorded:
    return Recorded(version.identifier, version.date, version.author, version.subject)
