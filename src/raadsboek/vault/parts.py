"""Where a note's text is cut: mark, opening line, frontmatter block, closing line, body.

Owns the cut only; joining the parts gives the text back, character for character. It must not
look inside the block or the body.
"""

import re

from msgspec import Struct

from raadsboek.core.problem import Problem, Severity

MAXIMUM_BLOCK = 64 * 1024
"""Characters of frontmatter that are read; a longer block is no council data."""

BREAK = re.compile(r"\r\n|\r|\n")
"""One line break, in each of the three styles."""

OPENING = re.compile(r"(\ufeff?)(---[ \t]*(?:\r\n|\r|\n))")
# The literal comes first, so that the search runs at the speed of `str.find`.
_CLOSING = re.compile(r"---(?<=[\r\n]---)[ \t]*(?:\r\n|\r|\n|\Z)")
_LOOKS_LIKEOPENING = re.compile(r"\ufeff?\s*---")
_LATEOPENING = re.compile(r"\ufeff?\s*---[ \t]*(?:\r\n|\r|\n)\s*[^\s:#][^\r\n:]*:[ \t\r\n]")


class Parts(Struct, frozen=True):
    """The five parts of a note's text; `opening` and `closing` hold their own line breaks."""

    mark: str
    opening: str
    block: str
    closing: str
    body: str

    @property
    def newline(self) -> str:
        """The line break that new frontmatter lines get: that of the opening line."""
        return self.opening.lstrip("- \t")


def split(text: str) -> Parts | Problem:
    """Cut `text`; return the parts, or why it has no frontmatter that can be read."""
    opening = OPENING.match(text)
    if opening is None:
        return _no_opening(text)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return Problem(
            code="frontmatter-niet-gesloten",
            message="De gegevens bovenaan (vanaf regel 1) worden niet afgesloten.",
            fix="Zet een regel met alleen --- onder de laatste regel van de gegevens.",
        )
    if closing.start() - opening.end() > MAXIMUM_BLOCK:
        return Problem(
            code="frontmatter-te-groot",
            message="De gegevens bovenaan zijn langer dan 64 kB en worden niet gelezen.",
            fix="Verplaats lange tekst naar de regels onder de tweede ---.",
        )
    return Parts(
        opening.group(1),
        opening.group(2),
        text[opening.end() : closing.start()],
        closing.group(),
        text[closing.end() :],
    )


def join(parts: Parts) -> str:
    """Return the text of a note; a body never starts on the closing line."""
    closing = parts.closing
    if parts.body and closing and closing[-1] not in "\r\n":
        closing += parts.newline
    return parts.mark + parts.opening + parts.block + closing + parts.body


def _no_opening(text: str) -> Problem:
    if text.lstrip("\ufeff").startswith("---\t") or _LATEOPENING.match(text):
        return Problem(
            code="frontmatter-niet-bovenaan",
            message="De gegevens beginnen niet op regel 1 met een regel die precies --- is.",
            fix="Haal weg wat boven of achter de eerste --- staat.",
        )
    return Problem(
        code="frontmatter-ontbreekt",
        severity=Severity.WARNING,
        message="De notitie heeft geen gegevens bovenaan, dus ook geen soort.",
        fix="Zet bovenaan een regel ---, dan bijvoorbeeld 'soort: notitie', en weer ---.",
    )
