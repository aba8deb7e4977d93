"""What a check of the history found: problems, what is proven, and what could not be proven."""

from msgspec import Struct

from raadsboek.core.problem import Problem, Severity


class Report(Struct, frozen=True, kw_only=True):
    """The outcome of a check. `proven` and `unproven` are whole Dutch sentences.

    `versions` is how many versions were looked at, `newest` the identifier of the newest one.
    """

    problems: tuple[Problem, ...] = ()
    proven: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    versions: int = 0
    newest: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found that is wrong; a warning does not count."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


class Finding(Struct, frozen=True, kw_only=True):
    """What one part of the check found."""

    problems: tuple[Problem, ...] = ()
    proven: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()


def together(findings: list[Finding], *, versions: int, newest: str) -> Report:
    """Return one report of all parts, errors first."""
    order = tuple(Severity)
    problems = [problem for one in findings for problem in one.problems]
    problems.sort(key=lambda problem: order.index(problem.severity))
    return Report(
        problems=tuple(problems),
        proven=tuple(dict.fromkeys(sentence for one in findings for sentence in one.proven)),
        unproven=tuple(sentence for one in findings for sentence in one.unproven),
        versions=versions,
        newest=newest,
    )
