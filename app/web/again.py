"""A ballot paper that was sent without a script and is no answer comes back as it was filled in, with what it lacks."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..screens.ballots import BallotQuestion
from ..screens.papers import Paper
from ..screens.region import Screen

Sent = Mapping[str, list[str]]


def as_it_was_sent(screen: Screen, pairs: Iterable[tuple[str, str]]) -> tuple[Screen, str]:
    """The screen with that page as it was filled in, and the page's id; "" where it is not on the screen."""
    sent: dict[str, list[str]] = {}
    for name, value in pairs:
        sent.setdefault(name, []).append(value)
    found = next((region for region in screen if isinstance(region, BallotQuestion) and _is_of(region, sent)), None)
    if found is None:
        return screen, ""
    again = replace(found, paper=_filled(found.paper, sent), unfit=True)
    return tuple(again if region is found else region for region in screen), found.id


def _is_of(page: BallotQuestion, sent: Sent) -> bool:
    answer = f"answers.{page.question}"
    return sent.get("vote") == [page.vote] and any(name == answer or name.startswith(f"{answer}[") for name in sent)


def _filled(paper: Paper, sent: Sent) -> Paper:
    answer = f"answers.{paper.question}"
    ticked = {*sent.get(answer, ()), *sent.get(f"{answer}[]", ())}
    return replace(
        paper,
        choices=tuple(replace(choice, chosen=str(choice.mark) in ticked) for choice in paper.choices),
        rows=tuple(replace(row, given=_number(sent, f"{answer}[{row.place}]")) for row in paper.rows),
        none_of_these=None if paper.none_of_these is None else "none" in ticked,
        written=_last(sent, f"words.{paper.question}"),
        condition=_last(sent, f"conditions.{paper.question}"),
    )


def _number(sent: Sent, name: str) -> int | None:
    text = _last(sent, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def _last(sent: Sent, name: str) -> str:
    return sent.get(name, [""])[-1]
