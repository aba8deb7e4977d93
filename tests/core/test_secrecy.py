"""What a duty of secrecy still misses: each item of art. 20 WOR beside its own key."""

import datetime

from msgspec.structs import replace

from raadsboek.core.kinds.secrecy import Secrecy, SecrecyStatus
from raadsboek.core.problem import Severity
from raadsboek.core.secrecy import impossible_days, missing_items

DAY = datetime.date(2026, 11, 2)
WHOLE = Secrecy(
    title="Verkenning", imposed_by="bestuurder", imposed=DAY, data="de cijfers", until=DAY
)


def test_a_secrecy_with_everything_misses_nothing() -> None:
    """Who is exempt may stay empty: often that is nobody."""
    assert list(missing_items("x.md", WHOLE, "WOR")) == []


def test_each_item_that_misses_is_named_with_its_clause() -> None:
    """Of a bare note all four items of lid 1 are asked, as warnings."""
    problems = list(missing_items("x.md", Secrecy(title="Verkenning"), "WOR"))

    assert [one.key for one in problems] == ["opgelegd-door", "opgelegd", "gegevens", "geldt-tot"]
    assert {one.severity for one in problems} == {Severity.WARNING}
    assert problems[-1].message == (
        "Er staat niet bij hoe lang de geheimhouding duurt (art. 20 lid 1 WOR)."
    )


def test_another_law_is_not_called_the_wor() -> None:
    """A client council gets the same questions, without an article that does not bind it."""
    problems = list(missing_items("x.md", Secrecy(title="Verkenning"), "Wmcz 2018"))

    assert len(problems) == 4
    assert not any("art." in one.message for one in problems)


def test_what_is_past_asks_only_how_it_was_lifted() -> None:
    """An expired secrecy asks nothing; a lifted one asks by whom."""
    expired = Secrecy(title="x", status=SecrecyStatus.EXPIRED)
    lifted = Secrecy(title="x", status=SecrecyStatus.LIFTED)

    assert list(missing_items("x.md", expired, "WOR")) == []
    assert [one.key for one in missing_items("x.md", lifted, "WOR")] == ["opheffing"]


def test_a_secrecy_cannot_end_before_it_was_imposed() -> None:
    """Both ways to end are looked at, each beside its own key; on the same day it can."""
    before = DAY - datetime.timedelta(days=1)
    odd = replace(WHOLE, until=before, lifted=before)

    assert list(impossible_days("x.md", WHOLE)) == []
    found = list(impossible_days("x.md", odd))
    assert [one.key for one in found] == ["geldt-tot", "opgeheven"]
    assert found[0].message == (
        "Bij 'geldt-tot' staat zo 1 november 2026, maar de geheimhouding is pas opgelegd op "
        "ma 2 november 2026."
    )
