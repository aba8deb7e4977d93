"""`raadsboek artikel [ARTIKEL]`: an article of the law in our own words, and where the act is."""

import textwrap
from collections.abc import Iterator

import click

from raadsboek.book.articles import all_articles, articles_named
from raadsboek.cli import output
from raadsboek.cli.command import Command, argument, json_switch
from raadsboek.core.dates import long_date
from raadsboek.core.errors import EXIT_OK
from raadsboek.core.terms.articles import Article
from raadsboek.core.terms.explaining import CONFIDENCE_WORDS

_WIDTH = 80
_HEADER = ("Artikel", "Waarover", "Zekerheid")
_HELP = """Een artikel van de wet, kort en in eigen woorden, met het adres van de wet zelf.

Voorbeeld: raadsboek artikel "art. 26 WOR"

Zonder artikel volgt de lijst. Er is geen raadsboek voor nodig, en geen internet. Het is geen
wettekst: lees voor een beslissing de wet zelf. De zekerheid zegt hoe het is nagegaan: S in de wet
gelezen, S* in een oudere tekst van de wet, 2 in een andere bron, M niet nagekeken."""


def call(_context: click.Context, words: tuple[str, ...], as_json: bool) -> int:
    """Print what is asked for, or the list."""
    wanted = " ".join(words)
    found = articles_named(wanted) if wanted else list(all_articles())
    if as_json:
        output.json_array(_as_object(one) for one in found)
    elif wanted:
        output.lines(_lines(found))
    else:
        output.table(_HEADER, ((one.name, one.title, one.confidence.value) for one in found))
    return EXIT_OK


def _lines(articles: list[Article]) -> Iterator[str]:
    for place, one in enumerate(articles):
        if place:
            yield ""
        yield f"{one.name} · {one.title}"
        yield one.law_name
        yield ""
        yield from textwrap.wrap(one.summary, _WIDTH)
        for lid in one.paragraphs:
            head = f"  lid {lid.number:<3} "
            yield from textwrap.wrap(
                lid.summary, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head)
            )
        if one.note:
            yield from textwrap.wrap(f"Let op: {one.note}", _WIDTH)
        yield ""
        yield from textwrap.wrap(f"Gelezen:   {one.read}", _WIDTH, subsequent_indent=" " * 11)
        yield f"Nagegaan:  {long_date(one.checked)}"
        yield f"Zekerheid: {CONFIDENCE_WORDS[one.confidence]}"
        yield f"De wet:    {one.address}"
        yield "Dit is geen wettekst, maar een samenvatting in eigen woorden."


def _as_object(article: Article) -> dict[str, object]:
    return {
        "id": article.id,
        "wet": article.law,
        "naam": article.law_name,
        "artikel": article.article,
        "titel": article.title,
        "inhoud": article.summary,
        "leden": {one.number: one.summary for one in article.paragraphs},
        "opmerking": article.note,
        "adres": article.address,
        "gelezen": article.read,
        "gecontroleerd": article.checked.isoformat(),
        "zekerheid": article.confidence.value,
    }


COMMAND = Command(
    "artikel",
    _HELP,
    call,
    [argument("artikel", target="words", required=False, many=True), json_switch()],
)
