"""File names that are legal everywhere."""

import re

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.filenames import MAXIMUM_NAME, note_name, shortened, words

LEGAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]*\.md")


@given(st.text(max_size=300), st.text(max_size=300))
def test_every_name_is_legal_on_every_computer(number: str, title: str) -> None:
    """Whatever the title, the name is short ASCII without reserved words or trailing dots."""
    name = note_name(number, title)

    assert len(name) <= MAXIMUM_NAME
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name)
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', name)
    assert name.endswith(".md")
    assert name.isascii()
    assert not name.removesuffix(".md").endswith((" ", "."))


def test_a_name_reads_like_the_title() -> None:
    """The number comes first, then the words."""
    assert (
        note_name("B-2026-014", "Thuiswerkregeling: één dag!")
        == "B-2026-014 thuiswerkregeling-een-dag.md"
    )


def test_a_long_title_ends_at_a_word() -> None:
    """No word is cut in two; only one that is too long by itself is, and the number stays whole."""
    title = "Reactie op het adviesverzoek over de reorganisatie: formatie en uitvoering daarvan"

    assert (
        note_name("N-2026-014", title)
        == "N-2026-014 reactie-op-het-adviesverzoek-over-de-reorganisatie-formatie-en.md"
    )
    assert note_name("N-2026-014", "a" * 99) == f"N-2026-014 {'a' * 66}.md"


@given(st.text(max_size=60), st.integers(1, 60))
def test_what_is_kept_of_words_is_whole(title: str, room: int) -> None:
    """As many words as fit, from the first on; the next one would not."""
    joined = words(title)

    kept = shortened(joined, room)

    assert len(kept) <= room
    assert joined.startswith(kept)
    if "-" in joined[: room + 1] or len(joined) <= room:
        assert joined[len(kept) : len(kept) + 1] in ("", "-")
