"""What holds: agreements, the decisions of late, and the duties of secrecy."""

from collections.abc import Iterator

from raadsboek.book.handover.telling import Telling
from raadsboek.book.holding.asking import Question, what_holds
from raadsboek.core.dates import day_as_kept, long_date
from raadsboek.core.handover.section import (
    Section,
    heading,
    how_many,
    item,
    linked,
    section,
    words,
)
from raadsboek.core.holding import wording
from raadsboek.core.holding.answering import Answer, Item
from raadsboek.core.kinds import agreement, decision, secrecy
from raadsboek.core.note import text_in

_DAYS_BACK = 730
"""Decisions of the last two years are told one by one."""
_MOST = 25


def in_force(telling: Telling) -> Section:
    """Return the part about what holds on the day."""
    question = Question(
        day=telling.today, kinds=(decision.KIND.name, agreement.KIND.name), organ=None
    )
    found = what_holds(telling.book, question, today=telling.today)
    lines = [*_agreements(found), *_decisions(telling, found), *_secrecies(telling)]
    return section(
        "geldt", "Wat geldt", lines, empty="Er staat niets in het raadsboek dat nu geldt."
    )


def _agreements(found: Answer) -> Iterator[str]:
    held = found.held_of(agreement.KIND.name)
    if not held:
        return
    yield heading(f"Afspraken, convenanten en reglementen ({len(held)})")
    yield ""
    for one in held:
        counterpart = "" if one.note.confidential else one.note.counterpart
        soon = wording.ends_soon(one, found.moment) is not None
        when = words(wording.when(one, found.moment))
        yield item(
            _name(one),
            words(f"met {counterpart}") if counterpart else "",
            f"**{when}**" if soon else when,
        )
    yield ""


def _decisions(telling: Telling, found: Answer) -> Iterator[str]:
    held = found.held_of(decision.KIND.name)
    if not held:
        return
    recent = [one for one in held if _is_recent(telling, one)][:_MOST]
    yield heading("Besluiten van de laatste twee jaar die gelden")
    yield ""
    for one in recent:
        reservation = "" if one.note.confidential else one.note.reservation
        yield item(
            _name(one),
            words(wording.when(one, found.moment)),
            words(f"voorbehoud: {reservation}") if reservation else "",
        )
    older = len(held) - len(recent)
    if older:
        yield item(
            f"En nog {how_many(older, 'ander besluit', 'andere besluiten')}: zie Wat geldt (q)"
        )
    yield ""


def _secrecies(telling: Telling) -> Iterator[str]:
    found = list(telling.notes(secrecy.KIND, only_open=True))
    if not found:
        return
    yield heading(f"Geheimhouding die geldt ({len(found)})")
    yield ""
    yield "Waarover en voor wie, staat alleen in de notities zelf."
    yield ""
    for meta in found:
        until = day_as_kept(text_in(meta, "geldt-tot"))
        yield item(
            linked(text_in(meta, "nummer")),
            f"tot en met {long_date(until)}" if until else "zonder einddag",
            telling.organ(meta),
        )
    yield ""


def _is_recent(telling: Telling, one: Item) -> bool:
    since = one.period.since
    return since is None or (telling.today - since.day).days <= _DAYS_BACK


def _name(one: Item) -> str:
    note = one.note
    number = linked(note.number) or words(f"'{note.path}'")
    return f"{number} (vertrouwelijk)" if note.confidential else f"{number} {words(note.title)}"
