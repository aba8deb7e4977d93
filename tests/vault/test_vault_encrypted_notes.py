"""Encrypted notes as bytes: any note comes back byte for byte, and tells only what it is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.encrypted import block_in
from raadsboek.vault import frontmatter
from raadsboek.vault.encrypted_notes import decrypted, encrypted, is_encrypted
from raadsboek.vault.encryption import new_secret, public_of
from raadsboek.vault.line_edit import CannotEdit
from raadsboek.vault.reading import note_from_bytes

SECRET, OTHER = new_secret(), new_secret()
READERS = (public_of(SECRET),)

titles = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


@settings(max_examples=40)
@given(titles, st.text(st.characters(codec="utf-8", exclude_categories=["Cs"])))
def test_a_note_comes_back_byte_for_byte(title: str, body: str) -> None:
    """With the key; without it there is a placeholder with its kind and number."""
    meta = {"soort": "besluit", "nummer": "B-2026-001", "titel": title, "vertrouwelijk": "ja"}
    try:
        raw = frontmatter.compose(meta, body)
    except CannotEdit:
        return
    kept = encrypted(raw, READERS)
    assert is_encrypted(kept)
    assert decrypted(kept, [OTHER, SECRET]) == raw
    assert decrypted(kept.replace(b"\n", b"\r\n"), [SECRET]) == raw
    assert decrypted(kept, [OTHER]) is None
    assert list(frontmatter.read(kept).meta) == ["soort", "nummer", "vertrouwelijk"]
    note = note_from_bytes("b.md", kept)
    assert (note.encrypted, note.editable, note.text("nummer")) == (True, False, "B-2026-001")


@settings(max_examples=60)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=3))
def test_damage_is_never_taken_for_another_text(place: int, junk: bytes) -> None:
    """A byte that changed gives nothing or the very same note; never an error or other text."""
    raw = b"---\nsoort: besluit\nvertrouwelijk: ja\n---\nTekst\n"
    kept = encrypted(raw, READERS)
    at = place % len(kept)
    spoiled = kept[:at] + junk + kept[at + len(junk) :]
    assert decrypted(spoiled, [SECRET]) in (None, raw)


def test_a_note_about_age_is_no_encrypted_note() -> None:
    """A block with words around it is text that somebody wrote."""
    block = block_in(frontmatter.read(encrypted(b"---\nsoort: besluit\n---\n", READERS)).body)
    assert block
    assert block_in(f"Zo ziet dat eruit:\n\n{block}\n") == ""
    assert block_in(f"{block}\n\nEn nog iets.\n") == ""
