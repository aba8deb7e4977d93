"""Mail as programs really write it: folded lines, layout, invitations, pictures, signatures."""

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import mail, saved

from raadsboek.intake.flowed import unfolded
from raadsboek.intake.pages import page_as_markdown
from raadsboek.intake.piece import Piece
from raadsboek.intake.reading import read_many_bytes

INVITATION = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VTIMEZONE
DTSTART:19700101T000000
END:VTIMEZONE
BEGIN:VEVENT
SUMMARY:Overleg met de bestuurder\\, over
  de nachtdienst
DTSTART;TZID=Europe/Amsterdam:20260312T133000
DTEND;TZID=Europe/Amsterdam:20260312T153000
LOCATION:zaal 2.14
ORGANIZER;CN="Bea; de Boer":mailto:bea@delinden.example
END:VEVENT
END:VCALENDAR
"""
FLOWED = b"""\xef\xbb\xbf
From: a@x.example
Content-Type: text/plain; format=flowed; charset=utf-8

Een lange regel die \nhier doorgaat.
Een korte.
> Wat een ander \n> zei.
>> En nog een.
-- \nAnna
"""


@pytest.fixture(scope="module")
def pieces() -> dict[str, Piece]:
    """Return the mails as they were read."""
    invited = mail()
    invited.add_alternative(INVITATION.encode(), "text", "calendar", params={"method": "REQUEST"})
    pictures = mail()
    page = '<p>Groet <img src="cid:logo@x"> <img src="cid:foto@x"></p>'
    pictures.set_content(page, subtype="html")
    pictures.add_related(b"klein", "image", "png", cid="<logo@x>")
    pictures.add_related(b"g" * 30_000, "image", "png", cid="<foto@x>", filename="foto.png")
    signed = b'From: a@x.example\nContent-Type: multipart/signed; boundary="b"\n\n--b\n\nTekst\n'
    signed += b"--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nxx\n--b--\n"
    forwarded = mail()
    forwarded.add_attachment(mail("Binnenin.\n", Subject="Oorspronkelijk: één"))
    titled = docx.Document()
    titled.add_paragraph("Een brief", style="Title")
    files = {
        "invited": invited.as_bytes(),
        "pictures": pictures.as_bytes(),
        "signed": signed,
        "forwarded": forwarded.as_bytes(),
        "flowed": FLOWED,
        "layout alone": mail().as_bytes().replace(b"text/plain", b"text/html"),
        "nothing": b"From: a@x.example\nTo: b@x.example\nSubject: leeg\n\n",
        "appointment": INVITATION.encode(),
        "titled": saved(titled),
    }
    return dict(
        zip(
            files,
            read_many_bytes((f"{name}.eml", data) for name, data in files.items()),
            strict=True,
        )
    )


def test_an_invitation(pieces: dict[str, Piece]) -> None:
    """An invitation is told in words, and goes along as a file for an agenda."""
    piece = pieces["invited"]
    told = (
        "Uitnodiging: Overleg met de bestuurder, over de nachtdienst\n"
        "Wanneer: do 12 maart 2026 13:30\nTot: do 12 maart 2026 15:30\n"
        "Waar: zaal 2.14\nVan: bea@delinden.example"
    )

    assert piece.text == f"Beste leden,\n\nHierbij de stukken.\n\n{told}"
    assert [part.name for part in piece.parts] == ["uitnodiging.ics"]
    assert piece.parts[0].data == INVITATION.encode()
    assert pieces["appointment"].text == told


def test_pictures_in_the_layout(pieces: dict[str, Piece]) -> None:
    """A logo is no attachment, and a photo in the text is one."""
    assert [part.name for part in pieces["pictures"].parts] == ["foto.png"]


def test_a_signed_mail(pieces: dict[str, Piece]) -> None:
    """The text of a signed mail is read; the signature goes along."""
    assert (pieces["signed"].text, pieces["signed"].trouble) == ("Tekst", "")
    assert [part.name for part in pieces["signed"].parts] == ["smime.p7s"]


def test_a_mail_within_a_mail(pieces: dict[str, Piece]) -> None:
    """A mail that was sent along is an attachment, called after its subject."""
    (part,) = pieces["forwarded"].parts

    assert part.name == "Oorspronkelijk: één.eml"
    assert b"Binnenin." in part.data
    assert pieces["forwarded"].text == "Beste leden,\n\nHierbij de stukken."


def test_folded_lines(pieces: dict[str, Piece]) -> None:
    """What the sender folded is one paragraph again, within quotes too."""
    assert pieces["flowed"].text == (
        "Een lange regel die hier doorgaat.\nEen korte.\n> Wat een ander zei.\n>> En nog een.\n"
        "-- \nAnna"
    )


def test_a_mail_without_text(pieces: dict[str, Piece]) -> None:
    """A mail may be empty; layout without tags is text."""
    assert pieces["nothing"].has_no_text
    assert pieces["nothing"].subject == "leeg"
    assert pieces["layout alone"].text == "Beste leden, Hierbij de stukken."


def test_a_title_in_word_is_a_heading(pieces: dict[str, Piece]) -> None:
    """The title of a Word document stands above its text."""
    assert pieces["titled"].text == "# Een brief"


@given(st.lists(st.sampled_from(["een", "twee ", "> drie", "> vier ", "-- ", ""]), max_size=8))
def test_unfolding_loses_no_word(lines: list[str]) -> None:
    """All words that were typed are there, in their order."""
    text = "\n".join(lines)

    words = [word for word in unfolded(text, without_space=False).split() if word != ">"]

    assert words == [word for word in text.split() if word != ">"]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>jan_de_vries@x.nl en _zo_ 2*3</p>", "jan_de_vries@x.nl en \\_zo\\_ 2\\*3"),
        ('<a href="mailto:a@x.nl">a@x.nl</a>', "a@x.nl"),
        ('<a href="https://x.nl/a_b">hier</a>', "[hier](https://x.nl/a_b)"),
        ('<a href="javascript:x()">daar</a> <a href="file:///etc">x</a>', "daar x"),
        ('<img src="https://spoor.example/x.gif">Tekst', "Tekst"),
        ('<p style="display:none">weg</p><p>er</p>', "er"),
        ("<table><tr><td><p>Een</p><p>twee</p></td></tr></table>", "Een\n\ntwee"),
        (
            "<table><tr><td>a|b</td><td>2</td></tr><tr><td>c</td><td>d</td></tr></table>",
            "| a\\|b | 2 |\n| --- | --- |\n| c | d |",
        ),
        ("<ol><li>een<ul><li>a</li></ul></li></ol>", "1. een\n   - a"),
        ("<p>Een regel van\nde bron</p>", "Een regel van de bron"),
        ("<h2>Kop</h2>regel<br>nog een", "## Kop\n\nregel\nnog een"),
    ],
)
def test_layout_as_markdown(page: str, text: str) -> None:
    """Layout becomes Markdown in which every word stands, and nothing is fetched or run."""
    assert page_as_markdown(page) == text
