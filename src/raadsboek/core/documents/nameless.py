"""A document without names: who somebody is becomes what they are, in the text and in the facts.

Pure. Full names, short names after @, and first or last names with a capital are replaced.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.charts.chart import with_text
from raadsboek.core.documents.blocks import (
    Block,
    Figure,
    Heading,
    Inline,
    Inlines,
    Items,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Rule,
    Table,
    Verbatim,
    Words,
    plain_words,
)
from raadsboek.core.documents.document import Document
from raadsboek.core.kinds.member import Role

SOMEBODY = "een lid"
_ROLES = {
    Role.CHAIR: "de voorzitter",
    Role.DEPUTY_CHAIR: "de plaatsvervangend voorzitter",
    Role.SECRETARY: "de secretaris",
    Role.CLERK: "de ambtelijk secretaris",
    Role.DIRECTOR: "de bestuurder",
    Role.GUEST: "een gast",
}
_LEAST = 2
"""Letters of a name that is looked for by itself."""
_BETWEEN = frozenset(
    (
        *("al", "da", "de", "del", "den", "der", "di", "du", "el", "het", "in"),
        *("la", "le", "op", "ten", "ter", "te", "van", "von", "zu"),
    )
)
"""Words within names that every other text has as well."""
_PARTS = re.compile(r"[\s-]+")


class Person(Struct, frozen=True):
    """Somebody with a name, a short name and a role."""

    name: str
    handle: str = ""
    role: str = ""

    @property
    def called(self) -> str:
        """What is said in the place of the name."""
        return next((said for role, said in _ROLES.items() if role == self.role), SOMEBODY)


class Nameless:
    """Replaces the names of these people, the longest first."""

    def __init__(self, people: Iterable[Person]) -> None:
        said: dict[str, str] = {}
        for one in people:
            handle, name = _composed(one.handle), _composed(one.name)
            if handle:
                said.setdefault(f"@{handle}".casefold(), one.called)
            if name:
                said.setdefault(name.casefold(), one.called)
            for word in (*name.split(), *_PARTS.split(name)):
                if len(word) >= _LEAST and word[:1].isupper() and word.lower() not in _BETWEEN:
                    said.setdefault(word, one.called)
                    said.setdefault(word.upper(), one.called)
        self._said = said
        self._find = _pattern(sorted(said, key=len, reverse=True))

    def text(self, text: str) -> str:
        """Return a text without the names."""
        return self._find.sub(self._instead, _composed(text)) if self._said else text

    def document(self, document: Document) -> Document:
        """Return a document without the names, also in what stands around its text.

        What it was made from goes along no more: the names are in it.
        """
        if not self._said:
            return document
        return replace(
            document,
            title=self.text(document.title),
            author=self.text(document.author),
            facts=tuple((label, self.text(said)) for label, said in document.facts),
            closing=self.text(document.closing),
            blocks=tuple(map(self._block, document.blocks)),
            source=b"",
            source_name="",
        )

    def _instead(self, found: re.Match[str]) -> str:
        name = found.group()
        said = self._said.get(name) or self._said.get(name.casefold(), SOMEBODY)
        before = found.string[: found.start()].rstrip()
        begins = not before or before[-1] in ".!?:\n"
        return said[0].upper() + said[1:] if begins else said

    def _block(self, block: Block) -> Block:
        match block:
            case Heading():
                return replace(block, inlines=self._inlines(block.inlines))
            case Paragraph():
                return replace(block, inlines=self._inlines(block.inlines))
            case Items():
                items = tuple(tuple(map(self._block, item)) for item in block.items)
                return replace(block, items=items)
            case Table():
                rows = tuple(tuple(map(self._inlines, row)) for row in block.rows)
                return replace(block, rows=rows)
            case Quote():
                return Quote(tuple(map(self._block, block.blocks)))
            case Verbatim():
                return Verbatim(self.text(block.text))
            case Rule():
                return block
            case Figure():
                return Figure(with_text(block.chart, self.text))

    def _inlines(self, inlines: Inlines) -> Inlines:
        """Return words without names; where a name is cut by its looks, the looks go."""
        whole = _composed(plain_words(inlines))
        if not self._find.search(whole):
            return inlines
        found = tuple(map(self._inline, inlines))
        kept = plain_words(found)
        if kept == self.text(whole) or not self._find.search(kept):
            return found
        lines = self.text(whole).split("\n")
        joined: list[Inline] = []
        for line in lines:
            joined += [LineBreak()] if joined else []
            joined += [Words(line)] if line else []
        return tuple(joined)

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case Words():
                return replace(inline, text=self.text(inline.text))
            case Link():
                words = tuple(replace(one, text=self.text(one.text)) for one in inline.words)
                away = inline.address.casefold().startswith("mailto:")
                return replace(inline, words=words, address="" if away else inline.address)
            case LineBreak():
                return inline


def _composed(text: str) -> str:
    """Return a text in which a letter and its accent are one, as a name may be typed otherwise."""
    return unicodedata.normalize("NFC", text)


def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    """Return what finds the names as whole words; what is in lower case counts in any case."""
    found = []
    for name in names:
        words = r"\s+".join(map(re.escape, name.split()))
        start = "" if name.startswith("@") else r"(?<!\w)"
        found.append(f"{start}(?i:{words})(?!\\w)" if name.islower() else f"{start}{words}(?!\\w)")
    return re.compile("|".join(found) or r"(?!)")
