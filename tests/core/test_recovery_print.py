"""The recovery print of a key: what is typed over right is the key, one error is named by row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.recovery_print import ALPHABET, PREFIX, NotAPrint, print_rows, read_rows

secrets = st.text(alphabet=ALPHABET, min_size=58, max_size=58).map(lambda text: PREFIX + text)


@given(secrets)
def test_a_print_reads_back_as_the_key(secret: str) -> None:
    """In capitals or not, with or without numbers of rows and spaces."""
    rows = print_rows(secret)
    assert read_rows("\n".join(rows)) == secret
    bare = "\n\n".join("".join(row.split()[1:]).lower() for row in rows)
    assert read_rows(bare) == secret
    assert read_rows(f" {secret.lower()}\n") == secret


@given(secrets, st.data())
def test_one_wrong_letter_is_found_in_its_row(secret: str, data: st.DataObject) -> None:
    """Whatever letter is typed in whatever place, in the check as well."""
    rows = [row.split(maxsplit=1)[1].replace(" ", "") for row in print_rows(secret)]
    at = data.draw(st.integers(0, len(rows) - 1))
    place = data.draw(st.integers(0, len(rows[at]) - 1))
    other = data.draw(st.sampled_from([one for one in ALPHABET if one != rows[at][place]]))
    rows[at] = rows[at][:place] + other + rows[at][place + 1 :]
    with pytest.raises(NotAPrint, match=f"Regel {at + 1} "):
        read_rows("\n".join(rows))


@given(secrets, st.data())
def test_two_letters_that_changed_places_are_found(secret: str, data: st.DataObject) -> None:
    """Also two rows that did."""
    rows = [row.split(maxsplit=1)[1].replace(" ", "") for row in print_rows(secret)]
    at = data.draw(st.integers(0, len(rows) - 1))
    place = data.draw(st.integers(0, len(rows[at]) - 2))
    first, second = rows[at][place], rows[at][place + 1]
    if first != second:
        swapped = list(rows)
        swapped[at] = rows[at][:place] + second + first + rows[at][place + 2 :]
        with pytest.raises(NotAPrint, match=f"Regel {at + 1} "):
            read_rows("\n".join(swapped))
    with pytest.raises(NotAPrint, match="Regel 1 "):
        read_rows("\n".join([rows[1], rows[0], *rows[2:]]))


def test_what_looks_alike_is_read_as_what_was_printed() -> None:
    """A zero that is typed as an O, an L as an I or a 1, an 8 as a B."""
    secret = PREFIX + ("0L8Q" * 15)[:58]
    rows = "\n".join(print_rows(secret))
    numbers = [f"{row.split()[0]} " for row in rows.splitlines()]
    bodies = [row.split(maxsplit=1)[1] for row in rows.splitlines()]
    odd = [body.replace("0", "O").replace("L", "I").replace("8", "b") for body in bodies]
    assert read_rows("\n".join(map("".join, zip(numbers, odd, strict=True)))) == secret


@pytest.mark.parametrize("typed", ["", "niets", "1 QPZR", PREFIX + "QQ", "x\n" * 5])
def test_what_is_no_print_is_refused(typed: str) -> None:
    """With a sentence that says what is expected."""
    with pytest.raises(NotAPrint):
        read_rows(typed)
