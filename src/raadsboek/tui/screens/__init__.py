"""One file per screen, with its style beside it.

`SCREENS` names them all; each is a function that imports its screen when it is first wanted.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from raadsboek.tui.desk import Desk
from raadsboek.tui.screen import BookScreen

ScreenMaker: TypeAlias = Callable[[Desk, Mapping[str, str]], BookScreen]
"""Makes a screen for the desk; the arguments say what it must show."""


def _today(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.today import TodayScreen

    return TodayScreen(desk)


def _minutes(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.minutes import MinutesScreen

    return MinutesScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _agenda(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.agenda import AgendaScreen

    return AgendaScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _editor(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.editor import EditorScreen

    wanted = arguments.get("pad") or arguments.get("nummer", "")
    return EditorScreen(desk, wanted, arguments.get("concept", ""))


def _list(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.notes_list import ListScreen

    return ListScreen(desk, arguments)


def _search(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.search import SearchScreen

    return SearchScreen(desk)


def _problems(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.problems import ProblemsScreen

    return ProblemsScreen(desk)


def _authenticity(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.authenticity import AuthenticityScreen

    return AuthenticityScreen(desk)


def _new(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.new_note import NewNoteScreen

    return NewNoteScreen(desk, arguments)


def _history(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.history import HistoryScreen

    return HistoryScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _drafts(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.drafts import DraftsScreen

    return DraftsScreen(desk)


def _sharing(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.sharing import SharingScreen

    return SharingScreen(desk)


def _start_menu(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.start_menu import StartMenuScreen

    return StartMenuScreen(desk, current=desk.to_read)


def _year_plan(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.year_plan import YearPlanScreen

    return YearPlanScreen(desk, arguments)


def _year(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.year_overview import YearScreen

    return YearScreen(desk, arguments)


def _year_calendar(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.year_calendar import YearCalendarScreen

    return YearCalendarScreen(desk, arguments)


def _work_plan(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.work_plan import WorkPlanScreen

    return WorkPlanScreen(desk, arguments)


def _corrections(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.corrections import CorrectionsScreen

    return CorrectionsScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _run_book(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.run_book import RunBookScreen

    return RunBookScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _post_list(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.post_list import PostListScreen

    return PostListScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _dossier(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.dossier import DossierScreen

    return DossierScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _election(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.election import ElectionScreen

    return ElectionScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _holding(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.holding import HoldingScreen

    return HoldingScreen(desk, arguments.get("woorden", ""))


def _provenance(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.provenance import ProvenanceScreen

    return ProvenanceScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _articles(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.articles import ArticlesScreen

    return ArticlesScreen(desk, arguments.get("artikelen", "").split(","))


def _terms(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.terms import TermsScreen

    return TermsScreen(desk)


def _handover(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.handover import HandoverScreen

    return HandoverScreen(desk)


def _tour(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.tour import TourScreen

    return TourScreen(desk)


def _key(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.key import KeyScreen

    return KeyScreen(desk)


def _inbox(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.inbox import InboxScreen

    return InboxScreen(desk)


def _training(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.training import TrainingScreen

    return TrainingScreen(desk, arguments)


def _retention(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.retention import RetentionScreen

    return RetentionScreen(desk)


def _contacts(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.contacts import ContactsScreen

    return ContactsScreen(desk)


def _bridging(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.bridging import BridgingScreen

    return BridgingScreen(desk, arguments.get("pad") or arguments.get("nummer", ""))


def _questions(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.questions_by_theme import QuestionsScreen

    return QuestionsScreen(desk)


def _members(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.members import MembersScreen

    return MembersScreen(desk)


def _onboarding(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.onboarding import OnboardingScreen

    return OnboardingScreen(desk, arguments)


def _annual_report(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.annual_report import AnnualReportScreen

    return AnnualReportScreen(desk, arguments)


def _tally(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.tally import TallyScreen

    return TallyScreen(desk, arguments)


def _budget(desk: Desk, arguments: Mapping[str, str]) -> BookScreen:
    from raadsboek.tui.screens.budget import BudgetScreen

    return BudgetScreen(desk, arguments)


READING = frozenset({"artikelen", "begroting", "lijst", "raadsboeken", "termijnen"})
"""The screens that begin with looking: they need not wait for the history."""

SCREENS: Mapping[str, ScreenMaker] = {
    "agenda": _agenda,
    "bewaren": _retention,
    "begroting": _budget,
    "jaarverslag": _annual_report,
    "telling": _tally,
    "artikelen": _articles,
    "concepten": _drafts,
    "contacten": _contacts,
    "draaiboek": _run_book,
    "geldt": _holding,
    "geschiedenis": _history,
    "herkomst": _provenance,
    "inwerken": _onboarding,
    "zoeken": _search,
    "problemen": _problems,
    "echtheid": _authenticity,
    "raadsboeken": _start_menu,
    "overdracht": _handover,
    "rondleiding": _tour,
    "samenwerken": _sharing,
    "nieuw": _new,
    "leden-zetels": _members,
    "lijst": _list,
    "bewerken": _editor,
    "jaarplan": _year_plan,
    "jaar": _year,
    "jaarkalender": _year_calendar,
    "werkplan": _work_plan,
    "vandaag": _today,
    "notulen": _minutes,
    "correcties": _corrections,
    "postlijst": _post_list,
    "postvak": _inbox,
    "scholing": _training,
    "sleutel": _key,
    "traject": _dossier,
    "verkiezing": _election,
    "standpunten": _bridging,
    "termijnen": _terms,
    "vragen": _questions,
}
