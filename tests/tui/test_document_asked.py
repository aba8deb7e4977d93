"""Making a document from a screen: what, for whom, as what and where; then it stands there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from note_world import copied, fill, go, raadsboek, settle, until
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import Input, Select, Static

from raadsboek.book.book import Book
from raadsboek.core.documents.document import Audience
from raadsboek.tui.screens.document_dialog import DocumentDialog
from raadsboek.tui.widgets.note_editor import NoteEditor

__all__ = ["raadsboek"]

Compare = Callable[..., bool]
_SECRET = "De grens is 22 fte."
_MINUTES = f"""\
## 1. Rooster

BESLUIT: De OR stemt in.
ACTIE @anna voor 1 december: Brief schrijven.

::: vertrouwelijk
{_SECRET}
:::
"""


def fill_meeting(book: Book, now: object) -> None:
    """Make a meeting with minutes in which something is confidential."""
    make(
        book,
        "vergadering",
        _MINUTES,
        titel="Raadsvergadering",
        datum="2026-10-29",
        status="verslag concept",
        aanwezig=["anna"],
    )


met = copied(fill, fill_meeting)


def told(pilot: Pilot[None]) -> str:
    """Return what the dialog says of the file that would be made."""
    return str(pilot.app.screen.query_one("#told", Static).render())


async def ask(pilot: Pilot[None], begins: str) -> DocumentDialog:
    """Ask for a document and wait until the dialog says something that begins so."""
    await pilot.press("ctrl+e")
    await until(lambda: isinstance(pilot.app.screen, DocumentDialog))
    await until(lambda: told(pilot).startswith(begins))
    dialog = pilot.app.screen
    assert isinstance(dialog, DocumentDialog)
    return dialog


def labels(dialog: DocumentDialog, field: str) -> list[str]:
    """Return what can be chosen in a field."""
    select: Select[object] = dialog.query_one(f"#{field}", Select)
    return [str(label) for label, value in select._options if value is not Select.NULL]


async def test_minutes_go_to_a_file_without_what_is_confidential(met: Book, tmp_path: Path) -> None:
    """For whom it is, is asked; then the name and what is left out are told, and it is made."""
    app = real_app(met)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "notulen", "V-2026-01")
        dialog = await ask(pilot, "! Er staat iets vertrouwelijks in")
        await pilot.press("ctrl+s")
        assert app.focused is not None
        assert app.focused.id == "voor"
        dialog.query_one("#voor", Select).value = Audience.PUBLIC
        dialog.query_one("#als", Select).value = "txt"
        dialog.query_one("#waar", Input).value = str(tmp_path)
        await until(lambda: told(pilot).startswith("Wordt: V-2026-01 verslag-openbaar-concept.txt"))
        assert "Niet erin: een vertrouwelijk gedeelte van V-2026-01" in told(pilot)
        await pilot.press("ctrl+s")
        file = tmp_path / "V-2026-01 verslag-openbaar-concept.txt"
        await until(file.exists)
        await until(lambda: app.screen is not dialog)
        said = [note.message for note in app._notifications]

    assert said == [
        f"Openbaar verslag van de raadsvergadering van 29 oktober 2026 staat in {file}. "
        "Weggelaten: een vertrouwelijk gedeelte van V-2026-01."
    ]
    text = file.read_text(encoding="utf-8-sig")
    assert "BESLUIT: De OR stemt in." in text
    assert _SECRET not in text
    assert "Brief schrijven" not in text


async def test_a_list_goes_as_it_stands_or_as_a_register(met: Book, tmp_path: Path) -> None:
    """Of actions the register comes first; the list on the screen goes to a spreadsheet too."""
    app = real_app(met)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("a")
        await until(lambda: getattr(app.screen, "note_in_front", "") != "")
        dialog = await ask(pilot, "Wordt: actielijst-op-22-november-2026.docx")
        offered = labels(dialog, "wat")
        assert offered[:3] == [
            "Actielijst: alles wat open staat",
            "Deze lijst, zoals op het scherm (ook Excel)",
            "De notitie zelf: A-2026-001",
        ]
        assert labels(dialog, "als")[:4] == ["Word", "PDF", "Webpagina", "Platte tekst"]
        dialog.query_one("#wat", Select).value = 1
        await until(lambda: told(pilot).startswith("Wordt: acties-open.docx"))
        assert labels(dialog, "als")[:2] == ["Excel", "Gescheiden tekst (csv)"]
        dialog.query_one("#als", Select).value = "csv"
        dialog.query_one("#waar", Input).value = str(tmp_path)
        await until(lambda: told(pilot).startswith("Wordt: acties-open.csv"))
        await pilot.press("ctrl+s")
        await until((tmp_path / "acties-open.csv").exists)


async def test_a_place_that_will_not_do_is_told_in_the_dialog(met: Book) -> None:
    """Nothing is closed or lost: another place can be typed."""
    app = real_app(met)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "draaiboek", "V-2026-01")
        dialog = await ask(pilot, "! Er staat")
        dialog.query_one("#voor", Select).value = Audience.SHORT
        dialog.query_one("#als", Select).value = "txt"
        dialog.query_one("#waar", Input).value = str(met.root)
        await pilot.press("ctrl+s")
        remark = dialog.query_one("#algemeen", Static)
        await until(lambda: "ligt in het raadsboek zelf" in str(remark.render()))
        assert app.screen is dialog


async def test_unsaved_text_does_not_go_along_and_that_is_said(met: Book) -> None:
    """While typing the same key works; the end of a line has a key of its own."""
    app = real_app(met)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "bewerken", "B-2026-001")
        app.screen.query_one(NoteEditor).focus()
        await pilot.press("x")
        await ask(pilot, "Wordt: B-2026-001 notitie.docx")
        assert "Wat u nog niet hebt opgeslagen, gaat niet mee." in told(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_how_the_question_looks(met: Book, snap_compare: Compare, size: tuple[int, int]) -> None:
    """Four questions, what the file will be called, and what is left out."""

    async def arrive(pilot: Pilot[None]) -> None:
        await go(pilot, "lijst", "V-2026-01")
        dialog = await ask(pilot, "! Er staat")
        dialog.query_one("#waar", Input).value = "~/Documenten"
        if size == (120, 40):
            dialog.query_one("#voor", Select).value = Audience.SHORT
            await until(lambda: told(pilot).startswith("Wordt: "))

    assert snap_compare(real_app(met), terminal_size=size, run_before=arrive)
