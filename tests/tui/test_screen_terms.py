"""Termijnen: every open term of a council on one screen, and the same terms on Vandaag."""

import datetime
from collections.abc import Callable

import pytest
from dossier_world import dossier_book, fill_dossier, raadsboek, real_app
from note_world import NOW, copied, fill, go, settle
from reading_world import make
from textual.pilot import Pilot

from raadsboek.book.book import Book
from raadsboek.book.opening import open_book
from raadsboek.book.trajectories.events import record_event
from raadsboek.core.terms.event import Event
from raadsboek.tui.screens.dossier import DossierScreen
from raadsboek.tui.screens.terms import TermsScreen
from raadsboek.tui.widgets.explanation_dialog import ExplanationDialog
from raadsboek.tui.widgets.overview_lines import OverviewLines

__all__ = ["dossier_book", "raadsboek"]

Compare = Callable[..., bool]


def fill_terms(book: Book, now: datetime.datetime) -> None:
    """Make two more dossiers that wait for something else."""
    request = {"vorm": "advies", "ontvangen": "2026-11-02"}
    make(book, "traject", titel="Werktijden", **request,
         uiterlijk="2026-11-18", termijn="advies, afspraak met de bestuurder")  # fmt: skip
    make(book, "traject", titel="Fusie", vorm="advies",
         status="besluit ontvangen",
         gebeurtenissen=["2026-11-12 besluit", "2026-11-17 redenen"])  # fmt: skip


terms_book = copied(fill, fill_dossier, fill_terms)


def shown(pilot: Pilot[None]) -> list[str]:
    """Return what every piece of the list says, its lead included."""
    screen = pilot.app.screen
    assert isinstance(screen, TermsScreen)
    return [
        " ".join(
            " ".join(
                "".join(part.text for part in parts).strip()
                for parts in (paragraph.lead, paragraph.parts)
            ).strip()
            for paragraph in block.paragraphs
        )
        for block in screen.listing._blocks
    ]


async def test_terms_stand_by_when_they_end(terms_book: Book) -> None:
    """Late, this week, later, and what has no day; each with its dossier and rule."""
    app = real_app(terms_book)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("f4")
        await settle(pilot)
        found = shown(pilot)

    assert [line for line in found if line.isupper()] == [
        "TE LAAT  1",
        "DEZE WEEK  2",
        "LATER  4",
        "ZONDER DAG  2",
    ]
    assert found[1].startswith("! wo 18 nov D-2026-002 advies, afspraak met de bestuurder")
    assert found[3].startswith("ma 23 nov D-2026-001 Beroep bij de Ondernemingskamer · laatste dag")
    assert "1 maand na besluit vr 23 okt · art. 26 lid 2 WOR" in found[3]
    later = "\n".join(found[6:10])
    assert "vr 11 dec D-2026-003 Beroep bij de Ondernemingskamer · veilig t/m vr 11 dec" in later
    assert "do 17 dec D-2026-003 Beroep bij de Ondernemingskamer · verdedigbaar" in later


async def test_enter_opens_the_dossier_and_u_explains(terms_book: Book) -> None:
    """What was changed in the dossier shows on coming back, with the cursor on the same term."""
    app = real_app(terms_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "termijnen")
        screen = app.screen
        assert isinstance(screen, TermsScreen)
        await pilot.press("down")
        assert screen.current is not None
        assert (screen.current.number, screen.current.step) == ("D-2026-001", "appeal")
        await pilot.press("u")
        await settle(pilot)
        assert isinstance(app.screen, ExplanationDialog)
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, DossierScreen)
        event = Event(day=datetime.date(2026, 11, 20), name="uitvoering-akkoord")
        record_event(terms_book, "D-2026-001", event, now=NOW)
        await pilot.press("escape")
        await settle(pilot)
        assert not any("D-2026-001 Uitvoering opgeschort" in line for line in shown(pilot))
        assert screen.current is not None
        assert screen.current.step == "appeal"


async def test_without_terms_the_screen_says_how_they_come(raadsboek: Book) -> None:
    """A council without dossiers reads where terms come from."""
    app = real_app(raadsboek)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "termijnen")
        screen = app.screen
        assert isinstance(screen, TermsScreen)
        assert shown(pilot)[0].startswith("Er lopen geen termijnen.")
        assert "…" not in "".join(shown(pilot)), "all of it can be read"
        await pilot.press("enter", "u")
        assert app.screen is screen


async def test_another_council_has_its_own_terms(terms_book: Book) -> None:
    """The screen follows the choice of a council."""
    file = terms_book.root / "raadsboek.yaml"
    text = file.read_text(encoding="utf-8")
    second = '  - naam: "VGWM"\n    kort: vgwm\n    soort: OR\n\n# Wie het raadsboek'
    file.write_text(text.replace("# Wie het raadsboek", second, 1), encoding="utf-8")
    book = open_book(terms_book.root, now=NOW)
    app = real_app(book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "termijnen")
        assert len(shown(pilot)) > 4
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("down", "enter")
        await settle(pilot)
        assert app.desk.organ == "vgwm"
        assert shown(pilot)[0].startswith("Er lopen geen termijnen.")
    book.index.close()


async def test_today_leads_to_the_dossier_and_the_explanation(terms_book: Book) -> None:
    """The line of a term opens its dossier with Enter and its arithmetic with u."""
    app = real_app(terms_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = app.screen.query_one(OverviewLines)
        for _ in range(9):
            if "appeal" not in lines.cursor:
                await pilot.press("down")
        await pilot.press("u")
        await settle(pilot)
        dialog = app.screen
        assert isinstance(dialog, ExplanationDialog)
        await pilot.press("escape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, DossierScreen)


@pytest.mark.parametrize(("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40))])
def test_the_terms_look_as_they_did(
    theme: str, size: tuple[int, int], terms_book: Book, snap_compare: Compare
) -> None:
    """One late, two this week, the rest later or on no day."""
    app = real_app(terms_book)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await go(pilot, "termijnen")

    assert snap_compare(app, terminal_size=size, run_before=prepare)
