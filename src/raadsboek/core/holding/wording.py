"""What holds, in Dutch: one sentence for when, one for what came instead, one for as known then.

The same for the command line and the screen.
"""

import datetime

from raadsboek.core.dates import without_weekday
from raadsboek.core.holding.answering import Answer, Item, Moment
from raadsboek.core.holding.commitment import SOON, Commitment, Ending
from raadsboek.core.holding.known_then import Then
from raadsboek.core.holding.periods import KnownDay, Period, Source
from raadsboek.core.kinds import promise

FROM_THE_NOTES = "Waar niets bij staat, komt een dag uit de notitie zelf."
"""Below an answer: only the days that come from elsewhere say where from."""

_ONE_DAY = datetime.timedelta(days=1)


def heading(moment: Moment, words: str = "") -> str:
    """Return what was asked: 'Wat gold op 1 maart 2024 over thuiswerken'."""
    about = f" over {words.strip()}" if words.strip() else ""
    if moment.day == moment.today:
        return f"Wat geldt vandaag ({without_weekday(moment.day)}){about}"
    verb = "gold" if moment.is_past else "geldt"
    return f"Wat {verb} op {without_weekday(moment.day)}{about}"


def name_of(note: Commitment) -> str:
    """Return 'B-2026-014 Thuiswerkregeling'; a confidential note says that it is."""
    mark = " (vertrouwelijk)" if note.confidential else ""
    return f"{note.number} {note.title}".strip() + mark


def others(moment: Moment) -> str:
    """Return the heading above what was found and does not hold."""
    return "Gold toen niet" if moment.is_past else "Geldt niet"


def lines(item: Item, moment: Moment) -> list[str]:
    """Return everything that there is to say about a note, below its name."""
    note = item.note
    first = [when(item, moment), where(note)]
    rest = [*instead(item, moment), replaced(item), *warnings(item, moment)]
    return [" · ".join(part for part in first if part), *(line for line in rest if line)]


def warnings(item: Item, moment: Moment) -> list[str]:
    """Return what one should know before relying on a note."""
    reservation = item.note.reservation
    found = [f"voorbehoud: {reservation}" if reservation else "", as_known_then(item, moment)]
    return [line for line in found if line]


def when(item: Item, moment: Moment) -> str:
    """Return from when until when it holds, as seen from the day asked about."""
    if item.period.is_draft:
        return "concept: nog niet genomen" if item.note.kind == "besluit" else "nog een concept"
    parts = [_since(item, moment), _until(item, moment)]
    return ", ".join(part for part in parts if part)


def _since(item: Item, moment: Moment) -> str:
    since = item.period.since
    is_promise = item.note.kind == promise.KIND.name
    if since is None:
        return "begindag onbekend"
    day = _told(since)
    if not item.period.has_begun(moment.day):
        yet = "nog niet" if moment.day >= moment.today else "toen nog niet"
        return f"{yet}: {'toegezegd op' if is_promise else 'pas sinds'} {day}"
    return f"{'toegezegd op' if is_promise else 'sinds'} {day}"


def _until(item: Item, moment: Moment) -> str:
    period, note = item.period, item.note
    if period.ending is None:
        return f"uiterlijk {without_weekday(note.due)}" if note.due else ""
    if period.until is None:
        return f"{period.ending}; de dag staat nergens"
    if period.ending in (Ending.EXPIRED, Ending.ENDED) and period.until.source is Source.NOTE:
        last = period.until.day - _ONE_DAY
        soon = _soon(item, moment)
        return f"tot en met {without_weekday(last)}{soon}"
    by = f" door {note.successor}" if period.ending is Ending.CHANGED and note.successor else ""
    verb = f"wordt {period.ending}" if period.until.day > moment.today else period.ending.value
    return f"{verb} op {_told(period.until)}{by}"


def _soon(item: Item, moment: Moment) -> str:
    left = ends_soon(item, moment)
    if left is None:
        return ""
    return " (vandaag de laatste dag)" if left == 0 else f" (nog {left} {_days(left)})"


def ends_soon(item: Item, moment: Moment) -> int | None:
    """Return in how many days an agreement ends that ends soon without anything in its place."""
    if moment.day != moment.today or not item.holds or item.period.ending is not Ending.EXPIRED:
        return None
    left = item.days_left(moment.today)
    return left if left is not None and left <= SOON else None


def instead(item: Item, moment: Moment) -> list[str]:
    """Return what held in its place on that day, and what holds today: a sentence each."""
    found = []
    then, now = item.successor_then, item.successor_now
    if then is not None and moment.is_past and then != now:
        found.append(f"toen gold {name_of(then)}")
    if now is not None:
        both = "toen gold en nu geldt" if moment.is_past and then == now else "nu geldt"
        found.append(f"{both} {name_of(now)}")
    elif moment.is_past and item.holds and (still := _still(item)):
        found.append(still)
    if item.missing:
        found.append(f"gewijzigd door {item.missing}, maar er is geen notitie met dat nummer")
    return found


def _still(item: Item) -> str:
    if item.note.kind == promise.KIND.name:
        return "staat nu nog open" if item.holds_now else ""
    return "geldt nu nog" if item.holds_now else "geldt nu niet meer"


def nothing(moment: Moment, words: str = "") -> str:
    """Return that nothing was found that holds."""
    if words.strip():
        return "Niets gevonden."
    if moment.day == moment.today:
        return "Er geldt vandaag niets dat in dit raadsboek staat."
    verb = "gold" if moment.is_past else "geldt"
    return f"Op {without_weekday(moment.day)} {verb} niets dat in dit raadsboek staat."


def replaced(item: Item) -> str:
    """Return in whose place it came, or ''."""
    names = " en ".join(other.name for other in item.replaced)
    return f"kwam in de plaats van {names}" if names else ""


def as_known_then(item: Item, moment: Moment) -> str:
    """Return what the raadsboek of that day said otherwise, or ''."""
    known = item.known_then
    if known is None:
        return ""
    day = without_weekday(moment.day)
    if known.then is Then.ABSENT:
        when = f"; het is er op {without_weekday(known.since)} in gezet" if known.since else ""
        return f"let op: op {day} stond dit nog niet in het raadsboek{when}"
    said = f"let op: op {day} stond dit in het raadsboek als {known.status}"
    if known.since is None:
        return said
    holds = "gold" if known.then is Then.ENDED else "niet gold"
    return f"{said}; dat het toen {holds}, staat er sinds {without_weekday(known.since)}"


def began_later(answer: Answer) -> str:
    """Return that the raadsboek itself is younger than the day asked about, or ''."""
    if answer.began is None:
        return ""
    return (
        f"Dit raadsboek begint op {without_weekday(answer.began)}. Wat hier over "
        f"{without_weekday(answer.moment.day)} staat, is er later in gezet."
    )


def sources(period: Period) -> list[str]:
    """Return where each day comes from: 'sinds 12 maart 2026: uit de notitie'."""
    found = []
    if period.since is not None:
        found.append(f"sinds {without_weekday(period.since.day)}: {period.since.told}")
    if period.until is not None:
        found.append(f"tot {without_weekday(period.until.day)}: {period.until.told}")
    return found


def where(note: Commitment) -> str:
    """Return the meeting and the trajectory that it came from, as numbers."""
    return " · ".join(part for part in (note.meeting, note.trajectory) if part)


def _told(known: KnownDay) -> str:
    day = without_weekday(known.day)
    return day if known.source in (Source.NOTE, Source.SUCCESSOR) else f"{day} ({known.told})"


def _days(count: int) -> str:
    return "dag" if count == 1 else "dagen"
