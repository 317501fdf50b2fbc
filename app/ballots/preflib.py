"""PrefLib's files of rankings: complete or not, without equal ranks (SOC, SOI) or with them (TOC, TOI).

Each line is a count and the alternatives' numbers, the best first, {} around equals. What a line leaves out is
unranked. Source: Mattei & Walsh, PrefLib: A Library for Preferences (2013).
"""

import re
from collections.abc import Iterator

from .given import Ballots, Kind, Unreadable, number
from .rankings import Groups, in_groups, ranked

NAMED = re.compile(r"#\s*ALTERNATIVE NAME (\d+):\s*(.*)")
TYPED = re.compile(r"#\s*DATA TYPE:\s*(\w+)")
BALLOT = re.compile(r"(\d+)\s*:\s*(.*)")
GROUP = re.compile(r"\s*(?:\{([^{}]*)\}|([^,{}]+))\s*(?:,|$)")
WITHOUT_TIES, WITH_TIES = {"soc", "soi"}, {"toc", "toi"}


def read_preflib(text: str, suffix: str = "") -> Ballots:
    """suffix: the file's, without a dot; the header's own word on it goes first."""
    lines = list(enumerate(text.splitlines(), 1))
    names = dict(_names(lines))
    kind = next((found[1].lower() for _, line in lines if (found := TYPED.match(line))), suffix.lower())
    if kind not in WITHOUT_TIES | WITH_TIES:
        raise Unreadable(
            f"This PrefLib file is of the type {kind or 'unknown'}; only soc, soi, toc and toi hold rankings"
        )
    if not names:
        raise Unreadable("There is no line # ALTERNATIVE NAME 1: in this PrefLib file")
    if len(set(names.values())) < len(names):
        raise Unreadable("Two alternatives of this PrefLib file have the same name")
    read = ranked(_ballots(lines, names, kind in WITH_TIES), names.values())
    return Ballots(read.names, Kind.RANKED, read.answers, ties=kind in WITH_TIES)


def write_preflib(ballots: Ballots) -> str:
    """TOI where there is anything unranked, else TOC. ValueError where a name is more than one line."""
    if any(name != " ".join(name.split()) or not name for name in ballots.names):
        raise ValueError("a name of one line is needed in this format")
    numbers = [str(place) for place, _ in enumerate(ballots.names, 1)]
    complete = all(rank for answer, _ in ballots.answers for rank in answer)
    lines = [f"# DATA TYPE: {'toc' if complete else 'toi'}", f"# NUMBER ALTERNATIVES: {len(numbers)}"]
    lines += [f"# ALTERNATIVE NAME {at}: {name}" for at, name in zip(numbers, ballots.names, strict=True)]
    for answer, count in ballots.answers:
        groups = (",".join(group) for group in in_groups(numbers, answer))
        lines.append(f"{count}: " + ",".join(f"{{{group}}}" if "," in group else group for group in groups))
    return "\n".join(lines) + "\n"


def _names(lines: list[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    seen = set[str]()
    for at, line in lines:
        if found := NAMED.match(line):
            alternative, name = found[1], found[2].strip()
            if alternative in seen or not name:
                raise Unreadable(f"alternative {alternative} is named twice, or not at all", at)
            seen.add(alternative)
            yield alternative, name


def _ballots(lines: list[tuple[int, str]], names: dict[str, str], ties: bool) -> Iterator[tuple[int, Groups, int]]:
    for at, line in lines:
        if line.strip() and not line.startswith("#"):
            found = BALLOT.fullmatch(line.strip())
            if not found:
                raise Unreadable("a ballot is a count, a colon and the alternatives' numbers", at)
            yield at, list(_groups(found[2], names, ties, at)), number(found[1], "count", at)


def _groups(ranking: str, names: dict[str, str], ties: bool, at: int) -> Iterator[list[str]]:
    start = 0
    while start < len(ranking):
        found = GROUP.match(ranking, start)
        if not found:
            raise Unreadable("numbers with commas between them are needed, {} around equals", at)
        group = [each.strip() for each in (found[1] or found[2] or "").split(",")]
        if unknown := [each for each in group if each not in names]:
            raise Unreadable(f"there is no alternative {unknown[0] or 'without a number'}", at)
        if len(group) > 1 and not ties:
            raise Unreadable("there are equal ranks, which soc and soi files do not hold", at)
        yield [names[each] for each in group]
        start = found.end()
