"""A dossier is closed when its outcome stands in a letter, by whatever door somebody comes."""

import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.problems import check
from raadsboek.book.trajectories.closing import OutcomeLetterMissing
from raadsboek.book.trajectories.dossiers import open_dossier
from raadsboek.book.trajectories.events import record_event
from raadsboek.core.errors import InvalidInput
from raadsboek.core.kinds import post, trajectory
from raadsboek.core.note import Value
from raadsboek.core.problem import Severity
from raadsboek.core.terms.event import Document, Event
from raadsboek.core.trajectories.next_step import next_step

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))
NUMBER = "D-2026-001"


def happened(day: str, name: str, *papers: str, text: str = "") -> Event:
    """Return an event of a day in 2026 ('10-12')."""
    return Event(
        day=datetime.date.fromisoformat(f"2026-{day}"),
        name=name,
        documents=tuple(Document(paper) for paper in papers),
        text=text,
    )


@pytest.fixture
def dossier(book: Book) -> Book:
    """Return a raadsboek with a request for advice, answered without a letter."""
    request: dict[str, Value] = {
        "titel": "Reorganisatie",
        "vorm": "advies",
        "ontvangen": "2026-09-01",
    }
    notes.create(book, trajectory.KIND, request, now=NOW)
    record_event(book, NUMBER, happened("10-12", "advies"), now=NOW)
    return book


def by_event(book: Book) -> None:
    """Close it by an event."""
    record_event(book, NUMBER, happened("11-20", "afgerond"), now=NOW)


def by_evaluation(book: Book) -> None:
    """Evaluate it at once."""
    record_event(book, NUMBER, happened("11-20", "evaluatie"), now=NOW)


def by_key(book: Book) -> None:
    """Close it as `wijzig` does."""
    notes.change_keys(book, NUMBER, {"status": "afgerond"}, now=NOW)


def by_old_word(book: Book) -> None:
    """Close it with the word of before."""
    notes.change_keys(book, NUMBER, {"status": "gesloten"}, now=NOW)


def by_form_with_text(book: Book) -> None:
    """Close it as the form and the editor do: keys and text at once."""
    note = notes.read(book, NUMBER)
    notes.save(book, note, changes={"status": "afgerond"}, body="Klaar.\n", now=NOW)


def by_lines(book: Book) -> None:
    """Close it by typing the line itself."""
    lines: list[Value] = ["2026-10-12 advies", "2026-11-20 afgerond"]
    changes: dict[str, Value] = {"gebeurtenissen": lines, "status": "afgerond"}
    notes.change_keys(book, NUMBER, changes, now=NOW)


DOORS = (by_event, by_evaluation, by_key, by_old_word, by_form_with_text, by_lines)


@pytest.mark.parametrize("door", DOORS)
def test_no_door_closes_without_a_letter(dossier: Book, door: Callable[[Book], None]) -> None:
    """The refusal says which letter misses and how to mend it; nothing is written."""
    before = notes.read(dossier, NUMBER).digest
    with pytest.raises(OutcomeLetterMissing) as refused:
        door(dossier)
    assert refused.value.problems[0].key == "status"
    assert "advies uitgebracht" in refused.value.message
    assert f"raadsboek brief {NUMBER}" in refused.value.hint
    assert notes.read(dossier, NUMBER).digest == before


def test_a_new_dossier_is_not_closed_from_the_start(book: Book) -> None:
    """Making a note is a door as well."""
    values: dict[str, Value] = {"titel": "Oud", "vorm": "advies", "status": "afgerond"}
    with pytest.raises(OutcomeLetterMissing):
        notes.create(book, trajectory.KIND, values, now=NOW)


@pytest.mark.parametrize("door", DOORS)
def test_a_sent_letter_opens_every_door(dossier: Book, door: Callable[[Book], None]) -> None:
    """A draft of the letter does not, nor another letter; the letter that went out does."""
    draft: dict[str, Value] = {
        "titel": "Advies",
        "richting": "uit",
        "status": "concept",
        "brief": "advies",
        "traject": f"[[{NUMBER}]]",
    }
    notes.create(dossier, post.KIND, draft, now=NOW)
    notes.create(dossier, post.KIND, {**draft, "brief": "vragen", "status": "verzonden"}, now=NOW)
    with pytest.raises(OutcomeLetterMissing):
        door(dossier)
    notes.change_keys(dossier, "P-2026-001", {"status": "verzonden"}, now=NOW)
    door(dossier)
    assert open_dossier(dossier, NUMBER).dossier.is_closed


def test_proof_of_the_outcome_is_a_letter_as_well(dossier: Book) -> None:
    """The signed letter as a paper that proves the event."""
    notes.create(dossier, post.KIND, {"titel": "Advies", "richting": "uit"}, now=NOW)
    record_event(dossier, NUMBER, happened("10-13", "advies", "P-2026-001"), now=NOW)
    by_event(dossier)
    assert notes.read(dossier, NUMBER).text("status") == "afgerond"


def test_of_an_initiative_the_answer_closes(book: Book) -> None:
    """Where the other side answers, its answer is the outcome; our own letter is not."""
    notes.create(book, trajectory.KIND, {"titel": "Fietsplan", "vorm": "initiatief"}, now=NOW)
    notes.create(book, post.KIND, {"titel": "Voorstel", "richting": "uit"}, now=NOW)
    notes.create(book, post.KIND, {"titel": "Antwoord", "richting": "in"}, now=NOW)
    record_event(book, NUMBER, happened("09-01", "voorstel", "P-2026-001"), now=NOW)
    with pytest.raises(OutcomeLetterMissing, match="schriftelijk antwoord ontvangen"):
        by_event(book)
    record_event(book, NUMBER, happened("10-01", "besluit", "P-2026-002"), now=NOW)
    by_event(book)


def test_giving_up_asks_a_reason_and_no_letter(dossier: Book) -> None:
    """Through the phase alone there is no room for a reason, so it is asked as an event."""
    for status in ("ingetrokken", "afgezien", "aangehouden"):
        with pytest.raises(InvalidInput, match="hoort een reden"):
            notes.change_keys(dossier, NUMBER, {"status": status}, now=NOW)
    event = happened("11-20", "afgezien", text="plan van de baan")
    found = record_event(dossier, NUMBER, event, now=NOW)
    assert found.note.text("status") == "afgezien"
    assert next_step(found.dossier, NOW.date()) is None


def test_a_pause_stops_no_term_and_resuming_brings_back_the_phase(dossier: Book) -> None:
    """A legal month goes on while the council waits."""
    decided = Event(day=datetime.date(2026, 11, 3), name="besluit", qualities=("afwijkend",))
    before = record_event(dossier, NUMBER, decided, now=NOW).dossier.open_deadlines
    paused = record_event(
        dossier, NUMBER, happened("11-05", "aangehouden", text="er wordt gepraat"), now=NOW
    )
    assert paused.note.text("status") == "aangehouden"
    assert paused.dossier.open_deadlines == before
    resumed = record_event(dossier, NUMBER, happened("11-12", "hervat"), now=NOW)
    assert resumed.note.text("status") == "besluit ontvangen, afwijkend"


def test_reopening_brings_back_the_phase_and_the_terms(dossier: Book) -> None:
    """With the reason why; through the phase alone it is refused."""
    record_event(dossier, NUMBER, happened("11-20", "ingetrokken", text="geen geld"), now=NOW)
    with pytest.raises(InvalidInput, match="'heropend' hoort een reden"):
        notes.change_keys(dossier, NUMBER, {"status": "in behandeling"}, now=NOW)
    event = happened("11-21", "heropend", text="toch geld")
    found = record_event(dossier, NUMBER, event, now=NOW)
    assert found.note.text("status") == "uitgebracht"
    assert not found.dossier.is_closed
    assert [one.step.id for one in found.dossier.open_deadlines] == ["consult", "decision"]


def test_a_dossier_that_was_closed_before_there_were_events_can_be_reopened(
    dossier: Book,
) -> None:
    """Its phase says that it is closed, and no line does."""
    note = notes.read(dossier, NUMBER)
    file = dossier.root / note.path
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("status: uitgebracht", "status: gesloten"), encoding="utf-8")
    assert open_dossier(dossier, NUMBER).dossier.is_closed
    event = happened("11-21", "heropend", text="nieuwe feiten")
    found = record_event(dossier, NUMBER, event, now=NOW)
    assert not found.dossier.is_closed
    assert found.note.text("status") == "uitgebracht"


@pytest.mark.parametrize("form", ["informatie", "geschil", "ongevraagd advies", "initiatief"])
def test_every_form_of_dossier_can_be_kept_with_its_days(book: Book, form: str) -> None:
    """Also one that no law orders: its days are days, and it is closed without a letter."""
    values: dict[str, Value] = {
        "titel": "Cijfers",
        "vorm": form,
        "ontvangen": "2026-09-01",
        "uitgebracht": "2026-09-20",
        "besluit-ontvangen": "2026-10-01",
    }
    notes.create(book, trajectory.KIND, values, now=NOW)
    found = check(book, today=NOW.date())
    assert [one for one in found if one.severity is not Severity.BOTTLENECK] == []
    if form == "informatie":
        by_event(book)
        assert open_dossier(book, NUMBER).dossier.is_closed


def test_what_was_finished_in_another_program_without_a_letter_is_told(dossier: Book) -> None:
    """There nothing could refuse it; with its letter there is nothing to tell."""
    file = dossier.root / notes.read(dossier, NUMBER).path
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("status: uitgebracht", "status: afgerond"), encoding="utf-8")
    (found,) = [
        one for one in check(dossier, today=NOW.date()) if one.code == "afgerond-zonder-brief"
    ]
    assert found.key == "status"
    assert "('advies uitgebracht')" in found.message
    notes.create(
        dossier,
        post.KIND,
        {"titel": "Advies", "richting": "uit", "datum": "2026-10-12", "status": "verzonden"}
        | {"brief": "advies", "traject": f"[[{NUMBER}]]"},
        now=NOW,
    )
    assert "afgerond-zonder-brief" not in {one.code for one in check(dossier, today=NOW.date())}
