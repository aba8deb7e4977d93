"""File names that are legal everywhere."""

import re

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.filenames import MAXIMUM_NAME, note_name

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
