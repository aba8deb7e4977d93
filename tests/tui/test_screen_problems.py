"""Problems: all of them, the worst first, and a remedy where there is one."""

from collections.abc import Callable

import pytest
from note_world import settle
from reading_world import full, make, raadsboek, real_app
from textual.pilot import Pilot

from raadsboek.book import notes, past
from raadsboek.book.book import Book
from raadsboek.tui.screens.notes_list import ListScreen
from raadsboek.tui.screens.problems import ProblemsScreen
from raadsboek.tui.widgets.dialogs import ConfirmDialog
from raadsboek.tui.widgets.footer import Footer

__all__ = ["full", "raadsboek"]


def problems_of(pilot: Pilot[None]) -> ProblemsScreen:
    """Return the problems screen, also when another is over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, ProblemsScreen))


def readable(pilot: Pilot[None]) -> str:
    """Return the problems as they can be read."""
    troubles = problems_of(pilot).troubles
    return "\n".join(troubles.render_line(y).text.rstrip() for y in range(troubles.size.height))


def keys_shown(pilot: Pilot[None]) -> set[str]:
    """Return the actions that the footer names."""
    return {action.id for action in pilot.app.screen.query_one(Footer).shown_actions()}


async def dialog(pilot: Pilot[None]) -> None:
    """Wait until a dialog has come."""
    for _ in range(5):
        await pilot.pause()


@pytest.fixture
def troubled(full: Book) -> Book:
    """Return a raadsboek with an edit from outside, a damaged file and a broken note."""
    edited = full.root / notes.read(full, "A-2026-003").path
    edited.write_text(edited.read_text(encoding="utf-8") + "Van buiten.\n", encoding="utf-8")
    (full.root / notes.read(full, "B-2026-001").path).write_bytes(b"")
    (full.root / "kennis").mkdir(exist_ok=True)
    (full.root / "kennis" / "raar [b].md").write_text("soort: actie\nhallo", encoding="utf-8")
    return full


async def test_nothing_wrong_is_said(full: Book) -> None:
    """A raadsboek in order says so."""
    make(full, "lid", naam="Bo Bakker", kort="bakker")
    make(full, "lid", naam="De bestuurder", kort="bestuurder", rol="bestuurder")
    app = real_app(full)
    async with app.run_test() as pilot:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        assert str(problems_of(pilot).header.content) == "Problemen  geen: alles klopt"


async def test_a_problem_opens_its_note(troubled: Book) -> None:
    """Errors stand first, each with what to do; Enter reads the note."""
    app = real_app(troubled)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        text = readable(pilot)
        assert text.index("MOET WORDEN OPGELOST") < text.index("OM NA TE KIJKEN")
        assert "→ " in text
        assert "raar [b].md" in text
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ListScreen)


async def test_a_damaged_file_is_put_back(troubled: Book) -> None:
    """The letter t, after a question, gives the file its text back."""
    (path,) = (troubled.root / "besluiten").rglob("B-2026-001*.md")
    app = real_app(troubled)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        await to_problem(pilot, "bestand-beschadigd")
        assert "problemen.terugzetten" in keys_shown(pilot)
        await pilot.press("t")
        await dialog(pilot)
        assert isinstance(app.screen, ConfirmDialog)
        await pilot.press("j")
        await settle(pilot)
        assert "bestand-beschadigd" not in codes(pilot)
    assert "thuiswerkregeling" in path.read_text(encoding="utf-8")


async def test_an_edit_from_outside_is_recorded(troubled: Book) -> None:
    """F8, after a question, puts the edit in the history; n leaves it."""
    app = real_app(troubled)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)
        await to_problem(pilot, "buiten-gewijzigd")
        problem = problems_of(pilot).current
        assert problem is not None
        path = problem.path
        before = len(past.versions_of(troubled, path))
        await pilot.press("f8")
        await dialog(pilot)
        await pilot.press("n")
        await settle(pilot)
        assert len(past.versions_of(troubled, path)) == before
        await pilot.press("f8")
        await dialog(pilot)
        await pilot.press("j")
        await settle(pilot)
        assert len(past.versions_of(troubled, path)) == before + 1
        assert problems_of(pilot).status.text == "Vastgelegd in de geschiedenis."


def codes(pilot: Pilot[None]) -> list[str]:
    """Return what kinds of problems there are."""
    return [problem.code for problem in problems_of(pilot).shown_problems]


async def to_problem(pilot: Pilot[None], code: str) -> None:
    """Move the cursor to the first problem of a kind."""
    for _ in range(20):
        problem = problems_of(pilot).current
        if problem is not None and problem.code == code:
            return
        await pilot.press("down")
    raise AssertionError(codes(pilot))


Compare = Callable[..., bool]


@pytest.mark.parametrize(
    ("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40)), ("contrast", (80, 24))]
)
def test_problems_look_as_they_did(
    theme: str, size: tuple[int, int], troubled: Book, snap_compare: Compare
) -> None:
    """The problems in each theme."""
    app = real_app(troubled)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press("p")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=prepare)
