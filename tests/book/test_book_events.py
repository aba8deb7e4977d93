"""Recording what happened in a dossier: its line, its phase and the days that follow."""

import datetime
import hashlib
from zoneinfo import ZoneInfo

import pytest
from copies import copied, nine_seats

from raadsboek.book import notes
from raadsboek.book.book import Book
from raadsboek.book.meetings.moving import Move, cancel_meeting, move_meeting
from raadsboek.book.past import versions_of
from raadsboek.book.problems import check
from raadsboek.book.trajectories.dossiers import Opened, open_dossier
from raadsboek.book.trajectories.events import (
    change_event,
    record_event,
    remove_event,
)
from raadsboek.book.trajectories.proof import proof_of
from raadsboek.core.errors import ChangedOnDisk, InvalidInput
from raadsboek.core.kinds import meeting, post, trajectory
from raadsboek.core.note import Value
from raadsboek.core.terms.event import Document, Event
from raadsboek.core.trajectories.next_step import next_step
from raadsboek.core.trajectories.timeline import Mark, timeline
from raadsboek.vault.reading import MAXIMUM_SIZE

NOW = datetime.datetime(2026, 11, 22, 13, 47, tzinfo=ZoneInfo("Europe/Amsterdam"))
NUMBER = "D-2026-001"


def _fill(book: Book, now: datetime.datetime) -> None:
    """Make a request for advice, its letter, and a meeting to come."""
    letter: dict[str, Value] = {"titel": "Besluit", "richting": "in", "datum": "2026-10-23"}
    notes.create(book, post.KIND, letter, body="Per 1 januari.\n", now=NOW)
    notes.create(
        book,
        meeting.KIND,
        {"titel": "Overleg", "vorm": "overleg", "datum": "2026-12-03"},
        now=NOW,
    )
    request: dict[str, Value] = {
        "titel": "Reorganisatie",
        "vorm": "advies",
        "ontvangen": "2026-09-01",
    }
    notes.create(book, trajectory.KIND, request, now=NOW)


dossier = copied(nine_seats, _fill, now=NOW)


def event(words: str, *papers: str, text: str = "") -> Event:
    """Return the event that a day, a name and qualities say."""
    day, name, *qualities = words.split(" ", 2)
    return Event(
        day=datetime.date.fromisoformat(day),
        name=name,
        qualities=tuple(qualities[0].split(", ")) if qualities else (),
        documents=tuple(Document(paper) for paper in papers),
        text=text,
    )


def days(opened: Opened) -> dict[str, datetime.date | None]:
    """Return the last days of a dossier by step."""
    return {one.step.id: one.last for one in opened.dossier.deadlines}


def test_a_decision_sets_phase_key_and_the_days_that_follow(dossier: Book) -> None:
    """One version holds the line with its proof, the phase and the key of the same day."""
    record_event(dossier, NUMBER, event("2026-10-12 advies"), now=NOW)
    found = record_event(
        dossier,
        NUMBER,
        event("2026-10-23 besluit afwijkend, zonder redenen", "P-2026-001", text="per 1 januari"),
        now=NOW,
    )
    digest = hashlib.sha256(
        (dossier.root / notes.read(dossier, "P-2026-001").path).read_bytes()
    ).hexdigest()[:8]
    assert found.note.texts("gebeurtenissen") == [
        "2026-10-12 advies",
        f"2026-10-23 besluit afwijkend, zonder redenen · [[P-2026-001]] {digest} · per 1 januari",
    ]
    assert found.note.text("status") == "besluit ontvangen, afwijkend"
    assert found.note.text("uitgebracht") == "2026-10-12"
    assert found.note.text("besluit-ontvangen") == "2026-10-23"
    assert days(found)["appeal"] == datetime.date(2026, 11, 23)
    newest = versions_of(dossier, found.note.path, limit=1)[0]
    assert newest.action == "gebeurtenis"
    assert newest.subject == f"{NUMBER}: schriftelijk besluit ontvangen, vr 23 oktober 2026"


def test_the_next_step_is_the_fatal_one_with_its_owner(dossier: Book) -> None:
    """Before the decision the director is asked for it; after it the month of appeal runs."""
    today = NOW.date()
    found = record_event(dossier, NUMBER, event("2026-10-12 advies"), now=NOW)
    step = next_step(found.dossier, today)
    assert step is not None
    assert (step.title, step.owner, step.day) == ("Schriftelijk besluit", "bestuurder", None)
    found = record_event(dossier, NUMBER, event("2026-10-23 besluit afwijkend"), now=NOW)
    step = next_step(found.dossier, today)
    assert step is not None
    assert (step.title, step.owner) == ("Beroep bij de Ondernemingskamer", "raad")
    assert step.day == datetime.date(2026, 11, 23)


def test_proof_that_comes_later_is_of_the_same_event(dossier: Book) -> None:
    """The event does not stand there twice; what was said of it stays."""
    record_event(dossier, NUMBER, event("2026-10-23 besluit afwijkend", text="per mail"), now=NOW)
    found = record_event(dossier, NUMBER, event("2026-10-23 besluit", "P-2026-001"), now=NOW)
    (line,) = found.note.texts("gebeurtenissen")
    assert line.startswith("2026-10-23 besluit afwijkend · [[P-2026-001]] ")
    assert line.endswith(" · per mail")
    assert found.note.text("status") == "besluit ontvangen, afwijkend"
    again = record_event(dossier, NUMBER, event("2026-10-24 besluit", "P-2026-001"), now=NOW)
    assert len(again.note.texts("gebeurtenissen")) == 2


@pytest.mark.parametrize("outcome", ["beslissing", "instemming", "weigering"])
def test_any_answer_to_a_request_for_consent_is_its_outcome(dossier: Book, outcome: str) -> None:
    """Its day stands in its key, and the consultation that had to precede it comes too late."""
    made: dict[str, Value] = {"titel": "Roosters", "vorm": "instemming", "ontvangen": "2026-09-01"}
    number = notes.create(dossier, trajectory.KIND, made, now=NOW).text("nummer")
    found = record_event(dossier, number, event(f"2026-10-15 {outcome}"), now=NOW)
    assert found.note.text("uitgebracht") == "2026-10-15"
    today = NOW.date()
    step = next_step(found.dossier, today)
    assert step is not None
    assert step.title != "Overlegvergadering"
    late = [row.words for row in timeline(found.dossier, today) if row.mark is Mark.LATE]
    assert [words.split(" · ")[0] for words in late] == ["overlegvergadering"]
    changed = notes.change_keys(dossier, number, {"uitgebracht": "2026-10-16"}, now=NOW)
    assert changed.texts("gebeurtenissen") == [f"2026-10-16 {outcome}"]


def test_after_an_appeal_others_decide(dossier: Book) -> None:
    """A dossier is not to be closed while a court has it; after the judgment it is."""
    notes.create(dossier, post.KIND, {"titel": "Advies", "richting": "uit"}, now=NOW)
    record_event(dossier, NUMBER, event("2026-10-12 advies", "P-2026-002"), now=NOW)
    record_event(dossier, NUMBER, event("2026-10-23 besluit afwijkend"), now=NOW)
    found = record_event(dossier, NUMBER, event("2026-11-12 beroep"), now=NOW)
    step = next_step(found.dossier, NOW.date())
    assert step is not None
    assert (step.title, step.owner) == ("Uitkomst afwachten", "bestuurder of rechter")
    found = record_event(dossier, NUMBER, event("2026-11-20 uitspraak"), now=NOW)
    step = next_step(found.dossier, NOW.date())
    assert step is not None
    assert step.owner == "raad en bestuurder"  # cassation is open, and no term is known here


def test_changing_one_date_changes_all_that_follow(dossier: Book) -> None:
    """Nothing is stored but the event: key, phase and last day follow its new day."""
    record_event(dossier, NUMBER, event("2026-10-23 besluit afwijkend"), now=NOW)
    found = change_event(dossier, NUMBER, 1, event("2026-11-03 besluit conform"), now=NOW)
    assert found.note.text("besluit-ontvangen") == "2026-11-03"
    assert found.note.text("status") == "besluit ontvangen, conform"
    assert "appeal" not in days(found)
    gone = remove_event(dossier, NUMBER, 1, now=NOW, seen=event("2026-11-03 besluit conform"))
    assert not gone.note.text("besluit-ontvangen")
    assert not gone.note.texts("gebeurtenissen")


def test_an_event_that_is_no_longer_there_is_not_taken_away(dossier: Book) -> None:
    """Somebody else changed the dossier meanwhile: nothing is removed in its place."""
    record_event(dossier, NUMBER, event("2026-10-23 besluit afwijkend"), now=NOW)
    with pytest.raises(ChangedOnDisk):
        remove_event(dossier, NUMBER, 1, now=NOW, seen=event("2026-10-12 advies"))
    with pytest.raises(ChangedOnDisk):
        remove_event(dossier, NUMBER, 7, now=NOW)


def test_a_day_that_is_only_in_a_key_can_be_changed_and_taken_away(dossier: Book) -> None:
    """A raadsboek of before has keys and no lines; a change makes it a line."""
    found = change_event(dossier, NUMBER, 0, event("2026-09-02 aanvraag", "P-2026-001"), now=NOW)
    assert found.note.text("ontvangen") == "2026-09-02"
    assert len(found.note.texts("gebeurtenissen")) == 1
    notes.change_keys(dossier, NUMBER, {"gebeurtenissen": None}, now=NOW)
    notes.change_keys(dossier, NUMBER, {"ontvangen": "2026-09-03"}, now=NOW)
    assert not open_dossier(dossier, NUMBER).note.texts("gebeurtenissen")
    gone = remove_event(dossier, NUMBER, 0, now=NOW)
    assert not gone.note.text("ontvangen")
    assert not gone.dossier.events


@pytest.mark.parametrize(
    ("wrong", "key", "says"),
    [
        (event("2026-08-30 besluit"), "dag", "dat kan niet eerder"),
        (event("2026-10-01 terugkoppeling"), "gebeurtenis", "geen gebeurtenis die"),
        (event("2026-10-01 nietigheid"), "gebeurtenis", "hoort bij wor.instemming"),
        (event("2026-10-01 besluit conform, afwijkend"), "kwaliteit", "niet tegelijk"),
        (event("2026-10-01 ingetrokken"), "woorden", "hoort een reden"),
        (event("2026-10-01 hervat"), "gebeurtenis", "nog niet"),
        (event("2026-12-01 besluit"), "dag", "nog niet geweest"),
        (event("2026-10-01 besluit", "P-2026-404"), "bewijs", "geen stuk"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    dossier: Book, wrong: Event, key: str, says: str
) -> None:
    """Every refusal names the field and what to do, and nothing is written."""
    before = notes.read(dossier, NUMBER).digest
    with pytest.raises(InvalidInput) as refused:
        record_event(dossier, NUMBER, wrong, now=NOW)
    problem = refused.value.problems[0]
    assert problem.key == key
    assert says in problem.message
    assert problem.fix
    assert notes.read(dossier, NUMBER).digest == before


def test_a_cause_that_comes_later_than_what_followed_is_refused(dossier: Book) -> None:
    """The decision is there already; its request cannot be put after it."""
    notes.change_keys(dossier, NUMBER, {"ontvangen": None}, now=NOW)
    record_event(dossier, NUMBER, event("2026-10-23 besluit"), now=NOW)
    with pytest.raises(InvalidInput, match="dat kan niet eerder"):
        record_event(dossier, NUMBER, event("2026-10-30 aanvraag"), now=NOW)


def test_only_a_planned_meeting_lies_ahead(dossier: Book) -> None:
    """A consultation that was planned names its meeting; the phase waits until it was held."""
    found = record_event(dossier, NUMBER, event("2026-12-03 overleg", "V-2026-01"), now=NOW)
    assert found.note.texts("gebeurtenissen") == ["2026-12-03 overleg · [[V-2026-01]]"]
    assert found.note.text("status") == "ontvangen"
    step = next_step(found.dossier, NOW.date())
    assert step is not None
    assert step.day == datetime.date(2026, 12, 3)
    assert step.owner == "raad en bestuurder"


def test_a_key_and_its_line_stay_equal_at_every_save(dossier: Book) -> None:
    """Changing the key in a form moves the line with its proof; the line moves the key."""
    record_event(dossier, NUMBER, event("2026-10-23 besluit afwijkend", "P-2026-001"), now=NOW)
    notes.change_keys(dossier, NUMBER, {"besluit-ontvangen": "2026-10-26"}, now=NOW)
    note = notes.read(dossier, NUMBER)
    assert note.texts("gebeurtenissen")[0].startswith("2026-10-26 besluit afwijkend · [[P-2026")
    notes.change_keys(dossier, NUMBER, {"status": "besluit ontvangen, conform"}, now=NOW)
    note = notes.read(dossier, NUMBER)
    assert note.texts("gebeurtenissen")[0].startswith("2026-10-26 besluit conform · [[P-2026")
    notes.change_keys(dossier, NUMBER, {"gebeurtenissen": ["2026-10-27 besluit"]}, now=NOW)
    assert notes.read(dossier, NUMBER).text("besluit-ontvangen") == "2026-10-27"
    with pytest.raises(InvalidInput, match="dat kan niet eerder"):
        notes.change_keys(dossier, NUMBER, {"ontvangen": "2026-10-30"}, now=NOW)


def test_an_older_event_leaves_the_phase_of_now(dossier: Book) -> None:
    """Questions that are written down late do not take the dossier back."""
    record_event(dossier, NUMBER, event("2026-10-12 advies"), now=NOW)
    found = record_event(dossier, NUMBER, event("2026-09-10 vragen"), now=NOW)
    assert found.note.text("status") == "uitgebracht"


def test_the_proof_is_known_by_number_link_and_name(dossier: Book) -> None:
    """A meeting goes on living and is named without a digest; an attachment lies by its note."""
    assert proof_of(dossier, "p-2026-001").name == "[[P-2026-001]]"
    assert proof_of(dossier, "[[V-2026-01]]") == Document("[[V-2026-01]]", "")
    folder = (dossier.root / notes.read(dossier, "P-2026-001").path).parent
    (folder / "P-2026-001 besluit van 23 oktober.pdf").write_bytes(b"%PDF")
    found = proof_of(dossier, "P-2026-001 besluit van 23 oktober.pdf")
    assert found.digest == hashlib.sha256(b"%PDF").hexdigest()[:8]
    opened = record_event(dossier, NUMBER, event("2026-10-23 besluit", found.name), now=NOW)
    assert opened.dossier.events[-1].documents == (found,)


def test_a_scan_that_is_too_big_to_keep_is_named_as_such(dossier: Book) -> None:
    """The history could not hold it, so it proves nothing; its post note can."""
    folder = (dossier.root / notes.read(dossier, "P-2026-001").path).parent
    with (folder / "P-2026-001 scan.pdf").open("wb") as file:
        file.truncate(MAXIMUM_SIZE + 1)
    with pytest.raises(InvalidInput, match="groter dan 16 MB") as caught:
        proof_of(dossier, "P-2026-001 scan.pdf")
    assert "nummer van het poststuk" in caught.value.problems[0].fix
    assert caught.value.problems[0].key == "bewijs"


def test_a_planned_consultation_follows_its_meeting(dossier: Book) -> None:
    """Moving the meeting moves the event that names it, in one version; calling off ends it."""
    record_event(dossier, NUMBER, event("2026-12-03 overleg", "V-2026-01"), now=NOW)
    move = Move(day=datetime.date(2026, 12, 10))
    moved = move_meeting(dossier, notes.read(dossier, "V-2026-01"), move, now=NOW)
    assert [one.number for one in moved.following.changes] == [NUMBER]
    note = notes.read(dossier, NUMBER)
    assert note.texts("gebeurtenissen") == ["2026-12-10 overleg · [[V-2026-01]]"]
    cancel_meeting(dossier, notes.read(dossier, "V-2026-01"), now=NOW)
    assert not notes.read(dossier, NUMBER).texts("gebeurtenissen")


def test_the_day_of_a_meeting_that_was_held_is_put_right_without_the_dossier(
    dossier: Book,
) -> None:
    """What happened in a dossier is what somebody wrote down there."""
    notes.create(
        dossier,
        meeting.KIND,
        {"titel": "Overleg", "vorm": "overleg", "datum": "2026-09-17", "status": "gehouden"},
        now=NOW,
    )
    record_event(dossier, NUMBER, event("2026-09-17 overleg", "V-2026-02"), now=NOW)
    notes.change_keys(dossier, "V-2026-02", {"datum": "2026-09-18"}, now=NOW)
    lines = notes.read(dossier, NUMBER).texts("gebeurtenissen")
    assert lines == ["2026-09-17 overleg · [[V-2026-02]]"]


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("artikel", "art. 99 WOR", "geen artikel dat Raadsboek kent"),
        ("artikel", "art. 11 Wms", "geldt de WOR"),
        ("procedure", "wor.onzin", "geen procedure die dit programma kent"),
        ("procedure", "wms.advies", "hoort bij de Wms"),
        ("besluit-ontvangen", "2026-12-01", "nog niet geweest"),
        ("besluit-ontvangen", "2026-08-01", "dat kan niet eerder"),
        ("gebeurtenissen", "2026-10-01 onzin", "geen gebeurtenis die"),
        ("gebeurtenissen", "2026-02-30 vragen", "2026-02-30 bestaat niet"),
    ],
)
def test_a_key_that_cannot_be_is_refused_at_its_field(
    dossier: Book, key: str, value: str, says: str
) -> None:
    """In the form and with `wijzig`, and the note stays as it was."""
    before = notes.read(dossier, NUMBER).digest
    with pytest.raises(InvalidInput) as refused:
        notes.change_keys(dossier, NUMBER, {key: value}, now=NOW)
    assert [one.key for one in refused.value.problems] == [key]
    assert says in refused.value.message
    assert notes.read(dossier, NUMBER).digest == before


def test_what_was_wrong_already_does_not_stand_in_the_way(dossier: Book) -> None:
    """A note that somebody changed elsewhere is reported, and can still be worked on."""
    note = notes.read(dossier, NUMBER)
    file = dossier.root / note.path
    text = file.read_text(encoding="utf-8").replace(
        "vorm: advies", "vorm: advies\nartikel: art. 99 WOR\nprocedure: wms.advies"
    )
    text = text.replace("ontvangen: 2026-09-01", "gebeurtenissen:\n  - 2026-02-30 vragen")
    file.write_text(text, encoding="utf-8")
    codes = {one.code for one in check(dossier, today=NOW.date()) if one.path == note.path}
    assert codes >= {"artikel-onbekend", "procedure-andere-wet", "gebeurtenis-onleesbaar"}
    notes.change_keys(dossier, NUMBER, {"titel": "Verhuizing"}, now=NOW)
    lines = notes.read(dossier, NUMBER).texts("gebeurtenissen")
    assert lines == ["2026-02-30 vragen"]


def test_proof_that_changed_is_a_problem_and_settled_post_is_none(dossier: Book) -> None:
    """What was done with a letter takes nothing from it; other words or another file do."""
    record_event(dossier, NUMBER, event("2026-10-23 besluit", "P-2026-001"), now=NOW)
    notes.change_keys(dossier, "P-2026-001", {"status": "afgehandeld"}, now=NOW)
    assert proof_problems(dossier) == []
    letter = notes.read(dossier, "P-2026-001")
    notes.save(dossier, letter, changes={}, body="Per 1 februari.\n", now=NOW)
    assert proof_problems(dossier) == ["bewijs-gewijzigd"]
    (dossier.root / letter.path).unlink()
    assert proof_problems(dossier) == ["bewijs-weg"]


def proof_problems(book: Book) -> list[str]:
    """Return the codes of what is wrong with the proof of the dossier."""
    found = check(book, today=NOW.date())
    return [one.code for one in found if one.code.startswith("bewijs-")]
