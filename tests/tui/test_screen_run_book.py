"""Draaiboek: one meeting at a glance, with every row leading to where it is mended."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from note_world import NOW, copied, fill, go, settle, until
from reading_world import fill_more, full, make, raadsboek, real_app
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.documents.in_one_file import Written
from raadsboek.tui.screens.adopting import AdoptingDialog
from raadsboek.tui.screens.agenda import AgendaScreen
from raadsboek.tui.screens.attendance import NO_MEMBERS, AttendanceDialog
from raadsboek.tui.screens.editor import EditorScreen
from raadsboek.tui.screens.minutes import MinutesScreen
from raadsboek.tui.screens.run_book import RunBookScreen
from raadsboek.tui.screens.run_book_sending import SendingDialog
from raadsboek.tui.widgets.dialogs import ChoiceDialog, ConfirmDialog, ProblemDialog, PromptDialog
from raadsboek.tui.widgets.panel_list import PanelList

__all__ = ["full", "raadsboek"]

AGENDA = "## 1. Opening\n\n## 2. Roosters\ndoel: besluiten · tijd: 20 min\n"


def book_of(pilot: Pilot[None]) -> RunBookScreen:
    """Return the run book, also when another screen is over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, RunBookScreen))


def on_top(pilot: Pilot[None]) -> type[Screen[object]]:
    """Return which screen is shown."""
    return type(pilot.app.screen)


def rows(pilot: Pilot[None]) -> list[str]:
    """Return the rows as they can be read."""
    return [row.content.plain for row in book_of(pilot)._rows]


async def to_row(pilot: Pilot[None], words: str) -> None:
    """Move the cursor to the row with these words."""
    book_of(pilot).lines.highlighted = next(
        place for place, row in enumerate(rows(pilot)) if words in row
    )
    await pilot.pause()


async def wait_for_dialog(pilot: Pilot[None], dialog: type) -> None:
    """Wait until a dialog is there."""
    await until(lambda: isinstance(pilot.app.screen, dialog))
    await pilot.pause()


def plan(book: Book, now: datetime.datetime) -> None:
    """Make a second meeting: an agenda to send, a room to arrange."""
    make(book, "lid", naam="Anna de Vries", kort="anna2", rol="voorzitter")
    make(book, "vergadering", AGENDA, titel="Raad", datum="2026-12-03", van="9:30".rjust(5, "0"),
         plaats="zaal 1", te_regelen=["zaal", "lunch"], status="agenda concept")  # fmt: skip


planned = copied(fill, fill_more, plan)


def path_of(book: Book, number: str = "V-2026-02") -> str:
    """Return where the meeting stands."""
    return notes.read(book, number).path


async def test_the_next_meeting_is_one_key_away(planned: Book) -> None:
    """The letter d on the start screen and in the list of meetings; Esc goes back."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        assert "V-2026-01 Overlegvergadering" in str(book_of(pilot).header.content)
        await pilot.press("escape")
        await settle(pilot)
        app.open("lijst", {"soort": "vergadering", "pad": path_of(planned)})
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        assert "V-2026-02 Raad" in str(book_of(pilot).header.content)


async def test_sending_is_written_down_and_seen_per_person(planned: Book) -> None:
    """F8 at an agenda that must go asks to whom; afterwards each name shows what it got."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", path_of(planned))
        assert any("moet uiterlijk do 26 nov verzonden zijn" in row for row in rows(pilot))
        await pilot.press("f8")
        await wait_for_dialog(pilot, SendingDialog)
        app.screen.query_one("#to", Input).value = ""
        await pilot.press("enter")
        assert isinstance(app.screen, SendingDialog)
        app.screen.query_one("#to", Input).value = "anna, anna2"
        await pilot.press("enter")
        await settle(pilot)
        meeting = notes.read(planned, "V-2026-02")
        assert meeting.text("status") == "agenda verzonden"
        assert meeting.texts("verzonden")[0].startswith(
            "2026-11-22 agenda voor 2026-12-03 aan @anna @anna2: V-2026-02 "
        )
        await to_row(pilot, "VERZONDEN")
        await pilot.press("enter")
        await to_row(pilot, "Anna Bakker")
        await pilot.press("enter")
        assert any(row.strip().startswith("V-2026-02 ") for row in rows(pilot))
        await pilot.press("z")
        await settle(pilot)
        assert "niets nieuws" in book_of(pilot).status.text


async def test_where_nobody_is_a_member_yet_it_is_told(raadsboek: Book) -> None:
    """At sending and at attendance; whom it was sent to is counted as one speaks."""
    make(raadsboek, "vergadering", AGENDA, titel="Raad", datum="2026-12-03")
    raadsboek.index.refresh()
    notes.change_keys(raadsboek, "L-001", {"tot": "2026-06-30"}, now=NOW)
    app = real_app(raadsboek)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", path_of(raadsboek, "V-2026-01"))
        await pilot.press("f4")
        await wait_for_dialog(pilot, AttendanceDialog)
        people = app.screen.query_one(OptionList)
        assert any(NO_MEMBERS in str(option.prompt) for option in people.options)
        await pilot.press("escape", "z")
        await wait_for_dialog(pilot, SendingDialog)
        told = app.screen.query(".quiet").last(Static)
        assert NO_MEMBERS in str(told.content)
        await pilot.press(*"anna", "enter")
        await settle(pilot)
        assert any("· 1 persoon" in row for row in rows(pilot))
        await pilot.press("f4")
        await pilot.press("escape")
        await settle(pilot)
        assert book_of(pilot).status.text == ""


async def test_what_is_arranged_is_ticked_off(planned: Book) -> None:
    """With the space bar or a click, and back again."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", path_of(planned))
        await to_row(pilot, "○ zaal")
        await pilot.press("space")
        await settle(pilot)
        assert notes.read(planned, "V-2026-02").texts("geregeld") == ["zaal"]
        place = next(n for n, row in enumerate(rows(pilot)) if "○ lunch" in row)
        await pilot.click(PanelList, offset=(4, place))
        await settle(pilot)
        assert notes.read(planned, "V-2026-02").texts("geregeld") == ["zaal", "lunch"]
        await to_row(pilot, "✓ zaal")
        await pilot.press("space")
        await settle(pilot)
        assert notes.read(planned, "V-2026-02").texts("te-regelen") == ["zaal"]


async def test_a_row_leads_to_where_it_is_mended(planned: Book) -> None:
    """Attendance to its dialog, points to the text, e to the form."""
    notes.change_keys(planned, "V-2026-02", {"plaats": None}, now=NOW)
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", path_of(planned))
        await to_row(pilot, "AANWEZIG")
        await pilot.press("enter")
        await wait_for_dialog(pilot, AttendanceDialog)
        await pilot.press("a", "enter")
        await settle(pilot)
        assert "anna2" in notes.read(planned, "V-2026-02").texts("aanwezig")
        await to_row(pilot, "nog geen plaats")
        await pilot.press("enter")
        await settle(pilot)
        assert on_top(pilot) is EditorScreen
        await pilot.press("escape", "b")
        await settle(pilot)
        assert on_top(pilot) is AgendaScreen
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        assert on_top(pilot) is MinutesScreen


async def test_a_step_that_is_kept_back_says_why(planned: Book) -> None:
    """F8 says it in a line; choosing a status oneself shows everything that is missing."""
    notes.change_keys(planned, "V-2026-02", {"verzonden": [
        "2026-11-20 agenda voor 2026-12-03 aan @anna"]}, now=NOW)  # fmt: skip
    notes.change_keys(planned, "V-2026-02", {"status": "agenda verzonden"}, now=NOW)
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", path_of(planned))
        await pilot.press("f8")
        assert "pas op do 3 december" in book_of(pilot).status.text
        await pilot.press("t")
        await pilot.pause()
        await pilot.press("end", "up", "enter")
        await wait_for_dialog(pilot, ProblemDialog)


async def test_adopting_is_asked_from_here(planned: Book) -> None:
    """At draft minutes F8 asks in which meeting they are adopted."""
    note = notes.read(planned, "V-2026-02")
    body = note.body + "\nDe roosters zijn besproken.\n"
    notes.save(planned, note, changes={"datum": "2026-11-19"}, body=body, now=NOW)
    for status in ("gehouden", "verslag concept"):
        notes.change_keys(planned, "V-2026-02", {"status": status}, now=NOW)
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", "V-2026-02")
        assert any("laat het verslag vaststellen" in row for row in rows(pilot))
        await pilot.press("f8")
        await wait_for_dialog(pilot, AdoptingDialog)


async def test_a_decision_gets_its_letter(planned: Book) -> None:
    """Enter at a decision without a letter offers to make it, or to say that none is needed."""
    link = "[[V-2026-02]]"
    for _ in range(2):
        make(planned, "besluit", "Positief.\n", titel="Advies", bevoegdheid="advies",
             vergadering=link, datum="2026-11-20")  # fmt: skip
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", path_of(planned))
        for number, keys in (("B-2026-002", ["down", "enter"]), ("B-2026-003", ["enter"])):
            await to_row(pilot, f"Bij {number} (advies)")
            await pilot.press("enter")
            await wait_for_dialog(pilot, ChoiceDialog)
            await pilot.press(*keys)
            await settle(pilot)
        assert on_top(pilot) is EditorScreen
        await pilot.press("escape")
        await settle(pilot)
        assert not any("brief" in row for row in rows(pilot))
    assert notes.read(planned, "B-2026-002").text("brief") == "niet nodig"
    assert "[[B-2026-003]]" in notes.read(planned, "P-2026-002").body


async def test_passing_over_a_step_is_asked(planned: Book) -> None:
    """A meeting of today without an agenda that was sent goes on after a question."""
    notes.change_keys(planned, "V-2026-02", {"datum": "2026-11-22"}, now=NOW)
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", "V-2026-02")
        await pilot.press("f8")
        await wait_for_dialog(pilot, ConfirmDialog)
        await pilot.press("j")
        await settle(pilot)
        assert notes.read(planned, "V-2026-02").text("status") == "gehouden"
        assert book_of(pilot).status.text == "De vergadering is nu: gehouden."


Compare = Callable[..., bool]


@pytest.mark.parametrize(
    ("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40)), ("contrast", (80, 24))]
)
def test_the_run_book_looks_as_it_did(
    theme: str, size: tuple[int, int], planned: Book, snap_compare: Compare
) -> None:
    """A meeting with an agenda to send and a room to arrange."""
    app = real_app(planned)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await go(pilot, "draaiboek", path_of(planned))

    assert snap_compare(app, terminal_size=size, run_before=prepare)


async def test_agenda_and_papers_become_one_file(planned: Book, tmp_path: Path) -> None:
    """The letter s asks in which form and where; what was made is offered at the mark.

    A nazending is not offered before the agenda went out, and a bundle is off once a mail was made.
    """
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", path_of(planned))
        await pilot.press("s")
        await wait_for_dialog(pilot, ChoiceDialog)
        assert app.screen.query_one(OptionList).option_count == 2
        await pilot.press("enter")
        await wait_for_dialog(pilot, PromptDialog)
        app.screen.query_one(Input).value = str(tmp_path)
        await pilot.press("enter")
        file = tmp_path / "stukken V-2026-02.pdf"
        await until(lambda: "Gemaakt" in book_of(pilot).status.text)
        assert file.read_bytes().startswith(b"%PDF-")
        await pilot.press("z")
        assert (await made_files(pilot)) == [f" ✓ {file}"]
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("M")
        await settle(pilot)
        await pilot.press("down", "down", "down")
        app.screen.query_one(Input).value = str(tmp_path)
        await pilot.press("ctrl+s")
        await until(lambda: list(tmp_path.glob("*.eml")) != [])
        await settle(pilot)
        await pilot.press("z")
        assert (await made_files(pilot)) == [f" · {file}"]
        app.screen.query_one("#to", Input).value = "anna"
        await pilot.press("enter")
        await settle(pilot)
        assert file.name not in notes.read(planned, "V-2026-02").texts("verzonden")[0]


async def test_a_bundle_that_was_sent_is_in_the_log(planned: Book, tmp_path: Path) -> None:
    """Enter in the list of files answers with what is ticked; the place is told from home on."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", path_of(planned))
        screen = book_of(pilot)
        digests = ("1a2b3c4d", "5d6e7f80")
        for name, digest in zip(("bij.pdf", "stukken.pdf"), digests, strict=True):
            written = Written(tmp_path / name, digest, ())
            screen.post_message(screen.BundleWritten(written, f"~/{name}"))
        await settle(pilot)
        assert screen.status.text.startswith("Gemaakt: ~/stukken.pdf. ")
        await pilot.press("z")
        assert (await made_files(pilot)) == [" · ~/bij.pdf", " ✓ ~/stukken.pdf"]
        app.screen.query_one("#to", Input).value = "anna"
        app.screen.query_one(OptionList).focus()
        await pilot.press("home", "space", "down", "space")
        assert (await made_files(pilot)) == [" ✓ ~/bij.pdf", " · ~/stukken.pdf"]
        await pilot.press("enter")
        await settle(pilot)
        sent = notes.read(planned, "V-2026-02").texts("verzonden")[0]
        assert sent.endswith(", bij.pdf 1a2b3c4d")
        assert screen.bundles == ()


async def made_files(pilot: Pilot[None]) -> list[str]:
    """Return the files that the mark of a sending offers, ticked or not."""
    await wait_for_dialog(pilot, SendingDialog)
    return [str(option.prompt) for option in pilot.app.screen.query_one(OptionList).options]
