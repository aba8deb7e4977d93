"""Minutes that come back from a member who corrected them in Word."""

import io
from collections.abc import AsyncIterator

import docx

from guide.clock import MEETING_DAY
from guide.cycle_walk import Day
from guide.secretary import Secretary
from raadsboek.book.documents.building import build
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.opening import open_book
from raadsboek.core.documents.document import Audience
from raadsboek.render.formats import House, format_of

MEETING = "V-2026-15"
"""The meeting whose draft minutes went round."""
FILE = "verslag-lieke.docx"
_WORDS = (
    ("twee leden hebben hun rooster nog niet", "drie leden hebben hun rooster nog niet"),
    ("het vaste aanspreekpunt", "één vast aanspreekpunt"),
)
_REMARK = "Heeft Joost dit ook gezegd?"


async def come_back(secretary: Secretary) -> AsyncIterator[str]:
    """Go through what a member changed, and leave it."""
    file = secretary.folder.parent / FILE
    file.write_bytes(corrected(secretary))
    await secretary.press("slash")
    await secretary.type(MEETING)
    await secretary.see("gevonden")
    await secretary.press("enter", "enter")
    await secretary.see("BESLUIT")
    await secretary.press("f10")
    await secretary.type("correcties op")
    await secretary.press("enter")
    await secretary.see("bladzijde 1")
    await secretary.press("f8")
    await secretary.type(str(file))
    await secretary.press("enter")
    await secretary.see("Van wie is dit?")
    await secretary.press("enter")
    await secretary.see("2 van 2 aangevinkt")
    yield "uit-word"
    await secretary.press("escape", "escape", "f5")
    await secretary.see("VOLGENDE VERGADERING")


def corrected(secretary: Secretary) -> bytes:
    """Return the draft minutes as Word file, as a member sends them back."""
    book = open_book(secretary.folder, now=secretary.clock())
    sort, form = sort_of("verslag"), format_of("docx")
    assert sort is not None
    assert form is not None
    built = build(book, sort, MEETING, audience=Audience.FULL, today=MEETING_DAY)
    book.index.close()
    word = docx.Document(io.BytesIO(form.write(built.document, House())))
    for paragraph in word.paragraphs:
        for run in paragraph.runs:
            for old, new in _WORDS:
                run.text = run.text.replace(old, new)
        if "Marijke en Joost" in paragraph.text:
            word.add_comment(paragraph.runs, text=_REMARK, author="Lieke Smeets")
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


DAYS = (Day(MEETING_DAY, "09:15", come_back),)
