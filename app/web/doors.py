"""Every way in, in one table: which route is open to whom. A route that is not declared here stops the start."""

from collections.abc import Iterable, Mapping

from starlette.routing import BaseRoute, Mount

from ..jury.people import Role
from ..store.tables import Office

Whoever = Role | Office

ANYONE: frozenset[Whoever] = frozenset()
SEATED: frozenset[Whoever] = frozenset({Role.JUROR})
CONSOLE: frozenset[Whoever] = frozenset({Role.FACILITATOR})
SCREENS: frozenset[Whoever] = frozenset({Role.JUROR, Role.SCRIBE, Role.FACILITATOR, Role.WALL})
MEMBERS: frozenset[Whoever] = frozenset(Office)
TEAM: frozenset[Whoever] = frozenset({Office.ORGANISER, Office.FACILITATOR})
"""Who may see names and access needs."""
ORGANISERS: frozenset[Whoever] = frozenset({Office.ORGANISER})
REVIEWERS: frozenset[Whoever] = frozenset({Office.ORGANISER, Office.COMMISSIONER})
"""Who may put a signature under the evidence."""

DOORS: Mapping[str, frozenset[Whoever]] = {
    "GET /": ANYONE,
    "POST /join": ANYONE,
    "POST /language": ANYONE,
    "GET /enter": ANYONE,
    "POST /enter": ANYONE,
    "GET /recover": ANYONE,
    "POST /recover": ANYONE,
    "GET /healthz": ANYONE,
    "MOUNT /static": ANYONE,
    "GET /day/{sitting}/{role}/{number}/": SCREENS,
    "GET /day/{sitting}/{role}/{number}/main": SCREENS,
    "GET /day/{sitting}/{role}/{number}/ballots": SCREENS,
    "GET /day/{sitting}/{role}/{number}/exhibits/{digest}/{page}": SCREENS,
    "GET /day/{sitting}/{role}/{number}/paper": CONSOLE,
    "POST /day/{sitting}/{role}/{number}/paper": CONSOLE,
    "GET /day/{sitting}/{role}/{number}/cards": CONSOLE,
    "POST /day/{sitting}/{role}/{number}/cards": CONSOLE,
    "GET /day/{sitting}/{role}/{number}/cards.pdf": CONSOLE,
    "GET /day/{sitting}/{role}/{number}/mixing": CONSOLE,
    "POST /day/{sitting}/{role}/{number}/mixing": CONSOLE,
    "POST /day/{sitting}/{role}/{number}/seat-again": CONSOLE,
    "GET /day/{sitting}/{role}/{number}/card": SEATED,
    "POST /day/{sitting}/{role}/{number}/needs": SEATED,
    "POST /day/{sitting}/{role}/{number}/acts": SCREENS,
    "SOCKET /day/{sitting}/{role}/{number}/live": SCREENS,
    "GET /desk/sign-in": ANYONE,
    "POST /desk/sign-in": ANYONE,
    "GET /desk/sign-in/code": ANYONE,
    "POST /desk/sign-in/code": ANYONE,
    "GET /desk/begin": ANYONE,
    "POST /desk/begin": ANYONE,
    "GET /desk/join": ANYONE,
    "POST /desk/join": ANYONE,
    "POST /desk/sign-out": MEMBERS,
    "GET /desk/account": MEMBERS,
    "POST /desk/account/devices": MEMBERS,
    "POST /desk/account/password": MEMBERS,
    "GET /desk/account/second-factor": MEMBERS,
    "POST /desk/account/second-factor": MEMBERS,
    "POST /desk/account/second-factor/off": MEMBERS,
    "GET /desk/members": ORGANISERS,
    "POST /desk/members/invite": ORGANISERS,
    "POST /desk/members/withdraw": ORGANISERS,
    "POST /desk/members/{member}/office": ORGANISERS,
    "GET /desk/members/{member}/remove": ORGANISERS,
    "POST /desk/members/{member}/remove": ORGANISERS,
    "POST /desk/members/{member}/restore": ORGANISERS,
    "GET /desk/house": ORGANISERS,
    "POST /desk/house": ORGANISERS,
    "POST /desk/house/{organisation}/invite": ORGANISERS,
    "GET /desk/copies": ORGANISERS,
    "POST /desk/copies": ORGANISERS,
    "POST /desk/copies/send": ORGANISERS,
    "POST /desk/copies/{copy}/look": ORGANISERS,
    "GET /desk/copies/{copy}/copy.zip": ORGANISERS,
    "GET /desk/copies/{copy}/delete": ORGANISERS,
    "POST /desk/copies/{copy}/delete": ORGANISERS,
    "GET /desk/copies/{copy}/restore": ORGANISERS,
    "POST /desk/copies/{copy}/restore": ORGANISERS,
    "GET /desk/": MEMBERS,
    "GET /desk/gallery": MEMBERS,
    "GET /desk/gallery/{plan}": MEMBERS,
    "GET /desk/gallery/{plan}/plan.json": MEMBERS,
    "GET /desk/plan.schema.json": ANYONE,
    "GET /desk/plan-file": ORGANISERS,
    "POST /desk/plan-file": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan.json": MEMBERS,
    "GET /desk/archive": ORGANISERS,
    "GET /desk/inquiries/new": ORGANISERS,
    "POST /desk/inquiries/new": ORGANISERS,
    "GET /desk/inquiries/{inquiry}/": MEMBERS,
    "GET /desk/inquiries/{inquiry}/edit": ORGANISERS,
    "POST /desk/inquiries/{inquiry}/edit": ORGANISERS,
    "POST /desk/inquiries/{inquiry}/archive": ORGANISERS,
    "GET /desk/inquiries/{inquiry}/juries/new": ORGANISERS,
    "POST /desk/inquiries/{inquiry}/juries/new": ORGANISERS,
    "GET /desk/juries/{jury}/edit": ORGANISERS,
    "POST /desk/juries/{jury}/edit": ORGANISERS,
    "POST /desk/juries/{jury}/archive": ORGANISERS,
    "GET /desk/juries/{jury}/sittings/new": ORGANISERS,
    "POST /desk/juries/{jury}/sittings/new": ORGANISERS,
    "GET /desk/sittings/{sitting}/open": ORGANISERS,
    "POST /desk/sittings/{sitting}/open": ORGANISERS,
    "GET /desk/sittings/{sitting}/preview": MEMBERS,
    "GET /desk/sittings/{sitting}/preview/screen": MEMBERS,
    "GET /desk/sittings/{sitting}/preview/exhibits/{digest}/{page}": MEMBERS,
    "GET /desk/sittings/{sitting}/": MEMBERS,
    "GET /desk/sittings/{sitting}/edit": ORGANISERS,
    "POST /desk/sittings/{sitting}/edit": ORGANISERS,
    "POST /desk/sittings/{sitting}/archive": ORGANISERS,
    "POST /desk/sittings/{sitting}/tick": ORGANISERS,
    "GET /desk/sittings/{sitting}/roster": TEAM,
    "POST /desk/sittings/{sitting}/roster": TEAM,
    "GET /desk/sittings/{sitting}/roster/list.csv": TEAM,
    "GET /desk/sittings/{sitting}/roster/list.xlsx": TEAM,
    "GET /desk/sittings/{sitting}/roster/import": TEAM,
    "POST /desk/sittings/{sitting}/roster/import": TEAM,
    "GET /desk/sittings/{sitting}/roster/erase": ORGANISERS,
    "POST /desk/sittings/{sitting}/roster/erase": ORGANISERS,
    "GET /desk/sittings/{sitting}/roster/{juror}/erase": TEAM,
    "POST /desk/sittings/{sitting}/roster/{juror}/erase": TEAM,
    "GET /desk/sittings/{sitting}/print": TEAM,
    "GET /desk/sittings/{sitting}/print/{file}": TEAM,
    "POST /desk/sittings/{sitting}/cards": TEAM,
    "GET /desk/sittings/{sitting}/evidence": MEMBERS,
    "POST /desk/sittings/{sitting}/evidence": ORGANISERS,
    "GET /desk/sittings/{sitting}/evidence/{exhibit}": MEMBERS,
    "POST /desk/sittings/{sitting}/evidence/{exhibit}": ORGANISERS,
    "GET /desk/sittings/{sitting}/evidence/exhibits/{digest}/{page}": MEMBERS,
    "POST /desk/sittings/{sitting}/evidence-files": ORGANISERS,
    "POST /desk/sittings/{sitting}/evidence-files/{digest}/delete": ORGANISERS,
    "GET /desk/sittings/{sitting}/balance": MEMBERS,
    "POST /desk/sittings/{sitting}/balance": REVIEWERS,
    "GET /desk/check": ANYONE,
    "SOCKET /desk/check/live": ANYONE,
    "GET /desk/sittings/{sitting}/venue": TEAM,
    "POST /desk/sittings/{sitting}/venue": TEAM,
    "GET /desk/sittings/{sitting}/venue/chart": TEAM,
    "GET /desk/sittings/{sitting}/live": MEMBERS,
    "GET /desk/sittings/{sitting}/plan": MEMBERS,
    "POST /desk/sittings/{sitting}/plan/authority": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/languages": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/hints": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/charge": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/charge": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/agenda": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/agenda": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/agenda/{phase}": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/agenda/{phase}": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/file": MEMBERS,
    "POST /desk/sittings/{sitting}/plan/file": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/history": MEMBERS,
    "GET /desk/sittings/{sitting}/plan/history/{number}": MEMBERS,
    "POST /desk/sittings/{sitting}/plan/history/{number}": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/undo": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/questions": MEMBERS,
    "GET /desk/sittings/{sitting}/plan/question": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/question": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/questions/{question}": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/questions/{question}": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/questions/{question}/remove": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/votes": MEMBERS,
    "GET /desk/sittings/{sitting}/plan/vote": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/vote": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/votes/{vote}": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/votes/{vote}": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/votes/{vote}/remove": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/instrument": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/instrument": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/groups": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/groups": ORGANISERS,
    "GET /desk/sittings/{sitting}/plan/consents": ORGANISERS,
    "POST /desk/sittings/{sitting}/plan/consents": ORGANISERS,
    "GET /desk/sittings/{sitting}/findings": MEMBERS,
    "GET /desk/sittings/{sitting}/export.zip": ORGANISERS,
    "GET /desk/sittings/{sitting}/consoles": TEAM,
    "POST /desk/sittings/{sitting}/consoles": TEAM,
    "POST /desk/sittings/{sitting}/consoles/open": TEAM,
    "GET /desk/sittings/{sitting}/consoles/{number}/shut": TEAM,
    "POST /desk/sittings/{sitting}/consoles/{number}/shut": TEAM,
}
"""ANYONE needs no pass. Doors under /desk/house and /desk/copies ask, besides, for somebody who looks after
this installation. Whether an act that came through a door is taken is for the table of rules to say."""


def door_of(route: BaseRoute) -> str:
    """A route's name in the table."""
    path = getattr(route, "path", "")
    if isinstance(route, Mount):
        return f"MOUNT {path}"
    methods = sorted(set(getattr(route, "methods", None) or {"SOCKET"}) - {"HEAD"})
    return f"{','.join(methods)} {path}"


def undeclared(routes: Iterable[BaseRoute]) -> set[str]:
    return {door_of(route) for route in routes} - set(DOORS)
