"""Where a member can go from here: only to doors that are there, and that are open to their office."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...store.tables import Inquiry, Jury, Office
from ..doors import DOORS

HEAD = {
    "desk": ("/desk/",),
    "gallery": ("/desk/gallery",),
    "members": ("/desk/members", "/desk/members/"),
    "account": ("/desk/account", "/desk/account/"),
    "copies": ("/desk/copies", "/desk/copies/"),
    "house": ("/desk/house", "/desk/house/"),
}
KEEPERS = frozenset({"copies", "house"})
SITTING = "/desk/sittings/{sitting}/"
BEFORE = ("", "plan", "questions", "evidence", "preview", "roster", "print", "consoles", "venue")
AFTER = ("", "live", "evidence", "roster", "consoles", "print", "findings")
"""A sitting's pages in the order in which they are needed, before it opens and after that. "" is its first page."""
LIES_AT = {"questions": ("plan/questions",), "when": ("edit",), "rehearse": ("rehearse", "preview")}
"""Where a page does not go by its name: the first of these that is there."""
BELONGS_TO = {
    "questions": ("plan/question", "plan/votes", "plan/vote", "plan/instrument", "plan/consents", "plan/groups"),
    "evidence": ("balance",),
    "findings": ("unanswered", "pack", "texts", "release"),
}
"""Pages that lie elsewhere, and yet are part of this one."""


@dataclass(frozen=True, slots=True)
class Way:
    """`name` says which words it goes by; `here` is the page one is on, or the part of the desk it belongs to."""

    name: str
    href: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Crumb:
    """A page further up, in its own words; a sitting goes by its day, "" where that is not settled."""

    says: str
    href: str
    here: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What stands above every page of the desk: its head, the path that leads here, the pages of the same sitting."""

    head: tuple[Way, ...] = ()
    trail: tuple[Crumb, ...] = ()
    sitting: tuple[Way, ...] = ()


NOWHERE = Around()


def door_for(office: Office, *shapes: str) -> str | None:
    """The first of these pages that is there and open to this office, as the table writes it."""
    return next((shape for shape in shapes if office in DOORS.get(f"GET {shape}", ())), None)


def shapes_of(name: str) -> tuple[str, ...]:
    """A sitting's page of this name as the table may write it."""
    return tuple(
        f"{SITTING}{page}{end}" for page in LIES_AT.get(name, (name,)) for end in (("", "/") if page else ("",))
    )


def is_there(name: str) -> bool:
    """Whether anybody at all can ask for this page of a sitting."""
    return any(f"GET {shape}" in DOORS for shape in shapes_of(name))


def is_theirs(name: str, office: Office) -> bool:
    """Whether this page is there for this office to do something, and not for everybody to look at."""
    others = {Office.COMMISSIONER, Office.OBSERVER}
    open_to = [DOORS.get(f"GET {shape}", frozenset()) for shape in shapes_of(name)]
    return office is Office.ORGANISER or any(office in those and not others & those for those in open_to)


def page_of(sitting: str, name: str, office: Office) -> str | None:
    """The address of one of a sitting's pages; None where it is not there, or not for this office."""
    found = door_for(office, *shapes_of(name))
    return found and found.replace("{sitting}", sitting)


def head_of(office: Office, keeper: bool, path: str) -> tuple[Way, ...]:
    found = ((name, door_for(office, *shapes)) for name, shapes in HEAD.items() if keeper or name not in KEEPERS)
    there = [(name, href) for name, href in found if href]
    here = max((href for _, href in there if path.startswith(href)), key=len, default="")
    return tuple(Way(name, href, href == here) for name, href in there)


def ways_of(sitting: str, is_open: bool, office: Office, path: str) -> tuple[Way, ...]:
    found = ((name, page_of(sitting, name, office)) for name in (AFTER if is_open else BEFORE))
    there = {name: href for name, href in found if href}
    first = SITTING.replace("{sitting}", sitting)
    # The address of the first page begins all others: it is here only where it is asked for itself.
    parts = {name: (href, *(first + page for page in BELONGS_TO.get(name, ()))) for name, href in there.items() if name}
    here = max(((page, name) for name, pages in parts.items() for page in pages if _within(path, page)), default=None)
    now = here[1] if here else "" if path == first else None
    named = "day" if is_open else "sitting"
    return tuple(Way(name or named, href, name == now) for name, href in there.items())


def _within(path: str, page: str) -> bool:
    return path == page or path.startswith(f"{page.rstrip('/')}/")


def trail_of(
    path: str, inquiry: Inquiry | None, jury: Jury | None, sitting: tuple[str, str] | None
) -> tuple[Crumb, ...]:
    """sitting: its id, and the day on which it is held, "" where that is not settled."""
    return tuple(_trail(path, inquiry, jury, sitting))


def _trail(path: str, inquiry: Inquiry | None, jury: Jury | None, sitting: tuple[str, str] | None) -> Iterator[Crumb]:
    if inquiry is None:
        return
    first = f"/desk/inquiries/{inquiry.id}/"
    yield Crumb(inquiry.title, first, path == first)
    if jury is not None:
        yield Crumb(jury.place, f"{first}#jury-{jury.id}", False)
    if sitting is not None:
        named, held = sitting
        href = SITTING.replace("{sitting}", named)
        yield Crumb(held, href, path == href)
