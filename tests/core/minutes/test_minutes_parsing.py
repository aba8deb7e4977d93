"""Minutes as text: agenda points, keyword lines, confidential blocks, and nothing missed."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from minutes_texts import minutes_texts

from raadsboek.core.minutes.entries import (
    Entry,
    EntryKind,
    Minutes,
    split_lines,
    split_lines_with_ends,
)
from raadsboek.core.minutes.parsing import parse


def codes(body: str) -> list[tuple[int, str]]:
    """Return the line and code of every finding."""
    return [(finding.line, finding.problem.code) for finding in parse(body).findings]


def confidential_spans(minutes: Minutes) -> list[range]:
    """Return the lines of every confidential block, its marks included."""
    return [
        range(entry.start, entry.end)
        for entry in minutes.entries
        if entry.kind is EntryKind.CONFIDENTIAL
    ]


def only(body: str) -> Entry:
    """Return the one entry in a body."""
    (entry,) = parse(body).entries
    return entry


class TestAgendaPoints:
    """Headings of the second level are the agenda."""

    def test_a_heading_gives_number_title_and_attributes(self) -> None:
        """The attribute line right below belongs to the point."""
        minutes = parse(
            "Vooraf\n## 3. Adviesaanvraag\n"
            "doel: besluiten · tijd: 15 min · inbreng: @anna · stukken: [[P-2026-118]]\n"
            "tekst\n## Rondvraag\n"
        )

        first, second = minutes.items
        assert (first.number, first.title, first.start, first.end) == ("3", "Adviesaanvraag", 1, 4)
        assert first.attributes == {
            "doel": "besluiten",
            "tijd": "15 min",
            "inbreng": "@anna",
            "stukken": "[[P-2026-118]]",
        }
        assert first.minutes == 15
        assert (second.number, second.title, second.minutes) == ("", "Rondvraag", None)

    @pytest.mark.parametrize(
        ("heading", "number", "title"),
        [
            ("## 3. Begroting", "3", "Begroting"),
            ("## 3a) Begroting", "3a", "Begroting"),
            ("## 3.1 Begroting", "3.1", "Begroting"),
            ("## 3 Begroting", "3", "Begroting"),
            ("## 5 mei viering", "", "5 mei viering"),
            ("## 360-gradenfeedback ##", "", "360-gradenfeedback"),
            ("##", "", ""),
        ],
    )
    def test_the_number_of_a_point_is_told_from_its_title(
        self, heading: str, number: str, title: str
    ) -> None:
        """A date or a word with digits at the start is part of the title."""
        (item,) = parse(heading).items

        assert (item.number, item.title) == (number, title)

    def test_other_levels_are_not_points(self) -> None:
        """A title or a heading inside a point does not start a new one."""
        assert len(parse("# Verslag\n## 1. A\n### Onderdeel\n##geen\n").items) == 1

    def test_an_ordinary_sentence_below_a_heading_is_text(self) -> None:
        """Only a line of known attributes is read as such."""
        (item,) = parse("## 1. Opening\nde voorzitter: welkom allemaal\n").items

        assert item.attributes == {}


class TestKeywordLines:
    """A keyword at the start of a line is an entry."""

    def test_a_decision_runs_on_until_a_blank_line_or_keyword(self) -> None:
        """Conditions in a list right below are part of the decision."""
        minutes = parse(
            "BESLUIT: De OR adviseert positief, mits\n- a\n- b\nSTEMMING: unaniem\n\nTekst\n"
        )

        decision, vote = minutes.entries
        assert decision.text == "De OR adviseert positief, mits\n- a\n- b"
        assert (decision.start, decision.end) == (0, 3)
        assert (vote.kind, vote.text) == (EntryKind.VOTE, "unaniem")

    @pytest.mark.parametrize(
        ("line", "number", "handles", "due", "stray"),
        [
            ("ACTIE @anna voor 1 april: x", "", ("anna",), "voor 1 april", ""),
            ("ACTIE A-2026-031 @anna @noor: x", "A-2026-031", ("anna", "noor"), "", ""),
            (
                "ACTIE @anna, @noor en @piet voor mei: x",
                "",
                ("anna", "noor", "piet"),
                "voor mei",
                "",
            ),
            ("ACTIE UR 26-014 @anna: x", "UR 26-014", ("anna",), "", ""),
            ("ACTIE 2026-014 @anna: x", "2026-014", ("anna",), "", ""),
            ("ACTIE 12-3-2026 @anna: x", "", ("anna",), "12-3-2026", ""),
            ("ACTIE 1 april: x", "", (), "1 april", ""),
            ("ACTIE voor 1 april @anna: x", "", ("anna",), "voor 1 april", ""),
            ("ACTIE MA-2026-01: x", "MA-2026-01", (), "", ""),
            ("ACTIE @anna vandaag 13:30: x", "", ("anna",), "vandaag 13:30", ""),
            ("ACTIE anna: x", "", (), "", "anna"),
            ("ACTIE Anna 1 april: x", "", (), "", "Anna 1 april"),
            ("Actie @anna: x", "", ("anna",), "", ""),
            ("TOEZEGGING@bestuurder volgende ov: x", "", ("bestuurder",), "volgende ov", ""),
            ("  ACTIE @a.de-wit: x", "", ("a.de-wit",), "", ""),
        ],
    )
    def test_what_stands_before_the_colon_is_told_apart(
        self, line: str, number: str, handles: tuple[str, ...], due: str, stray: str
    ) -> None:
        """Number, names and due date, in the forms that people type."""
        entry = only(line)

        assert (entry.number, entry.handles, entry.due, entry.stray, entry.text) == (
            number,
            handles,
            due,
            stray,
            "x",
        )

    @pytest.mark.parametrize(
        "line",
        [
            "besluit: een gewone zin",
            "Besluit van de directie: een gewone zin",
            "BESLUITENLIJST: oud",
            "De BESLUIT: midden in de zin",
            "BESLUITVORMING volgt: later",
        ],
    )
    def test_an_ordinary_sentence_is_not_an_entry(self, line: str) -> None:
        """Lower case, other words and words in the middle do not count."""
        assert parse(line).entries == ()

    def test_a_keyword_without_colon_is_pointed_out(self) -> None:
        """It is not an entry yet, and does not swallow or join another."""
        body = "BESLUIT: een\nACTIE @anna bellen\nBESLUIT: twee"

        assert [entry.text for entry in parse(body).entries] == ["een", "twee"]
        assert codes(body) == [(1, "dubbele-punt-ontbreekt")]

    def test_a_keyword_in_small_letters_is_pointed_out(self) -> None:
        """It is no entry, and does not become part of the one above it unseen."""
        body = "ACTIE @anna: bellen\nactie @bas voor 1 april: mailen"

        assert [entry.text for entry in parse(body).entries] == ["bellen"]
        assert codes(body) == [(1, "trefwoord-klein")]
        assert codes("actie is nodig: nu\nBESLUIT: een\nactiever worden: ja") == []

    @pytest.mark.parametrize(
        "line", ["- BESLUIT: x", "**BESLUIT**: x", "1. ACTIE @anna: x", "> BESLUIT: x"]
    )
    def test_a_decorated_keyword_is_pointed_out(self, line: str) -> None:
        """A decision in a list would be missed silently otherwise."""
        assert parse(line).entries == ()
        assert codes(line) == [(0, "trefwoord-niet-vooraan")]

    def test_entries_know_their_agenda_point(self) -> None:
        """An entry above the first point has none."""
        minutes = parse("BESLUIT: a\n## 1. Opening\nBESLUIT: b\n")

        assert [minutes.item_of(entry) for entry in minutes.entries] == [None, minutes.items[0]]


class TestConfidential:
    """What is confidential fails closed."""

    def test_a_block_marks_what_stands_in_it(self) -> None:
        """Entries inside are confidential, entries after it are not."""
        minutes = parse("::: vertrouwelijk\nBESLUIT: a\n:::\nBESLUIT: b\n")

        assert [(entry.kind, entry.confidential) for entry in minutes.entries] == [
            (EntryKind.CONFIDENTIAL, True),
            (EntryKind.DECISION, True),
            (EntryKind.DECISION, False),
        ]
        assert confidential_spans(minutes) == [range(3)]

    def test_an_unclosed_block_lasts_until_the_end(self) -> None:
        """Forgetting the end makes too much confidential, never too little."""
        body = "::: vertrouwelijk\n## 2. Volgende\nBESLUIT: a"

        assert parse(body).entries[-1].confidential
        assert codes(body) == [(0, "vertrouwelijk-open")]

    def test_blocks_nest(self) -> None:
        """The end of an inner block does not end the confidential one."""
        minutes = parse("::: vertrouwelijk\n::: opmerking\n:::\nBESLUIT: a\n:::\nBESLUIT: b\n")

        assert [e.confidential for e in minutes.entries if e.kind is EntryKind.DECISION] == [
            True,
            False,
        ]

    @pytest.mark.parametrize(
        "mark",
        [":::vertrouwelijk", "::: Vertrouwelijk", "::: {.vertrouwelijk}", "::: vertrouwlijk"],
    )
    def test_a_block_name_may_be_written_otherwise(self, mark: str) -> None:
        """Spelling must not decide what leaks."""
        assert parse(f"{mark}\nBESLUIT: a\n:::").entries[-1].confidential

    @pytest.mark.parametrize(
        ("mark", "end"),
        [
            ("> ::: vertrouwelijk", "> :::"),
            ("- ::: vertrouwelijk", "  :::"),
            ("3) ::: vertrouwelijk", "    :::"),
            ("\t::: vertrouwelijk", "\t:::"),
            ("\u00a0::: vertrouwelijk", ":::"),
            ("\ufeff::: vertrouwelijk", ":::"),
            (":: vertrouwelijk", "::"),
            ("Anna zegt\u2028::: vertrouwelijk", ":::"),
            ("::: geheim", ":::"),
            ("::: Besloten gedeelte", ":::"),
        ],
    )
    def test_a_mark_that_is_not_by_the_rules_hides_all_the_same(self, mark: str, end: str) -> None:
        """In a list, in a quote, behind a space nobody sees: what was meant is clear."""
        body = f"ACTIE @anna: x\n{mark}\nHet bod.\nBESLUIT: a\n{end}\nBESLUIT: b\n"
        minutes = parse(body)

        assert confidential_spans(minutes) == [range(1, 5)]
        assert [e.confidential for e in minutes.entries] == [False, True, True, False]
        assert (1, "blok-onbekend") in codes(body)

    @pytest.mark.parametrize("line", ["Om 10::30 uur", "- zie: :: x", "a::vertrouwelijk", "- - -"])
    def test_two_colons_in_a_sentence_hide_nothing(self, line: str) -> None:
        """Only a mark with a name that says so begins a block."""
        assert parse(f"{line}\nBESLUIT: b\n").entries[-1].confidential is False

    def test_an_end_without_a_start_is_pointed_out(self) -> None:
        """Probably the start was mistyped."""
        assert codes("tekst\n:::\n") == [(1, "blok-niet-open")]


class TestCode:
    """Nothing in fenced code is understood."""

    def test_keywords_in_code_are_text(self) -> None:
        """An example of how to write minutes makes no decisions."""
        assert parse("```\nBESLUIT: a\n## 1. B\n```\n").entries == ()
        assert parse("```\nBESLUIT: a\n## 1. B\n```\n").items == ()

    def test_an_unclosed_fence_hides_nothing(self) -> None:
        """Three stray marks do not make the rest of the meeting disappear."""
        body = "~~~\nBESLUIT: a\n::: vertrouwelijk\nACTIE @anna: b\n:::\n"

        assert [entry.confidential for entry in parse(body).entries] == [False, True, True]
        assert codes(body) == [(0, "codeblok-open")]


@given(minutes_texts())
def test_any_text_is_minutes(body: str) -> None:
    """Parsing never fails; spans lie within the text, in order, and only blocks overlap."""
    minutes = parse(body)
    count = len(split_lines(body))

    spans = [(item.start, item.end) for item in minutes.items]
    spans += [(entry.start, entry.end) for entry in minutes.entries]
    assert all(0 <= start < end <= count for start, end in spans)
    starts = [entry.start for entry in minutes.entries]
    assert starts == sorted(starts)
    lines = [e for e in minutes.entries if e.kind is not EntryKind.CONFIDENTIAL]
    assert all(one.end <= two.start for one, two in itertools.pairwise(lines))
    assert all(0 <= finding.line < count for finding in minutes.findings)
    covered = {line for span in confidential_spans(minutes) for line in span}
    assert all(entry.confidential is (entry.start in covered) for entry in minutes.entries)


@given(st.text())
def test_lines_and_their_ends_are_the_whole_text(body: str) -> None:
    """Nothing is lost or added between lines."""
    assert "".join(line + end for line, end in split_lines_with_ends(body)) == body
