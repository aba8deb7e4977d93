"""The annual report as a document: the text of its note, with charts where numbers are in one."""

from collections.abc import Iterator, Sequence

from raadsboek.book.documents.making import Made, Making
from raadsboek.book.notes import title_of
from raadsboek.core.annual.charts import split_charts
from raadsboek.core.annual.text import text_for_readers
from raadsboek.core.dates import day_as_kept, without_weekday
from raadsboek.core.documents.blocks import Block, Figure, Heading
from raadsboek.core.documents.parsing import parse_blocks
from raadsboek.core.kinds.annual_report import ReportStatus
from raadsboek.core.note import Note


def build(making: Making, subject: Note | None) -> Made:
    """Return a report for those who read it: no marks, and no list of what each number counts."""
    assert subject is not None
    text = text_for_readers(making.text_of(subject))
    start, end = (day_as_kept(subject.text(key)) for key in ("van", "tot"))
    period = f"{without_weekday(start)} tot en met {without_weekday(end)}" if start and end else ""
    status = subject.text("status") or ReportStatus.DRAFT.value
    counted = day_as_kept(subject.text("geteld"))
    return Made(
        title=title_of(subject),
        blocks=_blocks(text),
        day=counted or end,
        reference=subject.text("nummer"),
        status=status,
        is_draft=status == ReportStatus.DRAFT,
        facts=tuple(
            fact
            for fact in (
                ("Over de tijd", period),
                ("Geteld op", without_weekday(counted) if counted else ""),
            )
            if fact[1]
        ),
        text=text,
    )


def _blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for piece in split_charts(text):
        blocks += parse_blocks(piece) if isinstance(piece, str) else [Figure(piece)]
    return tuple(_with_text(blocks))


def _with_text(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks without the titles of chapters that nothing stands in."""
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else Heading(1, ())
        if not (
            isinstance(block, Heading) and isinstance(below, Heading) and block.level >= below.level
        ):
            yield block
