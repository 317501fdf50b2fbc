"""Which questions to put where only some can be: so that every sizeable group of jurors, by whom they second, has one.

Sequential Phragmén (1895): each question costs one, shared by those who second it, and the next on the slate is the one
whose supporters then bear least. It gives proportional justified representation: n/k jurors who agree on a question
are never all left out (Brill, Freeman, Janson & Lackner 2017). Shares are exact fractions.
"""

from collections.abc import Collection, Hashable, Mapping
from fractions import Fraction
from typing import TypeVar

from ..jury.act import Act
from ..jury.numbers import Seq
from ..jury.questions.acts import ProposeSlate
from ..jury.questions.slate import wanted
from ..jury.state import State

Juror = TypeVar("Juror", bound=Hashable)
Asked = TypeVar("Asked", bound=Hashable)


def slate(seconds: Mapping[Juror, Collection[Asked]], slots: int) -> tuple[Asked, ...]:
    """At most so many questions, the first to be put first. What nobody seconds is never among them.

    seconds: juror → the questions they want put. Of two that would cost the same, the one more jurors second comes
    first, then the one that was named first.
    """
    wanted: dict[Asked, list[Juror]] = {}
    for juror, questions in seconds.items():
        for question in questions:
            wanted.setdefault(question, []).append(juror)
    borne = dict.fromkeys(seconds, Fraction(0))
    chosen: list[Asked] = []
    while wanted and len(chosen) < slots:
        shares = {question: _share(those, borne) for question, those in wanted.items()}
        best = min(wanted, key=lambda question: (shares[question], -len(wanted[question])))
        borne |= dict.fromkeys(wanted.pop(best), shares[best])
        chosen.append(best)
    return tuple(chosen)


def proposed_slate(_: str, state: State, act: Act) -> tuple[Seq, ...]:
    """What `ProposeSlate` is given, in any sitting."""
    assert isinstance(act, ProposeSlate)
    return slate(wanted(state, act.about), act.slots)


def _share(supporters: list[Juror], borne: Mapping[Juror, Fraction]) -> Fraction:
    """What each supporter would bear in all, if the question's cost were shared so that they bear alike."""
    return (1 + sum(borne[juror] for juror in supporters)) / Fraction(len(supporters))
