"""What there is to choose before a mail is put ready: who could get it, and what could go along.

For a front end that shows it to be ticked. The draft itself is made again from what was chosen.
"""

import datetime
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.mailing.asking import Asked, PapersAs
from raadsboek.book.mailing.contacts import contacts_of
from raadsboek.book.mailing.drafting import Draft, place_for
from raadsboek.book.mailing.lists import members_of
from raadsboek.book.mailing.meeting_mails import meeting_draft
from raadsboek.book.mailing.note_mails import note_draft
from raadsboek.book.mailing.reminders import reminder_drafts
from raadsboek.book.organs import same_organ
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import meeting
from raadsboek.core.kinds.member import Member
from raadsboek.core.mailing.lists import is_there
from raadsboek.core.mailing.wording import MailWhat
from raadsboek.core.note import Note
from raadsboek.core.roles import as_on


class Gets(StrEnum):
    """How somebody gets a mail."""

    TO = "aan"
    COPY = "kopie"
    NOT = "niet"


class Candidate(Struct, frozen=True, kw_only=True):
    """Somebody who could get the mail; without an address the secretary fills that in."""

    handle: str
    name: str
    told: str
    """The role, or what is open."""
    email: str
    """The address, '' when none is known."""
    gets: Gets

    @property
    def has_address(self) -> bool:
        """Whether the mail can be addressed to this person."""
        return bool(self.email)


class Choices(Struct, frozen=True, kw_only=True):
    """What can be chosen: people, files, and the folder that is offered.

    `about` is what the mail is for; the subject and warnings are those of what is offered.
    """

    path: str
    about: str
    subject: str
    asked: Asked
    people: tuple[Candidate, ...]
    files: tuple[str, ...]
    left_out: tuple[str, ...]
    place: str
    is_logged: bool = False
    """Whether what is sent is to be written down in the send log afterwards."""

    @property
    def has_papers(self) -> bool:
        """Whether the papers of a meeting go along, so that it can be asked in which form."""
        return bool(self.path) and self.about in (MailWhat.AGENDA, MailWhat.AFTERWARDS)


def choices_for(book: Book, wanted: str, asked: Asked, *, now: datetime.datetime) -> Choices:
    """Return what there is to choose for the mail about a note. Raises as making the draft."""
    note = notes.read(book, wanted)
    draft, about = draft_of(book, note, replace(asked, is_preview=True), now=now)
    day = day_as_kept(note.text("datum")) if _is_meeting(note) else None
    return Choices(
        path=note.path,
        about=about,
        subject=draft.said.subject,
        asked=asked,
        people=tuple(_candidates(book, note, draft, day or now.date())),
        files=tuple(one.name for one in draft.attached),
        left_out=draft.left_out,
        place=place_for(book),
        is_logged=_is_meeting(note) and about != "uitnodiging",
    )


def draft_of(book: Book, note: Note, asked: Asked, *, now: datetime.datetime) -> tuple[Draft, str]:
    """Return the mail about a meeting or another note, and what it is for in a word."""
    if _is_meeting(note):
        draft, what = meeting_draft(book, note.path, asked, now=now)
        return draft, what.value
    return note_draft(book, note.path, asked, now=now), ""


def asked_again(choices: Choices, gets: dict[str, Gets], papers_as: PapersAs) -> Asked:
    """Return what is asked of the same mail, for the same people, with its papers in a form."""
    return replace(
        choices.asked,
        what=MailWhat(choices.about),
        to=_in_words(gets, Gets.TO),
        cc=_in_words(gets, Gets.COPY),
        papers_as=papers_as,
    )


def chosen_draft(
    book: Book,
    choices: Choices,
    gets: dict[str, Gets],
    files: Iterable[str],
    *,
    now: datetime.datetime,
) -> Draft:
    """Return the mail as it was chosen: to whom, and with which of the files."""
    asked = replace(
        choices.asked,
        to=_in_words(gets, Gets.TO),
        cc=_in_words(gets, Gets.COPY),
        leave=frozenset(choices.files) - frozenset(files),
    )
    return draft_of(book, notes.read(book, choices.path), asked, now=now)[0]


def reminder_choices(book: Book, *, organ: str, today: datetime.date) -> Choices:
    """Return who could be reminded, with how much is open. Raises `NothingOpen`."""
    drafts = reminder_drafts(book, organ=organ, today=today)
    names = {one.handle.casefold(): one.name for one in members_of(book)}
    contacts = contacts_of(book)
    return Choices(
        path="",
        about="herinneringen",
        subject="",
        asked=Asked(),
        people=tuple(
            Candidate(
                handle=handle,
                name=names.get(handle, handle),
                told=draft.said.in_short,
                email=contacts.email_of(handle),
                gets=Gets.NOT if draft.to.missing else Gets.TO,
            )
            for draft in drafts
            for handle in draft.to.handles
        ),
        files=(),
        left_out=tuple(one for draft in drafts for one in draft.left_out),
        place=place_for(book),
    )


def chosen_reminders(
    book: Book, gets: dict[str, Gets], *, organ: str, today: datetime.date
) -> Sequence[Draft]:
    """Return the reminders for who was chosen."""
    return [
        draft
        for draft in reminder_drafts(book, organ=organ, today=today)
        if gets.get(draft.to.handles[0]) is Gets.TO
    ]


def _candidates(book: Book, note: Note, draft: Draft, day: datetime.date) -> Iterable[Candidate]:
    """Yield everybody who could get it: who is proposed first, then who else there is."""
    contacts = contacts_of(book)
    organ = same_organ(book, note)
    known: dict[str, Member] = {}
    names: dict[str, str] = {}
    for one in members_of(book):
        names[one.handle.casefold()] = one.name
        if is_there(one, day) and book.settings.council(one.organ).short == organ:
            known.setdefault(one.handle.casefold(), as_on(one, day))
    gets = {one.casefold(): Gets.COPY for one in draft.cc.handles}
    gets |= {one.casefold(): Gets.TO for one in draft.to.handles}
    handles = {one.casefold(): one for one in (*draft.to.handles, *draft.cc.handles)}
    handles = {**{key: one.handle for key, one in known.items()}, **handles}
    handles = {**handles, **{one.handle.casefold(): one.handle for one in contacts.known}}
    for key in sorted(handles, key=lambda key: key not in gets):
        person, contact = known.get(key), contacts.of(key)
        yield Candidate(
            handle=handles[key],
            name=(contact.name if contact else "") or names.get(key, handles[key]),
            told=person.role.value if person else "geen lid op die dag",
            email=contact.email if contact else "",
            gets=gets.get(key, Gets.NOT),
        )


def _in_words(gets: dict[str, Gets], wanted: Gets) -> str:
    return ", ".join(f"@{handle}" for handle, one in gets.items() if one is wanted)


def _is_meeting(note: Note) -> bool:
    return note.text("soort") == meeting.KIND.name
