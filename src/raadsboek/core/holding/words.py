"""The words of a question about what holds, each with the other forms in which it may stand.

Whoever asks what holds about 'thuiswerken' means the 'thuiswerkregeling' too, and rather sees one
note too many than one too few. So a word stands for everything that begins with its stem.
"""

import re

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("en", "s", "e")
_SHORTEST = 4
"""Letters that a stem keeps: shorter ones begin too many other words."""
_SOUNDS = {"v": "f", "z": "s"}


def asked_words(question: str) -> tuple[tuple[str, ...], ...]:
    """Return for each word of a question the beginnings of words that will do.

    What stands between spaces belongs together: a number such as 'B-2026-014' stays one piece.
    """
    found = []
    for piece in question.split():
        words = _WORD.findall(piece)
        if words:
            whole = " ".join(words)
            forms = (whole, *_stems(whole)) if len(words) == 1 else (whole,)
            found.append(tuple(dict.fromkeys(forms)))
    return tuple(found)


def _stems(word: str) -> list[str]:
    """Return what remains of a word without the ending of a plural or verb, also as it is spelt."""
    plain = word.casefold()
    if not plain.isalpha():
        return []
    ending = next((one for one in _ENDINGS if plain.endswith(one)), "")
    stem = plain.removesuffix(ending)
    if not ending or len(stem) < _SHORTEST:
        return []
    found = [stem]
    if stem[-1] in _SOUNDS:
        found.append(stem[:-1] + _SOUNDS[stem[-1]])
    if stem[-1] == stem[-2] and len(stem) > _SHORTEST:
        found.append(stem[:-1])
    return found
