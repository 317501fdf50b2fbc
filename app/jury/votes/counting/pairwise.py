"""Pair by pair: for any two options, how many put the one above the other.

An option that would win against each other one alone is the Condorcet winner (Condorcet 1785). There need not be one.
Then the smallest group whose members all win against everybody outside it is as far as pairs alone can tell (Smith
1973). Who ranks both equally, or neither, counts for neither.
"""

from collections.abc import Iterable

from .profile import Profile, is_above
from .tally import Grid, Head, Order, Places, Shows, Tally, figures, in_order, options, order_by

Matrix = tuple[tuple[int, ...], ...]
"""matrix[i][j]: how many put the option at place i above the one at place j."""


def pairwise(profile: Profile) -> Matrix:
    rows = [[0] * profile.options for _ in profile.places]
    for ranking, count in profile.ballots:
        for one in profile.places:
            for other in profile.places:
                if is_above(ranking, one, other):
                    rows[one][other] += count
    return tuple(map(tuple, rows))


def grid(shows: Shows, matrix: Matrix) -> Grid:
    """Square, with the diagonal left empty."""
    heads = options(len(matrix))
    cells = (tuple(None if i == j else n for j, n in enumerate(row)) for i, row in enumerate(matrix))
    return Grid(shows, heads, tuple(zip(heads, cells, strict=True)))


def condorcet_winner(matrix: Matrix) -> int | None:
    """The place of the option that wins against each other one alone."""
    return next((one for one, won, _, _ in _records(matrix) if won == len(matrix) - 1), None)


def smith_set(matrix: Matrix) -> Places:
    """The smallest group, not empty, whose members each win against every option outside it."""
    return _top(matrix, range(len(matrix)))


def condorcet(profile: Profile) -> Tally:
    """The Condorcet winner, or nobody. The order: the Smith set, then that of the rest, and so on."""
    matrix = pairwise(profile)
    winner = condorcet_winner(matrix)
    winners = () if winner is None else (winner,)
    return Tally(winners, _smith_sets(matrix), (grid(Shows.PAIRS, matrix), _standing(matrix)))


def copeland(profile: Profile) -> Tally:
    """Who wins against the most others alone; a tie is half a win (Copeland 1951)."""
    matrix = pairwise(profile)
    order = order_by(2 * won + tied for _, won, tied, _ in _records(matrix))
    return in_order(order, grid(Shows.PAIRS, matrix), _standing(matrix))


def minimax(profile: Profile) -> Tally:
    """Whose worst defeat is the smallest, measured by the votes of whoever won it (Simpson 1969, Kramer 1977)."""
    matrix = pairwise(profile)
    worst = [_worst_loss(matrix, one) for one in profile.places]
    order = order_by(-votes for votes in worst)
    return in_order(order, grid(Shows.PAIRS, matrix), figures({Head.WORST_LOSS: worst}))


def _smith_sets(matrix: Matrix) -> Order:
    left, order = set(range(len(matrix))), list[Places]()
    while left:
        order.append(_top(matrix, left))
        left -= set(order[-1])
    return tuple(order)


def _top(matrix: Matrix, among: Iterable[int]) -> Places:
    """The Smith set of these. Whoever wins the most is in it, and so is whoever does not lose to somebody in it."""
    left = sorted(among)
    if not left:
        return ()
    score = {i: sum((matrix[i][j] > matrix[j][i]) - (matrix[i][j] < matrix[j][i]) for j in left) for i in left}
    top = {max(left, key=lambda one: score[one])}
    while more := {i for i in left if i not in top and any(matrix[i][j] >= matrix[j][i] for j in top)}:
        top |= more
    return tuple(sorted(top))


def _records(matrix: Matrix) -> Iterable[tuple[int, int, int, int]]:
    """Each option's place, and how often it wins, ties and loses."""
    for one, row in enumerate(matrix):
        others = [other for other in range(len(matrix)) if other != one]
        won = sum(row[other] > matrix[other][one] for other in others)
        tied = sum(row[other] == matrix[other][one] for other in others)
        yield one, won, tied, len(others) - won - tied


def _standing(matrix: Matrix) -> Grid:
    _, won, tied, lost = zip(*_records(matrix), strict=True) if matrix else ((), (), (), ())
    return figures({Head.WINS: won, Head.TIES: tied, Head.LOSSES: lost})


def _worst_loss(matrix: Matrix, one: int) -> int:
    lost = (row[one] for other, row in enumerate(matrix) if row[one] > matrix[one][other])
    return max(lost, default=0)
