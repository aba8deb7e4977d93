"""Small numbers in Dutch words, as people say them: 'over twee weken', 'dertien voor'."""

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        (
            "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
            "zestien zeventien achttien negentien twintig eenentwintig tweeëntwintig "
            "drieëntwintig vierentwintig vijfentwintig"
        ).split(),
        1,
    )
} | {"één": 1}
"""Up to 25: the most seats that a works council has (art. 6 lid 1 WOR)."""
