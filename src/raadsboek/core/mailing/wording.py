"""What mails of the council say: subject and text, in the words that a secretary would use.

Pure: facts in, blocks out. Titles stand as they were typed; nothing here reads a note. The texts
are `models`, or a template of the council.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.dates import long_date
from raadsboek.core.documents.blocks import Block, Inlines, Paragraph
from raadsboek.core.documents.composing import labelled, lines, paragraph, plain, points
from raadsboek.core.mailing.filling import fill, subject_of
from raadsboek.core.mailing.models import MODELS
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
    """The subject and the text of a mail.

    `unknown` are blanks in the template that mean nothing; `in_short` how much a reminder is about.
    """

    subject: str
    blocks: tuple[Block, ...]
    unknown: tuple[str, ...] = ()
    in_short: str = ""


def template_of(what: MailWhat, about: About) -> str:
    """Return the name of the template for a mail about a meeting."""
    if what is MailWhat.MINUTES:
        return "verslag" if about.is_adopted else "conceptverslag"
    if what is MailWhat.NEW_DAY and about.is_off:
        return "vervallen"
    return what.value


def meeting_mail(
    what: MailWhat,
    about: About,
    signed: Signed,
    *,
    along: Sequence[str] = (),
    has_invitation: bool = False,
    text: str = "",
) -> Said:
    """Return what a mail about a meeting says; `along` names the papers that go with it.

    `text` is the template of the council, '' for ours.
    """
    before = f"Eerder stond de vergadering op {long_date(about.before)}." if about.before else ""
    words = {
        "vergadering": about.title,
        "dag": long_date(about.day),
        "van": about.start,
        "tot": about.end,
        "plaats": about.place,
        "eerdere dag": before,
    }
    tells_when = what is not MailWhat.MINUTES and not about.is_off
    parts: dict[str, tuple[Block, ...]] = {
        "wanneer en waar": (Paragraph(lines(_when_and_where(about))),) if tells_when else (),
        "bij deze mail": _enclosed(along),
        "agendabestand": _agenda_file(about) if has_invitation else (),
    }
    return _said(template_of(what, about), text, signed, words, parts)


def _said(
    name: str,
    text: str,
    signed: Signed,
    words: Mapping[str, str],
    parts: Mapping[str, tuple[Block, ...]],
    *,
    in_short: str = "",
) -> Said:
    model = MODELS[name]
    known = {**words, "naam": signed.name, "raad": signed.council}
    found = fill(text or model, words=known, parts=parts, usual_subject=subject_of(model))
    return Said(found.subject, found.blocks, found.unknown, in_short)


def _enclosed(along: Sequence[str]) -> tuple[Block, ...]:
    return (paragraph("Bij deze mail:"), points(map(plain, along))) if along else ()


def _agenda_file(about: About) -> tuple[Block, ...]:
    if about.is_off:
        what = "vervallen.ics om de vergadering uit uw agenda te halen"
    else:
        what = "uitnodiging.ics om de vergadering in uw agenda te zetten"
    return (paragraph(f"Open het bestand {what}."),)


def _when_and_where(about: About) -> Iterable[Inlines]:
    until = f" tot {about.end}" if about.start and about.end else ""
    at = f", {about.start}{until} uur" if about.start else ""
    yield labelled("Wanneer", plain(f"{long_date(about.day)}{at}"))
    if about.place:
        yield labelled("Waar", plain(about.place))


class Open(Struct, frozen=True, kw_only=True):
    """Something that somebody still has to do; `is_promise`: that somebody promised."""

    number: str
    title: str
    due: datetime.date | None = None
    is_promise: bool = False


def reminder_mail(
    name: str,
    items: Sequence[Open],
    signed: Signed,
    *,
    today: datetime.date,
    text: str = "",
) -> Said:
    """Return what a reminder says to one person: only what they have to do, the oldest first."""
    late = sum(one.due is not None and one.due < today for one in items)
    many = f"{len(items)} open punt" if len(items) == 1 else f"{len(items)} open punten"
    of_them = f", waarvan {late} te laat" if late else ""
    short = f"{len(items)} open" + (f", {late} te laat" if late else "")
    parts: dict[str, tuple[Block, ...]] = {"punten": (points(_item(one, today) for one in items),)}
    words = {"aan": name, "hoeveel": f"{many}{of_them}"}
    return _said("herinnering", text, signed, words, parts, in_short=short)


def _item(one: Open, today: datetime.date) -> Inlines:
    due = f"uiterlijk {long_date(one.due)}" if one.due else "zonder datum"
    late = "te laat: " if one.due and one.due < today else ""
    promise = "toezegging, " if one.is_promise else ""
    return plain(f"{one.title} ({one.number}, {promise}{late}{due})")


def letter_mail(
    title: str, number: str, signed: Signed, *, along: Sequence[str], text: str = ""
) -> Said:
    """Return what the mail says that a letter goes with."""
    listed: tuple[Block, ...] = (points(map(plain, along)),) if len(along) > 1 else ()
    words = {"titel": title, "kenmerk": number}
    return _said("brief", text, signed, words, {"bij deze mail": listed})
