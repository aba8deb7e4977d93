"""What is wrong in the raadsboek, the worst first, and what can be done about it from here.

Checking is `book.problems`'. Two kinds of trouble have a remedy on this screen, each after a
question that names the file; everything else says in words what to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.message import Message

from raadsboek.book import past
from raadsboek.book.changing import record_outside
from raadsboek.book.meetings import damage
from raadsboek.book.problems import check
from raadsboek.core.problem import Problem, Severity
from raadsboek.tui import keys
from raadsboek.tui.boundary import Part
from raadsboek.tui.desk import Desk
from raadsboek.tui.messages import ScreenWanted
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.screens.two_texts import TwoTextsDialog
from raadsboek.tui.widgets.block_list import Block, BlockList, Paragraph
from raadsboek.tui.widgets.dialogs import ConfirmDialog, ask
from raadsboek.tui.widgets.footer import Footer
from raadsboek.tui.widgets.screen_title import ScreenTitle
from raadsboek.tui.widgets.status_line import StatusLine
from raadsboek.tui.widgets.texts_dialog import Answer
from raadsboek.tui.working import book_look, book_work

OUTSIDE = "buiten-gewijzigd"
DAMAGED = "bestand-beschadigd"
_PUT_BACK = "terug"
_DETAILS = 4
"""Lines of a difference that stand in the list; the rest is shown before putting back."""

_MOST = 1000
"""More than this is one problem with many faces: the first thousand will show which."""

_GROUPS = (
    (Severity.ERROR, "MOET WORDEN OPGELOST"),
    (Severity.WARNING, "OM NA TE KIJKEN"),
    (Severity.BOTTLENECK, "KNELPUNTEN IN HET WERK"),
)


class ProblemsScreen(BookScreen):
    """Every problem with what to do about it."""

    SCOPE = "problemen"
    CSS_PATH = "problems.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings("problemen")]
    AUTO_FOCUS = "BlockList"

    header = query_one(ScreenTitle)
    troubles = query_one(BlockList)
    status = query_one(StatusLine)

    @dataclass
    class Checked(Message):
        """Everything was looked at."""

        problems: Sequence[Problem]

    @dataclass
    class Solved(Message):
        """A remedy was carried out; the sentence says what."""

        sentence: str

    @dataclass
    class Compared(Message):
        """Adopted minutes were laid beside what was adopted."""

        changed: damage.ChangedMinutes

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[Problem | None] = []
        self._is_known = False

    def compose(self) -> ComposeResult:
        """Lay out the heading, the problems and the keys."""
        yield ScreenTitle("Problemen", "bezig met nakijken …")
        yield BlockList()
        yield StatusLine()
        yield Footer(self.SCOPE)

    def on_mount(self) -> None:
        """Look."""
        self._check()

    def on_screen_resume(self) -> None:
        """Look again when coming back: something may have been solved."""
        if self._is_known:
            self._check()

    @book_look
    def _check(self) -> None:
        self.post_message(self.Checked(check(self.desk.book, today=self.desk.today)))

    @on(Checked)
    def _show(self, message: Checked) -> None:
        self._is_known = True
        blocks: list[Block] = []
        self._rows = []
        for severity, name in _GROUPS:
            group = [problem for problem in message.problems if problem.severity is severity]
            if not group:
                continue
            blocks.append(_group(name, len(group)))
            self._rows.append(None)
            for problem in group[:_MOST]:
                blocks.append(_block(problem))
                self._rows.append(problem)
        self.troubles.show(blocks, cursor=max(self.troubles.cursor, 0))
        self.header.show(_counted(message.problems))
        self.refresh_bindings()

    @property
    def shown_problems(self) -> list[Problem]:
        """The problems as they are listed."""
        return [problem for problem in self._rows if problem is not None]

    @property
    def current(self) -> Problem | None:
        """The problem under the cursor."""
        place = self.troubles.cursor
        return self._rows[place] if 0 <= place < len(self._rows) else None

    @on(BlockList.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(BlockList.Chosen)
    def _chosen(self) -> None:
        self.action_openen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a remedy only where it is one."""
        code = self.current.code if self.current else ""
        if action == "openen":
            return bool(self.current and self.current.path.endswith(".md"))
        if action == "vastleggen":
            return code == OUTSIDE
        if action == "terugzetten":
            return code in (DAMAGED, damage.CODE)
        return True

    def action_openen(self) -> None:
        """Read the note that has the problem."""
        problem = self.current
        if problem is not None and problem.path.endswith(".md"):
            self.post_message(ScreenWanted("lijst", {"pad": problem.path}))

    def action_echtheid(self) -> None:
        """Look whether the history is whole and true."""
        self.post_message(ScreenWanted("echtheid", {}))

    def action_opnieuw(self) -> None:
        """Look at everything again."""
        self.header.show("bezig met nakijken …")
        self._check()

    @work
    async def action_vastleggen(self) -> None:
        """Record an edit from outside, after a question."""
        problem = self.current
        if problem is None:
            return
        dialog = ConfirmDialog(
            "Wijziging vastleggen?",
            f"{problem.path}\n\nDe tekst zoals die nu is, komt als versie in de geschiedenis.",
            yes="Vastleggen",
            no="Niet doen",
        )
        if await ask(self.app, dialog):
            self._record(problem.path)

    @book_work
    def _record(self, path: str) -> None:
        record_outside(self.desk.book, [path], now=self.desk.now)
        self.post_message(self.Solved("Vastgelegd in de geschiedenis."))

    @work
    async def action_terugzetten(self) -> None:
        """Put a damaged file back as it was in its newest version, after a question."""
        problem = self.current
        if problem is None:
            return
        if problem.code == damage.CODE:
            self._compare(problem.path)
            return
        dialog = ConfirmDialog(
            "Laatste versie terugzetten?",
            f"{problem.path}\n\nHet bestand krijgt weer de tekst van de laatste versie uit de "
            "geschiedenis.",
            yes="Terugzetten",
            no="Niet doen",
        )
        if await ask(self.app, dialog):
            self._restore(problem.path)

    @book_work
    def _restore(self, path: str) -> None:
        newest = past.versions_of(self.desk.book, path, limit=1)
        if newest:
            past.restore(self.desk.book, path, newest[0].identifier, now=self.desk.now)
        self.post_message(self.Solved("Teruggezet uit de geschiedenis."))

    @book_work
    def _compare(self, path: str) -> None:
        self.post_message(self.Compared(damage.changed_of(self.desk.book, path)))

    @on(Compared)
    def _compared(self, message: Compared) -> None:
        changed = message.changed
        number = changed.number

        def decided(answer: str | None) -> None:
            if answer == _PUT_BACK:
                self._put_back(number)

        dialog = TwoTextsDialog(
            f"Vastgesteld verslag {number} is gewijzigd",
            f"{damage.problem_of(changed).message} Zo verschilt het van wat is vastgesteld. "
            "Terugzetten maakt een nieuwe versie; de wijziging blijft in de geschiedenis.",
            changed.difference,
            (Answer("no", "n", "Niet doen"), Answer(_PUT_BACK, "t", "Vastgestelde tekst terug")),
        )
        self.app.push_screen(dialog, decided)

    @book_work
    def _put_back(self, number: str) -> None:
        damage.put_back(self.desk.book, number, now=self.desk.now)
        self.post_message(self.Solved(f"{number} is weer zoals het is vastgesteld."))

    @on(Solved)
    def _solved(self, message: Solved) -> None:
        self.status.say(message.sentence)
        self._check()


def _group(name: str, number: int) -> Block:
    return Block((Paragraph((Part(name, "heading"), Part(f"  {number}", "dim"))),), is_heading=True)


def _block(problem: Problem) -> Block:
    mark = Part("! ", "alarm") if problem.severity is Severity.ERROR else Part("· ", "dim")
    where = problem.path or "het raadsboek zelf"
    fix = _REMEDIES.get(problem.code, problem.fix)
    return Block(
        (
            Paragraph((mark, Part(where, "strong")), hang=2, most=2),
            Paragraph((Part(problem.message, "text"),), indent=2),
            *(
                Paragraph((Part(line, "dim"),), indent=4, most=2)
                for line in problem.details[:_DETAILS]
            ),
            *((Paragraph((Part(f"→ {fix}", "dim"),), indent=2),) if fix else ()),
        )
    )


def _counted(problems: Sequence[Problem]) -> str:
    lagging = sum(problem.severity is Severity.BOTTLENECK for problem in problems)
    damage = len(problems) - lagging
    parts = [str(damage) if damage else "geen: alles klopt"]
    if lagging:
        parts.append(f"{lagging} {'knelpunt' if lagging == 1 else 'knelpunten'}")
    return " · ".join(parts)


_REMEDIES = {
    OUTSIDE: "Kijk met Enter of het klopt en leg het vast met F8.",
    DAMAGED: "Zet de laatste versie terug met t.",
    damage.CODE: "Bekijk het verschil en zet de vastgestelde tekst terug met t. Wat echt anders "
    "moet, komt in een amendement.",
}
"""What to do from this screen, where `problem.fix` names the command line."""
