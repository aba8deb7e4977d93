"""From the keys of a file of articles to `Article` values, with every fault and the key it is at.

Owns the Dutch keys of those files. It must not know files or lines.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from raadsboek.core.note import Value
from raadsboek.core.terms.articles import Article, Paragraph, article_id, is_number
from raadsboek.core.terms.fault import Fault, Way
from raadsboek.core.terms.key_reader import KeyReader
from raadsboek.core.terms.procedure import Confidence

_OF_ACT = ("wet", "naam", "adres", "gelezen", "gecontroleerd", "zekerheid", "artikelen")
_OF_ARTICLE = ("artikel", "titel", "inhoud", "leden", "opmerking", "gelezen", "zekerheid")


def read_act(meta: Mapping[str, Value]) -> tuple[list[Article], list[Fault]]:
    """Return the articles that these keys say, or none with what is wrong."""
    reader = _Reader(meta)
    articles = list(reader.articles())
    reader.refuse_twice(articles)
    return ([] if reader.faults else articles), reader.faults


class _Reader(KeyReader):
    """Reads the articles of one act; what an article does not say of itself, its act says."""

    def __init__(self, meta: Mapping[str, Value]) -> None:
        super().__init__()
        self._meta = meta
        self.refuse_unknown(meta, _OF_ACT, ())
        self._law = self.needed(meta, "wet", ())
        self._full_name = self.needed(meta, "naam", ())
        self._address = self.needed(meta, "adres", ())
        self._read = self.needed(meta, "gelezen", ())
        self._checked = self.day(meta, "gecontroleerd", (), needed=True) or datetime.date.min
        self._mark = self.choice(meta, "zekerheid", (), Confidence, None)
        if self._address and not self._address.startswith("https://"):
            self.fault(("adres",), "Hier staat geen adres.", "Schrijf het adres met https://.")

    def articles(self) -> Iterator[Article]:
        """Yield the articles in their order."""
        if not self._meta.get("artikelen"):
            self.fault(("artikelen",), "Er staat geen enkel artikel.", "Zet er een bij.")
        for way, item in self.items(self._meta, "artikelen"):
            yield self._article(item, way)

    def refuse_twice(self, articles: Sequence[Article]) -> None:
        """Note each article that stands there a second time."""
        seen: set[str] = set()
        for place, one in enumerate(articles):
            if one.id in seen:
                way = ("artikelen", place, "artikel")
                self.fault(way, f"Artikel {one.article} staat er twee keer.", "Voeg ze samen.")
            seen.add(one.id)

    def _article(self, meta: Mapping[str, Value], way: Way) -> Article:
        self.refuse_unknown(meta, _OF_ARTICLE, way)
        number = self.needed(meta, "artikel", way)
        self._refuse_odd(number, (*way, "artikel"))
        return Article(
            id=article_id(self._law, number),
            law=self._law,
            law_name=self._full_name,
            article=number,
            title=self.needed(meta, "titel", way),
            summary=self.needed(meta, "inhoud", way),
            paragraphs=tuple(self._paragraphs(meta, way)),
            note=self.text(meta, "opmerking", way),
            address=self._address,
            read=self.text(meta, "gelezen", way) or self._read,
            checked=self._checked,
            confidence=self.choice(meta, "zekerheid", way, Confidence, self._mark),
        )

    def _paragraphs(self, meta: Mapping[str, Value], way: Way) -> Iterator[Paragraph]:
        leden = meta.get("leden", {})
        if not isinstance(leden, dict):
            self.fault((*way, "leden"), "Hier horen leden.", "Schrijf '2: wat er staat'.")
            return
        for number in leden:
            self._refuse_odd(number, (*way, "leden", number))
            yield Paragraph(number, self.needed(leden, number, (*way, "leden")))

    def _refuse_odd(self, number: str, way: Way) -> None:
        if number and not is_number(number):
            self.fault(way, f"'{number}' is geen nummer.", "Schrijf een nummer zoals 26 of 31a.")
