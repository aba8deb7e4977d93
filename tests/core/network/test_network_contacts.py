"""Contacts by circle: a row and back without loss, and circles whatever the capitals."""

from hypothesis import given, settings
from hypothesis import strategies as st

from raadsboek.core.beside.tables import (
    CONTACTS,
    Rows,
    one_line,
    read_table,
    row_a_line,
    table_text,
)
from raadsboek.core.network.contacts import (
    NetworkContact,
    circles_in,
    circles_of,
    contact_of,
    row_of_contact,
)

WORDS = st.text(max_size=12).map(one_line)
CIRCLES = st.lists(st.text(max_size=8), max_size=3).map(lambda parts: circles_in(",".join(parts)))


@settings(max_examples=60)
@given(WORDS.filter(bool), CIRCLES, WORDS, WORDS)
def test_a_contact_comes_back_from_the_file(
    name: str, circles: tuple[str, ...], organization: str, remark: str
) -> None:
    """Through the table in text and back, whatever was typed."""
    contact = NetworkContact(name=name, circles=circles, organization=organization, remark=remark)
    text = table_text(CONTACTS, Rows((row_of_contact(contact),)))
    found = read_table(CONTACTS, text)
    assert [contact_of(row) for row in found.known] == [contact]
    assert not found.unclear


def test_a_circle_is_one_whatever_the_capitals() -> None:
    """Each contact counts once in a circle, by the name that was there first."""
    assert circles_in(" Vakbond, vakbond ,, LSR") == ("Vakbond", "LSR")
    contacts = [
        NetworkContact(name="A", circles=("vakbond", "netwerk")),
        NetworkContact(name="B", circles=("Vakbond",)),
    ]
    assert circles_of(contacts) == {"netwerk": 1, "vakbond": 2}
    assert contacts[1].is_in(" VAKBOND ")


def test_a_broken_line_inside_a_cell_makes_no_second_person() -> None:
    """A spreadsheet puts the lines of a remark between quotes; a quote alone joins nothing."""
    text = 'Vos;vakbond;;;;;"belt\nniet"\nO"Hara;netwerk;;;;;\nSmit;LSR;;;;;"x"\n'
    rows = read_table(CONTACTS, row_a_line(text))

    assert [row["naam"] for row in rows.known] == ["Vos", 'O"Hara', "Smit"]
    assert rows.known[0]["opmerking"] == "belt niet"
