"""Putting an agenda together by keyboard: taking, dropping, moving, timing, and losing nothing."""

import datetime
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from copies import Copies
from minutes_desk import NOW, council
from note_world import until
from textual.pilot import Pilot
from textual.widgets import Static

from raadsboek.book import drafts, notes
from raadsboek.book.book import Book
from raadsboek.core.kinds import action, meeting, post, trajectory
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.note import Note, Value
from raadsboek.history.log import versions
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens import SCREENS
from raadsboek.tui.screens.agenda import AgendaScreen
from raadsboek.tui.screens.agenda_rows import RowKind
from raadsboek.tui.screens.dossier import DossierScreen
from raadsboek.tui.widgets.dialog import Dialog

Compare = Callable[..., bool]
OWN = """\
## 1. Opening
tijd: 5 min

## 2. Kantine
doel: bespreken · tijd: 20 min

Anna vroeg hierom.

## 3. Rondvraag
tijd: 5 min
"""


@pytest.fixture
def book(copies: Copies, tmp_path: Path) -> Iterator[Book]:
    """Return a council with something of everything that waits."""
    with council(copies, tmp_path / "raadsboek", waiting) as opened:
        yield opened


def waiting(book: Book, now: datetime.datetime) -> None:
    """Make a dossier, an action item and a piece of post that wait."""
    made: list[tuple[Kind, dict[str, Value]]] = [
        (
            trajectory.KIND,
            {
                "titel": "Reorganisatie",
                "vorm": "advies",
                "uiterlijk": "2026-12-10",
                "woordvoerder": ["anna"],
            },
        ),
        (
            action.KIND,
            {"titel": "Reactie HR opvragen", "wie": ["anna"], "uiterlijk": "2026-11-17"},
        ),
        (post.KIND, {"titel": "Offerte [scholing]", "behandeling": "ter kennisname"}),
    ]
    for kind, values in made:
        notes.create(book, kind, values, now=now)


def make_meeting(book: Book, body: str = "", **keys: Value) -> Note:
    """Make a council meeting in December."""
    values: dict[str, Value] = {
        "titel": "Raadsvergadering",
        "datum": "2026-12-17",
        "van": "13:30",
        "tot": "15:30",
    }
    return notes.create(book, meeting.KIND, {**values, **keys}, body=body, now=NOW)


class Desk:
    """The agenda builder as the secretary works with it."""

    def __init__(self, pilot: Pilot[None], screen: AgendaScreen) -> None:
        self.pilot = pilot
        self.screen = screen

    async def settle(self) -> None:
        """Wait until the workers are done and what they report is shown."""
        for _ in range(3):
            await self.pilot.pause()
            busy = [one for one in self.pilot.app.workers if one.group != "default"]
            if busy:
                await self.pilot.app.workers.wait_for_complete(busy)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Press keys and wait for what they lead to."""
        await self.pilot.press(*keys)
        await self.settle()

    async def answer(self, text: str) -> None:
        """Type over what a prompt holds, and confirm."""
        await self.pilot.press("ctrl+u", *text, "enter")
        await self.settle()

    def go_to(self, words: str) -> None:
        """Put the cursor on the row that shows these words."""
        for place, row in enumerate(self.screen.rows):
            if words in row.content.plain:
                self.screen.board.highlighted = place
                return
        raise AssertionError(f"{words!r} is not in {self.shown}")

    @property
    def shown(self) -> list[str]:
        """The points on the agenda as they are shown, without what fills the columns."""
        rows = [row for row in self.screen.rows if row.kind is RowKind.POINT]
        return [" ".join(row.content.plain.split()) for row in rows]

    @property
    def waiting(self) -> list[str]:
        """What waits, as it is shown."""
        rows = [row for row in self.screen.rows if row.kind is RowKind.WAITING]
        return [" ".join(row.content.plain.split()) for row in rows]

    @property
    def head(self) -> str:
        """What the line at the top says."""
        return str(self.screen.query_one("#header", Static).content)

    @property
    def said(self) -> str:
        """What the status line says."""
        return self.screen.status.text


@asynccontextmanager
async def agenda_desk(
    book: Book, number: str = "V-2026-01", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Desk]:
    """Open the builder on a meeting, above an empty first screen."""
    app = agenda_app(book)
    async with app.run_test(size=size) as pilot:
        yield await opened(pilot, number)


def agenda_app(book: Book) -> RaadsboekApp:
    """Return the app with an empty first screen."""
    screens = {**SCREENS, "vandaag": lambda desk, arguments: BookScreen(desk)}
    return RaadsboekApp(book, lambda: NOW, screens=screens)


async def opened(pilot: Pilot[None], number: str = "V-2026-01") -> Desk:
    """Go to the builder and wait until the agenda is there."""
    assert isinstance(pilot.app, RaadsboekApp)
    pilot.app.open("agenda", {"nummer": number})
    await pilot.pause()
    screen = next(one for one in pilot.app.screen_stack if isinstance(one, AgendaScreen))
    desk = Desk(pilot, screen)
    await desk.settle()
    return desk


def stored(book: Book) -> Note:
    """Return the meeting as it is on disk."""
    return notes.read(book, "V-2026-01")


class TestProposal:
    """A meeting that has no agenda yet."""

    async def test_the_whole_proposal_stands_there(self, book: Book) -> None:
        """In the council's order, with the total time; nothing is saved by looking."""
        make_meeting(book)
        async with agenda_desk(book) as desk:
            assert desk.shown == [
                "1 Opening en vaststelling agenda 5 vast",
                "2 Mededelingen 5 informeren",
                "3 Ingekomen en uitgegane post (1) 10 t.k.n. 1",
                "4 Verslag van de vorige vergadering 10 besluiten",
                "5 Actielijst en toezeggingen (1) 15 bespreken",
                "6 Reorganisatie D-2026-001 @anna 30 besluiten",
                "7 W.v.t.t.k. 5 vast",
                "8 Rondvraag 5 vast",
                "9 Sluiting vast",
            ]
            assert desk.head.endswith("85 van 120 min")
            await desk.press("escape")
            await desk.press("n")
            assert not isinstance(desk.pilot.app.screen, AgendaScreen)
        assert stored(book).text("status") == "gepland"
        assert drafts.kept_drafts(book) == []

    @pytest.mark.parametrize("size", [(80, 24), (120, 40)])
    async def test_the_cursor_is_seen_without_colour(
        self, book: Book, size: tuple[int, int]
    ) -> None:
        """A mark in front of its row, and what the screen says of the proposal fits beside it."""
        make_meeting(book)
        async with agenda_desk(book, size=size) as desk:
            await desk.press("down")
            board = desk.screen.board
            lines = [board.render_line(y).text for y in range(4)]
            assert [line[:2] for line in lines] == ["  ", "▸ ", "  ", "  "]
            assert "Mededelingen" in lines[1]
            assert len(desk.said) < 80 - 2

    async def test_leaving_can_save_it(self, book: Book) -> None:
        """One version, and the meeting has an agenda in concept."""
        make_meeting(book)
        async with agenda_desk(book) as desk:
            await desk.press("escape")
            await desk.press("j")
            assert not isinstance(desk.pilot.app.screen, AgendaScreen)
        assert stored(book).text("status") == "agenda concept"
        assert "[[P-2026-001]] Offerte [scholing]" in stored(book).body
        assert book.repository is not None
        assert versions(book.repository, limit=1)[0].action == "agenda"

    async def test_what_is_dropped_waits_below_and_can_be_taken_again(self, book: Book) -> None:
        """With the space bar; dropping a note's point stores nothing, it waits by itself."""
        make_meeting(book)
        async with agenda_desk(book) as desk:
            desk.go_to("Reorganisatie")
            await desk.press("space")
            assert "De letter u zet het terug" in desk.said
            assert desk.waiting == ["+ D-2026-001 Reorganisatie uiterlijk do 10 dec 30"]
            assert desk.head.endswith("55 van 120 min")
            await desk.press("ctrl+s")
            assert "doorgeschoven" not in stored(book).meta
            desk.go_to("D-2026-001")
            await desk.press("space")
            assert desk.shown[5] == "6 Reorganisatie D-2026-001 @anna 30 besluiten"
            assert desk.waiting == []

    async def test_a_dossier_opens_from_its_note(self, book: Book) -> None:
        """Enter reads the note beside the agenda, and once more shows the dossier."""
        make_meeting(book)
        async with agenda_desk(book) as desk:
            desk.go_to("Reorganisatie")
            await desk.press("enter")
            await desk.press("enter")
            assert isinstance(desk.pilot.app.screen, DossierScreen)

    async def test_what_is_gathered_unfolds_and_goes_line_by_line(self, book: Book) -> None:
        """Enter opens the list below a point; the space bar takes one line off."""
        make_meeting(book)
        async with agenda_desk(book) as desk:
            desk.go_to("Ingekomen")
            await desk.press("enter", "down", "space")
            assert desk.waiting == ["+ P-2026-001 Offerte [scholing] binnengekomen"]
            assert "3 Ingekomen en uitgegane post 10 bespreken" in desk.shown


class TestChanging:
    """An agenda that was worked on."""

    async def test_points_move_and_are_counted_anew(self, book: Book) -> None:
        """The cursor goes along; the ends are the ends."""
        make_meeting(book, OWN)
        async with agenda_desk(book) as desk:
            desk.go_to("Kantine")
            await desk.press("j", "J")
            assert desk.shown[2] == "3 Kantine 20 bespreken"
            await desk.press("k")
            await desk.press("ctrl+s")
        assert stored(book).body == OWN

    async def test_time_goal_speakers_papers_and_title(self, book: Book) -> None:
        """Each by its letter; the text below stays."""
        make_meeting(book, OWN)
        async with agenda_desk(book) as desk:
            desk.go_to("Kantine")
            await desk.press("t")
            await desk.answer("130")
            assert desk.head.endswith("! 140 van 120 min")
            await desk.press("d")
            await desk.press("down", "enter")
            await desk.press("i")
            await desk.answer("@noor")
            await desk.press("s")
            await desk.answer("P-2026-001")
            await desk.press("e")
            await desk.answer("Eten")
            await desk.press("ctrl+s")
        changed = (
            "## 2. Eten\ndoel: besluiten · tijd: 130 min · inbreng: @noor · stukken: [[P-2026-001]]"
        )
        old = "## 2. Kantine\ndoel: bespreken · tijd: 20 min"
        assert stored(book).body == OWN.replace(old, changed)

    async def test_a_wrong_time_is_told(self, book: Book) -> None:
        """The prompt stays until the answer fits."""
        make_meeting(book, OWN)
        async with agenda_desk(book) as desk:
            await desk.press("t")
            await desk.answer("even")
            assert isinstance(desk.pilot.app.screen, Dialog)
            await desk.press("escape")

    async def test_a_point_of_one_s_own_comes_back_unless_it_is_wiped(self, book: Book) -> None:
        """What is taken off is remembered; x wipes it, u gives it back."""
        make_meeting(book, OWN)
        async with agenda_desk(book) as desk:
            await desk.press("n")
            await desk.answer("Parkeren")
            assert desk.shown[1] == "2 Parkeren 10"
            await desk.press("space")
            desk.go_to("Parkeren")
            await desk.press("ctrl+s")
            assert stored(book).texts("doorgeschoven") == ["Parkeren · tijd: 10 min"]
            desk.go_to("Parkeren")
            await desk.press("x", "u", "x")
            await desk.press("ctrl+s")
        assert "doorgeschoven" not in stored(book).meta

    async def test_a_point_with_text_is_asked_about(self, book: Book) -> None:
        """The safe answer leaves it where it is."""
        make_meeting(book, OWN)
        async with agenda_desk(book) as desk:
            desk.go_to("Kantine")
            await desk.press("space")
            await desk.press("n")
            assert len(desk.shown) == 3
            await desk.press("space")
            await desk.press("j")
            assert len(desk.shown) == 2
            await desk.press("u")
            await desk.press("ctrl+s")
        assert stored(book).body == OWN

    async def test_the_note_behind_a_point_can_be_read(self, book: Book) -> None:
        """Enter shows it below the agenda, and it follows the cursor; Esc closes it first."""
        make_meeting(book, OWN)
        async with agenda_desk(book) as desk:
            desk.go_to("D-2026-001")
            await desk.press("enter")
            await until(lambda: desk.screen.pane.page is not None)
            page = desk.screen.pane.page
            assert page is not None
            assert page.note.text("nummer") == "D-2026-001"
            await desk.press("escape")
            assert not desk.screen.pane.display
            assert isinstance(desk.pilot.app.screen, AgendaScreen)

    async def test_a_cover_note_is_made_with_what_is_not_saved_yet(self, book: Book) -> None:
        """One version for both; the note is one of the papers."""
        make_meeting(book)
        async with agenda_desk(book) as desk:
            desk.go_to("Reorganisatie")
            await desk.press("o")
            assert "N-2026-001" in desk.said
        assert "stukken: [[N-2026-001]]" in stored(book).body
        memo = notes.read(book, "N-2026-001")
        assert "[[D-2026-001]] Reorganisatie" in memo.body
        assert stored(book).text("status") == "agenda concept"

    async def test_a_click_moves_the_cursor_and_changes_nothing(self, book: Book) -> None:
        """Taking off goes by the name in the footer, or by the key."""
        make_meeting(book, OWN)
        async with agenda_desk(book) as desk:
            await desk.pilot.click("#board", offset=(8, 1))
            await desk.settle()
            assert desk.screen.board.highlighted == 1
            assert len(desk.shown) == 3


class TestTakingAll:
    """Everything at once that goes below one fixed point."""

    @pytest.fixture
    def behind(self, book: Book) -> Book:
        """Return a council with an agenda, and ten action items that wait for it."""
        for at in range(9):
            task: dict[str, Value] = {"titel": f"Taak {at}", "uiterlijk": "2026-11-18"}
            notes.create(book, action.KIND, task, now=NOW)
        make_meeting(book, OWN)
        return book

    async def test_what_waits_for_a_fixed_point_goes_on_together(self, behind: Book) -> None:
        """One key takes it, one key gives it back, and nothing else comes along."""
        async with agenda_desk(behind) as desk:
            before = desk.shown, desk.waiting
            desk.go_to("Taak 4")
            await desk.press("a")
            assert desk.said.startswith("10 punten erbij onder Actielijst en toezeggingen.")
            assert len(desk.said) <= 78
            assert desk.shown[1] == "2 Actielijst en toezeggingen (10) 15 bespreken"
            assert len(desk.shown) == 4
            assert not any("Taak" in line for line in desk.waiting)
            assert any("Offerte" in line for line in desk.waiting)
            await desk.press("u")
            assert desk.said == "Ongedaan gemaakt."
            assert (desk.shown, desk.waiting) == before

    async def test_a_fixed_point_takes_all_that_belongs_below_it(self, behind: Book) -> None:
        """On the agenda, where it may have lost a line, or while it waits itself."""
        async with agenda_desk(behind) as desk:
            desk.go_to("+ Actielijst")
            await desk.press("a")
            desk.go_to("Actielijst")
            await desk.press("enter", "down", "space", "down", "space")
            assert "Actielijst en toezeggingen (8)" in " ".join(desk.shown)
            desk.go_to("Actielijst")
            await desk.press("a")
            assert desk.said.startswith("2 punten erbij onder Actielijst en toezeggingen.")
            await desk.press("e")
            await desk.answer("Actiepunten")
            await desk.press("a")
            assert desk.said == "Er wacht niets dat onder 'Actiepunten' hoort."

    async def test_what_has_no_fixed_point_is_told(self, behind: Book) -> None:
        """A topic that waits, and a point of one's own."""
        async with agenda_desk(behind) as desk:
            before = desk.shown
            desk.go_to("D-2026-001")
            await desk.press("a")
            assert desk.said == "Dit wordt een eigen punt. De spatiebalk zet het op de agenda."
            desk.go_to("Kantine")
            await desk.press("a")
            assert desk.said.startswith("Onder dit punt komt niets vanzelf.")
            assert desk.shown == before

    async def test_many_that_wait_stand_below_what_they_are(self, behind: Book) -> None:
        """With how many there are, and the key that takes them; a few need no headings."""
        async with agenda_desk(behind) as desk:
            heads = [row.content.plain for row in desk.screen.rows if row.kind is RowKind.HEAD]
            assert heads[0].endswith("de letter a zet alles van één soort erbij")
            assert "Actielijst en toezeggingen (11)" in " ".join(heads)
            assert all(len(head) <= 79 for head in heads)
            desk.go_to("Taak 4")
            await desk.press("a")
            heads = [row.content.plain for row in desk.screen.rows if row.kind is RowKind.HEAD]
            assert heads == [f" WACHT OOK {len(desk.waiting)}"]


class TestKeeping:
    """Nothing that was done is lost."""

    async def test_what_was_done_survives_a_sudden_end(self, book: Book) -> None:
        """Every change is in a draft at once; it is offered, and taken over whole."""
        make_meeting(book, OWN)
        async with agenda_desk(book) as desk:
            desk.go_to("Rondvraag")
            await desk.press("k")
            await desk.press("n")
            await desk.answer("Parkeren")
            await desk.press("space")
            # The app ends here without leaving the screen.
            before = desk.shown, desk.waiting
        assert stored(book).body == OWN
        assert len(drafts.kept_drafts(book)) == 1
        async with agenda_desk(book) as desk:
            await desk.press("g")
            assert (desk.shown, desk.waiting) == before
            await desk.press("escape")
        assert drafts.kept_drafts(book) == []
        assert stored(book).texts("doorgeschoven") == ["Parkeren · tijd: 10 min"]
        assert "## 2. Rondvraag" in stored(book).body

    async def test_a_meeting_that_changed_elsewhere_is_compared(self, book: Book) -> None:
        """Neither side is overwritten; choosing mine puts it over what is there now."""
        make_meeting(book, OWN)
        async with agenda_desk(book) as desk:
            desk.go_to("Rondvraag")
            await desk.press("k")
            notes.change_keys(book, "V-2026-01", {"plaats": "zaal 1"}, now=NOW)
            await desk.press("ctrl+s")
            assert isinstance(desk.pilot.app.screen, Dialog)
            assert stored(book).body == OWN
            await desk.press("m")
        assert stored(book).text("plaats") == "zaal 1"
        assert "## 2. Rondvraag" in stored(book).body

    async def test_an_agenda_that_became_minutes_can_be_read_only(self, book: Book) -> None:
        """It says why, and no key changes anything."""
        make_meeting(book, OWN, status="verslag concept")
        async with agenda_desk(book) as desk:
            assert "er is al een verslag" in desk.said
            desk.go_to("Kantine")
            await desk.press("space", "j", "t", "o", "ctrl+s")
            assert not isinstance(desk.pilot.app.screen, Dialog)
            await desk.press("escape")
        assert stored(book).body == OWN

    async def test_a_change_after_sending_asks_for_sending_again(self, book: Book) -> None:
        """On opening and after saving."""
        make_meeting(book, OWN, status="agenda verzonden")
        async with agenda_desk(book) as desk:
            assert "al verzonden" in desk.said
            await desk.press("j", "ctrl+s")
            assert "nazending" in desk.said
        assert stored(book).text("status") == "agenda verzonden"

    async def test_a_block_that_runs_on_is_not_torn_apart(self, book: Book) -> None:
        """The refusal is told, and the agenda stays as it was."""
        body = "## 1. A\n::: vertrouwelijk\n\n## 2. B\ngeheim\n:::\n\n## 3. C\n"
        make_meeting(book, body)
        async with agenda_desk(book) as desk:
            desk.go_to(" B ")
            await desk.press("j")
            assert "zit vast aan een blok" in desk.said
            await desk.press("escape")
        assert stored(book).body == body


@pytest.mark.parametrize("key", ["vandaag", "lijst"])
async def test_the_builder_opens_from_the_start_screen_and_the_list(book: Book, key: str) -> None:
    """With the letter b."""
    make_meeting(book)
    app = RaadsboekApp(book, lambda: NOW)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Desk(pilot, AgendaScreen(app.desk, ""))
        await desk.settle()
        if key == "lijst":
            app.open("lijst", {"soort": "vergadering"})
            await desk.settle()
        await desk.press("b")
        assert isinstance(app.screen, AgendaScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_builder_looks_as_it_did(
    book: Book, size: tuple[int, int], snap_compare: Compare
) -> None:
    """Too long an agenda, one list unfolded, something that waits, and a note beside it."""
    make_meeting(book)

    async def arrive(pilot: Pilot[None]) -> None:
        desk = await opened(pilot)
        desk.go_to("Ingekomen")
        await desk.press("enter")
        desk.go_to("Mededelingen")
        await desk.press("space")
        desk.go_to("Reorganisatie")
        await desk.press("t")
        await desk.answer("90")
        await desk.press("enter")
        await until(lambda: desk.screen.pane.page is not None)
        await desk.settle()

    assert snap_compare(agenda_app(book), terminal_size=size, run_before=arrive)
