"""How a date came about, in plain Dutch: the arithmetic of a deadline, row by row.

Owns the sentences and their order; how wide they are shown is for whoever shows them. A term that
is not of the law is never called wettelijk here.
"""

import datetime
from collections.abc import Iterator

from raadsboek.core.dates import long_date, relative, short_date
from raadsboek.core.terms.arithmetic import ACT, arithmetic, is_own_day
from raadsboek.core.terms.deadline import Deadline, Reading, State
from raadsboek.core.terms.event import CONFORMING, DEVIATING, WITHOUT_REASONS
from raadsboek.core.terms.explanation import Explanation, Row
from raadsboek.core.terms.naming import event_title, no_day, origin
from raadsboek.core.terms.procedure import (
    Confidence,
    Procedure,
    Step,
    TermForm,
    TermKind,
)
from raadsboek.core.terms.wording import amount

_CHECK_LAW, _CHECK_RULES = "controleer het in de wet", "uw eigen reglement telt"
CONFIDENCE_WORDS = {
    Confidence.STATUTE: "gelezen in de wetstekst",
    Confidence.STATUTE_CHANGED: "gelezen in een oudere wetstekst: controleer of dit nog geldt",
    Confidence.SECONDARY: f"gelezen in een andere bron dan de wet: {_CHECK_LAW}",
    Confidence.MEMORY: f"niet nagekeken in een bron: {_CHECK_LAW}",
}
_DOUBT = {
    Confidence.STATUTE_CHANGED: "oudere wetstekst",
    Confidence.SECONDARY: "uit een andere bron",
    Confidence.MEMORY: "niet nagekeken",
}
_IF_QUALITY = {
    DEVIATING: "als het besluit afwijkt",
    CONFORMING: "als het besluit het advies volgt",
}

EQUATED_UNKNOWN = (
    "welke dagen bij besluit met een feestdag zijn gelijkgesteld, is voor deze tijd niet bekend; "
    "de laatste dag kan daardoor later zijn"
)
"""Said of a date around which not all rest days are known."""


def explain(deadline: Deadline, *, today: datetime.date | None = None) -> Explanation:
    """Return how a deadline came about; with `today` also how far off it is."""
    return Explanation(
        heading=heading(deadline),
        rows=(
            _start(deadline),
            _rule(deadline),
            *arithmetic(deadline),
            *_ends(deadline, today),
            *_state(deadline),
            *_readings(deadline),
            *_warnings(deadline),
            *_meaning(deadline),
            *_sources(deadline),
        ),
    )


def heading(deadline: Deadline) -> str:
    """Return 'Beroep bij de Ondernemingskamer: uiterlijk ma 23 november 2026'."""
    title = deadline.step.title
    if deadline.last is None:
        words = "geen geldige datum" if deadline.is_beyond_calendar else no_day(deadline.step)
        return f"{title}: {words}"
    until = "tot en met" if deadline.step.lapses else "uiterlijk"
    reading = f" ({deadline.reading})" if deadline.reading else ""
    return f"{title}: {until} {long_date(deadline.last)}{reading}"


def short_rule(deadline: Deadline) -> str:
    """Return '1 maand na besluit vr 23 okt · art. 26 lid 2 WOR'.

    Of a day that was written down as such there is nothing to tell but its kind.
    """
    step, event = deadline.step, deadline.event
    day = short_date(event.day)
    if is_own_day(deadline):
        return step.kind.value
    words = {
        TermForm.FORWARD: f"{step.term.words} na {event.name} {day}",
        TermForm.BACKWARD: f"{amount(step.term.number, step.term.unit)} vóór {event.name} {day}",
        TermForm.CALENDAR: step.term.words,
    }.get(step.term.form, no_day(step))
    return _joined(words, step.article if _is_law(step) else origin(step))


def rule(deadline: Deadline) -> str:
    """Return the rule of a date on one line, for where its kind stands beside it already."""
    if deadline.step.term.gives_day:
        return short_rule(deadline).removesuffix(f" · {deadline.step.kind}")
    step, said = deadline.step, deadline.step.term.said
    if step.term.form is TermForm.CONDITION and step.before:
        said = f"vóór {step.before}"
    return _joined(said, step.article)


def attention(deadline: Deadline) -> str:
    """Return in a few words what one must know of a date before trusting it."""
    rests = deadline.counted.rests if deadline.counted else ""
    parts = [
        deadline.reading.value,
        *doubts(deadline),
        f"is {rests}" if rests else "",
        "valt buiten de kalender" if deadline.is_beyond_calendar else "",
        "" if deadline.is_open else deadline.state.value,
    ]
    return _joined(*parts)


def doubts(deadline: Deadline) -> list[str]:
    """Return why a date may be another one or none at all, a few words each."""
    step = deadline.step
    condition = _IF_QUALITY.get(step.on_quality, f"alleen bij '{step.on_quality}'")
    parts = [
        "" if deadline.is_certain else condition,
        "termijnenwet aangenomen" if deadline.is_moved_by_assumption else "",
        "rustdagen niet bekend" if not deadline.is_covered else "",
        _DOUBT.get(step.confidence, ""),
    ]
    return [part for part in parts if part]


# -- the rows -----------------------------------------------------------------------------------


def _start(deadline: Deadline) -> Row:
    event = deadline.event
    label = "gebeurd op"
    if is_own_day(deadline):
        label = "opgeschreven"
    elif deadline.step.term.form is TermForm.BACKWARD:
        label = "geteld terug vanaf"
    title = event_title(deadline.procedure, deadline.step, event.name)
    proof = (document.name.strip("[]") for document in event.documents)
    return Row(label, long_date(event.day), _joined(title, *event.qualities, *proof))


def _rule(deadline: Deadline) -> Row:
    step = deadline.step
    if step.term.gives_day:
        return Row("termijn", step.term.words, origin(step))
    words = no_day(step)
    if step.term.form is TermForm.CONDITION and step.before:
        said = f"vóór: {event_title(deadline.procedure, step, step.before)}"
    else:
        said = step.term.said if step.term.said != words else ""
    return Row("termijn", words, _joined(step.article if _is_law(step) else origin(step), said))


def _ends(deadline: Deadline, today: datetime.date | None) -> Iterator[Row]:
    counted = deadline.counted
    if counted is None:
        return
    yield Row("laatste dag", long_date(counted.last), _away(deadline, counted.last, today))
    if deadline.safe is None:
        return
    remark = "laatste gewone dag ervoor" if deadline.safe != counted.nominal else ""
    if deadline.reading is Reading.ARGUABLE:
        remark = "geteld vanaf het vroegste begin"
    yield Row("veilige dag", long_date(deadline.safe), remark)


def _away(deadline: Deadline, last: datetime.date, today: datetime.date | None) -> str:
    if today is None or not deadline.is_open:
        return ""
    return "afgelopen" if deadline.is_over(today) else relative(last, today=today)


def _readings(deadline: Deadline) -> Iterator[Row]:
    if deadline.reading is Reading.ONLY:
        return
    for start in deadline.starts:
        day = long_date(start.counted.last) if start.counted else "geen geldige datum"
        title = event_title(deadline.procedure, deadline.step, start.event.name)
        yield Row(start.reading.value, day, f"{title} {short_date(start.event.day)}")
    yield Row("", "Reken met de veilige lezing: over de andere kan ruzie komen.")


def _meaning(deadline: Deadline) -> Iterator[Row]:
    step = deadline.step
    if step.what:
        yield Row("wat", step.what)
    if step.consequence:
        yield Row("te vroeg betekent" if step.lapses else "te laat betekent", step.consequence)
    if step.extension:
        yield Row("langer of korter", step.extension)
    if step.note:
        yield Row("opmerking", step.note)


def _warnings(deadline: Deadline) -> Iterator[Row]:
    step, counted = deadline.step, deadline.counted
    if counted is not None and counted.rests:
        yield Row("let op", f"{long_date(counted.last)} is een rustdag ({counted.rests})")
    if not deadline.is_certain:
        condition = _IF_QUALITY.get(step.on_quality, f"als het '{step.on_quality}' is")
        yield Row("let op", f"dit geldt alleen {condition}; dat is nog niet opgeschreven")
    if counted is not None and deadline.is_moved_by_assumption:
        yield Row(
            "let op",
            f"geen bron beslist of de {ACT} hier geldt; zonder die wet is het "
            f"{long_date(counted.nominal)}",
        )
    is_alone = all(start.event.name != step.not_before for start in deadline.starts)
    if step.not_before and is_alone and WITHOUT_REASONS in deadline.event.qualities:
        title = event_title(deadline.procedure, step, step.not_before)
        yield Row(
            "let op", f"zonder '{title}' loopt de termijn misschien nog niet; reken er wel op"
        )
    if not deadline.is_covered:
        yield Row("let op", EQUATED_UNKNOWN)


def _state(deadline: Deadline) -> Iterator[Row]:
    if deadline.state is State.OPEN:
        return
    done = deadline.settled
    if done is None:
        yield Row(deadline.state.value, "het dossier is gesloten")
    else:
        title = event_title(deadline.procedure, deadline.step, done.name)
        yield Row(deadline.state.value, long_date(done.day), title)


def _sources(deadline: Deadline) -> Iterator[Row]:
    step, procedure = deadline.step, deadline.procedure
    if not procedure.name or not (_is_law(step) or step.sources):  # of the council itself
        return
    sure = CONFIDENCE_WORDS[step.confidence]
    yield Row("zekerheid", sure if _is_law(step) else sure.replace(_CHECK_LAW, _CHECK_RULES))
    checked = f"{procedure.checked.day}-{procedure.checked.month}-{procedure.checked.year}"
    yield Row("nagekeken", f"{checked}: {procedure.read}")
    if step.source:
        yield Row("bron", step.source)
    if step.read_at and step.read_at != step.source:
        yield Row("gelezen in", step.read_at)
    yield Row("procedure", procedure.name, _validity(procedure))


def _validity(procedure: Procedure) -> str:
    since = f"vanaf {long_date(procedure.valid_from)}" if procedure.valid_from else ""
    until = f"tot en met {long_date(procedure.valid_until)}" if procedure.valid_until else ""
    return " ".join(part for part in ("geldt", since, until) if part) if since or until else ""


# -- words --------------------------------------------------------------------------------------


def _is_law(step: Step) -> bool:
    return step.kind in (TermKind.LAW, TermKind.NONE)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
