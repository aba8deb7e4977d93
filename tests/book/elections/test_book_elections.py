"""Elections under another law, and names of candidates that wait beside the history."""

import datetime
from pathlib import Path

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.beside.kept import change_rows
from raadsboek.book.creating import init
from raadsboek.book.elections.checking import problems_of_election
from raadsboek.book.elections.counting import publish_lists
from raadsboek.book.elections.reading import open_election
from raadsboek.book.elections.writing_papers import make_paper
from raadsboek.core.beside.tables import CANDIDATES, Rows, row_of
from raadsboek.core.council import CouncilForm
from raadsboek.core.kinds import election

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
