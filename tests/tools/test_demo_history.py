"""The demo raadsboek on disk: the program has no remarks, and the history tells the year."""

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from demo.story import tell
from demo.writing import write_vault
from raadsboek.book.book import Book
from raadsboek.book.minutes import context_of
from raadsboek.book.opening import open_book
from raadsboek.book.past import note_in, text_of, versions_of
from raadsboek.book.problems import check
from raadsboek.book.today import overview
from raadsboek.book.trajectories.letter_coverage import coverage_of
from raadsboek.book.trajectories.running import running_dossiers
from raadsboek.core.links import target
from raadsboek.core.meetings.adopted import Seal, seal_of, text_digest
from raadsboek.core.meetings.send_log import read_log
from raadsboek.core.minutes.parsing import parse
from raadsboek.core.minutes.planning import plan
from raadsboek.core.note import Note
from raadsboek.core.problem import Severity
from raadsboek.index import finding
from raadsboek.vault.reading import read_note
from raadsboek.vault.scanning import scan

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 22)
NOW = datetime.datetime(2026, 11, 22, 9, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo raadsboek of 22 November 2026; tests in this module only read it."""
    folder = tmp_path_factory.mktemp("demo") / "raadsboek"
    write_vault(folder, tell(TODAY))
    return folder


@pytest.fixture
def book(root: Path) -> Book:
    """Return the demo raadsboek, opened."""
    return open_book(root, now=NOW)


def git(root: Path, *arguments: str) -> str:
    """Return what git says about the folder."""
    return subprocess.run(
        ["git", "-C", str(root), *arguments], check=True, capture_output=True, text=True
    ).stdout


def all_notes(root: Path) -> dict[str, Note]:
    """Return the numbered notes by number."""
    found = [read_note(root, entry.path) for entry in scan(root)]
    return {note.text("nummer"): note for note in found if note.text("nummer")}


class TestOnDisk:
    """The folder and its repository."""

    def test_is_clean_and_sound(self, root: Path) -> None:
        """Everything is recorded, the index agrees, and git finds no fault."""
        assert git(root, "status", "--porcelain") == ""
        assert git(root, "diff-files", "--name-only") == ""
        assert git(root, "fsck", "--strict", "--no-dangling") == ""
        assert git(root, "symbolic-ref", "HEAD").strip() == "refs/heads/main"

    def test_is_the_same_for_the_same_day(self, root: Path, tmp_path: Path) -> None:
        """The same day gives the same versions, to the identifier."""
        write_vault(tmp_path / "again", tell(TODAY))

        assert git(root, "rev-parse", "HEAD") == git(tmp_path / "again", "rev-parse", "HEAD")

    def test_bytes_in_the_folder_are_those_in_the_history(self, root: Path) -> None:
        """No line end is turned on the way out."""
        for path in ("LEESMIJ.md", "raadsboek.yaml"):
            recorded = subprocess.run(
                ["git", "-C", str(root), "show", f"HEAD:{path}"], check=True, capture_output=True
            ).stdout
            assert (root / path).read_bytes() == recorded

    def test_attachments_lie_beside_their_letter(self, root: Path) -> None:
        """Each attachment that a letter names is a PDF in the same folder."""
        named = [
            root / Path(note.path).parent / name
            for note in all_notes(root).values()
            for name in note.texts("bijlagen")
        ]

        assert len(named) >= 8
        assert all(path.read_bytes().startswith(b"%PDF-1.4") for path in named)
        assert set(named) == set(root.rglob("*.pdf"))


class TestOpened:
    """The program at work on the demo."""

    def test_has_no_problems(self, book: Book) -> None:
        """`controleer` finds nothing but the half day of training too many of the story."""
        assert [(one.code, one.path, one.severity) for one in check(book, today=TODAY)] == [
            (
                "scholing-te-veel",
                "scholing/2026/S-2026-06 dag-over-werkdruk.md",
                Severity.BOTTLENECK,
            )
        ]

    def test_shows_a_week_with_work(self, book: Book) -> None:
        """Vandaag shows what is late, the appeal, post that waits and the next meeting."""
        shown = overview(book, TODAY)

        assert shown.meeting is not None
        assert shown.meeting.date == datetime.date(2026, 11, 26)
        assert 3 <= len(shown.late) <= 6
        assert 4 <= len(shown.this_week) <= 8
        assert any(item.kind == "traject" for item in shown.this_week)
        assert shown.inbox == 3

    def test_the_advice_leaves_out_one_objection(self, book: Book) -> None:
        """That of Noor about the night; every other letter holds all that was brought in."""
        left_out = {
            note.number: [one.text for one in coverage_of(book, note.number).coverage.missing]
            for note in book.index.ask(finding.of_kind, "traject")
            if coverage_of(book, note.number).letter is not None
        }

        texts = [text for found in left_out.values() for text in found]
        assert texts == ["De nachtdienst heeft geen aanspreekpunt meer."]

    def test_what_runs_waits_for_somebody(self, book: Book) -> None:
        """Five dossiers run, each with a next step; the appeal is nearest."""
        running = running_dossiers(book, today=TODAY)

        assert [one.step.title if one.step else "" for one in running] == [
            "Beroep bij de Ondernemingskamer",
            "Overlegvergadering",
            "evaluatie na een half jaar (afspraak met de bestuurder)",
            "Antwoord van de ondernemer",
            "Overlegvergadering",
        ]

    def test_recording_any_minutes_again_changes_nothing(self, book: Book, root: Path) -> None:
        """The plan for every meeting held is empty, and the program points nothing out."""
        known = all_notes(root)
        held = [
            note
            for note in known.values()
            if note.text("soort") == "vergadering" and note.text("datum") < TODAY.isoformat()
        ]

        assert len(held) == 17
        for meeting in held:
            own = {
                number: note
                for number, note in known.items()
                if target(note.text("vergadering")) == meeting.text("nummer")
            }
            planned = plan(parse(meeting.body), own, context_of(book, meeting, today=TODAY))
            assert planned.findings == (), meeting.path
            assert planned.empty, meeting.path


class TestHistory:
    """What the versions tell."""

    def test_every_version_names_its_action_and_numbers(self, root: Path) -> None:
        """Trailers in every version; subjects name numbers, never titles or people."""
        log = git(root, "log", "--format=%s%x09%(trailers:key=Raadsboek-Actie,valueonly)")
        rows = [line.split("\t") for line in log.splitlines() if line]
        names = ("Anna", "Noor", "Sanne", "Henk", "ZorgPlan", "thuiswerk")

        assert 300 <= len(rows) <= 500
        assert {action for _, action in rows} == {
            "init",
            "nieuw",
            "wijzigen",
            "vastleggen",
            "corrigeren",
            "verslag-vaststellen",
            "publiceren",
            "buiten",
        }
        assert not [subject for subject, _ in rows if any(name in subject for name in names)]
        assert all(len(subject) <= 72 for subject, _ in rows)

    def test_several_people_wrote(self, root: Path) -> None:
        """The clerk before, the clerk now, the deputy, and members in a text program."""
        wrote = set(git(root, "log", "--format=%an").splitlines())
        outside = git(root, "log", "--format=%an", "--grep=Raadsboek-Actie: buiten").splitlines()

        assert {"Karel Mulder", "Sanne de Wit", "Marijke Hoekstra"} <= wrote
        assert sorted(outside) == ["Anna Verhoeven", "Fatima El Amrani", "Joost Bakker"]

    def test_tells_the_life_of_every_decision(self, book: Book, root: Path) -> None:
        """Each decision begins when minutes are recorded; it is valid once they are adopted."""
        decisions = [n for n in all_notes(root).values() if n.text("soort") == "besluit"]

        for note in decisions:
            newest_first = versions_of(book, note.path)
            assert newest_first[-1].action == "vastleggen", note.path
            assert all(note.text("nummer") in version.numbers for version in newest_first)
            if note.text("status") == "geldig":
                assert newest_first[0].subject.endswith(" geldig"), note.path

    def test_tells_how_a_decision_was_amended(self, book: Book, root: Path) -> None:
        """One decision was replaced by a later one: taken, valid, amended."""
        known = all_notes(root)
        amended = [n for n in known.values() if n.text("status") == "gewijzigd"]
        (note,) = [n for n in amended if n.text("soort") == "besluit"]

        told = [version.action for version in reversed(versions_of(book, note.path))]
        assert told == ["vastleggen", "wijzigen", "wijzigen"]
        assert len(amended) == 3
        assert all(target(one.text("gewijzigd-door")) in known for one in amended)

    def test_tells_the_life_of_a_meeting(self, book: Book, root: Path) -> None:
        """Planned, agenda drafted and sent, minutes drafted, recorded, adopted, closed."""
        first = min(
            (n for n in all_notes(root).values() if n.text("vorm") == "raad"),
            key=lambda n: n.text("datum"),
        )

        told = [version.subject.split(" ", 1)[0] for version in versions_of(book, first.path)]
        actions = [version.action for version in reversed(versions_of(book, first.path))]

        assert first.text("status") == "afgesloten"
        assert told[0] == "Vergadering"
        assert actions[:5] == ["nieuw", "wijzigen", "wijzigen", "wijzigen", "vastleggen"]
        assert actions[-2:] == ["verslag-vaststellen", "wijzigen"]

    def test_corrections_were_made_before_minutes_were_adopted(
        self, book: Book, root: Path
    ) -> None:
        """A correction that a later meeting made is a difference between two versions."""
        (note,) = [n for n in all_notes(root).values() if "raakt ongeveer zestig" in n.body]
        newest_first = versions_of(book, note.path)
        corrected = [version.action for version in newest_first].index("corrigeren")
        draft = newest_first[corrected + 1]

        assert newest_first[corrected - 1].action == "verslag-vaststellen"
        assert "raakt ongeveer veertig" in text_of(book, note.path, draft.identifier)

    def test_every_adoption_names_the_version_and_the_text(self, book: Book, root: Path) -> None:
        """What stands in adopted minutes is what the history has: nothing was made up."""
        adopted = [n for n in all_notes(root).values() if n.text("vastgesteld")]
        assert len(adopted) >= 10

        for note in adopted:
            assert seal_of(note) is Seal.WHOLE
            then = note_in(book, note.path, note.text("vastgestelde-versie"))
            assert text_digest(then) == note.text("vastgestelde-tekst")
            assert target(note.text("vastgesteld-in")) in all_notes(root)

    def test_every_agenda_went_out_in_time(self, root: Path) -> None:
        """Each meeting that was held has a line in its log, seven days or more before its day."""
        for note in all_notes(root).values():
            if note.text("soort") == "vergadering" and note.text("datum") < TODAY.isoformat():
                day = datetime.date.fromisoformat(note.text("datum"))
                sent = read_log(note.texts("verzonden")).agenda_sent
                assert sent is not None
                assert (day - sent).days >= 7


class TestCommand:
    """`python tools/make_demo.py MAP --dag DAG`."""

    def test_makes_the_folder(self, root: Path, tmp_path: Path) -> None:
        """The command makes the same raadsboek and says what it made."""
        done = self._run(str(tmp_path / "demo"), "--dag", TODAY.isoformat())

        assert done.returncode == 0, done.stderr
        assert "versies" in done.stdout
        assert git(tmp_path / "demo", "rev-parse", "HEAD") == git(root, "rev-parse", "HEAD")

    def test_leaves_a_folder_with_files_alone(self, tmp_path: Path) -> None:
        """Nothing is written where something lies already."""
        (tmp_path / "brief.txt").write_text("van mij")

        done = self._run(str(tmp_path))

        assert done.returncode == 1
        assert "niet leeg" in done.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, str(ROOT / "tools" / "make_demo.py"), *arguments],
            capture_output=True,
            text=True,
        )


@pytest.mark.torture
@pytest.mark.parametrize("day", ["2026-01-05", "2026-05-15", "2026-08-15", "2026-12-31"])
def test_on_any_day_of_the_year_the_check_has_no_warnings(day: str, tmp_path: Path) -> None:
    """Bottlenecks only: those are work of a council, told on purpose."""
    today = datetime.date.fromisoformat(day)
    write_vault(tmp_path / "raadsboek", tell(today))
    opened = open_book(tmp_path / "raadsboek", now=datetime.datetime.combine(today, NOW.timetz()))
    found = [one for one in check(opened, today=today) if one.severity is not Severity.BOTTLENECK]
    opened.index.close()
    assert found == []
