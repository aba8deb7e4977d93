"""Elections under another law, and names of candidates that wait beside the history."""

import datetime
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.beside.kept import change_rows
from raadsboek.book.book import Book
from raadsboek.book.creating import init
from raadsboek.book.elections.checking import problems_of_election
from raadsboek.book.elections.counting import publish_lists, record_result
from raadsboek.book.elections.installing import install
from raadsboek.book.elections.reading import open_election
from raadsboek.book.elections.writing_papers import make_paper
from raadsboek.book.meetings.agenda import proposals_of
from raadsboek.book.past import versions_of
from raadsboek.book.yearly.overview import year_overview
from raadsboek.core.beside.tables import CANDIDATES, Rows, row_of
from raadsboek.core.council import CouncilForm
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import election
from raadsboek.core.kinds.meeting import KIND as MEETING
from raadsboek.core.note import Value

DAY = datetime.date(2027, 5, 6)


def test_an_election_of_another_council(tmp_path: Path) -> None:
    """No weeks are made up for a school: a sentence says so, and the day alone is judged.

    A candidate beside the history is in no file until the list is public; who withdrew never is.
    A letter about an election that is confidential is confidential itself.
    """
    book = init(tmp_path / "mr", name="MR De Brug", form=CouncilForm.SCHOOL_COUNCIL,
                secretary="Noor", email="noor@example.org", now=NOW)  # fmt: skip
    keys = {"titel": "Verkiezing", "verkiezingsdag": DAY.isoformat(), "zetels": "4"}
    note = notes.create(book, election.KIND, keys, now=NOW)
    number = note.text("nummer")
    opened = open_election(book, number, today=NOW.date())

    assert not opened.has_rules
    assert [(row.step.title, row.day) for row in opened.rows] == [("Stemming", DAY)]
    assert [one.key for one in problems_of_election(book, note.meta)] == ["verkiezingsdag"]
    assert "Hemelvaartsdag" in opened.problems[0].message

    rows = Rows(
        tuple(
            row_of(CANDIDATES, {"voor": number, "naam": name, "status": status})
            for name, status in (("Els Vos", "kandidaat"), ("Jan Smit", "teruggetrokken"))
        )
    )
    change_rows(book, CANDIDATES, lambda _: rows)
    files = [path for path in book.root.rglob("*.md") if "Els Vos" in path.read_text()]
    assert files == []
    after = publish_lists(book, number, NOW.date(), now=NOW)
    assert after.facts.standing == ("Els Vos",)
    assert after.facts.candidates == 1

    secret = notes.create(book, election.KIND, {**keys, "vertrouwelijk": "ja"}, now=NOW)
    paper = make_paper(book, secret.text("nummer"), "bekendmaking", now=NOW).note
    assert paper.text("vertrouwelijk") == "ja"


def test_a_confidential_election_gives_nothing_away(book: Book) -> None:
    """Not its title or a step in what the history, an agenda or the year says; and no members.

    Once it is open its members are made as always.
    """
    hidden = "Kanarieverkiezing"
    values: dict[str, Value] = {
        "titel": hidden,
        "verkiezingsdag": "2026-11-12",
        "zetels": "2",
        "zitting-van": "2026-12-01",
        "vertrouwelijk": "ja",
    }
    number = notes.create(book, election.KIND, values, now=NOW).text("nummer")
    day = NOW.date()
    publish_lists(book, number, day, lines=["Els Vos", "Jan Smit"], now=NOW)
    record_result(book, number, day, now=NOW)
    with pytest.raises(InvalidInput, match="is vertrouwelijk, en nieuwe leden staan in notities"):
        install(book, number, now=NOW)

    note = notes.read(book, number)
    said = [one.subject for one in versions_of(book, note.path)]
    assert said == [*[f"{number}: gewijzigd"] * 2, f"Verkiezing {number} gemaakt"]
    meeting = notes.create(book, MEETING, {"titel": "OR", "datum": "2026-12-03"}, now=NOW)
    book.index.refresh()
    offered = proposals_of(book, meeting, today=day)
    told = [f"{one.title} {one.why} {one.line}" for one in offered if number in str(one)]
    year = year_overview(book, 2026, today=day)
    told += [line.words for block in year.blocks for line in block.lines if number in line.words]
    assert told
    assert all(word not in f"{told}" for word in (hidden, "Els", "Jan", "itslag", "ezwaar"))

    notes.save(book, note, changes={"vertrouwelijk": "nee"}, body=None, now=NOW)
    assert [one.text("naam") for one in install(book, number, now=NOW)] == ["Els Vos", "Jan Smit"]
