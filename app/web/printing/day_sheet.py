"""The run sheet on paper: the day by the clock, with everything its facilitator needs when no screen shows it."""

from collections.abc import Iterator

from ...export.printing.documents import PrintedRunSheet, RunSheetRow
from ...jury.day.plan import Phase
from ...jury.plan import Plan
from ...plans.hours import Stretch, minute_of, running_clock, time_of
from .saying import Saying


def printed_run_sheet(_: Saying, plan: Plan, starts: str, day: str, *, large: bool) -> PrintedRunSheet:
    """`plan` with the agenda as it stands; `starts` is the time of day at which it begins, as in "09:30"."""
    clock = tuple(running_clock(plan, starts))
    return PrintedRunSheet(
        title=_("Run sheet: %(title)s", title=_.of(plan.title)),
        lang=_.lang,
        size=16 if large else 11,
        day=day,
        heads=(_("Time"), _("Minutes"), _("What happens")),
        rows=tuple(_row(_, plan, phase, at) for phase, at in zip(plan.agenda, clock, strict=True)),
        ends=(clock[-1].ends if clock else starts, _("The end")),
        lost=(
            _("If the device that leads the day dies:"),
            _(
                "nothing is lost, and the day waits. On any other device, a phone too, sign in to the desk and open "
                "the console, use a console card, or type the recovery code. It stands on the page Consoles; write it "
                "down here if you like, and keep this sheet to yourself then: ____ ____ ____"
            ),
        ),
    )


def _row(_: Saying, plan: Plan, phase: Phase, at: Stretch) -> RunSheetRow:
    again = phase is not plan.agenda[-1] and minute_of(phase.resumes) is not None
    return RunSheetRow(
        starts=at.begins,
        minutes=str(phase.minutes),
        title=_.of(phase.title),
        protected=_("at least %(n)s min", n=phase.least) if phase.least else "",
        prompt=" · ".join(f"“{prompt}”" for prompt in map(_.of, (phase.prompt, *phase.prompts)) if prompt),
        notes=_.of(phase.notes),
        things=tuple(_things(_, plan, phase)),
        cues=tuple((_in(at, cue.minute), _.of(cue.words)) for cue in phase.cues),
        on=_("Home until another day. It goes on at %(time)s.", time=phase.resumes) if again else "",
    )


def _in(at: Stretch, minute: int) -> str:
    return time_of((minute_of(at.begins) or 0) + minute)


def _things(_: Saying, plan: Plan, phase: Phase) -> Iterator[str]:
    """Those that are there: a plan that is still being written may name others."""
    evidence = [_.of(exhibit.title) for exhibit in plan.exhibits if exhibit.id in phase.exhibits]
    votes = [_.of(vote.title) for vote in plan.votes if vote.id in phase.votes]
    if evidence:
        yield _("Evidence: %(titles)s", titles="; ".join(evidence))
    if votes:
        yield _("Votes: %(titles)s", titles="; ".join(votes))
    if phase.tables:
        yield _("Tables: %(n)s", n=phase.tables)
