"""The form: made from the struct, gives back only what changed, says what is wrong beside it."""

import datetime

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, Select, Static

from raadsboek.core.kinds import KINDS
from raadsboek.core.kinds.action import KIND as ACTION
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.kinds.meeting import KIND as MEETING
from raadsboek.core.note import Value
from raadsboek.core.schema import fields_of
from raadsboek.tui.widgets.form import Form, FormField

TODAY = datetime.date(2026, 11, 22)
VALUES: dict[str, Value] = {
    "nummer": "A-2026-031",
    "titel": "Reactie HR opvragen",
    "wie": ["anna"],
    "uiterlijk": "2026-11-23",
    "status": "open",
    "vergadering": "[[V-2026-11]]",
    "eigen": "blijft staan",
}


class FormApp(App[None]):
    """An app with one form."""

    def __init__(self, kind: Kind = ACTION, values: dict[str, Value] | None = None) -> None:
        super().__init__()
        self._kind = kind
        self._values = VALUES if values is None else values
        self.changed: list[str] = []

    def compose(self) -> ComposeResult:
        """Show the form."""
        yield Form(self._kind.struct, self._values, today=TODAY, people=("anna", "noor"))

    def on_form_changed(self, event: Form.Changed) -> None:
        """Remember which key changed."""
        self.changed.append(event.key)


def row(app: App[None], key: str) -> FormField:
    """Return the row of a key."""
    return next(found for found in app.query(FormField) if found.field.key == key)


def remark(app: App[None], key: str) -> str:
    """Return what stands beside the field of a key."""
    return str(row(app, key).query_one(".remark", Static).content)


async def type_in(pilot: Pilot[None], key: str, text: str) -> None:
    """Replace the text of a field as a user would, and leave the field."""
    field = row(pilot.app, key).query_one(Input)
    field.value = ""
    field.focus()
    await pilot.pause()
    await pilot.press(*text, "tab")
    await pilot.pause()


async def test_an_untouched_form_changes_nothing() -> None:
    """Opening a form and closing it gives no changes, and all values as they were."""
    app = FormApp()
    async with app.run_test() as pilot:
        await pilot.press(*["tab"] * 20)
        form = app.query_one(Form)
        assert form.changes == {}
        assert form.values == VALUES
        assert not form.is_changed
        assert app.changed == []


async def test_help_that_is_cut_off_stands_beside_the_field_with_the_cursor() -> None:
    """Where there is no room for it, and only while the field is empty."""
    app = FormApp(MEETING, {})
    async with app.run_test(size=(80, 24)) as pilot:
        whole = row(app, "machtigingen").field.help
        row(app, "machtigingen").query_one(Input).focus()
        await pilot.pause()
        assert remark(app, "machtigingen") == whole
        await pilot.press("n")
        assert remark(app, "machtigingen") == ""
        await pilot.press("backspace")
        assert remark(app, "machtigingen") == whole
        await pilot.press("tab")
        await pilot.pause()
        assert remark(app, "machtigingen") == ""
    async with FormApp(MEETING, {}).run_test(size=(160, 24)) as pilot:
        row(pilot.app, "machtigingen").query_one(Input).focus()
        await pilot.pause()
        assert remark(pilot.app, "machtigingen") == ""


async def test_every_kind_has_a_form() -> None:
    """Each field of each kind gets a widget for its shape."""
    for kind in KINDS:
        app = FormApp(kind, {})
        async with app.run_test(size=(80, 40)) as pilot:
            await pilot.pause()
            rows = {found.field.key for found in app.query(FormField)}
            asked = {field.key for field in fields_of(kind.struct) if not field.by_program}
            assert rows == asked - {"nummer"}
            assert app.query_one(Form).changes == {}


async def test_a_date_is_read_as_it_is_said() -> None:
    """'3 december' becomes a date on disk, and stands beside the field with its weekday."""
    app = FormApp()
    async with app.run_test() as pilot:
        assert remark(app, "uiterlijk") == "ma 23 november 2026"

        await type_in(pilot, "uiterlijk", "3 december")
        assert remark(app, "uiterlijk") == "do 3 december 2026"
        assert app.query_one(Form).changes == {"uiterlijk": "2026-12-03"}


async def test_lists_links_and_names_get_the_form_of_the_note() -> None:
    """Commas make a list, a number becomes a link, and the @ of a name is not kept."""
    app = FormApp()
    async with app.run_test() as pilot:
        await type_in(pilot, "wie", "@anna, noor")
        await type_in(pilot, "traject", "D-2026-004")
        assert app.query_one(Form).changes == {"wie": ["anna", "noor"], "traject": "[[D-2026-004]]"}


async def test_an_emptied_field_takes_the_key_away() -> None:
    """A key whose field is emptied is to be removed."""
    app = FormApp()
    async with app.run_test() as pilot:
        await type_in(pilot, "vergadering", "")
        assert app.query_one(Form).changes == {"vergadering": None}


async def test_a_choice_is_made_from_the_list() -> None:
    """A field with choices is a list; choosing another one is a change."""
    app = FormApp()
    async with app.run_test() as pilot:
        row(app, "status").query_one(Select).value = "gereed"
        await pilot.pause()
        assert app.query_one(Form).changes == {"status": "gereed"}
        assert app.changed == ["status"]


async def test_a_value_that_is_no_choice_is_kept() -> None:
    """A status that somebody made up elsewhere stays as it is until the user changes it."""
    app = FormApp(values={**VALUES, "status": "[weg]"})
    async with app.run_test() as pilot:
        await pilot.pause()
        form = app.query_one(Form)
        assert form.changes == {}
        assert [problem.key for problem in form.check()] == ["status"]


async def test_problems_stand_beside_their_fields() -> None:
    """Leaving a field that is wrong says so there; solving it takes the sentence away."""
    app = FormApp()
    async with app.run_test() as pilot:
        await type_in(pilot, "uiterlijk", "binnenkort")
        assert remark(app, "uiterlijk") == "! Vul een datum in, zoals 12 maart of 12-3-2026."

        await type_in(pilot, "titel", "")
        assert [problem.key for problem in app.query_one(Form).check()] == ["titel", "uiterlijk"]
        assert remark(app, "titel") == "! Vul dit in."

        await type_in(pilot, "uiterlijk", "morgen")
        assert remark(app, "uiterlijk") == "ma 23 november 2026"


async def test_a_field_is_read_as_on_the_command_line() -> None:
    """A time with a full stop and a deadline in words become what stands on disk."""
    app = FormApp()
    async with app.run_test() as pilot:
        await type_in(pilot, "uiterlijk", "over twee weken")
        assert remark(app, "uiterlijk") == "zo 6 december 2026"
        assert app.query_one(Form).changes == {"uiterlijk": "2026-12-06"}

    app = FormApp(MEETING, {"titel": "Raad", "datum": "2026-12-03"})
    async with app.run_test() as pilot:
        await type_in(pilot, "van", "9.30")
        assert app.query_one(Form).changes == {"van": "09:30"}
