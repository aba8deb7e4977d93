"""What a piece would become: the keys and the text of its note, each with why.

A proposal is shown before anything is kept; it must not write or read a file.
"""

import datetime

from raadsboek.book.book import Book
from raadsboek.book.inbox.known import DOSSIER_KEY, MESSAGE_KEY, Kept, Known
from raadsboek.book.inbox.pieces import Newer, Proposal
from raadsboek.core.confidential import KEY as CONFIDENTIAL_KEY
from raadsboek.core.confidential import YES
from raadsboek.core.council import ORGAN_KEY
from raadsboek.core.inbox.body import note_text
from raadsboek.core.inbox.guessing import guess
from raadsboek.core.inbox.pieces import plain_subject, title_of
from raadsboek.core.inbox.wishes import answer_due, handling_of, letter_day
from raadsboek.core.kinds.post import Direction, PostStatus
from raadsboek.core.links import link
from raadsboek.core.note import Value
from raadsboek.core.text import visible
from raadsboek.intake.piece import Piece

_MOST_RECIPIENTS = 4


def propose(
    book: Book,
    piece: Piece,
    name: str,
    *,
    known: Known,
    newer: tuple[Newer, ...],
    organ: str,
    today: datetime.date,
) -> Proposal:
    """Return the proposal for a piece in a file called `name`."""
    title = title_of(piece.subject, name)
    answered = _answered(piece, title, known)
    is_ours = _is_ours(book, piece)
    values, reasons = _facts(piece, title, is_ours=is_ours, today=today)
    found = _dossier(piece, title, str(values["relatie"]), known, answered) or _of_older_version(
        newer, known
    )
    if not is_ours:
        to_advise = found is not None and found[0] in known.to_advise
        asked = handling_of(title, piece.text, due="uiterlijk" in values, to_advise=to_advise)
        values["behandeling"], reasons["behandeling"] = asked
    if found is not None:
        number, reason = found
        values[DOSSIER_KEY] = link(number)
        reasons[DOSSIER_KEY] = reason
        if number in known.secret:
            values[CONFIDENTIAL_KEY] = YES
            reasons[CONFIDENTIAL_KEY] = "het traject is vertrouwelijk"
    values[ORGAN_KEY] = organ
    values[MESSAGE_KEY] = piece.message_id
    body = note_text(
        piece.text,
        known=known.dossier_of,
        trouble=piece.trouble,
        no_text=piece.has_no_text and not piece.parts,
        above=_above(newer, answered),
    )
    shown = {key: value for key, value in values.items() if value}
    return Proposal(values=shown, reasons=reasons, body=body)


def _facts(
    piece: Piece, title: str, *, is_ours: bool, today: datetime.date
) -> tuple[dict[str, Value], dict[str, str]]:
    """Return what the piece itself says: the keys, and why for each that needs it."""
    day, why_day = _day(piece, today)
    values: dict[str, Value] = {
        "titel": title,
        "richting": Direction.OUT if is_ours else Direction.IN,
        "datum": day.isoformat(),
        "relatie": _correspondent(piece, is_ours=is_ours),
        "status": PostStatus.DONE if is_ours else PostStatus.OPEN,
    }
    reasons = {"datum": why_day}
    if is_ours:
        reasons["richting"] = "u bent zelf de afzender"
    if not piece.is_mail and (written := letter_day(piece.text, today=today)):
        values["datum-brief"] = written.isoformat()
        reasons["datum-brief"] = "staat boven in het stuk"
    due = None if is_ours else answer_due(piece.text, written=day)
    if due is not None:
        values["uiterlijk"] = due.day.isoformat()
        reasons["uiterlijk"] = due.reason
    return values, reasons


def _dossier(
    piece: Piece, title: str, sender: str, known: Known, answered: Kept | None
) -> tuple[str, str] | None:
    """Return the dossier that the piece clearly belongs to, and why."""
    return guess(
        title,
        piece.text,
        [part.name for part in piece.parts],
        sender=sender,
        dossiers=known.dossiers,
        dossier_of=known.dossier_of,
        answered=answered.number if answered else "",
    )


def _day(piece: Piece, today: datetime.date) -> tuple[datetime.date, str]:
    """Return the day of a piece, and why: when it was sent, else that on which it is taken in.

    A file keeps the day on which somebody else last saved it, and a document that of the model
    that it was made from: neither says when it came in.
    """
    sent = piece.sent.date() if piece.sent is not None and piece.is_mail else None
    if sent is not None and sent <= today:
        return sent, ""
    if sent is not None:
        return today, "vandaag: de dag in de mail is nog niet geweest"
    return today, "vandaag"


def _is_ours(book: Book, piece: Piece) -> bool:
    own = book.settings.secretary.email.strip().casefold()
    return bool(own) and piece.sender_address.strip().casefold() == own


def _correspondent(piece: Piece, *, is_ours: bool) -> str:
    if not is_ours:
        return visible(piece.sender or piece.sender_address)
    shown = ", ".join(piece.recipients[:_MOST_RECIPIENTS])
    more = len(piece.recipients) - _MOST_RECIPIENTS
    return visible(f"{shown} en nog {more}" if more > 0 else shown)


def _answered(piece: Piece, title: str, known: Known) -> Kept | None:
    """Return the note of what a piece answers: by the marks of the mail, else by its subject."""
    for identifier in reversed(piece.references):
        if identifier in known.messages:
            return known.messages[identifier]
    is_answer = plain_subject(piece.subject) != piece.subject.strip()
    return known.subjects.get(title.casefold()) if is_answer else None


def _of_older_version(newer: tuple[Newer, ...], known: Known) -> tuple[str, str] | None:
    for one in newer:
        number = known.dossier_of.get(one.kept.number)
        if number:
            return number, f"de vorige versie hoort daarbij ({one.kept.number})"
    return None


def _above(newer: tuple[Newer, ...], answered: Kept | None) -> str:
    lines = [f"Nieuwe versie van {link(one.kept.number)}: {one.kept.original}" for one in newer]
    if answered is not None:
        lines.append(f"Antwoord op {link(answered.number)}")
    return "\n".join(dict.fromkeys(lines))
