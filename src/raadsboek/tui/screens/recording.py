"""Vastleggen: what will be made and changed, what is not right yet, and what must be asked.

The dialog shows a plan and answers with the choices; carrying it out is the minute screen's. It
stays in sight while that happens, so that nobody types into a text that is about to change.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from msgspec import Struct
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from raadsboek.core.dates import short_date
from raadsboek.core.minutes.entries import EntryKind
from raadsboek.core.minutes.planning import NewNote, NoteChange, Plan
from raadsboek.core.minutes.understanding import Understood
from raadsboek.core.problem import Severity
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.widgets.columns import cut
from raadsboek.tui.widgets.dialogs import Dialog


class Question(Struct, frozen=True, kw_only=True):
    """Something that only the secretary can decide; the first answer changes nothing."""

    number: str
    about: str
    answers: tuple[str, str]


class Choices(Struct, frozen=True, kw_only=True):
    """What the secretary decided: numbers that lapse or stay, notes in which the minutes win."""

    lapse: frozenset[str]
    leave: frozenset[str]
    overwrite: frozenset[str]


def questions_of(plan: Plan, titles: Mapping[str, str]) -> tuple[list[Question], list[Question]]:
    """Return what to ask about lines that are gone, and about notes changed in two places."""
    gone = [
        Question(
            number=number,
            about=titles.get(number, ""),
            answers=("laten staan", "laten vervallen"),
        )
        for number in plan.removed
    ]
    twice = [
        Question(
            number=change.number,
            about=", ".join(change.overwrites),
            answers=("notitie houden", "verslag overnemen"),
        )
        for change in plan.changed
        if change.overwrites
    ]
    return gone, twice


class _Questions(OptionList):
    """Space or a click gives another answer; Enter is for the dialog."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Andere keuze", show=False),
        Binding("enter", "screen.record", "Vastleggen", show=False),
    ]


class RecordingDialog(Dialog[None]):
    """Shows what recording will do and calls `confirm` with the choices; Esc goes back."""

    CSS_PATH = "recording.tcss"

    def __init__(
        self,
        title: str,
        plan: Plan,
        titles: Mapping[str, str],
        confirm: Callable[[Choices], None],
        *,
        saves_text: bool,
    ) -> None:
        super().__init__(title)
        self._confirm = confirm
        self._plan = plan
        self._saves_text = saves_text
        self._gone, self._twice = questions_of(plan, titles)
        self._yes: set[str] = set()
        self._busy = False

    def compose_body(self) -> ComposeResult:
        """Yield the preview, the questions and two buttons."""
        with VerticalScroll(id="preview", classes="asking" if self._gone or self._twice else ""):
            for line in preview(self._plan, saves_text=self._saves_text):
                yield Static(line)
        if self._gone or self._twice:
            yield _Questions(compact=True)
        with Horizontal(classes="buttons"):
            yield _button("record", "Enter", "Vastleggen")
            if self._gone or self._twice:
                yield _button("other", "spatie", "Andere keuze")
            yield _button("cancel", "Esc", "Terug naar de tekst")

    def on_mount(self) -> None:
        """Show the questions, if any, and start there."""
        if not (self._gone or self._twice):
            self.query_one("#preview").focus()
            return
        options = self.query_one(_Questions)
        for head, questions in (
            ("WEGGEHAALD UIT DE TEKST · wat moet er met de notitie?", self._gone),
            ("OOK IN DE NOTITIE ZELF GEWIJZIGD · wat moet blijven?", self._twice),
        ):
            if questions:
                options.add_option(Option(shown(head), disabled=True))
                options.add_options(
                    [Option(self._line(one), id=_identifier(one)) for one in questions]
                )
        options.focus()
        options.action_first()

    def _line(self, question: Question) -> Content:
        yes = _identifier(question) in self._yes
        answer = question.answers[yes]
        return assembled(
            f" {cut(question.number, 12)}{cut(question.about, 32)}  ",
            Part(f"‹ {answer} ›", "bold $warning" if yes else "bold"),
        )

    @on(OptionList.OptionSelected)
    def _answered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        for question in (*self._gone, *self._twice):
            if _identifier(question) == event.option_id and not self._busy:
                self._yes ^= {event.option_id}
                self.query_one(_Questions).replace_option_prompt(
                    event.option_id, self._line(question)
                )

    def action_record(self) -> None:
        """Give the go-ahead, once."""
        if self._busy:
            return
        self._busy = True
        self.query_one("#record", Button).label = shown("Bezig met vastleggen …")
        self._confirm(self.choices)

    @property
    def choices(self) -> Choices:
        """The answers as they stand."""
        lapse = frozenset(one.number for one in self._gone if _identifier(one) in self._yes)
        return Choices(
            lapse=lapse,
            leave=frozenset(one.number for one in self._gone) - lapse,
            overwrite=frozenset(one.number for one in self._twice if _identifier(one) in self._yes),
        )

    def action_cancel(self) -> None:
        """Go back, unless it is happening already."""
        if not self._busy:
            self.dismiss(None)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do with the mouse what the keys do."""
        event.stop()
        if event.button.id == "record":
            self.action_record()
        elif event.button.id == "other":
            self.query_one(_Questions).action_select()
        else:
            self.action_cancel()

    def on_key(self, event: events.Key) -> None:
        """Let Enter record wherever the focus is."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.action_record()


def _identifier(question: Question) -> str:
    """Return an id for the list: a number may hold a space, and may be asked about twice."""
    return f"{question.answers[1]} {question.number}"


def _button(identifier: str, key: str, label: str) -> Button:
    button = Button(assembled(Part(key, "bold $accent"), f" {label}"), id=identifier, compact=True)
    button.can_focus = False
    return button


def preview(plan: Plan, *, saves_text: bool) -> Iterator[Content]:
    """Yield the lines that say what recording will do and what is not right yet."""
    by_line = {one.entry.start: one for one in plan.understanding.entries}
    if plan.new:
        yield _head("NIEUW", len(plan.new))
        for new in plan.new:
            yield _new(new, by_line.get(new.line))
    if plan.new and plan.changed:
        yield shown("")
    if plan.changed:
        yield _head("BIJWERKEN", len(plan.changed))
        yield from (_change(change) for change in plan.changed)
    if not (plan.new or plan.changed):
        yield shown("Er is geen nieuw besluit en geen nieuwe actie of toezegging.")
        if saves_text:
            yield shown("De tekst zelf wordt opgeslagen.")
    if plan.findings:
        yield shown("")
        yield _head("LET OP", len(plan.findings), "$warning")
        for finding in plan.findings:
            style = "$error" if finding.problem.severity is Severity.ERROR else "$warning"
            yield assembled(
                " ",
                Part("! ", f"bold {style}"),
                Part(f"regel {finding.line + 1}: {finding.problem.message}", style),
                Part(f" {finding.problem.fix}", "$foreground-muted"),
            )


def _head(label: str, count: int, style: str = "$accent") -> Content:
    return assembled(Part(f"{label} {count}", f"bold {style}"))


def _new(new: NewNote, understood: Understood | None) -> Content:
    parts: list[Part | str] = [f" {cut(new.kind, 12)}"]
    if understood is not None:
        facts = []
        if understood.people:
            facts.append(" ".join(f"@{name}" for name in understood.people))
        if understood.due is not None:
            due = understood.due
            facts.append(short_date(due.date) if due.date else due.words)
        if new.kind == EntryKind.DECISION and understood.votes:
            facts.append(understood.votes)
        if facts:
            parts += [Part(" · ".join(facts), "bold"), "  "]
    title = new.meta.get("titel", "")
    return assembled(*parts, title if isinstance(title, str) else "")


def _change(change: NoteChange) -> Content:
    what = [*change.changes, *(["tekst"] if change.body is not None else [])]
    return assembled(f" {cut(change.number, 12)}", Part(", ".join(what), "$foreground-muted"))
