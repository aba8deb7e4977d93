"""Who must do a step, in the words of a council: the law says 'ondernemer', people 'bestuurder'."""

_WORDS = {
    "ondernemer": "bestuurder",
    "instelling": "bestuurder",
    "zorgaanbieder": "bestuurder",
    "ondernemingsraad": "raad",
    "or": "raad",
    "cliëntenraad": "raad",
    "medezeggenschapsraad": "raad",
    "mr": "raad",
    "beide": "raad en bestuurder",
    "beiden": "raad en bestuurder",
}

COUNCIL, BOTH = _WORDS["ondernemingsraad"], _WORDS["beide"]


def owner_of(actor: str) -> str:
    """Return whom an actor of the law is in daily words; another word stays as it is."""
    return _WORDS.get(actor.casefold(), actor)
