"""Posts and expenses from a table, as another program or a spreadsheet gives them.

Owns which columns are understood, and when a row is one that is known already: reading the same
file twice adds nothing. It knows neither files nor notes.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from raadsboek.core.budget.counting import PostLine, post_line
from raadsboek.core.budget.expenses import ExpenseLine, expense_line
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import budget_post, expense
from raadsboek.core.kinds.kind import Kind
from raadsboek.core.links import link, target
from raadsboek.core.note import Value, text_in
from raadsboek.core.problem import Problem
from raadsboek.core.schema import check, fields_of
from raadsboek.core.typed import stored

_ALSO_CALLED = {
    expense.KIND.name: {
        "omschrijving": "titel",
        "post": "begrotingspost",
        "bedrag (€)": "bedrag",
        "bedrag in euro": "bedrag",
        "datum": "verplicht",
        "boekdatum": "verplicht",
        "factuurdatum": "verplicht",
        "betaaldatum": "betaald",
        "factuurnummer": "factuur",
    },
    budget_post.KIND.name: {"omschrijving": "titel", "budget": "begroot", "bedrag": "begroot"},
}
"""What the columns are called elsewhere, with the key that they mean."""

_NOT_TAKEN = frozenset({"nummer", "orgaan", "verwacht"})
"""Keys that the program gives itself, and what it works out when it writes a table."""

_SUMS = frozenset({"samen", "totaal"})
"""What the row of a table is called that adds up the others: it is no post."""

_Mark: TypeAlias = tuple[object, ...]


class TableRow(Struct, frozen=True, kw_only=True):
    """A row: on which line it stands, the keys it gives, what is wrong with it.

    `is_known` rows are in the budget already.
    """

    line: int
    meta: Mapping[str, Value]
    problems: tuple[Problem, ...] = ()
    is_known: bool = False


class BudgetTable(Struct, frozen=True, kw_only=True):
    """What a table gives: the kind of its rows, and the rows in order."""

    kind: Kind
    rows: tuple[TableRow, ...]

    @property
    def new(self) -> tuple[TableRow, ...]:
        """The rows that can be taken over."""
        return tuple(row for row in self.rows if not (row.problems or row.is_known))

    @property
    def wrong(self) -> tuple[TableRow, ...]:
        """The rows that cannot."""
        return tuple(row for row in self.rows if row.problems)

    @property
    def known(self) -> int:
        """How many rows are in the budget already."""
        return sum(row.is_known for row in self.rows)


def read_table(
    cells: Sequence[Sequence[str]],
    posts: Iterable[PostLine],
    expenses: Iterable[ExpenseLine],
    *,
    year: int,
    today: datetime.date,
) -> BudgetTable:
    """Return what a table gives to the budget: expenses, or posts when it has no expenses.

    `posts` and `expenses` are those of the organ. A post may be named by its number or its title;
    a title means the post of the year of the expense, else of `year`. Raises `InvalidInput` when
    the header is not understood.
    """
    header, below = _header(cells)
    # 'Post' alone is the title of a post; beside a description it is the post of an expense.
    has_expenses = {"titel", "begrotingspost"} <= set(_keys(header, expense.KIND))
    kind = expense.KIND if has_expenses else budget_post.KIND
    keys = _keys(header, kind)
    _refuse_missing(kind, keys)
    known_posts = list(posts)
    rows = []
    for line, row in below:
        meta = _values(kind, keys, row, today)
        if kind is expense.KIND:
            rows.append(_expense_row(line, meta, known_posts, year))
        elif text_in(meta, "titel").casefold() not in _SUMS:
            rows.append(TableRow(line=line, meta={"jaar": str(year), **meta}))
    marks = (
        [_mark_of_expense(one) for one in expenses]
        if kind is expense.KIND
        else [_mark_of_post(one) for one in known_posts]
    )
    told = _told_apart(
        [_checked(kind, row) for row in rows], Counter(marks), may_repeat=kind is expense.KIND
    )
    return BudgetTable(kind=kind, rows=tuple(told))


def _header(
    cells: Sequence[Sequence[str]],
) -> tuple[Sequence[str], list[tuple[int, Sequence[str]]]]:
    """Return the first row with something in it, and every such row below it with its line."""
    filled = [(line, row) for line, row in enumerate(cells, 1) if any(one.strip() for one in row)]
    if not filled:
        raise InvalidInput([_problem("Het bestand is leeg.", "Kies een ander bestand.")])
    return filled[0][1], filled[1:]


def _keys(header: Sequence[str], kind: Kind) -> dict[str, int]:
    """Return the keys of a kind with the column that each stands in, the first one that fits."""
    names = dict(_ALSO_CALLED[kind.name])
    for item in fields_of(kind.struct):
        names |= {item.label.casefold(): item.key, item.key: item.key}
    found: dict[str, int] = {}
    for column, title in enumerate(header):
        key = names.get(" ".join(title.split()).casefold(), "")
        if key and key not in _NOT_TAKEN:
            found.setdefault(key, column)
    return found


def _refuse_missing(kind: Kind, keys: Mapping[str, int]) -> None:
    needed = ["titel", "begrotingspost", "bedrag"] if kind is expense.KIND else ["titel", "begroot"]
    missing = [key for key in needed if key not in keys]
    if missing:
        names = {item.key: item.label for item in fields_of(kind.struct)}
        asked = ", ".join(f"'{names[key]}'" for key in missing)
        raise InvalidInput(
            [
                _problem(
                    f"In de bovenste regel van het bestand ontbreekt de kolom {asked}.",
                    "Voor uitgaven zijn nodig: Uitgave, Begrotingspost en Bedrag. Voor posten: "
                    "Post en Begroot.",
                )
            ]
        )


def _values(
    kind: Kind, keys: Mapping[str, int], row: Sequence[str], today: datetime.date
) -> dict[str, Value]:
    fields = {item.key: item for item in fields_of(kind.struct)}
    typed = {key: row[column].strip() for key, column in keys.items() if column < len(row)}
    return {key: stored(fields[key], text, today=today) for key, text in typed.items() if text}


def _expense_row(
    line: int, meta: dict[str, Value], posts: Sequence[PostLine], year: int
) -> TableRow:
    """Return the row of an expense, with its post as a link and a status that fits its days."""
    day = text_in(meta, "verplicht") or text_in(meta, "betaald")
    of_year = int(day[:4]) if day[:4].isdecimal() else year
    named = target(text_in(meta, "begrotingspost"))
    post = _post(named, posts, of_year)
    status = {"status": "betaald"} if "betaald" in meta and "status" not in meta else {}
    if not named or post is not None:
        number = {"begrotingspost": link(post.number)} if post is not None else {}
        return TableRow(line=line, meta={**meta, **status, **number})
    problem = _problem(
        f"Er is geen begrotingspost '{named}' van {of_year}.",
        "Maak die post, of gebruik het nummer of de naam van een post die er is.",
        "begrotingspost",
    )
    return TableRow(line=line, meta={**meta, **status}, problems=(problem,))


def _post(named: str, posts: Sequence[PostLine], year: int) -> PostLine | None:
    wanted = named.casefold()
    by_number = (post for post in posts if post.number and post.number.casefold() == wanted)
    by_title = (post for post in posts if post.year == year and post.title.casefold() == wanted)
    return next(by_number, None) or next(by_title, None)


def _checked(kind: Kind, row: TableRow) -> TableRow:
    """Return a row with everything that is wrong in its keys."""
    told = {problem.key for problem in row.problems}
    found = [one for one in check(kind.struct, row.meta)[1] if one.key not in told]
    return replace(row, problems=(*row.problems, *found))


def _told_apart(
    rows: Sequence[TableRow], left: Counter[_Mark], *, may_repeat: bool
) -> list[TableRow]:
    """Return the rows, those that are known marked.

    Where rows `may_repeat`, two that say the same are two, and as many are known as there are
    notes; else the second one in the file is known as well.
    """
    found = []
    for row in rows:
        mark = _mark(row.meta)
        is_known = not row.problems and left[mark] > 0
        if may_repeat:
            left[mark] -= is_known
        elif not row.problems:
            left[mark] = 1
        found.append(replace(row, is_known=is_known))
    return found


def _mark(meta: Mapping[str, Value]) -> _Mark:
    """Return what tells an expense, or a post, from others; () for what cannot be told."""
    if "bedrag" in meta:
        made = expense_line(meta)
        return _mark_of_expense(made) if made is not None else ()
    post = post_line(meta)
    return _mark_of_post(post) if post is not None else ()


def _mark_of_post(post: PostLine) -> _Mark:
    return post.year, _plain(post.title)


def _mark_of_expense(one: ExpenseLine) -> _Mark:
    """Return its invoice where it has one, else its words and its day."""
    post = target(one.post).casefold()
    if one.invoice:
        return post, one.amount, one.invoice.casefold()
    day = one.day.isoformat() if one.day else ""
    return post, one.amount, _plain(one.title), day


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _problem(message: str, fix: str, key: str = "") -> Problem:
    return Problem(code="begroting-bestand", message=message, fix=fix, key=key)
