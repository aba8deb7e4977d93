"""The questions of the constituency with their answers, by theme: for everybody, of nobody.

Who asked is in no note. A name that got into a text all the same is a role here, whatever the
council says about names in other documents.
"""

from collections.abc import Iterator

from raadsboek.book.documents.list_words import about, without_hidden
from raadsboek.book.documents.making import Made, Making
from raadsboek.book.documents.people import people
from raadsboek.core.constituency.log import Asked, asked_of, by_theme
from raadsboek.core.dates import without_weekday
from raadsboek.core.documents.blocks import Block, Paragraph
from raadsboek.core.documents.composing import heading, lines, paragraph, plain
from raadsboek.core.documents.nameless import Nameless
from raadsboek.core.kinds import question
from raadsboek.core.note import Note

_WAITING = "Op deze vraag is nog geen antwoord."


def build(making: Making, subject: Note | None) -> Made:
    """Return what was answered; for the council also what still waits for an answer."""
    asked = _asked(making, subject)
    told = [one for one in asked if one.has_answer or (one.is_open and not making.is_public)]
    blocks = list(_by_theme(making, told))
    waiting = sum(one.is_open for one in asked)
    if making.is_public and waiting:
        words = "1 vraag" if waiting == 1 else f"{waiting} vragen"
        blocks.append(paragraph(f"Wij zoeken nog het antwoord op {words}.", italic=True))
    return Made(
        title=about("Vragen en antwoorden", making, None),
        blocks=(*blocks, *without_hidden(making, len(told), "beantwoorde vragen")),
        reference=subject.text("nummer") if subject else "",
    )


def _asked(making: Making, subject: Note | None) -> list[Asked]:
    if subject is not None:
        return [asked_of(subject.meta)]
    return [asked_of(meta) for meta in making.notes(question.KIND)]


def _by_theme(making: Making, asked: list[Asked]) -> Iterator[Block]:
    if not asked:
        return
    nameless = Nameless(people(making.book, making.today))
    for theme in by_theme(asked):
        yield heading(nameless.text(theme.title))
        for one in theme.asked:
            day = one.answered or one.day
            said = f"{one.answer} ({without_weekday(day)})" if one.answer and day else one.answer
            yield Paragraph(
                lines(
                    [
                        plain(nameless.text(one.text), bold=True),
                        plain(nameless.text(said)) or plain(_WAITING, italic=True),
                    ]
                )
            )
