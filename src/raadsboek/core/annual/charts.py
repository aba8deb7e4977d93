"""Charts in the text of a report: a line that names it, and a table of what stands in it.

The table is what is kept: anybody can read it in the file, and a number that somebody corrects
there is corrected in the picture. `chart_of` makes the chart of it.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from raadsboek.core.annual.part import cell, table
from raadsboek.core.charts.chart import Bar, BarChart
from raadsboek.core.minutes.entries import split_lines

_TITLE = re.compile(r"Grafiek: (?P<title>.*?)(?: \((?P<unit>[^()]*)\))?")
_CELL = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"-?[\d.]*\d(?:,\d+)?")


def chart_text(title: str, unit: str, label: str, rows: Sequence[tuple[str, Decimal, str]]) -> str:
    """Return a chart as text: of each bar its label, its number, and that number in words."""
    if not any(value for _, value, _ in rows):
        return ""
    lines = [(name, words) for name, _, words in rows]
    return f"Grafiek: {cell(title)} ({unit})\n\n{table([label, unit], lines)}"


def chart_of(title_line: str, table_lines: Sequence[str]) -> BarChart | None:
    """Return the chart that a line and the table below it are; None when they are none."""
    named = _TITLE.fullmatch(title_line.strip())
    if named is None or len(table_lines) < 3:
        return None
    bars = [_bar(line) for line in table_lines[2:]]
    if not all(bars):
        return None
    return BarChart(named["title"], named["unit"] or "", tuple(bar for bar in bars if bar))


def split_charts(text: str) -> list[str | BarChart]:
    """Return text with each chart in its place, in the order of the text."""
    found: list[str | BarChart] = []
    kept: list[str] = []
    lines = split_lines(text)
    at = 0
    while at < len(lines):
        end = _end_of_table(lines, at)
        chart = chart_of(lines[at], [line for line in lines[at + 1 : end] if line.strip()])
        if chart is None:
            kept.append(lines[at])
            at += 1
            continue
        found += ["\n".join(kept), chart]
        kept, at = [], end
    return [one for one in [*found, "\n".join(kept)] if not isinstance(one, str) or one.strip()]


def _end_of_table(lines: Sequence[str], at: int) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].strip():
        end += 1
    while end < len(lines) and lines[end].lstrip().startswith("|"):
        end += 1
    return end


def _bar(line: str) -> Bar | None:
    cells = [one.strip() for one in _CELL.split(line.strip())[1:-1]]
    if len(cells) != 2:
        return None
    number = _NUMBER.match(cells[1].removeprefix("€").strip())
    if number is None:
        return None
    value = Decimal(number[0].replace(".", "").replace(",", "."))
    label = cells[0].replace("\\|", "|").replace("\\\\", "\\")
    return Bar(label, value, cells[1])
