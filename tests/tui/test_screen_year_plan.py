"""Planning a year on the screen: a rhythm in a form, days dropped and shifted, made at once."""

import datetime
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from note_world import copied, fill, raadsboek, settle, until
from reading_world import real_app
from textual.pilot import Pilot
from textual.widgets import Input

from raadsboek.book.book import Book
from raadsboek.book.changing import record_outside
from raadsboek.book.meetings.planning_year import council_named
from raadsboek.core.meetings.year.planned import Outcome
from raadsboek.tui.messages import OrganWanted
from raadsboek.tui.screens.year_plan import YearPlanScreen
from raadsboek.tui.screens.year_plan_forms import KeysDialog
from raadsboek.tui.widgets.dialogs import ConfirmDialog
from raadsboek.tui.widgets.footer import Footer
from raadsboek.vault.settings import read_settings

__all__ = ["raadsboek"]

NOW = datetime.datetime(2026, 11, 22, 14, 3).astimezone()
SIZES = [(80, 24), (120, 40)]
PLAN = """\
    jaarplan:
      regio: midden
      vergaderingen:
        - vorm: raad
          ritme: elke laatste dinsdag van de maand
          van: "13:30"
          tot: "15:30"
          plaats: zaal 2.14
          behalve: [juli]
        - vorm: db
          dagen: [2027-05-05]
"""


def plan(book: Book, now: datetime.datetime) -> None:
    """Give the council a year plan."""
    file = book.root / "raadsboek.yaml"
    text = file.read_text(encoding="utf-8")
    place = text.index("\n# Wie het raadsboek bijhoudt")
    file.write_text(text[:place] + PLAN + text[place:], encoding="utf-8")
    record_outside(book, ["raadsboek.yaml"], now=now)


planned = copied(fill, plan)


async def opened(pilot: Pilot[None]) -> YearPlanScreen:
    """Open the year plan from the start screen."""
    await settle(pilot)
    await pilot.press("y")
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, YearPlanScreen)
    return screen


async def dialog(pilot: Pilot[None], kind: type[object]) -> None:
    """Wait until a dialog of this kind has come."""
    await until(lambda: isinstance(pilot.app.screen, kind))
    await pilot.pause()


def readable(screen: YearPlanScreen) -> str:
    """Return the list as it can be read."""
    rows = screen.year_list
    return "\n".join(rows.render_line(y).text.rstrip() for y in range(rows.size.height))


def keys_shown(screen: YearPlanScreen) -> set[str]:
    """Return the actions that the footer names."""
    return {action.id for action in screen.query_one(Footer).shown_actions()}


async def test_a_plan_is_typed_in_a_form(raadsboek: Book) -> None:
    """Without a plan the screen says how to begin; a rhythm that is not clear is explained."""
    app = real_app(raadsboek)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert "Er is nog geen jaarplan" in readable(screen)
        await pilot.press("r")
        await dialog(pilot, KeysDialog)
        await pilot.press("tab", *"elke tweede donderdag", "enter")
        await pilot.pause()
        assert isinstance(app.screen, KeysDialog)
        await pilot.press(*" van de maand", "enter")
        await until(lambda: app.screen is screen)
        await settle(pilot)
        assert "12 te maken" in str(screen.header.content)

    plan = council_named(raadsboek, "").year_plan
    assert plan == {
        "vergaderingen": [{"vorm": "raad", "ritme": "elke tweede donderdag van de maand"}]
    }


async def test_the_year_is_changed_and_made(planned: Book) -> None:
    """One is dropped, one shifted past the weekend, one gets a day; then all are made at once."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert "di 27 apr is Koningsdag: een week later" in "\n".join(
            one.reason for one in screen.meetings
        )
        await pilot.press("space", "down", "right", "w")
        assert screen.current is not None
        assert screen.current.reason == "door u verplaatst van di 23 feb"
        asked = next(one for one in screen.meetings if one.outcome is Outcome.ASK)
        screen.year_list.action_edge(0)
        while screen.current != asked:
            await pilot.press("down")
        await pilot.press("space")
        assert "een dag waarop het wel kan" in screen.status.text
        await pilot.press("left")
        assert "di 4 mei" not in screen.status.text
        await pilot.press("f8")
        await dialog(pilot, ConfirmDialog)
        await pilot.press("j")
        await settle(pilot)
        await settle(pilot)
        assert "11 gemaakt" in str(screen.header.content)
        assert "jaarplan.maken" not in keys_shown(screen)

    text = (planned.root / "raadsboek.yaml").read_text(encoding="utf-8")
    assert "behalve: [juli, 2027-01-26, 2027-02-23]" in text
    assert "dagen: [2027-05-04]" in text or "dagen: [2027-05-03]" in text


async def test_what_was_chosen_is_not_left_without_a_question(planned: Book) -> None:
    """Esc asks first; who stays has everything as it was."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("space", "escape")
        await dialog(pilot, ConfirmDialog)
        await pilot.press("n")
        await until(lambda: app.screen is screen)
        assert screen.meetings[0].outcome is Outcome.LEFT_OUT
        await pilot.press("space", "escape")
        await until(lambda: app.screen is not screen)


async def test_a_rhythm_is_taken_away(planned: Book) -> None:
    """The form of a meeting's rhythm can also remove it; the other one stays."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("enter")
        await dialog(pilot, KeysDialog)
        await pilot.click("#remove")
        await until(lambda: app.screen is screen)
        await settle(pilot)
        assert {one.keys.form.value for one in screen.meetings} == {"db"}


async def test_what_is_wrong_in_the_plan_is_said_and_nothing_can_be_made(planned: Book) -> None:
    """A region that is no region stands above the list."""
    file = planned.root / "raadsboek.yaml"
    text = file.read_text(encoding="utf-8").replace("regio: midden", "regio: oost")
    file.write_text(text, encoding="utf-8")
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert "'regio' kan niet 'oost' zijn" in str(screen.remarks.content)
        assert "jaarplan.maken" not in keys_shown(screen)


async def test_the_year_goes_to_other_agendas(planned: Book) -> None:
    """What is made is written to a file outside the raadsboek."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert "jaarplan.agendabestand" not in keys_shown(screen)
        await pilot.press("f8")
        await dialog(pilot, ConfirmDialog)
        await pilot.press("j")
        await settle(pilot)
        await settle(pilot)
        await pilot.press("f7")
        await until(lambda: app.screen is not screen)
        place = planned.root.parent / "jaar.ics"
        app.screen.query_one(Input).value = str(place)
        await pilot.press("enter")
        await until(place.exists)
        await settle(pilot)

    assert place.read_bytes().count(b"BEGIN:VEVENT") == 11


async def test_another_year(planned: Book) -> None:
    """A year is typed; what is no year is not taken."""
    app = real_app(planned)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("y")
        await until(lambda: app.screen is not screen)
        app.screen.query_one(Input).value = "2030"
        await pilot.press("enter")
        await until(lambda: app.screen is screen)
        await settle(pilot)
        assert "Jaarplan 2030" in str(screen.header.content)
        assert "herfstvakantie van 2030" in str(screen.remarks.content)


async def test_each_organ_has_its_own_year(planned: Book) -> None:
    """Another council of the raadsboek has no plan yet; what was dropped here waits."""
    file = planned.root / "raadsboek.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(
            "\n# Wie het raadsboek", "  - naam: CR De Linden\n    soort: CR\n\n# Wie het", 1
        ),
        encoding="utf-8",
    )
    record_outside(planned, ["raadsboek.yaml"], now=NOW)
    both = replace(planned, settings=read_settings(planned.root)[0])
    app = real_app(both)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("space")
        app.post_message(OrganWanted("cr"))
        await settle(pilot)
        await settle(pilot)
        assert "CR De Linden" in str(screen.header.content)
        assert "Er is nog geen jaarplan" in readable(screen)
        app.post_message(OrganWanted("or"))
        await settle(pilot)
        await settle(pilot)
        assert screen.meetings[0].outcome is Outcome.LEFT_OUT


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_picture_of_a_year(
    planned: Book, snap_compare: Callable[..., bool], size: tuple[int, int]
) -> None:
    """A year with a meeting dropped, one shifted, one moved from a rest day, one without a day."""

    async def steps(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("space", "down", "w", "down")

    assert snap_compare(real_app(planned), terminal_size=size, run_before=steps)


def test_picture_of_the_form(planned: Book, snap_compare: Callable[..., bool]) -> None:
    """The form of a rhythm, with what is wrong below it."""

    async def steps(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("enter")
        await dialog(pilot, KeysDialog)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        pilot.app.screen.query(Input).first().value = "elke tweede donderdag"
        await pilot.press("ctrl+s")
        await pilot.pause()

    assert snap_compare(real_app(planned), terminal_size=(80, 24), run_before=steps)
