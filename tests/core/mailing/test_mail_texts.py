"""The text of a mail: ours or the council's, filled in, and never read as markup."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from raadsboek.core.documents.blocks import Items, LineBreak, Paragraph, Words, words_in
from raadsboek.core.documents.composing import one_line, paragraph
from raadsboek.core.mailing.filling import fill
from raadsboek.core.mailing.models import MODELS
from raadsboek.core.mailing.wording import About, MailWhat, Signed, meeting_mail, template_of

ABOUT = About(title="Raad", day=datetime.date(2026, 12, 3), start="09:30")
SIGNED = Signed(name="Noor", council="OR De Linden")


def test_a_text_of_the_council_is_filled_in() -> None:
    """Its first line is the subject, a blank alone may be more than words, remarks are nobody's."""
    text = (
        "<!-- {{weg}} -->\nOnderwerp: {{Dag}}:  {{vergadering}}\n\nHallo **{{vergadering}}**,\n\n"
        "{{wanneer en waar}}\n\n{{bij deze mail}}\n\n- een {{dag}}\n- {{plaats}}\n\n"
        "{{naam}}\n{{raad}}\n"
    )

    said = meeting_mail(MailWhat.AGENDA, ABOUT, SIGNED, text=text)

    assert said.subject == "do 3 december 2026: Raad"
    assert list(words_in(said.blocks)) == [
        "Hallo Raad,",
        "Wanneer: do 3 december 2026, 09:30 uur",
        "een do 3 december 2026",
        "Noor\nOR De Linden",
    ]
    hello = said.blocks[0]
    assert isinstance(hello, Paragraph)
    assert hello.inlines[1] == Words("Raad", bold=True)
    assert said.unknown == ()


def test_a_blank_that_means_nothing_is_told_and_stays() -> None:
    """Each once; without a subject of its own the mail has the usual one."""
    said = meeting_mail(MailWhat.AGENDA, ABOUT, SIGNED, text="{{ zaal }} en {{zaal}}: {{dag}}")

    assert said.subject == "Agenda: Raad, do 3 december 2026 · OR De Linden"
    assert list(words_in(said.blocks)) == ["{{ zaal }} en {{zaal}}: do 3 december 2026"]
    assert said.unknown == ("{{ zaal }}", "{{zaal}}")


def test_our_own_texts_know_all_their_blanks() -> None:
    """Every mail about a meeting has a text, and nothing in it is unknown."""
    for what in MailWhat:
        for off in (False, True):
            about = About(title="Raad", day=ABOUT.day, is_off=off, is_adopted=off)
            said = meeting_mail(what, about, SIGNED, along=["x"], has_invitation=True)
            assert template_of(what, about) in MODELS
            assert said.unknown == ()
            assert said.blocks[-1] == Paragraph(
                (
                    Words("Met vriendelijke groet,"),
                    LineBreak(),
                    Words("Noor"),
                    LineBreak(),
                    Words("OR De Linden"),
                )
            )


@given(st.text(max_size=40).filter(lambda text: "[[" not in text))
def test_what_is_filled_in_is_text(value: str) -> None:
    """A title with stars, braces or a line end stays what it is; an empty one leaves nothing."""
    found = fill("{{a}}\n\n- {{a}}", words={"a": value}, parts={"b": (paragraph("x"),)})

    shown = one_line(value)
    assert [words for words in words_in(found.blocks) if words] == ([shown] * 2 if shown else [])
    assert not found.unknown
    assert not shown or isinstance(found.blocks[1], Items)
