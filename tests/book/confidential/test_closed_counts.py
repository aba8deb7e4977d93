"""Without the key every count says how many notes it could not read, and none of them is in it."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NOW
from raadsboek.book import notes
from raadsboek.book.annual.gathering import counts_in, parts_of
from raadsboek.book.annual.looking import look
from raadsboek.book.annual.making import make
from raadsboek.book.book import Book
from raadsboek.book.budget.overview import budget_in
from raadsboek.book.confidential.closed import WITH_TERMS, closed_sentence
from raadsboek.book.documents.building import build
from raadsboek.book.documents.sorts import sort_of
from raadsboek.book.opening import open_book
from raadsboek.book.training.planning import plan_of
from raadsboek.book.yearly.overview import year_overview
from raadsboek.book.yearly.work_plan import work_plan
from raadsboek.core.annual.part import Period
from raadsboek.core.documents.blocks import words_in
from raadsboek.core.documents.document import Audience
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.core.note import Value
from raadsboek.vault.frontmatter import compose

YEAR = Period(datetime.date(2026, 1, 1), datetime.date(2026, 12, 31))
_SECRET: dict[str, dict[str, Value]] = {
    "lid": {"naam": "Geheim", "kort": "geheim"},
    "traject": {"titel": "Kanarie", "vorm": "advies", "ontvangen": "2026-03-01"},
    "scholing": {"titel": "Kanarie", "datum": "2026-05-03", "dagen": "4", "wie": ["geheim"]},
    "doel": {"titel": "Kanarie", "jaar": "2026"},
    "begrotingspost": {"titel": "Kanarie", "jaar": "2026", "begroot": "777"},
    "geheimhouding": {"titel": "Kanarie", "opgelegd": "2026-03-01"},
}
_TOLD = "Wat daarin staat, telt hier niet mee."


@pytest.fixture
def shut(closed: Book, elsewhere: Path) -> Iterator[Book]:
    """Return a raadsboek with a secret note of many kinds, opened without the key."""
    secret: dict[str, Value] = {"vertrouwelijk": "ja"}
    for kind, keys in _SECRET.items():
        if kind == "traject":
            notes.create(closed, KIND_BY_NAME[kind], {**keys, **secret}, body="", now=NOW)
            continue
        # Not encrypted yet: whoever has no key is shown nothing of these either.
        number = "L-001" if kind == "lid" else f"{kind}-2026-001"
        meta: dict[str, Value] = {"soort": kind, "nummer": number, **keys, **secret}
        (closed.root / f"{kind}.md").write_bytes(compose(meta, ""))
    closed.index.close()
    book = open_book(closed.root, now=NOW, key_file=elsewhere)
    book.index.refresh()
    yield book
    book.index.close()


def test_the_report_counts_none_of_them_and_says_so_in_each_chapter(shut: Book) -> None:
    """In its text, to who makes it, and in the document; both counts still agree."""
    found = look(shut, YEAR)
    assert {one.name: int(one.value) for one in counts_in(found.parts) if one.value} == {}
    assert found.doubts == ()
    assert found.closed == (
        "Niet gelezen, want versleuteld: 1 traject, 1 geheimhouding, 1 lid, 1 doel, 1 scholing "
        f"en 1 begrotingspost. {_TOLD}"
    )
    made = make(shut, YEAR, now=NOW)
    assert found.closed in made.early
    assert f"versleuteld: 1 traject. {_TOLD}\n\nEr kwamen geen aanvragen" in made.note.body
    sort = sort_of("jaarverslag")
    assert sort is not None
    number = made.note.text("nummer")
    built = build(shut, sort, number, audience=Audience.PUBLIC, today=NOW.date())
    said = "\n".join(words_in(built.document.blocks))
    assert said.count(_TOLD) == 9
    earlier = parts_of(shut, "", Period(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)))
    assert [name for name, part in earlier.items() if _TOLD in part.text] == [
        "samenstelling",
        "vergaderingen",
    ]


def test_the_year_and_its_parts_say_it_too(shut: Book) -> None:
    """Training, goals, budget and terms: each about its own notes."""
    year = year_overview(shut, 2026, today=NOW.date())
    assert year.closed.startswith("Niet gelezen, want versleuteld: 1 traject, 1 lid, 1 doel")
    by_name = {block.name: block.summary for block in year.blocks}
    assert by_name["Scholing"] == "geen scholing"
    assert by_name["Doelen"] == "nog geen doelen"
    assert plan_of(shut, "", 2026).closed.endswith(f"1 lid en 1 scholing. {_TOLD}")
    assert plan_of(shut, "", 2025).closed.endswith(f"versleuteld: 1 lid. {_TOLD}")
    plan = work_plan(shut, 2026)
    assert (plan.goals, plan.unclear) == ((), ())
    assert plan.closed.endswith(f"versleuteld: 1 doel. {_TOLD}")
    assert budget_in(shut, 2026).unread == 1
    assert closed_sentence(shut, WITH_TERMS).endswith(f"versleuteld: 1 traject. {_TOLD}")


def test_with_the_key_nothing_of_it_is_said(closed: Book) -> None:
    """All of it is counted."""
    notes.create(
        closed,
        KIND_BY_NAME["doel"],
        {**_SECRET["doel"], "vertrouwelijk": "ja"},
        body="",
        now=NOW,
    )
    closed.index.refresh()
    plan = work_plan(closed, 2026)
    assert (len(plan.goals), plan.closed) == (1, "")
