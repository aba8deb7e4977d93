"""The forms of a year plan: one series of meetings, and the days on which nobody meets.

A form answers with the keys as they go into the settings; saving is the screen's.
"""

import datetime
from collections.abc import Callable, Mapping
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button, Input, Static

from raadsboek.core.meetings.year.keys import OnFreeDay, PlanKeys, SeriesKeys
from raadsboek.core.meetings.year.settings import check_plan_keys, check_series
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.widgets.dialogs import Dialog, PromptDialog
from raadsboek.tui.widgets.form import Form

REMOVED: dict[str, Value] = {}
"""The answer of who takes a series away."""


class KeysDialog(Dialog[dict[str, Value]]):
    """A form over the screen; Enter or Ctrl+S answers when everything fits."""

    CSS_PATH = "year_plan_forms.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Opslaan", show=False, priority=True)
    ]

    def __init__(
        self,
        title: str,
        struct: type[Struct],
        values: Mapping[str, Value],
        check: Callable[[Mapping[str, Value]], tuple[Problem, ...]],
        *,
        today: datetime.date,
        removable: bool = False,
    ) -> None:
        super().__init__(title)
        self._check = check
        self._removable = removable
        self._form = Form(struct, values, today=today, hidden=())

    def compose_body(self) -> ComposeResult:
        """Yield the fields, room for what is wrong, and what can be done."""
        yield self._form
        yield Static(classes="problem")
        with Horizontal(classes="buttons"):
            yield _button("save", "^S", "Opslaan")
            if self._removable:
                yield _button("remove", "", "Ritme weghalen")
            yield _button("cancel", "Esc", "Terug")

    def action_save(self) -> None:
        """Answer with the keys, unless something does not fit."""
        problems = self._form.check() or self._check(self._form.values)
        if not problems:
            self.dismiss(self._form.values)
            return
        first = problems[0]
        self._form.show_problems(())
        self._form.focus_key(first.key)
        sentence = f"{first.message[:1].upper()}{first.message[1:]}"
        self.query_one(".problem", Static).update(
            assembled(Part("! ", "bold"), f"{sentence} {first.fix}".strip())
        )

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do with the mouse what the keys do."""
        event.stop()
        match event.button.id:
            case "save":
                self.action_save()
            case "remove":
                self.dismiss(REMOVED)
            case _:
                self.action_cancel()


def series_form(values: Mapping[str, Value], *, today: datetime.date, is_new: bool) -> KeysDialog:
    """Return the form of one series of meetings."""
    title = "Een ritme toevoegen" if is_new else "Ritme wijzigen"
    return KeysDialog(title, SeriesKeys, values, check_series, today=today, removable=not is_new)


def free_days_form(values: Mapping[str, Value], *, today: datetime.date) -> KeysDialog:
    """Return the form of what holds for the whole plan."""
    title = "Wanneer er niet wordt vergaderd"
    usual: dict[str, Value] = {"bij-vrije-dag": OnFreeDay.LATER.value}
    return KeysDialog(title, PlanKeys, {**usual, **values}, check_plan_keys, today=today)


def year_prompt(year: int) -> PromptDialog:
    """Return the question which year to show."""
    return PromptDialog("Ander jaar", "Welk jaar?", value=str(year), check=_wrong_year)


def _wrong_year(text: str) -> str:
    fits = text.isascii() and text.isdigit() and 2000 <= int(text) <= 2099
    return "" if fits else "Typ een jaar, zoals 2027."


def _button(identifier: str, key: str, label: str) -> Button:
    return Button(assembled(Part(key, "bold $accent"), f" {label} "), id=identifier, compact=True)
