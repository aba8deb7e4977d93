"""The list of the papers in a bundle: which, where, what came later, and what is not in it.

Values in, blocks out: who makes the bundle says what happened to each paper.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from raadsboek.core.documents.blocks import Block, Inlines, LineBreak, Words
from raadsboek.core.documents.composing import heading, one_line, paragraph, plain, points, table

_LABELS = ("Punt", "Stuk", "Waar", "Code")
_WIDTHS = (10, 58, 20, 12)


class Listed(Struct, frozen=True, kw_only=True):
    """A paper as the list tells it.

    `points` are the numbers of the agenda points that it is for, `place` where it is (pages, or the
    name of a file), `code` the few characters that tell one text of it from another, `mark` that it
    came later, and `trouble` why it is a file of its own.
    """

    points: tuple[str, ...]
    name: str
    title: str
    place: str
    code: str
    mark: str = ""
    trouble: str = ""


def list_of(
    papers: Sequence[Listed], *, hidden: int = 0, lost: Sequence[str] = ()
) -> tuple[Block, ...]:
    """Return the list; `hidden` are papers that are confidential, `lost` those nobody can find."""
    return tuple(_blocks(papers, hidden, lost))


def _blocks(papers: Sequence[Listed], hidden: int, lost: Sequence[str]) -> Iterator[Block]:
    yield heading("Stukken")
    if papers:
        yield table(_LABELS, map(_row, papers), _WIDTHS)
    else:
        yield paragraph("Bij deze agenda horen geen stukken.")
    aside = [plain(f"{one.name}: {one.trouble}") for one in papers if one.trouble]
    if aside:
        yield heading("Los meegestuurd", 3)
        yield points(aside)
    missing = [plain(f"{name} is niet gevonden.") for name in lost]
    if hidden:
        missing.append(plain(_hidden(hidden)))
    if missing:
        yield heading("Niet meegestuurd", 3)
        yield points(missing)


def _hidden(count: int) -> str:
    if count == 1:
        return "Eén stuk is vertrouwelijk en gaat niet mee."
    return f"{count} stukken zijn vertrouwelijk en gaan niet mee."


def _row(paper: Listed) -> Sequence[Inlines]:
    about: Inlines = (Words(one_line(paper.name), bold=True),)
    if paper.title:
        about = (*about, Words(f" {one_line(paper.title)}"))
    if paper.mark:
        about = (*about, LineBreak(), Words(paper.mark, italic=True))
    return (
        plain(", ".join(paper.points)),
        about,
        plain(paper.place),
        (Words(paper.code, code=True),),
    )
