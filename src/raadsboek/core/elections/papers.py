"""The letters and lists of an election: which there are, and every name that a template can use.

Pure. A value that is '' is not known; the paper then has the name between brackets.
"""

import datetime
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.council import LAW_OF_FORM, Council, CouncilForm
from raadsboek.core.dates import long_date, without_weekday
from raadsboek.core.elections.allocating import Outcome
from raadsboek.core.elections.candidate import Candidate
from raadsboek.core.elections.fairness import FREE, UNION
from raadsboek.core.elections.plan import PlanRow
from raadsboek.core.elections.result import Result, percent, turnout
from raadsboek.core.kinds.election import Election
from raadsboek.core.number_words import counted


class Paper(Struct, frozen=True, kw_only=True):
    """A letter or list: its name, what it is about, its template, and to whom it goes."""

    name: str
    title: str
    template: str
    to: str


PAPERS: tuple[Paper, ...] = tuple(
    Paper(name=name, title=title, template=f"verkiezing-{name}.md", to=to)
    for name, title, to in (
        ("bekendmaking", "Aankondiging van de verkiezing", ""),
        ("oproep", "Oproep voor kandidaten", "alle kiezers"),
        ("kandidatenlijst", "Kandidatenlijst", "alle kiezers"),
        ("procesverbaal", "Proces-verbaal van de telling", "verkiezingscommissie"),
        ("zetels", "Verdeling van de zetels", "verkiezingscommissie"),
        ("uitslag", "Uitslag van de verkiezing", ""),
        ("bezwaar", "Antwoord op een bezwaar", "wie bezwaar maakte"),
    )
)
"""Every paper, in the order of the draaiboek; to whom two of them go, the law decides."""
_WORKS_COUNCIL = LAW_OF_FORM[CouncilForm.WORKS_COUNCIL]
_TO = {
    _WORKS_COUNCIL: {
        "bekendmaking": "bestuurder, personeel en vakbonden",
        "uitslag": "bestuurder, personeel en wie een lijst indiende",
    },
    LAW_OF_FORM[CouncilForm.SCHOOL_COUNCIL]: dict.fromkeys(
        ("bekendmaking", "uitslag"), "bevoegd gezag, personeel, ouders en leerlingen"
    ),
    LAW_OF_FORM[CouncilForm.CLIENT_COUNCIL]: dict.fromkeys(
        ("bekendmaking", "uitslag"), "bestuurder, cliënten en vertegenwoordigers"
    ),
}


def papers_under(law: str) -> tuple[Paper, ...]:
    """Return every paper as it is under a law; of a law that nobody knows it names no union."""
    known = _TO.get(law, {})
    return tuple(
        replace(one, to=one.to or known.get(one.name, "bestuurder en alle kiezers"))
        for one in PAPERS
    )


def paper_named(name: str, law: str) -> Paper | None:
    """Return the paper with this name, in any case, as it is under a law."""
    wanted = name.strip().casefold()
    return next((one for one in papers_under(law) if one.name == wanted), None)


def known_of(
    facts: Election,
    rows: Sequence[PlanRow],
    result: Result,
    council: Council,
    *,
    number: str,
    clerk: str,
    today: datetime.date,
) -> dict[str, str]:
    """Return every name with its value; `number` is that of the paper itself."""
    days = {row.step.id: row.day for row in rows}
    part = turnout(facts)
    outcome = result.outcome
    return {
        "raad": council.name,
        "ambtelijk secretaris": clerk,
        "datum": without_weekday(today),
        "kenmerk": number,
        "verkiezing": facts.title,
        "verkiezingsdag": long_date(facts.day) if facts.day else "",
        "kiesgroep": facts.constituency or "alle kiesgroepen",
        "zetels": "" if facts.seats is None else counted(facts.seats, "zetel", "zetels"),
        "stelsel": facts.system.value,
        "stappen": "\n".join(_step(row) for row in rows if row.day),
        "laatste dag vakbonden": _day(days.get(UNION)),
        "laatste dag vrije lijsten": _day(days.get(FREE)),
        "bezwaar tegen de dag tot en met": _day(days.get("objection_date")),
        "bezwaar tegen de uitslag tot en met": _day(days.get("objection_result")),
        "biljetten bewaren tot en met": _day(days.get("keep_ballots")),
        "kandidaten": "\n".join(_by_list(result.candidates, _no_list(council))),
        "kiezers": _number(facts.voters),
        "uitgebracht": _number(facts.ballots),
        "ongeldig": _number(facts.invalid),
        "opkomst": percent(part) if part is not None else "",
        "stemmen": "\n".join(_votes(result.candidates)),
        "zetelverdeling": "\n".join(_division(outcome)) if outcome else "",
        "gekozen": "\n".join(f"- {one.name}" for one in outcome.elected) if outcome else "",
        "reservelijst": "\n".join(_reserve(outcome)) if outcome else "",
        "loting": "; ".join(_lots(outcome)) if outcome else "",
    }


def _day(day: datetime.date | None) -> str:
    return long_date(day) if day else ""


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _step(row: PlanRow) -> str:
    remarks = f" ({', '.join(row.remarks)})" if row.remarks else ""
    assert row.day is not None
    return f"- {long_date(row.day)}: {row.step.title.lower()}{remarks}"


def _no_list(council: Council) -> str:
    """Return what is said where somebody stands on no list: under the WOR that is a free list."""
    return "vrij" if council.law_name == _WORKS_COUNCIL else ""


def _by_list(candidates: Iterable[Candidate], no_list: str) -> Iterable[str]:
    """Yield the candidates as a table, list by list in the order in which they stand."""
    lists: dict[str, list[Candidate]] = {}
    for one in candidates:
        lists.setdefault(one.list_name, []).append(one)
    if lists:
        yield from ("| Lijst | Plaats | Kandidaat |", "|---|---|---|")
    for name, members in lists.items():
        for place, one in enumerate(members, start=1):
            yield f"| {_cell(name) or no_list} | {place} | {_cell(one.name)} |"


def _votes(candidates: Sequence[Candidate]) -> Iterable[str]:
    if candidates:
        yield from ("| Kandidaat | Lijst | Stemmen |", "|---|---|---|")
    for one in candidates:
        votes = "" if one.votes is None else str(one.votes)
        yield f"| {_cell(one.name)} | {_cell(one.list_name)} | {votes} |"


def _division(outcome: Outcome) -> Iterable[str]:
    if outcome.shares:
        yield from ("| Lijst | Stemmen | Volle zetels | Zetels |", "|---|---|---|---|")
        for one in outcome.shares:
            yield f"| {_cell(one.name)} | {one.votes} | {one.full} | {one.seats} |"
        return
    yield from ("| Zetel | Kandidaat | Stemmen |", "|---|---|---|")
    for place, candidate in enumerate(outcome.elected, start=1):
        votes = "" if candidate.votes is None else str(candidate.votes)
        yield f"| {place} | {_cell(candidate.name)} | {votes} |"


def _reserve(outcome: Outcome) -> Iterable[str]:
    return (f"{place}. {one.name}" for place, one in enumerate(outcome.reserve, start=1))


def _lots(outcome: Outcome) -> Iterable[str]:
    return (
        (
            f"tussen {' en '.join(tie.between)} is geloot: {', '.join(tie.won)}"
            for tie in outcome.ties
            if tie.won
        )
        if any(tie.won for tie in outcome.ties)
        else ("geen loting",)
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
