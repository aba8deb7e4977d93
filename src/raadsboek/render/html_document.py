"""A document as a web page: what stands above and below its text, in the page of `render.html`."""

from raadsboek.core.charts.chart import Chart
from raadsboek.core.documents.document import Document
from raadsboek.render.formats import House
from raadsboek.render.html import page_of


def write(document: Document, house: House) -> bytes:
    """Return the page; the house style of Word has no say in it."""
    del house
    return page_of(document, _picture)


def _picture(chart: Chart) -> str:
    # Loaded when there is a chart: what draws it is slow to load.
    from raadsboek.render.pictures import address_of

    return address_of(chart)
