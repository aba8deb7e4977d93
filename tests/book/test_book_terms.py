"""The open terms of a raadsboek on disk: what changes them, and who shows them."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from raadsboek.book import quick
from raadsboek.book.book import Book
from raadsboek.book.lists import columns_of, rows
from raadsboek.book.meetings.agenda import proposals_of
from raadsboek.book.notes import read
from raadsboek.book.opening import open_to_read
from raadsboek.book.readying import refresh_and_remember
from raadsboek.book.terms import deadlines_of, open_terms, terms_without_day
from raadsboek.book.today import overview
from raadsboek.core.kinds import trajectory
from raadsboek.core.overview import term_in
from raadsboek.core.overview_layout import LATER, plain_lines
from raadsboek.core.overview_layout import rows as rows_of_today

Day = datetime.date
NOW = datetime.datetime(2036, 11, 22, 13, 47, tzinfo=datetime.UTC)
LATER_NS = int(NOW.timestamp()) * 1_000_000_000
"""Years after any file of this test, so that none of them is young."""
TODAY = Day(2026, 11, 22)

PATH = "trajecten/2026/D-2026-001 reorganisatie.md"
APPEAL = "soort: traject\nnummer: D-2026-001\ntitel: Reorganisatie\nvorm: advies\n"
EVENTS = """\
gebeurtenissen:
  - 2026-09-01 aanvraag
  - 2026-09-17 overleg
  - 2026-10-12 advies
  - {} besluit afwijkend
"""
REQUEST = (
    "soort: traject\nnummer: D-2026-002\ntitel: Rooster\nvorm: advies\nontvangen: 2026-11-02\n"
)
SETTINGS = "organen:\n- naam: OR De Linden\n  soort: OR\n"
OWN = """\
  termijnen:
  - procedure: wor.advies
    stap: advice
    termijn: 6 weken
    soort: reglement
    bron: reglement art. 9
"""


def write(root: Path, path: str, head: str) -> None:
    """Write a note in the folder, as another program would."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(f"---\n{head}---\n\ntekst\n", encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a raadsboek with an advice to which the decision did not keep, and a new request."""
    write(tmp_path, PATH, APPEAL + EVENTS.format("2026-10-23"))
    write(tmp_path, "trajecten/2026/D-2026-002 rooster.md", REQUEST)
    (tmp_path / "raadsboek.yaml").write_text(SETTINGS, encoding="utf-8")
    refresh_and_remember(open_to_read(tmp_path, now=NOW), now_ns=LATER_NS)
    return tmp_path


def reopened(root: Path) -> Book:
    """Open the folder anew with a fresh index, as the next start would."""
    book = open_to_read(root, now=NOW)
    refresh_and_remember(book, now_ns=LATER_NS)
    return book


def days(book: Book) -> list[tuple[str, str, str]]:
    """Return number, step and last day of every open term."""
    return [(one.number, one.step, str(one.day)) for one in open_terms(book, today=TODAY)]


def test_open_terms_are_told_with_their_rule(root: Path) -> None:
    """The suspension and the appeal, both a month after the decision; and what has no day."""
    book = reopened(root)

    appeal = open_terms(book)[0]

    assert days(book) == [
        ("D-2026-001", "appeal", "2026-11-23"),
        ("D-2026-001", "suspension", "2026-11-23"),
    ], "what must be done stands before what ends by itself"
    assert (appeal.title, appeal.owner) == ("Beroep bij de Ondernemingskamer", "raad")
    assert appeal.rule == "1 maand na besluit vr 23 okt · art. 26 lid 2 WOR"
    assert [one.step for one in terms_without_day(book)] == ["consult", "advice"]
    assert not appeal.is_late(Day(2026, 11, 23))
    assert appeal.is_late(Day(2026, 11, 24))


def test_a_term_leads_to_its_deadline(root: Path) -> None:
    """By the place that the index knows, and by its step when the note changed since."""
    book = reopened(root)
    (term, deadline), (_, suspension) = deadlines_of(book, open_terms(book))

    assert (suspension.step.id, deadline.step.id) == ("suspension", "appeal")
    write(root, PATH, APPEAL + "besluit-ontvangen: 2026-10-26\nstatus: besluit ontvangen\n")
    assert deadlines_of(book, [term])[0][1].last == Day(2026, 11, 26)
    (root / PATH).unlink()
    assert deadlines_of(book, [term]) == []


def test_another_day_of_an_event_changes_every_day(root: Path) -> None:
    """The list, Vandaag and the proposals for the agenda follow the one file that changed."""
    write(root, PATH, APPEAL + EVENTS.format("2026-11-12"))
    book = reopened(root)

    listing = rows(book, trajectory.KIND, sort="uiterlijk")
    column = [item.key for item in columns_of(trajectory.KIND)].index("uiterlijk")

    # 12 December is a Saturday: the term ends on Monday, and Friday is surely in time.
    assert days(book)[0][2] == "2026-12-14"
    assert listing.page(0, 1)[0].cells[column] == "2026-12-14"
    assert "laatste dag ma 14 dec" in "\n".join(plain_lines(overview(book, TODAY)))


def test_the_councils_own_term_counts_from_the_day_that_it_is_written_down(root: Path) -> None:
    """No dossier is touched: another raadsboek.yaml is enough, and only what matters of it."""
    (root / "raadsboek.yaml").write_text(SETTINGS + OWN, encoding="utf-8")
    book = reopened(root)

    assert ("D-2026-002", "advice", "2026-12-14") in days(book)
    assert [one.kind for one in open_terms(book)] == ["wettelijk", "wettelijk", "reglement"]
    (root / "raadsboek.yaml").write_text(SETTINGS + "  zetels: 9\n" + OWN, encoding="utf-8")
    assert not refresh_and_remember(book, now_ns=LATER_NS)
    (root / "raadsboek.yaml").write_text(SETTINGS, encoding="utf-8")
    assert refresh_and_remember(book, now_ns=LATER_NS).changed == (
        PATH,
        "trajecten/2026/D-2026-002 rooster.md",
    )
    assert len(days(book)) == 2


def test_the_first_text_tells_the_same_terms(root: Path) -> None:
    """What is drawn before anything is loaded equals what the screen shows afterwards."""
    found = quick.overview(str(root), TODAY)

    assert found == overview(reopened(root), TODAY)
    assert found is not None
    assert [item.term.step for item in found.this_week if item.term] == ["appeal", "suspension"]
    target = term_in(found.this_week[0].target)
    assert target is not None
    assert (target[0], target[2]) == (PATH, "appeal")


def test_today_tells_each_term_with_its_rule(root: Path) -> None:
    """A line for each, late when it is, and no more when it lapsed."""
    book = reopened(root)
    week = "\n".join(plain_lines(overview(book, TODAY)))
    late = "\n".join(plain_lines(overview(book, Day(2026, 11, 25))))

    assert "ma 23  D-2026-001 Beroep bij de Ondernemingskamer · laatste dag\n" in week
    assert "         1 maand na besluit vr 23 okt · art. 26 lid 2 WOR\n" in week
    assert "Uitvoering opgeschort · loopt af" in week
    assert "! D-2026-001 Beroep bij de Ondernemingskamer\n  sinds ma 23 nov · 2 dagen" in late
    assert "opgeschort" not in late


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (
            Day(2026, 3, 28),
            "do 2   D-2026-001 Beroep bij de Ondernemingskamer · veilig t/m do 2 apr",
        ),
        (Day(2026, 4, 3), "di 7   D-2026-001 Beroep bij de Ondernemingskamer · laatste dag"),
    ],
)
def test_the_safe_day_warns_first(root: Path, today: Day, said: str) -> None:
    """A term that ends on Good Friday rolls past Easter: until then the Thursday is told."""
    events = EVENTS.replace("2026-09-01", "2026-01-05").replace("2026-09-17", "2026-01-22")
    events = events.replace("2026-10-12", "2026-02-16").format("2026-03-03")
    write(root, PATH, APPEAL + events)

    told = "\n".join(plain_lines(overview(reopened(root), today)))

    assert said in told
    other = "laatste dag di 7 apr" if today.month == 3 else "veilig t/m do 2 apr"
    assert f"         {other} · 1 maand na besluit" in told


def test_a_day_that_somebody_wrote_down_is_not_told_twice(root: Path) -> None:
    """Old notes hold the day of the appeal as a key of its own: that is the same day."""
    write(root, PATH, APPEAL + EVENTS.format("2026-10-23") + "uiterlijk: 2026-11-23\n")
    assert len(days(reopened(root))) == 2
    write(root, PATH, APPEAL + EVENTS.format("2026-10-23") + "uiterlijk: 2026-11-20\n")
    assert days(reopened(root))[0] == ("D-2026-001", "own", "2026-11-20")


def test_lines_of_one_dossier_can_be_told_apart(root: Path) -> None:
    """Two terms of a dossier are two lines to choose, also among the later ones."""
    write(root, PATH, APPEAL + EVENTS.format("2026-11-12"))
    shown = rows_of_today(overview(reopened(root), TODAY), 120, unfolded=(LATER,))

    targets = {row.left.target for row in shown if term_in(row.left.target)}
    assert len(targets) == 2


def test_the_agenda_follows_the_events(root: Path) -> None:
    """What is proposed, and for what, changes with the day of the decision and consultation."""
    meeting = "soort: vergadering\nnummer: V-2026-{}\ntitel: {}\nvorm: {}\ndatum: {}\n"
    write(root, "vergaderingen/2026/V-2026-12.md", meeting.format(12, "Raad", "raad", "2026-12-10"))
    write(
        root, "vergaderingen/2026/V-2026-13.md", meeting.format(13, "Ov", "overleg", "2026-12-11")
    )
    write(root, "vergaderingen/2027/V-2027-01.md", meeting.format(20, "Raad", "raad", "2027-01-14"))
    write(root, PATH, APPEAL + EVENTS.format("2026-11-12"))

    def proposed(number: str) -> dict[str, tuple[str, str]]:
        book = reopened(root)
        found = proposals_of(book, read(book, number), today=TODAY)
        return {
            one.source: (one.attributes["doel"], one.why)
            for one in found
            if one.source.startswith("D-")
        }

    assert proposed("V-2026-12") == {
        "D-2026-001": (
            "besluiten",
            "loopt af op vr 11 dec: Beroep bij de Ondernemingskamer · "
            "1 maand na besluit do 12 nov · art. 26 lid 2 WOR",
        )
    }
    assert proposed("V-2026-13")["D-2026-002"] == (
        "bespreken",
        "nog geen overleg gehouden · art. 25 lid 4 WOR",
    )
    write(root, PATH, APPEAL + EVENTS.format("2026-12-15"))
    assert proposed("V-2026-12") == {}
    held = "gebeurtenissen:\n  - 2026-11-19 overleg\n"
    write(root, "trajecten/2026/D-2026-002 rooster.md", REQUEST + held)
    assert "D-2026-002" not in proposed("V-2026-13")


def test_looking_without_a_changed_dossier_reads_no_law(root: Path) -> None:
    """Neither the files of the law nor the holidays are loaded for an action that changed."""
    write(root, "acties/2026/A-2026-001 a.md", "soort: actie\nnummer: A-2026-001\ntitel: Een\n")
    program = (
        "import sys, datetime, pathlib\n"
        "from raadsboek.book.opening import open_to_read\n"
        "from raadsboek.book.readying import refresh_and_remember\n"
        "now = datetime.datetime(2036, 11, 22, tzinfo=datetime.UTC)\n"
        "book = open_to_read(pathlib.Path(sys.argv[1]), now=now)\n"
        "assert refresh_and_remember(book).added\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(root)], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert loaded & {"yaml", "holidays", "raadsboek.vault.procedures"} == set()


def test_a_changed_dossier_loads_no_holidays(root: Path) -> None:
    """The law is kept in the index and the rest days of these years are data."""
    write(root, PATH, APPEAL + EVENTS.format("2026-11-12"))
    program = (
        "import sys, datetime, pathlib\n"
        "from raadsboek.book.opening import open_to_read\n"
        "now = datetime.datetime(2036, 11, 22, tzinfo=datetime.UTC)\n"
        "book = open_to_read(pathlib.Path(sys.argv[1]), now=now)\n"
        "assert book.index.refresh().changed\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(root)], capture_output=True, text=True, check=True
    )
    assert "holidays" not in done.stdout.split()
