"""What a scribe sees: a table's own page, for writing down what is said there in the table's words."""

from ..jury.contributions.plan import Moderation
from ..jury.day.plan import HEARING, PhaseKind
from ..jury.people import By
from . import agenda, day
from .contributions import contribution_form, contributions_panel, my_contributions, said_in_this_round, table_talk
from .drafting import drafting_panels
from .frame import Frame
from .merging import merge_form, merges_asked
from .questions import hearing
from .region import Screen
from .requests import requested
from .seats import ScribePlace
from .turns import round_prompt, table_host


def screen(frame: Frame, by: By) -> Screen:
    state = frame.moment.state
    head: Screen = (ScribePlace(by.number, state.the_plan.title), frame.once("now", lambda: day.now(frame.moment)))
    if state.day.announcement:
        head = (*head, frame.once("notice", lambda: day.Notice(state.day.announcement)))
    if state.day.closed:
        return (*head, frame.once("ended", lambda: agenda.Ended(state.the_plan.title)))
    if state.day.adjourned:
        return (*head, frame.once("adjourned", agenda.Adjourned))
    return (*head, *(_of_phase(frame, by) or (frame.once("waiting", lambda: day.waiting(state)),)))


def _of_phase(frame: Frame, by: By) -> Screen:
    state = frame.moment.state
    if state.the_phase.kind in HEARING:
        return (*hearing(frame, by), *requested(frame, by))
    if state.the_phase.kind is PhaseKind.DRAFTING:
        return drafting_panels(state, leads=False)
    if state.the_phase.kind is not PhaseKind.TALK:
        return ()
    form = contribution_form(state, for_table=True)
    said = frame.once("said", lambda: said_in_this_round(frame))
    prompt = frame.once("round prompt", lambda: round_prompt(state))
    written = (prompt, *table_host(frame, by.number), form, *my_contributions(said, by))
    together = (*merges_asked(state, by), *merge_form(state, by))
    if state.the_plan.moderation is Moderation.TABLE:
        return (*written, contributions_panel(state, by), *together)
    return (*written, table_talk(said, by, by.number, hosting=True), *together)
