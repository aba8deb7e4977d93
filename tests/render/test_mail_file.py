"""A draft of a mail: what other programs read in it is what was put in, whatever that holds."""

import email
import email.policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses
from html import escape

from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from conftest import NOW
from raadsboek.core.documents.blocks import Paragraph, Words
from raadsboek.core.documents.document import Document
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.core.text import visible, visible_lines
from raadsboek.render.calendar import Attendee, CalendarEvent, Organizer, invitation_file
from raadsboek.render.formats import House
from raadsboek.render.mail import Address, Attached, Mail, file_name, is_draft, mail_file
from raadsboek.render.mail_document import write

ADDRESSES = st.builds(
    Address,
    email=st.from_regex(r"[a-z]{1,30}\.[a-z]{1,9}@[a-z]{1,9}\.example", fullmatch=True),
    name=st.text(max_size=50),
)


def read(data: bytes) -> EmailMessage:
    """Return a mail as the library of Python reads it, which finds nothing wrong in it."""
    found = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(found, EmailMessage)
    assert [part.defects for part in found.walk() if part.defects] == []
    return found


def names_in(data: bytes, header: str) -> list[str]:
    """Return the names in a header; the newer reader puts a blank between encoded words."""
    found = email.message_from_bytes(data).get_all(header, [])
    return [str(make_header(decode_header(name))) for name, _address in getaddresses(found)]


def one_line(text: str) -> str:
    """Return text as a header shows it."""
    return " ".join(visible(text).split())


@given(st.text(max_size=120), st.lists(ADDRESSES, max_size=4), st.lists(ADDRESSES, max_size=2))
@example("Agenda\r\nBcc: spion@example.org", [Address("a@x.nl", 'A"\r\nX: 1')], [])
@example("=?utf-8?q?nep?= =?", [Address("a@x.nl", "Jansen, Anna <b@x.nl>")], [])
@example("lang " * 24, [Address("a@x.nl", "é" * 50)], [])
@example("\ud800 \x00 \u202e", [Address("a@x.nl", "\\")], [])
def test_a_header_says_what_was_typed_and_nothing_else(
    subject: str, to: list[Address], cc: list[Address]
) -> None:
    """No name, title or line end adds a recipient or a header."""
    data = mail_file(Mail(subject=subject, blocks=(), to=tuple(to), cc=tuple(cc)))
    found = read(data)

    assert found["Subject"] == one_line(subject)
    for header, people in (("To", to), ("Cc", cc)):
        listed = found[header].addresses if found[header] else ()
        assert [one.addr_spec for one in listed] == [one.email for one in people]
        assert names_in(data, header) == [one_line(one.name) for one in people]
    names = [name for name in found if name not in ("To", "Cc")]
    assert names == ["X-Unsent", "Subject", "MIME-Version", "Content-Type"]


@settings(max_examples=50)
@given(st.text())
def test_the_text_comes_through_whole(text: str) -> None:
    """Every word of a paragraph is in the plain text and in the page."""
    said = visible_lines(text)
    found = read(mail_file(Mail(subject="x", blocks=(Paragraph((Words(said),)),))))
    plain, page = found.get_body(("plain",)), found.get_body(("html",))

    assert plain is not None
    assert page is not None
    assert plain.get_content().split() == said.split()
    assert escape(said, quote=False) in page.get_content().replace("\r\n", "\n")


@settings(max_examples=50)
@given(st.text(max_size=80), st.binary(max_size=200))
@example("../../.bashrc", b"")
@example("gnp.\u202etxt.exe", b"--=_x\r\n")
@example(f"{'lang ' * 30}.pdf", b"%PDF")
def test_a_file_comes_through_byte_for_byte_under_a_plain_name(name: str, data: bytes) -> None:
    """No name leads anywhere, and no bytes look like the end of a part."""
    attached = Attached(name=name, media_type="application/pdf", data=data)
    found = read(mail_file(Mail(subject="x", blocks=(), attached=(attached,))))
    (part,) = found.iter_attachments()
    shown = part.get_filename() or ""

    assert part.get_content() == data
    assert shown == file_name(name)
    assert 0 < len(shown) <= 60
    assert shown.isascii()
    assert not shown.startswith(".")
    assert not set(shown) & set('/\\:*?"<>|')


def test_a_mail_inside_a_mail_stays_as_it_was() -> None:
    """The original of a received mail goes along as a file: no program may change its lines."""
    inner = b"Subject: oud\n\n" + b"x" * 2000
    attached = Attached(name="bericht.eml", media_type="message/rfc822", data=inner)
    (part,) = read(mail_file(Mail(subject="x", blocks=(), attached=(attached,)))).iter_attachments()

    assert part.get_content() == inner


def test_the_same_mail_gives_the_same_bytes() -> None:
    """Nothing in it is random; it is a draft, of nobody and of no moment yet."""
    mail = Mail(subject="Agenda", blocks=parse_blocks("Beste allen,\n\n- een\n"))
    data = mail_file(mail)

    assert mail_file(mail) == data
    assert is_draft(data)
    assert data.startswith(b"X-Unsent: 1\r\n")
    assert not {"From", "Date", "Message-ID"} & set(read(data).keys())
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))


EVENT = CalendarEvent(identity="a@raadsboek", title="Raad", day=NOW.date(), sequence=7)
ORGANIZER = Organizer(name="Sanne", email="s@x.nl")


@given(st.text(max_size=30))
@example('x";RSVP=FALSE:mailto:b@x.nl\r\nATTENDEE:mailto:c@x.nl')
def test_an_invitation_asks_exactly_who_is_invited(name: str) -> None:
    """No name adds a guest or a line."""
    data = invitation_file(
        EVENT, [Attendee("a@x.nl", one_line(name))], organizer=ORGANIZER, now=NOW
    )
    calendar = Calendar.from_ical(data.decode())
    (event,) = calendar.walk("VEVENT")

    assert str(calendar["METHOD"]) == "REQUEST"
    assert str(event["ATTENDEE"]) == "mailto:a@x.nl"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"


def test_the_draft_of_a_document_says_which_version_it_is_of() -> None:
    """In the words of every other format: only a code would tell nobody anything."""
    document = Document(
        kind="brief",
        title="Brief",
        council="OR De Linden",
        author="OR De Linden",
        day=NOW.date(),
        blocks=(),
        reference="P-2026-046",
        version="1a2b3c4d",
    )
    body = read(write(document, House())).get_body(("plain",))
    assert body is not None
    assert "OR De Linden · P-2026-046 · versie 1a2b3c4d" in body.get_content()


def test_a_long_name_of_a_file_ends_at_a_word() -> None:
    """A mail program shows little of a name; what it shows are whole words."""
    long = "P-2026-041-1 adviesaanvraag-reorganisatie-formatie-en-uitvoering.pdf"

    assert file_name(long) == "P-2026-041-1 adviesaanvraag-reorganisatie-formatie-en.pdf"
