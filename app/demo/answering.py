"""How simulated people fill in a form: at random, and always so that it is an answer, whatever the method."""

from collections.abc import Sequence
from random import Random

from ..jury.votes.methods import NOT_SURE
from .forms import Form

Sent = dict[str, str | list[str]]

MOST_TICKED = 3
"""How many boxes they tick where nothing else is said."""


def chosen(form: Form, dice: Random) -> Sent:
    """What they choose, tick, rank and share out, by the names of its fields.

    A secret ballot has several papers in one form. They fill in those where one thing is chosen, and leave the others
    blank.
    """
    if form.does == "CastSecret":
        return {name: dice.choice(values) for name, values in form.choices.items() if "[" not in name}
    match form.paper.get("paper"):
        case "ranking":
            return _ranked(form, dice)
        case "points":
            return _shared_out(form, dice)
        case "budget":
            return {name: _afforded(form, values, dice) for name, values in form.choices.items()}
        case "approval":
            return {name: _ticked(form, values, dice) for name, values in form.choices.items()}
        case _:
            return {name: _any_of(name, values, dice) for name, values in form.choices.items()}


def in_any_order(found: Sequence[Form], dice: Random) -> list[Form]:
    """What is tapped after an exhibit has a button for every answer: they come to any of them first."""
    taps = [form for form in found if form.does == "GivePulse"]
    return [*(form for form in found if form.does != "GivePulse"), *dice.sample(taps, len(taps))]


def _any_of(name: str, values: Sequence[str], dice: Random) -> str | list[str]:
    if not name.endswith("[]"):
        return _sure(values, dice)
    return dice.sample(values, dice.randint(0, min(MOST_TICKED, len(values))))


def _sure(values: Sequence[str], dice: Random) -> str:
    """Most know what they think: who is not sure thinks again, most times."""
    first = dice.choice(values)
    return dice.choice(values) if first == str(NOT_SURE) and dice.random() < 0.8 else first


def _ticked(form: Form, values: Sequence[str], dice: Random) -> list[str]:
    options = [value for value in values if value != "none"]
    number = dice.randint(int(form.paper["fewest"]), int(form.paper["most"]))
    return dice.sample(options, number) or ["none"]


def _afforded(form: Form, values: Sequence[str], dice: Random) -> list[str]:
    """Projects in any order, each taken if the money still pays for it and they feel like it."""
    left, taken = int(form.paper["total"]), list[str]()
    for value in dice.sample(list(form.costs), len(form.costs)):
        if form.costs[value] <= left and dice.random() < 0.8:
            left -= form.costs[value]
            taken.append(value)
    return taken or ["none"]


def _ranked(form: Form, dice: Random) -> Sent:
    """As many as may be, in any order, now and then two of them in one place."""
    number = dice.randint(int(form.paper["fewest"]), int(form.paper["most"]))
    sent: Sent = dict.fromkeys(form.lists, "0")
    rank = 0
    for name in dice.sample(form.lists, number):
        shared = rank and form.paper["equal"] == "true" and dice.random() < 0.2
        rank = rank if shared else rank + 1
        sent[name] = str(rank)
    return sent


def _shared_out(form: Form, dice: Random) -> Sent:
    given = [0] * len(form.numbers)
    for _ in range(dice.randint(1, int(form.paper["total"]))):
        given[dice.randrange(len(given))] += 1
    return {name: str(points) for name, points in zip(form.numbers, given, strict=True)}
