"""Settling in: a list from the council's own model, ticked in the file, and told on Vandaag."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from copies import Copies, nine_seats
from onboarding_world import people

from conftest import NOW
from raadsboek.book import notes, quick
from raadsboek.book.book import Book
from raadsboek.book.mailing.reminders import reminder_drafts
from raadsboek.book.onboarding.checking import onboarding_problems
from raadsboek.book.onboarding.following import newcomers, settling, settling_called
from raadsboek.book.onboarding.people import NoSuchMember
from raadsboek.book.onboarding.starting import SettlesInAlready, start
from raadsboek.book.onboarding.ticking import NoSuchTask, add_task, finish, tick
from raadsboek.book.readying import refresh_and_remember
from raadsboek.book.today import overview
from raadsboek.cli.main import run
from raadsboek.core.errors import EXIT_OK, ChangedOnDisk
from raadsboek.core.overview import task_in
from raadsboek.core.overview_layout import plain_lines

TODAY = NOW.date()


@pytest.fixture
def settled(home: Path, copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a council in which Noor began this month."""
    with copies.opened(tmp_path / "raadsboek", nine_seats, people, now=NOW) as opened:
        yield opened


def test_a_new_member_gets_the_list_of_the_council(settled: Book) -> None:
    """People and days are filled in; who is new is offered a list until there is one."""
    assert [one.handle for one in newcomers(settled, TODAY)] == ["noor"]
    note = start(settled, "@noor", buddy="wouter", now=NOW)
    settled.index.refresh()
    (found,) = settling(settled, today=TODAY)
    assert note.text("titel") == "Inwerken Noor van Dijk"
    assert (note.text("lid"), note.texts("wie"), note.texts("buddy")) == (
        "[[L-004]]",
        ["sanne"],
        ["wouter"],
    )
    welcome = next(one for one in found.tasks if "Welkomstgesprek" in one.text)
    assert (welcome.people, welcome.due) == (("anna", "noor"), TODAY)
    assert note.text("uiterlijk") == "2027-02-01"
    assert newcomers(settled, TODAY) == []


def test_a_first_day_that_is_none_is_shown_as_it_stands(
    settled: Book, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody typed a day of their own in the file; the list is told all the same."""
    note = start(settled, "@noor", now=NOW)
    path = settled.root / note.path
    told = path.read_text(encoding="utf-8").replace("begin: 2026-11-01", "begin: 31 februari")
    path.write_text(told, encoding="utf-8")
    assert run(["inwerken", "@noor", "--map", str(settled.root)], now=NOW) == EXIT_OK
    assert "eerste dag 31 februari" in capsys.readouterr().out


def test_the_councils_own_model_goes_first(settled: Book) -> None:
    """What stands in `sjablonen` is used, with another first day when that is given."""
    model = settled.root / "sjablonen" / "inwerken lid.md"
    model.write_text("# Voor [naam]\n\n- [ ] Koffie · @buddy · 2 dagen erna\n", encoding="utf-8")
    note = start(settled, "L-004", begin=datetime.date(2026, 12, 1), now=NOW)
    assert note.body == "# Voor Noor van Dijk\n\n- [ ] Koffie · @buddy · uiterlijk 2026-12-03\n"


def test_a_secretary_in_service_has_a_list_of_its_own(settled: Book) -> None:
    """The role decides; whoever is new does not guide."""
    note = start(settled, "sanne", begin=TODAY, now=NOW)
    assert "overdracht" in note.body
    assert note.texts("wie") == ["anna"]


def test_a_second_list_and_an_unknown_name_are_refused(settled: Book) -> None:
    """The one names the list that there is, the other who there are."""
    start(settled, "noor", now=NOW)
    with pytest.raises(SettlesInAlready, match="IW-2026-01"):
        start(settled, "noor", now=NOW)
    with pytest.raises(NoSuchMember) as refused:
        start(settled, "nora", now=NOW)
    assert "@noor" in refused.value.hint


def test_ticking_changes_the_file_by_one_character(settled: Book) -> None:
    """A task can be added and the list closed; what somebody else changed is not lost."""
    note = start(settled, "noor", now=NOW)
    settled.index.refresh()
    found = settling_called(settled, "IW-2026-01", today=TODAY)
    assert found is not None
    before = (settled.root / note.path).read_bytes()
    done = tick(settled, found, 0, is_done=True, now=NOW)
    after = (settled.root / note.path).read_bytes()
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1
    with pytest.raises(ChangedOnDisk):
        tick(settled, found, 1, is_done=True, now=NOW)
    with pytest.raises(NoSuchTask):
        tick(settled, done, 99, is_done=True, now=NOW)
    more = add_task(settled, done, "Rondleiding", people=["noor"], due=TODAY, now=NOW)
    assert more.tasks[-1].text == "Rondleiding"
    closed = finish(settled, more, now=NOW)
    assert (closed.note.text("status"), closed.note.text("afgerond")) == (
        "afgerond",
        TODAY.isoformat(),
    )
    settled.index.refresh()
    assert settling(settled, today=TODAY) == []


def test_vandaag_tells_how_far_it_is_and_what_is_late(settled: Book) -> None:
    """Also before anything is loaded; a task is the work of who it is for."""
    start(settled, "noor", buddy="wouter", now=NOW - datetime.timedelta(days=10))
    refresh_and_remember(settled)
    found = overview(settled, TODAY)
    (one,) = found.settling
    assert (one.name, one.words) == ("Noor van Dijk", "0 van 15 · 8 te laat")
    late = next(item for item in found.late if item.title.startswith("Welkomstgesprek"))
    assert (late.person, late.number) == ("anna, noor", "IW-2026-01")
    assert task_in(late.target) == (one.path, late.task)
    assert any("INWERKEN    Noor van Dijk: 0 van 15" in line for line in plain_lines(found))
    assert quick.overview(str(settled.root), TODAY) == found


def test_tasks_are_in_the_reminder_of_who_they_are_for(settled: Book) -> None:
    """Each person hears of their own tasks only."""
    start(settled, "noor", buddy="wouter", now=NOW)
    (mail,) = reminder_drafts(settled, only="wouter", today=TODAY)
    told = str(mail.said.blocks)
    assert "Loop de lopende dossiers door" in told
    assert "Welkomstgesprek" not in told


def test_a_list_that_cannot_be_right_is_told(settled: Book) -> None:
    """Days in a strange order, and a day that nobody can make out, each with where."""
    note = start(settled, "noor", now=NOW)
    body = f"{note.body}- [ ] Lezen · uiterlijk gauw\n"
    notes.save(settled, note, changes={"uiterlijk": "2026-10-01"}, body=body, now=NOW)
    settled.index.refresh()
    problems = list(onboarding_problems(settled))
    assert [one.code for one in problems] == ["inwerken-eind-voor-begin", "taak-dag-onduidelijk"]
    assert {one.path for one in problems} == {note.path}
