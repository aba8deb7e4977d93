"""Filling in the template of a letter, and what is still open in one."""

import datetime
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.trajectories.arguments import read_arguments
from raadsboek.core.trajectories.letters.concept import dated, with_mark, without_mark
from raadsboek.core.trajectories.letters.filling import fill, open_places
from raadsboek.core.trajectories.letters.forms import LETTERS, Letter
from raadsboek.vault.reading import note_from_bytes
from raadsboek.vault.template import template_files

_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=80)
_PLAIN = st.from_regex(r"[A-Za-z ,.é]{0,20}", fullmatch=True)
TEMPLATES = {Path(path).name: data for path, data in template_files() if "sjablonen/" in path}


def lines_of(template: str, law: str = "WOR", **known: str) -> list[str]:
    """Return the lines of a letter."""
    names = {name.replace("_", " "): value for name, value in known.items()}
    return fill(template, names, law).text.splitlines()


class TestFilling:
    """From a template to a letter."""

    def test_names_are_found_in_any_case_and_with_spaces(self) -> None:
        """What a secretary types."""
        template = "Over {{Onderwerp}}, {{ datum  aanvraag }}."
        assert lines_of(template, onderwerp="A", datum_aanvraag="B") == ["Over A, B."]

    def test_what_nobody_knows_is_left_between_brackets(self) -> None:
        """To be filled in by hand, and asked for before the letter goes out."""
        assert lines_of("Op {{datum overleg}}.", datum_overleg="") == ["Op [datum overleg]."]

    def test_a_name_that_means_nothing_stays_and_is_told(self) -> None:
        """Once, however often it stands there."""
        filled = fill("{{onderwrep}} {{onderwerp}}\n{{onderwrep}}\n", {"onderwerp": "A"}, "WOR")
        assert (filled.text, filled.unknown) == (
            "{{onderwrep}} A\n{{onderwrep}}\n",
            ("onderwrep",),
        )

    def test_many_lines_take_the_place_of_a_line(self) -> None:
        """Within a line they are put behind each other."""
        value = "1. een\n2. twee"
        assert lines_of("  {{bezwaren}}\nNamelijk {{bezwaren}}.", bezwaren=value) == [
            "  1. een",
            "  2. twee",
            "Namelijk 1. een; 2. twee.",
        ]

    def test_a_line_can_be_for_one_law(self) -> None:
        """By its full or its short name; an unknown law is told."""
        template = (
            "{{bij WOR}}een\n{{bij Wmcz}} twee\n{{bij Wmcz 2018, Wms}}drie\n{{bij CAO}}vier\n"
        )
        assert lines_of(template, "Wmcz 2018") == ["twee", "drie", "{{bij CAO}}vier"]
        assert lines_of(template, "WOR") == ["een", "{{bij CAO}}vier"]
        assert fill(template, {}, "WOR").unknown == ("bij CAO",)

    def test_remarks_are_for_who_edits_the_template(self) -> None:
        """They do not get into a letter."""
        assert lines_of("<!-- een\n{{onderwerp}} -->\n\nBrief\n") == ["Brief"]

    @given(_TEXT)
    def test_what_is_filled_in_is_never_looked_at_again(self, value: str) -> None:
        """Whatever a title holds."""
        one_line = " ".join(value.split()) or "x"
        assert fill("<{{onderwerp}}>", {"onderwerp": one_line}, "WOR").text == f"<{one_line}>\n"

    @given(
        _TEXT,
        st.dictionaries(st.sampled_from(["a", "b c"]), _TEXT),
        st.sampled_from(["WOR", "", "Wms"]),
    )
    def test_any_template_can_be_filled(
        self, template: str, known: dict[str, str], law: str
    ) -> None:
        """Nothing that stands in a template makes it fail."""
        fill(template, known, law)

    @pytest.mark.parametrize(
        "template",
        [
            "<!--" * 50_000,
            "<!-- ->" * 50_000,
            "{{" * 50_000,
            "{{" + " " * 20_000,
            "{{bij " * 20_000,
            "{{bij" + " " * 20_000,
            "{{" + " a" * 20_000,
            "[" * 50_000,
        ],
        ids=lambda text: text[:8],
    )
    def test_a_template_that_is_never_closed_takes_no_time(self, template: str) -> None:
        """The work grows with the length of a text, not with its square."""
        started = time.process_time()
        fill(template, {}, "WOR")
        open_places(template)
        read_arguments(template)
        assert time.process_time() - started < 2

    @pytest.mark.parametrize("letter", LETTERS, ids=[one.form.value for one in LETTERS])
    def test_each_letter_has_its_template(self, letter: Letter) -> None:
        """A note without problems, that leaves its places to the letter."""
        note = note_from_bytes(letter.template, TEMPLATES[letter.template])
        assert note.problems == ()
        assert "{{datum}}" in note.body


class TestOpenPlaces:
    """What must still be filled in."""

    def test_braces_and_brackets_are_found_with_their_lines(self) -> None:
        """Links, notes and quotes are no places."""
        text = (
            "Aan: [naam]\n\nZie [[P-2026-001]] en [de site](https://or.example).\n"
            "Hij zei: 'dit [sic] is [...] zo' [1] \\[geen plaats]\n- [x] klaar\n- [ ] open\n"
            "{{onderwrep}} [datum]\n"
        )
        assert [(one.line, one.words) for one in open_places(text)] == [
            (1, "[naam]"),
            (7, "{{onderwrep}}"),
            (7, "[datum]"),
        ]

    @given(_PLAIN, _PLAIN, st.from_regex(r"[a-z]{2,9}( [a-z]{2,9})?", fullmatch=True))
    def test_no_place_is_overlooked(self, before: str, after: str, name: str) -> None:
        """Wherever it stands in a line."""
        if name == "sic":
            return
        for place in (f"[{name}]", f"{{{{{name}}}}}"):
            assert [one.words for one in open_places(f"{before}{place}{after}")] == [place]


class TestConcept:
    """The word at the top, and the day."""

    @given(_TEXT)
    def test_the_mark_goes_as_it_came(self, text: str) -> None:
        """And takes its blank lines along."""
        if without_mark(text) == text and not text.startswith((" ", "\t", "\n")):
            assert without_mark(with_mark(text)) == text

    def test_the_mark_is_known_in_any_form(self) -> None:
        """Bold, as a heading, in small letters; a sentence about a concept is none."""
        for mark in ("CONCEPT", "**Concept**", "# concept", "\n\n  CONCEPT  "):
            assert without_mark(f"{mark}\n\nBrief\n") == "Brief\n"
        assert without_mark("Concept van de regeling\n") == "Concept van de regeling\n"

    def test_the_letter_gets_the_day_on_which_it_went_out(self) -> None:
        """Only where the day of the draft stood untouched."""
        drafted, sent = datetime.date(2026, 11, 22), datetime.date(2026, 11, 24)
        assert (
            dated("Datum: 22 november 2026\r\nx", drafted, sent) == "Datum: 24 november 2026\r\nx"
        )
        assert dated("Datum: 23 november 2026\n", drafted, sent) == "Datum: 23 november 2026\n"
        assert dated("Op 22 november 2026\n", drafted, sent) == "Op 22 november 2026\n"
