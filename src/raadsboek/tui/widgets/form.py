"""A form for the keys of a note kind, generated from its struct: no form is written by hand.

It shows values as typed and gives back only what the user changed, so that nothing else in the
frontmatter moves. Checking is `core.schema`'s; the sentence about a problem stands beside its
field. At 80 columns there is room for label, field and sentence.
"""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Select, Static

from raadsboek.core.council import ORGAN_KEY, Settings
from raadsboek.core.dates import long_date
from raadsboek.core.links import target
from raadsboek.core.note import Value
from raadsboek.core.problem import Problem
from raadsboek.core.schema import Field, Shape, check, expected, fields_of
from raadsboek.core.typed import day_of, stored
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.widgets.suggesting import Candidates, LastPart, names

Widgets: TypeAlias = "Input | Select[str]"


def unasked(settings: Settings, *keys: str) -> tuple[str, ...]:
    """Return the keys that get no field: these, and whose note it is where there is one organ."""
    return keys if len(settings.councils) > 1 else (*keys, ORGAN_KEY)


class FormField(Horizontal):
    """One key: its label, the widget for its shape, and what there is to say about it."""

    def __init__(self, field: Field, value: Value | None, *, today: datetime.date) -> None:
        super().__init__(classes=field.shape.value)
        self.field = field
        self.given = value
        self._today = today
        self._before = self.seen = _as_text(field, value)
        self._suggester: LastPart | None = None

    def suggest(self, people: Sequence[str], numbers: Candidates | None) -> "FormField":
        """Complete short names, or numbers of notes, in a field that holds them."""
        if self.field.shape is Shape.PERSON and people:
            self._suggester = LastPart(names(people), shortest=1)
        elif self.field.shape is Shape.REFERENCE and numbers is not None:
            self._suggester = LastPart(numbers)
        return self

    def compose(self) -> ComposeResult:
        """Lay out label, widget and remark on one line."""
        mark = " *" if self.field.required else ""
        yield Static(assembled(self.field.label, Part(mark, "$accent")), classes="label")
        yield self._widget()
        yield Static(classes="remark")

    def _widget(self) -> Widgets:
        if self.field.shape is Shape.CHOICE and not self.field.many:
            return self._select()
        return Input(
            self._before,
            # An Input shows its placeholder literally, and this one is from our own declaration.
            placeholder=self.field.help,
            compact=True,
            suggester=self._suggester,
            select_on_focus=False,
        )

    def _select(self) -> "Select[str]":
        return Select(
            self._options(self._before),
            value=self._before or Select.NULL,
            prompt="kies",
            allow_blank=not self.field.required or not self._before,
            compact=True,
        )

    def _options(self, text: str) -> list[tuple[Content, str]]:
        # A value that is not a choice stays possible: opening a form must not change a note.
        choices = [*self.field.offered]
        if text and text not in choices:
            choices.append(text)
        return [(shown(choice), choice) for choice in choices]

    def on_mount(self) -> None:
        """Show what there is to say about the value as it stands."""
        self.remark()

    def fill(self, value: Value | None) -> None:
        """Put a value in the field, as if the user typed it."""
        text = _as_text(self.field, value)
        widget = self.query_one("Input, Select")
        if text == self.text:
            return
        if isinstance(widget, Select):
            widget.set_options(self._options(text))
            widget.value = text or Select.NULL
        elif isinstance(widget, Input):
            widget.value = text

    def kept(self, typed: str, value: Value | None) -> None:
        """Take note that the note now has `value`, saved when the field said `typed`."""
        untouched = self.text == typed
        self.given = value
        self._before = _as_text(self.field, value)
        if untouched:
            self.fill(value)

    @property
    def text(self) -> str:
        """What the widget holds now."""
        widget = self.query_one("Input, Select")
        if isinstance(widget, Select):
            return widget.value if isinstance(widget.value, str) else ""
        assert isinstance(widget, Input)
        return widget.value.strip()

    @property
    def is_changed(self) -> bool:
        """Whether the user changed the value."""
        return self.text != self._before

    @property
    def value(self) -> Value | None:
        """The value for the note: as it was, or the new one; None when it is empty."""
        if not self.is_changed:
            return self.given
        return stored(self.field, self.text, today=self._today) if self.text else None

    def advise(self) -> None:
        """Say what belongs in the field, or no longer; a problem that stands there stays."""
        if self.is_attached and not self.query_one(".remark", Static).has_class("wrong"):
            self.remark()

    def remark(self, problem: Problem | None = None) -> None:
        """Show a problem beside the field; without one, a date in words."""
        aside = self.query_one(".remark", Static)
        aside.set_class(problem is not None, "wrong")
        aside.remove_class("silent")
        if problem is not None:
            _say(aside, assembled(Part("! ", "bold"), _sentence(self.field, problem)))
            return
        is_date = self.field.shape is Shape.DATE
        day = day_of(self.field, self.text, today=self._today) if is_date else None
        said = long_date(day) if day else self._cut_help
        aside.set_class(not said, "silent")
        _say(aside, shown(said))

    @property
    def _cut_help(self) -> str:
        """The help that an empty field has no room for, while the cursor is in it."""
        box = self.query_one("Input, Select")
        if not isinstance(box, Input) or box.value or not box.has_focus:
            return ""
        help_text = self.field.help
        return help_text if len(help_text) > box.content_size.width else ""


def _say(aside: Static, words: Content) -> None:
    # What stands there already would lay out the whole screen anew, at every key.
    if aside.content != words:
        aside.update(words)


def _sentence(field: Field, problem: Problem) -> str:
    """Say it short: the label stands right beside it."""
    if problem.code == "sleutel-ontbreekt":
        return "Vul dit in."
    if problem.code == "waarde-ongeldig" and field.shape is Shape.DATE:
        return "Vul een datum in, zoals 12 maart of 12-3-2026."
    if problem.code == "waarde-ongeldig":
        return f"Vul in: {expected(field)}."
    return problem.message


def _as_text(field: Field, value: Value | None) -> str:
    if value is None:
        return ""
    parts = value if isinstance(value, list) else [value]
    texts = [part if isinstance(part, str) else str(part) for part in parts]
    if field.shape is Shape.REFERENCE:
        texts = [target(text) for text in texts]
    return ", ".join(texts)


class Form(VerticalScroll, can_focus=False):
    """The fields of a note kind, one below the other."""

    DEFAULT_CSS = """
    Form {
        height: auto;
        max-height: 100%;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        & FormField { height: auto; min-height: 1; }
        & .label {
            width: 20; color: $foreground-muted; text-wrap: nowrap; text-overflow: ellipsis;
        }
        & Input { width: 1fr; background: $surface; padding: 0 1; }
        & Input:focus { background: $block-cursor-blurred-background; }
        & Select { width: 1fr; height: auto; }
        & SelectCurrent { background: $surface; padding: 0 1; }
        & Select:focus SelectCurrent { background: $block-cursor-blurred-background; }
        & .remark { width: 28; height: auto; padding-left: 2; color: $foreground-muted; }
        & .remark.wrong { color: $error; }
    }
    """

    @dataclass
    class Changed(Message):
        """The user changed the value of a key."""

        form: "Form"
        key: str

        @property
        def control(self) -> "Form":
            """The form."""
            return self.form

    def __init__(
        self,
        struct: type[Struct],
        values: Mapping[str, Value],
        *,
        today: datetime.date,
        hidden: Sequence[str] = ("nummer",),
        people: Sequence[str] = (),
        numbers: Candidates | None = None,
        organs: Collection[str] = (),
        more: Sequence[Field] = (),
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a form for `struct`, filled with `values`; keys in `hidden` get no field.

        `people` and `numbers` are what fields for persons and references are completed with.
        `organs` are the short names to choose from, the first one for a note that names none.
        `more` are fields that are not of the struct; they come last.
        """
        super().__init__(id=id, classes=classes)
        self._struct = struct
        self._told: frozenset[str] = frozenset()
        self._organs = tuple(organs)
        self._given = self._with_organ(values)
        self._fields = {
            field.key: FormField(
                _among(field, self._organs), self._given.get(field.key), today=today
            ).suggest(people, numbers)
            for field in (*fields_of(struct), *more)
            if field.key not in hidden and not field.by_program
        }

    def compose(self) -> ComposeResult:
        """Yield the fields in the order in which the keys stand on disk."""
        yield from self._fields.values()

    @property
    def values(self) -> dict[str, Value]:
        """All keys with a value: those without a field as given, the others as they stand now."""
        found = {key: value for key, value in self._given.items() if key not in self._fields}
        for key, row in self._fields.items():
            value = row.value
            if value is not None:
                found[key] = value
        return found

    @property
    def changes(self) -> dict[str, Value | None]:
        """Only what the user changed; None for a key that was emptied."""
        return {key: row.value for key, row in self._fields.items() if row.is_changed}

    @property
    def is_changed(self) -> bool:
        """Whether the user changed anything."""
        return any(row.is_changed for row in self._fields.values())

    @property
    def typed(self) -> dict[str, str]:
        """What every field says now, as typed."""
        return {key: row.text for key, row in self._fields.items()}

    def has_field(self, key: str) -> bool:
        """Tell if a key has a field here."""
        return key in self._fields

    def fill(self, values: Mapping[str, Value]) -> None:
        """Put these values in the fields, as if the user typed them; other fields are emptied."""
        wanted = self._with_organ(values)
        for key, row in self._fields.items():
            row.fill(wanted.get(key))

    def fill_empty(self, values: Mapping[str, Value]) -> None:
        """Put these values in the fields in which nothing stands, as if the user typed them."""
        for key, value in values.items():
            if key in self._fields and not self._fields[key].text:
                self._fields[key].fill(value)

    def kept(self, typed: Mapping[str, str], values: Mapping[str, Value]) -> None:
        """Take note that the note now has these values, saved when the fields said `typed`.

        A field that was typed in since then keeps what it says, as a change.
        """
        self._given = self._with_organ(values)
        for key, row in self._fields.items():
            row.kept(typed.get(key, ""), self._given.get(key))

    def _with_organ(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """Return the values with the organ that a note without one belongs to."""
        return {**({ORGAN_KEY: self._organs[0]} if self._organs else {}), **values}

    def check(self) -> tuple[Problem, ...]:
        """Check all values, show each problem beside its field, and return them."""
        problems = check(self._struct, self.values)[1]
        self.show_problems(problems)
        return problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show problems beside their fields, and take away those that are solved."""
        by_key = {problem.key: problem for problem in reversed(problems)}
        for key, row in self._fields.items():
            row.remark(by_key.get(key))

    def tell(self, problems: Sequence[Problem]) -> None:
        """Show what does not fit together beside fields that are right by themselves.

        What was told before and is solved goes away.
        """
        wrong = {problem.key for problem in check(self._struct, self.values)[1]}
        by_key = {one.key: one for one in reversed(problems) if one.key not in wrong}
        for key, row in self._fields.items():
            if key in by_key:
                row.remark(by_key[key])
            elif key in self._told and key not in wrong:
                row.remark()
        self._told = frozenset(by_key)

    def focus_key(self, key: str) -> None:
        """Put the cursor in the field of a key."""
        if key in self._fields:
            self._fields[key].query_one("Input, Select").focus()

    @on(Input.Changed)
    @on(Select.Changed)
    def _changed(self, event: Input.Changed | Select.Changed) -> None:
        event.stop()
        row = _row_of(event.control)
        row.remark()
        # Taking a change back is a change too.
        if row.text != row.seen:
            row.seen = row.text
            self.post_message(self.Changed(self, row.field.key))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say in full what belongs in an empty field, where the field is too narrow for it."""
        row = event.widget.parent
        if isinstance(row, FormField) and isinstance(event.widget, Input):
            # At the start the field has no width yet.
            self.call_after_refresh(row.advise)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Check a field when the user leaves it; what was not touched is left in peace."""
        if not isinstance(event.widget, Input | Select):
            return
        row = _row_of(event.widget)
        if not row.text:
            row.advise()
        if row.is_changed and row.text:
            problems = check(self._struct, self.values)[1]
            found = next((found for found in problems if found.key == row.field.key), None)
            if found is not None or row.field.key not in self._told:
                row.remark(found)


def _among(field: Field, organs: Sequence[str]) -> Field:
    """Return the field; that of the organ as a choice of those that there are."""
    if field.key != ORGAN_KEY or not organs:
        return field
    return replace(field, shape=Shape.CHOICE, choices=tuple(organs))


def _row_of(widget: Widget) -> FormField:
    row = widget.parent
    assert isinstance(row, FormField)
    return row
