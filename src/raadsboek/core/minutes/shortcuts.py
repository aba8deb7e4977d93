"""Short keys at the start of a line: `b` and a space become `BESLUIT: `.

Capital or not, only when the letter and the space are all there is on the line. No Dutch word
is a lone b, s, a, t, h or v ('s avonds starts with an apostrophe, lists write a) or a.), so a false
hit is rare; one undo gives the letter back.
"""

EXPANSIONS = {
    "b": "BESLUIT: ",
    "s": "STEMMING: ",
    "a": "ACTIE @",
    "t": "TOEZEGGING @",
    "h": "AANGEHOUDEN: ",
    "v": "::: vertrouwelijk\n\n:::",
}


def expand(line_prefix: str) -> str | None:
    """Return what replaces a line of one letter and a space, or None.

    The cursor belongs at the end, or on the empty line when there are several.
    """
    if len(line_prefix) != 2 or line_prefix[1] != " ":
        return None
    return EXPANSIONS.get(line_prefix[0].lower())
