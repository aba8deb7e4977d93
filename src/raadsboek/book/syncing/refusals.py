"""Why versions of others are not taken over: each as a sentence that says what, who and what to do.

Two of them are questions (`NeedsConsent`): the user has looked and may say that it is meant so.
Nothing was changed when one of these is raised.
"""

from collections.abc import Sequence

from raadsboek.core.errors import RaadsboekError
from raadsboek.core.text import visible
from raadsboek.history.whole_versions import WholeVersion

EMPTY, ANYTHING = "leeg", "*"
"""Consent to a place that was emptied, and to whatever came in."""

_MOST_NAMED = 3


class NotShared(RaadsboekError):
    """This copy has no shared place."""

    def __init__(self) -> None:
        super().__init__(
            "Dit raadsboek heeft nog geen gedeelde plaats.",
            "Maak er een met: raadsboek delen MAP",
        )


class AlreadySyncing(RaadsboekError):
    """Another window is exchanging versions at this moment."""

    def __init__(self) -> None:
        super().__init__(
            "Een ander venster werkt dit raadsboek op dit moment bij.",
            "Wacht even en probeer het dan opnieuw.",
        )


class StillMoving(RaadsboekError):
    """Others kept adding versions while ours were on their way."""

    def __init__(self) -> None:
        super().__init__(
            "Er kwamen steeds nieuwe versies bij terwijl Raadsboek bijwerkte.",
            "Er is niets verloren. Werk straks opnieuw bij.",
        )


class NewerProgram(RaadsboekError):
    """A colleague works with a newer Raadsboek, which this one cannot follow."""

    def __init__(self) -> None:
        super().__init__(
            "Een collega werkt met een nieuwere versie van Raadsboek. Wat er binnenkwam, is niet "
            "overgenomen.",
            "Zet eerst een nieuwere versie van het programma op deze computer.",
        )


class HostileSupply(RaadsboekError):
    """What came in holds something that never belongs in a raadsboek."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            f"Wat er binnenkwam, is niet overgenomen: '{visible(path)}' {reason}.",
            "Uw eigen werk staat er nog en er is niets gestart. Vraag uw collega dit weg te halen "
            "en werk dan opnieuw bij.",
        )
        self.path = path


class MarkersInside(RaadsboekError):
    """A note of ours holds two versions one below the other; it is not sent around like that."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"'{visible(path)}' bevat twee versies onder elkaar (<<<<<<< en >>>>>>>) en gaat zo "
            "niet naar de gedeelde plaats.",
            "Kies per stuk welke tekst blijft, haal de regels met <<<<<<<, ======= en >>>>>>> weg, "
            "sla op en werk opnieuw bij.",
        )
        self.path = path


class BrokenCopy(RaadsboekError):
    """A file of a colleague is damaged or not whole, so that it cannot be told what was in it."""

    def __init__(self, shown: str) -> None:
        super().__init__(
            f"'{shown}' is beschadigd, niet af, of geen kopie van een raadsboek. Er is niets "
            "overgenomen.",
            "Haal het bestand opnieuw op, of vraag uw collega om een nieuwe kopie.",
        )


class NeedsConsent(RaadsboekError):
    """Something unusual came in; it is taken over only when the user has seen it and agrees.

    `theirs` is the version that was looked at: consent counts for that one alone.
    """

    def __init__(self, message: str, hint: str, theirs: str) -> None:
        super().__init__(message, hint)
        self.theirs = theirs


class NotAgreed(NeedsConsent):
    """The raadsboek names a shared place to which nobody agreed on this computer."""

    def __init__(self, place: str, theirs: str) -> None:
        super().__init__(
            "Dit raadsboek noemt een gedeelde plaats die op deze computer nog niet is bevestigd: "
            f"{place}. Er is niets verstuurd.",
            "Kent u deze plaats en wilt u daar delen, voer dan uit: raadsboek delen PLAATS. "
            "Anders: raadsboek delen --stop",
            theirs,
        )


class Rewritten(NeedsConsent):
    """The shared place lost versions that were there before."""

    def __init__(self, theirs: str, lost: Sequence[WholeVersion]) -> None:
        shown = "; ".join(
            f"{one.author.moment:%d-%m-%Y} {visible(one.author.name)}: {visible(one.subject)[:60]}"
            for one in lost[-_MOST_NAMED:]
        )
        more = f" en nog {len(lost) - _MOST_NAMED}" if len(lost) > _MOST_NAMED else ""
        super().__init__(
            f"Van de gedeelde plaats {_versions_are(len(lost))} verdwenen: {shown}{more}. Hier is "
            "niets gewijzigd.",
            "Vraag uw collega wat er is gebeurd. Hier staat alles er nog. Is het goed zo, voer dan "
            "uit: raadsboek bijwerken --toch. Dan gaat dit opnieuw naar de gedeelde plaats.",
            theirs,
        )
        self.lost = tuple(lost)


class EmptiedPlace(NeedsConsent):
    """The shared place had versions and now has none."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"Op '{place}' stond een raadsboek, en nu staat er niets meer. Hier is niets "
            "gewijzigd.",
            "Is dit wel de goede schijf of map? Is het goed zo, voer dan uit: raadsboek bijwerken "
            "--toch. Dan gaat alles opnieuw naar de gedeelde plaats.",
            EMPTY,
        )


class ManyRemoved(NeedsConsent):
    """The versions that came in take away an unusual part of the notes."""

    def __init__(self, theirs: str, paths: Sequence[str], total: int) -> None:
        names = ", ".join(visible(path.rpartition("/")[2]) for path in paths[:_MOST_NAMED])
        super().__init__(
            f"Een collega heeft {len(paths)} van de {total} notities weggehaald, zoals {names}. "
            "Er is hier nog niets weggehaald.",
            "Vraag of dat de bedoeling was. Is het goed zo, voer dan uit: raadsboek bijwerken "
            "--toch. Ook dan blijven de notities in de geschiedenis.",
            theirs,
        )
        self.paths = tuple(paths)


def _versions_are(count: int) -> str:
    return "is 1 versie" if count == 1 else f"zijn {count} versies"
