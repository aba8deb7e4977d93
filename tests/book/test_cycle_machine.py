"""The whole meeting cycle of two councils in any order: what the parts do to each other.

Each rule is a use case as a front end calls it. What must hold after each is in `cycle_truths`.
"""

import datetime
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import cycle_truths
import pytest
from cycle_texts import LINES, below_point, can_be_corrected, edited, has_numbers, is_draft
from cycle_world import ORGANS, PEOPLE, World, make_vault
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from raadsboek.book import notes, past
from raadsboek.book.meetings import damage, facilities
from raadsboek.book.meetings.adopting import adopt, publish
from raadsboek.book.meetings.agenda import arrange, proposals_of
from raadsboek.book.meetings.amending import amend
from raadsboek.book.meetings.attending import attend
from raadsboek.book.meetings.correcting import open_review, take_over
from raadsboek.book.meetings.minutes_waiting import meetings_to_adopt_in
from raadsboek.book.meetings.moving import Move, cancel_meeting, move_meeting
from raadsboek.book.meetings.planning_year import make_year
from raadsboek.book.meetings.sending import mark_sent, sendable
from raadsboek.book.meetings.steps import advance, facts_of
from raadsboek.book.outside import record_outside_edits
from raadsboek.book.recording import plan_of, record_minutes
from raadsboek.book.registers import adopt_post_list, post_list
from raadsboek.core.attendance import Presence
from raadsboek.core.kinds import action, meeting, post
from raadsboek.core.kinds.meeting import MeetingStatus
from raadsboek.core.links import targets
from raadsboek.core.meetings.adopted import is_locked, text_digest
from raadsboek.core.meetings.agenda.points import read_agenda
from raadsboek.core.meetings.agreements import Side
from raadsboek.core.meetings.corrections.trying import try_typed
from raadsboek.core.meetings.send_log import SentWhat
from raadsboek.core.meetings.steps import next_step
from raadsboek.core.note import Note, Value

picks = st.integers(0, 1000)
organs = st.sampled_from(ORGANS)
forms = st.sampled_from(("raad", "overleg", "db"))
PRESENCES: tuple[Presence, ...] = (
    Presence.PRESENT,
    Presence.WITH_NOTICE,
    Presence.WITHOUT_NOTICE,
)
DISMISSED = MeetingStatus.CANCELLED


class Cycle(RuleBasedStateMachine):
    """The secretary of two councils, who does anything in any order."""

    vault: Path
    thorough_every = 0
    """After how many steps the slow truths are looked at; 0: at the end only."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.world = World(self.vault, Path(self.folder.name) / "raadsboek")
        self.steps = 0
        self.sound = True
        self.opened: Note | None = None

    def teardown(self) -> None:
        """Look at everything once more, and clean up."""
        try:
            if self.sound:
                self.look_thoroughly()
        finally:
            self.world.close()
            self.folder.cleanup()

    def look_thoroughly(self) -> None:
        """Check what takes long."""
        for truth in cycle_truths.THOROUGH:
            truth(self.world)

    @invariant()
    def truths(self) -> None:
        """Check what must hold after every step."""
        self.sound = False
        for truth in cycle_truths.QUICK:
            truth(self.world)
        self.sound = True
        self.steps += 1
        if self.thorough_every and self.steps % self.thorough_every == 0:
            self.look_thoroughly()

    # -- choosing -------------------------------------------------------------------------------

    def a_meeting(self, pick: int, keep: Callable[[Note], bool] = lambda note: True) -> Note | None:
        """Return one of the meetings that fit."""
        found = [note for note in self.world.notes("vergadering") if keep(note)]
        return self.world.chosen(found, pick)

    def has(self, keep: Callable[[Note], bool]) -> bool:
        """Tell if any meeting is like that."""
        return any(keep(note) for note in self.world.notes("vergadering"))

    # -- the calendar ---------------------------------------------------------------------------

    @rule(days=st.integers(1, 25))
    def time_passes(self, days: int) -> None:
        """Nothing happens for some days."""
        self.world.now += datetime.timedelta(days=days)

    @rule(organ=organs, year=st.sampled_from((2026, 2027)))
    def plan_year(self, organ: str, year: int) -> None:
        """Make a year; making it again adds nothing."""
        world = self.world
        use_case = partial(make_year, world.book, year, organ=organ, now=world.now)
        world.perform(use_case)
        again = world.perform(use_case)
        assert again is None or again.numbers == ()

    @rule(organ=organs, form=forms, ahead=st.integers(-30, 60))
    def make_meeting(self, organ: str, form: str, ahead: int) -> None:
        """Make a single meeting, also one that was held already."""
        day = self.world.today + datetime.timedelta(days=ahead)
        values = {"orgaan": organ, "titel": "Extra", "vorm": form, "datum": day.isoformat()}
        world = self.world
        world.perform(partial(notes.create, world.book, meeting.KIND, values, now=world.now))

    @rule(pick=picks, ahead=st.integers(-5, 60))
    def move(self, pick: int, ahead: int) -> None:
        """Move a meeting to another day."""
        world, note = self.world, self.a_meeting(pick)
        if note is not None:
            move = Move(day=world.today + datetime.timedelta(days=ahead))
            world.perform(partial(move_meeting, world.book, note, move, now=world.now))

    @rule(pick=picks)
    def call_off(self, pick: int) -> None:
        """Call a meeting off; its topics wait for every later one of its form."""
        world, note = self.world, self.a_meeting(pick)
        if note is None:
            return
        done = world.perform(partial(cancel_meeting, world.book, note, now=world.now))
        if done is None:
            return
        topics = {line.partition(" · ")[0] for line in done.left_over}
        for later in world.notes("vergadering", world.organ_of(note)):
            is_ahead = later.text("status") == "gepland" and later.text("datum") > note.text(
                "datum"
            )
            if is_ahead and later.text("vorm") == note.text("vorm"):
                waiting = proposals_of(world.book, later, today=world.today)
                known = {name for one in waiting for name in (one.title, one.source)}
                known |= {point.title for point in read_agenda(later.body).points}
                assert topics <= known, later.text("nummer")

    @rule(pick=picks, form=forms)
    def change_form(self, pick: int, form: str) -> None:
        """Give a meeting another form."""
        self.change(self.a_meeting(pick), {"vorm": form})

    def change(self, note: Note | None, changes: dict[str, Value | None]) -> None:
        """Change keys of a note, as the form does."""
        world = self.world
        if note is not None:
            number = note.text("nummer")
            world.perform(partial(notes.change_keys, world.book, number, changes, now=world.now))

    # -- the agenda -----------------------------------------------------------------------------

    @rule(pick=picks)
    def put_everything_on(self, pick: int) -> None:
        """Make an agenda of all that waits."""
        self.make_agenda(self.a_meeting(pick), everything=True)

    @rule(pick=picks, which=picks)
    def put_one_on(self, pick: int, which: int) -> None:
        """Put one thing that waits on an agenda."""
        world, note = self.world, self.a_meeting(pick)
        if note is not None:
            world.book.index.refresh()
            waiting = proposals_of(world.book, note, today=world.today)
            one = world.chosen(waiting, which)
            if one is not None:
                self.make_agenda(note, add=[one.source or one.title])

    @rule(pick=picks, which=picks)
    def take_one_off(self, pick: int, which: int) -> None:
        """Take a point off an agenda."""
        note = self.a_meeting(pick)
        points = read_agenda(note.body).points if note else ()
        point = self.world.chosen(points, which)
        if note is None or point is None:
            return
        number = note.text("nummer")
        if self.make_agenda(note, remove=[point.number or point.title]):
            waiting = proposals_of(
                self.world.book, notes.read(self.world.book, number), today=self.world.today
            )
            known = {name for one in waiting for name in (one.title, one.source) if name}
            is_known = any(
                one.startswith(point.title) or point.title.startswith(one) for one in known
            )
            assert is_known or known & set(targets(point.title)), point.title

    def make_agenda(self, note: Note | None, **chosen: object) -> bool:
        """Change the agenda of a meeting by name; tell if it was done."""
        world = self.world
        if note is None:
            return False
        use_case = partial(arrange, world.book, note.text("nummer"), now=world.now)
        return world.perform(partial(use_case, **chosen)) is not None

    @rule(pick=picks, what=st.sampled_from((None, None, *SentWhat)))
    def send(self, pick: int, what: SentWhat | None) -> None:
        """Mark what was sent."""
        world, note = self.world, self.a_meeting(pick)

        def use_case() -> Note:
            assert note is not None
            sending = sendable(world.book, note.text("nummer"), what=what, on=world.today)
            return mark_sent(world.book, sending, on=world.today, now=world.now)

        done = world.perform(use_case) if note is not None else None
        # What is asked for next settles it, one after another; minutes can go round more often.
        left = len(SentWhat) if what is None else 0
        while left and done is not None and " verslag voor " not in done.texts("verzonden")[-1]:
            done = world.perform(use_case)
            left -= 1
        assert left or what is not None

    @rule(pick=picks)
    def arrange_room(self, pick: int) -> None:
        """Tick off the room."""
        world, note = self.world, self.a_meeting(pick)
        if note is not None:
            world.perform(partial(facilities.arrange, world.book, note, "zaal", now=world.now))

    # -- the minutes ----------------------------------------------------------------------------

    @rule(pick=picks, there=st.sampled_from(PRESENCES), everybody=st.booleans())
    def note_attendance(self, pick: int, there: Presence, everybody: bool) -> None:
        """Fill in who was there."""
        world, note = self.world, self.a_meeting(pick)
        if note is not None:
            one = PEOPLE[world.organ_of(note)][pick % 2]
            presence: dict[Presence, list[str]] = (
                {there: [one]} if there is not Presence.UNKNOWN else {}
            )
            use_case = partial(attend, world.book, note.text("nummer"), presence=presence)
            world.perform(partial(use_case, everybody=everybody, now=world.now))

    @rule(
        pick=picks,
        lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=3),
        at=picks,
        recorded=st.booleans(),
    )
    def write_minutes(self, pick: int, lines: list[str], at: int, recorded: bool) -> None:
        """Write below a point, and record or only save."""
        note = self.a_meeting(pick, self.takes_minutes)
        if note is not None:
            *people, director = PEOPLE[self.world.organ_of(note)]
            said = [
                line.format(word=self.world.word(), person=people[at % 2], director=director)
                for line in lines
            ]
            self.keep(note, below_point(note.body, at, said), recorded=recorded)

    @precondition(lambda self: self.has(has_numbers))
    @rule(
        pick=picks,
        at=picks,
        recorded=st.booleans(),
        how=st.sampled_from(("gone", "other words", "other meeting", "twice", "without number")),
    )
    def edit_minutes(self, pick: int, at: int, recorded: bool, how: str) -> None:
        """Change a line that stands in minutes."""
        note = self.a_meeting(pick, has_numbers)
        if note is not None:
            body = edited(note.body, at, how, self.world.word())
            self.keep(note, body, recorded=recorded, lapse=at % 3 == 0, leave=at % 3 == 1)

    def takes_minutes(self, note: Note) -> bool:
        """Tell if somebody would write minutes here, or try to."""
        return note.text("status") != DISMISSED and note.text("datum") <= str(self.world.today)

    def keep(
        self,
        note: Note,
        body: str,
        *,
        recorded: bool,
        lapse: bool = False,
        leave: bool = False,
    ) -> None:
        """Save a text of minutes, or record it; recording it again does nothing."""
        world = self.world
        if not recorded:
            world.perform(
                partial(notes.save, world.book, note, changes={}, body=body, now=world.now)
            )
            return
        world.book.index.refresh()
        gone = plan_of(world.book, note, body, today=world.today).removed
        done = world.perform(
            partial(
                record_minutes,
                world.book,
                note,
                body=body,
                changes={},
                now=world.now,
                lapse=gone if lapse else (),
                leave=gone if leave else (),
            )
        )
        if done is not None:
            head = world.head()
            plan = plan_of(world.book, done.meeting, done.meeting.body, today=world.today)
            again = record_minutes(
                world.book, done.meeting, body=done.meeting.body, changes={}, now=world.now
            )
            assert (plan.new, plan.changed) == ((), ())
            assert (again.saved, world.head()) == (False, head)

    @rule(pick=picks)
    def record(self, pick: int) -> None:
        """Record minutes as they are."""
        note = self.a_meeting(pick, self.takes_minutes)
        if note is not None:
            self.keep(note, note.body, recorded=True)

    @precondition(lambda self: self.has(can_be_corrected))
    @rule(pick=picks, word=picks)
    def correct(self, pick: int, word: int) -> None:
        """Take a correction over."""
        world, note = self.world, self.a_meeting(pick, can_be_corrected)
        if note is None:
            return
        words = [one.strip(".,:") for one in note.body.split() if one.startswith("woord")]

        def use_case() -> object:
            review = open_review(world.book, note.text("nummer"))
            typed = [f"{words[word % len(words)]} -> {world.word()}"]
            trial = try_typed(review.printed, review.meeting.body, typed, by="anna")
            if not trial.placed:
                return None
            return take_over(
                world.book, review.meeting, body=trial.body, placed=trial.placed, now=world.now
            )

        world.perform(use_case)

    @rule()
    def go_to_another_window(self) -> None:
        """Go on in the other window, which has seen nothing of what happened in this one."""
        self.world.go_to_another_window()

    @rule(pick=picks)
    def open_in_another_window(self, pick: int) -> None:
        """Open a meeting in another window, to save it there later."""
        self.opened = self.a_meeting(pick)

    @precondition(lambda self: self.opened)
    @rule(how=st.sampled_from(("save", "record", "move", "call off", "arrange")))
    def save_in_another_window(self, how: str) -> None:
        """Save what was opened before other things happened: what is there now stays."""
        world, note = self.world, self.opened
        assert note is not None
        body = f"{note.body}\nDe secretaris noemt {world.word()}.\n"
        moved = Move(day=world.today + datetime.timedelta(days=9))
        number = note.text("nummer")
        now_there = [one for one in world.notes() if one.text("nummer") == number]
        use_cases: dict[str, Callable[[], object]] = {
            "save": partial(notes.save, world.book, note, changes={}, body=body, now=world.now),
            "record": partial(
                record_minutes, world.book, note, body=body, changes={}, now=world.now
            ),
            "move": partial(move_meeting, world.book, note, moved, now=world.now),
            "call off": partial(cancel_meeting, world.book, note, now=world.now),
            "arrange": partial(facilities.arrange, world.book, note, "zaal", now=world.now),
        }
        world.perform(use_cases[how])
        if [one.digest for one in now_there] != [note.digest]:
            assert [one for one in world.notes() if one.text("nummer") == number] == now_there
        self.opened = None

    # -- adoption -------------------------------------------------------------------------------

    @precondition(lambda self: self.has(is_draft))
    @rule(
        pick=picks,
        sides=st.sampled_from(((Side.COUNCIL,), (Side.DIRECTOR,), tuple(Side))),
        where=picks,
        outside=st.booleans(),
    )
    def adopt_minutes(self, pick: int, sides: tuple[Side, ...], where: int, outside: bool) -> None:
        """Adopt minutes, in a later meeting or outside one."""
        world = self.world
        note = self.a_meeting(pick, is_draft)
        if note is None:
            return
        world.book.index.refresh()
        places = meetings_to_adopt_in(world.book, note, today=world.today)
        place = None if outside else world.chosen(places, where)
        done = world.perform(
            partial(
                adopt,
                world.book,
                [note],
                in_meeting=place,
                on=world.today,
                by=sides,
                now=world.now,
            )
        )
        if done is not None and done.adopted:
            after = notes.read(world.book, note.text("nummer"))
            assert (after.body, is_locked(after)) == (note.body, True)

    @precondition(lambda self: self.has(is_locked))
    @rule(pick=picks)
    def publish_minutes(self, pick: int) -> None:
        """Publish minutes."""
        world, note = self.world, self.a_meeting(pick, is_locked)
        if note is not None:
            world.perform(partial(publish, world.book, note, on=world.today, now=world.now))

    @precondition(lambda self: self.has(is_locked))
    @rule(pick=picks)
    def amend_minutes(self, pick: int) -> None:
        """Put an amendment of adopted minutes on an agenda."""
        world, note = self.world, self.a_meeting(pick, is_locked)
        if note is not None:
            text = f"p1 r2: {world.word()} wordt {world.word()}"
            world.perform(partial(amend, world.book, note, text, now=world.now))

    @rule(pick=picks, step=st.sampled_from((None, None, None, *MeetingStatus)))
    def take_step(self, pick: int, step: MeetingStatus | None) -> None:
        """Take a meeting a step further, or to any step."""
        world, note = self.world, self.a_meeting(pick)
        if note is None:
            return
        world.book.index.refresh()
        wanted = step or next_step(facts_of(world.book, note, today=world.today))
        if wanted is not None:
            number = note.text("nummer")
            world.perform(partial(advance, world.book, number, wanted, now=world.now))

    # -- what follows ---------------------------------------------------------------------------

    @precondition(lambda self: self.world.notes("actie"))
    @rule(pick=picks, status=st.sampled_from(("gereed", "vervallen", "loopt")))
    def finish_action(self, pick: int, status: str) -> None:
        """Finish an action."""
        note = self.world.chosen(self.world.notes("actie"), pick)
        day = self.world.today.isoformat()
        self.change(note, {"status": status, "afgehandeld": day, "resultaat": "Klaar."})
        if note is not None and status == "loopt":
            self.world.by_hand.add(note.text("nummer"))

    @precondition(lambda self: self.world.notes("actie"))
    @rule(pick=picks, ahead=st.integers(1, 40))
    def set_due_date(self, pick: int, ahead: int) -> None:
        """Put an action on another day by hand."""
        note = self.world.chosen(self.world.notes("actie"), pick)
        if note is not None:
            self.world.by_hand.add(note.text("nummer"))
            day = self.world.today + datetime.timedelta(days=ahead)
            self.change(note, {"uiterlijk": day.isoformat()})

    @rule(organ=organs, handling=st.sampled_from(("ter kennisname", "ter bespreking")))
    def receive_post(self, organ: str, handling: str) -> None:
        """A letter comes in."""
        world = self.world
        values = {"orgaan": organ, "titel": "Nog een brief", "behandeling": handling,
                  "datum": world.today.isoformat()}  # fmt: skip
        world.perform(partial(notes.create, world.book, post.KIND, values, now=world.now))

    @rule(pick=picks)
    def settle_post(self, pick: int) -> None:
        """Decide on the post list of a meeting, as proposed."""
        world, note = self.world, self.a_meeting(pick)
        if note is not None:
            listed = post_list(world.book, note.text("nummer"))
            pieces = (*listed.pieces, *listed.older)
            own = {one.text("nummer") for one in world.notes("post", world.organ_of(note))}
            assert {piece.number for piece in pieces} <= own
            world.perform(partial(adopt_post_list, world.book, listed, now=world.now))

    @precondition(lambda self: self.world.notes("besluit"))
    @rule(pick=picks, needed=st.booleans())
    def write_letter(self, pick: int, needed: bool) -> None:
        """Send the letter about a decision, or say that it needs none."""
        world, note = self.world, self.world.chosen(self.world.notes("besluit"), pick)
        if note is None or not needed:
            self.change(note, {"brief": "niet nodig"})
            return
        values = {"orgaan": world.organ_of(note), "titel": "Advies", "richting": "uit"}
        body = f"Over [[{note.text('nummer')}]].\n"
        use_case = partial(notes.create, world.book, post.KIND, values, body=body)
        world.perform(partial(use_case, now=world.now))

    # -- outside, and back ----------------------------------------------------------------------

    @rule(pick=picks, adopted=st.booleans())
    def edit_outside(self, pick: int, adopted: bool) -> None:
        """Somebody types a line in a note with another program."""
        world = self.world
        note = self.a_meeting(pick, is_locked if adopted else lambda one: not is_locked(one))
        if note is not None:
            world.edit_outside(note)

    @precondition(lambda self: self.world.dirty)
    @rule()
    def record_outside(self) -> None:
        """Record what was changed outside."""
        world = self.world
        world.perform(partial(record_outside_edits, world.book, now=world.now))
        assert world.status_of_git() == set()
        world.dirty.clear()

    @precondition(lambda self: self.world.tampered)
    @rule(pick=picks)
    def put_back(self, pick: int) -> None:
        """Give adopted minutes back their text."""
        world = self.world
        number = sorted(world.tampered)[pick % len(world.tampered)]
        done = world.perform(partial(damage.put_back, world.book, number, now=world.now))
        if done is not None:
            assert text_digest(done) == world.adopted[number]
            world.tampered.discard(number)

    @rule(pick=picks, version=picks, kind=st.sampled_from(("vergadering", "vergadering", "actie")))
    def restore(self, pick: int, version: int, kind: str) -> None:
        """Put an old version of a note back."""
        world = self.world
        note = world.chosen(world.notes(kind), pick)
        if note is None:
            return
        one = world.chosen(past.versions_of(world.book, note.path), version)
        if one is not None:
            world.perform(
                partial(past.restore, world.book, note.path, one.identifier, now=world.now)
            )
            if kind == action.KIND.name:
                world.by_hand.add(note.text("nummer"))


@pytest.fixture(scope="session")
def two_councils(empty_raadsboek: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a raadsboek of two councils with members and post, to be copied and never changed."""
    folder = tmp_path_factory.mktemp("kringloop") / "raadsboek"
    make_vault(empty_raadsboek, folder)
    return folder


def run_cycle(vault: Path, *, every: int, wanted: settings) -> None:
    """Run the machine over copies of a raadsboek."""
    machine = type("Cycle", (Cycle,), {"vault": vault, "thorough_every": every})
    run_state_machine_as_test(machine, settings=wanted)


QUICK = settings(
    max_examples=4,
    stateful_step_count=16,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def test_the_cycle_in_any_order(home: Path, two_councils: Path) -> None:
    """Whatever the secretary does first, nothing is lost, mixed up or left half done."""
    run_cycle(two_councils, every=0, wanted=QUICK)


@pytest.mark.torture
def test_the_cycle_for_a_long_time(home: Path, two_councils: Path) -> None:
    """The same with many more steps, and everything looked at on the way."""
    long = settings(QUICK, max_examples=15, stateful_step_count=60, derandomize=False)
    run_cycle(two_councils, every=10, wanted=long)
