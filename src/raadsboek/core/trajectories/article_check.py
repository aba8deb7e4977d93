"""Whether the article that a dossier rests on is one of the law of its council. Pure."""

from collections.abc import Collection, Iterator, Mapping

from raadsboek.core.council import LAW_OF_FORM, Council
from raadsboek.core.note import Note, Value, text_in
from raadsboek.core.problem import Problem
from raadsboek.core.terms.articles import Article, named_in

KEY = "artikel"
_ACTS_OF_COUNCILS = frozenset(LAW_OF_FORM.values())


def article_of(note: Note) -> str:
    """Return the article that a dossier rests on, for a reader; a bare number gets its word."""
    typed = note.text(KEY)
    return f"art. {typed}" if typed[:1].isdigit() else typed


def article_problems(
    meta: Mapping[str, Value], council: Council, articles: Collection[Article]
) -> Iterator[Problem]:
    """Yield what is wrong with the articles that a trajectory names, by those that are known."""
    known = {one.id: one for one in articles}
    law = council.law_name
    for name in named_in(text_in(meta, KEY), law):
        act, _, number = name.rpartition(" ")
        if act in _ACTS_OF_COUNCILS and act != law and law in _ACTS_OF_COUNCILS:
            yield Problem(
                code="artikel-andere-wet",
                key=KEY,
                message=f"Art. {number} is hier van de {act}, maar voor "
                f"{council.name or 'deze raad'} geldt de {law}.",
                fix=f"Noem het artikel van de {law}.",
            )
        elif known and name not in known:
            yield Problem(
                code="artikel-onbekend",
                key=KEY,
                message=f"Art. {number} {act} is geen artikel dat Raadsboek kent.",
                fix="Kijk het nummer na; wat er is, staat in: raadsboek artikel. Klopt het toch, "
                "noem het dan in de tekst van het traject.",
            )
