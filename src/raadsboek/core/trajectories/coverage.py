"""Which objections of a dossier stand in a letter, and which do not.

A court in principle tests only what the advice says, so an objection that is wrongly taken for
written is the error to avoid. Found is only what one passage of the letter says in the same words
or in forms of them, all of them, and with the same 'not'; a doubt counts as 'not there'. What
the letter asks, what it quotes of the other side, what it drops, and its lists of papers and of
what happened, are no objections.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from raadsboek.core.trajectories.arguments import Argument
from raadsboek.core.trajectories.attribution import sentence
from raadsboek.core.trajectories.dutch_words import NOT, meaning, tokens
from raadsboek.core.trajectories.sections import headings, lines_of

_FEWEST = 3
"""An objection of fewer words is found only where it stands alone, as it is."""
_PART = 3
"""Letters of the shortest half of a compound."""
_LINKS = ("", "s", "e", "en", "n", "t", "te", "ten")
_NOT_OF_COUNCIL = re.compile(
    r"\b(?:vragen|verlo(?:op|pen)|stukken|bijlagen|kopie|antwoord(?:en)?)\b", re.IGNORECASE
)
_MARK = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,4}[.)])[ \t]+|>[ \t]?)")
_END = re.compile(r"(?<=[.!?;])\s+")
_OTHER_SIDE = re.compile(
    r"(?:u|de bestuurder|de ondernemer|de directie|de instelling|het bevoegd gezag)\s+"
    r"(?:schrijft|schreef|stelt|stelde|zegt|zei|geeft aan|gaf aan|meldt|meldde|antwoordt|antwoordde"
    r"|noemt|noemde|vindt|vond|meent|denkt|verwacht)\b|volgens (?:u|de bestuurder|de ondernemer"
    r"|de directie|de instelling|het bevoegd gezag)\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\b(?:bezwaar|bezwaren|punt|voorwaarde|eis)\b(?:[^.]|\.\d)*\b(?:vervalt|vervallen"
    r"|trekken wij in|ingetrokken|weg|weggenomen|opgelost|verholpen|beantwoord|achterhaald"
    r"|gerust\w*)\b|\bniet (?:over|overgenomen|langer|meer van toepassing|meer aan de orde)\b"
    r"|\b(?:laten|laat) \w+(?: \w+){0,3} (?:vallen|rusten|varen)\b"
    r"|\bis (?:daarmee |nu )?(?:weg|weggenomen|opgelost|verholpen|van de baan|achterhaald)\b"
    r"|\bdelen wij niet\b|\bdeelt de raad niet\b|\bgeen bezwaar\b|\bniet zo dat\b"
    r"|\bgeen sprake\b|\bgerustgesteld\b",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?<!\d),|,(?!\d)|[;:]|\b(?:en|maar|want|omdat|doordat|waardoor|terwijl|zodat|dus)\b",
    re.IGNORECASE,
)
_ONLY_IF = re.compile(r"\b(?:als|indien|mocht|mochten|wanneer)\b", re.IGNORECASE)


class Passage(Struct, frozen=True):
    """A paragraph or an item of a letter: which one it is, its words, and the heading above it."""

    number: int
    text: str
    heading: str

    @property
    def place(self) -> str:
        """Where it is, for a reader: 'alinea 9, onder Onze bezwaren'."""
        under = f", onder '{self.heading}'" if self.heading else ""
        return f"alinea {self.number}{under}"


class Found(Struct, frozen=True):
    """An argument and the passage that says it."""

    argument: Argument
    passage: Passage


class Coverage(Struct, frozen=True, kw_only=True):
    """What must be in a letter: what was found, what was not, what was left out on purpose."""

    found: tuple[Found, ...] = ()
    missing: tuple[Argument, ...] = ()
    on_purpose: tuple[Argument, ...] = ()


def coverage(arguments: Sequence[Argument], letter: str) -> Coverage:
    """Compare the objections and conditions of a dossier with the text of a letter."""
    passages = list(passages_of(letter))
    found, missing = [], []
    for argument in arguments:
        if not argument.must_be_written:
            continue
        passage = next((one for one in passages if _says(one, argument.text)), None)
        if passage is None:
            missing.append(argument)
        else:
            found.append(Found(argument, passage))
    return Coverage(
        found=tuple(found),
        missing=tuple(missing),
        on_purpose=tuple(one for one in arguments if one.left_out is not None),
    )


def left_out(arguments: Sequence[Argument], letter: str) -> list[Argument]:
    """Return the objections and conditions that the letter does not say, in order."""
    return list(coverage(arguments, letter).missing)


def passages_of(letter: str) -> Iterator[Passage]:
    """Yield the paragraphs and items of a letter in which the council can say something."""
    above = {one.line: one for one in headings(letter)}
    number, hidden_below, heading = 0, 0, ""
    words: list[str] = []
    for place, line in enumerate([*lines_of(letter), ""]):
        title = above.get(place)
        begins = _MARK.match(line)
        if words and (title is not None or begins or not line.strip()):
            number += 1
            if not hidden_below:
                yield Passage(number, " ".join(words), heading)
            words = []
        if title is not None:
            heading = title.words
            if not hidden_below or title.depth <= hidden_below:
                hidden_below = title.depth if _NOT_OF_COUNCIL.search(heading) else 0
        elif line.strip():
            words.append(line[begins.end() if begins else 0 :].strip())


def _says(passage: Passage, text: str) -> bool:
    # An objection may itself say that something is gone or no longer there.
    if len(_DROPPED.findall(passage.text)) > len(_DROPPED.findall(text)):
        return False
    own = _own_sentences(passage, text)
    sought = tokens(text)
    wanted = _Wanted.of(text)
    if len(wanted.words) < _FEWEST:
        return bool(sought) and sought in [tokens(one) for one in (*own, passage.text)]
    if _holds(tokens(" ".join(own)), sought):
        return True
    # An objection of one clause is said in one sentence; words far apart are about other things.
    most = 2 if _JOINT.search(text) else 1
    spans = [
        own[start : start + length]
        for length in range(1, most + 1)
        for start in range(len(own) - length + 1)
    ]
    if len(_END.split(sentence(text))) > 1:
        spans.append(own)
    return any(wanted.is_said_in([_clauses(one) for one in span]) for span in spans)


def _own_sentences(passage: Passage, text: str) -> list[str]:
    """Return the sentences that the council states itself.

    No question, nothing that the other side said and nothing that only may be; unless the objection
    is worded in that way too.
    """
    asks = text.count("?")
    return [
        one
        for one in _END.split(passage.text)
        if (asks or not one.rstrip().endswith("?"))
        and (_OTHER_SIDE.search(text) or _OTHER_SIDE.match(one.strip()) is None)
        and (_ONLY_IF.search(text) or _ONLY_IF.match(one) is None)
    ]


def _holds(words: Sequence[str], sought: Sequence[str]) -> bool:
    size = len(sought)
    return any(words[at : at + size] == sought for at in range(len(words) - size + 1))


def _clauses(text: str) -> list[list[str]]:
    """Return what counts in each clause of a sentence: a 'not' reaches no further."""
    found = [meaning(tokens(clause)) for clause in _JOINT.split(text)]
    return [clause for clause in found if clause]


class _Wanted(Struct, frozen=True, kw_only=True):
    """What an objection says: its words, those that a 'not' is about, and how many 'not's."""

    words: frozenset[str]
    denied: frozenset[str]
    nots: int

    @classmethod
    def of(cls, text: str) -> "_Wanted":
        clauses = _clauses(text)
        words = frozenset(one for clause in clauses for one in clause if one != NOT)
        denials = [_denial(clause, at) for clause in clauses for at in _nots_in(clause)]
        return cls(
            words=words,
            denied=frozenset(one for one in denials if one),
            nots=len(denials),
        )

    def is_said_in(self, sentences: Sequence[Sequence[Sequence[str]]]) -> bool:
        """Tell if the clauses of these sentences say it: the same words, the same 'not'."""
        clauses = [clause for said in sentences for clause in said]
        there = {one for clause in clauses for one in clause}
        if not all(self._is_in(one, there) for one in self.words):
            return False
        turned = [
            clause
            for clause in clauses
            for at in _nots_in(clause)
            if self._touches(_denial(clause, at))
        ]
        if len(turned) != self.nots:
            return False
        return all(any(self._is_in(one, set(clause)) for clause in turned) for one in self.denied)

    def _touches(self, word: str) -> bool:
        """Tell if a word that is denied is one of these, or a part of one."""
        return bool(word) and any(
            one == word or (len(word) >= _PART and (one.startswith(word) or one.endswith(word)))
            for one in self.words
        )

    def _is_in(self, word: str, there: Collection[str]) -> bool:
        """Tell if a word is there: itself, in two halves, or joined to another one of these."""
        if word in there or _in_halves(word, there):
            return True
        return any(
            word != other and _joins(one, word, other)
            for one in there
            if len(one) > len(word)
            for other in self.words
        )


def _nots_in(clause: Sequence[str]) -> list[int]:
    return [at for at, word in enumerate(clause) if word == NOT]


def _denial(clause: Sequence[str], at: int) -> str:
    """Return the word that a 'not' is about: the next one, else the one before; '' for none."""
    return next(
        (one for one in (*clause[at + 1 : at + 2], *clause[max(at - 1, 0) : at]) if one != NOT), ""
    )


def _in_halves(word: str, there: Collection[str]) -> bool:
    """Tell if both halves of a compound are there: 'oefentijd' as 'tijd om te oefenen'."""
    halves = (one for one in there if _PART <= len(one) <= len(word) - _PART)
    return any(
        word.startswith(f"{half}{link}") and word[len(half) + len(link) :] in there
        for half in halves
        for link in _LINKS
    )


def _joins(word: str, one: str, other: str) -> bool:
    return any(word in (f"{one}{link}{other}", f"{other}{link}{one}") for link in _LINKS)
