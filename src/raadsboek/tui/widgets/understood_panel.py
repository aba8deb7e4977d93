"""What the minutes mean, beside the text: decisions and votes, who does what by which date.

It shows what `core.minutes.understanding` found and adds no judgement of its own. Choosing a line
goes to the place in the text.
"""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from raadsboek.core.dates import short_date
from raadsboek.core.due import Due, DueKind
from raadsboek.core.minutes.entries import EntryKind, Finding
from raadsboek.core.minutes.understanding import Understanding, Understood
from raadsboek.core.problem import Severity
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.widgets.panel_list import PanelList

_GROUPS = (
    (EntryKind.DECISION, "BESLUIT"),
    (EntryKind.ACTION, "ACTIE"),
    (EntryKind.PROMISE, "TOEZEGGING"),
    (EntryKind.CONFIDENTIAL, "VERTROUWELIJK"),
)
# Said beside the vote itself, in fewer words.
_SAID_ELSEWHERE = frozenset({"stemmen-kloppen-niet"})
_WIDE = 26


class UnderstoodPanel(Vertical):
    """Counts per kind, and below each count the entries with what was understood."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._understanding: Understanding | None = None
        self._starts: list[int] = []

    def compose(self) -> ComposeResult:
        """Yield the title and the list."""
        yield Static(shown(" BEGREPEN"), classes="kop")
        yield PanelList(id="entries")

    @property
    def entries(self) -> PanelList:
        """The list of entries."""
        return self.query_one("#entries", PanelList)

    def show(self, understanding: Understanding) -> None:
        """Show what was understood."""
        self._understanding = understanding
        self._draw()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self._draw()

    def follow(self, line: int) -> None:
        """Keep the entry at a line of the text in sight."""
        if self.entries.has_focus:
            return
        near = [index for index, start in enumerate(self._starts) if start == line]
        if near:
            self.entries.highlighted = near[0]

    def _draw(self) -> None:
        understanding = self._understanding
        if understanding is None or not self.size.width:
            return
        lines = list(panel_lines(understanding, wide=self.size.width >= _WIDE))
        self._starts = [start for _, start in lines]
        self.entries.show(lines)


def panel_lines(understanding: Understanding, *, wide: bool) -> Iterator[tuple[Content, int]]:
    """Yield each line of the panel with the line of the text that it is about, or -1."""
    findings = [one for one in understanding.findings if one.problem.code not in _SAID_ELSEWHERE]
    told: set[int] = set()
    for kind, label in _GROUPS:
        count = understanding.counts.get(kind, 0)
        style = "bold" if count else "$foreground-muted"
        yield assembled(" ", Part(label, style), Part(f" {count}", "bold $accent")), -1
        for one in understanding.of_kind(kind):
            if kind is EntryKind.CONFIDENTIAL:
                continue
            yield _entry(one, wide), one.entry.start
            for finding in findings:
                if one.entry.start <= finding.line < one.entry.end:
                    told.add(id(finding))
                    yield _problem(finding), finding.line
    rest = [finding for finding in findings if id(finding) not in told]
    if rest:
        yield assembled(" ", Part("LET OP", "bold $warning"), Part(f" {len(rest)}", "bold")), -1
        for finding in rest:
            yield _problem(finding), finding.line


def _entry(one: Understood, wide: bool) -> Content:
    if one.entry.kind is EntryKind.DECISION:
        return _decision(one)
    parts: list[Part | str] = ["  ", Part(_who(one), "bold"), " ", *_when(one.due, one.entry.due)]
    if wide and one.title:
        parts += ["\n  ", Part(one.title, "$foreground-muted")]
    return assembled(*parts)


def _decision(one: Understood) -> Content:
    parts: list[Part | str] = ["  ", one.title or "…"]
    if one.entry.number:
        parts = ["  ", Part(one.entry.number, "$foreground-muted"), " ", one.title or "…"]
    if one.votes:
        parts += ["\n  ", Part(one.votes, "bold")]
    if one.vote_check == "klopt":
        parts += [" · ", Part("klopt", "$success")]
    elif one.vote_check:
        parts += ["\n  ", Part(f"! {one.vote_check}", "$warning")]
    return assembled(*parts)


def _who(one: Understood) -> str:
    return " ".join(one.people) or "niemand"


def _when(due: Due | None, words: str) -> Sequence[Part | str]:
    if due is None:
        return [Part("geen datum" if not words else "datum?", "$foreground-muted")]
    if due.date is None:
        return [due.words]
    day = short_date(due.date)
    return ["verg. ", day] if due.kind is DueKind.MEETING else [day]


def _problem(finding: Finding) -> Content:
    style = "$error" if finding.problem.severity is Severity.ERROR else "$warning"
    return assembled("  ", Part(f"! {finding.problem.message}", style))
