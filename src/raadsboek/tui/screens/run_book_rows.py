"""What the run book of a meeting shows: how far it is, and rows that lead somewhere.

Drawing only: what is missing is `core.meetings.missing`'s, where a row leads is the screen's.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from textual.content import Content

from raadsboek.core.dates import long_date, relative, short_date
from raadsboek.core.kinds.meeting import WITHOUT_STEPS, MeetingStatus
from raadsboek.core.meetings.missing import Missing
from raadsboek.core.meetings.send_log import Log, Sending
from raadsboek.core.meetings.step_facts import ORDER, Facts
from raadsboek.core.meetings.steps import missing, next_step
from raadsboek.tui.boundary import Part, assembled

ATTENDANCE, LOG, STEP = "aanwezigheid", "verzendlijst", "stap"
ARRANGE, PERSON = "regel:", "persoon:"
"""What a row is about, besides the key of what is missing; the last two are followed by a name."""

_TRACK = (
    ("AGENDA", ("gepland", "concept", "verzonden", "gehouden")),
    ("VERSLAG", ("concept", "vastgesteld", "gepubliceerd", "afgesloten")),
)
_HINTS = {
    "verzonden": "M zet de mail klaar, s maakt één bestand. Verstuurd? Schrijf dat op met Enter.",
    "bericht": "Enter of z: schrijf op wie u de nieuwe dag hebt gemeld.",
    "nazending": "M zet de mail klaar. Nagestuurd? Schrijf dat op met Enter.",
    "aanwezig": "Enter of F4: geef aan wie er was.",
    "te-regelen": "Hieronder vinkt u af wat geregeld is. Enter opent de gegevens.",
    "vastleggen": "Enter opent de notulen; F8 legt ze vast.",
    "brief": "Enter: maak de brief, of zeg dat er geen nodig is.",
    "datum": "F8 zet haar op of na die dag op gehouden. Enter verzet haar.",
}
"""What to do from this screen, where `fix` names the command line."""
_DIM = "$foreground-muted"


class Row(NamedTuple):
    """A line of the run book; without `about` it is only to be read. `hint` says what to do."""

    content: Content
    about: str = ""
    hint: str = ""
    item: Missing | None = None


def title_line(facts: Facts, title: str) -> Content:
    """Return the top line: which meeting, when and where."""
    when = f"{long_date(facts.day)} {facts.start}".strip() if facts.day else "nog geen dag"
    return assembled(
        Part(f"{facts.number} {title}", "bold"),
        Part(" · ", _DIM),
        " · ".join(part for part in (when, facts.place) if part),
    )


def track_lines(facts: Facts) -> Content:
    """Return the steps in two lines: those behind, the one that the meeting is at, those ahead."""
    if facts.status is MeetingStatus.CANCELLED:
        return assembled(Part(" ✕ vervallen: de vergadering gaat niet door", "bold $warning"), "\n")
    if facts.status is MeetingStatus.TAKEN_OVER:
        return assembled(Part(" overgenomen uit een oud archief", "bold $accent"), "\n")
    here = ORDER.index(facts.status)
    parts: list[Part | str] = []
    place = 0
    for name, labels in _TRACK:
        parts.append(Part(f"{' ' if not parts else chr(10) + ' '}{name:<9}", "bold $accent"))
        for label in labels:
            parts.append(_step(label, place, here))
            place += 1
    return assembled(*parts)


def _step(label: str, place: int, here: int) -> Part:
    if place < here:
        return Part(f"✓ {label}   ")
    if place == here:
        return Part(f"◂ {label}   ", "bold $accent")
    return Part(f"○ {label}   ", _DIM)


def rows_of(facts: Facts, names: Mapping[str, str], unfolded: Collection[str]) -> list[Row]:
    """Return all rows; `names` are full names by short name, `unfolded` what was opened."""
    groups = (
        list(_of_next_step(facts)),
        list(_of_later_steps(facts)),
        list(_of_facilities(facts)),
        list(_of_terms(facts)),
        list(_of_attendance(facts)),
        list(_of_log(facts, names, unfolded)),
    )
    rows: list[Row] = []
    for group in groups:
        if group:
            rows += [*([Row(Content(""))] if rows else []), *group]
    return rows


def _heading(text: str, rest: str = "") -> Row:
    return Row(assembled(Part(text, "bold $accent"), Part(f"  {rest}" if rest else "", _DIM)))


def _missing_row(item: Missing) -> Row:
    # That a day is still to come is no trouble.
    alarms = item.blocking and item.key != "datum"
    mark = Part(" ! ", "bold $error") if alarms else Part(" · ", _DIM)
    return Row(assembled(mark, item.message), item.key, _HINTS.get(item.key, item.fix), item)


def _of_next_step(facts: Facts) -> Iterator[Row]:
    step = next_step(facts)
    if step is None:
        closed = facts.status not in WITHOUT_STEPS
        yield _heading("KLAAR", "deze vergadering is afgesloten" if closed else "")
        return
    found = [item for item in missing(facts) if ORDER.index(item.step) <= ORDER.index(step)]
    yield _heading(f"NODIG VOOR {step.value.upper()}")
    for item in found:
        yield _missing_row(item)
    if not any(item.blocking for item in found):
        hint = "Enter of F8 zet deze stap."
        what = f" ▸ zet de vergadering op '{step}'"
        if step is MeetingStatus.ADOPTED:
            what = " ▸ laat het verslag vaststellen in een volgende vergadering"
        yield Row(assembled(Part(what, "$success")), STEP, hint)


def _of_later_steps(facts: Facts) -> Iterator[Row]:
    step = next_step(facts)
    if step is None:
        return
    later = [item for item in missing(facts) if ORDER.index(item.step) > ORDER.index(step)]
    if later:
        yield _heading("DAARNA")
    for item in later:
        yield _missing_row(item)


def _of_facilities(facts: Facts) -> Iterator[Row]:
    if facts.has_come:
        return
    names = [*((name, False) for name in facts.to_arrange), *((n, True) for n in facts.arranged)]
    if names:
        yield _heading("REGELEN")
    for name, done in names:
        mark = Part(" ✓ ", "bold $success") if done else Part(" ○ ", _DIM)
        hint = "Spatie haalt het vinkje weg." if done else "Spatie vinkt af wat geregeld is."
        yield Row(assembled(mark, name), ARRANGE + name, hint)


def _of_terms(facts: Facts) -> Iterator[Row]:
    if facts.has_come or facts.status is MeetingStatus.CANCELLED:
        return
    terms = [("agenda", facts.agenda_term), ("stukken", facts.papers_term)]
    if facts.papers_term is None:
        terms = [("agenda en stukken", facts.agenda_term)]
    known = [(what, term) for what, term in terms if term is not None]
    if known:
        yield _heading("TERMIJNEN")
    for what, term in known:
        sent = facts.log.agenda_sent
        away = relative(term.day, today=facts.today)
        if sent is not None:
            away = f"verzonden {short_date(sent)}{', te laat' if sent > term.day else ''}"
        yield Row(assembled(f" {what} uiterlijk {short_date(term.day)}", Part(f" · {away}", _DIM)))
        yield Row(assembled(Part(f"   {term.explanation} · {term.kind}", _DIM)))


def _of_attendance(facts: Facts) -> Iterator[Row]:
    attendance = facts.attendance
    if attendance is None or facts.status is MeetingStatus.CANCELLED:
        return
    wrong = attendance.reached is False
    sentence = Part(("! " if wrong else "") + attendance.sentence, "$warning" if wrong else "")
    yield Row(
        assembled(Part("AANWEZIG", "bold $accent"), "  ", sentence),
        ATTENDANCE,
        "Enter of F4: geef aan wie er is.",
    )


def _of_log(facts: Facts, names: Mapping[str, str], unfolded: Collection[str]) -> Iterator[Row]:
    log = facts.log
    people = list(dict.fromkeys(name for one in log.sendings for name in one.to))
    if not log.sendings:
        return
    is_open = LOG in unfolded
    yield Row(
        assembled(
            Part("VERZONDEN", "bold $accent"),
            f"  {_last(log.sendings[-1])} · {_count(people)} ",
            Part("▾" if is_open else "▸", _DIM),
        ),
        LOG,
        "Enter laat zien wie wat kreeg, en wanneer.",
    )
    if not is_open:
        return
    for name in people:
        opened = PERSON + name in unfolded
        yield Row(
            assembled(
                f"   {names.get(name, name):<22}",
                Part(f" {_last(log.of(name)[-1])} {'▾' if opened else '▸'}", _DIM),
            ),
            PERSON + name,
            "Enter laat de stukken zien, elk met zijn kenmerk.",
        )
        if opened:
            yield from _what_somebody_got(log, name)


def _what_somebody_got(log: Log, name: str) -> Iterator[Row]:
    for one in log.of(name):
        yield Row(assembled(Part(f"     {_last(one)}", _DIM)))
        for paper in one.papers:
            yield Row(assembled(f"       {paper.number} ", Part(paper.digest, _DIM)))


def _count(people: Collection[str]) -> str:
    return "1 persoon" if len(people) == 1 else f"{len(people)} mensen"


def _last(one: Sending) -> str:
    return f"{one.what} {short_date(one.day)}"
