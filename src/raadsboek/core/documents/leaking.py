"""Finding text that was left out in text that leaves, however it was cut, joined or written.

Pure. Compared are letters and digits alone, without accents and case: markup, line ends, hyphens
and runs of a Word file fall away. It finds whole titles, short lines, every run of words of a long
line, and single words that give something away by themselves: codes, and names in a sentence.
What may stand there all the same is decided by who asks.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from raadsboek.core.dates import FULL_WEEKDAYS, MONTHS
from raadsboek.core.documents.held import Held, HeldKind
from raadsboek.core.kinds import KINDS
from raadsboek.core.links import pieces as link_pieces
from raadsboek.core.schema import fields_of

_RUN = 30
"""Letters and digits of a run of words of a long line; shorter ones are said by anybody."""
_TELLING_WORDS = 2
"""Words of such a run that are more than a label, a day or a small word."""
_SHORT_LINE = 12
"""Letters and digits that a line of its own has at least, to say something."""
_NAME, _CODE = 5, 8
_KEY = 8
_WORD = re.compile(r"[^\W_]+")
_SMALL = ("voor", "naar", "door", "over", "niet", "deze", "wordt", "zijn")
_IN_SENTENCE = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]{4,}")


class Piece(Struct, frozen=True):
    """A part of a text that was left out: its words, and those as they are compared."""

    held: Held
    words: str
    plain: str
    alone: bool = False
    """One word: it counts only where it stands as a word."""


class Leak(Struct, frozen=True):
    """A piece that stands in what would leave; `where` is the part of the file."""

    piece: Piece
    where: str


class Searched(Struct, frozen=True):
    """A part of a file: what it tells a reader, and all that is in it besides."""

    where: str
    told: str
    raw: str = ""


def plain(text: str) -> str:
    """Return letters and digits alone, without accents and case."""
    if text.isascii():
        return "".join(_WORD.findall(text)).lower()
    found = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in unicodedata.normalize("NFKD", found) if char.isalnum())


def plain_words(text: str) -> set[str]:
    """Return the words of a text as they are compared."""
    return {plain(word) for word in _WORD.findall(text)}


@lru_cache(maxsize=8192)
def pieces_of(held: Held) -> tuple[Piece, ...]:
    """Return what to look for of a text that was left out; the next file asks for the same."""
    return tuple(_pieces(held))


def _pieces(held: Held) -> Iterator[Piece]:
    for line in held.text.splitlines():
        shown = "".join(words for words, _ in link_pieces(line))
        words = shown.split()
        letters = [plain(word) for word in words]
        if held.kind is HeldKind.NAME:
            yield Piece(held, shown, "".join(letters), alone=len(words) == 1)
            continue
        yield from _runs(held, words, letters)
        yield from _single(held, shown)


def find_leaks(pieces: Iterable[Piece], parts: Iterable[Searched]) -> Iterator[Leak]:
    """Yield every piece that stands in a part, once a part."""
    by_key: dict[str, list[Piece]] = {}
    short: dict[str, list[Piece]] = {}
    for piece in pieces:
        if len(piece.plain) >= _KEY:
            by_key.setdefault(piece.plain[:_KEY], []).append(piece)
        elif piece.plain:
            first = plain(_WORD.findall(piece.words)[0])
            short.setdefault(first, []).append(piece)
    for part in parts:
        words = list(map(plain, _WORD.findall(part.told)))
        line = f" {' '.join(words)} "
        begun = (short[word] for word in short.keys() & set(words))
        found = {piece: None for some in begun for piece in some if _as_words(piece) in line}
        for piece in _containing("".join(words), by_key):
            if not piece.alone or _is_code(piece.plain) or _as_words(piece) in line:
                found[piece] = None
        for piece in _containing(plain(part.raw), by_key):
            if not piece.alone or _is_code(piece.plain):
                found[piece] = None
        yield from (Leak(piece, part.where) for piece in found)


def _as_words(piece: Piece) -> str:
    return f" {' '.join(map(plain, _WORD.findall(piece.words)))} "


def _containing(text: str, by_key: dict[str, list[Piece]]) -> Iterator[Piece]:
    if not by_key:
        return
    for at in range(len(text) - _KEY + 1):
        for piece in by_key.get(text[at : at + _KEY], ()):
            if text.startswith(piece.plain, at):
                yield piece


def _runs(held: Held, words: list[str], letters: list[str]) -> Iterator[Piece]:
    """Yield the whole of a short line, or the run of words that begins at each word."""
    # A number of a list says nothing, and may stand behind any other number.
    while letters and (not letters[0] or letters[0].isdigit()):
        words, letters = words[1:], letters[1:]
    whole = "".join(letters)
    if len(whole) < _RUN:
        least = _NAME if held.title else _SHORT_LINE
        many = len([one for one in letters if one]) > 1 or held.title
        if many and len(whole) >= least and _telling(letters):
            yield Piece(held, " ".join(words), whole, alone=len(words) == 1)
        return
    for start, first in enumerate(letters):
        end, length = start, 0
        while end < len(words) and length < _RUN:
            length += len(letters[end])
            end += 1
        if length < _RUN:
            return
        least = 1 if end - start == len(words) else _TELLING_WORDS
        if first and not first.isdigit() and _telling(letters[start:end]) >= least:
            yield Piece(held, " ".join(words[start:end]), "".join(letters[start:end]))


def _single(held: Held, line: str) -> Iterator[Piece]:
    """Yield the words of a line that give something away by themselves."""
    codes = (word for word in _WORD.findall(line) if _is_code(plain(word)))
    for word in dict.fromkeys([*codes, *_IN_SENTENCE.findall(line)]):
        yield Piece(held, word, plain(word), alone=True)


def _is_code(word: str) -> bool:
    """Tell if a word is letters and digits mixed, such as a number of an account."""
    return len(word) >= _CODE and not word.isalpha() and not word.isdigit()


def _telling(letters: Iterable[str]) -> int:
    """Return how many words are more than a label, a day or a small word."""
    return sum(
        len(word) >= 4 and not word.isdigit() and word not in _everyday() for word in letters
    )


@cache
def _everyday() -> frozenset[str]:
    """Return the words that stand in nearly every document: labels, choices, days."""
    said = [*MONTHS, *FULL_WEEKDAYS, *_SMALL]
    for kind in KINDS:
        said += [kind.name, kind.label, kind.plural]
        for item in fields_of(kind.struct):
            said += [item.key, item.label, *item.choices]
    return frozenset(plain(word) for phrase in said for word in phrase.split())
