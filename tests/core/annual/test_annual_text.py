"""The text of an annual report: counting again touches the counted parts, and nothing else."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.annual.chapters import PART_NAMES
from raadsboek.core.annual.charts import chart_text, split_charts
from raadsboek.core.annual.part import Part
from raadsboek.core.annual.text import first_body, marked_parts, remade, text_for_readers
from raadsboek.core.charts.chart import Bar, BarChart
from raadsboek.core.minutes.parsing import parse

_OWN = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30).filter(
        lambda line: ":::" not in line
    ),
    max_size=4,
).map("\n".join)


def _parts(said: str) -> dict[str, Part]:
    return {
        name: Part(counts=(), text=f"{said} {name}.\n\nGeteld uit:\n\n- {name}: 1 ([[B-2026-001]])")
        for name in PART_NAMES
    }


OLD, NEW = _parts("Eerst"), _parts("Daarna")


def test_a_new_report_has_every_chapter_and_every_part() -> None:
    """All counted parts are there once, as they were counted, and none is read as confidential."""
    body = first_body(OLD)
    assert [one.name for one in marked_parts(body)] == list(PART_NAMES)
    assert all(one.is_untouched for one in marked_parts(body))
    assert parse(body).findings == ()
    assert not any(entry.confidential for entry in parse(body).entries)


@settings(max_examples=50)
@given(st.lists(_OWN, min_size=3, max_size=3), st.sampled_from(["\n", "\r\n"]))
def test_own_text_survives_counting_again(own: list[str], end: str) -> None:
    """Whatever stands outside of the marks is there afterwards, letter for letter."""
    first, middle, last = own
    blocks = first_body(OLD).split("## Besluiten")
    body = f"{first}\n{blocks[0]}{middle}\n## Besluiten{blocks[1]}{last}".replace("\n", end)
    found = remade(body, NEW)
    assert found.renewed == PART_NAMES
    assert found.body.replace("\r\n", "\n") == (
        f"{first}\n{first_body(NEW).split('## Besluiten')[0]}{middle}\n"
        f"## Besluiten{first_body(NEW).split('## Besluiten')[1]}{last}"
    ).replace("\r\n", "\n")
    assert remade(found.body, NEW).body == found.body


def test_a_part_changed_by_hand_is_kept_and_told() -> None:
    """Until somebody asks for it: then it is counted like the others."""
    body = first_body(OLD).replace("Eerst besluiten.", "Wij namen een paar mooie besluiten.")
    found = remade(body, NEW)
    assert found.kept == ("besluiten",)
    assert "Wij namen een paar mooie besluiten." in found.body
    assert "Daarna toezeggingen." in found.body
    asked = remade(body, NEW, anew=["besluiten"])
    assert asked.kept == ()
    assert asked.body == first_body(NEW)


def test_a_part_without_an_end_takes_nothing_along() -> None:
    """What stands below it could be anybody's: it is kept, and the next part is counted."""
    cut = first_body(OLD).replace("([[B-2026-001]])\n:::\n\n## Toez", "([[B-2026-001]])\n\n## Toez")
    found = remade(cut, NEW)
    assert found.unclosed == ("besluiten",)
    assert "Eerst besluiten." in found.body
    assert "Daarna toezeggingen." in found.body


def test_a_part_that_was_taken_out_stays_out() -> None:
    """The secretary decides which chapters there are; one that is asked for comes at the end."""
    body = "## Besluiten\n\nDit jaar niet.\n"
    assert remade(body, NEW).body == body
    assert "scholing" in remade(body, NEW).absent
    added = remade(body, NEW, anew=["scholing"])
    assert added.body.startswith(body)
    assert "## Scholing\n\n::: geteld scholing" in added.body


def test_readers_get_no_marks_and_no_sources() -> None:
    """The list below a part is for who checks it."""
    text = text_for_readers("Voor\n\n" + first_body(OLD).partition("-->")[2])
    assert ":::" not in text
    assert "Geteld uit" not in text
    assert "Eerst besluiten." in text
    assert text.startswith("Voor\n")


_LABELS = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=12)


@settings(max_examples=50)
@given(st.lists(st.tuples(_LABELS, st.integers(1, 10**6)), min_size=1, max_size=5))
def test_a_chart_comes_back_out_of_its_table(rows: list[tuple[str, int]]) -> None:
    """The picture is made of what stands in the text, whatever the labels hold."""
    shown = [(label, Decimal(value), f"{value} keer") for label, value in rows]
    text = f"Ervoor.\n\n{chart_text('Titel', 'aantal', 'Wat', shown)}\n\nErna."
    before, chart, after = split_charts(text)
    assert isinstance(before, str)
    assert isinstance(after, str)
    assert (before.strip(), after.strip()) == ("Ervoor.", "Erna.")
    bars = tuple(Bar(label, Decimal(value), f"{value} keer") for label, value in rows)
    assert chart == BarChart("Titel", "aantal", bars)


def test_a_table_that_is_no_chart_stays_a_table() -> None:
    """A line that begins with 'Grafiek:' and words in the table below it are left alone."""
    text = "Grafiek: Wat\n\n| a | b |\n|---|---|\n| x | veel |"
    assert split_charts(text) == [text]
