"""The editor: saves versions, loses nothing, and says beside each field what is wrong."""

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from note_world import NOW, app_on, go, raadsboek, row, settle, until
from textual.pilot import Pilot
from textual.widgets import Button, Input, Select, Static

from raadsboek.book import drafts, notes, past
from raadsboek.book.book import Book
from raadsboek.book.confidential.keys import make_key
from raadsboek.book.confidential.readers import turn_on
from raadsboek.core.encrypted import BEGIN
from raadsboek.core.kinds import meeting
from raadsboek.tui.app import RaadsboekApp
from raadsboek.tui.screens.conflict import SaveFailedDialog
from raadsboek.tui.screens.editor import EditorScreen
from raadsboek.tui.screens.two_texts import TwoTextsDialog
from raadsboek.tui.widgets.dialogs import ConfirmDialog, PromptDialog
from raadsboek.tui.widgets.difference_view import DifferenceView
from raadsboek.tui.widgets.form import Form

__all__ = ["raadsboek"]

ACTION, DECISION = "A-2026-001", "B-2026-001"


def editor_of(pilot: Pilot[None]) -> EditorScreen:
    """Return the editor, also when a dialog is over it."""
    return next(one for one in pilot.app.screen_stack if isinstance(one, EditorScreen))


def file_of(book: Book, number: str) -> Path:
    """Return the file of a note."""
    return book.root / notes.read(book, number).path


def dialog_text(pilot: Pilot[None]) -> str:
    """Return all that a dialog says."""
    views = pilot.app.screen.query(DifferenceView)
    lines = [line.text for view in views for line in view.lines]
    return "\n".join([*lines, *(str(one.content) for one in pilot.app.screen.query(Static))])


def has_suggestion(field: Input) -> bool:
    """Tell if something dimmed stands behind the cursor."""
    return bool(field._suggestion)


async def type_in(pilot: Pilot[None], key: str, text: str) -> None:
    """Replace the text of a field as a user would."""
    field = row(pilot, key).query_one(Input)
    field.focus()
    await pilot.press("end", "ctrl+u", *text)
    await pilot.pause()


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type at the beginning of the text."""
    editor_of(pilot).editor.focus()
    await pilot.press(*("space" if letter == " " else letter for letter in text))


async def test_a_field_and_the_text_are_saved_as_one_version(raadsboek: Book) -> None:
    """Ctrl+S saves fields and text together, says so, and changes only those lines."""
    before = file_of(raadsboek, ACTION).read_text(encoding="utf-8")
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_in(pilot, "uiterlijk", "17 december")
        assert str(row(pilot, "uiterlijk").query_one(".remark", Static).content) == (
            "do 17 december 2026"
        )
        await type_text(pilot, "Nu. ")
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert editor_of(pilot).status.text == "Opgeslagen 14:03 · uiterlijk, tekst"
        assert row(pilot, "uiterlijk").text == "2026-12-17"
        assert not editor_of(pilot).holds_unsaved_text
        await pilot.press("ctrl+s")
        assert editor_of(pilot).status.text == "Er is niets gewijzigd."
    after = file_of(raadsboek, ACTION).read_text(encoding="utf-8")
    assert after == before.replace("2026-11-23", "2026-12-17").replace("Gevraagd", "Nu. Gevraagd")
    path = notes.read(raadsboek, ACTION).path
    subjects = [version.subject for version in past.versions_of(raadsboek, path)]
    assert subjects[0] == "A-2026-001 gewijzigd: uiterlijk, tekst"
    assert len(subjects) == 2
    assert drafts.kept_drafts(raadsboek) == []


async def test_esc_right_behind_ctrl_s_waits_for_the_save(raadsboek: Book) -> None:
    """Saving and leaving in one breath saves, leaves, and leaves no draft behind."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_text(pilot, "Snel. ")
        await pilot.press("ctrl+s", "escape")
        await until(lambda: not any(isinstance(one, EditorScreen) for one in app.screen_stack))
        await settle(pilot)
    assert notes.read(raadsboek, ACTION).body.startswith("Snel. ")
    assert drafts.kept_drafts(raadsboek) == []


async def test_a_wrong_value_is_told_beside_its_field(raadsboek: Book) -> None:
    """A value that does not fit is not saved; the cursor goes to the field that is wrong."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_in(pilot, "uiterlijk", "binnenkort")
        editor_of(pilot).editor.focus()
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert "Vul een datum in" in str(
            row(pilot, "uiterlijk").query_one(".remark", Static).content
        )
        assert pilot.app.focused is row(pilot, "uiterlijk").query_one(Input)
        assert "verbeter eerst" in editor_of(pilot).status.text
    assert notes.read(raadsboek, ACTION).text("uiterlijk") == "2026-11-23"


async def test_names_and_numbers_are_completed(raadsboek: Book) -> None:
    """A short name and a number of a note are completed with the right arrow."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        for key, typed, completed in (
            ("wie", "a", "anna"),
            ("vergadering", "b-2", "b-2026-001"),
        ):
            field = row(pilot, key).query_one(Input)
            field.value = ""
            field.focus()
            await pilot.press(*typed)
            await until(partial(has_suggestion, field))
            await pilot.press("right")
            assert field.value == completed


async def test_quitting_mid_sentence_gives_the_text_back(raadsboek: Book) -> None:
    """Ctrl+Q in the middle of a sentence: the next start offers fields and text, and saves them."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_in(pilot, "titel", "Nog niet")
        await type_text(pilot, "De OR vraagt om")
        await pilot.press("ctrl+q")
        await settle(pilot)
    assert notes.read(raadsboek, ACTION).body.startswith("Gevraagd")

    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        assert isinstance(pilot.app.screen, TwoTextsDialog)
        assert "{+De OR vraagt om" in dialog_text(pilot)
        await pilot.press("g")
        await settle(pilot)
        assert row(pilot, "titel").text == "Nog niet"
        assert editor_of(pilot).editor.text.startswith("De OR vraagt omGevraagd")
        await pilot.press("ctrl+s")
        await settle(pilot)
    saved = notes.read(raadsboek, ACTION)
    assert (saved.text("titel"), saved.body[:15]) == ("Nog niet", "De OR vraagt om")
    assert drafts.kept_drafts(raadsboek) == []


async def test_a_draft_is_kept_within_a_second(raadsboek: Book) -> None:
    """Typing in a field or in the text makes a draft by itself; taking it back removes it."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_in(pilot, "titel", "Anders")
        await until(
            lambda: [one.note.text("titel") for one in drafts.kept_drafts(raadsboek)] == ["Anders"]
        )
        await until(lambda: editor_of(pilot).status.text == "Concept bewaard 14:03")

        row(pilot, "titel").query_one(Input).value = "Reactie van HR [OR] opvragen"
        await until(lambda: not drafts.kept_drafts(raadsboek))

        await type_text(pilot, "x")
        await until(lambda: bool(drafts.kept_drafts(raadsboek)))
        await pilot.press("ctrl+z")
        await until(lambda: not drafts.kept_drafts(raadsboek))


async def test_esc_keeps_what_was_typed(raadsboek: Book) -> None:
    """Esc goes back at once; what was typed is offered again and may wait or be thrown away."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_text(pilot, "Later. ")
        await pilot.press("escape")
        await until(lambda: not isinstance(pilot.app.screen, EditorScreen))

        await go(pilot, "bewerken", ACTION)
        await pilot.press("b")
        await settle(pilot)
        assert editor_of(pilot).editor.text.startswith("Gevraagd")
        await type_text(pilot, "y")
        await pilot.press("escape")
        await until(lambda: not isinstance(pilot.app.screen, EditorScreen))
        texts = {draft.note.body[:5] for draft in drafts.kept_drafts(raadsboek)}
        assert texts == {"Later", "yGevr"}

        for _ in range(2):
            await go(pilot, "bewerken", ACTION)
            await pilot.press("w")
            assert isinstance(pilot.app.screen, ConfirmDialog)
            await pilot.press("j")
            await settle(pilot)
            await pilot.press("escape")
            await settle(pilot)
        assert drafts.kept_drafts(raadsboek) == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
async def test_a_closed_terminal_keeps_the_draft(
    raadsboek: Book, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the window is closed or the system stops, the last keys are in the draft."""
    # The watch that ends a program with a terminal that is gone must not end the test.
    monkeypatch.setattr("raadsboek.tui.app._PATIENCE", 3600.0)
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_text(pilot, "Plots")
        os.kill(os.getpid(), number)
        await until(lambda: app.return_code is not None)
    assert drafts.kept_drafts(raadsboek)[0].note.body.startswith("Plots")


async def conflict(pilot: Pilot[None], book: Book) -> str:
    """Type, let somebody else change the note meanwhile, and save; return the other text."""
    await go(pilot, "bewerken", DECISION)
    await type_in(pilot, "stemming", "6-2-1")
    await type_text(pilot, "Mijn zin. ")
    file = file_of(book, DECISION)
    other = file.read_text(encoding="utf-8").replace("twee voorwaarden", "drie eisen")
    file.write_text(other, encoding="utf-8")
    await pilot.press("ctrl+s")
    await settle(pilot)
    assert isinstance(pilot.app.screen, TwoTextsDialog)
    text = " ".join(dialog_text(pilot).split())
    assert "buiten Raadsboek" in text
    assert "{+Mijn zin. +}" in text
    assert "[-drie eisen-]{+twee voorwaarden+}" in text
    assert "[-7-1-1-]{+6-2-1+}" in text
    assert file.read_text(encoding="utf-8") == other
    return other


async def test_my_text_goes_on_top_of_theirs(raadsboek: Book) -> None:
    """'Mijn tekst opslaan': theirs is a version of its own below mine."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        other = await conflict(pilot, raadsboek)
        await pilot.press("m")
        await settle(pilot)
        assert editor_of(pilot).status.text.startswith("Opgeslagen 14:03")
    note = notes.read(raadsboek, DECISION)
    assert note.body.startswith("Mijn zin. ")
    assert note.text("stemming") == "6-2-1"
    mine, theirs, *_ = past.versions_of(raadsboek, note.path)
    assert theirs.action == "buiten"
    assert past.text_of(raadsboek, note.path, theirs.identifier) == other
    assert "twee voorwaarden" in past.text_of(raadsboek, note.path, mine.identifier)


async def test_their_text_stays_and_mine_waits(raadsboek: Book) -> None:
    """'Andere tekst nemen': the editor shows theirs, mine is a draft that can still be used."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        other = await conflict(pilot, raadsboek)
        await pilot.press("a")
        await settle(pilot)
        assert "drie eisen" in editor_of(pilot).editor.text
        assert row(pilot, "stemming").text == "7-1-1"
        assert not editor_of(pilot).holds_unsaved_text
        assert "bewaard als concept" in editor_of(pilot).status.text
    assert file_of(raadsboek, DECISION).read_text(encoding="utf-8") == other
    (draft,) = drafts.kept_drafts(raadsboek)
    assert draft.note.body.startswith("Mijn zin. ")


async def test_going_on_keeps_both(raadsboek: Book) -> None:
    """'Verder typen' changes nothing on disk; the next Ctrl+S asks again."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        other = await conflict(pilot, raadsboek)
        await pilot.press("escape")
        await settle(pilot)
        assert editor_of(pilot).editor.text.startswith("Mijn zin. ")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(pilot.app.screen, TwoTextsDialog)
    assert file_of(raadsboek, DECISION).read_text(encoding="utf-8") == other
    assert drafts.kept_drafts(raadsboek)[0].note.body.startswith("Mijn zin. ")


async def test_a_conflict_says_whose_version_it_is(raadsboek: Book) -> None:
    """When another window saved meanwhile, the dialog names who and when."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_text(pilot, "x")
        notes.change_keys(
            raadsboek, ACTION, {"status": "gereed", "resultaat": "klaar"}, now=app.desk.now
        )
        await pilot.press("ctrl+s")
        await settle(pilot)
        said = dialog_text(pilot)
        assert "(door Sanne de Wit, vandaag om 14:03)" in said
        assert "{+xGevraagd" in said or "{+x+}" in said


async def test_other_changes_elsewhere_are_taken_along(raadsboek: Book) -> None:
    """When only keys were changed here, saving on top of theirs keeps their text."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", DECISION)
        await type_in(pilot, "stemming", "6-2-1")
        file = file_of(raadsboek, DECISION)
        other = file.read_text(encoding="utf-8").replace("twee voorwaarden", "drie eisen")
        file.write_text(other, encoding="utf-8")
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("m")
        await settle(pilot)
        assert "drie eisen" in editor_of(pilot).editor.text
    assert file.read_text(encoding="utf-8") == other.replace("7-1-1", "6-2-1")


def refuse_the_disk(book: Book) -> Callable[[], None]:
    """Make the disk refuse what Raadsboek writes for itself; return how to mend that."""
    private = book.root / ".git" / "raadsboek"
    aside = private.with_name("opzij")
    private.rename(aside)
    private.write_text("", encoding="utf-8")

    def mend() -> None:
        private.unlink()
        aside.rename(private)

    return mend


async def test_a_disk_that_refuses_leaves_the_text(raadsboek: Book, tmp_path: Path) -> None:
    """The dialog says what to do; the text stays, can be written elsewhere, and saved later."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_text(pilot, "Belangrijk. ")
        mend = refuse_the_disk(raadsboek)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(pilot.app.screen, SaveFailedDialog)
        assert "Uw tekst staat nog in het venster." in dialog_text(pilot)

        await pilot.press("b")
        assert isinstance(pilot.app.screen, PromptDialog)
        place = pilot.app.screen.query_one(Input)
        assert place.value.startswith("~/A-2026-001")
        place.value = str(tmp_path)
        await pilot.press("enter")
        await settle(pilot)
        (written,) = tmp_path.glob("*.md")
        assert "Belangrijk. Gevraagd" in written.read_text(encoding="utf-8")
        assert str(written) in editor_of(pilot).status.text
        assert editor_of(pilot).holds_unsaved_text

        mend()
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert editor_of(pilot).status.text.startswith("Opgeslagen")
    assert notes.read(raadsboek, ACTION).body.startswith("Belangrijk. ")


async def test_elsewhere_is_outside_and_never_over_a_file(raadsboek: Book, tmp_path: Path) -> None:
    """A place in the raadsboek, a file that exists and a folder that does not are refused."""
    taken = tmp_path / "bezet.md"
    taken.write_text("van een ander", encoding="utf-8")
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_text(pilot, "z")
        mend = refuse_the_disk(raadsboek)
        for place, sentence in (
            (raadsboek.root / "acties" / "x.md", "raadsboek zelf"),
            (taken, "bestaat al"),
            (tmp_path / "weg" / "x.md", "bestaat niet"),
        ):
            await pilot.press("ctrl+s")
            await settle(pilot)
            await pilot.press("b")
            pilot.app.screen.query_one(Input).value = str(place)
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(pilot.app.screen, SaveFailedDialog)
            assert sentence in dialog_text(pilot)
            await pilot.click(pilot.app.screen.query(Button).first())
            await settle(pilot)
        mend()
    assert taken.read_text(encoding="utf-8") == "van een ander"


async def test_a_full_disk_keeps_the_text(raadsboek: Book) -> None:
    """When no byte can be written any more, saving says so and the text is still there."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = file_of(raadsboek, ACTION).read_bytes()
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await type_text(pilot, "Vol. ")
        resource.setrlimit(resource.RLIMIT_FSIZE, (16, hard))
        try:
            await pilot.press("ctrl+s")
            await settle(pilot)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert isinstance(pilot.app.screen, SaveFailedDialog)
        assert file_of(raadsboek, ACTION).read_bytes() == before
        await pilot.press("o")
        await settle(pilot)
        assert editor_of(pilot).status.text.startswith("Opgeslagen")
    assert notes.read(raadsboek, ACTION).body.startswith("Vol. ")


async def test_a_raadsboek_that_is_read_only_says_why(raadsboek: Book) -> None:
    """Nothing can be typed, and the reason stands above the text."""
    book = replace(raadsboek, read_only="De map is beveiligd tegen schrijven.")
    app = app_on(book)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        screen = editor_of(pilot)
        assert "De map is beveiligd" in str(screen.trouble.content)
        await type_text(pilot, "x")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert not screen.holds_unsaved_text
        assert screen.query_one(Form).disabled


async def test_a_broken_note_opens_for_reading(raadsboek: Book) -> None:
    """A note that cannot be rewritten without harm shows its text and what to do."""
    file = raadsboek.root / "acties" / "kapot.md"
    file.write_bytes(b"---\nsoort: actie\ntitel: half\n\nTekst \xff.\n")
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", "acties/kapot.md")
        screen = editor_of(pilot)
        assert screen.trouble.display
        assert "Tekst" in screen.editor.text
        await type_text(pilot, "x")
        assert not screen.holds_unsaved_text


async def test_a_note_without_keys_has_a_text_only(raadsboek: Book) -> None:
    """A loose Markdown file is edited as it is; no frontmatter is added to it."""
    file = raadsboek.root / "los.md"
    file.write_bytes(b"\xef\xbb\xbfLos\r\nblad\r\n")
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", "los.md")
        assert not pilot.app.screen.query(Form)
        await type_text(pilot, "Een ")
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert file.read_bytes() == b"\xef\xbb\xbfEen Los\r\nblad\r\n"


async def test_keys_without_a_field_are_shown_and_kept(raadsboek: Book) -> None:
    """A key of the user's own stands below the form, and stays in the note."""
    file = file_of(raadsboek, ACTION)
    text = file.read_text(encoding="utf-8").replace(
        "soort: actie\n", "soort: actie\neigen: 012 [x]\n"
    )
    file.write_text(text, encoding="utf-8")
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        assert "eigen: 012 [x]" in str(editor_of(pilot).others.content)
        await type_text(pilot, "x")
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert "eigen: 012 [x]\n" in file.read_text(encoding="utf-8")


async def test_adopted_minutes_keep_their_text(raadsboek: Book) -> None:
    """The text of an adopted meeting cannot be typed in; its keys can be changed."""
    made = notes.create(
        raadsboek,
        meeting.KIND,
        {"titel": "Raad", "datum": "2026-03-12", "status": "verslag vastgesteld"},
        body="Verslag\n",
        now=NOW,
    )
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", made.path)
        screen = editor_of(pilot)
        assert "ligt vast" in str(screen.trouble.content)
        await type_text(pilot, "x")
        assert not screen.holds_unsaved_text
        assert not screen.query_one(Form).disabled


async def test_a_change_elsewhere_is_seen_on_return(raadsboek: Book) -> None:
    """Coming back from another screen shows the note as it is now, or warns about the text."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        notes.change_keys(
            raadsboek, ACTION, {"status": "gereed", "resultaat": "klaar"}, now=app.desk.now
        )
        await pilot.press("f1", "escape")
        await settle(pilot)
        assert row(pilot, "status").text == "gereed"

        await type_text(pilot, "x")
        notes.change_keys(raadsboek, ACTION, {"status": "open"}, now=app.desk.now)
        await pilot.press("f1", "escape")
        await settle(pilot)
        assert "elders gewijzigd" in editor_of(pilot).status.text


async def test_f6_goes_to_the_text_and_back(raadsboek: Book) -> None:
    """F6 goes between the field where the cursor was and the text; Ctrl+F finds a word."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", DECISION)
        await type_in(pilot, "stemming", "9-0-0")
        here = pilot.app.focused
        await pilot.press("f6")
        assert pilot.app.focused is editor_of(pilot).editor
        await pilot.press("f6")
        assert pilot.app.focused is here
        await pilot.press("ctrl+f", *"JAAR", "enter")
        await pilot.pause()
        assert editor_of(pilot).editor.selected_text == "jaar"


async def test_a_note_that_is_gone_is_told(raadsboek: Book) -> None:
    """Opening a number that does not exist says so and goes back."""
    app: RaadsboekApp = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", "A-1999-001")
        assert "staat niet in dit raadsboek" in dialog_text(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert not any(isinstance(one, EditorScreen) for one in app.screen_stack)


async def choose_secrecy(pilot: Pilot[None], word: str) -> None:
    """Choose ja or nee for `vertrouwelijk` and save."""
    row(pilot, "vertrouwelijk").query_one(Select).value = word
    await pilot.pause()
    await pilot.press("ctrl+s")
    await settle(pilot)


def told_in_toasts(pilot: Pilot[None]) -> str:
    """Return all that the toasts say."""
    return " ".join(one.message for one in pilot.app._notifications)


async def test_a_note_becomes_confidential_in_its_form(raadsboek: Book) -> None:
    """Without encryption it is kept as plain text, and the toast says so; undoing it is asked."""
    app = app_on(raadsboek)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", ACTION)
        await choose_secrecy(pilot, "ja")
        assert notes.read(raadsboek, ACTION).text("vertrouwelijk") == "ja"
        assert "als gewone tekst" in told_in_toasts(pilot)
        assert "Oudere versies blijven zoals ze zijn" in told_in_toasts(pilot)

        await choose_secrecy(pilot, "nee")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        assert notes.read(raadsboek, ACTION).text("vertrouwelijk") == "ja"
        await pilot.press("j")
        await settle(pilot)
        assert notes.read(raadsboek, ACTION).text("vertrouwelijk") == "nee"


async def test_what_becomes_confidential_is_encrypted(raadsboek: Book) -> None:
    """With encryption on, the file is closed at once and the toast names what is still open."""
    make_key(raadsboek.key_file, now=NOW)
    book = turn_on(raadsboek, now=NOW)
    file = file_of(book, DECISION)
    app = app_on(book)
    async with app.run_test() as pilot:
        await go(pilot, "bewerken", DECISION)
        await choose_secrecy(pilot, "ja")
        assert "vertrouwelijk en versleuteld" in told_in_toasts(pilot)
        assert "Oudere versies blijven zoals ze zijn" in told_in_toasts(pilot)
        assert row(pilot, "vertrouwelijk").text == "ja"
    kept = file.read_text(encoding="utf-8")
    assert BEGIN in kept
    assert "thuiswerk" not in kept.casefold()
    assert "twee voorwaarden" in notes.read(book, DECISION).body
