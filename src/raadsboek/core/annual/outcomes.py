"""The parts about what came of it: decisions, promises, contact, secrecy and goals."""

from collections import Counter
from collections.abc import Sequence

from raadsboek.core.annual.council import constituency_meetings
from raadsboek.core.annual.part import (
    Count,
    Meta,
    Part,
    Source,
    by_year_line,
    hidden_line,
    open_ones,
    part,
    table,
    told,
    was,
)
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.kinds import decision, goal, promise, question, secrecy
from raadsboek.core.kinds.decision import DecisionStatus, Power
from raadsboek.core.kinds.goal import GoalStatus
from raadsboek.core.kinds.promise import PromiseStatus
from raadsboek.core.kinds.question import QuestionStatus
from raadsboek.core.note import text_in

_MOST_ROWS = 60
"""So many decisions are told one by one; of more only how many there are."""


def decisions(source: Source) -> Part:
    """Return the decisions that were taken."""
    taken = [
        meta
        for meta in source.within(decision.KIND.name, "datum")
        if text_in(meta, "status") != DecisionStatus.DRAFT
    ]
    withdrawn = source.within(decision.KIND.name, "ingetrokken-op")
    by_power = Counter(text_in(meta, "bevoegdheid") or Power.INTERNAL.value for meta in taken)
    kinds = ", ".join(f"{by_power[one.value]} {one.value}" for one in Power if by_power[one.value])
    said = (
        f"De raad nam {told(len(taken), 'besluit', 'besluiten')}{f' ({kinds})' if kinds else ''}."
    )
    if withdrawn:
        said += f" {told(len(withdrawn), 'besluit werd', 'besluiten werden')} ingetrokken."
    named = open_ones(taken)
    rows = [
        (text_in(meta, "nummer"), text_in(meta, "titel"), _day(meta, "datum"))
        for meta in (named if len(named) <= _MOST_ROWS else [])
    ]
    counts = [
        Count(name="besluiten", words="besluiten genomen", notes=tuple(taken)),
        Count(name="besluiten-ingetrokken", words="besluiten ingetrokken", notes=tuple(withdrawn)),
    ]
    return part(
        counts,
        " ".join(filter(None, [said, hidden_line(taken, "besluit", "besluiten")])),
        table(("Nummer", "Besluit", "Datum"), rows),
    )


def promises(source: Source) -> Part:
    """Return what the director promised, and what was kept."""
    made = source.within(promise.KIND.name, "toegezegd")
    kept = source.within(promise.KIND.name, "voldaan")
    waiting = [
        meta
        for meta in made
        if (text_in(meta, "status") or PromiseStatus.OPEN)
        in (PromiseStatus.OPEN, PromiseStatus.PARTLY)
    ]
    said = (
        f"Er {was(len(made), 'werd', 'werden')} "
        f"{told(len(made), 'toezegging', 'toezeggingen')} gedaan. In deze tijd "
        f"{was(len(kept), 'werd', 'werden')} {told(len(kept), 'toezegging', 'toezeggingen')} "
        f"nagekomen. Van wat in deze tijd is toegezegd, "
        f"{was(len(waiting), 'staat', 'staan')} er nog {len(waiting) or 'geen'} open."
    )
    counts = [
        Count(name="toezeggingen", words="toezeggingen gedaan", notes=tuple(made)),
        Count(name="toezeggingen-nagekomen", words="toezeggingen nagekomen", notes=tuple(kept)),
        Count(name="toezeggingen-open", words="toezeggingen nog open", notes=tuple(waiting)),
    ]
    return part(counts, said)


def constituency(source: Source) -> Part:
    """Return the contact with the people that the council is there for; nobody by name."""
    asked = source.within(question.KIND.name, "gevraagd")
    answered = [meta for meta in asked if text_in(meta, "status") == QuestionStatus.ANSWERED]
    met = constituency_meetings(source)
    themes: dict[str, tuple[str, int]] = {}
    for meta in open_ones(asked):
        theme = " ".join(text_in(meta, "thema").split()) or "overig"
        first, times = themes.get(theme.casefold(), (theme, 0))
        themes[theme.casefold()] = (first, times + 1)
    said = (
        f"Er {was(len(met.notes), 'was', 'waren')} "
        f"{told(len(met.notes), 'bijeenkomst', 'bijeenkomsten')} met de achterban. De raad kreeg "
        f"{told(len(asked), 'vraag', 'vragen')}; daarvan "
        f"{was(len(answered), 'is', 'zijn')} er {len(answered) or 'geen'} beantwoord."
    )
    rows = [(first, str(times)) for _, (first, times) in sorted(themes.items())]
    counts = [
        met,
        Count(name="vragen", words="vragen gekregen", notes=tuple(asked)),
        Count(name="vragen-beantwoord", words="vragen beantwoord", notes=tuple(answered)),
    ]
    return part(counts, said, table(("Thema", "Vragen"), rows))


def secrecies(source: Source) -> Part:
    """Return how often secrecy was imposed and lifted: numbers only, never about what."""
    kind = secrecy.KIND.name
    imposed, lifted = source.within(kind, "opgelegd"), source.within(kind, "opgeheven")
    last = source.period.end.isoformat()
    holding = [
        meta
        for meta in source.all(kind)
        if text_in(meta, "opgelegd")
        and text_in(meta, "opgelegd") <= last
        and (text_in(meta, "opgeheven") or "9999") > last
        and (text_in(meta, "geldt-tot") or "9999") >= last
    ]
    said = (
        f"In deze tijd werd {told(len(imposed), 'keer', 'keer')} geheimhouding opgelegd en "
        f"{told(len(lifted), 'keer', 'keer')} opgeheven. Op {without_weekday(source.period.end)} "
        f"{was(len(holding), 'gold', 'golden')} "
        f"{told(len(holding), 'geheimhouding', 'geheimhoudingen')}."
    )
    counts = [
        Count(name="geheim-opgelegd", words="geheimhouding opgelegd", notes=tuple(imposed)),
        Count(name="geheim-opgeheven", words="geheimhouding opgeheven", notes=tuple(lifted)),
        Count(name="geheim-geldt", words="geheimhouding geldt nog", notes=tuple(holding)),
    ]
    return part(counts, said.replace("werd geen keer", "werd geen enkele keer"))


def goals(source: Source) -> Part:
    """Return the goals of the work plan and what came of them."""
    planned = [
        meta for meta in source.all(goal.KIND.name) if text_in(meta, "jaar") in source.period.years
    ]
    planned.sort(key=lambda meta: (text_in(meta, "kwartaal") or "9", text_in(meta, "nummer")))
    reached = [meta for meta in planned if text_in(meta, "status") == GoalStatus.REACHED]
    said = (
        f"In het werkplan {was(len(planned), 'stond', 'stonden')} "
        f"{told(len(planned), 'doel', 'doelen')}; daarvan {was(len(reached), 'is', 'zijn')} er "
        f"{len(reached) or 'geen'} bereikt."
    )
    counts = [
        Count(name="doelen", words="doelen in het werkplan", notes=tuple(planned)),
        Count(name="doelen-bereikt", words="doelen bereikt", notes=tuple(reached)),
    ]
    by_year = by_year_line(source.period, "Doelen zijn", "zijn die") if planned else ""
    return part(counts, " ".join(filter(None, [said, by_year])), _goal_table(open_ones(planned)))


def _goal_table(notes: Sequence[Meta]) -> str:
    rows = [
        (
            text_in(meta, "titel"),
            text_in(meta, "kwartaal"),
            text_in(meta, "status") or GoalStatus.PLANNED.value,
            text_in(meta, "resultaat"),
        )
        for meta in notes
    ]
    return table(("Doel", "Kwartaal", "Status", "Resultaat"), rows)


def _day(meta: Meta, key: str) -> str:
    day = day_as_kept(text_in(meta, key))
    return without_weekday(day) if day else ""
