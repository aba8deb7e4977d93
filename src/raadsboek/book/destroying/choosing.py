"""Which notes are to be destroyed, and refusing what may not be: before anything is touched.

Owns the words that confirm it. It must not change anything.
"""

import datetime
from collections.abc import Sequence

from msgspec import Struct

from raadsboek.book.book import Book
from raadsboek.book.destroying.proposal import judgements_of
from raadsboek.book.finding import find
from raadsboek.core.errors import InvalidInput
from raadsboek.core.problem import Problem
from raadsboek.core.retention.judging import Judgement, Keeps
from raadsboek.core.text import visible
from raadsboek.index import numbers as index_numbers

_ALWAYS = frozenset({Keeps.HOLD, Keeps.LIST})
"""What nobody can set aside here: the note itself has to say otherwise first."""
_REMARKS = frozenset({Keeps.NO_DAY})
"""What says nothing against destroying a note that somebody chose."""


class Chosen(Struct, frozen=True, kw_only=True):
    """The notes that are to go, each with its judgement."""

    notes: tuple[Judgement, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """Their numbers."""
        return tuple(one.number for one in self.notes)

    @property
    def phrase(self) -> str:
        """What must be typed to confirm it."""
        return phrase_for(len(self.notes))


def phrase_for(number: int) -> str:
    """Return what must be typed to destroy so many notes."""
    return f"vernietig {number}"


def choose(
    book: Book, wanted: Sequence[str], *, today: datetime.date, also_running: bool = False
) -> Chosen:
    """Return the notes that these words name. Raises `NotFound`, or `InvalidInput` with every
    reason why one may not go.

    `also_running` lets what still runs, holds or is referred to go; a duty to keep never.
    """
    found = [find(book, word) for word in dict.fromkeys(wanted)]
    paths = list(dict.fromkeys(one.path for one in found))
    twice = book.index.ask(index_numbers.numbers_twice)
    problems = [_without_number(one.path) for one in found if not one.number]
    problems += [_twice(one.number) for one in found if one.number in twice]
    judgements = {one.path: one for one in judgements_of(book, paths, today=today)}
    for one in judgements.values():
        against = [reason for reason in one.reasons if reason.keeps not in _REMARKS]
        for reason in against:
            if reason.keeps in _ALWAYS:
                problems.append(_held(one, reason.words, reason.keeps))
            elif not also_running:
                problems.append(_needed(one, reason.words))
    problems += [_of_no_kind(path) for path in paths if path not in judgements]
    if problems:
        raise InvalidInput(problems)
    return Chosen(notes=tuple(judgements[path] for path in paths))


def refuse_unconfirmed(chosen: Chosen, typed: str, *, ground: str, decided_by: str) -> None:
    """Raise `InvalidInput` unless the words were typed, and ground and decision are known."""
    problems = []
    if not chosen.notes:
        problems.append(_problem("niets-gekozen", "Er is geen stuk gekozen.", "Geef een nummer."))
    if not ground.strip():
        problems.append(
            _problem(
                "grond-ontbreekt",
                "Er staat niet bij waarom de stukken worden vernietigd.",
                "Geef de grond, zoals 'bewaartermijn voorbij' of 'verzoek van de betrokkene'.",
            )
        )
    if not decided_by.strip():
        problems.append(
            _problem(
                "besluit-ontbreekt",
                "Er staat niet bij wie tot vernietigen heeft besloten.",
                "Geef op wie besloot, zoals 'de raad, V-2026-12'.",
            )
        )
    if " ".join(typed.split()).casefold() != chosen.phrase:
        problems.append(
            _problem(
                "niet-bevestigd",
                "Er is niets vernietigd: het is niet bevestigd.",
                f"Typ ter bevestiging precies: {chosen.phrase}",
            )
        )
    if problems:
        raise InvalidInput(problems)


def _held(one: Judgement, words: str, keeps: Keeps) -> Problem:
    fix = "Haal die sleutel eerst weg, als het stuk echt niet meer bewaard hoeft te worden."
    if keeps is Keeps.LIST:
        fix = "Zonder deze lijst weet niemand meer wat er is vernietigd."
    return _problem("bewaarplicht", f"{one.number} mag niet weg: {words}.", fix, one.path)


def _needed(one: Judgement, words: str) -> Problem:
    return _problem(
        "nog-nodig",
        f"{one.number} wordt niet vernietigd: {words}.",
        "Sluit dat eerst af. Moet het stuk toch nu weg, geef dan --ook-lopend mee.",
        one.path,
    )


def _without_number(path: str) -> Problem:
    return _problem(
        "geen-nummer",
        f"'{visible(path)}' heeft geen nummer, dus ook geen plaats op de vernietigingslijst.",
        "Geef de notitie eerst een nummer.",
        path,
    )


def _twice(number: str) -> Problem:
    return _problem(
        "nummer-dubbel",
        f"Het nummer {number} staat in meer dan een notitie.",
        "Geef de andere eerst een eigen nummer, of haal de dubbele weg.",
    )


def _of_no_kind(path: str) -> Problem:
    return _problem(
        "soort-onbekend",
        f"Van '{visible(path)}' is niet te zien wat voor notitie het is.",
        "Vul eerst 'soort' in.",
        path,
    )


def _problem(code: str, message: str, fix: str, path: str = "") -> Problem:
    return Problem(code=code, message=message, fix=fix, path=path)
