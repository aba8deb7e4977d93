"""The sheet for the daily board is one page of PDF, however much was said."""

import datetime
import io

from pypdf import PdfReader

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.documents.building import build
from raadsboek.book.documents.sorts import sort_of
from raadsboek.core.documents.document import Audience
from raadsboek.core.kinds import trajectory
from raadsboek.render.formats import House
from raadsboek.render.pdf import write

NOW = datetime.datetime(2026, 11, 22, 14, 3, tzinfo=datetime.UTC)
_LONG = "Dit is een lange zin over het rooster, de nacht en wie er dan nog te bereiken is, en "
_KINDS = ("Voor", "Bezwaar", "Voorwaarde")


def test_a_dossier_with_much_to_say_fits_on_one_page(book: Book) -> None:
    """With the longest summary and more lines than a page has; what is left out is counted."""
    arguments = [
        f"- {kind}: {_LONG * 2}{place}. (@anna, 2026-09-17)"
        for place in range(9)
        for kind in _KINDS
    ]
    groups = [f"- Groep {place}: {_LONG}meer." for place in range(9)]
    parts = {"Argumenten": arguments, "Standpunten": groups, "Geparkeerd": groups}
    body = "\n".join(
        line for name, lines in parts.items() for line in (f"## {name}", "", *lines, "")
    )
    values = {
        "titel": "Een lang plan met een lange naam voor de hele organisatie en alle teams",
        "vorm": "advies",
        "samenvatting": "woorden en nog meer " * 20,
    }
    note = notes.create(book, trajectory.KIND, values, body=body, now=NOW)
    sort = sort_of("standpunten")
    assert sort is not None
    built = build(book, sort, note.path, audience=Audience.SHORT, today=NOW.date())
    read = PdfReader(io.BytesIO(write(built.document, House())))
    assert len(read.pages) == 1
    text = read.pages[0].extract_text()
    assert "Niet op dit blad: nog" in text
    assert "Geparkeerd" in text
