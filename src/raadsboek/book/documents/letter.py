"""A letter (brief) of the council: the head, the text as it was typed, and what goes along.

The text is the letter: nothing is added below it, also no signature that nobody typed.
Each page of a draft is marked; the word CONCEPT above the text is not said once more.
"""

from raadsboek.book.documents.making import Made, Making
from raadsboek.book.notes import title_of
from raadsboek.core.attachments import attachments_of
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.composing import one_line
from raadsboek.core.documents.letter_text import split_head
from raadsboek.core.documents.minutes_text import minutes_blocks
from raadsboek.core.kinds.post import PostStatus
from raadsboek.core.links import pieces
from raadsboek.core.note import Note
from raadsboek.core.trajectories.letters.concept import without_mark

_OWN_REFERENCE = frozenset({"Kenmerk", "Ons kenmerk"})


def build(making: Making, subject: Note | None) -> Made:
    """Return a letter; as long as it is a draft it says so on every page."""
    assert subject is not None
    typed, text = split_head(without_mark(making.text_of(subject)))
    day = day_as_kept(subject.text("datum"))
    labels = {label for label, _ in typed}
    council = making.book.settings.council(making.organ)
    known = (
        ("Aan", subject.text("relatie")),
        ("Van", making.book.settings.name_of(council)),
        ("Datum", without_weekday(day) if day else ""),
        ("Ons kenmerk", "" if labels & _OWN_REFERENCE else subject.text("nummer")),
    )
    is_draft = subject.text("status") == PostStatus.DRAFT
    facts = [(label, said) for label, said in known if label not in labels]
    head = sorted((*facts, *typed), key=lambda fact: _place(fact[0]))
    return Made(
        title=title_of(subject),
        blocks=minutes_blocks(text),
        day=day,
        reference=subject.text("nummer"),
        status="concept" if is_draft else "",
        is_draft=is_draft,
        facts=(*((label, _read(said)) for label, said in head), *_enclosed(making, subject)),
    )


def _place(label: str) -> int:
    order = ("Aan", "T.a.v.", "Van", "Datum", "Kenmerk", "Ons kenmerk", "Uw kenmerk", "Betreft")
    return order.index(label) if label in order else len(order)


def _read(said: str) -> str:
    """Return words as people read them: a link is its label, or its number."""
    return one_line("".join(shown for shown, _ in pieces(said)))


def _enclosed(making: Making, letter: Note) -> tuple[tuple[str, str], ...]:
    names = [one.original or one.name for one in attachments_of(letter)]
    if making.is_public or not names:
        return ()
    return (("Bijlagen" if len(names) > 1 else "Bijlage", ", ".join(map(one_line, names))),)
