"""The mail that a note goes with: a letter, the text of a newsletter, or any other note."""

import datetime

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.documents.building import build
from raadsboek.book.documents.sorts import sort_of, sorts_for
from raadsboek.book.documents.withheld import withheld_from
from raadsboek.book.mailing.asking import Asked, HoldsSecrets
from raadsboek.book.mailing.contacts import contacts_of
from raadsboek.book.mailing.drafting import Draft, draft_name
from raadsboek.book.mailing.enclosing import Enclosing
from raadsboek.book.mailing.lists import members_of
from raadsboek.book.mailing.people import People, people_called, people_in, signed_by
from raadsboek.book.mailing.templates import mail_template
from raadsboek.book.notes import title_of
from raadsboek.book.organs import same_organ
from raadsboek.core.confidential import is_confidential
from raadsboek.core.documents.audience import has_confidential
from raadsboek.core.documents.document import Audience
from raadsboek.core.kinds.post import PostStatus
from raadsboek.core.mailing.wording import Said, letter_mail
from raadsboek.core.note import Note
from raadsboek.core.roles import role_on

NEWSLETTERS = ("nieuwsbrief", "flits")
"""Sorts of documents whose text is the mail itself."""


def note_draft(book: Book, wanted: str, asked: Asked, *, now: datetime.datetime) -> Draft:
    """Return the mail for a note that is no meeting: a letter goes with it, a newsletter is it.

    Raises `NotFound`, `InvalidInput` and `HoldsSecrets`.
    """
    note = notes.read(book, wanted)
    book.index.refresh()
    sort = next(iter(sorts_for(note)), None)
    if sort is not None and sort.name in NEWSLETTERS:
        return newsletter_draft(book, note, sort.name, asked, now=now)
    if asked.audience is None and has_confidential(note):
        raise HoldsSecrets(note.text("nummer") or note.path)
    audience = asked.audience or Audience.FULL
    enclosing = Enclosing(book, note, asked, audience=audience, today=now.date())
    enclosing.document(note)
    if asked.with_papers:
        enclosing.files_of(note)
    organ = same_organ(book, note)
    template = mail_template(book, "brief", organ)
    said = letter_mail(
        title_of(note),
        note.text("nummer"),
        signed_by(book, organ),
        along=enclosing.along,
        text=template.text,
    )
    return Draft(
        name=draft_name(
            note.text("nummer") or "mail", "" if is_confidential(note.meta) else title_of(note)
        ),
        said=said,
        to=_to(book, note, asked, now.date()),
        cc=_people(book, note, asked.cc, now.date()),
        attached=tuple(enclosing.attached),
        withheld=enclosing.withheld(),
        papers=tuple(enclosing.papers),
        left_out=(
            *enclosing.left_out,
            *template.told(said),
            *(["De brief is nog een concept."] if note.text("status") == PostStatus.DRAFT else []),
        ),
    )


def newsletter_draft(
    book: Book, note: Note, sort_name: str, asked: Asked, *, now: datetime.datetime
) -> Draft:
    """Return the text of a newsletter as a mail, for everybody."""
    sort = sort_of(sort_name)
    assert sort is not None
    built = build(book, sort, note.path, audience=Audience.PUBLIC, today=now.date())
    return Draft(
        name=draft_name(note.text("nummer") or "nieuwsbrief", "nieuwsbrief"),
        said=Said(built.document.title, built.document.blocks),
        to=_people(book, note, asked.to, now.date()),
        cc=_people(book, note, asked.cc, now.date()),
        withheld=withheld_from(
            book, built.sources, audience=Audience.PUBLIC, left_out=built.withheld
        ),
    )


def _to(book: Book, note: Note, asked: Asked, today: datetime.date) -> People:
    """Return who the letter is for: who is named, else the one that the note says it is for."""
    if asked.to is not None:
        return _people(book, note, asked.to, today)
    relation = note.text("relatie").strip().casefold()
    if not relation:
        return People()
    found = [
        one.handle
        for one in members_of(book)
        if relation in (one.handle.casefold(), one.name.casefold(), role_on(one, today))
    ]
    found += [
        one.handle
        for one in contacts_of(book).known
        if relation in (one.handle.casefold(), one.name.casefold())
    ]
    return people_called(book, found[:1], today)


def _people(book: Book, note: Note, words: str | None, today: datetime.date) -> People:
    return people_in(book, words, today, organ=same_organ(book, note)) if words else People()
