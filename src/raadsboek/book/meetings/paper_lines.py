"""The lines of minutes as they stand on paper: laid out as the PDF that members get.

Owns which raadsboek the pages are made from: that of the time, since another name in the head of
the minutes may move every line below it. Which words stand on a line is read from the pages.
"""

import datetime
from collections.abc import Sequence

from raadsboek.book.as_of import as_of_version
from raadsboek.book.book import Book
from raadsboek.book.past import Version
from raadsboek.core.dates import day_as_kept
from raadsboek.core.documents.document import Audience
from raadsboek.core.errors import RaadsboekError
from raadsboek.core.kinds import member
from raadsboek.core.meetings.corrections.printed_line import PrintedLine
from raadsboek.core.note import Note
from raadsboek.history.log import versions
from raadsboek.vault.settings import SETTINGS_FILE

LONGEST = 400_000
"""Characters of a text that is laid out while somebody waits: 150 pages."""


def lines_on_paper(
    book: Book, meeting: Note, version: Version | None
) -> Sequence[PrintedLine] | None:
    """Return the numbered lines of the PDF of these minutes; None when none can be made.

    `version` is the one that the text is of; None for the text of now.
    """
    if len(meeting.body) > LONGEST:
        return None
    then = _of_then(book, version)
    try:
        return _laid_out(then, meeting)
    except RaadsboekError:
        return None
    finally:
        if then is not book:
            then.index.close()


def _laid_out(book: Book, meeting: Note) -> Sequence[PrintedLine] | None:
    # What makes a page is slow to load, and no screen needs it to start.
    from raadsboek.book.documents.building import build_of
    from raadsboek.book.documents.sorts import sort_of
    from raadsboek.core.meetings.corrections.on_paper import printed_lines
    from raadsboek.render.page_lines import page_lines

    sort = sort_of("verslag")
    assert sort is not None
    day = day_as_kept(meeting.text("datum")) or datetime.date(2000, 1, 1)
    document = build_of(book, sort, meeting, audience=Audience.FULL, today=day).document
    return printed_lines(meeting.body, document.blocks, page_lines(document))


def _of_then(book: Book, version: Version | None) -> Book:
    """Return the raadsboek that the pages were made from: as it is, unless a name changed since."""
    if version is None or book.repository is None:
        return book
    names = [f"{member.KIND.folder}/", SETTINGS_FILE]
    if not versions(book.repository, names, limit=1, after=version.identifier):
        return book
    return as_of_version(book, version.identifier)
