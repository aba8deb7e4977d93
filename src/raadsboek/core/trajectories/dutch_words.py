"""Words of a Dutch sentence made comparable: stems, figures, and what turns a meaning around.

For comparing what is meant to say the same, strictly: two words are taken for one only when they
are forms of it ('telt', 'geteld'; 'dienst', 'diensten'). No dictionary: what this does not know is
told apart.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,]\d+)*|'s|[^\W\d_]+(?:'[^\W\d_]+)*")
_DOUBLE = re.compile(r"(.)\1")
_VOWELS = "aeiouy"
_SHORTEST = 3


def _listed(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


NOT = "niet"
_NEGATIONS = {
    NOT: (NOT,),
    "geen": (NOT,),
    "nooit": (NOT,),
    "niemand": (NOT,),
    "niets": (NOT,),
    "nergens": (NOT,),
    "noch": (NOT,),
    "zonder": (NOT,),
    "ontbreekt": (NOT,),
    "ontbreken": (NOT,),
    "ontbrak": (NOT,),
    "mist": (NOT,),
    "missen": (NOT,),
    "gemist": (NOT,),
    "onvoldoende": (NOT, "voldoende"),
    "onduidelijk": (NOT, "duidelijk"),
    "onredelijk": (NOT, "redelijk"),
    "onveilig": (NOT, "veilig"),
    "onzeker": (NOT, "zeker"),
    "onhaalbaar": (NOT, "haalbaar"),
    "onnodig": (NOT, "nodig"),
    "onvolledig": (NOT, "volledig"),
    "onjuist": (NOT, "juist"),
    "oneerlijk": (NOT, "eerlijk"),
}
_FIGURES = {
    "één": "1",
    "twee": "2",
    "drie": "3",
    "vier": "4",
    "vijf": "5",
    "zes": "6",
    "zeven": "7",
    "acht": "8",
    "negen": "9",
    "tien": "10",
    "elf": "11",
    "twaalf": "12",
}
_BOUNDS = frozenset({"binnen", "na", "sinds", "tot", "uiterlijk", "vanaf", "voor", "vóór"})
_UNITS = frozenset(
    {"dag", "dagen", "week", "weken", "maand", "maanden", "kwartaal", "jaar", "jaren", "uur"}
)
_TIME = "tijd:"
_EXCESS = "te "
_ONE_WORD = {
    # Verbs that change inside, and words that a council uses for the same people.
    "onderzocht": "onderzoek",
    "onderzochten": "onderzoek",
    "verloren": "verlies",
    "verloor": "verlies",
    "gehouden": "houd",
    "besproken": "bespreek",
    "genomen": "neem",
    "gedwongen": "gedwongen",
    "personeel": "medewerker",
    "personeelslid": "medewerker",
    "personeelsleden": "medewerker",
    "werknemer": "medewerker",
    "werknemers": "medewerker",
    "collega": "medewerker",
    "collega's": "medewerker",
}
_EMPTY = _listed(
    "aan al alle als altijd ander andere bij binnen daar daarbij daardoor daarin daarmee",
    "daarna daarom daarop daarover daarvan daarvoor dan dat de deze die dit door doordat dus",
    "echter een eens elk elke en er erg ervan gaan gaat geeft gegeven geven ging graag haar",
    "had hadden heb hebben hebt heeft heel hem hen het hier hierdoor hij hoe hun ieder iedere",
    "iemand iets ik immers in is ja je jullie kan kon konden komen komt krijgen krijgt kunnen",
    "kunt laat laten maar maakt maken gemaakt mag me men met mij mijn mogen moest moesten",
    "moet moeten na naar namelijk nog nu of om omdat ons onze ook op over raad s soms sommige",
    "staan staat steeds te tegen terwijl toch toe tot tussen u uit uw vaak van veel verder",
    "verwachten verwacht via vinden vindt volgens voor voordat vooral waar waarbij waardoor",
    "waarin waarom waarvan want waren was wat we wel welke werd werden wie wij wil willen",
    "worden wordt zal ze zeer zelf zich zien ziet zij zijn zo zou zouden zulke zullen leidt",
    "leiden geldt ligt liggen valt vallen doen doet gedaan kwijt raken raakt mate geval",
    "bezwaar bezwaren vooraf tevens eveneens bovendien daarnaast",
)
"""Words without which a sentence says the same thing."""


def tokens(text: str) -> list[str]:
    """Return the words and figures of a text in lower case."""
    plain = text.replace("\u2019", "'").replace("\u2018", "'").casefold()
    return _WORD.findall(unicodedata.normalize("NFC", plain))


def is_figure(word: str) -> bool:
    """Tell if a word is a number in figures."""
    return word[:1].isdigit()


def meaning(words: Iterable[str]) -> list[str]:
    """Return what counts in a sentence: stems, figures, `NOT`, and 'te ' before what is too much.

    'De werkdruk is te hoog en niet geteld' gives werkdruk, te hog, niet, tel.
    """
    found: list[str] = []
    given = list(words)
    for place, word in enumerate(given):
        is_excess = place > 0 and given[place - 1] == "te" and not word.endswith("en")
        if word in _BOUNDS and _tells_time(given[place + 1 : place + 4]):
            # Within half a year is not after half a year.
            found.append(_TIME + word)
        elif word in _NEGATIONS:
            found += [one if one == NOT else stem(one) for one in _NEGATIONS[word]]
        elif word == "meer" and place > 0 and given[place - 1] in _NEGATIONS:
            continue  # 'niet meer' is 'niet'
        elif word in _FIGURES:
            found.append(_FIGURES[word])
        elif is_figure(word):
            found.append(word.rstrip(".,"))
        elif is_excess:
            found.append(_EXCESS + stem(word))
        elif word not in _EMPTY and len(word) > 1:
            found.append(stem(word))
    return found


def _tells_time(words: Iterable[str]) -> bool:
    return any(is_figure(one) or one in _UNITS or one in _FIGURES for one in words)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what the forms of a word have in common."""
    known = _ONE_WORD.get(word)
    if known is not None:
        word = known
    plain = unicodedata.normalize("NFKD", word)
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    plain = _without_participle(plain.split("'")[0] or plain)
    before = ""
    while before != plain:
        before = plain
        plain = _shorter(plain)
    return plain


def _without_participle(word: str) -> str:
    """Take away the ge- of a participle, also within: geteld, meegeteld."""
    if word.startswith("ge") and len(word) > 5:
        return word[2:]
    for prefix in (
        "aan",
        "af",
        "bij",
        "door",
        "in",
        "mee",
        "na",
        "om",
        "op",
        "over",
        "uit",
        "voor",
    ):
        if word.startswith(f"{prefix}ge") and len(word) > len(prefix) + 5:
            return prefix + word[len(prefix) + 2 :]
    return word


def _shorter(word: str) -> str:
    """Take one ending away, and write what is left as it sounds at the end of a word."""
    for ending in ("ingen", "ing", "en", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    else:
        before = word[-2:-1]
        is_verb = len(word) > _SHORTEST and before not in _VOWELS and word[-1] in "td"
        is_plural = len(word) > 4 and word.endswith("s") and before != "s"
        word = word[:-1] if is_verb or is_plural else word
    word = _DOUBLE.sub(r"\1", word)
    sounds = {"v": "f", "z": "s", "d": "t"}
    return word[:-1] + sounds.get(word[-1], word[-1])
