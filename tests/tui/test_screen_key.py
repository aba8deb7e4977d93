"""Sleutel: made in one step, encryption turned on, a reader named, and the key put back by hand."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from note_world import NOW, copied, fill, go, raadsboek, settle, until
from reading_world import make, real_app
from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static

from raadsboek.book.book import Book
from raadsboek.book.confidential.keys import make_key, own_key, recovery_print
from raadsboek.book.confidential.private import private_place
from raadsboek.book.confidential.readers import turn_on
from raadsboek.book.opening import open_book
from raadsboek.core.encrypted import BEGIN
from raadsboek.tui.screens.key import KeyScreen
from raadsboek.tui.screens.key_dialogs import PrintDialog, PutBackDialog, ReaderDialog
from raadsboek.tui.widgets.dialogs import ChoiceDialog, ConfirmDialog, Dialog
from raadsboek.vault.keys import add_secret, own_key_file
from raadsboek.vault.person import Person, write_person

__all__ = ["raadsboek"]

Compare = Callable[..., bool]

SECRET = "AGE-SECRET-KEY-1STJNZ9PCW0Q4ECRX0RYLR56LCPEGJLL48P2UU58G7EEHWZ8DFRPQP4PXNY"
"""A key that is used for nothing but pictures."""


def fill_secret(book: Book, now: datetime.datetime) -> None:
    """Make a confidential decision in clear text."""
    make(book, "besluit", titel="Fusie", vertrouwelijk="ja")


key_book = copied(fill, fill_secret)


async def choose(pilot: Pilot[None], identifier: str, kind: type[Dialog[Any]]) -> None:
    """Choose a line of the screen and wait for the dialog that it leads to."""
    await until(lambda: isinstance(pilot.app.screen, KeyScreen))
    screen = pilot.app.screen
    assert isinstance(screen, KeyScreen)
    options = screen.query_one(OptionList)
    await until(lambda: any(one.id == identifier for one in options.options))
    options.highlighted = options.get_option_index(identifier)
    await pilot.press("enter")
    await asked(pilot, kind)


async def asked(pilot: Pilot[None], kind: type[Dialog[Any]]) -> None:
    """Wait until a dialog of this kind stands over the screen."""
    await until(lambda: isinstance(pilot.app.screen, kind) and bool(pilot.app.screen.focused))
    await pilot.pause()


async def test_from_no_key_to_encrypted_notes(key_book: Book) -> None:
    """Each step is asked first; the loss of a key is told before there is one."""
    app = real_app(key_book)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await go(pilot, "sleutel")
        await choose(pilot, "maken", ConfirmDialog)
        told = "\n".join(str(one.render()) for one in app.screen.query(Static))
        assert "kan niemand de versleutelde notities ooit nog lezen" in told
        await pilot.press("n")
        assert own_key() is None
        await choose(pilot, "maken", ConfirmDialog)
        await pilot.press("j")
        await asked(pilot, PrintDialog)
        await pilot.press("enter")
        assert own_key() is not None

        await choose(pilot, "aan", ConfirmDialog)
        await pilot.press("j")
        await asked(pilot, ConfirmDialog)
        await until(lambda: app.desk.book.settings.encrypts)
        await pilot.press("j")  # encrypt what lies there too
        (note,) = (path for path in key_book.root.glob("besluiten/*/B-2026-002*"))
        await until(lambda: BEGIN in note.read_text())
        await settle(pilot)


async def test_the_recovery_print_can_be_read_and_closed_on_a_small_screen(key_book: Book) -> None:
    """It bears the name of who works here, no line is broken, and the button is in sight."""
    add_secret(own_key_file(), SECRET, now=NOW)
    write_person(key_book.root, Person("Tom de Boer", "tom@delinden.example"))
    app = real_app(key_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "sleutel")
        await choose(pilot, "herstelblad", PrintDialog)
        shown = "\n".join(str(one.render()) for one in app.screen.query(Static))
        assert "HERSTELBLAD van de sleutel van Tom de Boer" in shown
        text = app.screen.query_one("VerticalScroll Static", Static)
        lines = str(text.render()).split("\n")
        assert text.size.height == len(lines)
        assert app.screen.query_one(Button).region.bottom < 24
        await pilot.press("enter")


async def test_a_reader_is_named_and_goes(key_book: Book, tmp_path: Path) -> None:
    """What is no key is told at the form, which stays; going says that it is for the future."""
    make_key(now=NOW)
    other = make_key(tmp_path / "elders" / "sleutel.txt", now=NOW)
    app = real_app(turn_on(key_book, now=NOW))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "sleutel")
        await choose(pilot, "erbij", ReaderDialog)
        form = app.screen
        form.query_one("#naam", Input).value = "Noor"
        form.query_one("#sleutel", Input).value = "age1x"
        form.query_one("#sleutel", Input).focus()
        await pilot.press("enter")
        refused = form.query_one("#algemeen", Static)
        await until(lambda: "geen openbare sleutel" in str(refused.render()))
        form.query_one("#sleutel", Input).value = other.public
        await pilot.press("enter")
        await asked(pilot, ConfirmDialog)
        await pilot.press("n")  # not anew
        assert [one.name for one in app.desk.book.settings.present_readers][1:] == ["Noor"]
        await choose(pilot, "eraf", ChoiceDialog)
        await pilot.press("down", "enter")
        await asked(pilot, ConfirmDialog)
        await pilot.press("j")
        await until(lambda: len(app.desk.book.settings.present_readers) == 1)
        await asked(pilot, ConfirmDialog)
        await pilot.press("n")
        await settle(pilot)


async def test_a_key_is_typed_over_from_paper(key_book: Book, tmp_path: Path) -> None:
    """A row with an error is named at that row; the right rows say so as they are typed."""
    elsewhere = tmp_path / "elders" / "sleutel.txt"
    made = make_key(elsewhere, now=NOW)
    rows = [line for line in recovery_print(elsewhere, today=NOW.date()) if line[:1].isdigit()]
    app = real_app(key_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "sleutel")
        await choose(pilot, "terugzetten", PutBackDialog)
        fields = [app.screen.query_one(f"#regel-{number}", Input) for number in range(1, 6)]
        for field, row in zip(fields, rows, strict=True):
            field.value = row[1:].strip().lower()
        good = fields[1].value
        fields[1].value = ("p" if good.startswith("q") else "q") + good[1:]
        await pilot.press("enter")
        wrong = app.screen.query_one("#remark-regel-2", Static)
        await until(lambda: "vergelijk" in str(wrong.render()))
        assert app.screen.focused is fields[1]
        fields[1].value = good
        await pilot.press("enter")
        await until(lambda: own_key() is not None)
        await settle(pilot)
    again = own_key()
    assert again is not None
    assert again.public == made.public


async def test_prive_goes_there_and_back(key_book: Book) -> None:
    """It is made after a question; from there the same choice leads back."""
    app = real_app(key_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.action_prive()
        await asked(pilot, ConfirmDialog)
        await pilot.press("j")
        await until(lambda: app.wanted is not None)
    folder = private_place(key_book)
    assert app.wanted == str(folder)
    own = open_book(folder, now=NOW)
    app = real_app(own)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.action_prive()
        await until(lambda: app.wanted is not None)
    assert app.wanted == str(key_book.root)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_how_the_screen_looks(key_book: Book, size: tuple[int, int], snap_compare: Compare) -> None:
    """The key, the readers, what still lies there in the clear, and what can be done."""
    add_secret(own_key_file(), SECRET, now=NOW)
    app = real_app(turn_on(key_book, now=NOW))

    async def visit(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await go(pilot, "sleutel")

    assert snap_compare(app, terminal_size=size, run_before=visit)
