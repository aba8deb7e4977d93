"""The dossier behind an agenda point: the term that is at stake, and what it is about in short."""

from raadsboek.book.confidential.since import is_secret
from raadsboek.book.documents.making import Making
from raadsboek.core.dates import day_as_kept, long_date
from raadsboek.core.kinds import trajectory
from raadsboek.core.links import target
from raadsboek.core.meetings.agenda.points import Point
from raadsboek.core.note import Note
from raadsboek.core.trajectories.summary import summary_of


def dossier_of(making: Making, point: Point) -> Note | None:
    """Return the dossier that a point is about; None where there is none that may be told of."""
    named = point.attributes.get("traject", "") or point.attributes.get("uit", "")
    note = making.note(target(named)) if named else None
    if note is None or note.text("soort") != trajectory.KIND.name or is_secret(making.book, note):
        return None
    return note


def summary_at(making: Making, point: Point) -> str:
    """Return the summary of the dossier behind a point; '' where there is none."""
    note = dossier_of(making, point)
    return summary_of(note.meta) if note is not None else ""


def term_of(making: Making, point: Point) -> str:
    """Return the day that counts with what it is for; '' where there is no dossier, or no day."""
    note = dossier_of(making, point)
    if note is None:
        return ""
    own = day_as_kept(note.text("uiterlijk"))
    if own is not None:
        reason = note.text("termijn")
        return f"uiterlijk {long_date(own)}{f': {reason}' if reason else ''}"
    # The law takes time to read.
    from raadsboek.book.trajectories.dossiers import worked_out
    from raadsboek.core.trajectories.next_step import next_step

    step = next_step(worked_out(making.book, note).dossier, making.today)
    if step is None or step.day is None:
        return ""
    article = step.deadline.step.article if step.deadline else ""
    said = f"{step.title} ({article})" if article else step.title
    return f"uiterlijk {long_date(step.day)}: {said}"
