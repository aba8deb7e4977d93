"""What holds for the parts of the readers on anything at all."""

import datetime
import io

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.text import visible
from raadsboek.intake import headers
from raadsboek.intake.charsets import decoded, decoded_page
from raadsboek.intake.invitation import told
from raadsboek.intake.limits import Limits
from raadsboek.intake.pages import page_as_markdown
from raadsboek.intake.piece import Part, Piece
from raadsboek.intake.sorts import sort_of
from raadsboek.intake.wire import answer_of, harmless, piece_in, received, send

CHARSETS = st.sampled_from(["", "utf-8", "us-ascii", "iso-8859-15", "utf-16", "x-martian", "idna"])
RAW = st.text(st.characters(codec=None), max_size=60)


@given(st.binary(max_size=200), CHARSETS)
def test_any_bytes_become_text(data: bytes, declared: str) -> None:
    """Whatever was declared, bytes become text that can be written in UTF-8."""
    assert decoded(data, declared).encode() is not None
    assert decoded_page(data, declared).encode() is not None


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_utf8_is_never_mistaken(text: str) -> None:
    """Text that is UTF-8 comes back equal, declared or not."""
    data = text.encode()

    if not text.startswith("\ufeff"):
        assert decoded(data) == text
        assert decoded(data, "us-ascii") == text


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_bytes_are_some_sort(data: bytes, name: str) -> None:
    """Every file is of a sort that has a reader."""
    assert sort_of(data, name) in (
        *("eml", "msg", "docx", "odt", "pdf", "image", "text", "unknown"),
    )


@given(RAW)
def test_any_header_is_read(raw: str) -> None:
    """No header makes the readers of headers fail."""
    assert isinstance(headers.header_text(raw), str)
    assert all(map(headers.shown, headers.people(raw)))
    assert isinstance(headers.message_ids(raw), tuple)
    headers.moment(raw)


@given(st.datetimes(datetime.datetime(1971, 1, 1), datetime.datetime(2100, 1, 1)))
def test_a_date_header_is_the_moment_in_it(moment: datetime.datetime) -> None:
    """A moment that was written as mail does comes back, zone included."""
    zone = datetime.timezone(datetime.timedelta(hours=2))
    given_moment = moment.replace(microsecond=0, tzinfo=zone)

    found = headers.moment(given_moment.strftime("%a, %d %b %Y %H:%M:%S %z"))

    assert found == given_moment
    assert found is not None
    assert found.utcoffset() == given_moment.utcoffset()


@given(st.text(st.sampled_from('<>/ape="x&;! \n-td'), max_size=80))
def test_any_page_is_text(page: str) -> None:
    """No page makes the reader of pages fail."""
    assert isinstance(page_as_markdown(page), str)


@given(st.text(st.sampled_from('BEGIN:VT\nSUMARYDX=;"\\,0129Z'), max_size=80))
def test_any_invitation_is_told(calendar: str) -> None:
    """No invitation makes its reader fail."""
    assert isinstance(told(calendar), str)


_NO_TIME = datetime.timedelta()
PIECES = st.builds(
    Piece,
    sort=RAW,
    trouble=RAW,
    subject=RAW,
    recipients=st.lists(RAW, max_size=2).map(tuple),
    # As a mail says it: a moment of a named zone may stand for two, and is then equal to none.
    sent=st.none()
    | st.datetimes(timezones=st.timezones()).map(
        lambda moment: moment.replace(tzinfo=datetime.timezone(moment.utcoffset() or _NO_TIME))
    ),
    text=RAW,
    parts=st.lists(st.builds(Part, name=RAW, data=st.binary(max_size=9)), max_size=2).map(tuple),
)


@given(PIECES)
def test_a_piece_crosses_the_wire_unchanged(piece: Piece) -> None:
    """What is made harmless once stays as it is, on the way and after it."""
    limits = Limits(text_characters=40)
    once = harmless(piece, limits)
    pipe = io.BytesIO()

    send(pipe, answer_of(once))
    pipe.seek(0)
    packed = received(pipe, 1_000_000)

    assert packed is not None
    assert piece_in(packed) == once
    assert harmless(once, limits) == once
    assert visible(f"{once.trouble}{once.sort}") == f"{once.trouble}{once.sort}"
    assert visible(once.subject) == once.subject
    assert received(pipe, 1_000_000) is None


def test_an_answer_that_is_cut_off_or_too_long_is_none() -> None:
    """A process that was taken over cannot make its parent read without end."""
    pipe = io.BytesIO()
    send(pipe, answer_of(Piece(sort="text", text="x" * 100)))
    whole = pipe.getvalue()

    assert received(io.BytesIO(whole), 50) is None
    assert received(io.BytesIO(whole[:-1]), 1_000) is None
    assert received(io.BytesIO(whole[:4]), 1_000) is None
