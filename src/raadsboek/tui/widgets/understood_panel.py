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
from raadsboek.core.minutes.replacing import replaced_in
from raadsboek.core.minutes.understanding import Understanding, Understood
from raadsboek.core.problem import Severity
from raadsboek.tui.boundary import Part, assembled, shown
from raadsboek.tui.widgets.panel_list import PanelList

_GROUPS = (
    (EntryKind.DECISION, "BESLUIT"),
    (EntryKind.ACTION, "ACTIE"),
    (EntryKind.PROMISE, "TOEZEGGING"),
    (EntryKind.HELD_OVER, "AANGEHOUDEN"),
    (EntryKind.CONFIDENTIAL, "VERTROUWELIJK"),
)
_ONLY_WHEN_THERE = frozenset({EntryKind.HELD_OVER})
# Said beside the vote itself, in fewer words.
_SAID_ELSEWHERE = frozenset({"stemmen-kloppen-niet"})
_WHILE_TYPING = frozenset({"dubbele-punt-ontbreekt", "tekst-ontbreekt", "actie-zonder-eigenaar"})
_WIDE = 26


class UnderstoodPanel(Vertical):
    """Counts per kind, and below each count the entries with what was understood."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._understanding: Understanding | None = None
        self._starts: list[int] = []
        self._line = -1

    def compose(self) -> ComposeResult:
        """Yield the title and the list."""
        yield Static(shown(" BEGREPEN"), classes="kop")
        yield PanelList(id="entries")

    @property
    def entries(self) -> PanelList:
        """The list of entries."""
        return self.query_one("#entries", PanelList)

    def show(self, understanding: Understanding, line: int) -> None:
        """Show what was understood; `line` is where the cursor is."""
        self._understanding = understanding
        self._line = line
        self._draw()
        self._keep_in_sight()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self._draw()

    def follow(self, line: int) -> None:
        """Keep the entry at the cursor in sight, and judge a line once the cursor has left it."""
        before, self._line = self._line, line
        understanding = self._understanding
        if understanding is not None and any(
            finding.line in (before, line) and finding.problem.code in _WHILE_TYPING
            for finding in understanding.findings
        ):
            self._draw()
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if not self.entries.has_focus and self._line in self._starts:
            self.entries.highlighted = self._starts.index(self._line)

    def _draw(self) -> None:
        understanding, width = self._understanding, self.size.width
        if understanding is None or not width:
            return
        # One column stays free for the scroll bar, so that it never covers a word.
        lines = list(panel_lines(understanding, width=width - 3, line=self._line))
        self._starts = [start for _, start in lines]
        self.entries.show(lines)


def panel_lines(
    understanding: Understanding, *, width: int, line: int = -1
) -> Iterator[tuple[Content, int]]:
    """Yield each part of the panel with the line of the text that it is about, or -1.

    `line` is where the cursor is: what is not finished there is not called wrong yet.
    """
    findings = [
        finding
        for finding in understanding.findings
        if finding.problem.code not in _SAID_ELSEWHERE
        and not (finding.line == line and finding.problem.code in _WHILE_TYPING)
    ]
    told: set[int] = set()
    gap = "\n" if width >= _WIDE else ""
    for index, (kind, label) in enumerate(_GROUPS):
        count = understanding.counts.get(kind, 0)
        if not count and kind in _ONLY_WHEN_THERE:
            continue
        style = "bold" if count else "$foreground-muted"
        before = f"{gap} " if index else " "
        yield assembled(before, Part(label, style), Part(f" {count}", "bold $accent")), -1
        if kind is EntryKind.CONFIDENTIAL:
            continue
        for one in understanding.of_kind(kind):
            yield _indented(_entry(one, width), width), one.entry.start
            for finding in findings:
                if one.entry.start <= finding.line < one.entry.end:
                    told.add(id(finding))
                    yield _problem(finding, width), finding.line
    rest = [finding for finding in findings if id(finding) not in told]
    if rest:
        yield (
            assembled(f"{gap} ", Part("LET OP", "bold $warning"), Part(f" {len(rest)}", "bold")),
            -1,
        )
        for finding in rest:
            yield _problem(finding, width), finding.line


def _indented(lines: Sequence[Content], width: int) -> Content:
    """Return lines wrapped to a width, all of them indented."""
    wrapped = [part for line in lines for part in line.wrap(width)]
    return Content("\n").join(Content("  ") + part for part in wrapped)


def _entry(one: Understood, width: int) -> list[Content]:
    if one.entry.kind is EntryKind.DECISION:
        return _decision(one)
    if one.entry.kind is EntryKind.HELD_OVER:
        return [shown(one.entry.text or "naar de volgende vergadering")]
    who, when = " ".join(one.people) or "niemand", _when(one.due, one.entry.due)
    style = "" if one.due is not None else "$foreground-muted"
    lines = [assembled(Part(who, "bold"), " ", Part(when, style))]
    if len(who) + 1 + len(when) > width:
        lines = [assembled(Part(who, "bold")), assembled(" ", Part(when, style))]
    if width >= _WIDE and one.title:
        lines.append(assembled(Part(one.title, "$foreground-muted")))
    return lines


def _decision(one: Understood) -> list[Content]:
    title = one.title or "…"
    lines = [shown(title)]
    if one.entry.number:
        lines = [assembled(Part(one.entry.number, "$foreground-muted"), " ", title)]
    if one.vote_check == "klopt":
        lines.append(assembled(Part(one.votes, "bold"), " · ", Part("klopt", "$success")))
    elif one.votes:
        lines.append(assembled(Part(one.votes, "bold")))
    if one.vote_check not in ("", "klopt"):
        lines.append(assembled(Part(f"! {one.vote_check}", "$warning")))
    if replaced := replaced_in(one.entry.text):
        lines.append(assembled(Part(f"vervangt {' en '.join(replaced)}", "$foreground-muted")))
    return lines


def _when(due: Due | None, words: str) -> str:
    if due is None:
        return "datum?" if words else "geen datum"
    if due.date is None:
        return due.words
    day = short_date(due.date)
    return f"verg. {day}" if due.kind is DueKind.MEETING else day


def _problem(finding: Finding, width: int) -> Content:
    style = "$error" if finding.problem.severity is Severity.ERROR else "$warning"
    return _indented([assembled(Part(f"! {finding.problem.message}", style))], width)
