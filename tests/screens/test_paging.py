"""Where the wall is in an exhibit, as wall, tablets and consoles are told it."""

from app.jury.day.scenes import Scene, ShowScene
from app.jury.exhibits.acts import ShowExhibit, TurnPage
from app.jury.exhibits.paging import Leaf
from app.screens.hands import RemotePanel
from app.screens.paging import Following, PagingPanel
from tests.days import FACILITATOR, WALL, after, juror, names, offered, seen, the
from tests.jury.test_paging import REPORT, SHOWN, TURNED


def test_every_tablet_is_told_where_the_wall_is_and_none_but_the_console_turns():
    before, now = after(SHOWN), after(TURNED)
    assert the(Following, seen(now, juror(1))) == Following("story", Leaf(file=REPORT, page=1), 4, 6)
    assert "Following" not in names(seen(now, juror(3))), "who has not come in is shown nothing"
    assert {"ExhibitCard"} <= set(names(seen(before, juror(1)))), "a card that stays as it is"
    cards = [next(r for r in seen(state, juror(1)) if r.id == "ExhibitCard") for state in (before, now)]
    assert cards[0] == cards[1]
    assert [wall.page for wall in seen(now, WALL) if wall.id == "WallExhibit"] == [4]
    assert {act.to for act in offered(now) if isinstance(act, TurnPage) and act.undoes is None} == {2, 4}


def test_a_telephone_turns_pages_as_the_console_does():
    console = seen(after(TURNED), FACILITATOR)
    assert the(RemotePanel, console).pages == the(PagingPanel, console)
    assert the(RemotePanel, seen(after(SHOWN, (FACILITATOR, ShowExhibit("story", None))), FACILITATOR)).pages is None


def test_what_has_one_page_is_not_turned():
    bare = after(SHOWN, (FACILITATOR, ShowExhibit("story", "bare")))
    assert not {"Following", "PagingPanel"} & {*names(seen(bare, juror(1))), *names(seen(bare, FACILITATOR))}


def test_while_the_wall_is_turned_to_something_else_no_tablet_is_told_a_page():
    quiet = after(TURNED, (FACILITATOR, ShowScene(Scene.FOLLOW, Scene.QUIET)))
    assert "Following" not in names(seen(quiet, juror(1)))
    assert {"ExhibitCard", "OnTheWall"} <= set(names(seen(quiet, juror(1))))
