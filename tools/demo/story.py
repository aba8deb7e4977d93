"""The year of the demo, action by action: one version for each, in the order of time.

Owns what happens when. An event is a moment and a function that changes the world; it may plan
later ones (an action item is closed one day). What would happen after the day the demo is opened
does not happen.
"""

import datetime
import heapq
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count, groupby

from demo import dossiers, meetings
from demo.clock import moment
from demo.days import Days
from demo.paper import one_page
from demo.people import author, clerk
from demo.sources import Source, entries, files_of
from demo.template import settings, template
from demo.world import Version, World
from raadsboek.core.attachments import keys_of, made
from raadsboek.core.kinds import KIND_BY_NAME
from raadsboek.vault.settings import SETTINGS_FILE


class Story:
    """The world and what is still to happen in it."""

    def __init__(self, today: datetime.date) -> None:
        self.days = Days(today)
        self.world = World(self.days)
        self.members = entries("leden")
        self._coming: list[tuple[datetime.datetime, int, Callable[[], None]]] = []
        self._order = count()

    def at(
        self,
        day: datetime.date,
        hour: int,
        action: str,
        subject: str,
        do: Callable[[], None],
        *,
        by: str = "",
        about: str = "",
    ) -> None:
        """Plan an event that becomes one version: what is done, by whom, and its subject."""
        when = moment(day, hour, about or subject)
        who = author(by) if by else clerk(day, self.days)

        def run() -> None:
            do()
            self.world.finish(when, who, action, subject)

        heapq.heappush(self._coming, (when, next(self._order), run))

    def tell(self) -> list[Version]:
        """Let everything happen until the day the demo is opened; return the versions."""
        end = moment(self.days.today, 12, "")
        while self._coming and self._coming[0][0] < end:
            heapq.heappop(self._coming)[2]()
        return self.world.versions


def tell(today: datetime.date) -> list[Version]:
    """Return the versions of the demo raadsboek that is opened on `today`."""
    story = Story(today)
    _begin(story)
    meetings.plan_year(story)
    _members(story)
    _notes(story, "afspraken", "afspraak")
    _notes(story, "kennis", "notitie")
    _notes(story, "geheimhouding", "geheimhouding")
    _post(story)
    _trajectories(story)
    _year(story)
    _later(story)
    return story.tell()


def _begin(story: Story) -> None:
    def add() -> None:
        for path, data in template(author("karel")):
            story.world.add_file(path, data)

    def hand_over() -> None:
        story.world.add_file(SETTINGS_FILE, settings(author("sanne")))

    story.at(story.days["start"], 8, "init", "Raadsboek begonnen", add)
    story.at(story.days["M7-9"], 11, "wijzigen", "Instellingen gewijzigd", hand_over)


def _members(story: Story) -> None:
    def enter(group: list[Source]) -> None:
        for member in group:
            facts = {key: member[key] for key in member if key not in ("slug", "vanaf", "tekst")}
            year = story.days[str(member["vanaf"])].year
            story.world.create(str(member["slug"]), "lid", facts, f"{member['tekst']}\n", year)

    for start, group in groupby(story.members, key=lambda member: str(member["vanaf"])):
        chosen = list(group)
        story.at(story.days[start], 9, "nieuw", "{} ingevoerd", partial(enter, chosen))


def _notes(story: Story, file: str, kind: str) -> None:
    def make(entry: Source) -> None:
        facts = {key: entry[key] for key in entry if key not in ("slug", "wanneer", "tekst")}
        facts.setdefault(KIND_BY_NAME[kind].date_key, entry["wanneer"])
        story.world.create(str(entry["slug"]), kind, facts, str(entry["tekst"]))

    for entry in entries(file):
        story.at(
            story.days[str(entry["wanneer"])],
            10 if entry["wanneer"] == "start" else 12,
            "nieuw",
            f"{kind.capitalize()} {{}} gemaakt",
            partial(make, entry),
            about=str(entry["slug"]),
        )


def _year(story: Story) -> None:
    """Plan the notes of the council's year, of any kind, one file a subject in `jaar`."""

    def make(entry: Source) -> None:
        left_out = ("slug", "soort", "wanneer", "auteur", "tekst")
        facts = {key: entry[key] for key in entry if key not in left_out}
        day = story.days[str(entry["wanneer"])]
        year = int(story.world.text(str(entry.get("jaar", day.year))))
        body = str(entry.get("tekst", ""))
        story.world.create(str(entry["slug"]), str(entry["soort"]), facts, body, year)

    every = [entry for name in files_of("jaar") for entry in entries(name)]
    for entry in _with_posts_of_each_year(story, every):
        story.at(
            story.days[str(entry["wanneer"])],
            15,
            "nieuw",
            f"{str(entry['soort']).capitalize()} {{}} gemaakt",
            partial(make, entry),
            by=str(entry.get("auteur", "")),
            about=str(entry["slug"]),
        )


def _with_posts_of_each_year(story: Story, every: Sequence[Source]) -> Iterator[Source]:
    """Yield the entries, each expense on a post of its own year: that post is there twice then."""
    posts = {str(one["slug"]): one for one in every if one["soort"] == "begrotingspost"}
    made: set[str] = set()
    for entry in every:
        post = posts.get(str(entry.get("begrotingspost", "")))
        if entry["soort"] != "uitgave" or post is None:
            yield entry
            continue
        year = str(story.days[str(entry.get("verplicht", entry["wanneer"]))].year)
        slug = f"{post['slug']}-{year}"
        if year == story.world.text(str(post["jaar"])):
            yield entry
            continue
        if slug not in made:
            made.add(slug)
            yield {**post, "slug": slug, "jaar": year}
        yield {**entry, "begrotingspost": slug}


def _post(story: Story) -> None:
    def arrive(entry: Source) -> None:
        ours = "uit" in entry
        left_out = ("slug", "uit", "wanneer", "klaar", "tekst", "bijlage", "auteur")
        facts: dict[str, object] = {key: entry[key] for key in entry if key not in left_out}
        facts["richting"] = "uit" if ours else "in"
        facts["datum"] = entry["wanneer"]
        facts["status"] = "verzonden" if "brief" in entry else "afgehandeld" if ours else "open"
        note = story.world.create(str(entry["slug"]), "post", facts, f"{entry['tekst']}\n")
        if "bijlage" in entry:
            file, _, what = str(entry["bijlage"]).partition(": ")
            page = one_page(str(entry["titel"]), what)
            kept = made(note.number, 1, file, page)
            story.world.add_file(f"{note.path.rpartition('/')[0]}/{kept.name}", page)
            story.world.change(str(entry["slug"]), keys_of([kept]))

    def settle(group: list[Source]) -> None:
        for entry in group:
            story.world.change(str(entry["slug"]), {"status": "afgehandeld"})

    post = entries("post")
    for entry in post:
        story.at(
            story.days[str(entry["wanneer"])],
            13 if "uit" in entry else 9,
            "nieuw",
            "Post {} verzonden" if "uit" in entry else "Post {} ontvangen",
            partial(arrive, entry),
            by=str(entry.get("auteur", "")),
            about=str(entry["slug"]),
        )
    settled = [entry for entry in post if "klaar" in entry]
    settled.sort(key=lambda entry: story.days[str(entry["klaar"])])
    for day, group in groupby(settled, key=lambda entry: story.days[str(entry["klaar"])]):
        chosen = list(group)
        story.at(day, 14, "wijzigen", "Post {} afgehandeld", partial(settle, chosen))


def _trajectories(story: Story) -> None:
    def open_it(entry: Source) -> None:
        left_out = ("slug", "wanneer", "tekst", "stappen", "gebeurtenissen")
        facts = {key: entry[key] for key in entry if key not in left_out}
        day = story.days[str(entry["wanneer"])]
        story.world.create(str(entry["slug"]), "traject", facts, str(entry["tekst"]), day.year)
        happen(str(entry["slug"]), entry, day)

    def step(slug: str, step: Source) -> None:
        body = story.world.notes[slug].body
        if "regel" in step:
            line = story.world.text(f"- {step['regel']}")
            body = _added(body, str(step["hoofdstuk"]), line)
        if "verloop" in step:
            body = _added(body, "Verloop", story.world.text(f"- {step['verloop']}"))
        keys = step.get("sleutels", {})
        assert isinstance(keys, dict)
        story.world.change(slug, keys, body)
        happen(slug, step, story.days[str(step["wanneer"])])

    def happen(slug: str, entry: Source, day: datetime.date) -> None:
        for line in entry.get("gebeurtenissen", []):
            dossiers.record(story.world, slug, str(line), day)

    for entry in entries("trajecten"):
        slug = str(entry["slug"])
        story.at(
            story.days[str(entry["wanneer"])],
            11,
            "nieuw",
            "Traject {} begonnen",
            partial(open_it, entry),
            about=slug,
        )
        steps = entry["stappen"]
        assert isinstance(steps, list)
        for number, item in enumerate(steps):
            assert isinstance(item, dict)
            keys = item.get("sleutels", {})
            status = keys.get("status", "") if isinstance(keys, dict) else ""
            happened = [str(line).split(" ")[1] for line in item.get("gebeurtenissen", [])]
            story.at(
                story.days[str(item["wanneer"])],
                16,
                "wijzigen",
                f"Traject {{}}: {', '.join(happened) or status or 'tekst aangevuld'}",
                partial(step, slug, item),
                about=f"{slug} {number}",
            )


def _added(body: str, heading: str, line: str) -> str:
    """Return the text with a line at the end of the chapter with this heading."""
    start = body.index(f"## {heading}\n")
    end = body.find("\n## ", start)
    end = len(body) if end < 0 else end
    chapter = body[start:end].rstrip("\n")
    gap = "\n" if chapter.rpartition("\n")[2].startswith("- ") else "\n\n"
    return f"{body[:start]}{chapter}{gap}{line}\n{body[end:]}"


def _later(story: Story) -> None:
    def happen(entry: Source) -> None:
        slug = str(entry["slug"])
        body = story.world.notes[slug].body
        if "regel" in entry:
            body += story.world.text(str(entry["regel"])) + "\n"
        for start in entry.get("vink", []):
            assert f"- [ ] {start}" in body, f"{slug}: {start}"
            body = body.replace(f"- [ ] {start}", f"- [x] {start}")
        keys = entry.get("sleutels", {})
        assert isinstance(keys, dict)
        story.world.change(slug, keys, body)

    for number, entry in enumerate(entries("later")):
        outside = "buiten" in entry
        story.at(
            story.days[str(entry["wanneer"])],
            15,
            "buiten" if outside else "wijzigen",
            "Buiten Raadsboek gewijzigd: {}" if outside else "{} gewijzigd",
            partial(happen, entry),
            by=str(entry.get("auteur", "")),
            about=f"later {number}",
        )
