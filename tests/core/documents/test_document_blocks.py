"""From Markdown to blocks: every format walks these, so nothing that was typed may be missing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.documents.blocks import (
    Heading,
    Items,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Rule,
    Table,
    Verbatim,
    Words,
    words_in,
)
from raadsboek.core.documents.parsing import parse_blocks, parse_words


def test_each_sort_of_block_is_read() -> None:
    """Headings, text, lists in lists, tables, quotes, text as typed and lines have a block."""
    text = (
        "# Een\n\nTekst **vet** en *schuin*.\nTweede regel\n\n- a\n  - b\n\n3. c\n4. d\n\n"
        "| K | L |\n| - | - |\n| 1 | ~~2~~ |\n\n> gezegd\n\n---\n\n    zo getypt\n"
    )
    assert parse_blocks(text) == (
        Heading(2, (Words("Een"),)),
        Paragraph(
            (
                Words("Tekst "),
                Words("vet", bold=True),
                Words(" en "),
                Words("schuin", italic=True),
                Words("."),
                LineBreak(),
                Words("Tweede regel"),
            )
        ),
        Items(((Paragraph((Words("a"),)), Items(((Paragraph((Words("b"),)),),))),)),
        Items(((Paragraph((Words("c"),)),), (Paragraph((Words("d"),)),)), start=3),
        Table(((Words("K"),), (Words("L"),)), (((Words("1"),), (Words("2", struck=True),)),)),
        Quote((Paragraph((Words("gezegd"),)),)),
        Rule(),
        Verbatim("zo getypt"),
    )


def test_links_lead_to_notes_and_to_safe_addresses_only() -> None:
    """A number is a link of its own; an address that runs something stays text."""
    assert parse_words("[[B-2026-014|het besluit]], [site](https://x.nl) [x](javascript:a)") == (
        Link((Words("het besluit"),), number="B-2026-014"),
        Words(", "),
        Link((Words("site"),), address="https://x.nl"),
        Words(" [x](javascript:a)"),
    )


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "*a**a" * 20_000, "> " * 3_000 + "a", "- " * 500 + "a", "a" * 30_000]
)
def test_a_text_built_to_make_a_parser_sweat_stands_as_typed(text: str) -> None:
    """Nothing is lost of it, and nobody waits."""
    assert parse_blocks(text) == (Verbatim(text.strip("\n")),)


@given(st.text(alphabet="abc<>&\"'[]()!*_`~#|-\\:/. \n", max_size=120))
def test_every_letter_that_was_typed_is_in_the_blocks(text: str) -> None:
    """Tags, definitions, titles and odd marks stay; only addresses are kept apart."""
    blocks = parse_blocks(text)
    said = "".join(words_in(blocks)) + " ".join(re.findall(r"address='([^']*)'", repr(blocks)))
    assert sorted(re.findall("[abc]", said)) == sorted(re.findall("[abc]", text))


@given(st.text(max_size=60))
def test_no_block_holds_a_character_that_a_reader_obeys(text: str) -> None:
    """Control and invisible characters are visible symbols, however they were written."""
    said = "".join(words_in(parse_blocks(text + "\n&#27;&#x202e;")))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", said)
