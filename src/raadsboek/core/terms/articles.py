"""The articles of the law that this program leans on, and finding them in a text.

An article is told in our own short words, with where the act itself can be read. It is no text of
law, and nothing is counted from it.
"""

import datetime
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from raadsboek.core.terms.procedure import Confidence

_LAWS = {
    "wor": "WOR",
    "wet op de ondernemingsraden": "WOR",
    "wms": "Wms",
    "wet medezeggenschap op scholen": "Wms",
    "wmcz 2018": "Wmcz 2018",
    "wmcz": "Wmcz 2018",
    "algemene termijnenwet": "Algemene termijnenwet",
    "termijnenwet": "Algemene termijnenwet",
    "atw": "Algemene termijnenwet",
    "wpo": "WPO",
}
"""How the acts are called in a text; where one starts another, the longest first."""
_SHORT = {"Algemene termijnenwet": "ATW"}
_NUMBER = r"\d{1,3}[a-z]{0,2}"
_TOKEN = re.compile(
    rf"""(?P<law>\b(?:{"|".join(map(re.escape, _LAWS))})\b)
    | (?P<article>\bart(?:\.|ikel(?:en)?)?(?=\s*\d))
    | (?P<lid>\b(?:lid|leden)\b)
    | (?P<part>\b(?:aanhef|onder|onderdeel)\b)
    | (?P<head>(?<![\w-]){_NUMBER}\b(?=\s+lid\b))
    | (?P<number>(?<![\w-]){_NUMBER}\b)
    | (?P<join>,|\ben\b|\btot\ en\ met\b)
    | (?P<letter>\b[a-z]\b)
    | (?P<of>\bvan(?:\ de)?\b)
    | (?P<other>[^\s\w]|\w+)""",
    re.IGNORECASE | re.VERBOSE,
)


class Paragraph(Struct, frozen=True):
    """One lid of an article in our own words."""

    number: str
    summary: str


class Article(Struct, frozen=True, kw_only=True):
    """An article in our own words. `read` is which version of the act was read."""

    id: str
    """Such as 'WOR 26': the short name of the act and the article."""
    law: str
    law_name: str
    """The whole name of the act."""
    article: str
    title: str
    summary: str
    paragraphs: tuple[Paragraph, ...] = ()
    note: str = ""
    address: str
    read: str
    checked: datetime.date
    confidence: Confidence

    @property
    def name(self) -> str:
        """How it is written in Dutch: 'art. 26 WOR'."""
        return f"art. {self.article} {self.law}"

    def paragraph(self, number: str) -> Paragraph | None:
        """Return one lid, or None."""
        return next((one for one in self.paragraphs if one.number == number), None)


class Mention(Struct, frozen=True):
    """An article that a text names, and which of its leden."""

    id: str
    paragraphs: tuple[str, ...] = ()


def is_number(text: str) -> bool:
    """Tell if an article or a lid can be called so: '26', '31a'."""
    return re.fullmatch(_NUMBER, text) is not None


def article_id(law: str, article: str) -> str:
    """Return the id of an article: 'WOR 26', 'ATW 4'."""
    return f"{_SHORT.get(law, law)} {article.casefold()}"


def named_in(text: str, law: str = "") -> list[str]:
    """Return the ids of the articles that a text names, each once, in order.

    'art. 30 lid 3 en art. 25 lid 4 WOR' names WOR 30 and WOR 25. `law` is the act of an article
    behind which none is named; without it that article is left out.
    """
    return list(dict.fromkeys(one.id for one in mentions_in(text, law)))


def mentions_in(text: str, law: str = "") -> list[Mention]:
    """Return what a text names, with the leden: 'art. 26 lid 2 WOR' names lid 2 of WOR 26."""
    found: list[Mention] = []
    waiting: list[_Named] = []
    for one in _named(text):
        waiting.append(one)
        if one.law:  # the act is said once, behind the last of its articles
            found += [each.under(one.law) for each in waiting]
            waiting = []
    return found + [one.under(law) for one in waiting if law]


class _Named(Struct):
    """An article that was met in a text; `law` when its act was said before or behind it."""

    number: str
    leden: list[str] = field(default_factory=list)
    law: str = ""

    def under(self, law: str) -> Mention:
        return Mention(article_id(law, self.number), tuple(self.leden))


def _named(text: str) -> Iterator[_Named]:
    """Yield the articles of a text as they come."""
    one: _Named | None = None
    expects, before, law = "", "", ""
    for match in _TOKEN.finditer(text):
        kind, said = match.lastgroup or "", match.group().casefold()
        if kind == "law" and one is not None:
            one.law = one.law or _LAWS[said]
        if kind in ("article", "law", "other") and one is not None:
            yield one
            one = None
        if kind == "law":
            law, expects = _LAWS[said], "own article"
        elif kind == "article":
            expects = "article"
        elif kind == "lid":
            expects = "lid" if one is not None else ""
        elif kind == "part":
            expects = "part"
        elif kind == "other" or (kind == "join" and before == "law"):
            expects = ""
        elif kind in ("number", "head") and expects:
            is_next = "article" in expects or (kind == "head" and before == "join")
            if is_next and one is not None:
                yield one
            if is_next:
                one = _Named(said, law=law if expects == "own article" else "")
                expects = "article"
            elif expects == "lid" and one is not None:
                one.leden.append(said)
        before = kind
    if one is not None:
        yield one


def find_articles(articles: Iterable[Article], wanted: str) -> list[Article]:
    """Return the articles that are asked for: by name, by id, or by a bare number of any act."""
    known = list(articles)
    ids = named_in(wanted) or named_in(f"art. {wanted}")  # '26 WOR' is clear enough
    if ids:
        return [one for one in known if one.id in ids]
    number = re.fullmatch(rf"(?:art(?:\.|ikel)?\s*)?({_NUMBER})", wanted.strip(), re.IGNORECASE)
    return [one for one in known if number and one.article == number[1].casefold()]
