"""How this council works, as its settings and models say it: rhythm, agenda, quorum, numbers."""

from collections.abc import Iterator

from raadsboek.book.handover.telling import Telling
from raadsboek.core.council import Council, Majority
from raadsboek.core.handover.section import (
    Section,
    below,
    heading,
    how_many,
    item,
    section,
    words,
)
from raadsboek.core.kinds import action, decision, meeting
from raadsboek.core.meetings.terms import agenda_rule, count_days
from raadsboek.core.meetings.year.settings import read_year_plan
from raadsboek.core.terms.house_terms import read_house_terms
from raadsboek.vault.scanning import scan

_MODELS = "sjablonen/"


def habits(telling: Telling) -> Section:
    """Return the part about how the council works, by organ."""
    settings = telling.book.settings
    lines: list[str] = []
    for council in settings.councils:
        if len(settings.councils) > 1:
            lines += [heading(words(council.name)), ""]
        lines += [*_of_council(telling, council), ""]
    models = _models(telling)
    if models:
        lines.append(item(f"Sjablonen voor brieven en lijsten: {words(', '.join(models))}"))
    return section("gewoonten", "Zo werkt deze raad", lines, empty="Daarover staat nog niets.")


def _models(telling: Telling) -> list[str]:
    if telling.book.then is not None:  # the folder is that of today
        return []
    return [
        entry.path.removeprefix(_MODELS).removesuffix(".md")
        for entry in scan(telling.book.root)
        if entry.path.startswith(_MODELS)
    ]


def _of_council(telling: Telling, council: Council) -> Iterator[str]:
    yield item(f"Soort raad: {council.form.value}, onder de {words(council.law_name)}")
    if council.seats:
        yield item(f"Zetels: {council.seats}", _quorum(council))
    if council.majority is not Majority.SIMPLE:
        yield item(f"Meerderheid bij een stemming: {council.majority.value}")
    rule = agenda_rule(council)
    if rule is not None:
        yield item(f"De agenda is {count_days(rule[0])} voor de vergadering bekend", words(rule[2]))
    if council.own_papers_days:
        yield item(f"De stukken zijn er {count_days(council.own_papers_days)} van tevoren")
    if council.facilities:
        yield item(f"Voor elke vergadering te regelen: {words(', '.join(council.facilities))}")
    yield from _rhythm(council)
    yield from _own_terms(council)
    forms = (telling.book.settings.number_form(kind, council.short) for kind in _NUMBERED)
    yield item(f"Vorm van de nummers: {words(', '.join(forms))}")


_NUMBERED = (meeting.KIND, decision.KIND, action.KIND)


def _quorum(council: Council) -> str:
    needed = council.needed_for_quorum
    return f"quorum: {how_many(needed, 'lid', 'leden')}" if needed else ""


def _rhythm(council: Council) -> Iterator[str]:
    plan, _problems = read_year_plan(council.year_plan)
    if plan.series:
        yield item("Ritme van de vergaderingen, uit het jaarplan:")
    for series in plan.series:
        keys = series.keys
        clock = "–".join(part for part in (keys.begin, keys.end) if part)
        when = keys.rhythm or "op losse dagen"
        yield below(words(f"{keys.form}: {when}"), words(clock), words(keys.place))


def _own_terms(council: Council) -> Iterator[str]:
    terms, _problems = read_house_terms(council.terms)
    if terms:
        yield item("Eigen termijnen naast de wet:")
    for term in terms:
        yield below(words(f"{term.step}: {term.words}"), words(f"{term.kind}: {term.source}"))
