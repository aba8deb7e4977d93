"""What the screen of the budget asks: another year, the next year, a file to read in or to write.

Each is looked at first; nothing is written before the user says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from textual import on, work
from textual.message import Message

from raadsboek.core.budget.next_year import NextYear, read_percent
from raadsboek.core.budget.table import BudgetTable
from raadsboek.core.budget.telling import euros
from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen
from raadsboek.tui.widgets.dialogs import Choice, ChoiceDialog, ConfirmDialog, PromptDialog, ask
from raadsboek.tui.working import book_look, book_work

_POSTS, _EXPENSES = "posten", "uitgaven"
_MOST = 8


class BudgetAsking(BookScreen):
    """The part of the screen that asks before it makes, reads or writes."""

    @dataclass
    class NextYearSeen(Message):
        """What the next year would get."""

        planned: NextYear
        percent: Decimal

    @dataclass
    class FileSeen(Message):
        """What a file would add."""

        file: str
        table: BudgetTable

    @dataclass
    class Done(Message):
        """Something was made or written; the sentence says what."""

        sentence: str

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.year = 0
        self.years: Sequence[int] = ()

    def look_afresh(self) -> object:
        """Look at the folder again, and add up."""
        raise NotImplementedError

    def show_year(self, year: int) -> None:
        """Show the budget of another year."""
        raise NotImplementedError

    @on(Done)
    def _done(self, message: Done) -> None:
        self.app.notify(message.sentence, markup=False)
        self.look_afresh()

    # -- another year -------------------------------------------------------------------------

    @work
    async def action_jaar(self) -> None:
        """Choose a year that there is a budget of, or type another one."""
        after = {self.year, self.year + 1, *self.years}
        choices = [Choice(str(year), str(year)) for year in sorted(after, reverse=True)]
        dialog = ChoiceDialog("Welk jaar wilt u zien?", choices, current=str(self.year))
        chosen = await ask(self.app, dialog)
        if chosen is not None:
            self.show_year(int(chosen))

    # -- the next year ------------------------------------------------------------------------

    @work
    async def action_komend_jaar(self) -> None:
        """Ask for the percentage, and show what the posts become."""
        dialog = PromptDialog(
            f"Posten van {self.year} naar {self.year + 1}",
            "Met hoeveel procent gaan de bedragen omhoog? Zoals 2,5.",
            value="0",
            check=lambda text: "" if read_percent(text) is not None else _NO_PERCENT,
        )
        typed = await ask(self.app, dialog)
        percent = read_percent(typed) if typed is not None else None
        if percent is not None:
            self._see_next_year(self.year, percent)

    @book_look
    def _see_next_year(self, year: int, percent: Decimal) -> None:
        from raadsboek.book.budget.next_year import preview_next_year

        book = self.desk.book
        book.index.refresh()
        planned = preview_next_year(book, year, percent, organ=self.desk.organ)
        self.post_message(self.NextYearSeen(planned, percent))

    @on(NextYearSeen)
    @work
    async def _ask_next_year(self, message: NextYearSeen) -> None:
        planned = message.planned
        if not planned.posts:
            self.app.notify(f"Alle posten staan al in {planned.year}.")
            return
        lines = [
            f"{one.title}: {euros(one.before)} wordt {euros(one.amount)}" for one in planned.posts
        ]
        if planned.kept:
            lines.append(f"Al in {planned.year}: {', '.join(planned.kept)}.")
        title = f"Posten maken voor {planned.year}?"
        dialog = ConfirmDialog(title, "\n".join(_cut(lines)), yes="Maken", no="Nog niet")
        if await ask(self.app, dialog):
            self._make_next_year(planned.year - 1, message.percent)

    @book_work
    def _make_next_year(self, year: int, percent: Decimal) -> None:
        from raadsboek.book.budget.next_year import counted_posts, make_next_year

        book, organ = self.desk.book, self.desk.organ
        made = make_next_year(book, year, percent, organ=organ, now=self.desk.now)
        self.year = year + 1
        self.post_message(self.Done(f"Gemaakt voor {year + 1}: {counted_posts(len(made))}."))

    # -- files --------------------------------------------------------------------------------

    @work
    async def action_inlezen(self) -> None:
        """Ask for a file and look what it would add."""
        dialog = PromptDialog(
            "Csv-bestand inlezen",
            "Welk bestand? Bovenaan staan: Uitgave, Begrotingspost en Bedrag; of Post en Begroot.",
            value="~/",
            adds=True,
        )
        file = await ask(self.app, dialog)
        if file and file.strip():
            self._see_file(file)

    @book_look
    def _see_file(self, file: str) -> None:
        from raadsboek.book.budget.reading_in import look_in

        desk = self.desk
        desk.book.index.refresh()
        found = look_in(desk.book, file, year=self.year, organ=desk.organ, today=desk.today)
        self.post_message(self.FileSeen(file, found))

    @on(FileSeen)
    @work
    async def _ask_file(self, message: FileSeen) -> None:
        from raadsboek.book.budget.reading_in import counted_rows

        table = message.table
        known = f"Al in het raadsboek: {counted_rows(table, table.known)}." if table.known else ""
        if not (table.new or table.wrong):
            self.app.notify(known or "Het bestand heeft geen regels.", markup=False)
            return
        new = counted_rows(table, len(table.new))
        if table.wrong:
            lines = [
                f"Regel {row.line}: {problem.message} {problem.fix}"
                for row in table.wrong
                for problem in row.problems
            ]
            lines.append("Er is niets overgenomen. Verbeter het bestand en lees het opnieuw in.")
            dialog = ConfirmDialog(
                "Dit bestand klopt nog niet", "\n".join(_cut(lines)), yes="Opnieuw", no="Terug"
            )
            if await ask(self.app, dialog):
                self._see_file(message.file)
            return
        lines = [_row_in_words(row.meta) for row in table.new]
        dialog = ConfirmDialog(
            f"{new} overnemen?",
            "\n".join([*_cut(lines), known]).strip(),
            yes="Overnemen",
            no="Niet",
        )
        if await ask(self.app, dialog):
            self._take_file(message.file)

    @book_work
    def _take_file(self, file: str) -> None:
        from raadsboek.book.budget.reading_in import take_in

        desk = self.desk
        made = take_in(desk.book, file, year=self.year, organ=desk.organ, now=desk.now)
        self.post_message(self.Done(f"Overgenomen: {len(made)}."))

    @work
    async def action_wegschrijven(self) -> None:
        """Ask what to write and where."""
        choices = [
            Choice(_POSTS, "De posten met hun bedragen"),
            Choice(_EXPENSES, "Alle uitgaven", "kan ook weer worden ingelezen"),
        ]
        what = await ask(self.app, ChoiceDialog("Wat wilt u wegschrijven?", choices))
        if what is None:
            return
        place = await ask(
            self.app,
            PromptDialog(
                "Naar Excel of csv",
                "Waar moet het komen? Eindigt de naam op .csv, dan wordt het csv.",
                value=f"~/{'begroting' if what == _POSTS else what}-{self.year}.xlsx",
            ),
        )
        if place:
            self._write(place, with_expenses=what == _EXPENSES)

    @book_work
    def _write(self, place: str, *, with_expenses: bool) -> None:
        from raadsboek.book.budget.sheets import write_sheet

        desk = self.desk
        file = write_sheet(
            desk.book,
            self.year,
            place,
            organ=desk.organ,
            with_expenses=with_expenses,
            today=desk.today,
        )
        self.post_message(self.Done(f"Geschreven: {file}"))


_NO_PERCENT = "Typ een percentage, zoals 2,5; voor dezelfde bedragen 0."


def _row_in_words(meta: object) -> str:
    from raadsboek.core.links import target

    assert isinstance(meta, dict)
    shown = ("titel", "begrotingspost", "bedrag", "begroot", "verplicht", "betaald")
    return " · ".join(target(str(meta[key])) for key in shown if key in meta)


def _cut(lines: list[str]) -> list[str]:
    """Return as many lines as a dialog has room for, and how many there are more."""
    if len(lines) <= _MOST:
        return lines
    return [*lines[: _MOST - 1], f"en nog {len(lines) - _MOST + 1}"]
