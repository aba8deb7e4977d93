"""The sheet for bridging differences: everything is on it or counted, nobody is weighed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.trajectories.arguments import Argument, ArgumentKind
from raadsboek.core.trajectories.bridging import Sheet, on_one_page, sheet_of
from raadsboek.core.trajectories.parked import Parked, read_parked, with_parked
from raadsboek.core.trajectories.positions import Position
from raadsboek.core.trajectories.summary import number_of_words, summary_of, too_long, words_counted

TEXT = """## Argumenten

- Voor: Kleine teams zijn kwetsbaar. (bestuurder)
- Bezwaar: De nacht telt niet mee. (@noor)
- Voorwaarde: Een evaluatie. (@anna)

## Standpunten

- Wijkzorg: tegen, zolang de nacht niet geregeld is.
- @omar: voor.
- wijkzorg: wel met een proef.
"""
LENGTHS = st.lists(st.integers(1, 400), max_size=9)


def test_the_lines_of_a_dossier_become_a_sheet() -> None:
    """What one group thinks stands together; a point is parked without another byte changing."""
    text = with_parked(TEXT, Parked(text="Het rooster van de invalkrachten"))
    assert text.startswith(TEXT)
    sheet = sheet_of(text)
    assert [len(part) for part in (sheet.pros, sheet.cons, sheet.conditions)] == [1, 1, 1]
    assert [(group.who, len(group.positions)) for group in sheet.groups] == [
        ("Wijkzorg", 2),
        ("@omar", 1),
    ]
    assert [one.text for one in read_parked(text)] == ["Het rooster van de invalkrachten."]
    assert sheet_of("").is_empty


@settings(max_examples=60)
@given(LENGTHS, LENGTHS, LENGTHS, LENGTHS)
def test_a_page_leaves_out_only_what_it_counts(
    pros: list[int], cons: list[int], positions: list[int], parked: list[int]
) -> None:
    """Each part keeps its first lines, and the number of lines that are not there is told."""
    sheet = Sheet(
        pros=tuple(Argument(kind=ArgumentKind.FOR, text="a" * size) for size in pros),
        cons=tuple(Argument(kind=ArgumentKind.OBJECTION, text="b" * size) for size in cons),
        positions=tuple(Position(who=f"g{size}", text="c" * size) for size in positions),
        parked=tuple(Parked(text="d" * size) for size in parked),
    )
    kept = on_one_page(sheet)
    parts = [(one.pros, one.cons, one.positions, one.parked) for one in (sheet, kept)]
    missing = sum(len(whole) - len(some) for whole, some in zip(*parts, strict=True))
    assert kept.left_out == missing
    assert all(some or not whole for whole, some in zip(*parts, strict=True))


def test_a_summary_says_how_many_words_it_has() -> None:
    """A sign that stands alone is no word; a link reads as its number, and too many is told."""
    meta = {"samenvatting": "De raad - en\nde OR - zegt ja, zie [[P-2026-001]]."}
    assert summary_of(meta) == "De raad - en de OR - zegt ja, zie P-2026-001."
    assert number_of_words(summary_of(meta)) == 9
    assert words_counted("een twee drie", 2) == "3 van 2 woorden: 1 te veel"
    assert not too_long("een twee", 2)
    assert too_long("een twee drie", 2)[0].key == "samenvatting"
