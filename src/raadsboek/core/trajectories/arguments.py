"""The arguments in a dossier (## Argumenten): what was brought in, by whom and on which day.

    - Bezwaar: De nachtdienst is niet meegeteld. (@noor, @ruud, 2026-09-17)
    - Voor: Kleine teams zijn kwetsbaar bij ziekte. (bestuurder)
    - Voorwaarde: Een evaluatie na een half jaar. (@anna) [niet opnemen: al toegezegd]

Without a word in front it is an objection, unless nobody but the director said it. Writing is exact
and what is written is read back.
"""

import re
from enum import StrEnum

from msgspec import Struct

from raadsboek.core.trajectories.attribution import (
    Attribution,
    attribution_of,
    sentence,
    split_attribution,
)
from raadsboek.core.trajectories.sections import ARGUMENTS, Item, items, with_line

_HEADINGS = frozenset(
    {
        ARGUMENTS.casefold(),
        "bezwaren",
        "bezwaar",
        "onze bezwaren",
        "voorwaarden",
        "argumenten en bezwaren",
        "bezwaren en argumenten",
        "voor en tegen",
        "voors en tegens",
    }
)
_LEFT_OUT = re.compile(r"(.*?)\s*\[\s*niet opnemen\s*(?::\s*(.*?))?\s*\]\.?", re.I | re.DOTALL)


class ArgumentKind(StrEnum):
    """What an argument does for the plan."""

    OBJECTION = "bezwaar"
    FOR = "voor"
    CONDITION = "voorwaarde"


_WORDS = {
    "bezwaar": ArgumentKind.OBJECTION,
    "bezwaren": ArgumentKind.OBJECTION,
    "onze bezwaren": ArgumentKind.OBJECTION,
    "tegen": ArgumentKind.OBJECTION,
    "nadeel": ArgumentKind.OBJECTION,
    "nadelen": ArgumentKind.OBJECTION,
    "zorg": ArgumentKind.OBJECTION,
    "zorgen": ArgumentKind.OBJECTION,
    "voor": ArgumentKind.FOR,
    "voordeel": ArgumentKind.FOR,
    "voordelen": ArgumentKind.FOR,
    "voorwaarde": ArgumentKind.CONDITION,
    "voorwaarden": ArgumentKind.CONDITION,
    "eis": ArgumentKind.CONDITION,
}


class Argument(Struct, frozen=True, kw_only=True):
    """One argument as it stands in a dossier.

    `left_out` is why it stays out of the letter on purpose; None when it must be in it.
    """

    kind: ArgumentKind
    text: str
    said: Attribution = Attribution()
    left_out: str | None = None

    @property
    def must_be_written(self) -> bool:
        """Whether it belongs in the letter: a court tests what stands there, and nothing else."""
        return self.kind is not ArgumentKind.FOR and self.left_out is None


def read_arguments(body: str) -> list[Argument]:
    """Return the arguments in the text of a dossier, in order."""
    found: list[Argument] = []
    above: Argument | None = None
    for item in items(body, _HEADINGS):
        argument = _read(item, above if item.depth else None)
        if argument is None:
            continue
        found.append(argument)
        if not item.depth:
            above = argument
    return found


def argument_line(argument: Argument) -> str:
    """Return the line of the list that says this argument."""
    word = argument.kind.value.capitalize()
    line = f"- {word}: {sentence(argument.text)}{attribution_of(argument.said)}"
    if argument.left_out is None:
        return line
    reason = " ".join(argument.left_out.replace("[", "(").replace("]", ")").split())
    return f"{line} [niet opnemen: {reason}]" if reason else f"{line} [niet opnemen]"


def with_argument(body: str, argument: Argument) -> str:
    """Return the text of a dossier with an argument added; nothing else differs."""
    return with_line(body, ARGUMENTS, {ARGUMENTS.casefold()}, argument_line(argument))


def _read(item: Item, above: Argument | None) -> Argument | None:
    text, reason = item.text, None
    match = _LEFT_OUT.fullmatch(text)
    if match is not None:
        text, reason = match[1], match[2] or ""
    kind, text = _kind_in(text)
    text, said = split_attribution(text)
    if not text:
        return None
    if above is not None and said == Attribution():
        said = above.said
    if above is not None and reason is None:
        reason = above.left_out
    if kind is None:
        kind = above.kind if above is not None else _WORDS.get(item.under.casefold().rstrip(":"))
    if kind is None:
        kind = ArgumentKind.FOR if said.is_of_director else ArgumentKind.OBJECTION
    return Argument(kind=kind, text=text, said=said, left_out=reason)


def _kind_in(text: str) -> tuple[ArgumentKind | None, str]:
    word, colon, rest = text.partition(":")
    kind = _WORDS.get(word.strip(" *_").casefold()) if colon else None
    if kind is None:
        return None, text
    # **Bezwaar:** tekst
    return kind, rest.lstrip(" *_" if word[:1] in ("*", "_") else " ")
