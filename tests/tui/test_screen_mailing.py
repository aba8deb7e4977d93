"""Mail klaarzetten: who gets it, what goes along, a file that is there, and the clipboard."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from note_world import copied, fill, go, settle, until
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.mailing.contacts import contacts_of, set_contact
from raadsboek.tui.screens.address_dialog import EMAIL, AddressDialog
from raadsboek.tui.screens.mail_dialog import MailDialog
from raadsboek.tui.widgets.dialogs import ChoiceDialog

SIZES = [(80, 24), (120, 40)]
SECRET = "## 1. Opening\n::: vertrouwelijk\nGeheim.\n:::\n"


def plan(book: Book, now: datetime.datetime) -> None:
    """Make two meetings, members, a guest, and work for two people."""
    make(book, "lid", naam="Bas de Boer", kort="bas", rol="voorzitter")
    make(book, "lid", naam="Hans Rood", kort="hr", rol="vaste gast")
    make(book, "vergadering", titel="Raad", datum="2026-12-03", van="09:30", plaats="zaal 1")
    make(book, "vergadering", SECRET, titel="Raad", datum="2026-11-05", status="verslag concept")
    make(book, "actie", titel="Zaal regelen", wie=["anna", "bas"], uiterlijk="2026-11-20")
    set_contact(book, "anna", "anna@linden.example")
    set_contact(book, "hr", "hr@linden.example")


planned = copied(fill, plan)


def dialog_of(pilot: Pilot[None]) -> MailDialog:
    """Return the dialog that is open."""
    assert isinstance(pilot.app.screen, MailDialog)
    return pilot.app.screen


def lines(pilot: Pilot[None]) -> list[str]:
    """Return the rows of the dialog as they can be read."""
    ticks = dialog_of(pilot).query_one(OptionList)
    return [" ".join(str(option.prompt).split()) for option in ticks.options]


async def open_for(pilot: Pilot[None], book: Book, number: str) -> None:
    """Ask for the mail about a meeting from its run book."""
    await go(pilot, "draaiboek", notes.read(book, number).path)
    await pilot.press("M")
    await settle(pilot)


async def test_a_mail_is_put_ready_and_nothing_is_sent(planned: Book, tmp_path: Path) -> None:
    """The space bar changes who gets it; a place that will not do is told and nothing is lost."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_for(pilot, planned, "V-2026-01")
        assert lines(pilot) == [
            "WIE KRIJGT DE MAIL spatie wijzigt, e schrijft een adres op",
            "✓ aan Anna Bakker lid",
            "✓ aan Bas de Boer voorzitter geen adres",
            "✓ kopie Hans Rood vaste gast",
            "GAAT MEE spatie wijzigt",
            "✓ uitnodiging.ics",
        ]
        await pilot.press("down", "down", "space")
        assert lines(pilot)[3] == "· Hans Rood vaste gast"
        dialog_of(pilot).query_one(Input).value = str(planned.root)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "ligt in het raadsboek zelf" in str(
            dialog_of(pilot).query_one("#algemeen", Static).content
        )
        dialog_of(pilot).query_one(Input).value = str(tmp_path)
        await pilot.press("enter")
        await settle(pilot)
        await until(lambda: not isinstance(app.screen, MailDialog))
    made = (tmp_path / "V-2026-01 uitnodiging.eml").read_text(encoding="ascii")
    assert "anna@linden.example" in made
    assert "Cc:" not in made


async def test_the_papers_go_along_in_the_form_that_is_chosen(planned: Book) -> None:
    """Loose files become one zip; who was ticked off stays so."""
    make(planned, "post", "Het plan.\n", titel="Plan", richting="in", datum="2026-11-20")
    points = "## 1. Plan\nstukken: [[P-2026-001]]\n"
    make(planned, "vergadering", points, titel="Extra", datum="2026-12-10")
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_for(pilot, planned, "V-2026-03")
        await pilot.press("w")
        await until(lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("down", "enter")
        await until(lambda: isinstance(app.screen, MailDialog))
        await settle(pilot)
        assert sum(line.endswith(".pdf") for line in lines(pilot)) == 2
        await pilot.press("down", "down", "space", "v")
        await until(lambda: isinstance(app.screen, ChoiceDialog))
        await pilot.press("end", "enter")
        await until(lambda: isinstance(app.screen, MailDialog))
        await settle(pilot)
        told = lines(pilot)
        assert sum(line.endswith(".zip") for line in told) == 1
        assert not any(line.endswith(".pdf") for line in told)
        assert "· Hans Rood vaste gast" in told


async def test_the_clipboard_is_the_way_out_where_files_do_not_open(planned: Book) -> None:
    """Addresses and text separately, for the two fields that they go in."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_for(pilot, planned, "V-2026-01")
        await pilot.press("a")
        await settle(pilot)
        assert app.clipboard == "anna@linden.example; hr@linden.example"
        await pilot.press("k")
        await settle(pilot)
        assert app.clipboard.startswith("Uitnodiging: Raad, do 3 december 2026")
        assert "Beste allen," in app.clipboard


async def test_what_is_confidential_asks_for_whom_the_mail_is(planned: Book) -> None:
    """Nothing is offered before that is said; another mail is one key away."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_for(pilot, planned, "V-2026-02")
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert "✓ V-2026-02 verslag-raad.pdf" in lines(pilot)
        await pilot.press("w")
        await settle(pilot)
        assert isinstance(app.screen, ChoiceDialog)


async def test_an_address_is_typed_where_it_is_missing(planned: Book) -> None:
    """Checked as on the command line, saved at once, shown in its row, on this computer only."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_for(pilot, planned, "V-2026-01")
        await pilot.press("down", "e")
        await pilot.press(*"bas@linden", "enter")
        await settle(pilot)
        assert isinstance(app.screen, AddressDialog)
        assert "is geen e-mailadres" in str(
            app.screen.query_one(f"#remark-{EMAIL}", Static).content
        )
        app.screen.query_one(Input).value = "bas@linden.example"
        await pilot.press("enter")
        await settle(pilot)
        await until(lambda: isinstance(app.screen, MailDialog))
        assert lines(pilot)[2] == "✓ aan Bas de Boer bas@linden.example"
        assert "zonder adres" not in str(dialog_of(pilot).query_one("#told", Static).content)
        await pilot.press("a")
        await settle(pilot)
        assert "bas@linden.example" in app.clipboard
    assert contacts_of(planned).email_of("bas") == "bas@linden.example"


async def test_the_list_of_members_writes_an_address_down(planned: Book) -> None:
    """From the menu, with the address of before to change; no other list offers it."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open("lijst", {"soort": "actie"})
        await settle(pilot)
        assert "lijst.adres" not in [action.id for action in app.possible_actions()]
        await go(pilot, "lijst", notes.read(planned, "L-001").path)
        await settle(pilot)
        assert "lijst.adres" in [action.id for action in app.possible_actions()]
        await app.run_action("screen.adres")
        await settle(pilot)
        await until(lambda: isinstance(app.screen, AddressDialog))
        assert app.screen.query_one(Input).value == "anna@linden.example"
        app.screen.query_one(Input).value = "a.bakker@linden.example"
        await pilot.press("ctrl+s")
        await settle(pilot)
        await until(lambda: not isinstance(app.screen, AddressDialog))
    assert contacts_of(planned).email_of("anna") == "a.bakker@linden.example"


async def test_reminders_are_one_mail_for_each_person(planned: Book, tmp_path: Path) -> None:
    """From the list of actions; who has no address is ticked when it is typed."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open("lijst", {"soort": "actie"})
        await settle(pilot)
        await pilot.press("M")
        await settle(pilot)
        assert lines(pilot)[1:] == [
            "✓ aan Anna Bakker 2 open, 1 te laat",
            "· Bas de Boer 1 open, 1 te laat geen adres",
        ]
        dialog_of(pilot).query_one(Input).value = str(tmp_path)
        await pilot.press("down", "e", *"bas@linden.example", "enter")
        await settle(pilot)
        await until(lambda: isinstance(app.screen, MailDialog))
        assert lines(pilot)[2] == "✓ aan Bas de Boer bas@linden.example"
        await pilot.press("enter")
        await settle(pilot)
        await until(lambda: not isinstance(app.screen, MailDialog))
    assert sorted(one.name for one in tmp_path.glob("*.eml")) == [
        "herinnering anna.eml",
        "herinnering bas.eml",
    ]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_dialog_looks_as_it_did(
    planned: Book, size: tuple[int, int], snap_compare: Callable[..., bool]
) -> None:
    """People with how they get it, files, the folder, and the keys."""

    async def arrive(pilot: Pilot[None]) -> None:
        await open_for(pilot, planned, "V-2026-01")
        dialog_of(pilot).query_one(Input).value = "~/Documenten"
        await pilot.pause()

    assert snap_compare(real_app(planned), terminal_size=size, run_before=arrive)


def test_the_question_for_an_address_looks_as_it_did(
    planned: Book, snap_compare: Callable[..., bool]
) -> None:
    """The field, and that the address stays on this computer."""

    async def arrive(pilot: Pilot[None]) -> None:
        await open_for(pilot, planned, "V-2026-01")
        await pilot.press("down", "e", *"bas@")
        await pilot.pause()

    assert snap_compare(real_app(planned), terminal_size=(80, 24), run_before=arrive)
