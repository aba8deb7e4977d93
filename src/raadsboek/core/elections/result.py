"""The result of an election: turnout, who is elected and who stands in reserve, and what is wrong.

Pure. Which candidates there are is in the note once the lists are public; numbers are the note's.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from raadsboek.core.elections.allocating import Outcome, allocate, votes_of
from raadsboek.core.elections.candidate import KEY, Candidate, read_candidates
from raadsboek.core.kinds.election import Election, System
from raadsboek.core.problem import Problem, Severity


class Result(Struct, frozen=True, kw_only=True):
    """What came out; `outcome` is None as long as no seats are known or nobody stands.

    `problems` are what keeps it from being final, and doubts.
    """

    candidates: tuple[Candidate, ...]
    outcome: Outcome | None = None
    needs_no_vote: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing keeps it from being recorded."""
        return not any(one.severity is Severity.ERROR for one in self.problems)


def result_of(facts: Election) -> Result:
    """Return the result that the keys of an election say."""
    candidates, unread = read_candidates(facts.standing)
    problems = [*_unread(unread), *_twice(candidates), *_numbers(facts, candidates)]
    if not candidates or not facts.seats:
        problems += _missing(facts, candidates)
        return Result(candidates=tuple(candidates), problems=tuple(problems))
    needs_no_vote = len(candidates) <= facts.seats
    outcome = allocate(
        candidates,
        facts.seats,
        System.PERSONS if needs_no_vote else facts.system,
        on_list=facts.on_list,
        lots=facts.lots,
    )
    problems += _ties(outcome)
    if not needs_no_vote and all(one.votes is None for one in candidates):
        problems.append(_uncounted())
    return Result(
        candidates=tuple(candidates),
        outcome=outcome,
        needs_no_vote=needs_no_vote,
        problems=tuple(problems),
    )


def turnout(facts: Election) -> Fraction | None:
    """Return which part of the voters voted; None when it is not known."""
    if not facts.voters or facts.ballots is None:
        return None
    return Fraction(facts.ballots, facts.voters)


def percent(part: Fraction) -> str:
    """Return a part as '61,2%', rounded half up."""
    tenths = int(part * 1000 + Fraction(1, 2))
    return f"{tenths // 10},{tenths % 10}%"


def _unread(lines: Sequence[str]) -> Iterator[Problem]:
    for line in lines:
        yield _problem(
            "kandidaat-onleesbaar",
            f"'{line}' is geen kandidaat.",
            "Schrijf: naam · lijst · stemmen, zoals: Noor Bakker · FNV · 87.",
        )


def _twice(candidates: Sequence[Candidate]) -> Iterator[Problem]:
    seen: set[str] = set()
    for one in candidates:
        name = " ".join(one.name.casefold().split())
        if name in seen:
            yield _problem(
                "kandidaat-dubbel",
                f"{one.name} staat twee keer op de kandidatenlijst.",
                "Haal een van de twee weg, of schrijf de naam voluit.",
            )
        seen.add(name)


def _numbers(facts: Election, candidates: Sequence[Candidate]) -> Iterator[Problem]:
    if facts.voters is not None and facts.ballots is not None and facts.ballots > facts.voters:
        yield _problem(
            "opkomst-te-hoog",
            f"Er zijn {facts.ballots} stemmen uitgebracht, maar er zijn {facts.voters} kiezers.",
            "Verbeter een van de twee getallen.",
            key="uitgebracht",
        )
    if facts.ballots is not None and facts.invalid is not None and facts.invalid > facts.ballots:
        yield _problem(
            "ongeldig-te-veel",
            f"Er zijn {facts.invalid} ongeldige stemmen, maar {facts.ballots} uitgebracht.",
            "Verbeter een van de twee getallen.",
            key="ongeldig",
        )
    counted = sum(map(votes_of, candidates))
    is_one_each = facts.system is not System.PERSONS or facts.seats == 1
    if counted and facts.ballots is not None and is_one_each:
        valid = facts.ballots - (facts.invalid or 0)
        if counted != valid:
            yield _problem(
                "telling-klopt-niet",
                f"De kandidaten hebben samen {counted} stemmen, maar er zijn er {valid} geldig.",
                "Tel opnieuw, of verbeter 'uitgebracht' en 'ongeldig'.",
                severity=Severity.WARNING,
            )


def _missing(facts: Election, candidates: Sequence[Candidate]) -> Iterator[Problem]:
    if not facts.seats:
        yield _problem(
            "zetels-ontbreken",
            "Hoeveel zetels er te verdelen zijn, staat er niet.",
            "Vul 'zetels' in.",
            key="zetels",
        )
    if not candidates:
        yield _problem(
            "kandidaten-ontbreken",
            "Er staat nog niemand op de kandidatenlijst.",
            "Zet de kandidaten erop als de lijst openbaar is.",
        )


def _ties(outcome: Outcome) -> Iterator[Problem]:
    for tie in outcome.open_ties:
        names = " en ".join(tie.between)
        seats = "1 zetel" if tie.seats == 1 else f"{tie.seats} zetels"
        yield _problem(
            "lot-beslist",
            f"{names} hebben evenveel recht op {seats}: het lot beslist.",
            "Loot, en schrijf bij 'loting' de namen in de volgorde waarin ze zijn getrokken.",
            key="loting",
        )


def _uncounted() -> Problem:
    return _problem(
        "stemmen-ontbreken",
        "Er zijn nog geen stemmen ingevuld.",
        "Vul achter elke kandidaat het aantal stemmen in.",
    )


def _problem(
    code: str, message: str, fix: str, *, key: str = KEY, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(code=code, key=key, message=message, fix=fix, severity=severity)
