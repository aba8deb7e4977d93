"""The papers of a bundle as pages: our own as they are, those of others brought back to bare ones.

Owns which files can be pages: a PDF, and with LibreOffice a document of Word or LibreOffice. Files
of others are read in the child only.
"""

from collections.abc import Callable, Mapping, Sequence

from raadsboek.book.documents.bundle_papers import Paper
from raadsboek.intake.limits import Limits
from raadsboek.intake.office import CONVERTED, as_pdfs
from raadsboek.intake.reading import bare_pages
from raadsboek.intake.sorts import sort_of

_TRIES = 3
_NOT_A_PAGE = "Dit soort bestand kan geen bladzijde zijn."


def pages_of(papers: Sequence[Paper], limits: Limits) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return of each paper its pages as PDF, or why it has none; by name."""
    pages = {one.name: one.data for one in papers if one.is_ours}
    troubles: dict[str, str] = {}
    foreign = [one for one in papers if not one.is_ours]
    of_office = [one for one in foreign if sort_of(one.data, one.name) in CONVERTED]
    made = as_pdfs([(one.name, one.data) for one in of_office], limits) if of_office else []
    pdfs: list[tuple[str, bytes]] = []
    for paper, converted in zip(of_office, made, strict=True):
        if converted.pdf:
            pdfs.append((paper.name, converted.pdf))
        else:
            troubles[paper.name] = converted.trouble
    for paper in foreign:
        if sort_of(paper.data, paper.name) == "pdf":
            pdfs.append((paper.name, paper.data))
        elif paper not in of_office:
            troubles[paper.name] = _NOT_A_PAGE
    for (name, _), piece in zip(pdfs, bare_pages(pdfs, limits), strict=True):
        if piece.parts:
            pages[name] = piece.parts[0].data
        else:
            troubles[name] = piece.trouble
    return pages, troubles


def with_front(
    papers: Sequence[Paper], pages: Mapping[str, bytes], front: Callable[[dict[str, str]], bytes]
) -> bytes:
    """Return the pages in front: a list that says on which pages each paper is.

    `front` makes them of those places. The list lies in front of the papers itself, so that its own
    length counts along.
    """
    from raadsboek.render.bundle import page_count

    counts = {name: page_count(data) for name, data in pages.items()}
    made = front({})
    for _ in range(_TRIES):
        before = page_count(made)
        made = front(_places_of(papers, counts, before))
        if page_count(made) == before:
            break
    return made


def _places_of(papers: Sequence[Paper], counts: Mapping[str, int], before: int) -> dict[str, str]:
    """Return of each paper the pages that it has in the whole."""
    places: dict[str, str] = {}
    at = before + 1
    for paper in papers:
        count = counts.get(paper.name)
        if count:
            places[paper.name] = f"blz. {at}" if count == 1 else f"blz. {at}-{at + count - 1}"
            at += count
    return places
