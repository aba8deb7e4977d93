"""What mails of the council say: subject and text, in the words that a secretary would use.

Pure: facts in, blocks out. Titles stand as they were typed; nothing here reads a note.
"""

import datetime
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.dates import long_date
from raadsboek.core.documents.blocks import Block, Inlines, Paragraph
from raadsboek.core.documents.composing import labelled, lines, paragraph, plain, points
from raadsboek.core.meetings.send_log import SentWhat


class MailWhat(StrEnum):
    """What a mail about a meeting is for; the others are those of the send log."""

    INVITATION = "uitnodiging"
    """The day only, before there is an agenda."""
    AGENDA = SentWhat.AGENDA
    AFTERWARDS = SentWhat.AFTERWARDS
    NEW_DAY = SentWhat.NEW_DAY
    MINUTES = SentWhat.MINUTES


class Signed(Struct, frozen=True, kw_only=True):
    """Who signs a mail, and for which council."""

    name: str
    council: str


class About(Struct, frozen=True, kw_only=True):
    """The meeting that a mail is about; `day` as it is now, `before` the day that was told."""

    title: str
    day: datetime.date
    start: str = ""
    end: str = ""
    place: str = ""
    before: datetime.date | None = None
    is_off: bool = False
    is_adopted: bool = False


class Said(Struct, frozen=True):
    """The subject and the text of a mail."""

    subject: str
    blocks: tuple[Block, ...]


def meeting_mail(
    what: MailWhat,
    about: About,
    signed: Signed,
    *,
    along: Sequence[str] = (),
    has_invitation: bool = False,
) -> Said:
    """Return what a mail about a meeting says; `along` names the papers that go with it."""
    day, title = long_date(about.day), about.title
    subject, opening = _SAID[what](title, day, about)
    blocks: list[Block] = [paragraph("Beste allen,"), paragraph(opening)]
    if what is not MailWhat.MINUTES and not about.is_off:
        blocks.append(Paragraph(lines(_when_and_where(about))))
    if along:
        blocks += [paragraph("Bij deze mail:"), points(map(plain, along))]
    if has_invitation and about.is_off:
        blocks.append(
            paragraph("Open het bestand vervallen.ics om de vergadering uit uw agenda te halen.")
        )
    elif has_invitation:
        blocks.append(
            paragraph("Open het bestand uitnodiging.ics om de vergadering in uw agenda te zetten.")
        )
    blocks += [paragraph(one) for one in _closing(what, about)]
    return Said(f"{subject} · {signed.council}", (*blocks, greeting(signed)))


def _when_and_where(about: About) -> Iterable[Inlines]:
    until = f" tot {about.end}" if about.start and about.end else ""
    at = f", {about.start}{until} uur" if about.start else ""
    yield labelled("Wanneer", plain(f"{long_date(about.day)}{at}"))
    if about.place:
        yield labelled("Waar", plain(about.place))


def _invitation(title: str, day: str, about: About) -> tuple[str, str]:
    return f"Uitnodiging: {title}, {day}", f"Hierbij nodig ik u uit voor: {title}."


def _agenda(title: str, day: str, about: About) -> tuple[str, str]:
    return f"Agenda: {title}, {day}", f"Hierbij de agenda en de stukken voor: {title}."


def _afterwards(title: str, day: str, about: About) -> tuple[str, str]:
    told = f"Er zijn stukken bij gekomen of gewijzigd voor: {title}."
    return f"Nazending: {title}, {day}", told


def _new_day(title: str, day: str, about: About) -> tuple[str, str]:
    if about.is_off:
        return f"Vervalt: {title}, {day}", f"Deze vergadering gaat niet door: {title}, {day}."
    before = f" Eerder stond de vergadering op {long_date(about.before)}." if about.before else ""
    return f"Andere dag: {title}, {day}", f"Deze vergadering heeft een andere dag: {title}.{before}"


def _minutes(title: str, day: str, about: About) -> tuple[str, str]:
    which = "vastgestelde verslag" if about.is_adopted else "conceptverslag"
    subject = "Verslag" if about.is_adopted else "Conceptverslag"
    return f"{subject}: {title}, {day}", f"Hierbij het {which} van: {title}, {day}."


_SAID = {
    MailWhat.INVITATION: _invitation,
    MailWhat.AGENDA: _agenda,
    MailWhat.AFTERWARDS: _afterwards,
    MailWhat.NEW_DAY: _new_day,
    MailWhat.MINUTES: _minutes,
}


def _closing(what: MailWhat, about: About) -> Iterable[str]:
    if what is MailWhat.MINUTES and not about.is_adopted:
        yield (
            "Klopt er iets niet? Laat het mij weten, met bladzijde en regel, of verbeter het in "
            "het bestand."
        )
    elif what in (MailWhat.INVITATION, MailWhat.AGENDA) or (
        what is MailWhat.NEW_DAY and not about.is_off
    ):
        yield "Kunt u niet komen? Laat het mij weten."


class Open(Struct, frozen=True, kw_only=True):
    """Something that somebody still has to do; `is_promise`: that somebody promised."""

    number: str
    title: str
    due: datetime.date | None = None
    is_promise: bool = False


def reminder_mail(
    name: str, items: Sequence[Open], signed: Signed, *, today: datetime.date
) -> Said:
    """Return what a reminder says to one person: only what they have to do, the oldest first."""
    late = sum(one.due is not None and one.due < today for one in items)
    many = f"{len(items)} open punt" if len(items) == 1 else f"{len(items)} open punten"
    subject = f"Herinnering: {many}" + (f", waarvan {late} te laat" if late else "")
    blocks: list[Block] = [
        paragraph(f"Beste {name},"),
        paragraph("Dit staat nog open op uw naam:"),
        points(_item(one, today) for one in items),
        paragraph(
            "Is iets klaar? Antwoord dan op deze mail met het nummer en wat eruit kwam. Lukt het "
            "niet op tijd? Laat het mij weten."
        ),
    ]
    return Said(f"{subject} · {signed.council}", (*blocks, greeting(signed)))


def _item(one: Open, today: datetime.date) -> Inlines:
    due = f"uiterlijk {long_date(one.due)}" if one.due else "zonder datum"
    late = "te laat: " if one.due and one.due < today else ""
    promise = "toezegging, " if one.is_promise else ""
    return plain(f"{one.title} ({one.number}, {promise}{late}{due})")


def letter_mail(title: str, number: str, signed: Signed, *, along: Sequence[str]) -> Said:
    """Return what the mail says that a letter goes with."""
    blocks: list[Block] = [
        paragraph("Geachte heer, mevrouw,"),
        paragraph(f"Bijgaand onze brief: {title} (ons kenmerk {number})."),
        *([points(map(plain, along))] if len(along) > 1 else []),
    ]
    return Said(f"{title} · {number}", (*blocks, greeting(signed)))


def greeting(signed: Signed) -> Paragraph:
    """Return the last lines of a mail: who writes, for which council."""
    return Paragraph(
        lines(plain(part) for part in ("Met vriendelijke groet,", signed.name, signed.council))
    )
