"""The agenda as a list of points: back to the character, and edits that touch only their lines."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from minutes_texts import minutes_texts

from raadsboek.core.difference import difference
from raadsboek.core.meetings.agenda import points as agenda_points
from raadsboek.core.meetings.agenda.points import Agenda, PointIsTied, read_agenda
from raadsboek.core.minutes.entries import EntryKind, split_lines
from raadsboek.core.minutes.parsing import parse

BODY = """\
Vooraf.

## 1. Opening
tijd: 5 min

## 2. Reorganisatie
doel: bespreken · tijd: 40 min · inbreng: @anna · kleur: rood · stukken: [[P-2026-118]]

De bestuurder licht toe.

::: vertrouwelijk
Getallen.
:::

## 3. Rondvraag

## 4. Sluiting
"""


def titles(agenda: Agenda) -> list[str]:
    """Return number and title of each point."""
    return [f"{point.number} {point.title}" for point in agenda.points]


class TestReading:
    """From text to points and back."""

    def test_a_point_has_a_title_attributes_and_the_text_below(self) -> None:
        """Attributes that nobody knows are kept too."""
        agenda = read_agenda(BODY)

        assert titles(agenda) == ["1 Opening", "2 Reorganisatie", "3 Rondvraag", "4 Sluiting"]
        assert agenda.before == "Vooraf.\n\n"
        assert agenda.minutes == 45
        second = agenda.points[1]
        assert second.attributes["kleur"] == "rood"
        assert second.below[1] == "De bestuurder licht toe."
        assert [point.has_text for point in agenda.points] == [False, True, False, False]

    @given(minutes_texts())
    def test_any_text_comes_back_to_the_character(self, body: str) -> None:
        """Points and back is the same text, whatever it holds."""
        assert read_agenda(body).text == body


class TestOnePoint:
    """Title, attributes and the list below a point."""

    def test_another_value_leaves_the_rest_of_the_line(self) -> None:
        """Only the time differs; the unknown attribute stays where it was."""
        agenda = agenda_points.with_value(read_agenda(BODY), 1, "tijd", "25 min")

        assert agenda.text == BODY.replace("40 min", "25 min")

    def test_a_first_attribute_makes_a_line_below_the_heading(self) -> None:
        """The empty line that stood there stays."""
        agenda = agenda_points.with_value(read_agenda(BODY), 2, "tijd", "10 min")

        assert agenda.text == BODY.replace("Rondvraag\n", "Rondvraag\ntijd: 10 min\n")

    def test_taking_the_only_attribute_away_takes_the_line_away(self) -> None:
        """Nothing is left of it but the heading."""
        agenda = agenda_points.with_value(read_agenda(BODY), 0, "tijd", "")

        assert agenda.text == BODY.replace("tijd: 5 min\n", "")

    def test_an_unknown_attribute_survives_when_the_known_one_goes(self) -> None:
        """A line is only read as attributes when it starts with a known one: that one stays."""
        agenda = read_agenda("## 1. A\ntijd: 5 min · kleur: rood\n")

        changed = agenda_points.with_value(agenda, 0, "tijd", "")

        assert changed.points[0].attributes == {"tijd": "", "kleur": "rood"}

    @pytest.mark.parametrize(
        ("heading", "after"),
        [
            ("## 3. Begroting", "## 3. Jaarplan"),
            ("## 3a) Begroting", "## 3a) Jaarplan"),
            ("## 3 Begroting", "## 3 Jaarplan"),
            ("## Begroting ##", "## Jaarplan"),
            ("##", "## Jaarplan"),
        ],
    )
    def test_another_title_keeps_the_number_as_it_is_written(
        self, heading: str, after: str
    ) -> None:
        """Whatever the habit of the council is."""
        agenda = read_agenda(f"{heading}\ntekst\n")

        assert agenda_points.with_title(agenda, 0, " Jaarplan # ").text == f"{after}\ntekst\n"

    def test_a_line_joins_the_list_below_a_point(self) -> None:
        """After the lines that stand there, above the text that follows."""
        agenda = read_agenda("## 1. Post\ntijd: 5 min\n- een\n\nTekst.\n")

        agenda = agenda_points.with_lines(agenda, 0, ["- twee"])

        assert agenda.text == "## 1. Post\ntijd: 5 min\n- een\n- twee\n\nTekst.\n"
        assert (
            agenda_points.without_line(agenda, 0, "- een").text
            == "## 1. Post\ntijd: 5 min\n- twee\n\nTekst.\n"
        )

    def test_a_first_line_stands_below_the_heading(self) -> None:
        """Text that stood against the heading gets an empty line above it."""
        agenda = agenda_points.with_lines(read_agenda("## 1. Post\nTekst.\n"), 0, ["- een"])

        assert agenda.text == "## 1. Post\n- een\n\nTekst.\n"


class TestOrder:
    """Moving, adding and removing count the points anew."""

    def test_moving_keeps_the_text_below_and_the_empty_lines(self) -> None:
        """The confidential block goes along with its point."""
        agenda = agenda_points.moved(read_agenda(BODY), 1, 2)

        assert titles(agenda) == ["1 Opening", "2 Rondvraag", "3 Reorganisatie", "4 Sluiting"]
        assert "## 3. Reorganisatie\ndoel: bespreken" in agenda.text
        assert agenda_points.moved(agenda, 2, 1).text == BODY

    def test_adding_and_removing_again_gives_the_same_text(self) -> None:
        """A point in the middle, and one at the end."""
        agenda = read_agenda(BODY)
        for place in (0, 2, 4):
            more = agenda_points.with_point(agenda, place, "Jaarplan", {"tijd": "20 min"})
            assert titles(more)[place] == f"{place + 1} Jaarplan"
            assert agenda_points.without(more, place).text == BODY

    def test_the_first_point_of_an_empty_agenda(self) -> None:
        """It is number one, with its list below it."""
        agenda = agenda_points.with_point(read_agenda(""), 0, "Post", {"doel": "x"}, ["- een"])

        assert agenda.text == "## 1. Post\ndoel: x\n- een\n"

    def test_numbers_that_are_no_row_are_left_alone(self) -> None:
        """3a and 3.1 are the secretary's own."""
        agenda = agenda_points.moved(read_agenda("## 3a. A\n\n## 3b. B\n"), 1, 0)

        assert agenda.text == "## 3b. B\n\n## 3a. A\n"

    def test_a_point_in_a_block_that_runs_on_is_not_moved(self) -> None:
        """Moving it out would make confidential text readable for everybody."""
        agenda = read_agenda("## 1. A\n::: vertrouwelijk\n\n## 2. B\ngeheim\n:::\n\n## 3. C\n")

        with pytest.raises(PointIsTied):
            agenda_points.moved(agenda, 1, 2)
        with pytest.raises(PointIsTied):
            agenda_points.moved(agenda, 0, 2)
        with pytest.raises(PointIsTied):
            agenda_points.without(agenda, 0)


@st.composite
def changes(draw: st.DrawFn) -> tuple[Agenda, Callable[[Agenda], Agenda], str]:
    """Return an agenda with points, a change to it and what kind of change that is."""
    agenda = draw(minutes_texts().map(read_agenda).filter(lambda agenda: bool(agenda.points)))
    last = len(agenda.points) - 1
    at = draw(st.integers(0, last))
    value = draw(st.one_of(st.just("15 min"), st.text(max_size=12), st.just("· doel: x | uit: y")))
    kind = draw(st.sampled_from(["title", "value", "line", "move", "without", "add"]))
    to = draw(st.integers(0, last))
    key = draw(st.sampled_from(["doel", "tijd", "uit"]))
    made: dict[str, Callable[[Agenda], Agenda]] = {
        "title": lambda one: agenda_points.with_title(one, at, value),
        "value": lambda one: agenda_points.with_value(one, at, key, value),
        "line": lambda one: agenda_points.with_lines(one, at, [f"- {value}"]),
        "move": lambda one: agenda_points.moved(one, at, to),
        "without": lambda one: agenda_points.without(one, at),
        "add": lambda one: agenda_points.with_point(one, at, value, {key: value}),
    }
    return agenda, made[kind], kind


def secrets(body: str) -> list[str]:
    """Return the confidential lines of a text."""
    lines = split_lines(body)
    blocks = [one for one in parse(body).entries if one.kind is EntryKind.CONFIDENTIAL]
    return sorted(line for block in blocks for line in lines[block.start : block.end])


class TestAnyChange:
    """What holds for every change of every text."""

    @given(changes())
    def test_a_change_is_sound_or_refused(
        self, case: tuple[Agenda, Callable[[Agenda], Agenda], str]
    ) -> None:
        """It reads back as it is, few lines differ, and no secret comes out of its block."""
        agenda, change, kind = case
        try:
            changed = change(agenda)
        except PointIsTied:
            return
        assert read_agenda(changed.text) == changed
        if kind in ("title", "value", "line"):
            before, after = agenda.text, changed.text
            assert len(changed_lines(before, after)) <= 3
        if kind in ("title", "value", "line", "move"):
            kept = [line for line in secrets(agenda.text) if not line.lstrip().startswith("#")]
            for line in kept:
                assert kind in ("title", "value") or line in secrets(changed.text)
        assert len(changed.points) == len(agenda.points) + {"add": 1, "without": -1}.get(kind, 0)


def changed_lines(before: str, after: str) -> list[object]:
    """Return the lines that differ."""
    return [
        line
        for line in difference("\n".join(split_lines(before)), "\n".join(split_lines(after))).lines
        if line.changed
    ]
