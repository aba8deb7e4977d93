"""Letters about a vacancy, from the council's own templates.

A call for candidates is a letter of the record. What goes to a candidate is a mail outside of it:
no name of a candidate comes into a note.
"""

import datetime

from raadsboek.book import notes
from raadsboek.book.beside.candidates import candidate_called, candidates_of
from raadsboek.book.book import Book
from raadsboek.book.mailing.drafting import Draft, draft_name
from raadsboek.book.mailing.people import People, signed_by
from raadsboek.book.organs import organ_keys, same_organ
from raadsboek.book.source import read_note
from raadsboek.core import confidential
from raadsboek.core.beside.candidates import Candidate
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.core.errors import InvalidInput, NotFound
from raadsboek.core.kinds import post, vacancy
from raadsboek.core.kinds.post import Direction, PostStatus
from raadsboek.core.kinds.vacancy import Vacancy
from raadsboek.core.mailing.wording import Said
from raadsboek.core.note import Note, Value
from raadsboek.core.problem import Problem
from raadsboek.core.recruiting import Sender, known_of
from raadsboek.core.schema import check
from raadsboek.core.trajectories.letters.filling import fill
from raadsboek.render.mail import Address
from raadsboek.vault.reading import note_from_bytes
from raadsboek.vault.template import template_files

CALL = "oproep"
ABOUT_VACANCY = (CALL,)
_SUBJECTS = {"gesprek": "Uitnodiging voor een gesprek", "bedankje": "Uw belangstelling"}
TO_CANDIDATES = tuple(_SUBJECTS)
_TEMPLATES = {"oproep": "oproep-kandidaten.md", "gesprek": "uitnodiging-gesprek.md"}


def write_call(book: Book, wanted: str, *, now: datetime.datetime) -> Note:
    """Make the call for candidates of a vacancy as a letter that has not gone out yet.

    Raises `NotFound`, and `InvalidInput` for a note that is no vacancy.
    """
    note, one = _vacancy(book, wanted)
    text = _filled(book, note, one, CALL, now.date())
    values: dict[str, Value] = {
        "titel": f"Oproep: {one.title}",
        "richting": Direction.OUT.value,
        "datum": now.date().isoformat(),
        "relatie": one.constituency or "achterban",
        "status": PostStatus.DRAFT.value,
        **organ_keys(book, note.meta),
    }
    if confidential.is_confidential(note.meta):
        values[confidential.KEY] = confidential.YES
    return notes.create(book, post.KIND, values, body=text, now=now)


def candidate_mails(
    book: Book, subject: str, letter: str, name: str = "", *, today: datetime.date
) -> list[Draft]:
    """Return a mail to a candidate for a vacancy, or to each of them where none is named.

    Raises `NotFound`, and `InvalidInput` for a note that is no vacancy, or has no candidates.
    """
    note, one = _vacancy(book, subject)
    people = [candidate_called(book, subject, name)] if name else candidates_of(book, subject)
    if not people:
        raise InvalidInput([_nobody(subject)])
    return [_mail(book, note, one, letter, person, today) for person in people]


def _mail(
    book: Book, note: Note, one: Vacancy, letter: str, person: Candidate, today: datetime.date
) -> Draft:
    text = _filled(book, note, one, letter, today, name=person.name)
    address = (Address(person.email, person.name),) if person.email else ()
    signed = signed_by(book, same_organ(book, note))
    return Draft(
        name=draft_name(one.number, f"{letter} {person.name}"),
        said=Said(f"{_SUBJECTS[letter]} · {signed.council}", parse_blocks(text)),
        to=People(addresses=address, missing=() if address else (person.name,)),
    )


def _filled(
    book: Book, note: Note, one: Vacancy, letter: str, today: datetime.date, *, name: str = ""
) -> str:
    council = book.settings.council(book.settings.organ_of(note.meta))
    signed = signed_by(book, same_organ(book, note))
    sender = Sender(council=signed.council, clerk=signed.name, today=today)
    known = known_of(one, note.body, sender, name=name)
    return fill(_template(book, letter), known, council.law_name).text


def _template(book: Book, letter: str) -> str:
    """Return the text of the council's own template, or of the one that the program brings."""
    path = f"sjablonen/{_TEMPLATES.get(letter, f'{letter}.md')}"
    try:
        return read_note(book, path).body
    except NotFound:
        return note_from_bytes(path, dict(template_files())[path]).body


def _vacancy(book: Book, wanted: str) -> tuple[Note, Vacancy]:
    note = notes.read(book, wanted)
    found = check(Vacancy, note.meta)[0] if note.text("soort") == vacancy.KIND.name else None
    if found is None:
        raise InvalidInput([_no_vacancy(wanted)])
    return note, found


def _no_vacancy(wanted: str) -> Problem:
    return Problem(
        code="geen-vacature",
        message=f"{wanted} is geen vacature.",
        fix="Geef het nummer van een vacature, zoals VC-2026-01.",
    )


def _nobody(subject: str) -> Problem:
    return Problem(
        code="kandidaten-ontbreken",
        message=f"Er zijn geen kandidaten voor {subject}.",
        fix=f'Schrijf ze op met: raadsboek kandidaten {subject} --erbij "Naam".',
    )
