"""What the notes around a dossier give to its letters: names, papers, decisions, templates.

Reads only. What a confidential note is about stays out of a letter that is not confidential itself.
"""

import datetime
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from raadsboek.book.book import Book
from raadsboek.book.finding import find, links_to
from raadsboek.book.lists import rows
from raadsboek.book.notes import title_of
from raadsboek.book.organs import same_organ
from raadsboek.book.source import read_note
from raadsboek.book.trajectories.dossiers import Opened
from raadsboek.core import confidential
from raadsboek.core.dates import day_as_kept
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.kinds import decision, member, memo, post
from raadsboek.core.kinds.decision import DecisionStatus
from raadsboek.core.kinds.member import Role
from raadsboek.core.kinds.post import Direction, PostStatus
from raadsboek.core.letters import POWERS_WITH_LETTER
from raadsboek.core.links import target, targets
from raadsboek.core.note import Note
from raadsboek.core.roles import role_on
from raadsboek.core.trajectories.letters.facts import Around, Paper, number_of_paper
from raadsboek.core.trajectories.letters.forms import Letter
from raadsboek.core.trajectories.sections import without_hidden
from raadsboek.vault.reading import note_from_bytes
from raadsboek.vault.template import template_files

TEMPLATES = "sjablonen"
_STANDING = (DecisionStatus.TAKEN, DecisionStatus.VALID)


def around_of(book: Book, opened: Opened, *, today: datetime.date) -> Around:
    """Return what letters of a dossier need from the notes around it."""
    people = list(_members(book, opened, today))
    note = opened.note
    papers = _papers(book, opened)
    speakers = [
        str(one.get("naam", ""))
        for name in note.texts("woordvoerder")
        for one in people
        if str(one.get("kort", "")).casefold() == name.removeprefix("@").casefold()
    ]
    clerk = _name(people, Role.CLERK) or book.settings.secretary.name
    return Around(
        council=opened.council,
        chair=_name(people, Role.CHAIR),
        secretary=_name(people, Role.SECRETARY) or clerk,
        clerk=clerk,
        director=_name(people, Role.DIRECTOR),
        speakers=", ".join(name for name in speakers if name),
        papers=tuple(_paper(one) for one in papers if not _is_kept_back(opened, one)),
        kept_back=tuple(
            dict.fromkeys(
                one.text("nummer") or one.path
                for one in (*papers, *_behind_proofs(book, opened))
                if _is_kept_back(opened, one)
            )
        ),
        decided=_decided(book, opened),
    )


def template_of(book: Book, opened: Opened, letter: Letter) -> tuple[str, bool]:
    """Return the template of a letter, and whether it is the council's own; see below."""
    return template_named(book, opened.note, letter.template)


def template_named(book: Book, about: Note, template: str) -> tuple[str, bool]:
    """Return the template with a name for a note, and whether it is the council's own.

    One for the organ goes first (adviesbrief-cr.md), then that of the house; without either it is
    the one that the program brings. Raises `InvalidInput` for one that cannot be read.
    """
    stem = template.removesuffix(".md")
    short = same_organ(book, about)
    for name in (f"{stem}-{short}.md" if short else "", template):
        if name:
            try:
                note = read_note(book, f"{TEMPLATES}/{name}")
            except NotFound:
                continue
            _refuse_unreadable(note)
            return note.body, True
    path = f"{TEMPLATES}/{template}"
    return note_from_bytes(path, dict(template_files())[path]).body, False


def _refuse_unreadable(template: Note) -> None:
    """Raise `InvalidInput` unless there is a text; data at its top it may do without."""
    found = next((one for one in template.problems if one.code != "frontmatter-ontbreekt"), None)
    if found is None or template.editable:
        return
    message = f"Het sjabloon {template.path} is niet te gebruiken. {found.message}"
    raise InvalidInput([replace(found, message=message)])


def notes_of(book: Book, opened: Opened, *kinds: str) -> Iterator[Note]:
    """Yield the notes of these kinds that name a dossier as theirs, by path."""
    number = opened.note.text("nummer")
    for found in links_to(book, number) if number else []:
        if found.kind in kinds:
            note = read_note(book, found.path)
            if target(note.text("traject")) == number:
                yield note


def _members(book: Book, opened: Opened, today: datetime.date) -> Iterator[dict[str, object]]:
    """Yield the members of the council of a dossier who are in office on a day."""
    day = today.isoformat()
    for one in rows(book, member.KIND, organ=same_organ(book, opened.note)).objects():
        if str(one.get("van") or day) <= day <= str(one.get("tot") or day):
            yield {**one, "rol": role_on(one, today)}


def _name(people: Iterable[dict[str, object]], role: Role) -> str:
    found = [str(one.get("naam", "")) for one in people if one.get("rol") == role.value]
    return found[-1] if found else ""


def _papers(book: Book, opened: Opened) -> list[Note]:
    """Return the papers of a dossier by day: its post, what proves its events, what it links to."""
    found = {note.path: note for note in notes_of(book, opened, post.KIND.name)}
    named = [one.name for event in opened.dossier.events for one in event.documents]
    for number in (*map(target, named), *targets(without_hidden(opened.note.body))):
        note = note_called(book, number)
        if note is not None and note.text("soort") in (post.KIND.name, memo.KIND.name):
            found.setdefault(note.path, note)
    papers = [note for note in found.values() if not is_draft(note)]
    return sorted(papers, key=lambda note: (note.text("datum") or "9999", note.text("nummer")))


def _behind_proofs(book: Book, opened: Opened) -> Iterator[Note]:
    """Yield the notes of any kind that prove the events of a dossier, or that the proof is of."""
    for event in opened.dossier.events:
        for one in event.documents:
            note = note_called(book, number_of_paper(one.name))
            if note is not None:
                yield note


def _paper(note: Note) -> Paper:
    return Paper(
        number=note.text("nummer") or note.path,
        title=title_of(note),
        day=day_as_kept(note.text("datum")),
    )


def _is_kept_back(opened: Opened, note: Note) -> bool:
    is_own = confidential.is_confidential(opened.note.meta)
    return confidential.is_confidential(note.meta) and not is_own


def is_draft(note: Note) -> bool:
    """Tell if a note is a letter of the council that has not gone out."""
    return (
        note.text("richting") == Direction.OUT.value
        and note.text("status") == PostStatus.DRAFT.value
    )


def _decided(book: Book, opened: Opened) -> str:
    """Return what the council decided last in a dossier by one of its powers, in its words."""
    is_own = confidential.is_confidential(opened.note.meta)
    found = [
        note
        for note in notes_of(book, opened, decision.KIND.name)
        if note.text("bevoegdheid") in POWERS_WITH_LETTER
        and (note.text("status") or DecisionStatus.TAKEN) in _STANDING
        and (is_own or not confidential.is_confidential(note.meta))
    ]
    found.sort(key=lambda note: (note.text("datum"), note.text("nummer")))
    return found[-1].body.strip() if found else ""


def note_called(book: Book, number: str) -> Note | None:
    """Return the note with this number, None without one."""
    try:
        return read_note(book, find(book, number).path)
    except NotFound:
        return None
