"""What stands beside a recommendation on its paper ballot, as tablets say it: conditions, and a minority's words.

Nothing that the room has not been shown, and no seat but of those who chose to sign by number.
"""

from collections.abc import Iterator, Mapping

from ...jury.numbers import VoteId
from ...jury.recommendations.standing import Listed, listed, statements_to
from ...jury.recommendations.state import Statement
from ...jury.state import State
from .saying import Saying

Beside = Mapping[VoteId, tuple[Listed | Statement, ...]]


def beside_votes(state: State) -> Beside:
    """For each vote on a recommendation, all that everybody may read beside it."""
    drafted = state.recommendations.drafted.values()
    put = ((it.seq, vote) for it in drafted for version in it.versions for vote in version.votes)
    return {
        vote: (
            *(each for each in listed(state, seq) if not each.own),
            *(each for each in statements_to(state, seq) if each.shown),
        )
        for seq, vote in put
    }


def sentences(_: Saying, beside: tuple[Listed | Statement, ...]) -> Iterator[str]:
    for each in beside:
        if isinstance(each, Listed):
            jurors = _.ngettext("%(num)s juror", "%(num)s jurors", each.confirmed)
            yield f"{_('On condition that')} {each.text} ({jurors})"
        else:
            yield _minority(_, each)


def _minority(_: Saying, each: Statement) -> str:
    signed = _.ngettext("%(num)s signature", "%(num)s signatures", len(each.signed))
    numbers = sorted(juror for juror, by_number in each.signed.items() if by_number)
    shown = " · " + _("by number: %(numbers)s", numbers=", ".join(map(str, numbers))) if numbers else ""
    return f"{_('A minority says, to version %(n)s', n=each.version)}: {each.text} ({signed}{shown})"
