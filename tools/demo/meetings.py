"""The life of each meeting of the demo: planned, agenda, minutes, recorded, adopted, closed."""

import datetime
from typing import TYPE_CHECKING

from demo import adopting, recording, sending, sources
from demo.holidays import workday
from demo.people import in_office
from demo.sources import MeetingSource, Tag
from demo.world import NotYetThere

if TYPE_CHECKING:
    from demo.story import Story

HELD = 17
"""How many meetings lie in the past: eleven of the council, six with the director."""
PLANNED = 2
PLANNED_END = "15:30"

_TITLES = {"raad": "Raadsvergadering", "overleg": "Overlegvergadering"}
_STATUS_DAY = {"gereed": "afgehandeld", "voldaan": "voldaan"}


def plan_year(story: "Story") -> None:
    """Plan all meetings in one action, and everything that follows for each."""
    names = [f"M{position}" for position in range(1, HELD + 1)]
    names += [f"N{position}" for position in range(1, PLANNED + 1)]
    found = {name: sources.meeting(position) for position, name in enumerate(names, 1)}
    previous: dict[str, str] = {}

    def plan() -> None:
        for name, source in found.items():
            form = str(source.facts["vorm"])
            facts: dict[str, object] = {"titel": _TITLES[form], "vorm": form, "datum": name}
            facts |= {"status": "gepland", "tot": PLANNED_END}
            facts |= {key: source.facts[key] for key in ("van", "plaats", "voorzitter")}
            story.world.create(name, "vergadering", facts, "")

    story.at(story.days["start"], 11, "nieuw", "Vergaderschema: {} gepland", plan)
    for name, source in found.items():
        _agenda(story, name, source)
        if name.startswith("M"):
            _hold(story, name, source)
            earlier = previous.get(str(source.facts["vorm"]))
            if earlier:
                _adopt(story, earlier, found[earlier], name)
            previous[str(source.facts["vorm"])] = name


def _agenda(story: "Story", name: str, source: MeetingSource) -> None:
    """Draft the agenda ten days ahead, or just before the demo is opened; send it in time."""

    def draft() -> None:
        body = _known_lines(story, source.agenda)
        story.world.change(name, {"status": "agenda concept"}, body)

    def send() -> None:
        body = _known_lines(story, source.agenda)
        story.world.change(name, {"status": "agenda verzonden"}, body)
        told = attendees(story, name, source)
        story.world.change(name, {"verzonden": [sending.agenda(story.world, name, told)]})

    day = story.days["dag-4"] if name == "N2" else story.days[f"{name}-10"]
    story.at(day, 13, "wijzigen", "Agenda {} in concept", draft, about=name)
    if name.startswith("M"):
        story.at(story.days[f"{name}-8"], 15, "wijzigen", "Agenda {} verzonden", send, about=name)


def attendees(story: "Story", name: str, source: MeetingSource) -> list[str]:
    """Return who belongs in a meeting: the members of that day, and the director to consult."""
    found = in_office(story.members, story.days[name], story.days)
    return [*found, "bestuurder"] if source.facts["vorm"] == "overleg" else found


def _known_lines(story: "Story", text: str) -> str:
    """Fill in the agenda; a paper that is still to come is left off its attribute line."""
    lines = []
    for line in text.splitlines():
        parts = []
        for part in line.split(" · "):
            papers = []
            key, colon, value = part.partition(": ")
            for paper in value.split(", ") if "[[" in value else [value]:
                try:
                    papers.append(story.world.text(paper))
                except NotYetThere:
                    continue
            if papers:
                parts.append(f"{story.world.text(key)}{colon}{', '.join(papers)}")
        lines.append(" · ".join(parts))
    return "\n".join(lines) + "\n"


def _hold(story: "Story", name: str, source: MeetingSource) -> None:
    """Save the draft minutes right after the meeting; record them on the next workday."""

    def take_minutes() -> None:
        absent = [
            handle for key in ("afwezig-mk", "afwezig-zk") for handle in source.facts.get(key, [])
        ]
        present = [handle for handle in attendees(story, name, source) if handle not in absent]
        facts = {key: value for key, value in source.facts.items() if key != "correctie"}
        body = story.world.text(source.text)
        for was, becomes in source.corrections:
            wanted = story.world.text(becomes)
            assert body.count(wanted) == 1, f"{name}: {wanted!r} does not stand there once"
            body = body.replace(wanted, story.world.text(was))
        facts |= {"datum": name, "status": "gehouden", "aanwezig": present}
        story.world.change(name, facts, body)

    def record() -> None:
        recording.record(story, name, source.tags)
        for tag in source.tags:
            _plan_outcome(story, name, tag)

    def add_keys() -> None:
        for tag in source.tags:
            keys = {key: value for key, value in tag.keys.items() if key != "vertrouwelijk"}
            if keys:
                story.world.change(tag.name, keys)

    story.at(story.days[name], 17, "wijzigen", "Verslag {} in concept bewaard", take_minutes)
    day = _day_after(story, name)
    # A version that records many notes names the meeting; the trailers name them all.
    story.at(day, 10, "vastleggen", f"Verslag {{{name}}} vastgelegd", record)
    story.at(day, 11, "wijzigen", "{} aangevuld", add_keys, about=name)


def _plan_outcome(story: "Story", meeting: str, tag: Tag) -> None:
    """Let what the story says of an action item or promise happen on its day."""
    if not tag.status:
        return
    day = max(story.days[tag.when], workday(_day_after(story, meeting), 1))

    def happen() -> None:
        keys: dict[str, object] = {"status": tag.status}
        if tag.status in _STATUS_DAY:
            keys[_STATUS_DAY[tag.status]] = day
        if tag.result:
            keys["resultaat"] = tag.result
        story.world.change(tag.name, keys)

    story.at(day, 16, "wijzigen", f"{{}}: {tag.status}", happen, about=tag.name)


def _adopt(story: "Story", earlier: str, source: MeetingSource, name: str) -> None:
    """Adopt the minutes of an earlier meeting in this one; later they are closed."""

    def correct() -> None:
        if not source.corrections:
            return
        body = story.world.notes[earlier].body
        taken = [
            (story.world.text(was), story.world.text(becomes))
            for was, becomes in source.corrections
        ]
        for was, becomes in taken:
            body = body.replace(was, becomes)
        lines = [f"{was} → {becomes}" for was, becomes in taken]
        story.world.change(earlier, {"correcties": lines}, body)

    def adopt() -> None:
        story.world.change(earlier, adopting.keys(story.world, earlier, name, story.days[name]))

    def confirm() -> None:
        for tag in source.tags:
            if story.world.notes[tag.name].meta.get("status") == "genomen":
                story.world.change(tag.name, {"status": "geldig"})

    def publish() -> None:
        keys = {"status": "gepubliceerd", "gepubliceerd": day_of_publishing}
        story.world.change(earlier, keys)

    def close_it() -> None:
        story.world.change(earlier, {"status": "afgesloten"})

    day = _day_after(story, name)
    subject = f"Verslag {{{earlier}}} vastgesteld in {{{name}}}"
    corrected = f"Correcties in {{{earlier}}} overgenomen"
    story.at(day, 11, "corrigeren", corrected, correct, about=f"{earlier} correcties")
    story.at(day, 12, adopting.ACTION, subject, adopt)
    confirmed = f"Besluiten van {{{earlier}}} geldig"
    story.at(day, 13, "wijzigen", confirmed, confirm, about=f"{earlier} besluiten")
    day_of_publishing = workday(day + datetime.timedelta(days=5), 1)
    if source.facts["vorm"] == "overleg":
        story.at(day_of_publishing, 13, "publiceren", "Verslag {} gepubliceerd", publish)
    close = workday(day + datetime.timedelta(days=35), 1)
    story.at(close, 14, "wijzigen", "Vergadering {} afgesloten", close_it)


def _day_after(story: "Story", name: str) -> datetime.date:
    return workday(story.days[name] + datetime.timedelta(days=1), 1)
