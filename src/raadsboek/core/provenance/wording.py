"""The story in words: what each passage says, where it is recorded, and what others may read."""

from collections.abc import Iterator

from msgspec.structs import replace

from raadsboek.core.dates import long_date, without_weekday
from raadsboek.core.links import pieces
from raadsboek.core.provenance.passage import Life, Passage, Recorded, Stage

CODE = 8
"""So many characters of a version's code are shown, and enough to name it."""
NOT_YET = "nog in geen versie"
CONFIDENTIAL = "vertrouwelijk"


def heading(life: Life) -> str:
    """Return '{number} {title}'; of a note without a number the path alone is its name."""
    return f"{life.number} {life.title}".strip()


def about(life: Life) -> str:
    """Return what it is and how it stands: 'besluit · geldig · vertrouwelijk'."""
    return " · ".join(
        part for part in (life.kind, life.status, CONFIDENTIAL if life.secret else "") if part
    )


def day_of(passage: Passage) -> str:
    """Return the day of a passage, written out."""
    return long_date(passage.when) if passage.when else "dag onbekend"


def stage_of(life: Life, passage: Passage) -> str:
    """Return what a passage tells of; where the note itself began, that is its own kind."""
    return life.kind if passage.stage is Stage.DECISION else passage.stage.value


def told(passage: Passage) -> str:
    """Return the words of a passage, links as they are read."""
    return plain(passage.text)


def source(life: Life, passage: Passage) -> str:
    """Return where a passage is recorded: the note, by whom, when, in which version."""
    recorded = passage.recorded
    if recorded is None:
        return f"{passage.number} · {NOT_YET}"
    moment = without_weekday(recorded.moment.date())
    if not life.day_only:
        moment = f"{moment} {recorded.moment:%H:%M}"
    return f"{passage.number} · {recorded.author}, {moment} · versie {recorded.version[:CODE]}"


def plain(text: str) -> str:
    """Return text in which a link is the words that are read."""
    return "".join(shown for shown, _number in pieces(text))


def for_others(life: Life) -> Life:
    """Return the story as it may leave the house: of what is confidential only the number."""
    passages = tuple(
        replace(one, text=CONFIDENTIAL, details=(), recorded=_nameless(one)) if one.secret else one
        for one in life.passages
    )
    return replace(life, passages=passages)


def _nameless(passage: Passage) -> Recorded | None:
    # The subject of a version may tell what the note is about.
    return replace(passage.recorded, subject="") if passage.recorded else None


def by_day(life: Life) -> Iterator[tuple[str, list[Passage]]]:
    """Yield the days of the story with what is told under each."""
    under: dict[str, list[Passage]] = {}
    for passage in life.passages:
        under.setdefault(day_of(passage), []).append(passage)
    yield from under.items()


def as_markdown(life: Life) -> str:
    """Return the story as text for a page: a heading for each day, a line for each passage."""
    lines = [about(life), ""]
    for day, passages in by_day(life):
        lines += [f"## {day}", ""]
        for passage in passages:
            lines.append(f"- **{stage_of(life, passage)}** {_one_line(told(passage))}")
            lines += [f"  {_one_line(plain(detail))}" for detail in passage.details]
            lines.append(f"  {_one_line(source(life, passage))}")
        lines.append("")
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())
