"""Corrections on draft minutes: the print that went round, and a line to type what people say.

Enter takes the correction over that is shown. Where it belongs is `core.meetings`', taking it
over `book`'s; files and other texts are `corrections_sources`'.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, Static

from raadsboek.book import notes
from raadsboek.book.meetings import correcting
from raadsboek.book.meetings.correcting import Review
from raadsboek.core.difference import Difference
from raadsboek.core.errors import ChangedOnDisk
from raadsboek.core.meetings.corrections.locating import Text, lines_at, text_now
from raadsboek.core.meetings.corrections.placed import Placed
from raadsboek.core.meetings.corrections.reading import EXAMPLES, named_place
from raadsboek.core.meetings.corrections.trying import Outcome, try_one
from raadsboek.core.problem import Problem
from raadsboek.core.text import visible
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screens.corrections_messages import ReviewOpened, TakenOver, taken_over
from raadsboek.tui.screens.corrections_review import in_words
from raadsboek.tui.screens.corrections_sources import CorrectionsSources, moment_of
from raadsboek.tui.widgets.correction_input import CorrectionInput
from raadsboek.tui.widgets.difference_view import DifferenceView
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.numbered_text import NumberedText
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_look, book_work

_RULE_SIDES = 5
_UNREADABLE = "correctie-onleesbaar"


class CorrectionsScreen(CorrectionsSources):
    """The corrections on the draft minutes of one meeting."""

    SCOPE = "correcties"
    CSS_PATH = "corrections.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("correcties")]
    AUTO_FOCUS = "#correction"

    header = query_one("#header", Static)
    lines = query_one(NumberedText)
    taken = query_one("#taken", Static)
    rule = query_one("#rule", Static)
    view = query_one(DifferenceView)
    field = query_one("#correction", CorrectionInput)
    advice = query_one("#advice", Static)

    def __init__(self, desk: Desk, wanted: str) -> None:
        """Open the draft minutes that `wanted` names: a number or a path."""
        super().__init__(desk, wanted)
        self._text: Text | None = None
        self._outcome: Outcome | None = None
        self._busy = False
        # What is left in the line after taking over: the name of who goes on giving corrections.
        self._left = ""

    def compose(self) -> ComposeResult:
        """Lay out the print, what was taken over, the correction and the line to type it."""
        yield Static(id="header")
        with Container(id="panels"):
            yield NumberedText()
            yield Static(id="taken")
        yield Static(_rule("correctie"), id="rule")
        yield DifferenceView()
        yield CorrectionInput(id="correction", placeholder=EXAMPLES[0], compact=True)
        yield Static(id="advice")
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Read the minutes; the print is scrolled from the line where one types."""
        self.lines.can_focus = False
        self.view.can_focus = False

    def on_screen_resume(self) -> None:
        """Read the minutes, also after another screen may have changed them."""
        self.open_minutes()

    def open_minutes(self) -> None:
        """Read the minutes, with the text that the line numbers are of."""
        self._open(self._wanted, self._version)

    @book_look
    def _open(self, wanted: str, version: str) -> None:
        review = correcting.open_review(self.desk.book, wanted, version=version)
        text = text_now(review.printed, review.meeting.body)
        self.post_message(ReviewOpened(review, text))

    @on(ReviewOpened)
    def _opened(self, message: ReviewOpened) -> None:
        self._know(message.review, message.text)

    def _know(self, review: Review, text: Text) -> None:
        """Show the minutes as they are now, and try again what was typed."""
        if review == self._review:
            return
        self._review, self._text = review, text
        self._tell_name(review)
        self.lines.show_print(review.printed, text.changed_places())
        done = review.meeting.texts(correcting.KEY)
        self.taken.update(_taken(done))
        self.taken.set_class(not done, "-empty")
        self._try(self.field.value)
        self.refresh_bindings()

    def _tell_name(self, review: Review) -> None:
        version = review.base.version
        hidden = self.desk.keeps_day_only
        lines = "regels van de PDF" if review.printed.is_laid_out else "eigen regels (geen PDF)"
        since = f"{lines}, {moment_of(version, day_only=hidden)}: " if version else f"{lines}: "
        self.header.update(
            assembled(
                Part(f"{review.meeting.text('nummer')} {notes.title_of(review.meeting)}", "bold"),
                Part(f" · {since}{review.base.why}", "$foreground-muted"),
            )
        )

    # -- typing -------------------------------------------------------------------------------

    @on(Input.Changed, "#correction")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._left:
            self.status.say("")
        self._try(event.value)

    def _try(self, typed: str) -> None:
        """Show where the correction belongs, or what stands in its way."""
        self._outcome = None
        if self._text is None:
            return
        if typed.strip() == self._left.strip():
            self._point_at(())
            self.view.say("")
            self._advise(f"Zo mag het ook: {EXAMPLES[1]} · {EXAMPLES[2]} · … @anna")
            return
        outcome = try_one(self._text, typed)
        self._outcome = outcome
        self._point_at(_spoken_of(typed, outcome, self._text))
        if outcome.placed is not None:
            self.view.compare(Difference((outcome.shown,)))
            remark = outcome.placed.remark or self._remark_of_word(typed)
            self._advise(f"{remark} Enter neemt dit over.".strip(), warning=bool(remark))
            return
        self.view.say("")
        problem = outcome.problem
        if problem is not None and problem.code != _UNREADABLE:
            self._advise(f"{problem.message} {problem.fix}", warning=True)
        else:
            self._advise("Typ wat er moet veranderen, zoals: twee wijzigen in drie")

    def _point_at(self, places: Sequence[str]) -> None:
        """Show which lines are meant, and say the first of them in full before anything changes."""
        self.lines.name_lines(places)
        line = self._text.printed.line_called(places[0]) if places and self._text else None
        said = f"{line.place}: {visible(line.text)}" if line else "correctie"
        room = self.size.width - _RULE_SIDES
        self.rule.update(_rule(said if len(said) <= room else f"{said[: room - 1]}…"))

    def _remark_of_word(self, typed: str) -> str:
        as_word = self._review is not None and self._review.went_as_word
        return correcting.DIVIDED_BY_WORD if as_word and named_place(typed) else ""

    def _advise(self, sentence: str, *, warning: bool = False) -> None:
        style = "$warning" if warning else "$foreground-muted"
        self.advice.update(assembled(Part(("! " if warning else "") + sentence, style)))

    def on_key(self, event: events.Key) -> None:
        """Scroll the print while the line to type in keeps the focus."""
        match event.key:
            case "up":
                self.lines.action_lines(-1)
            case "down":
                self.lines.action_lines(1)
            case "pageup":
                self.lines.action_pages(-1)
            case "pagedown":
                self.lines.action_pages(1)
            case _:
                return
        event.stop()
        event.prevent_default()

    # -- taking over --------------------------------------------------------------------------

    @on(Input.Submitted, "#correction")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_overnemen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done in this raadsboek."""
        if action in ("overnemen", "bestand"):
            return self._review is not None and not self.desk.book.read_only
        if action in ("afdruk", "andere_tekst"):
            return self._review is not None
        return True

    def action_overnemen(self) -> None:
        """Take over the correction that is shown."""
        review, outcome = self._review, self._outcome
        if review is None or self._busy or outcome is None:
            return
        if self.desk.book.read_only:
            self.status.say(self.desk.book.read_only, warning=True)
            return
        if outcome.placed is None:
            if outcome.problem is not None:
                self._advise(f"{outcome.problem.message} {outcome.problem.fix}", warning=True)
            return
        body = outcome.placed.applied(review.meeting.body)
        self._busy = True
        self._take_over(review, body, [outcome.placed])

    @book_work
    def _take_over(self, review: Review, body: str, placed: Sequence[Placed]) -> None:
        book, now = self.desk.book, self.desk.now
        done = correcting.take_over(book, review.meeting, body=body, placed=placed, now=now)
        self.post_message(taken_over(review, done, placed, now))

    @on(TakenOver)
    def _taken_over(self, message: TakenOver) -> None:
        self._busy = False
        if message.review.base.version is None:
            # What people have before them stays that text, also when it was the text of now.
            self._version = message.review.printed.mark
        by = message.placed[0].by
        self._left = f"@{by} " if by and len(message.placed) == 1 and " " not in by else ""
        self.field.value = self._left
        self.field.cursor_position = len(self.field.value)
        self._know(message.review, message.text)
        self.status.say(in_words(message), warning=message.corrected.recorded is None)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Keep what was typed; minutes that changed elsewhere are read again."""
        self._busy = False
        if isinstance(message.error, ChangedOnDisk):
            message.stop()
            self._open(self._wanted, self._version)
            self.status.say(
                "Het verslag was elders gewijzigd en is opnieuw gelezen. Kijk de correctie na.",
                warning=True,
            )
        elif self._review is None:
            # There is nothing to correct; the app tells why.
            self.app.pop_screen()


def _rule(said: str) -> Content:
    return assembled(Part(f"─ {said} " + "─" * 300, "$foreground-muted"))


def _spoken_of(typed: str, outcome: Outcome, text: Text) -> tuple[str, ...]:
    """Return the lines to point at: where the correction belongs, else those that it names."""
    if outcome.placed is not None:
        at = outcome.placed.start
        return (text.place_of(at),) if outcome.placed.remark else _named(typed, text, at)
    return _named(typed, text, None)


def _named(typed: str, text: Text, at: int | None) -> tuple[str, ...]:
    place = named_place(typed)
    if place is None:
        return () if at is None else (text.place_of(at),)
    lines = lines_at(place, text.printed)
    return () if isinstance(lines, Problem) else tuple(line.place for line in lines)


def _taken(lines: Sequence[str]) -> Content:
    head = f"OVERGENOMEN {len(lines)}" if lines else "NOG GEEN CORRECTIES"
    parts: list[Part | str] = [Part(head, "bold $accent")]
    for line in reversed(lines):
        parts.append(f"\n{line}")
    return assembled(*parts)
