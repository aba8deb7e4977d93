"""Checkpoints: what stands on them, what their code stands for, and codes as people type them."""

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.note import Note
from raadsboek.core.verification.codes import code_of, grouped, is_slip, read_code
from raadsboek.core.verification.sheet import (
    Sheet,
    file_name,
    leaf_of_decision,
    leaf_of_minutes,
    leaves_up_to,
    next_sheet,
    read_sheet,
    with_those_before,
)

CODES = st.text(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), min_size=20, max_size=20)
LEAVES = st.text(st.sampled_from("0123456789abcdef"), min_size=64, max_size=64)
NUMBERS = st.from_regex(r"[A-Z]{1,2}[- ][0-9]{2,4}-[0-9]{2,3}", fullmatch=True)
SHEETS = st.builds(
    Sheet,
    st.lists(CODES.map(grouped), max_size=3, unique=True).map(lambda codes: tuple(sorted(codes))),
    st.dictionaries(NUMBERS, LEAVES, max_size=8),
)


@given(SHEETS)
def test_a_sheet_is_read_as_it_was_written(sheet: Sheet) -> None:
    """Nothing of a sheet is lost on disk, and it keeps its code."""
    read = read_sheet(sheet.text)

    assert read == sheet
    assert read is not None
    assert read.code == code_of(sheet.text)


@given(SHEETS, st.data())
def test_any_other_byte_is_no_sheet_or_has_another_code(sheet: Sheet, data: st.DataObject) -> None:
    """Whatever is changed in the file, nobody takes it for the same sheet."""
    raw = bytearray(sheet.text)
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    read = read_sheet(bytes(raw))

    assert read is None or read.code != sheet.code


@given(CODES, st.sampled_from(["", " ", "-", "  ", " - "]))
def test_a_code_is_read_however_it_is_typed(characters: str, between: str) -> None:
    """Capitals, spaces and dashes do not count, and digits that look like a letter are it."""
    typed = between.join(characters[at : at + 4] for at in range(0, 20, 4)).lower()
    assert read_code(typed) == grouped(characters)
    assert read_code(typed.replace("o", "0").replace("i", "1").replace("b", "8")) == (
        grouped(characters)
    )


def test_what_is_no_code_is_not_read_as_one() -> None:
    """A character too many or too few, or a digit that no code has."""
    assert read_code("ABCD-EFGH-IJKL-MNOP-QRS") == ""
    assert read_code("ABCD-EFGH-IJKL-MNOP-QRSTU") == ""
    assert read_code("ABCD-EFGH-IJKL-MNOP-QRS9") == ""


def test_a_slip_is_told_from_another_code() -> None:
    """One wrong character is a slip, a wholly other code is not."""
    assert is_slip("ABCD-EFGH-IJKL-MNOP-QRST", "ABCD-EFGH-IJKL-MNOP-QRSX")
    assert not is_slip("ABCD-EFGH-IJKL-MNOP-QRST", "ABCD-EFGH-IJKL-MNOP-QRST")
    assert not is_slip("ABCD-EFGH-IJKL-MNOP-QRST", "ZZZZ-ZZZZ-ZZZZ-MNOP-QRST")


@given(st.lists(st.dictionaries(NUMBERS, LEAVES, max_size=4), max_size=5))
def test_the_last_sheet_stands_for_everything(adoptions: list[dict[str, str]]) -> None:
    """Whatever was adopted in whatever order, the last code covers the last form of each."""
    sheets: list[Sheet] = []
    standing: dict[str, str] = {}
    for leaves in adoptions:
        standing.update(leaves)
        sheets.append(next_sheet(sheets, standing))
        known = {sheet.code: sheet for sheet in sheets}

        assert leaves_up_to(sheets[-1], known) == standing
        assert len(with_those_before(sheets[-1], known)) == len(known)


def test_a_sheet_after_two_people_adopted_apart_follows_both() -> None:
    """Two ends become one, and what they disagree about is said once more."""
    first = next_sheet([], {"V-1": "a" * 64})
    mine = next_sheet([first], {"V-1": "a" * 64, "V-2": "b" * 64})
    theirs = next_sheet([first], {"V-1": "a" * 64, "V-3": "c" * 64})
    leaves = {"V-1": "a" * 64, "V-2": "b" * 64, "V-3": "c" * 64}

    both = next_sheet([first, mine, theirs], leaves)

    assert set(both.after) == {mine.code, theirs.code}
    assert leaves_up_to(both, {one.code: one for one in (first, mine, theirs, both)}) == leaves


@given(st.lists(NUMBERS, min_size=1, max_size=5, unique=True), st.integers(0, 3))
def test_no_sheet_takes_the_place_of_another(numbers: list[str], times: int) -> None:
    """A name that is taken gets a digit, and a name is short and plain."""
    taken: list[str] = []
    for _ in range(times + 1):
        path = file_name("2026-04-16", numbers, taken)
        assert path not in taken
        assert path.isascii()
        assert len(path) < 120
        taken.append(path)


def test_a_leaf_is_of_text_and_salt() -> None:
    """Another salt or another word gives another leaf; what happens afterwards does not."""
    meta = {"soort": "vergadering", "nummer": "V-1", "zout": "aa", "status": "verslag vastgesteld"}
    note = Note(path="v.md", meta=meta, body="Tekst.\n", digest="")
    other_salt = Note(path="v.md", meta={**meta, "zout": "bb"}, body="Tekst.\n", digest="")
    published = Note(path="w.md", meta={**meta, "status": "gepubliceerd"}, body="Tekst.", digest="")
    other_word = Note(path="v.md", meta=meta, body="Woord.\n", digest="")

    assert leaf_of_minutes(note) == leaf_of_minutes(published)
    assert len({leaf_of_minutes(one) for one in (note, other_salt, other_word)}) == 3
    assert leaf_of_decision(b"x", note) != leaf_of_decision(b"x", other_salt)
