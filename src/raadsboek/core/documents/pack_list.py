"""The first page of a reading pack: for whom it is, how to read it, and where each paper begins.

Values in, blocks out: who makes the pack says which papers there are.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.core.documents.blocks import Block, Inlines
from raadsboek.core.documents.composing import heading, paragraph, plain, points, table

_LABELS = ("Deel", "Stuk", "Nummer", "Waar")
_WIDTHS = (22, 46, 15, 17)
_WELCOME = (
    "Dit is de leesmap voor wie nieuw is. Lees eerst het reglement en de afspraken, dan het "
    "werkplan en het laatste jaarverslag, en daarna de verslagen en de lopende dossiers. U hoeft "
    "niet alles te onthouden: het gaat erom dat u weet wat er is."
)
_ASK = "Vragen? Stel ze aan uw buddy of aan de ambtelijk secretaris. Geen vraag is te klein."


class InPack(Struct, frozen=True, kw_only=True):
    """A paper as the list tells it; `place` is where it is, `trouble` why it is a file apart."""

    section: str
    number: str
    title: str
    place: str
    trouble: str = ""


def pack_blocks(
    papers: Sequence[InPack], *, hidden: int = 0, for_clerk: bool = False
) -> tuple[Block, ...]:
    """Return the page; `hidden` are papers that are confidential and stay out."""
    return tuple(_blocks(papers, hidden, for_clerk))


def _blocks(papers: Sequence[InPack], hidden: int, for_clerk: bool) -> Iterator[Block]:
    yield paragraph(_WELCOME)
    if not for_clerk:
        yield paragraph(_ASK)
    yield heading("Inhoud")
    if papers:
        yield table(_LABELS, list(_rows(papers)), _WIDTHS)
    else:
        yield paragraph("Er is nog niets om te lezen.")
    aside = [plain(f"{one.number} {one.title}: {one.trouble}") for one in papers if one.trouble]
    if aside:
        yield heading("Los bestand", 3)
        yield points(aside)
    if hidden:
        many = "Eén stuk is" if hidden == 1 else f"{hidden} stukken zijn"
        verb = "zit" if hidden == 1 else "zitten"
        yield paragraph(
            f"{many} vertrouwelijk en {verb} niet in deze map. Vraag de ambtelijk secretaris "
            "ernaar."
        )


def _rows(papers: Sequence[InPack]) -> Iterator[Sequence[Inlines]]:
    before = ""
    for one in papers:
        section = one.section if one.section != before else ""
        before = one.section
        yield plain(section, bold=True), plain(one.title), plain(one.number), plain(one.place)
