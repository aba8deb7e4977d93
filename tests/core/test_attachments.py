"""Names of attachments, and what a note says of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.attachments import (
    FACTS_KEY,
    MAXIMUM_ORIGINAL,
    NAMES_KEY,
    Attachment,
    attachments_of,
    beside,
    keys_of,
    made,
    safe_name,
)
from raadsboek.core.filenames import MAXIMUM_NAME
from raadsboek.core.kinds import post
from raadsboek.core.note import Note
from raadsboek.core.schema import check
from raadsboek.core.text import visible
from raadsboek.vault.file_names import name_problems, stray_problem

TRICKS = (
    "../../.bashrc",
    "..\\..\\.git\\config",
    ".gitattributes",
    "CON",
    "con.pdf",
    "brief\u202efdp.exe",
    "brief - kopie.pdf",
    "a" * 4000 + ".pdf",
    "",
    ".",
    "\x00\x1b]52;c;x\x07.pdf",
)


def _note(meta: dict[str, object]) -> Note:
    return Note(path="post/2026/P-2026-118 x.md", meta=meta, body="", digest="")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("original", "name"),
    [
        ("Adviesaanvraag.PDF", "P-2026-118-1 adviesaanvraag.pdf"),
        ("../../.bashrc", "P-2026-118-1 bashrc.bin"),
        ("C:\\Users\\jan\\Plan van aanpak (def).docx", "P-2026-118-1 plan-van-aanpak-def.docx"),
        ("CON", "P-2026-118-1 con.bin"),
        ("factuur.pdf.exe", "P-2026-118-1 factuur-pdf-exe.bin"),
        ("bericht.html", "P-2026-118-1 bericht-html.bin"),
        ("notulen.md", "P-2026-118-1 notulen.txt"),
        ("brief - kopie.pdf", "P-2026-118-1 brief-afschrift.pdf"),
        ("\u202e\u200b", "P-2026-118-1 bijlage.bin"),
        (
            "Adviesaanvraag reorganisatie zorgadministratie: formatie en uitvoering daarvan.pdf",
            "P-2026-118-1 adviesaanvraag-reorganisatie-zorgadministratie-formatie-en.pdf",
        ),
        ("v1.2 concept", "P-2026-118-1 v1-2-concept.bin"),
    ],
)
def test_a_name_reads_like_the_original(original: str, name: str) -> None:
    """The words stay; paths, tricks and what a click would run do not."""
    assert safe_name("P-2026-118", 1, original) == name


def test_the_extension_is_that_of_the_bytes() -> None:
    """A PDF that was sent as a Word document opens as a PDF."""
    assert safe_name("P-2026-118", 2, "brief.doc", extension="pdf") == "P-2026-118-2 brief.pdf"


@given(st.text(max_size=60), st.integers(1, 999), st.one_of(st.text(), st.sampled_from(TRICKS)))
def test_every_name_is_safe(number: str, count: int, original: str) -> None:
    """Whatever it was called: short ASCII, no dot file, no folder, no note, and nothing to warn."""
    name = safe_name(number, count, original)

    assert re.fullmatch(r"[A-Za-z0-9 ._-]+\.[a-z0-9]+", name)
    assert len(name) <= MAXIMUM_NAME
    assert not name.startswith((".", " "))
    assert not name.endswith(".md")
    assert list(name_problems(name)) == []
    assert stray_problem(name) is None


@given(st.lists(st.tuples(st.text(), st.binary()), max_size=5))
def test_a_note_gives_back_what_it_says_of_its_attachments(
    given_ones: list[tuple[str, bytes]],
) -> None:
    """Names, digests and first names come back from the keys; each is one visible line."""
    before = tuple(
        made("P-2026-118", count, original, data)
        for count, (original, data) in enumerate(given_ones, start=1)
    )

    after = attachments_of(_note(dict(keys_of(before))))

    assert [(one.name, one.digest) for one in after] == [(one.name, one.digest) for one in before]
    assert all(len(one.original) <= MAXIMUM_ORIGINAL for one in after)
    assert all(visible(one.original) == one.original for one in after)
    assert after == tuple(
        one if one.original else Attachment(one.name, one.digest, one.name) for one in before
    )


def test_an_attachment_added_by_hand_has_a_name_only() -> None:
    """A line that nobody can read is no reason to lose the attachment."""
    note = _note({NAMES_KEY: ["brief.pdf", "brief.pdf"], FACTS_KEY: ["brief.pdf is van Jan"]})

    assert attachments_of(note) == (Attachment("brief.pdf"),)


def test_the_keys_are_those_of_a_post_note() -> None:
    """What is written fits the kind that it is written for."""
    keys = keys_of([made("P-2026-118", 1, "brief.pdf", b"%PDF")])

    found, problems = check(post.Post, {"titel": "Brief", **keys})

    assert not problems
    assert found is not None
    assert found.attachments == ("P-2026-118-1 brief.pdf",)


@pytest.mark.parametrize("name", ["brief.pdf", "./brief.pdf", "/brief.pdf"])
def test_a_place_beside_a_note_has_one_form(name: str) -> None:
    """Or an attachment of a confidential note could be named in a way that nobody knows again."""
    assert beside("post/2026/P-2026-001 brief.md", name) == "post/2026/brief.pdf"
    assert beside("brief.md", name) == "brief.pdf"
