"""Noticing a person in a question: a short name, an address, a telephone number or a name.

Pure. A question is kept for years and by theme, so whoever asked it must not be in it by accident.
It notices and never decides: what is found is shown to the secretary, who knows better.
"""

import re
from collections.abc import Iterable

_MAIL = re.compile(r"[^\s@<>(),;]+@[^\s@<>(),;]+\.[^\W\d_]{2,}")
_HANDLE = re.compile(r"(?<![\w.@-])@\w[\w.-]*\w")
_DAY = re.compile(r"\b(?:\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{4}-\d\d-\d\d)\b", re.ASCII)
_TELEPHONE = re.compile(r"(?<![\w-])(?:\+\d{2}|00\d{2}|0)[ -]?(?:\(0\))?(?:[ -]?\d){8,10}(?!\d)")
_PARTICLES = frozenset(
    (
        *("al", "da", "de", "den", "der", "di", "du", "el", "het", "in", "la", "le"),
        *("op", "te", "ten", "ter", "van", "von", "'t"),
    )
)
_BETWEEN = rf"(?:(?:{'|'.join(sorted(_PARTICLES))})[ ]){{0,3}}"
_NAMED = re.compile(
    r"(?i:\b(?:mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|de heer|collega|ik ben|ik heet|"
    r"mijn naam is|(?:vriendelijke )?groet(?:en|jes)?(?: van)?,?))\s+"
    rf"(?P<name>{_BETWEEN}[A-ZÀ-Þ][\w'-]+(?:[ ]{_BETWEEN}[A-ZÀ-Þ][\w'-]+)?)"
)
_WORD = re.compile(r"[\w'-]+")
_SHORTEST = 2


def people_noticed(text: str, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what in a text may tell who somebody is, each once, in the order of the text.

    `names` are the full names of people who are known; a part of one with a capital counts too.
    """
    found: list[tuple[int, int, str]] = []
    for pattern in (_MAIL, _HANDLE):
        found += [(*match.span(), match[0]) for match in pattern.finditer(text)]
    undated = _DAY.sub(lambda match: "x" * len(match[0]), text)
    found += [(*match.span(), match[0].strip()) for match in _TELEPHONE.finditer(undated)]
    found += [(*match.span("name"), match["name"]) for match in _NAMED.finditer(text)]
    known = _parts(names)
    found += [(*match.span(), match[0]) for match in _WORD.finditer(text) if match[0] in known]
    return tuple(dict.fromkeys(_outermost(found)))


def _parts(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names that can stand for somebody by themselves."""
    return frozenset(
        word
        for name in names
        for word in _WORD.findall(name)
        if len(word) >= _SHORTEST and word[0].isupper() and word.casefold() not in _PARTICLES
    )


def _outermost(found: list[tuple[int, int, str]]) -> list[str]:
    """Return what was found in order, without what lies inside something else that was found."""
    said: list[str] = []
    end = -1
    for _start, stop, words in sorted(found, key=lambda one: (one[0], -one[1])):
        if stop > end:
            said.append(words)
            end = stop
    return said
