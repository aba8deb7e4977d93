"""The table of addresses: what a spreadsheet makes of it is read, and nothing in it gets lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.mailing.contacts import (
    Contact,
    Contacts,
    contacts_text,
    plain_name,
    read_contacts,
)
from raadsboek.core.mailing.email_address import is_email_address

ANNA = Contact(handle="anna", name="Anna Jansen", email="a.jansen@example.org")
CONTACTS = st.builds(
    Contact,
    handle=st.from_regex(r"[a-z][a-z0-9_-]{0,9}", fullmatch=True),
    name=st.text().map(plain_name),
    email=st.from_regex(r"[a-z]{1,9}(\.[a-z]{1,9})?@[a-z]{1,9}\.nl", fullmatch=True),
)


@given(st.lists(CONTACTS, unique_by=lambda one: one.handle, max_size=4))
def test_what_is_written_is_read_back(known: list[Contact]) -> None:
    """Every name comes back, quotes and semicolons in it too."""
    made = contacts_text(Contacts(tuple(known)))

    assert set(read_contacts(made).known) == set(known)
    assert not read_contacts(made).unclear


@pytest.mark.parametrize(
    "text",
    [
        "anna;Anna Jansen;a.jansen@example.org",
        "\ufeffkort;naam;adres\r\n@anna;Anna Jansen;mailto:a.jansen@example.org\r\n",
        "Kort,Naam,Adres\nanna,Anna Jansen,a.jansen@example.org",
        "anna\tAnna Jansen\ta.jansen@example.org\n\n",
        'anna;"Anna Jansen";a.jansen@example.org',
    ],
)
def test_the_forms_that_a_spreadsheet_writes(text: str) -> None:
    """Semicolons, commas, tabs and a mark in front are all the same table."""
    assert read_contacts(text) == Contacts((ANNA,))


def test_what_is_not_understood_stays() -> None:
    """A line that somebody typed otherwise is told, and is there again after saving."""
    found = read_contacts("anna;a.jansen@example.org\nbas: 06-12345678\nx;y;z;q\n")

    assert found.unclear == ("bas: 06-12345678", "x;y;z;q")
    assert read_contacts(contacts_text(found)) == found


def test_a_new_address_takes_the_place_of_the_old() -> None:
    """The name stays when only the address is given; another spelling of the name is the same."""
    found = Contacts((ANNA,)).having([Contact(handle="Anna", email="anna@example.org")])

    assert found.known == (Contact(handle="Anna", name="Anna Jansen", email="anna@example.org"),)
    assert found.without("@ANNA").known == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "anna",
        "anna@localhost",
        "Anna <anna@example.org>",
        "anna@example.org, bas@example.org",
        "anna@example.org\nBcc: x@example.org",
        "anna @example.org",
        ".anna@example.org",
        "anné@example.org",
        "anna@exämple.org",
        "anna@-example.org",
        '"anna b"@example.org',
        f"{'a' * 65}@example.org",
    ],
)
def test_what_is_no_address(text: str) -> None:
    """Nothing that could put a second address or another line in a mail counts as one."""
    assert not is_email_address(text)


@pytest.mark.parametrize(
    "text", ["anna@example.org", "a.o'neill+or@sub-1.example.co.uk", "A_B@EXAMPLE.ORG"]
)
def test_what_is_an_address(text: str) -> None:
    """The addresses that offices give out."""
    assert is_email_address(text)
