"""What the demonstration's list knows of its seats: nobody's name, and by what its plan recruits, as days turn out.

Of each thing one person fewer than was wanted is of the first group, and one more of the last.
"""

from collections.abc import Iterator, Sequence
from random import Random

from ..jury.numbers import JurorNumber
from ..jury.seats.targets import Target, in_seats
from ..store.roster import Listed

SEED = 2_008


def listed_by(targets: Sequence[Target], seats: int) -> tuple[Listed, ...]:
    """One row a seat, always the same; none where nothing is recruited by."""
    chance = Random(SEED)  # noqa: S311  a draw to be repeated, not a secret
    known = {target.attribute: tuple(_groups(target, seats, chance)) for target in targets}
    numbers = range(seats if known else 0)
    return tuple(
        Listed(JurorNumber(seat + 1), attributes={name: groups[seat] for name, groups in known.items()})
        for seat in numbers
    )


def _groups(target: Target, seats: int, chance: Random) -> Iterator[str]:
    """Each seat's, shuffled. Seats counted by themselves may be more or fewer than there are: the last group has the
    rest."""
    names = [quota.group for quota in target.quotas]
    wanted = [name for name, many in zip(names, in_seats(target, seats), strict=True) for _ in range(many)]
    came = [*wanted[1:seats], *names[-1:] * seats][:seats]
    chance.shuffle(came)
    yield from came
