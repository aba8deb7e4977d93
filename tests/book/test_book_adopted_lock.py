"""Adopted minutes stay as they are: every door is locked, and an edit from outside is found."""

import datetime
import subprocess
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from copies import copied, nine_seats

from raadsboek.book import unsaved
from raadsboek.book.book import Book
from raadsboek.book.changing import Write, record
from raadsboek.book.counting import count
from raadsboek.book.drafts import kept_drafts
from raadsboek.book.meetings import damage
from raadsboek.book.meetings.adopting import adopt, publish
from raadsboek.book.meetings.amending import amend
from raadsboek.book.meetings.steps import StepRefused
from raadsboek.book.notes import change_keys, create, read, save
from raadsboek.book.outside import record_outside_edits
from raadsboek.book.past import restore, versions_of
from raadsboek.book.problems import check
from raadsboek.book.quick import overview
from raadsboek.book.readying import refresh_and_remember
from raadsboek.book.recording import MinutesLocked, record_minutes
from raadsboek.book.unsaved import Unsaved
from raadsboek.core.attendance import Attendance
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import meeting, member
from raadsboek.core.meetings.adopted import Seal, seal_of, text_digest
from raadsboek.core.note import Note
from raadsboek.core.problem import Problem

NOW = datetime.datetime(2026, 12, 17, 15, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
DAY = NOW.date()
NUMBER = "V-2026-01"
MINUTES = """\
## 1. Opening

De voorzitter opent de vergadering.

## 2. Nachtdienst

De OR vraagt nadere cijfers.
"""


def make(book: Book, day: str, body: str, status: str = "gepland") -> Note:
    """Make a meeting of a day."""
    values = {"titel": "Raadsvergadering", "datum": day, "status": status}
    return create(book, meeting.KIND, values, body=body, now=NOW)


def _adopt(book: Book, now: datetime.datetime) -> None:
    """Make minutes that are adopted in the meeting of today."""
    create(book, member.KIND, {"naam": "Anna", "kort": "anna"}, now=NOW)
    note = make(book, "2026-11-26", MINUTES, "verslag concept")
    today = make(book, "2026-12-17", "## 1. Opening\n\n## 2. Verslag\n\n## 3. Rondvraag\n")
    make(book, "2027-01-14", "## 1. Opening\n\n## 2. Verslag\n\n## 3. Rondvraag\n")
    adopt(book, [note], in_meeting=today, on=DAY, now=NOW)


book = copied(nine_seats, _adopt, now=NOW)


@pytest.fixture
def adopted(book: Book) -> Note:
    """Return minutes that were adopted in the meeting of today."""
    return read(book, NUMBER)


def _edited_text(book: Book, note: Note) -> None:
    save(book, note, changes={}, body=note.body + "Erbij.\n", now=NOW)


def _changed_key(book: Book, note: Note) -> None:
    change_keys(book, NUMBER, {"titel": "Anders"}, now=NOW)


def _changed_attendance(book: Book, note: Note) -> None:
    attendance = Attendance(presence={}, proxies={}, guests=("iemand",))
    save(book, note, changes=attendance.changes(note), body=None, now=NOW)


def _status_taken_back(book: Book, note: Note) -> None:
    change_keys(book, NUMBER, {"status": "verslag concept"}, now=NOW)


def _seal_taken_off(book: Book, note: Note) -> None:
    change_keys(book, NUMBER, {"vastgestelde-tekst": None}, now=NOW)


def _made_another_kind(book: Book, note: Note) -> None:
    change_keys(book, NUMBER, {"soort": "notitie"}, now=NOW)


def _draft_put_back(book: Book, note: Note) -> None:
    typed = Unsaved(opened=note, changes={}, body=note.body + "Uit een concept.\n")
    unsaved.keep(book, typed, now=NOW)
    (draft,) = kept_drafts(book)
    unsaved.save(book, typed, now=NOW, draft=draft)


def _older_version(book: Book, note: Note) -> None:
    restore(book, note.path, versions_of(book, note.path)[-1].identifier, now=NOW)


def _recorded_line(book: Book, note: Note) -> None:
    record_minutes(book, note, body=note.body + "ACTIE @anna: iets\n", changes={}, now=NOW)


def _recorded_keys(book: Book, note: Note) -> None:
    record_minutes(book, note, body=note.body, changes={"gasten": ["iemand"]}, now=NOW)


def _any_other_way(book: Book, note: Note) -> None:
    write = Write(path=note.path, data=b"iets anders\n", expected=note.digest)
    record(book, [write], action="x", numbers=[], subject="x", now=NOW)


def _taken_away(book: Book, note: Note) -> None:
    write = Write(path=note.path, data=None, expected=note.digest)
    record(book, [write], action="x", numbers=[], subject="x", now=NOW)


DOORS = (
    _edited_text,
    _changed_key,
    _changed_attendance,
    _status_taken_back,
    _seal_taken_off,
    _made_another_kind,
    _draft_put_back,
    _older_version,
    _recorded_line,
    _recorded_keys,
    _any_other_way,
    _taken_away,
)


class TestTheDoors:
    """Every way to change a note."""

    @pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__.strip("_"))
    def test_a_change_of_adopted_minutes_is_refused(
        self, book: Book, adopted: Note, door: Callable[[Book, Note], None]
    ) -> None:
        """Nothing is written, and the hint says how to amend."""
        before = versions_of(book, adopted.path)

        with pytest.raises(MinutesLocked, match=NUMBER) as refused:
            door(book, adopted)

        assert f"raadsboek amendement {NUMBER}" in refused.value.hint
        assert read(book, NUMBER) == adopted
        assert versions_of(book, adopted.path) == before

    def test_recording_again_changes_nothing(self, book: Book, adopted: Note) -> None:
        """There is nothing to make of adopted minutes that was not made."""
        assert record_minutes(book, adopted, body=adopted.body, changes={}, now=NOW).empty

    def test_what_comes_after_adopting_goes_on(self, book: Book, adopted: Note) -> None:
        """Sending, publishing and closing do not touch the text."""
        change_keys(book, NUMBER, {"verzonden": ["2026-12-17 verslag aan @anna"]}, now=NOW)
        publish(book, read(book, NUMBER), on=DAY, now=NOW)
        change_keys(book, NUMBER, {"status": "afgesloten"}, now=NOW)

        assert seal_of(read(book, NUMBER)) is Seal.WHOLE

    def test_a_file_may_move_with_its_text(self, book: Book, adopted: Note) -> None:
        """Another name is no other text."""
        data = (book.root / adopted.path).read_bytes()
        other = adopted.path.replace("raadsvergadering", "elders")
        writes = [
            Write(path=adopted.path, data=None, expected=adopted.digest),
            Write(path=other, data=data, expected=None),
        ]

        record(book, writes, action="x", numbers=[], subject="x", now=NOW)

        assert read(book, NUMBER).path == other
        assert changed(book) == []

    @pytest.mark.parametrize("status", ["verslag vastgesteld", "gepubliceerd", "afgesloten"])
    def test_a_status_alone_adopts_nothing(self, book: Book, adopted: Note, status: str) -> None:
        """A plain change points to adopting."""
        with pytest.raises(StepRefused, match="nog niet vastgesteld") as no:
            change_keys(book, "V-2026-02", {"status": status}, now=NOW)

        assert "raadsboek vaststellen V-2026-02" in str(no.value)


class TestAmending:
    """The way to change what was adopted."""

    def test_the_next_meeting_gets_a_point(self, book: Book, adopted: Note) -> None:
        """One version: the point with the text and a link, and a link back."""
        done = amend(book, adopted, "p2 r8: twee wordt drie", now=NOW)

        assert done.meeting.text("nummer") == "V-2026-02"
        assert (
            "## 2a. Amendement op het verslag V-2026-01\n"
            "doel: besluiten · stukken: [[V-2026-01]]\n\np2 r8: twee wordt drie\n"
        ) in done.meeting.body
        assert done.minutes.texts("geamendeerd-in") == ["[[V-2026-02]]"]
        assert seal_of(done.minutes) is Seal.WHOLE
        (version,) = versions_of(book, done.meeting.path, limit=1)
        (same,) = versions_of(book, adopted.path, limit=1)
        assert version.identifier == same.identifier
        assert version.subject == "Amendement op V-2026-01 in V-2026-02"

    def test_a_second_amendment_stands_below_the_first(self, book: Book, adopted: Note) -> None:
        """Each is a point of its own; the meeting is named once."""
        amend(book, adopted, "eerste", now=NOW)
        done = amend(book, read(book, NUMBER), "tweede", now=NOW)

        body = done.meeting.body
        assert body.index("## 2a. Amendement") < body.index("## 2b. Amendement")
        assert body.index("eerste") < body.index("tweede") < body.index("## 3. Rondvraag")
        assert done.minutes.texts("geamendeerd-in") == ["[[V-2026-02]]"]

    def test_a_meeting_that_was_held_is_not_the_next_one(self, book: Book, adopted: Note) -> None:
        """Nobody can treat an amendment in a meeting of this morning any more."""
        create(
            book,
            meeting.KIND,
            {"titel": "Raad", "datum": NOW.date().isoformat(), "status": "gehouden"},
            now=NOW,
        )

        assert amend(book, adopted, "x", now=NOW).meeting.text("nummer") == "V-2026-02"

    def test_another_meeting_can_be_chosen(self, book: Book, adopted: Note) -> None:
        """The one of January, on request."""
        done = amend(book, adopted, "x", in_meeting=read(book, "V-2027-01"), now=NOW)

        assert done.minutes.texts("geamendeerd-in") == ["[[V-2027-01]]"]

    def test_draft_minutes_need_none(self, book: Book, adopted: Note) -> None:
        """They can still be changed themselves."""
        with pytest.raises(InvalidInput, match="nog niet vastgesteld"):
            amend(book, read(book, "V-2026-02"), "x", now=NOW)

    def test_adopted_minutes_take_no_amendment(self, book: Book, adopted: Note) -> None:
        """A meeting whose own minutes lie fast cannot treat it."""
        with pytest.raises(InvalidInput, match="ligt zelf al vast"):
            amend(book, adopted, "x", in_meeting=adopted, now=NOW)


def git(root: Path, *arguments: str) -> None:
    """Run git as somebody who knows it would."""
    who = ("-c", "user.name=Ruud Bos", "-c", "user.email=ruud@example.org")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def changed(book: Book) -> list[Problem]:
    """Return what the check says about adopted minutes."""
    return [problem for problem in check(book, today=DAY) if problem.code == damage.CODE]


def edit_outside(book: Book, note: Note, old: str = "nadere", new: str = "alle") -> Path:
    """Change a word in another program; return the file."""
    file = book.root / note.path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return file


class TestEditsFromOutside:
    """What somebody did with another program."""

    def test_an_edit_in_the_folder_is_found(self, book: Book, adopted: Note) -> None:
        """It is told with the difference, and not as something to record."""
        edit_outside(book, adopted)

        (problem,) = changed(book)

        assert problem.path == adopted.path
        assert "staat nog niet in de geschiedenis" in problem.message
        assert any("[-nadere-]{+alle+}" in line for line in problem.details)
        assert "raadsboek vaststellen V-2026-01 --terugzetten" in problem.fix
        codes = [one.code for one in check(book, today=DAY) if one.path == adopted.path]
        assert "buiten-gewijzigd" not in codes

    def test_an_edit_in_a_version_by_hand_is_found(self, book: Book, adopted: Note) -> None:
        """Who made that version, and when, is told."""
        edit_outside(book, adopted)
        git(book.root, "commit", "-aqm", "klein foutje")

        (problem,) = changed(book)

        assert "gewijzigd door Ruud Bos op" in problem.message

    def test_recording_the_edit_does_not_make_it_silent(self, book: Book, adopted: Note) -> None:
        """An edit from outside that was recorded is still one."""
        edit_outside(book, adopted)
        assert record_outside_edits(book, now=NOW).recorded == [adopted.path]

        (problem,) = changed(book)

        assert "gewijzigd door Sanne de Wit op 17 december 2026" in problem.message

    def test_an_edit_under_another_name_is_found(self, book: Book, adopted: Note) -> None:
        """A file that was renamed is the same minutes; the name alone is no edit."""
        file = book.root / adopted.path
        other = file.with_name("V-2026-01 verslag definitief.md")
        file.rename(other)
        book.index.refresh()
        assert changed(book) == []

        edit_outside(book, read(book, NUMBER))
        (problem,) = changed(book)

        assert problem.path.endswith("verslag definitief.md")
        assert any("[-nadere-]{+alle+}" in line for line in problem.details)

    @pytest.mark.parametrize("recorded", [False, True])
    def test_other_line_ends_are_no_edit(self, book: Book, adopted: Note, recorded: bool) -> None:
        """A clone on another system turns them."""
        file = book.root / adopted.path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
        if recorded:
            git(book.root, "commit", "-aqm", "regeleinden")

        assert changed(book) == []

    def test_a_digest_that_was_made_to_fit_is_found(self, book: Book, adopted: Note) -> None:
        """The history knows what was adopted."""
        file = edit_outside(book, adopted)
        digest = text_digest(read(book, NUMBER))
        text = file.read_text(encoding="utf-8")
        text = text.replace(adopted.text("vastgestelde-tekst"), digest)
        file.write_text(text, encoding="utf-8")
        assert seal_of(read(book, NUMBER)) is Seal.WHOLE

        (problem,) = changed(book)

        assert any("[-nadere-]{+alle+}" in line for line in problem.details)

    @pytest.mark.parametrize("key", ["vastgestelde-tekst", "soort", "nummer"])
    def test_a_key_that_was_taken_out_is_found(self, book: Book, adopted: Note, key: str) -> None:
        """Also when the note then seems to be something else."""
        file = book.root / adopted.path
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(f"{key}:")]
        file.write_text("".join(kept), encoding="utf-8")

        assert [problem.path for problem in changed(book)] == [adopted.path]

    def test_another_number_is_told_once(self, book: Book, adopted: Note) -> None:
        """The minutes with another number are the same minutes."""
        edit_outside(book, adopted, f"nummer: {NUMBER}", "nummer: V-2026-99")

        (problem,) = changed(book)

        assert NUMBER in problem.message

    def test_minutes_that_were_thrown_away_are_missed(self, book: Book, adopted: Note) -> None:
        """Also when that was recorded; they can be put back."""
        (book.root / adopted.path).unlink()
        git(book.root, "commit", "-aqm", "opgeruimd")

        (problem,) = changed(book)
        assert "is weg" in problem.message
        assert damage.put_back(book, NUMBER, now=NOW) == adopted

    @pytest.mark.parametrize("recorded", [False, True])
    def test_the_adopted_text_is_put_back(self, book: Book, adopted: Note, recorded: bool) -> None:
        """A new version; what somebody made of it stays in the history."""
        published = publish(book, adopted, on=DAY, now=NOW)
        edit_outside(book, adopted)
        if recorded:
            record_outside_edits(book, now=NOW)

        after = damage.put_back(book, NUMBER, now=NOW)

        assert after == published
        assert changed(book) == []
        newest, edit = versions_of(book, adopted.path, limit=2)
        assert newest.subject == "V-2026-01 teruggezet zoals het is vastgesteld"
        assert edit.action == "buiten"
        with pytest.raises(InvalidInput, match="geen vastgesteld verslag"):
            damage.put_back(book, NUMBER, now=NOW)

    def test_the_start_screen_names_it(self, book: Book, adopted: Note) -> None:
        """At once from the index, and counted once."""
        refresh_and_remember(book)
        before = count(book, today=DAY)[0]
        edit_outside(book, adopted)
        refresh_and_remember(book)
        number = count(book, today=DAY)[0]

        shown = overview(str(book.root), DAY)

        assert number == before + 1
        assert shown is not None
        assert shown.altered == ((NUMBER, adopted.path),)

    def test_minutes_adopted_before_are_left_alone(self, book: Book, adopted: Note) -> None:
        """A status without a digest is no damage."""
        other = make(book, "2026-10-01", MINUTES, "gepubliceerd")
        edit_outside(book, other)
        record_outside_edits(book, now=NOW)

        assert changed(book) == []
