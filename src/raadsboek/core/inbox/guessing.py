"""To which dossier a piece belongs: by a number in it, by what it answers, by its words.

What is not clear is not proposed: a piece in the wrong dossier is worse than one in none.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from raadsboek.core.filenames import words

_SHORTEST = 5
_ALIKE = 7
"""Letters from the start that make two words one: 'thuiswerken' and 'thuiswerkregeling'."""
_ENOUGH = 0.5
_CLEARLY = 0.15
_IN_TEXT = 0.6
_SAME_SENDER = 0.2
_READ = 6_000
_EMPTY_WORDS = frozenset(
    {
        *("advies", "adviesaanvraag", "instemming", "instemmingsverzoek", "verzoek", "aanvraag"),
        *("besluit", "regeling", "ondernemingsraad", "vergadering", "brief", "bericht", "nieuwe"),
        *("nieuw", "vragen", "antwoord", "antwoorden", "reactie", "bestuurder", "vaststelling"),
    }
)
_NUMBER_EDGE = r"(?<![\w-])"


class Dossier(Struct, frozen=True, kw_only=True):
    """A dossier that a piece may belong to, and who wrote about it before (folded)."""

    number: str
    title: str
    correspondents: frozenset[str] = frozenset()


class Guess(NamedTuple):
    """The number of the proposed dossier, and why."""

    number: str
    reason: str


def guess(
    subject: str,
    text: str,
    names: Sequence[str],
    *,
    sender: str,
    dossiers: Iterable[Dossier],
    dossier_of: Mapping[str, str],
    answered: str = "",
) -> Guess | None:
    """Return the dossier that a piece clearly belongs to, or None.

    `names` are those of its attachments. `dossier_of` gives the dossier of every note that has
    one, by number, a dossier's own among them. `answered` is the note that the piece answers.
    """
    for number in _numbers_in(f"{subject}\n{text[:_READ]}", dossier_of):
        return Guess(dossier_of[number], f"het nummer {number} staat erin")
    if dossier_of.get(answered):
        return Guess(dossier_of[answered], f"het is een antwoord op {answered}")
    return _by_words(subject, text, names, sender, tuple(dossiers))


def _numbers_in(text: str, known: Mapping[str, str]) -> list[str]:
    """Return the known numbers that stand in a text, in the order in which they do."""
    folded = {number.casefold(): number for number in known}
    found = re.findall(rf"{_NUMBER_EDGE}[a-z]{{1,4}}[- ]\d[\w-]*\d", text.casefold())
    return [folded[word] for word in found if word in folded]


def _by_words(
    subject: str, text: str, names: Sequence[str], sender: str, dossiers: Sequence[Dossier]
) -> Guess | None:
    titles = {one.number: _telling(one.title) for one in dossiers}
    spread = Counter(word for title in titles.values() for word in title)
    on_top = _telling(" ".join([subject, *names]))
    below = _telling(text[:_READ]) - on_top
    ranked = []
    for one in dossiers:
        matched = {
            word: 1.0 if _among(word, on_top) else _IN_TEXT
            for word in titles[one.number]
            if _among(word, on_top) or _among(word, below)
        }
        total = sum(1 / spread[word] for word in titles[one.number])
        if not matched or not total:
            continue
        score = sum(strength / spread[word] for word, strength in matched.items()) / total
        if sender.casefold() in one.correspondents:
            score += _SAME_SENDER
        ranked.append((score, one.number, sorted(matched)))
    ranked.sort(reverse=True)
    if not ranked or ranked[0][0] < _ENOUGH:
        return None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEARLY:
        return None
    _, number, shared = ranked[0]
    return Guess(number, f"het gaat ook over: {', '.join(shared)}")


def _telling(text: str) -> set[str]:
    """Return the words of a text that say what it is about."""
    return {
        word
        for word in words(text).split("-")
        if len(word) >= _SHORTEST and word not in _EMPTY_WORDS and not word.isdigit()
    }


def _among(word: str, others: Collection[str]) -> bool:
    if word in others:
        return True
    start = word[:_ALIKE]
    return len(start) == _ALIKE and any(other.startswith(start) for other in others)
