"""Recording what happened in a dossier from its timeline: asked, shown, refused at the field."""

from collections.abc import Callable

import pytest
from dossier_world import dossier_book, raadsboek, real_app, screen_of, texts, to_row
from note_world import NOW, go, settle, until
from reading_world import make
from textual.pilot import Pilot
from textual.widgets import Input, Select, Static

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.tui.screens.event_dialog import EventDialog
from raadsboek.tui.widgets.dialogs import ChoiceDialog, ConfirmDialog

__all__ = ["dossier_book", "raadsboek"]


def lines_of(book: Book, number: str = "D-2026-001") -> list[str]:
    """Return the events as they stand in the note."""
    return notes.read(book, number).texts("gebeurtenissen")


async def wait_for(pilot: Pilot[None], dialog: type) -> None:
    """Wait until a dialog is there."""
    await until(lambda: isinstance(pilot.app.screen, dialog))
    await settle(pilot)


def said(pilot: Pilot[None], key: str) -> str:
    """Return what the dialog says below a field."""
    return str(pilot.app.screen.query_one(f"#{key}", Static).content)


def fill(pilot: Pilot[None], **typed: str) -> None:
    """Put words in the fields."""
    for key, text in typed.items():
        pilot.app.screen.query_one(f"#{key}", Input).value = text


async def choose(pilot: Pilot[None], key: str, name: str) -> None:
    """Choose an event from the list that a key opens."""
    await pilot.press(key)
    await wait_for(pilot, ChoiceDialog)
    options = pilot.app.screen.query_one("OptionList")
    options.highlighted = options.get_option_index(name)  # type: ignore[attr-defined]
    await pilot.press("enter")
    await wait_for(pilot, EventDialog)


async def test_an_event_is_recorded_with_its_day_and_proof(dossier_book: Book) -> None:
    """What the dossier waits for stands first; the phase follows, and so does the timeline."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("f8")
        await wait_for(pilot, ChoiceDialog)
        first = pilot.app.screen.query_one("OptionList").get_option_at_index(0)  # type: ignore[attr-defined]
        assert first.id == "beroep"
        await pilot.press("enter")
        await wait_for(pilot, EventDialog)
        fill(pilot, dag="za 21 november", bewijs="P-2026-002", woorden="door mr. Jansen")
        await settle(pilot)
        assert said(pilot, "remark-dag") == "za 21 november 2026"
        await pilot.press("enter")
        await settle(pilot)
        assert "De fase is nu: beroep" in screen_of(pilot).status.text
        assert any("verzoekschrift ingediend" in text for text in texts(pilot))
        assert lines_of(dossier_book)[-1].startswith("2026-11-21 beroep · [[P-2026-002]] ")
        assert lines_of(dossier_book)[-1].endswith(" · door mr. Jansen")


async def test_what_follows_is_shown_while_the_day_is_typed(dossier_book: Book) -> None:
    """A decision that deviates starts two terms; another day gives other dates."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await to_row(pilot, "schriftelijk besluit")
        await pilot.press("w")
        await wait_for(pilot, EventDialog)
        assert app.screen.query_one("#kwaliteit", Select).value == "afwijkend"
        fill(pilot, dag="3 november")
        await settle(pilot)
        assert "Beroep bij de Ondernemingskamer: uiterlijk do 3 december 2026" in said(
            pilot, "follows"
        )
        await pilot.press("enter")
        await settle(pilot)
        assert any(text.startswith("▶ do  3 dec") for text in texts(pilot))
        assert lines_of(dossier_book)[-1].startswith(
            "2026-11-03 besluit afwijkend · [[P-2026-002]]"
        )


async def test_a_refusal_stands_at_its_field_and_loses_nothing(dossier_book: Book) -> None:
    """A day that does not exist, a weekday that is not so, a cause that is later, no such paper."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await choose(pilot, "r", "beroep")
        for day, sentence in (
            ("30 februari", "Die dag bestaat niet"),
            ("ma 22 november", "22 november 2026 is een zondag."),
            ("", "Vul in op welke dag het was"),
            ("1 oktober", "dat kan niet eerder"),
        ):
            fill(pilot, dag=day, woorden="met spoed")
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, EventDialog)
            assert sentence in said(pilot, "remark-dag")
        fill(pilot, dag="gisteren", bewijs="P-2026-999")
        await pilot.press("enter")
        await settle(pilot)
        assert "geen stuk in dit raadsboek" in said(pilot, "remark-bewijs")
        assert app.screen.query_one("#woorden", Input).value == "met spoed"
        assert len(lines_of(dossier_book)) == 4


async def test_an_event_is_removed_after_a_question(dossier_book: Book) -> None:
    """The days that follow from it go too."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await to_row(pilot, "schriftelijk besluit")
        await pilot.press("x")
        await wait_for(pilot, ConfirmDialog)
        await pilot.press("j")
        await settle(pilot)
        assert len(lines_of(dossier_book)) == 3
        assert not any("beroep" in text for text in texts(pilot))


async def test_a_dossier_is_paused_resumed_and_reopened(dossier_book: Book) -> None:
    """Pausing asks why; finishing is refused without a letter, and says what to do."""
    notes.change_keys(dossier_book, "P-2026-003", {"status": "concept"}, now=NOW)
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await choose(pilot, "t", "aangehouden")
        await pilot.press("enter")
        await settle(pilot)
        assert "hoort een reden" in said(pilot, "remark-woorden")
        fill(pilot, woorden="wacht op cijfers")
        await pilot.press("enter")
        await settle(pilot)
        assert notes.read(dossier_book, "D-2026-001").text("status") == "aangehouden"
        await choose(pilot, "t", "hervat")
        await pilot.press("enter")
        await settle(pilot)
        await choose(pilot, "t", "afgerond")
        await pilot.press("enter")
        await settle(pilot)
        assert "Verstuur eerst de brief" in said(pilot, "algemeen")
        await pilot.press("escape")
        await choose(pilot, "t", "afgezien")
        fill(pilot, woorden="geen belang meer")
        await pilot.press("enter")
        await settle(pilot)
        assert any("niet meer nodig" in text for text in texts(pilot))
        await choose(pilot, "t", "heropend")


async def test_where_nothing_can_be_saved_nothing_is_offered(dossier_book: Book) -> None:
    """A raadsboek that can only be read has no keys that write."""
    from msgspec.structs import replace

    app = real_app(replace(dossier_book, read_only="De map is alleen te lezen."))
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await pilot.press("f8", "w", "x")
        await pilot.pause()
        assert app.screen is screen_of(pilot)
        offered = {action.id for action in app.possible_actions()}
        assert "traject.gebeurtenis" not in offered
        assert "traject.uitleg" in offered


async def test_another_window_that_was_first_is_told(dossier_book: Book) -> None:
    """The event that would be changed is no longer there: nothing is overwritten."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await to_row(pilot, "schriftelijk besluit")
        await pilot.press("w")
        await wait_for(pilot, EventDialog)
        notes.change_keys(
            dossier_book, "D-2026-001", {"gebeurtenissen": ["2026-09-01 aanvraag"]}, now=NOW
        )
        fill(pilot, dag="22-10-2026")
        await pilot.press("enter")
        await settle(pilot)
        assert "intussen" in said(pilot, "algemeen")
        await pilot.press("escape")
        await settle(pilot)
        assert lines_of(dossier_book) == ["2026-09-01 aanvraag"]


async def test_markup_in_words_is_kept_as_typed(dossier_book: Book) -> None:
    """Brackets are words like any other."""
    make(dossier_book, "traject", titel="Nieuw", vorm="advies")
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-002")
        assert "nog niets gebeurd" in texts(pilot)[0]
        await choose(pilot, "f8", "aanvraag")
        fill(pilot, dag="2-11-2026", woorden="[bold]vet[/] (spoed)")
        await pilot.press("enter")
        await settle(pilot)
        assert lines_of(dossier_book, "D-2026-002") == [
            "2026-11-02 aanvraag · [bold]vet[/] (spoed)"
        ]


Compare = Callable[..., bool]


@pytest.mark.parametrize(("theme", "size"), [("donker", (80, 24)), ("licht", (120, 40))])
def test_the_form_of_an_event_looks_as_it_did(
    theme: str, size: tuple[int, int], dossier_book: Book, snap_compare: Compare
) -> None:
    """A decision with another day: what follows from it, and a paper that does not exist."""
    app = real_app(dossier_book)
    app.theme = f"raadsboek-{theme}"

    async def prepare(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await go(pilot, "traject", "D-2026-001")
        await to_row(pilot, "schriftelijk besluit")
        await pilot.press("w")
        await wait_for(pilot, EventDialog)
        fill(pilot, dag="3 november", bewijs="P-2026-999")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=prepare)


async def test_whoever_types_a_day_types_over_the_day_that_stands_there(
    dossier_book: Book,
) -> None:
    """A new event is of today unless somebody types another day; Ctrl+S saves as well."""
    app = real_app(dossier_book)
    async with app.run_test(size=(80, 24)) as pilot:
        await go(pilot, "traject", "D-2026-001")
        await choose(pilot, "f8", "geen-beroep")
        await pilot.press(*"20-11-2026", "ctrl+s")
        await settle(pilot)
        assert lines_of(dossier_book)[-1] == "2026-11-20 geen-beroep"
