"""What lags in a dossier that runs, as a good secretary sees it: each rule over one dossier.

Pure. A term with a day is told as such elsewhere; here is what no term tells: silence, questions
without an answer, a step that was passed over. What is closed is behind us.
"""

import datetime
from collections.abc import Callable, Iterator

from raadsboek.core.dates import short_date
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.terms.common_events import ANNOUNCED, ANSWERS, QUESTIONS
from raadsboek.core.terms.event import Event
from raadsboek.core.terms.procedure import TermForm, TermKind
from raadsboek.core.trajectories.dossier import Dossier
from raadsboek.core.trajectories.event_lines import EVENTS_KEY
from raadsboek.core.trajectories.next_step import next_step
from raadsboek.core.trajectories.term_rows import open_deadlines

DAYS_FOR_ANSWERS = 21
"""Days after which questions without an answer are a bottleneck."""
DAYS_OF_SILENCE = 56
"""Days without any event after which a dossier that waits for no day is a bottleneck."""
DAYS_FOR_REQUEST = 91
"""Days after which a request that was announced, and did not come, is a bottleneck."""


def bottlenecks_of(path: str, dossier: Dossier, today: datetime.date) -> Iterator[Problem]:
    """Yield what lags in the dossier of the note at `path`, on a day."""
    if not dossier.is_closed:
        for rule in _RULES:
            yield from rule(path, dossier, today)


def _passed_over(path: str, dossier: Dossier, today: datetime.date) -> Iterator[Problem]:
    """Yield the steps that had to come before something that has happened, and did not."""
    for deadline in dossier.deadlines:
        step = deadline.step
        if step.term.form is not TermForm.CONDITION or not deadline.is_open:
            continue
        passed = (one for one in dossier.events if dossier.came_before(step, one))
        done = next((one for one in passed if one.day <= today), None)
        if done is not None:
            yield _bottleneck(
                "stap-overgeslagen",
                path,
                f"'{dossier.event_title(done.name)}' op {short_date(done.day)}, zonder "
                f"'{step.title}' vooraf ({step.article}).",
                "Was dat er wel, leg het dan vast met zijn dag. Was het er niet, haal het in en "
                "zet in de brief waarom.",
            )


def _without_answer(path: str, dossier: Dossier, today: datetime.date) -> Iterator[Problem]:
    """Yield questions that wait too long, as long as the council has not spoken itself."""
    asked = _last(dossier, QUESTIONS, today)
    if asked is None or any(one.name in dossier.procedure.outcome for one in dossier.events):
        return
    answered = _last(dossier, ANSWERS, today)
    days = (today - asked.day).days
    if days > DAYS_FOR_ANSWERS and (answered is None or answered.day < asked.day):
        yield _bottleneck(
            "vragen-zonder-antwoord",
            path,
            f"De vragen van {short_date(asked.day)} zijn na {days // 7} weken niet beantwoord.",
            "Vraag om de antwoorden, of leg vast wanneer zij kwamen.",
        )


def _not_received(path: str, dossier: Dossier, today: datetime.date) -> Iterator[Problem]:
    """Yield what was announced long ago, and of which nothing came since."""
    announced = _last(dossier, ANNOUNCED, today)
    if announced is None or any(one.name != ANNOUNCED for one in dossier.events):
        return
    days = (today - announced.day).days
    if days > DAYS_FOR_REQUEST:
        yield _bottleneck(
            "aanvraag-blijft-uit",
            path,
            f"Dit is op {short_date(announced.day)} aangekondigd en na {days // 7} weken nog niet "
            "ontvangen.",
            "Vraag ernaar in het overleg. Gaat het niet door, leg dan 'ingetrokken' vast, met de "
            "reden.",
        )


def _choice_unknown(path: str, dossier: Dossier, today: datetime.date) -> Iterator[Problem]:
    """Yield a fatal day that is past while nobody wrote down what the council did."""
    for _, deadline in open_deadlines(dossier):
        step, last = deadline.step, deadline.last
        if step.kind is TermKind.LAW and step.waived_by and last and deadline.is_late(today):
            names = "' of '".join([*step.settled_by, *step.waived_by])
            yield _bottleneck(
                "keuze-niet-vastgelegd",
                path,
                f"{step.title}: de laatste dag was {short_date(last)} ({step.article}), en er "
                "staat niet wat de raad deed.",
                f"Leg '{names}' vast, met de dag.",
            )


def _silent(path: str, dossier: Dossier, today: datetime.date) -> Iterator[Problem]:
    """Yield a dossier in which nothing happens and that waits for no day."""
    days = [event.day for event in dossier.events]
    waits = any(one.last is not None for _, one in open_deadlines(dossier))
    if waits or all(one.name == ANNOUNCED for one in dossier.events):
        return
    silent = (today - max(days)).days
    step = next_step(dossier, today)
    if silent > DAYS_OF_SILENCE and step is not None:
        yield _bottleneck(
            "traject-ligt-stil",
            path,
            f"Hier gebeurde {silent // 7} weken niets. Volgende stap: {step.title} ({step.owner}).",
            "Vraag ernaar, spreek een dag af (bij 'uiterlijk'), of leg vast dat het klaar is.",
        )


_RULES: tuple[Callable[[str, Dossier, datetime.date], Iterator[Problem]], ...] = (
    _passed_over,
    _without_answer,
    _not_received,
    _choice_unknown,
    _silent,
)
"""Every rule; to add one, add a function and a line above."""


def _last(dossier: Dossier, name: str, today: datetime.date) -> Event | None:
    found = [one for one in dossier.events if one.name == name and one.day <= today]
    return found[-1] if found else None


def _bottleneck(code: str, path: str, message: str, fix: str) -> Problem:
    return Problem(
        code=code,
        path=path,
        key=EVENTS_KEY,
        message=message,
        fix=fix,
        severity=Severity.BOTTLENECK,
    )
