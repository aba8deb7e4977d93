"""What of a note may be in a document: an allow-list that fails closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.documents.audience import (
    confidential_parts,
    may_leave,
    remarks_in,
    text_for,
)
from raadsboek.core.documents.document import Audience
from raadsboek.core.minutes.public import LEFT_OUT
from raadsboek.core.trajectories.sections import without_hidden

BODY = "## 1. Fusie\n::: vertrouwelijk\nHet bod.\n:::\nNa afloop <!-- vragen -->koffie.\n"


def test_a_confidential_part_is_in_full_documents_only() -> None:
    """Those who were there read it; others see that something is left out."""
    full = text_for(Audience.FULL, BODY)
    assert "Het bod." in full
    for audience in (Audience.SHORT, Audience.PUBLIC):
        assert "Het bod." not in text_for(audience, BODY)
        assert LEFT_OUT in text_for(audience, BODY)


@pytest.mark.parametrize("audience", Audience)
def test_a_remark_is_in_no_document(audience: Audience) -> None:
    """What the secretary wrote for themselves stays inside."""
    assert "vragen" not in text_for(audience, BODY)
    assert remarks_in(BODY) == ["vragen"]


@pytest.mark.parametrize(
    "body",
    [
        "<!-- Het bod\n::: vertrouwelijk\n-->\nx\n:::\nopen\n",
        "::: vertrouwelijk\na\n<!--\n:::\n-->\nHet bod\n:::\nopen\n",
        "<!-- x -->::: vertrouwelijk\nHet bod\n:::\nopen\n",
        "::: vertrouwelijk: Het bod\n:::\nopen\n",
    ],
)
def test_a_mark_in_a_remark_gives_nothing_away(body: str) -> None:
    """It ends no block for others, and neither does a block end a remark."""
    outside = text_for(Audience.SHORT, body)
    assert "Het bod" not in outside
    assert "open" in outside
    assert "Het bod" in "\n".join([*confidential_parts(body), *remarks_in(body)])


def test_letters_and_the_handover_leave_out_the_same() -> None:
    """A block within a block does not end the outer one, nor does a quote open nothing."""
    for body in (
        "::: vertrouwelijk\n::: opmerking\na\n:::\nHet bod\n:::\nopen\n",
        "> ::: vertrouwelijk\n> Het bod\n> :::\nopen\n",
    ):
        assert without_hidden(body).strip() == "open"


def test_a_confidential_note_leaves_as_a_full_document_of_itself_only() -> None:
    """Any word but 'nee' says that it is confidential."""
    secret = {"vertrouwelijk": "ja"}
    assert may_leave(secret, Audience.FULL, is_subject=True)
    assert not may_leave(secret, Audience.FULL)
    assert not may_leave(secret, Audience.SHORT, is_subject=True)
    assert not may_leave({"vertrouwelijk": "yes"}, Audience.PUBLIC, is_subject=True)
    assert may_leave({"vertrouwelijk": "nee"}, Audience.PUBLIC)


_PIECES = st.lists(
    st.sampled_from(
        ("::: vertrouwelijk\n", "::: Vertrouwlijk\r\n", ":::\n", "tekst\n", "## 1. X\n", "```\n")
    ),
    max_size=10,
)


@given(_PIECES)
def test_parts_and_the_rest_are_the_whole(pieces: list[str]) -> None:
    """Every line of text is in a confidential part, or in what others may read; never in both."""
    body = "".join(piece.replace("tekst", f"tekst{at}") for at, piece in enumerate(pieces))
    inside = "\n".join(confidential_parts(body))
    outside = text_for(Audience.SHORT, body)
    for at, piece in enumerate(pieces):
        if piece == "tekst\n":
            assert (f"tekst{at}\n" in inside + "\n") != (f"tekst{at}\n" in outside)
    assert all(
        f"tekst{at}" in text_for(Audience.FULL, body)
        for at, piece in enumerate(pieces)
        if piece == "tekst\n"
    )
