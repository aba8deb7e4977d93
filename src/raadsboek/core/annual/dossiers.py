"""The parts about dossiers: requests, how long they took, and what the council began itself."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from raadsboek.core.annual.charts import chart_text
from raadsboek.core.annual.part import (
    Count,
    Meta,
    Part,
    Source,
    hidden_line,
    open_ones,
    part,
    rounded,
    table,
    told,
    was,
)
from raadsboek.core.dates import day_as_kept
from raadsboek.core.kinds import trajectory
from raadsboek.core.kinds.trajectory import ENDED, TrajectoryForm, TrajectoryStatus
from raadsboek.core.note import text_in
from raadsboek.core.terms.event import CONFORMING, DEVIATING
from raadsboek.core.trajectories.event_lines import events_in
from raadsboek.core.trajectories.places import DECISION

_FORMS = {
    TrajectoryForm.ADVICE: ("adviesaanvraag", "adviesaanvragen"),
    TrajectoryForm.CONSENT: ("instemmingsaanvraag", "instemmingsaanvragen"),
    TrajectoryForm.DIRECTOR: ("aanvraag over een bestuurder", "aanvragen over een bestuurder"),
    TrajectoryForm.INFORMATION: ("vraag om informatie", "vragen om informatie"),
    TrajectoryForm.DISPUTE: ("geschil", "geschillen"),
}
_OWN = {
    TrajectoryForm.INITIATIVE: ("initiatief", "initiatieven"),
    TrajectoryForm.UNSOLICITED: ("ongevraagd advies", "ongevraagde adviezen"),
}
_ASKED = (TrajectoryForm.ADVICE, TrajectoryForm.CONSENT, TrajectoryForm.DIRECTOR)
_LABELS = ("Nummer", "Onderwerp", "Soort", "Ontvangen", "Antwoord", "Dagen", "Uitkomst")


def requests(source: Source) -> Part:
    """Return the requests that came in or were answered, their course, result and lead times."""
    kind = trajectory.KIND.name
    came = [meta for meta in source.within(kind, "ontvangen") if _form(meta) in _FORMS]
    answered = [meta for meta in source.within(kind, "uitgebracht") if _form(meta) in _ASKED]
    both = [*came, *(meta for meta in answered if meta not in came)]
    both.sort(key=lambda meta: (text_in(meta, "ontvangen"), text_in(meta, "nummer")))
    by_form = _by_form(came, _FORMS)
    counts = [
        *(_of_form("aanvragen", form, by_form[form], _FORMS) for form in by_form),
        Count(name="beantwoord", words="aanvragen beantwoord", notes=tuple(answered)),
    ]
    times = _lead_times(answered)
    said = (
        f"Er {was(len(came), 'kwam', 'kwamen')} {told(len(came), 'aanvraag', 'aanvragen')} "
        f"binnen. De raad beantwoordde in deze tijd {told(len(answered), 'aanvraag', 'aanvragen')}."
    )
    return part(
        [*counts, *times],
        " ".join(filter(None, [said, hidden_line(both, "aanvraag", "aanvragen")])),
        _requests_chart(by_form),
        table(_LABELS, [_row(meta) for meta in open_ones(both)]),
        _time_chart(times),
        _summaries(open_ones(both)),
    )


def initiatives(source: Source) -> Part:
    """Return what the council began itself: initiatives and unsolicited advice."""
    kind = trajectory.KIND.name
    own = [meta for meta in source.all(kind) if _form(meta) in _OWN]
    begun = [
        meta
        for meta in own
        if source.period.holds(text_in(meta, "ontvangen") or text_in(meta, "uitgebracht"))
    ]
    by_form = _by_form(begun, _OWN)
    counts = [_of_form("eigen", form, notes, _OWN) for form, notes in by_form.items()]
    parts = " en ".join(told(len(notes), *_OWN[form]) for form, notes in by_form.items())
    said = f"De raad begon zelf {parts or told(0, *_OWN[TrajectoryForm.INITIATIVE])}."
    rows = [
        (text_in(meta, "nummer"), text_in(meta, "titel"), _OWN[_form(meta)][0], _result(meta))
        for meta in open_ones(begun)
    ]
    return part(
        counts,
        " ".join(filter(None, [said, hidden_line(begun, "dossier", "dossiers")])),
        table(("Nummer", "Onderwerp", "Soort", "Hoe het staat"), rows),
        _summaries(open_ones(begun)),
    )


def outlook(source: Source) -> Part:
    """Return what goes on after this time: dossiers that are still open."""
    last = source.period.end.isoformat()
    going = [
        meta
        for meta in source.all(trajectory.KIND.name)
        if text_in(meta, "status") not in ENDED
        and (text_in(meta, "ontvangen") or text_in(meta, "uitgebracht") or last) <= last
    ]
    going.sort(key=lambda meta: text_in(meta, "nummer"))
    said = (
        f"Uit deze tijd {was(len(going), 'loopt', 'lopen')} nog "
        f"{told(len(going), 'dossier', 'dossiers')}."
    )
    rows = [
        (text_in(meta, "nummer"), text_in(meta, "titel"), _phase(meta)) for meta in open_ones(going)
    ]
    count = Count(name="dossiers-open", words="dossiers die nog lopen", notes=tuple(going))
    return part(
        [count],
        " ".join(filter(None, [said, hidden_line(going, "dossier", "dossiers")])),
        table(("Nummer", "Onderwerp", "Hoe het staat"), rows),
    )


def _form(meta: Meta) -> TrajectoryForm:
    typed = text_in(meta, "vorm")
    return next((form for form in TrajectoryForm if form == typed), TrajectoryForm.INFORMATION)


def _by_form(
    notes: Sequence[Meta], forms: Mapping[TrajectoryForm, tuple[str, str]]
) -> dict[TrajectoryForm, list[Meta]]:
    found = {form: [meta for meta in notes if _form(meta) == form] for form in forms}
    return {form: those for form, those in found.items() if those}


def _of_form(
    name: str,
    form: TrajectoryForm,
    notes: Sequence[Meta],
    forms: Mapping[TrajectoryForm, tuple[str, str]],
) -> Count:
    return Count(name=f"{name}-{form.value}", words=forms[form][1], notes=tuple(notes))


def _days(meta: Meta) -> int | None:
    """Return how many days an answer took; None when one of its days is not known."""
    came, went = day_as_kept(text_in(meta, "ontvangen")), day_as_kept(text_in(meta, "uitgebracht"))
    return (went - came).days if came and went and went >= came else None


def _lead_times(answered: Sequence[Meta]) -> list[Count]:
    """Return of each form how many days its answers took together."""
    found = []
    for form, notes in _by_form(answered, _FORMS).items():
        timed = [meta for meta in notes if _days(meta) is not None]
        if timed:
            days = sum(_days(meta) or 0 for meta in timed)
            found.append(
                Count(
                    name=f"dagen-{form.value}",
                    words=f"dagen tot het antwoord, {_FORMS[form][1]}",
                    notes=tuple(timed),
                    amount=Decimal(days),
                    unit="dagen samen",
                )
            )
    return found


def _requests_chart(by_form: Mapping[TrajectoryForm, Sequence[Meta]]) -> str:
    rows = [
        (_FORMS[form][1], Decimal(len(notes)), str(len(notes))) for form, notes in by_form.items()
    ]
    return chart_text("Aanvragen per soort", "aantal", "Soort", rows)


def _time_chart(times: Sequence[Count]) -> str:
    rows = []
    for count in times:
        average = rounded(count.value / len(count.notes))
        words = count.words.removeprefix("dagen tot het antwoord, ")
        answers = told(len(count.notes), "antwoord", "antwoorden")
        rows.append((words, average, f"{average} dagen ({answers})"))
    return chart_text("Dagen tot het antwoord", "gemiddeld", "Soort", rows)


def _row(meta: Meta) -> tuple[str, ...]:
    days = _days(meta)
    return (
        text_in(meta, "nummer"),
        text_in(meta, "titel"),
        _form(meta).value,
        _day(meta, "ontvangen"),
        _day(meta, "uitgebracht"),
        "" if days is None else str(days),
        _result(meta),
    )


def _result(meta: Meta) -> str:
    """Return the phase; of a dossier that has ended also what its last decision was."""
    status = _phase(meta)
    decisions = [event for event in events_in(meta) if event.name == DECISION]
    if text_in(meta, "status") not in ENDED or not decisions:
        return status
    said = [one for one in decisions[-1].qualities if one in (CONFORMING, DEVIATING)]
    return f"{status}, {' '.join([DECISION, *said])}"


def _phase(meta: Meta) -> str:
    """Return the phase in words for people outside of the council."""
    status = text_in(meta, "status")
    return "besproken in het overleg" if status == TrajectoryStatus.CONSULTED else status


def _summaries(notes: Sequence[Meta]) -> str:
    """Return the summaries that the dossiers have of themselves, each on a line of its own."""
    told_so = [
        f"- {text_in(meta, 'nummer')} {' '.join(text_in(meta, 'titel').split())}: "
        f"{' '.join(text_in(meta, 'samenvatting').split())}"
        for meta in notes
        if text_in(meta, "samenvatting")
    ]
    return "\n".join(told_so)


def _day(meta: Meta, key: str) -> str:
    day = day_as_kept(text_in(meta, key))
    return f"{day.day}-{day.month}-{day.year}" if day else ""
