"""How one act of a batch is decided on and answered, and how a batch is cut into what is written at once."""

import logging
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from ..jury.act import Outcome
from ..jury.entry import Entry
from ..jury.numbers import Millis, Seq
from ..jury.reasons import Fate, Reason, Refused
from ..jury.removals.acts import EraseJuror, Redact
from ..jury.rules import check
from ..jury.state import State
from ..jury.votes.acts import CloseVote
from .answer import Answer, Sent

log = logging.getLogger(__name__)


def runs(batch: Sequence[Sent]) -> Sequence[Sequence[Sent]]:
    """A close comes by itself, after everything before it has been committed: it may have to open a box. So does a
    removal, which must see all that is there."""
    alone = [place for place, sent in enumerate(batch) if isinstance(sent.act, CloseVote | Redact | EraseJuror)]
    cuts = sorted({0, len(batch), *alone, *(place + 1 for place in alone)})
    return [batch[start:end] for start, end in pairwise(cuts)]


def without_given(sent: Sent) -> Sent:
    return sent if sent.given is None else replace(sent, given=None)


def checked(state: State, sent: Sent, now: Millis) -> Outcome | Reason:
    try:
        return check(state, sent.by, sent.act, now, sent.given)
    except Refused as refused:
        return refused.reason
    except Exception:
        # A fault in one rule must not stop the room, nor refuse the acts that came in with it.
        log.exception("a rule failed on %s", type(sent.act).__name__)
        return Reason.MALFORMED


def again(known: Entry, sent: Sent, removed: Set[Seq]) -> Answer:
    """The first answer once more. The same id with other content, or from somebody else, is a conflict. Of an entry
    that something was removed from nobody can tell whether it said the same."""
    same = known.by == sent.by and (known.act == sent.act or known.seq in removed)
    if not same:
        return Answer.refused(sent.act_id, Reason.OTHER_CONTENT)
    return recorded(known)


def recorded(entry: Entry) -> Answer:
    return Answer(entry.act_id, Fate.RECORDED, entry.seq, outcome=entry.outcome)
