"""The text of a meeting as blocks: only remarks are lost, and each line keeps its place."""

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.documents.blocks import Block, Paragraph, Words, words_in
from raadsboek.core.documents.letter_text import split_head
from raadsboek.core.documents.minutes_summary import NOTHING, summary_blocks
from raadsboek.core.documents.minutes_text import minutes_blocks, passages
from raadsboek.core.minutes.entries import EntryKind, split_lines

_MINUTES = """\
## 3. Rooster
doel: besluiten · tijd: 10 min · stukken: [[P-2026-001]]

Er is lang gesproken. <!-- wie zei dat? -->
BESLUIT B-2026-001: De OR stemt in.
Onder voorwaarden.
STEMMING: 7-1-1
ACTIE @anna voor 1 april: Brief schrijven.
::: vertrouwelijk
De grens is 22 fte.
:::
Verder niets.
"""
_LINES = st.lists(
    st.sampled_from(
        [
            "## 1. Punt",
            "tijd: 5 min · stukken: [[P-1]]",
            "BESLUIT: ja",
            "ACTIE @anna: doen",
            "gewoon",
            "- een",
            "```",
            "::: vertrouwelijk",
            ":::",
            "",
            "<!-- weg -->",
            "    code",
            "> citaat",
        ]
    ),
    max_size=12,
)


def said(blocks: tuple[Block, ...]) -> list[str]:
    """Return the lines that blocks say."""
    return list(words_in(blocks))


def test_minutes_become_paragraphs_of_their_own() -> None:
    """Each keyword line stands alone with its head in bold; what is confidential is marked."""
    blocks = minutes_blocks(_MINUTES)
    assert said(blocks) == [
        "3. Rooster",
        "Stukken: P-2026-001",
        "Er is lang gesproken.",
        "BESLUIT B-2026-001: De OR stemt in.\nOnder voorwaarden.",
        "STEMMING: 7-1-1",
        "ACTIE @anna voor 1 april: Brief schrijven.",
        "[Vertrouwelijk]",
        "De grens is 22 fte.",
        "[Einde vertrouwelijk]",
        "Verder niets.",
    ]
    decision = blocks[3]
    assert isinstance(decision, Paragraph)
    assert decision.inlines[0] == Words("BESLUIT B-2026-001: ", bold=True)


def test_keyword_lines_can_be_left_out() -> None:
    """For everybody the actions go, and nothing else."""
    text = said(minutes_blocks(_MINUTES, without=(EntryKind.ACTION,)))
    assert "ACTIE @anna voor 1 april: Brief schrijven." not in text
    assert len(text) == 9


def test_the_summary_is_what_came_of_each_point() -> None:
    """A point with decisions is told with them; without any, that is said."""
    assert said(tuple(summary_blocks(_MINUTES))) == [
        "3. Rooster",
        "Besluit B-2026-001: De OR stemt in. Onder voorwaarden.",
        "Stemming: 7-1-1",
    ]
    assert said(tuple(summary_blocks("## 1. Opening\nGoedemiddag.\n"))) == [NOTHING]


@given(_LINES)
def test_passages_cover_a_text_in_order(lines: list[str]) -> None:
    """Together the passages have every line once, whatever stands beside what."""
    text = "\n".join(lines)
    found = list(passages(text))
    at = 0
    for one in found:
        assert one.start >= at
        assert one.end >= one.start
        at = one.end
    assert at == len(split_lines(text))


@given(_LINES)
def test_no_ordinary_word_is_lost_from_minutes(lines: list[str]) -> None:
    """Text, lists, code, citations and keyword lines are all there."""
    told = "\n".join(said(minutes_blocks("\n".join(lines))))
    for word in ("gewoon", "een", "code", "citaat", "ja", "doen"):
        assert told.split().count(word) == " ".join(lines).split().count(word)


def test_the_head_of_a_letter_is_told_apart() -> None:
    """Labelled lines at the beginning are facts; a letter without them keeps all of its text."""
    facts, text = split_head("Aan: M. Kuiper\nBetreft: advies\n\nGeachte mevrouw,\n")
    assert facts == (("Aan", "M. Kuiper"), ("Betreft", "advies"))
    assert text.strip() == "Geachte mevrouw,"
    assert split_head("Geachte mevrouw,\nAan: u\n") == ((), "Geachte mevrouw,\nAan: u\n")
    assert split_head("Van: mij gaat de zon\nonder.\n")[0] == ()
