"""What was settled about a question before anybody votes, in the sentences that the screens use."""

from collections.abc import Iterator

from ...jury.votes.declared import Base, Below, Declared, Portion, Threshold, TieBreak
from .saying import Saying


def declared(_: Saying, settled: Declared) -> tuple[str, ...]:
    return tuple(_sentences(_, settled))


def _sentences(_: Saying, settled: Declared) -> Iterator[str]:
    if settled.threshold is not None:
        yield f"{_carries(_, settled.threshold)} {_below(_, settled.threshold)}"
    if settled.quorum is not None:
        enough = _portion(_, settled.quorum, _("of those who have been here today"))
        yield _("The result counts only if %(enough)s have voted.", enough=enough)
    if settled.tie_break is TieBreak.ORDER:
        yield _("If several come out equal, the one named first in the question’s own list goes first.")
    elif settled.tie_break is TieBreak.LOT:
        yield _(
            "If several come out equal, a lot decides. It is drawn so that anybody can draw it again and get the same."
        )


def _carries(_: Saying, threshold: Threshold) -> str:
    return _("It carries if %(enough)s support it.", enough=_portion(_, threshold.portion, _base(_, threshold.base)))


def _below(_: Saying, threshold: Threshold) -> str:
    if threshold.below is Below.REWORK:
        return _("With fewer, the wording goes back to the jury.")
    return _("With fewer, it is kept as the view of a minority.")


def _base(_: Saying, base: Base) -> str:
    match base:
        case Base.PRESENT:
            return _("of those who are here when the vote closes")
        case Base.ENTITLED:
            return _("of those who have been here today")
        case Base.VALID:
            return _("of those who answer")


def _portion(_: Saying, part: Portion, of: str) -> str:
    if part.part == part.whole:
        return _("all %(of)s", of=of)
    if part.part * 2 == part.whole:
        return _("more than half %(of)s", of=of) if part.more else _("at least half %(of)s", of=of)
    if part.more:
        return _("more than %(part)s in %(whole)s %(of)s", part=part.part, whole=part.whole, of=of)
    return _("at least %(part)s in %(whole)s %(of)s", part=part.part, whole=part.whole, of=of)
