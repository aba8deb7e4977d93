"""The life of a decision says what plain `git log` says: author, date, version, since when."""

import subprocess
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.opening import open_book
from raadsboek.book.provenance.gathering import provenance_of
from raadsboek.book.provenance.page import write_page
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import action
from raadsboek.core.provenance.passage import Stage

NUMBER = "B-2026-024"
SINCE = {
    (Stage.AGENDA, "V-2026-14"): "## 3. Advies reorganisatie",
    (Stage.MINUTES, "V-2026-14"): "De OR adviseert positief over de reorganisatie",
    (Stage.VOTE, NUMBER): "stemming: 7-1-1",
    (Stage.ADOPTION, "V-2026-14"): "vastgesteld: 2026-10-29",
    (Stage.STATUS, NUMBER): "status: geldig",
    (Stage.LETTER, "P-2026-046"): "nummer: P-2026-046",
    (Stage.POST, "P-2026-038"): "nummer: P-2026-038",
}
"""What a note says, by what the story calls it: git finds the version that added those words."""


def git(book: Book, *arguments: str) -> list[str]:
    """Return the lines that plain git gives."""
    done = subprocess.run(
        ["git", "-C", str(book.root), *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.splitlines()


@pytest.fixture
def told(demo: Path) -> Book:
    """Return the demo raadsboek, opened to read."""
    return open_book(demo, now=NOW)


def test_every_step_is_as_git_tells_it(told: Book) -> None:
    """Author, moment and subject are those of the version, which names the note in its trailers."""
    form = "--format=%H|%an|%aI|%s|%(trailers:key=Raadsboek-Nummer,valueonly,separator=%x2C)"
    known = {line.split("|")[0]: line.split("|")[1:] for line in git(told, "log", form)}
    for number in (NUMBER, "B-2026-012", "B-2025-002", "T-2026-012", "A-2026-049"):
        life = provenance_of(told, number)
        for one in life.passages:
            assert one.recorded is not None
            author, moment, subject, numbers = known[one.recorded.version]
            assert (one.recorded.author, one.recorded.subject) == (author, subject)
            assert one.recorded.moment.isoformat() == moment
            assert one.number in numbers.split(",")
        own = git(told, "log", "--follow", "--format=%H", "--", life.path)
        mine = {
            one.recorded.version for one in life.passages if one.recorded and one.path == life.path
        }
        assert mine == set(own)


def test_each_step_stands_with_the_version_that_added_it(told: Book) -> None:
    """`git log -S` finds the same version for the words that a step was read from."""
    life = provenance_of(told, NUMBER)
    for (stage, number), words in SINCE.items():
        step = next(one for one in life.passages if (one.stage, one.number) == (stage, number))
        assert step.recorded is not None
        first = git(told, "log", "--reverse", "--format=%H", f"-S{words}", "--", step.path)[0]
        assert step.recorded.version == first, stage


def test_a_decision_has_its_whole_life(told: Book) -> None:
    """From the request to the adoption: each part of it is there, and in order."""
    life = provenance_of(told, NUMBER.lower())
    stages = [one.stage for one in life.passages]
    wanted = [
        *(Stage.TRAJECTORY, Stage.POST, Stage.AGENDA, Stage.MINUTES, Stage.DECISION, Stage.VOTE),
        *(Stage.ACTION, Stage.ADOPTION, Stage.STATUS),
    ]
    places = [stages.index(stage) for stage in wanted]
    assert places == sorted(places)
    assert Stage.LETTER in stages
    superseded = provenance_of(told, "B-2026-012")
    assert "B-2026-029" in next(one.text for one in superseded.passages if one.stage is Stage.AFTER)
    following = provenance_of(told, "B-2026-029")
    assert [one.number for one in following.passages if one.stage is Stage.BEFORE] == ["B-2026-012"]


def test_of_a_meeting_there_is_no_such_story(told: Book) -> None:
    """A meeting has no origin; the sentence says for what it can be asked."""
    with pytest.raises(InvalidInput, match="V-2026-14 is geen besluit"):
        provenance_of(told, "V-2026-14")


def test_a_confidential_note_gets_no_page(book: Book, tmp_path: Path) -> None:
    """The page of a confidential note is refused; that of another one is written, and again.

    A folder gets a file by its number, and a name without an extension that of a page.
    """
    for title, secret in (("Geheim", "ja"), ("Gewoon", "")):
        values = {"titel": title, **({"vertrouwelijk": secret} if secret else {})}
        notes.create(book, action.KIND, values, now=NOW)
    with pytest.raises(InvalidInput, match="A-2026-001 is vertrouwelijk"):
        write_page(book, provenance_of(book, "A-2026-001"), str(tmp_path), today=NOW.date())
    for _ in range(2):
        file = write_page(book, provenance_of(book, "A-2026-002"), str(tmp_path), today=NOW.date())
    assert file.name == "herkomst A-2026-002.html"
    assert "A-2026-002 Gewoon" in file.read_text(encoding="utf-8")
    typed = str(tmp_path / "besluit")
    for _ in range(2):
        file = write_page(book, provenance_of(book, "A-2026-002"), typed, today=NOW.date())
    assert file == tmp_path / "besluit.html"
    other = tmp_path / "andere.html"
    other.write_text("<!doctype html><p>Van iemand anders.</p>", encoding="utf-8")
    with pytest.raises(InvalidInput, match="het is van uzelf of een ander soort bestand"):
        write_page(book, provenance_of(book, "A-2026-002"), str(other), today=NOW.date())
