"""Postvak: what waits is read while the screen stands there, taken in, corrected or refused."""

import os
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from note_world import NOW, copied, fill, raadsboek, settle, until
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import OptionList

from raadsboek.book.book import Book
from raadsboek.book.inbox.looking import look
from raadsboek.book.inbox.pieces import InInbox
from raadsboek.book.inbox.taking import take
from raadsboek.book.notes import read
from raadsboek.tui.screens.inbox import InboxScreen
from raadsboek.tui.screens.inbox_correcting import CorrectionDialog
from raadsboek.tui.screens.inbox_rows import PieceRows, facts_of
from raadsboek.tui.screens.inbox_rows import text_of as text_of_piece
from raadsboek.tui.screens.today import TodayScreen
from raadsboek.tui.widgets.dialogs import ChoiceDialog, ConfirmDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.form import Form
from raadsboek.tui.widgets.reader import Reader
from raadsboek.tui.widgets.reading_dialog import ReadingDialog
from raadsboek.tui.widgets.virtual_list import VirtualList

__all__ = ["raadsboek"]

Compare = Callable[..., bool]


def fill_dossier(book: Book, now: object) -> None:
    """Make a dossier that mails can be about."""
    make(book, "traject", titel="Roosterregeling nachtdienst", vorm="instemming")


dossier = copied(fill, fill_dossier)


def mail(subject: str, text: str, identifier: str) -> bytes:
    """Return a mail as a mail program keeps it."""
    message = EmailMessage()
    message["From"] = "Petra de Wit <petra@example.org>"
    message["To"] = "or@example.org"
    message["Subject"] = subject
    message["Date"] = "Thu, 19 Nov 2026 10:12:00 +0100"
    message["Message-ID"] = f"<{identifier}>"
    message.set_content(text)
    message.add_attachment(b"plan", maintype="text", subtype="plain", filename="Plan.txt")
    return bytes(message)


ROSTER = mail(
    "Roosterregeling nachtdienst", "Graag uiterlijk 4 december uw [b]reactie[/].\n", "een@b"
)
OTHER = mail("Kerstpakketten", "Kunt u iets bedenken?\n", "twee@b")


def put(book: Book, name: str, data: bytes) -> None:
    """Put a file in the inbox, as a file manager does."""
    folder = book.root / "postvak"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)


def rows(pilot: Pilot[None]) -> list[tuple[str, ...]]:
    """Return the rows of the list."""
    listing = pilot.app.screen.query_one(VirtualList)
    found = (listing.row(place) for place in range(listing.row_count))
    return [tuple(row) for row in found if row is not None]


def text_of(pilot: Pilot[None]) -> str:
    """Return the piece as it can be read."""
    return "\n".join(line.text for line in pilot.app.screen.query_one(Reader).lines)


async def open_inbox(pilot: Pilot[None]) -> None:
    """Go to the inbox from Vandaag, and wait until everything was read."""
    await settle(pilot)
    await pilot.press("o")
    await settle(pilot)
    assert isinstance(pilot.app.screen, InboxScreen)
    await until(lambda: all("gelezen" not in row[2] for row in rows(pilot)))
    await settle(pilot)


async def test_a_piece_is_taken_in_by_enter(dossier: Book) -> None:
    """What is proposed stands beside it with why; Enter keeps it, and the next one is shown."""
    put(dossier, "a.eml", ROSTER)
    put(dossier, "b.eml", OTHER)
    app = real_app(dossier)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_inbox(pilot)
        assert rows(pilot) == [
            ("Roosterregeling nachtdienst", "Petra de Wit", "ter advisering · D-2026-001"),
            ("Kerstpakketten", "Petra de Wit", "ter bespreking"),
        ]
        shown = text_of(pilot)
        assert "Graag uiterlijk 4 december uw [b]reactie[/]." in shown
        assert "Plan.txt (4 bytes)" in shown
        names = [action.footer for action in app.screen.query_one(Footer).shown_actions()]
        assert {"Overnemen", "Verbeteren", "Weigeren"} <= set(names)
        await pilot.press("enter")
        await until(lambda: len(rows(pilot)) == 1)
        await settle(pilot)
        assert rows(pilot)[0][0] == "Kerstpakketten"
    assert read(dossier, "P-2026-001").text("traject") == "[[D-2026-001]]"


async def test_a_request_tells_how_to_begin_its_dossier(dossier: Book) -> None:
    """The key of the sentence leads there; a piece that has a dossier is only taken in."""
    put(dossier, "aanvraag.eml", mail("Adviesaanvraag verhuizing", "Wat vindt u?\n", "drie@b"))
    app = real_app(dossier)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_inbox(pilot)
        await pilot.press("enter")
        await settle(pilot)
        told = [toast.message for toast in app._notifications]
        assert told == [
            "Overgenomen als P-2026-001. Met n, en dan Traject, begint u er een traject van."
        ]
        await pilot.press("n")
        await until(lambda: bool(app.screen.query(OptionList)))
        titles = [str(one.prompt) for one in app.screen.query_one(OptionList).options]
        assert any("Traject" in title for title in titles)
    assert read(dossier, "P-2026-001").text("behandeling") == "ter advisering"


async def test_the_cursor_stays_on_its_piece(dossier: Book) -> None:
    """An older file that comes in above it, or a piece above it that goes, moves nothing."""
    put(dossier, "a.eml", ROSTER)
    put(dossier, "b.eml", OTHER)
    app = real_app(dossier)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_inbox(pilot)
        await pilot.press("down", "tab")
        put(dossier, "Oud.txt", b"Een brief van vroeger.")
        os.utime(dossier.root / "postvak" / "Oud.txt", (1, 1))
        screen = app.screen
        assert isinstance(screen, InboxScreen)
        screen.look_again()
        await until(lambda: len(rows(pilot)) == 3)
        await settle(pilot)
        assert rows(pilot)[0][0] == "Oud"
        assert "Kunt u iets bedenken?" in text_of(pilot)
        await pilot.press("enter")
        await until(lambda: len(rows(pilot)) == 2)
    assert read(dossier, "P-2026-001").text("titel") == "Kerstpakketten"


async def test_a_proposal_is_corrected_in_a_form(dossier: Book) -> None:
    """Esc throws nothing away unasked, half a number is no dossier; what is corrected is kept."""
    put(dossier, "a.eml", ROSTER)
    app = real_app(dossier)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_inbox(pilot)
        await pilot.press("e")
        await until(lambda: isinstance(app.screen, CorrectionDialog))
        await pilot.pause()
        await pilot.press("ctrl+end", *" 2027", "escape", "n")
        await until(lambda: isinstance(app.screen, CorrectionDialog))
        form = app.screen.query_one(Form)
        form.focus_key("traject")
        await pilot.press("ctrl+end", "backspace", "ctrl+s")
        await pilot.pause()
        assert "Er is geen traject D-2026-00." in str(app.screen.query_one("#wrong").render())
        await pilot.press("1", "ctrl+s")
        await until(lambda: isinstance(app.screen, InboxScreen) and not rows(pilot))
    note = read(dossier, "P-2026-001")
    assert note.text("titel") == "Roosterregeling nachtdienst 2027"
    assert note.text("bericht-id") == "<een@b>"
    assert note.text("traject") == "[[D-2026-001]]"


async def test_a_piece_is_refused_and_put_aside(dossier: Book) -> None:
    """Nothing is kept and nothing is thrown away."""
    put(dossier, "a.eml", OTHER)
    app = real_app(dossier)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_inbox(pilot)
        await pilot.press("w")
        await until(lambda: not rows(pilot))
    assert (dossier.root / "postvak/geweigerd/a.eml").read_bytes() == OTHER
    assert not (dossier.root / "post").exists()


async def test_what_comes_in_appears_by_itself(dossier: Book) -> None:
    """On the screen itself and as a number on Vandaag, while nobody presses a key."""
    app = real_app(dossier)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_inbox(pilot)
        assert rows(pilot) == []
        put(dossier, "a.eml", OTHER)
        screen = app.screen
        assert isinstance(screen, InboxScreen)
        screen.look_again()
        await until(lambda: [row[0] for row in rows(pilot)] == ["Kerstpakketten"])
        await pilot.press("f5")
        await settle(pilot)
        assert isinstance(app.screen, TodayScreen)
        assert app.screen.desk.overview is not None
        assert app.screen.desk.overview.waiting == 1


async def test_a_piece_is_read_whole_and_got_back(dossier: Book) -> None:
    """All text stands there before anything is kept; what was refused by mistake waits again."""
    put(dossier, "a.eml", ROSTER)
    app = real_app(dossier)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_inbox(pilot)
        await pilot.press("l")
        await until(lambda: isinstance(app.screen, ReadingDialog))
        await settle(pilot)
        shown = text_of(pilot)
        assert "Graag uiterlijk 4 december uw [b]reactie[/]." in shown
        assert "Plan.txt (4 bytes)" in shown
        assert "\nplan" in shown
        await pilot.press("escape", "w")
        await until(lambda: not rows(pilot))
        await pilot.press("h")
        await until(lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, InboxScreen) and len(rows(pilot)) == 1)
    assert (dossier.root / "postvak/a.eml").read_bytes() == ROSTER
    assert not (dossier.root / "post").exists()


async def test_a_folder_is_told_and_can_be_taken_over(dossier: Book) -> None:
    """It stands below the pieces; Enter tells what would become of it, and makes it so on a yes."""
    put(dossier, "a.eml", OTHER)
    folder = dossier.root / "postvak/Oud archief"
    folder.mkdir()
    (folder / "2019-03-12 verslag.txt").write_bytes(b"Verslag van de OR van 12 maart 2019.")
    (folder / "spel.exe").write_bytes(b"MZ")
    app = real_app(dossier)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_inbox(pilot)
        assert rows(pilot)[1] == ("Oud archief", "", "! een map")
        await pilot.press("down")
        assert "leest Raadsboek niet vanzelf" in " ".join(text_of(pilot).split())
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.pause()
        asked = str(app.screen.query_one(".text").render())
        assert "1 bestand wordt 1 notitie." in asked
        assert "spel.exe is geen soort bestand" in asked
        await pilot.press("j")
        await until(lambda: isinstance(app.screen, InboxScreen))
        await settle(pilot)
    dossier.index.refresh()
    assert read(dossier, "V-2019-01").text("datum") == "2019-03-12"
    assert (folder / "2019-03-12 verslag.txt").exists()


def test_rows_are_made_when_they_are_shown() -> None:
    """Ten thousand pieces cost no more than a screenful, and folders come behind them."""
    files = [InInbox(f"{place:05}.txt", 1, place) for place in range(10_000)]
    made = PieceRows(files, {}, ["Archief"])

    assert len(made) == 10_001
    assert [row[0] for row in made.page(9_998, 128)] == ["09998.txt", "09999.txt", "Archief"]
    assert made.page(10_001, 128) == []


def test_a_piece_tells_each_thing_once_and_as_it_is(dossier: Book) -> None:
    """As many lines differ as are shown, and what is wrong with a file stands there once."""
    put(dossier, "Regeling v1.txt", b"Artikel een.\n\nTwee dagen per week.\n\nEinde.")
    (first,) = look(dossier, today=NOW.date())
    take(dossier, first, now=NOW)
    put(dossier, "Regeling v2.txt", b"Artikel een.\n\nDrie uur.\n\n\n\nVrij.\n\n\nEinde.")
    put(dossier, "kapot.pdf", b"%PDF-1.7\nniets")
    dossier.index.refresh()

    pieces = {one.file.name: one for one in look(dossier, today=NOW.date())}

    newer = pieces["Regeling v2.txt"]
    changes = text_of_piece(newer).partition("---")[0].splitlines()
    shown = [line for line in changes if line and not line.startswith("#")]
    assert dict(facts_of(newer, {}))["Nieuwe versie"].endswith(
        f"; {len(shown)} regels anders, zie onder"
    )
    broken = pieces["kapot.pdf"]
    assert dict(facts_of(broken, {}))["! Let op"] == broken.piece.trouble
    assert broken.piece.trouble in broken.proposal.body
    assert broken.piece.trouble not in text_of_piece(broken)
    assert "tekst zegt" not in broken.proposal.reasons["behandeling"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_inbox_looks_as_it_did(
    dossier: Book, snap_compare: Compare, size: tuple[int, int]
) -> None:
    """As a picture."""
    put(dossier, "a.eml", ROSTER)
    put(dossier, "b.eml", OTHER)
    assert snap_compare(real_app(dossier), terminal_size=size, run_before=open_inbox)
