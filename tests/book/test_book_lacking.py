"""What stands below the timeline of a dossier: the same problems as `controleer` names."""

import datetime
from zoneinfo import ZoneInfo

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.problems import check
from raadsboek.book.trajectories.dossiers import open_dossier
from raadsboek.book.trajectories.lacking import lacking
from raadsboek.core.kinds import trajectory
from raadsboek.vault.reading import read_note

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_an_unknown_article_stands_below_the_timeline(book: Book) -> None:
    """Typed elsewhere, it is named where the dossier is looked at and by `controleer` alike."""
    keys = {"titel": "Roosters", "vorm": "advies", "ontvangen": "2026-09-01"}
    path = notes.create(book, trajectory.KIND, keys, now=NOW).path
    file = book.root / path
    file.write_bytes(file.read_bytes().replace(b"\nvorm:", b"\nartikel: art. 99 WOR\nvorm:", 1))
    book.index.refresh()

    opened = open_dossier(book, read_note(book.root, path).text("nummer"))
    below = [one.code for one in lacking(book, opened).problems]
    assert below == ["artikel-onbekend"]
    assert below[0] in [one.code for one in check(book, today=NOW.date())]
