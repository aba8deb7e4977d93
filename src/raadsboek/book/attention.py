"""From what the index knows to the facts of the start screen, for a quick and a normal start.

Pure, and light to import: the first text on screen waits for it.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from raadsboek.core.overview import (
    ARGUABLE,
    DAYS_AHEAD,
    Due,
    Elsewhere,
    NextMeeting,
    Overview,
    SettlingIn,
    Term,
    agenda_is_late,
    agenda_is_near,
    must_be_arranged,
)
from raadsboek.index.deadlines import Counts, Meeting
from raadsboek.index.onboarding import FoundList
from raadsboek.index.rows import Found, FoundTerm
from raadsboek.index.seals import Broken

if TYPE_CHECKING:  # the first text on screen does not wait for it
    from raadsboek.core.onboarding.tasks import Task

MEETINGS_AHEAD = 6
"""So many meetings ahead are looked at for what they ask already."""
_AGENDA_TO_SEND = ("", "gepland", "agenda concept")
_TO_COME = (*_AGENDA_TO_SEND, "agenda verzonden")
"""In these statuses a meeting can still ask for something; `core.kinds.meeting` says the same."""
_OF_WHOLE_COUNCIL = ("", "raad", "overleg")
"""The forms of meeting that have a rule for their agenda; `core.meetings.terms` says the same."""
_SECRECY = "geheimhouding"
"""Of this kind the due day is the end; `core.kinds.secrecy` says the same."""

_SETTLING_IN, _TITLE = "inwerken", "Inwerken"
"""The kind of an onboarding list, and how its title begins; `book.onboarding` says the same."""


def last_day(today: datetime.date) -> str:
    """Return the last day (ISO) that the start screen looks ahead to."""
    return (today + datetime.timedelta(days=DAYS_AHEAD)).isoformat()


def facts_of_day(
    name: str,
    law: str,
    today: datetime.date,
    due: Iterable[Found],
    terms: Iterable[FoundTerm],
    meetings: Sequence[Meeting],
    counts: Counts,
    *,
    checked: str = "",
    lagging: str = "",
    altered: Sequence[Broken] = (),
    organ: str = "",
    elsewhere: Sequence[Elsewhere] = (),
    rules: str = "",
    waiting: int = 0,
    vacancies: str = "",
    lists: Sequence[FoundList] = (),
) -> Overview:
    """Return the facts of the start screen: notes and terms until `last_day`, meetings ahead.

    `checked` is the number of problems that the last check found and `lagging` that of the
    bottlenecks, '' when nobody has looked. The notes with problems are counted always, and there
    are never fewer problems than those. `altered` are adopted minutes with another text.
    `rules` tells what the council asks of a meeting, as `meeting_rules` wrote it. `waiting` are
    the files in the inbox, `lists` those of who settles in, `vacancies` the empty seats by
    the last count, '' for none yet.
    """
    ahead = [_meeting(meeting, rules) for meeting in meetings]
    # What is left of a list is told a task at a time.
    by_task = {found.path for found in lists if any(not one.is_done for one in _read_list(found))}
    return Overview(
        name=name,
        law=law,
        today=today,
        due=tuple(
            sorted(
                [
                    *(_due(found, today) for found in due if found.path not in by_task),
                    *(_term(found, today) for found in terms),
                    *(task for found in lists for task in _tasks(found, last_day(today))),
                ],
                key=lambda item: item.order,
            )
        ),
        meeting=ahead[0] if ahead else None,
        inbox=counts.inbox,
        problems=max(counts.problems, len(altered), int(checked) if checked.isdecimal() else 0),
        notes=counts.notes,
        bottlenecks=int(lagging) if lagging.isdecimal() else 0,
        altered=tuple((one.number, one.path) for one in altered),
        organ=organ,
        elsewhere=tuple(elsewhere),
        others=tuple(one for one in ahead[1:] if _asks(one, today)),
        waiting=waiting,
        vacancies=int(vacancies) if vacancies.isdecimal() else 0,
        settling=tuple(_settling(found, today) for found in lists),
    )


def meeting_rules(days: int | None, rule: str, facilities: Iterable[str]) -> str:
    """Return what a council asks of its meetings as a fact to remember.

    How many days before its agenda must be known, by which rule, and what must be arranged.
    """
    return "\n".join([str(days or ""), rule, *facilities])


def elsewhere(
    names: Mapping[str, str], organ: str, late_by_organ: Mapping[str, int]
) -> list[Elsewhere]:
    """Return the organs besides `organ`, in order, each with how much is late there.

    `names` are all of them, short name first; what names none of them counts with the first.
    """
    first = next(iter(names), "")
    late = dict.fromkeys(names, 0)
    for named, number in late_by_organ.items():
        late[named if named in late else first] += number
    return [Elsewhere(short, name, late[short]) for short, name in names.items() if short != organ]


def _due(found: Found, today: datetime.date) -> Due:
    day = datetime.date.fromisoformat(found.due)
    title = found.title
    if found.kind == _SECRECY:
        title = f"geheimhouding {'is voorbij' if day < today else 'loopt af'}: {title}"
    return Due(
        path=found.path,
        number=found.number,
        kind=found.kind,
        title=title,
        person=found.person,
        due=day,
        status=found.status,
    )


def _term(found: FoundTerm, today: datetime.date) -> Due:
    last = datetime.date.fromisoformat(found.last)
    safe = datetime.date.fromisoformat(found.safe)
    # Of a reading that can be disputed no day is safe, and what lapses is awaited, not done.
    has_safe_day = not found.lapses and found.reading != ARGUABLE and safe >= today
    return Due(
        path=found.path,
        number=found.number,
        # Not asked of another module: nothing is imported for this before the first text.
        kind="verkiezing" if found.procedure.endswith("verkiezing") else "traject",
        title=found.title,
        person=found.person,
        due=safe if has_safe_day else last,
        status=found.status,
        term=Term(
            position=found.position,
            step=found.step,
            last=last,
            safe=safe,
            kind=found.kind,
            rule=found.rule,
            lapses=bool(found.lapses),
            reading=found.reading,
            remark=found.remark,
        ),
    )


def _read_list(found: FoundList) -> "list[Task]":
    # Only a raadsboek in which somebody settles in pays for reading tasks.
    from raadsboek.core.onboarding.tasks import BUDDY, OWNER, read_tasks

    return read_tasks(found.body, {OWNER: _people(found.owners), BUDDY: _people(found.buddies)})


def _people(kept: str) -> list[str]:
    """Return short names as the index keeps them: a list in brackets, or names with commas."""
    return [name for part in kept.strip("[]").split(",") if (name := part.strip(' "'))]


def _tasks(found: FoundList, until: str) -> Iterator[Due]:
    for task in _read_list(found):
        if not task.is_done and task.due is not None and task.due.isoformat() <= until:
            yield Due(
                path=found.path,
                number=found.number,
                kind=_SETTLING_IN,
                title=task.text,
                person=", ".join(task.people),
                due=task.due,
                status="open",
                task=task.line,
            )


def _settling(found: FoundList, today: datetime.date) -> SettlingIn:
    from raadsboek.core.onboarding.tasks import progress_of

    name = found.title.removeprefix(_TITLE).lstrip(" :") or found.title
    return SettlingIn(found.path, name, progress_of(_read_list(found), today).words)


def _meeting(meeting: Meeting, rules: str) -> NextMeeting:
    days, rule, facilities = _read(rules)
    day = datetime.date.fromisoformat(meeting.date)
    is_to_come = meeting.status in _TO_COME
    agenda_by = None
    if days and meeting.status in _AGENDA_TO_SEND and meeting.form in _OF_WHOLE_COUNCIL:
        agenda_by = datetime.date.fromordinal(max(day.toordinal() - days, 1))
    return NextMeeting(
        path=meeting.path,
        number=meeting.number,
        title=meeting.title,
        date=day,
        start=meeting.start,
        place=meeting.place,
        status=meeting.status,
        agenda_by=agenda_by,
        agenda_rule=rule if agenda_by else "",
        to_arrange=_to_arrange(meeting, facilities) if is_to_come else (),
        misled=is_to_come and _is_misled(meeting, day),
    )


def _read(rules: str) -> tuple[int, str, list[str]]:
    days, _, rest = rules.partition("\n")
    rule, _, facilities = rest.partition("\n")
    return (int(days) if days.isdecimal() else 0), rule, _names(facilities)


def _to_arrange(meeting: Meeting, facilities: Sequence[str]) -> tuple[str, ...]:
    """Return what is still to arrange: by the meeting's own list, else by that of the council."""
    if not meeting.to_arrange and not meeting.arranged:
        return tuple(facilities)
    done = {name.casefold() for name in _names(meeting.arranged)}
    return tuple(name for name in _names(meeting.to_arrange) if name.casefold() not in done)


def _names(lines: str) -> list[str]:
    return [part.strip() for part in lines.replace(",", "\n").split("\n") if part.strip()]


def _is_misled(meeting: Meeting, day: datetime.date) -> bool:
    told = f" voor {day.isoformat()}"
    if not meeting.sent or all(told in line for line in meeting.sent.split("\n")):
        return False
    # Only a meeting that was moved pays for reading its log.
    from raadsboek.core.meetings.send_log import read_log

    return read_log(meeting.sent.split("\n")).misled(day) is not None


def _asks(meeting: NextMeeting, today: datetime.date) -> bool:
    return (
        meeting.misled
        or agenda_is_late(meeting, today)
        or agenda_is_near(meeting, today)
        or must_be_arranged(meeting, today)
    )
