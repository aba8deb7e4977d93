"""Corrections on the screen: typing what people say, and going through what they send."""

import datetime
import io
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import docx
import pytest
from copies import Copies
from minutes_desk import NOW, council
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from raadsboek.book.book import Book
from raadsboek.book.documents.building import build
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.meetings.correcting import print_of
from raadsboek.book.notes import create, read, save
from raadsboek.book.past import versions_of
from raadsboek.book.recording import record_minutes
from raadsboek.core.documents.document import Audience
from raadsboek.core.kinds import meeting
from raadsboek.render.formats import House, format_of
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens import SCREENS
from raadsboek.tui.screens.corrections import CorrectionsScreen
from raadsboek.tui.screens.corrections_review import CopyScreen
from raadsboek.tui.screens.minutes import MinutesScreen
from raadsboek.tui.widgets.dialogs import ProblemDialog

BODY = """\
## 1. Opening

Anna opent de vergadering en heet Noor welkom.

## 2. Thuiswerken

De bestuurder licht de regeling toe. De OR vraagt naar de gevolgen voor de mensen die in de nacht \
werken, en naar de kosten van twee schermen.

BESLUIT: De OR stemt in onder twee voorwaarden.
ACTIE @anna voor 1 april: reactie opvragen

## 3. Sluiting

Anna sluit om 15:30 uur.
"""
NUMBER = "V-2026-01"


@pytest.fixture
def book(copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a council with draft minutes that were recorded."""
    with council(copies, tmp_path / "raadsboek", drafted) as open_book:
        yield open_book


def drafted(book: Book, now: datetime.datetime) -> None:
    """Record draft minutes of a meeting of last week."""
    values = {"titel": "Raadsvergadering", "datum": "2026-11-19", "status": "gehouden"}
    note = create(book, meeting.KIND, values, body=BODY, now=now)
    record_minutes(book, note, body=BODY, changes={}, now=now)


def corrections_app(book: Book) -> RaadsboekApp:
    """Return the app on the draft minutes, above an empty first screen."""
    screens = {**SCREENS, "vandaag": lambda desk, arguments: BookScreen(desk)}
    return RaadsboekApp(book, lambda: NOW, screens=screens)


class Secretary:
    """The screen for corrections as the secretary works with it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def screen(self) -> CorrectionsScreen:
        """The screen, also when a dialog is over it."""
        stack = self.pilot.app.screen_stack
        return next(one for one in stack if isinstance(one, CorrectionsScreen))

    @property
    def advice(self) -> str:
        """What stands below the line to type in."""
        return str(self.screen.advice.content)

    @property
    def shown(self) -> str:
        """The correction as it is shown before it is taken over."""
        return "\n".join(line.text for line in self.screen.view.lines)

    @property
    def taken(self) -> str:
        """The list of what was taken over."""
        return str(self.screen.taken.content)

    async def settle(self) -> None:
        """Wait until the workers are done and what they report is shown."""
        for _ in range(3):
            await self.pilot.pause()
            await self.pilot.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Put a text in the line that has the focus."""
        field = self.pilot.app.focused
        assert isinstance(field, Input)
        field.value = text
        await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys and wait for what they lead to."""
        await self.pilot.press(*keys)
        await self.settle()


async def go_there(pilot: Pilot[None]) -> Secretary:
    """Open the screen for corrections and wait for the minutes."""
    assert isinstance(pilot.app, RaadsboekApp)
    await pilot.pause()
    pilot.app.open("correcties", {"nummer": NUMBER})
    secretary = Secretary(pilot)
    await secretary.settle()
    return secretary


@asynccontextmanager
async def secretary_on(book: Book) -> AsyncIterator[Secretary]:
    """Open the screen for corrections on the draft minutes."""
    async with corrections_app(book).run_test(size=(80, 24)) as pilot:
        yield await go_there(pilot)


async def test_a_correction_is_typed_seen_and_taken_over(book: Book) -> None:
    """One line and Enter: the text, the list and the decision change."""
    async with secretary_on(book) as secretary:
        await secretary.type("p1 r6: twee wijzigen in drie @noor")
        assert "onder [-twee-]{+drie+} voorwaarden." in secretary.shown
        assert secretary.advice == "Enter neemt dit over."

        await secretary.press("enter")
        assert "p1 r6 @noor: twee → drie" in secretary.taken
        assert "Overgenomen 13:47: p1 r6 @noor: twee → drie" in secretary.screen.status.text
        assert secretary.screen.field.value == "@noor "
        assert "onder drie voorwaarden" in read(book, "B-2026-001").body
        assert any(line.text.startswith("  6•") for line in secretary.screen.lines.lines)


async def test_a_problem_is_told_while_typing(book: Book) -> None:
    """Where the words are, and what to type."""
    async with secretary_on(book) as secretary:
        await secretary.type("p1 r2: twee wijzigen in drie")
        assert "'twee' staat niet op p1 r2, maar op p1 r5 en p1 r6." in secretary.advice

        await secretary.press("enter")
        assert secretary.screen.field.value == "p1 r2: twee wijzigen in drie"
        assert len(versions_of(book, read(book, NUMBER).path)) == 2


async def test_the_page_keys_scroll_while_one_types(book: Book) -> None:
    """The line to type in keeps the focus."""
    async with secretary_on(book) as secretary:
        await secretary.press("pagedown")
        assert secretary.screen.lines.scroll_offset.y > 0
        assert secretary.screen.field.has_focus
        await secretary.press("pageup")
        assert secretary.screen.lines.scroll_offset.y == 0


async def test_minutes_that_changed_elsewhere_are_read_again(book: Book) -> None:
    """Nothing is overwritten and nothing typed is lost."""
    async with secretary_on(book) as secretary:
        await secretary.type("p1 r2: Noor -> Noor van Dijk")
        note = read(book, NUMBER)
        save(book, note, changes={}, body=note.body + "Nog een regel.\n", now=NOW)

        await secretary.press("enter")
        assert "elders gewijzigd" in secretary.screen.status.text
        assert secretary.screen.field.value == "p1 r2: Noor -> Noor van Dijk"

        await secretary.press("enter")
        body = read(book, NUMBER).body
        assert "Noor van Dijk welkom" in body
        assert "Nog een regel." in body


async def test_a_file_of_a_reviewer_is_gone_through(book: Book, tmp_path: Path) -> None:
    """What fits is ticked; one key leaves a change out, one takes the rest over."""
    copy = "\n".join(print_of(book, read(book, NUMBER)).as_text())
    copy = copy.replace("twee voorwaarden", "drie voorwaarden").replace("om 15:30", "om 15:45")
    file = tmp_path / "verslag-omar.txt"
    file.write_text(copy, encoding="utf-8")
    async with secretary_on(book) as secretary:
        await secretary.press("f8")
        await secretary.type(str(file))
        await secretary.press("enter")
        assert isinstance(secretary.pilot.app.focused, Input)
        assert secretary.pilot.app.focused.value == "omar"
        await secretary.press("enter")
        screen = secretary.pilot.app.screen
        assert isinstance(screen, CopyScreen)
        assert "2 van 2 aangevinkt" in str(screen.query_one("#header", Static).content)

        await secretary.press("space", "enter")
        assert secretary.taken.splitlines()[1:] == ["p1 r9 @omar: 15:30 → 15:45"]
        assert "twee voorwaarden" in read(book, NUMBER).body


async def test_a_pasted_mail_is_gone_through(book: Book) -> None:
    """Ten corrections in a mail are no ten times typing."""
    mail = "Beste,\n- p1 r2: Noor -> Ruud\n- p1 r6: twee -> drie\n- p1 r8: weg -> wel\n"
    async with secretary_on(book) as secretary:
        secretary.screen.field.post_message(events.Paste(mail))
        await secretary.settle()
        screen = secretary.pilot.app.screen
        assert isinstance(screen, CopyScreen)
        assert screen.status.text == "Overgeslagen, want geen correctie: 1 regel."

        await secretary.press("enter")
        assert "2 correcties" in secretary.screen.status.text
        assert versions_of(book, read(book, NUMBER).path)[0].subject == (
            f"{NUMBER}: 2 correcties overgenomen"
        )


async def test_a_file_that_cannot_be_read_is_told(book: Book, tmp_path: Path) -> None:
    """With what to do; the screen stays."""
    file = tmp_path / "verslag.docx"
    file.write_bytes(b"PK\x03\x04")
    async with secretary_on(book) as secretary:
        await secretary.press("ctrl+o")
        await secretary.type(str(file))
        await secretary.press("enter")
        assert isinstance(secretary.pilot.app.screen, ProblemDialog)
        await secretary.press("escape")
        assert secretary.screen.field.has_focus


async def test_the_print_is_written_to_send_round(book: Book, tmp_path: Path) -> None:
    """Of the text as it is now; its lines are the ones to talk about from then on."""
    note = read(book, NUMBER)
    save(book, note, changes={}, body="Vooraf.\n\n" + note.body, now=NOW)
    async with secretary_on(book) as secretary:
        assert "het eerste concept" in str(secretary.screen.header.content)
        await secretary.press("f7")
        await secretary.type(str(tmp_path / "rond.txt"))
        await secretary.press("enter")
        written = (tmp_path / "rond.txt").read_text(encoding="utf-8-sig")
        assert "  1  Vooraf." in written

        await secretary.type("p1 r1: Vooraf -> Vooraf in zaal 2")
        await secretary.press("enter")
        assert read(book, NUMBER).body.startswith("Vooraf in zaal 2.")


async def test_another_text_can_be_chosen(book: Book) -> None:
    """The lines are then those of that text."""
    note = read(book, NUMBER)
    save(book, note, changes={}, body="Vooraf.\n\n" + note.body, now=NOW)
    async with secretary_on(book) as secretary:
        await secretary.press("f9", "up", "up", "up", "home", "enter")
        assert "de tekst zoals die nu is" in str(secretary.screen.header.content)
        assert any("1  Vooraf." in line.text for line in secretary.screen.lines.lines)


async def test_the_minute_screen_leads_there(book: Book) -> None:
    """By the menu, once what was typed is saved."""
    async with corrections_app(book).run_test(size=(80, 24)) as pilot:
        assert isinstance(pilot.app, RaadsboekApp)
        await pilot.pause()
        pilot.app.open("notulen", {"nummer": NUMBER})
        secretary = Secretary(pilot)
        await secretary.settle()
        screen = pilot.app.screen
        assert isinstance(screen, MinutesScreen)
        screen.editor.insert("Nieuw. ")
        screen.action_correcties()
        assert "Sla eerst op" in screen.status.text

        await secretary.press("ctrl+s")
        screen.action_correcties()
        await secretary.settle()
        assert secretary.screen.field.has_focus


SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", ["typing", "mail"])
def test_the_corrections_look_as_they_did(
    book: Book, name: str, size: tuple[int, int], snap_compare: object
) -> None:
    """Typing a correction with one taken over already; going through a mail."""

    async def arrive(pilot: Pilot[None]) -> None:
        secretary = await go_there(pilot)
        await secretary.type("p1 r2: Noor -> Noor van Dijk @anna")
        await secretary.press("enter")
        secretary.screen.field.cursor_blink = False
        if name == "typing":
            await secretary.type("@anna p1 r6: twee wijzigen in drie")
        else:
            mail = "p1 r6: twee -> drie\np1 r8: weg -> wel\np1 r5: schrappen: in de nacht\n"
            secretary.screen.field.post_message(events.Paste(mail))
            await secretary.settle()
            await secretary.press("down")

    assert callable(snap_compare)
    assert snap_compare(corrections_app(book), terminal_size=size, run_before=arrive)


async def test_minutes_corrected_in_word_are_gone_through(book: Book, tmp_path: Path) -> None:
    """The file of Word that went round comes back; remarks stand below what can be taken over."""
    sort, form = sort_of("verslag"), format_of("docx")
    assert sort is not None
    assert form is not None
    built = build(book, sort, NUMBER, audience=Audience.FULL, today=NOW.date())
    word = docx.Document(io.BytesIO(form.write(built.document, House())))
    for paragraph in word.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("twee voorwaarden", "drie voorwaarden")
        if paragraph.text.startswith("Anna sluit"):
            word.add_comment(paragraph.runs, text="Was het geen 15:45?", author="Omar Haddad")
    file = tmp_path / "verslag.docx"
    word.save(str(file))
    async with secretary_on(book) as secretary:
        await secretary.press("f8")
        await secretary.type(str(file))
        await secretary.press("enter")
        await secretary.press("enter")
        screen = secretary.pilot.app.screen
        assert isinstance(screen, CopyScreen)
        assert "1 van 1 aangevinkt" in str(screen.query_one("#header", Static).content)
        assert screen.listing.option_count == 2
        await secretary.press("down", "space")
        assert screen.status.text == "Dit is ter informatie; er is niets over te nemen."
        await secretary.press("enter")
        assert "drie voorwaarden" in read(book, NUMBER).body
