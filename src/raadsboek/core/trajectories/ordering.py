"""What is wrong with an event among the others of its dossier, each beside the field it is at.

Owns the order of causes: no advice before its request, no cassation before its judgment. A cause
that nobody wrote down is a warning only: whoever takes over a dossier half-way must be able to
record the decision that starts a term. It must not read lines: those are `event_lines`'.
"""

from collections.abc import Iterator, Sequence

from raadsboek.core.dates import long_date
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.terms.common_events import (
    GIVEN_UP,
    PAUSED,
    REOPENED,
    RESUMED,
    WITHDRAWN,
    all_events,
)
from raadsboek.core.terms.event import Event, contradicting
from raadsboek.core.terms.law import Law
from raadsboek.core.terms.procedure import EventKind
from raadsboek.core.trajectories.dossier import Dossier, is_closed
from raadsboek.core.trajectories.event_lines import event_line, read_event

DAY, NAME, QUALITY, PROOF, WORDS = "dag", "gebeurtenis", "kwaliteit", "bewijs", "woorden"
"""The fields of an event, as front ends name them."""

WITH_REASON = frozenset({PAUSED, WITHDRAWN, GIVEN_UP, REOPENED})
"""What is only recorded with the reason why."""


def event_problems(
    event: Event, others: Sequence[Event], dossier: Dossier, law: Law | None = None
) -> list[Problem]:
    """Return what is wrong with an event among the others of its dossier; `law` helps to say it."""
    kind = dossier.event_kind(event.name)
    if kind is None:
        return [_unknown(event, dossier, law)]
    return [*_out_of_order(event, kind, others, dossier), *_contradicting(event)]


def entry_problems(
    event: Event, others: Sequence[Event], dossier: Dossier, law: Law | None = None
) -> list[Problem]:
    """Return what keeps an event from being recorded among the others of a dossier.

    Besides what is wrong with itself, that is what would become wrong with another.
    """
    found = [
        one for one in event_problems(event, others, dossier, law) if one.severity is Severity.ERROR
    ]
    for place, other in enumerate(others):
        rest = [one for at, one in enumerate(others) if at != place]
        before = event_problems(other, rest, dossier, law)
        after = event_problems(other, [*rest, event], dossier, law)
        found += [one for one in after if one.severity is Severity.ERROR and one not in before]
    return [*found, *_not_closed(event, others, dossier), *_not_to_be_kept(event, others)]


def _unknown(event: Event, dossier: Dossier, law: Law | None) -> Problem:
    procedure = dossier.procedure
    elsewhere = [
        one for one in (law.procedures if law else ()) if one.event(event.name) is not None
    ]
    same = [one for one in elsewhere if one.law == procedure.law] or elsewhere
    names = ", ".join(one.name for one in all_events(procedure))
    if same:
        message = (
            f"'{event.name}' hoort bij {same[0].name} ({same[0].title}, {same[0].law}), niet bij "
            f"dit traject: {procedure.name or 'zonder vaste procedure'}."
        )
    else:
        message = f"'{event.name}' is geen gebeurtenis die een traject kent."
    return Problem(
        code="gebeurtenis-onbekend", key=NAME, message=message, fix=f"Kies uit: {names}."
    )


def _out_of_order(
    event: Event, kind: EventKind, others: Sequence[Event], dossier: Dossier
) -> Iterator[Problem]:
    causes = [one for one in others if one.name in kind.after]
    if not kind.after or any(one.day <= event.day for one in causes):
        return
    if causes:
        cause = min(causes, key=lambda one: one.day)
        yield Problem(
            code="gebeurtenis-voor-oorzaak",
            key=DAY,
            message=f"'{kind.title}' staat op {long_date(event.day)}, maar "
            f"'{dossier.event_title(cause.name)}' pas op {long_date(cause.day)}; dat kan niet "
            "eerder.",
            fix="Verbeter een van de twee dagen.",
        )
        return
    if event.name == REOPENED:
        return  # a dossier can be closed by its phase alone
    titles = " of ".join(f"'{dossier.event_title(name)}'" for name in kind.after)
    needed = event.name == RESUMED
    yield Problem(
        code="oorzaak-ontbreekt",
        key=NAME if needed else DAY,
        severity=Severity.ERROR if needed else Severity.WARNING,
        message=f"'{kind.title}' staat er, maar {titles} nog niet.",
        fix="Leg die gebeurtenis ook vast, met haar dag.",
    )


def _contradicting(event: Event) -> Iterator[Problem]:
    both = contradicting(event.qualities)
    if both:
        names = "' en '".join(both)
        yield Problem(
            code="kwaliteit-tegenstrijdig",
            key=QUALITY,
            message=f"Iets is niet tegelijk '{names}'.",
            fix="Laat een van de twee weg.",
        )


def _not_closed(event: Event, others: Sequence[Event], dossier: Dossier) -> Iterator[Problem]:
    """Yield that there is nothing to reopen."""
    was_reopened = any(one.name == REOPENED for one in dossier.events)
    if event.name == REOPENED and not (dossier.is_closed or was_reopened or is_closed([*others])):
        yield Problem(
            code="niet-gesloten",
            key=NAME,
            message="Dit traject is niet gesloten; er is niets te heropenen.",
            fix="Leg vast wat er wel gebeurde.",
        )


def _not_to_be_kept(event: Event, others: Sequence[Event]) -> Iterator[Problem]:
    if event in others:
        yield Problem(
            code="gebeurtenis-dubbel",
            key=NAME,
            message=f"'{event.name}' van {long_date(event.day)} staat er al.",
            fix="Het hoeft niet nog eens; verbeter anders de gebeurtenis die er staat.",
        )
    if event.name in WITH_REASON and not event.text:
        yield Problem(
            code="reden-ontbreekt",
            key=WORDS,
            message=f"Bij '{event.name}' hoort een reden.",
            fix="Zet er in een paar woorden bij waarom.",
        )
    if read_event(event_line(event)) != event:
        yield Problem(
            code="woorden-ongeldig",
            key=WORDS,
            message="Deze woorden zijn zo niet te bewaren.",
            fix="Schrijf één regel tekst, zonder het teken · en zonder alleen een bestandsnaam.",
        )
