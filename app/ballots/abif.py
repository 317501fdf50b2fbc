"""ABIF, the Aggregated Ballot Information Format: `27: A>B=C`, and points as `27: A/5,B/3`.

`#` begins a comment, a line in {} is about the file, `=A:[Name of A]` says what a token stands for. Names in [] or in
quotes may hold anything but their own end. Without points, a comma means equal. What a line leaves out is unranked.
"""

import re
from collections.abc import Iterator

from .given import Ballots, Kind, Unreadable, gathered, number
from .rankings import in_groups, ranked

NAME = r"""(?:\[(?P<square>[^\[\]]*)\]|"(?P<quoted>[^"]*)"|(?P<bare>[^\[\]"#>=,/:]+))"""
DECLARED = re.compile(rf"=\s*(?P<token>[^:\[\]\"]+?)\s*:\s*{NAME}\s*(?:#.*)?")
BALLOT = re.compile(r"(\d+)\s*[:*]\s*(.*)")
OPTION = re.compile(rf"\s*{NAME}\s*(?:[/:]\s*(?P<points>-?\d{{1,12}})\s*)?(?P<then>[>=,]|(?:#.*)?$)")

Given = tuple[str, int | None, str]
"""A name, its points where it has some, and what stands before it: > or = or a comma, "" at the beginning."""
Line = tuple[int, list[Given], int]


def read_abif(text: str) -> Ballots:
    known, lines = dict[str, str](), list[Line]()
    for at, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith(("#", "{")):
            continue
        if declared := DECLARED.fullmatch(line):
            known[declared["token"]] = _name(declared)
        elif ballot := BALLOT.fullmatch(line):
            lines.append((at, list(_options(ballot[2], known, at)), number(ballot[1], "count", at)))
        else:
            raise Unreadable("a ballot is a count, a colon and names with > = or commas between them", at)
    if not any(points is not None for _, options, _ in lines for _, points, _ in options):
        return ranked(((at, _groups(options), count) for at, options, count in lines), dict.fromkeys(known.values()))
    return _scored(lines, known)


def write_abif(ballots: Ballots) -> str:
    """Every name is declared first. ValueError where a name holds [ or ] or more than one line."""
    if any(
        re.search(r"[\[\]\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", name) or name != name.strip() for name in ballots.names
    ):
        raise ValueError("a name of one line without [ and ] is needed in this format")
    lines = [f"=c{place}:[{name}]" for place, name in enumerate(ballots.names)]
    tokens = [f"c{place}" for place, _ in enumerate(ballots.names)]
    for answer, count in ballots.answers:
        if ballots.kind is Kind.SCORED:
            lines.append(
                f"{count}:" + ",".join(f"{c}/{p}" for c, p in zip(tokens, answer, strict=True) if p is not None)
            )
        else:
            lines.append(f"{count}:" + ">".join("=".join(group) for group in in_groups(tokens, answer)))
    return "\n".join(lines) + "\n"


def _name(found: re.Match[str]) -> str:
    return next(part for part in (found["square"], found["quoted"], found["bare"]) if part is not None).strip()


def _options(ranking: str, known: dict[str, str], at: int) -> Iterator[Given]:
    start, before = 0, ""
    if not ranking or ranking.startswith("#"):
        return
    while True:
        found = OPTION.match(ranking, start)
        if not found or not _name(found):
            raise Unreadable("names with > = or commas between them are needed", at)
        name = _name(found)
        yield known.get(name, name), int(found["points"]) if found["points"] else None, before
        if found["then"] not in (">", "=", ","):
            return
        start, before = found.end(), found["then"]


def _groups(options: list[Given]) -> list[list[str]]:
    groups = list[list[str]]()
    for name, _, before in options:
        if before in ("=", ","):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _scored(lines: list[Line], known: dict[str, str]) -> Ballots:
    places = {name: place for place, name in enumerate(dict.fromkeys(known.values()))}
    held = list[tuple[dict[int, int], int]]()
    for at, options, count in lines:
        points = dict[int, int]()
        for name, given, before in options:
            if given is None or places.setdefault(name, len(places)) in points:
                raise Unreadable(f"{name} needs points, once, as others in this file have them", at)
            if before in (">", "=") and not _agrees(before, list(points.values())[-1], given):
                raise Unreadable(f"the points of {name} do not agree with its rank", at)
            points[places[name]] = given
        held.append((points, count))
    answers = ((tuple(points.get(place) for place in range(len(places))), count) for points, count in held)
    return Ballots(tuple(places), Kind.SCORED, gathered(answers))


def _agrees(before: str, last: int, points: int) -> bool:
    return points < last if before == ">" else points == last
