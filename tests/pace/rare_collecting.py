"""Garbage looked for less often: a run of tests keeps much, and each look goes over all of it.

What was loaded before the first test is never garbage, so no look goes over it. How often is a
matter of pace only: no test counts what is thrown away.
"""

import gc

_NEW = 50_000
_OLDER = 10
"""So many new objects, and so many looks at those, before an older generation is looked through."""


def collecting_rarely() -> None:
    """Leave what is loaded out of every look, and look when much was made."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW, _OLDER, _OLDER)
