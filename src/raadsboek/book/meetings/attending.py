"""Filling in who was at a meeting, without a screen: names by short name, never a reason."""

import datetime
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.meetings.invited import invited_to
from raadsboek.book.meetings.steps import read_meeting
from raadsboek.book.minutes import context_of
from raadsboek.core.attendance import Attendance, Presence
from raadsboek.core.errors import InvalidInput
from raadsboek.core.minutes.context import Context
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem
from raadsboek.core.quorum import Quorum

_PROXY = re.compile(r"@?(\S+) (?:machtigt|aan|->|→) @?(\S+)", re.IGNORECASE)


class Attended(Struct, frozen=True, kw_only=True):
    """The attendance of a meeting as it is on disk; `names` are the full names by short name."""

    meeting: Note
    attendance: Attendance
    quorum: Quorum
    names: Mapping[str, str]
    changed: bool = False


def attendance_of(book: Book, wanted: str, *, today: datetime.date) -> Attended:
    """Return who was at a meeting. Raises `NotFound`, `InvalidInput` for no meeting."""
    return _attended(book, read_meeting(book, wanted), today)


def attend(
    book: Book,
    wanted: str,
    *,
    presence: Mapping[Presence, Sequence[str]],
    proxies: Sequence[str] = (),
    guests: Sequence[str] = (),
    everybody: bool = False,
    now: datetime.datetime,
) -> Attended:
    """Fill in who was there, as one version; who is not named stays as it was.

    `everybody` makes each member that nobody said anything of present; the director too in a
    consultation meeting. `proxies` are lines such as 'noor machtigt anna'. Raises
    `InvalidInput` with every name that is unknown or cannot be, `NotFound`, `ChangedOnDisk`.
    """
    book.index.refresh()
    meeting = read_meeting(book, wanted)
    context = context_of(book, meeting, today=now.date())
    before = Attendance.of(meeting)
    states = dict(before.presence)
    problems: list[Problem] = []
    said: dict[str, Presence] = {}
    for state, names in presence.items():
        for name in names:
            handle = _handle(context, name, states, problems)
            if handle and said.setdefault(handle, state) is not state:
                problems.append(_twice(handle, said[handle], state))
    if everybody:
        for handle in invited_to(book, meeting):
            if handle not in states:
                said.setdefault(handle, Presence.PRESENT)
    states |= said
    holders = dict(before.proxies) | dict(_proxies(context, proxies, states, problems))
    if problems:
        raise InvalidInput(problems)
    attendance = Attendance(
        presence=states,
        proxies={one: to for one, to in holders.items() if states.get(one) is not Presence.PRESENT},
        guests=tuple(dict.fromkeys((*before.guests, *(" ".join(one.split()) for one in guests)))),
        other_proxies=before.other_proxies,
    )
    changes = attendance.changes(meeting)
    saved = notes.save(book, meeting, changes=changes, body=None, now=now)
    return _attended(book, saved, now.date(), changed=bool(changes))


def _attended(
    book: Book, meeting: Note, today: datetime.date, *, changed: bool = False
) -> Attended:
    context = context_of(book, meeting, today=today)
    return Attended(
        meeting=meeting,
        attendance=Attendance.of(meeting),
        quorum=context.attendance(),
        names=context.members,
        changed=changed,
    )


def _handle(
    context: Context, name: str, known: Mapping[str, Presence], problems: list[Problem]
) -> str:
    """Return the short name that was meant; '' with a problem when nobody has it."""
    typed = name.strip().removeprefix("@")
    handle = context.handle(typed)
    if handle in context.members or handle in known:
        return handle
    problems.append(_unknown(context, typed))
    return ""


def _proxies(
    context: Context,
    lines: Sequence[str],
    states: Mapping[str, Presence],
    problems: list[Problem],
) -> list[tuple[str, str]]:
    found = []
    for line in lines:
        match = _PROXY.fullmatch(" ".join(line.split()))
        if match is None:
            problems.append(_wrong_proxy(line, "Schrijf: noor machtigt anna."))
            continue
        absent = _handle(context, match[1], states, problems)
        holder = _handle(context, match[2], states, problems)
        if not (absent and holder):
            continue
        if states.get(absent) is Presence.PRESENT:
            problems.append(_wrong_proxy(line, f"{absent} is zelf aanwezig."))
        elif states.get(holder) is not Presence.PRESENT:
            problems.append(_wrong_proxy(line, f"{holder} moet aanwezig zijn om te stemmen."))
        elif absent in context.seatless or holder in context.seatless:
            problems.append(_wrong_proxy(line, "Alleen wie een zetel heeft, stemt."))
        else:
            found.append((absent, holder))
    return found


def _unknown(context: Context, name: str) -> Problem:
    near = context.nearest(name)
    known = ", ".join(context.members) or "er zijn nog geen leden"
    return Problem(
        code="lid-onbekend",
        message=f"Op de dag van de vergadering heet niemand in de ledenlijst '{name}'.",
        fix=f"Bedoelt u {near}?" if near else f"Kies uit: {known}. Een gast gaat met --gast.",
    )


def _twice(handle: str, first: Presence, second: Presence) -> Problem:
    return Problem(
        code="aanwezigheid-dubbel",
        message=f"{handle} staat er twee keer: {first} en {second}.",
        fix="Noem iedereen één keer.",
    )


def _wrong_proxy(line: str, fix: str) -> Problem:
    return Problem(
        code="machtiging-ongeldig",
        key="machtigingen",
        message=f"De machtiging '{line}' kan niet.",
        fix=fix,
    )
