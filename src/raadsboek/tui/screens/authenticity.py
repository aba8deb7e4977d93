"""Whether the history is whole and true: what is wrong, what is proven and what could not be.

Checking is `book.verification`'s; this screen asks for codes from paper and shows the report.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book.verification.adopted import number_and_code
from raadsboek.book.verification.report import Report
from raadsboek.book.verification.verifying import verify_history
from raadsboek.core.problem import Problem, Severity
from raadsboek.core.verification.codes import is_slip
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph
from raadsboek.tui.widgets.dialogs import PromptDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.working import book_look

_QUESTION = (
    "Typ de code over die onder een vastgesteld verslag op papier staat. Zet het nummer van het "
    "verslag ervoor als u dat weet: V-2026-03 ABCD-EFGH-IJKL-MNOP-QRST"
)
_NO_CODE = (
    "Dit is geen controlecode. Een code heeft 20 letters en cijfers; kijk of er geen ontbreekt."
)


class AuthenticityScreen(BookScreen):
    """The report of a check of the whole history."""

    SCOPE = "echtheid"
    CSS_PATH = "authenticity.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("echtheid")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    findings = query_one(BlockList)

    @dataclass
    class Verified(Message):
        """The history was looked at."""

        report: Report

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._codes: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the heading, what was found and the keys."""
        yield ScreenTitle("Geschiedenis nakijken")
        yield BlockList()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Look."""
        self.action_opnieuw()

    def action_opnieuw(self) -> None:
        """Look at everything again, with the codes that were typed."""
        self._say("bezig met nakijken …")
        self._verify(tuple(self._codes))

    @book_look
    def _verify(self, codes: Sequence[str]) -> None:
        self.post_message(self.Verified(verify_history(self.desk.book, codes=codes)))

    @on(Verified)
    def _show(self, message: Verified) -> None:
        report = message.report
        self.findings.show([*_blocks(report)], cursor=0)
        count = len(report.problems)
        found = "niets gevonden dat niet klopt"
        if count:
            found = "1 probleem" if count == 1 else f"{count} problemen"
        versions = "1 versie" if report.versions == 1 else f"{report.versions} versies"
        self._say(f"{found} · {versions}")

    @work
    async def action_code(self) -> None:
        """Ask for a code from paper, and look again with it."""
        typed = await ask(self.app, PromptDialog("Code van papier", _QUESTION, check=_unfit))
        if typed and typed.strip():
            self._codes = [one for one in self._codes if not _mistyped(one, typed)]
            self._codes.append(typed.strip())
            self.action_opnieuw()

    def _say(self, words: str) -> None:
        self.header.show(Part(words, "dim"))


def _unfit(typed: str) -> str:
    """Return what is wrong with what was typed when it cannot be a code; '' for nothing."""
    return _NO_CODE if typed.strip() and not number_and_code(typed)[1] else ""


def _mistyped(earlier: str, typed: str) -> bool:
    """Tell if a code that was typed before is this one, with a slip of the finger or without."""
    before, now = number_and_code(earlier)[1], number_and_code(typed)[1]
    return before == now or is_slip(before, now)


def _blocks(report: Report) -> Iterator[Block]:
    if report.problems:
        yield _heading("WAT NIET KLOPT")
        yield from map(_problem, report.problems)
    for title, sentences in (("BEWEZEN", report.proven), ("NIET BEWEZEN", report.unproven)):
        if sentences:
            yield _heading(title)
        for sentence in sentences:
            yield Block((Paragraph((Part("· ", "dim"), Part(sentence, "text")), hang=2),))


def _heading(title: str) -> Block:
    return Block((Paragraph((Part(title, "heading"),)),), is_heading=True)


def _problem(problem: Problem) -> Block:
    mark = Part("! ", "alarm") if problem.severity is Severity.ERROR else Part("· ", "dim")
    where = (Paragraph((Part(problem.path, "dim"),), indent=2, most=2),) if problem.path else ()
    return Block(
        (
            Paragraph((mark, Part(problem.message, "text")), hang=2),
            *where,
            *(Paragraph((Part(line, "dim"),), indent=4, most=3) for line in problem.details),
            Paragraph((Part(f"→ {problem.fix}", "dim"),), indent=2),
        )
    )
