"""How a raadsboek stands to its shared place, and how that is said in a few words.

Pure: what is known and the day go in, words come out. Being offline is a state like any other.
"""

import datetime
from typing import NamedTuple

from raadsboek.core.dates import short_date


class Shared(NamedTuple):
    """The shared place and how we stand to it; `newest` is our newest version.

    `waiting` versions are here and not there; `moment` is when both were last equal. `offline`:
    the place could not be reached just now. `busy`: versions are being exchanged. `asks`: what
    came in waits for an answer of the user. `twice` notes have two versions to choose from.
    """

    place: str
    newest: str = ""
    waiting: int = 0
    moment: datetime.datetime | None = None
    offline: bool = False
    busy: bool = False
    asks: bool = False
    twice: int = 0

    @property
    def needs_user(self) -> bool:
        """Tell if nothing goes on by itself until the user has looked."""
        return self.asks or self.twice > 0


def in_words(shared: Shared, today: datetime.date) -> str:
    """Return the state in at most 21 characters: 'bijgewerkt 10:42', '3 versies wachten'."""
    if shared.asks:
        return "kijk bij Samenwerken"
    if shared.twice:
        return "kies: twee versies"
    if shared.busy:
        return "bijwerken …"
    if shared.offline:
        return "geen verbinding"
    if shared.waiting:
        return "1 versie wacht" if shared.waiting == 1 else f"{_up_to(shared.waiting)} wachten"
    if shared.moment is None:
        return "nog niet bijgewerkt"
    if shared.moment.date() == today:
        return f"bijgewerkt {shared.moment:%H:%M}"
    return f"bijgewerkt {short_date(shared.moment.date())}"


def in_a_sentence(shared: Shared, today: datetime.date) -> str:
    """Return the state as whole sentences, with what the user may do."""
    sentences = []
    if shared.twice:
        notes = "1 notitie heeft" if shared.twice == 1 else f"{shared.twice} notities hebben"
        sentences.append(f"{notes} twee versies: kies welke blijft.")
    if shared.offline:
        sentences.append("Er is nu geen verbinding. U kunt gewoon doorwerken.")
    if shared.waiting:
        waits = "wacht 1 versie" if shared.waiting == 1 else f"wachten {shared.waiting} versies"
        sentences.append(f"Hier {waits} om naar de gedeelde plaats te gaan.")
    elif not shared.offline and shared.moment is not None:
        sentences.append("Hier en op de gedeelde plaats staat hetzelfde.")
    if shared.moment is None:
        sentences.append("Er is nog niet bijgewerkt.")
    else:
        when = f"{shared.moment:%H:%M}"
        if shared.moment.date() != today:
            when = f"{short_date(shared.moment.date())} om {when}"
        sentences.append(f"Het laatst bijgewerkt: {when}.")
    return " ".join(sentences)


def _up_to(number: int) -> str:
    return f"{number} versies" if number < 1000 else "veel versies"
