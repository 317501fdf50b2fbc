"""Schulze: chains of wins. An option is ahead of another where its strongest chain of wins to the other is stronger
than the other's strongest chain back.

A win is as strong as the number of people who put its winner above its loser; a chain is as strong as its weakest win.
Who wins against everybody alone always comes first. Source: Schulze, A new monotonic, clone-independent, reversal
symmetric, and Condorcet-consistent single-winner election method, Social Choice and Welfare 36 (2011); the strength is
that of winning votes.
"""

from .pairwise import Matrix, grid, pairwise
from .profile import Profile
from .tally import Order, Places, Shows, Tally, in_order


def schulze(profile: Profile) -> Tally:
    """The whole order. Of several that nobody is ahead of, none is put before the other.

    Being ahead hands on from one to the next, yet need not sort all options into steps: here, whoever nobody left is
    ahead of comes next.
    """
    matrix = pairwise(profile)
    paths = strongest_paths(matrix)
    return in_order(_steps(paths), grid(Shows.PAIRS, matrix), grid(Shows.PATHS, paths))


def strongest_paths(matrix: Matrix) -> Matrix:
    """How strong the strongest chain is from each option to each other; 0 where there is none."""
    places = range(len(matrix))
    paths = [[matrix[i][j] if matrix[i][j] > matrix[j][i] else 0 for j in places] for i in places]
    for by in places:
        for i in places:
            for j in places:
                if i != j:
                    paths[i][j] = max(paths[i][j], min(paths[i][by], paths[by][j]))
    return tuple(map(tuple, paths))


def _steps(paths: Matrix) -> Order:
    left, order = set(range(len(paths))), list[Places]()
    while left:
        order.append(tuple(i for i in sorted(left) if all(paths[i][j] >= paths[j][i] for j in left)))
        left -= set(order[-1])
    return tuple(order)
