"""Going through what a reviewer sent: each change is taken or left, all of them in one go.

What fits is ticked; what does not says why and stays behind.
"""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from raadsboek.book.meetings import correcting
from raadsboek.book.meetings.correcting import Review
from raadsboek.book.recording import summary
from raadsboek.core.difference import Difference, RunKind
from raadsboek.core.meetings.corrections.placed import giver
from raadsboek.core.meetings.corrections.trying import Given, Outcome, Trial
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part, assembled
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ActionFailed
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.corrections_messages import CopyRead, TakenOver, taken_over
from raadsboek.tui.widgets.difference_view import DifferenceView
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.working import book_work

_STYLES = {RunKind.SAME: "", RunKind.REMOVED: "strike $error", RunKind.ADDED: "bold $success"}
_MARKS = {RunKind.SAME: "{}", RunKind.REMOVED: "[-{}-]", RunKind.ADDED: "{{+{}+}}"}


class CopyScreen(BookScreen):
    """The corrections that a reviewer sent, to take or to leave."""

    SCOPE = "nakijken"
    CSS_PATH = "corrections_review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("nakijken")]

    header = query_one("#header", Static)
    listing = query_one(OptionList)
    view = query_one(DifferenceView)
    advice = query_one("#advice", Static)
    status = query_one(StatusLine)

    def __init__(self, desk: Desk, read: CopyRead, taken: Callable[[TakenOver], None]) -> None:
        """Go through what was `read`; `taken` hears what was taken over."""
        super().__init__(desk)
        self._review: Review = read.review
        self._given: Given = read.given
        self._trial: Trial = read.trial
        self._by = read.by
        self._beside = read.beside
        self._taken = taken
        self._chosen = {at for at, one in enumerate(self._trial.outcomes) if one.placed}
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out the list of changes, and below it the chosen one in full."""
        yield Static(id="header")
        yield OptionList(compact=True)
        yield Static(assembled(Part("─ correctie " + "─" * 300, "$foreground-muted")), id="rule")
        yield DifferenceView()
        yield Static(id="advice")
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Show all changes; what fits is ticked."""
        self.view.can_focus = False
        outcomes = self._trial.outcomes
        self.listing.add_options(
            [Option(self._line(at, one), id=str(at)) for at, one in enumerate(outcomes)]
        )
        self.listing.add_options(
            [Option(assembled(Part(f" “  {one}", "$foreground-muted"))) for one in self._beside]
        )
        self.listing.focus()
        self.listing.action_first()
        self._tell_name()
        if self._review.unknown_mark:
            self.status.say(
                f"De tekst van deze afdruk is onbekend; vergeleken met {self._review.base.why}.",
                warning=True,
            )
        elif self._given.skipped:
            count = len(self._given.skipped)
            what = "1 regel" if count == 1 else f"{count} regels"
            self.status.say(f"Overgeslagen, want geen correctie: {what}.")

    def _tell_name(self) -> None:
        by = f" van {giver(self._by)}" if self._by else ""
        count = len(self._trial.outcomes)
        self.header.update(
            assembled(
                Part(f"{self._review.meeting.text('nummer')} · correcties{by}", "bold"),
                f" · {len(self._chosen)} van {count} aangevinkt",
            )
        )

    def _line(self, at: int, outcome: Outcome) -> Content:
        if outcome.placed is None:
            return assembled(
                Part(" !  ", "bold $warning"), Part(outcome.typed, "$foreground-muted")
            )
        ticked = at in self._chosen
        parts: list[Part | str] = [
            Part("[x] " if ticked else "[ ] ", "bold" if ticked else "$foreground-muted"),
            f"{outcome.placed.place:<8}",
        ]
        parts += [
            Part(_MARKS[one.kind].format(one.text), _STYLES[one.kind]) for one in outcome.shown.runs
        ]
        return assembled(*parts)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        at = event.option_index
        if at >= len(self._trial.outcomes):
            self.view.say(self._beside[at - len(self._trial.outcomes)])
            self.advice.update("")
            return
        outcome = self._trial.outcomes[at]
        if outcome.placed is not None:
            self.view.compare(Difference((outcome.shown,)))
            remark = outcome.placed.remark
            self.advice.update(assembled(Part(f"! {remark}" if remark else "", "$warning")))
        else:
            self.view.say(outcome.typed)
            problem = outcome.problem
            said = f"! {problem.message} {problem.fix}" if problem else ""
            self.advice.update(assembled(Part(said, "$warning")))

    # -- choosing -----------------------------------------------------------------------------

    def action_kiezen(self) -> None:
        """Take or leave the change under the cursor."""
        at = self.listing.highlighted
        if at is None or self._busy:
            return
        if at >= len(self._trial.outcomes):
            self.status.say("Dit is ter informatie; er is niets over te nemen.")
            return
        if self._trial.outcomes[at].placed is None:
            self.status.say("Deze correctie past niet en blijft achter.", warning=True)
            return
        self._chosen ^= {at}
        self._show_ticks()

    def action_alles(self) -> None:
        """Take everything that fits, or nothing."""
        fitting = {at for at, one in enumerate(self._trial.outcomes) if one.placed}
        if not self._busy:
            self._chosen = set() if self._chosen == fitting else fitting
            self._show_ticks()

    def _show_ticks(self) -> None:
        for at, outcome in enumerate(self._trial.outcomes):
            self.listing.replace_option_prompt_at_index(at, self._line(at, outcome))
        self._tell_name()

    # -- taking over --------------------------------------------------------------------------

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_overnemen()

    def action_overnemen(self) -> None:
        """Take over everything that is ticked, as one version."""
        if self._busy:
            return
        if not self._chosen:
            self.status.say("Er is niets aangevinkt. Met spatie kiest u.", warning=True)
            return
        body = self._review.meeting.body
        trial = self._given.tried(body, by=self._by, chosen=self._chosen)
        if trial.problems:
            # One correction builds on another that was left out.
            problem = trial.problems[0]
            self.status.say(f"{problem.message} {problem.fix}", warning=True)
            return
        self._busy = True
        self.status.say("Bezig met overnemen …")
        self._take_over(trial)

    @book_work
    def _take_over(self, trial: Trial) -> None:
        book, now = self.desk.book, self.desk.now
        review = self._review
        done = correcting.take_over(
            book, review.meeting, body=trial.body, placed=trial.placed, now=now
        )
        self.post_message(taken_over(review, done, trial.placed, now))

    @on(TakenOver)
    def _taken_over(self, message: TakenOver) -> None:
        message.stop()
        self.app.pop_screen()
        self._taken(message)

    def on_action_failed(self, message: ActionFailed) -> None:
        """Keep the choices; the app tells what is wrong."""
        self._busy = False
        self.status.say("Er is niets overgenomen.", warning=True)


def in_words(taken: TakenOver) -> str:
    """Say what was taken over, and what followed from it."""
    done = taken.corrected
    what = taken.placed[0].line if done.count == 1 else f"{done.count} correcties"
    sentence = f"Overgenomen {taken.moment:%H:%M}: {what}"
    if done.recorded is None:
        return f"{sentence} · er moet nog iets worden vastgelegd (F8 in de notulen)"
    if not done.recorded.empty:
        sentence += f" · vastgelegd: {summary(done.recorded)}"
    if done.recorded.kept:
        sentence += f" · notitie gehouden: {', '.join(done.recorded.kept)}"
    return sentence
