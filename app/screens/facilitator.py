"""What a facilitator sees: the run sheet, what is on now, and the room; who has answered, never what."""

from ..jury.day.acts import LONGEST_ANNOUNCEMENT
from ..jury.day.plan import HEARING, PUTS_VOTES, PhaseKind
from ..jury.day.scenes import Scene, scene_of
from ..jury.people import By
from ..jury.recommendations.standing import votes_of_now
from ..jury.state import State
from ..jury.votes.plan import Vote
from ..jury.votes.results import showing_results
from . import day, votes
from .agenda import add_forms, agenda_panel
from .asked import asked_panels, requests_panel
from .change import change_panel
from .contributions import contributions_panel, facilitator_s_form
from .cues import cues_panel
from .drafting import drafting_panels
from .exhibits import exhibit_panel
from .frame import Frame
from .hands import hands_panel, remote_panel
from .health import health_panel
from .hints import hint_panel
from .ledger import ledger_panel
from .merging import merge_form, merges_asked, question_merges
from .paging import paging_panel
from .preview import preview_panels
from .pulse import pulse_panel
from .region import Region, Screen
from .results import results_panel
from .run_sheet import run_sheet, ways_out_panel
from .scenes import scenes_panel
from .seats import room_panel
from .secret import secret_panel
from .slate import slate_panel
from .tables import tables_panel
from .testimony import testimony_panel
from .turns import voice_panel
from .undoing import undo_panel


def screen(frame: Frame, by: By) -> Screen:
    """All consoles show the same, but for who leads and who does not."""
    shared = frame.once("console", lambda: tuple(_as_before(frame, region) for region in _screen(frame, by)))
    if frame.moment.state.day.closed:
        return shared
    return (*shared, frame.once(("hands", by.number), lambda: hands_panel(frame.moment, by)))


def _as_before(frame: Frame, region: Region) -> Region:
    return frame.once(("console", region.id), lambda: region)


def _screen(frame: Frame, by: By) -> Screen:
    moment = frame.moment
    going_on = not moment.state.day.closed
    return (
        run_sheet(moment),
        *((back,) if (back := day.restored_panel(moment)) else ()),
        *((tips,) if (tips := hint_panel(moment)) else ()),
        day.now_panel(moment),
        *((day.clock_panel(moment.state),) if going_on and not moment.state.day.adjourned else ()),
        *((cues,) if (cues := cues_panel(moment)) else ()),
        *((ways,) if (ways := ways_out_panel(moment)) else ()),
        undo_panel(moment),
        *(_of_phase(frame, by) if going_on and not moment.state.day.adjourned else ()),
        agenda_panel(moment.state),
        *(_to_everybody(moment.state) if going_on else ()),
        *((health_panel(moment), remote_panel(moment)) if going_on else ()),
        room_panel(frame),
    )


def _to_everybody(state: State) -> Screen:
    forms = () if state.day.adjourned else (scenes_panel(state), add_forms(state))
    return (day.notice_panel(state), day.NoticeForm(LONGEST_ANNOUNCEMENT), *forms)


def _as_shown(state: State) -> State:
    """As at the step whose results are on the wall."""
    return (showing_results(state) or state) if scene_of(state) is Scene.RESULTS else state


def _vote_panel(frame: Frame, vote: Vote) -> Region:
    return secret_panel(frame.moment, vote) if vote.secret else votes.vote_panel(frame.moment, vote)


def _of_phase(frame: Frame, by: By) -> tuple[Region, ...]:
    state = frame.moment.state
    kind = state.the_phase.kind
    drawn: list[Region] = []
    if kind in PUTS_VOTES:
        drawn += [_vote_panel(frame, vote) for vote in votes_of_now(state)]
        drawn += [together] if (together := votes.together_panel(state)) else []
    if kind is PhaseKind.RESULT:
        drawn.append(votes.reveal_panel(state))
    if kind in PUTS_VOTES or kind is PhaseKind.RESULT:
        drawn += [*preview_panels(state), *frame.once("change panel", lambda: change_panel(state), of=state)]
    if (blocks := results_panel(_as_shown(state))).rows:
        drawn.append(blocks)
    if kind is PhaseKind.EVIDENCE:
        drawn += [exhibit_panel(state), *paging_panel(state)]
    drawn += _heard(frame)
    if kind in HEARING:
        drawn += [*slate_panel(state), *question_merges(frame, by), *asked_panels(state), *requests_panel(state)]
    if kind is PhaseKind.DRAFTING:
        drawn += drafting_panels(state, leads=True)
    if kind is PhaseKind.TALK:
        drawn.append(tables_panel(frame))
        drawn += [voices] if (voices := voice_panel(frame.moment)).tables else []
        drawn += [
            contributions_panel(state, by),
            *facilitator_s_form(frame),
            *merges_asked(state, by),
            *merge_form(state, by),
            *requests_panel(state),
        ]
    return tuple(drawn)


def _heard(frame: Frame) -> list[Region]:
    """Who is heard, what came of it, and how even that is; away from a hearing, only where a side falls short."""
    moment, kind = frame.moment, frame.moment.state.the_phase.kind
    pulses = [panel] if (panel := pulse_panel(moment.state)).rows else []
    if kind is PhaseKind.RESULT:
        return [*pulses]
    balanced = ledger_panel(moment)
    if kind in HEARING:
        return [testimony_panel(moment), *pulses, balanced]
    return [balanced] if balanced.short else []
