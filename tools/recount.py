"""Recount a sitting from its export, and say whether every published figure is right.

    python3 recount.py [FOLDER]        the folder that holds the export; this script's own, where none is named

It needs nothing but Python, and shares no code with the software that held the sitting. It reads the record
(journal.jsonl), checks its chain link by link, plays every ballot again, and compares what it counts with what was
counted at each close and with every published table of votes; and it counts anew for how long who was heard, and what
was tapped after each exhibit. A findings pack holds no record: there it checks every file against manifest.json, counts
the ballots anew, and says what it cannot check. It ends with 1 at the first difference.
"""

import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from fractions import Fraction
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Ballots = dict[str, list[Any]]
Closings = dict[tuple[str, int], Row]
NOT_SURE = 99
MOST_TIED, MOST_SUMS, MOST_SILENT = 10, 200, 12
SHAPES = {
    **dict.fromkeys(("single", "scale", "score", "consent"), "one"),
    **dict.fromkeys(("approval", "budget"), "some"),
    **dict.fromkeys(("scores", "majority-judgement", "ranking", "points"), "each"),
}
"""What an answer holds: one number, some of the options' places, or a number for each option."""
LATER: Row = {"transcribed": 0, "verdicts": {}}
"""What closings say in records of today. The first ones had none of it and said nothing, nor how many had come."""
VOTE_COLUMNS: tuple[str, ...] = ("vote", "version", "moment", "title", "opened", "closed", "entitled")
VOTE_COLUMNS += ("turnout", "transcribed", "secret", "outcome", "digest")
SIDES = ("for", "against", "neutral", "human-story", "background")
ENDS_A_HEARING = ("EndTestimony", "BeginTestimony", "ChangePhase", "Adjourn", "CloseSitting", "RestoreSitting")
FEWEST_TOLD = 3
"""Of fewer taps after an exhibit nothing is published."""
FEWEST_SECRET = 3
"""Of fewer secret ballots nothing is published."""
USUAL: Row = {"pages": 1, "equal_ranks": True, "reveal": "room", "tie_break": "none", "moderation": "facilitator"}
USUAL |= {"base": "valid", "below": "rework", "counted": "per-cent"}
"""What a plan leaves unsaid where it is so, besides what is empty."""
BARE: Row = {"method": "consent", "about": None, "reading": None, "not_sure": False, "fewest": 0, "most": 0}
BARE |= {"shuffled": False, "own_words": True, "levels": [], "equal_ranks": True, "total": 0, "costs": [], "unit": {}}
BARE |= {"conditions": True}
"""What the question on a recommendation is besides its words and its answers."""
REMOVALS, REMOVED = ("Redact", "EraseJuror"), "[removed]"
PUT: Row = {"to_finish": False, "reveal": "room", "secret": False}
TIMES = ("opened", "closed", "began", "ended")
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
PUBLIC_TABLES = ("ballots.csv", "counts.csv", "published.csv", "results.csv", "verdicts.csv", "pairs.csv")
"""Those that follow from the ballots, and so can be counted anew without the record."""
NOT_IN_A_PACK = """Every file is the one that manifest.json names.
This folder holds no record, so it cannot be checked here that these are the ballots that were given, who was there to
vote, for how long who was heard, or what was measured of each person before and after (measures.json). The record's
last link stands in manifest.json: whoever keeps the record can check all of that with this same script.
"""


class Wrong(Exception):
    """Something is not as it was published; the text says what."""


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def record_in(path: Path) -> list[Row]:
    """The entries of the record, each checked against the one before."""
    entries: list[Row] = []
    previous = ""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
            except ValueError:
                raise Wrong(f"{path.name}, line {number}: not readable") from None
            if canonical(row) + b"\n" != line.encode():
                raise Wrong(f"{path.name}, line {number}: not written as a record is")
            if number == 1:
                previous = sha(line.rstrip("\n").encode())
                continue
            previous = link(row, previous, len(entries) + 1, f"{path.name}, line {number}")
            entries.append(row)
    if not entries:
        raise Wrong(f"{path.name}: no record")
    check_removed(entries, path.name)
    return entries


def check_removed(entries: list[Row], name: str) -> None:
    """Whatever no longer says all it did was removed by an act further on, which says what stays there."""
    left: dict[int, tuple[str, int]] = {}
    for row in entries:
        if row["kind"] in REMOVALS:
            left |= {int(seq): (digest, row["seq"]) for seq, digest in row["outcome"]["left"].items()}
    for row in entries:
        digest, row["removed_by"] = left.pop(row["seq"], (row["digest"], 0))
        if row["left"] != digest:
            raise Wrong(f"{name}, line {row['seq'] + 1}: the record was changed")
    if left:
        raise Wrong(f"{name}: removes what is not there")


def link(row: Row, previous: str, seq: int, where: str) -> str:
    try:
        linked = [previous, row["seq"], row["at"], row["by"], row["act_id"], row["kind"], row["digest"]]
        if row["seq"] != seq or row["hash"] != sha(canonical(linked)):
            raise Wrong(f"{where}: the record was changed")
        row["left"] = sha(bytes.fromhex(row["salt"]) + canonical({"act": row["act"], "outcome": row["outcome"]}))
        return str(row["hash"])
    except (KeyError, TypeError, ValueError):
        raise Wrong(f"{where}: not an entry") from None


def settled(question: Row, mark: Any) -> Any:
    """The answer as it counts; Wrong where the question's method offers no such answer."""
    shape, given = SHAPES[question["method"]], mark if isinstance(mark, list) else [mark]
    fills = len(given) == len(question["options"]) if shape == "each" else len(set(given)) == len(given)
    listed = isinstance(mark, list) == (shape != "one")
    known = all(type(number) is int and number in offered(question) for number in given)
    if not (fills and listed and known and stands(question, given)):
        raise Wrong(f"question {question['id']} offers no answer {mark}")
    if question["method"] == "ranking":
        ranks = sorted(set(given) - {0})
        return [ranks.index(rank) + 1 if rank else 0 for rank in given]
    return sorted(given) if shape == "some" else mark


def offered(question: Row) -> Sequence[int]:
    """Every number that an answer can hold, in the order of a ballot paper."""
    options, not_sure = len(question["options"]), [NOT_SURE] if question.get("not_sure") else []
    match question["method"]:
        case "scale":
            return [*reversed(range(-(options // 2), options - options // 2)), *not_sure]
        case "consent":
            return [*reversed(range(options)), *not_sure]
        case "scores" | "majority-judgement":
            return range(len(question["levels"]))[::-1]
        case "ranking":
            return [*range(1, options + 1), 0]
        case "points":
            return range(question["total"] + 1)
        case _:
            return [*range(options), *not_sure]


def stands(question: Row, given: list[int]) -> bool:
    """Whether these numbers may stand together in one answer."""
    fewest, most = question.get("fewest", 0), question.get("most", 0) or len(question["options"])
    match question["method"]:
        case "approval":
            return bool(fewest <= len(given) <= most)
        case "budget":
            return bool(sum(question["costs"][place] for place in given) <= question["total"])
        case "points":
            return bool(1 <= sum(given) <= question["total"])
        case "ranking":
            ranked = [rank for rank in given if rank]
            apart = question.get("equal_ranks", True) or len(set(ranked)) == len(ranked)
            return bool(apart and max(1, fewest) <= len(ranked) <= most)
        case _:
            return True


class Recount:
    """Who was there, what each juror's last answer was, and what that made at each close."""

    def __init__(self) -> None:
        self.seats: set[int] = set()
        self.here: set[int] = set()
        self.came: set[int] = set()
        self.questions: dict[str, Row] = {}
        self.votes: dict[str, Row] = {}
        self.open: dict[str, tuple[int, int]] = {}
        self.answers: dict[str, dict[str, dict[int, tuple[int, Any, bool]]]] = {}
        self.roll: dict[str, set[int]] = {}
        self.closings: Closings = {}
        self.drafts: dict[int, Row] = {}
        self.versions: dict[tuple[int, int], Row] = {}
        self.puts: dict[int, int] = {}
        self.exhibits: dict[str, Row] = {}
        self.seen: set[str] = set()
        self.heard: list[Row] = []
        self.absent: dict[str, Row] = {}
        self.taps: dict[str, dict[int, Row]] = {}
        self.last = 0
        self.erased: dict[str, dict[int, int]] = {}

    def play(self, entry: Row) -> None:
        act, who = entry["act"], entry["by"].split()
        number = int(who[1]) if len(who) > 1 else 0
        kind = entry["kind"]
        self.hear(kind, entry)
        if kind == "OpenSitting":
            self.put(act["plan"]["questions"], act["plan"]["votes"])
            self.seats = set(act["jurors"])
        elif kind == "AddSeat":
            self.seats.add(act["juror"])
        elif kind == "AddQuestion":
            self.put([act["question"]], [act["vote"]])
        elif kind.endswith(("Recommendation", "Recommendations")):
            self.draft(kind, entry)
        elif kind == "CheckIn":
            self.here.add(number)
            self.came.add(number)
        elif kind == "RecordReturn":
            self.here.add(act["juror"])
        elif kind in ("Leave", "RecordLeaving"):
            self.here.discard(act.get("juror", number))
        else:
            self.play_vote(kind, entry, number)

    def play_vote(self, kind: str, entry: Row, number: int) -> None:
        act = entry["act"]
        if kind == "OpenVote":
            self.open[act["vote"]] = (act["version"], entry["at"] // 1000)
            self.roll[act["vote"]] = set()
        elif kind == "CastBallot":
            self.cast(act, number, number in self.here, entry["removed_by"])
        elif kind == "TranscribeBallot":
            self.cast(act, act["juror"], act["juror"] in self.seats and self.same(act), entry["removed_by"], True)
        elif kind == "CastSecret":
            self.cast_secret(act, number)
        elif kind == "CloseVote":
            self.close(act, entry, entry["outcome"])
        elif kind == "RestoreSitting":
            for vote, outcome in entry["outcome"].get("voided", {}).items():
                self.close({"vote": vote, "version": self.open[vote][0]}, entry, outcome, void=True)

    def hear(self, kind: str, entry: Row) -> None:
        """What was shown, who did not come, what was tapped; and for how long who had the floor."""
        act, number = entry["act"], int(entry["by"].partition(" ")[2] or 0)
        self.last = entry["at"]
        if kind == "OpenSitting":
            self.exhibits = {exhibit["id"]: exhibit for exhibit in act["plan"].get("exhibits", [])}
        elif kind == "AddExhibit":
            self.exhibits[act["exhibit"]["id"]] = act["exhibit"]
        elif kind == "ShowExhibit":
            self.seen |= {act["to"]} - {None}
        elif kind == "RecordAbsence":
            self.absent.pop(act["exhibit"], None)
            self.absent |= {act["exhibit"]: act} if act["absent"] else {}
        elif kind == "GivePulse":
            tapped = {name: act[name] for name in ("clear", "trusted", "changed") if act[name]}
            tapped |= {"about": act["about"]} if act["changed"] else {}
            self.taps.setdefault(act["exhibit"], {}).setdefault(number, {}).update(tapped)
        else:
            self.give_floor(kind, entry)

    def give_floor(self, kind: str, entry: Row) -> None:
        """One has it at a time. What is taken back never began or never ended, and a standing clock stops it."""
        act, at, undoes = entry["act"], entry["at"], entry["act"].get("undoes")
        if kind == "EndTestimony" and undoes:
            self.heard.pop()
        on = self.heard[-1] if self.heard and self.heard[-1]["ended"] is None else None
        if on and kind == "PauseClock" and on["paused"] is None:
            on["paused"] = at
        elif on and kind == "StartClock" and on["paused"] is not None:
            on |= {"still": on["still"] + at - on["paused"], "paused": None}
        elif on and kind in ENDS_A_HEARING:
            on |= {"ended": max(on["began"], min(at, act.get("copied_at", at))), "by": entry["seq"]}
        again = undoes and self.heard and self.heard[-1]["by"] == undoes
        if again and kind in ("EndTestimony", "BeginTestimony", "ChangePhase", "Resume"):
            self.heard[-1] |= {"ended": None, "by": None}
        elif kind == "BeginTestimony" and not undoes:
            begun = {"exhibit": act["exhibit"], "mode": act["mode"], "began": at, "ended": None}
            self.heard.append(begun | {"by": None, "paused": None, "still": 0})

    def lasted(self, hearing: Row) -> int:
        until = next(each for each in (hearing["paused"], hearing["ended"], self.last) if each is not None)
        return max(0, int(until - hearing["began"] - hearing["still"]))

    def draft(self, kind: str, entry: Row) -> None:
        """A recommendation's words as they were frozen are the question that is put."""
        act, named = entry["act"], entry["act"].get("recommendation", entry["seq"])
        if "words" in act:
            self.drafts[named] = {lang: text.strip() for lang, text in act["words"].items() if text.strip()}
        elif kind == "FreezeRecommendation":
            version = entry["outcome"]["version"]
            words = self.versions.setdefault((named, version), self.drafts[named])
            as_said = REMOVED in words.values() or sha(canonical([named, version, words])) == entry["outcome"]["digest"]
            if words != self.drafts[named] or not as_said:
                raise Wrong(f"recommendation {named}: version {version} does not have the words it was frozen with")
        elif kind == "PutRecommendation":
            self.puts[named] = self.puts.get(named, 0) + 1
            self.put_recommendation(f"recommendation-{named}-{self.puts[named]}", act)
        elif kind == "TakeOffRecommendation":
            del self.questions[act["vote"]], self.votes[act["vote"]]

    def put_recommendation(self, name: str, act: Row) -> None:
        levels = [{"id": f"level-{n}", "words": each, "reading": None} for n, each in enumerate(act["levels"], 1)]
        words = self.versions[act["recommendation"], act["version"]]
        question = BARE | {"id": name, "words": words, "options": levels, "block": name, "declared": act["declared"]}
        self.put([question], [{"id": name, "when": "interim", "title": act["title"], "questions": [name], **PUT}])

    def put(self, questions: list[Row], votes: list[Row]) -> None:
        self.questions |= {question["id"]: question for question in questions}
        self.votes |= {vote["id"]: vote for vote in votes}

    def same(self, act: Row) -> bool:
        """Whether a ballot from paper was keyed twice alike."""
        again = {question: settled(self.questions[question], mark) for question, mark in act["again"].items()}
        return again == {question: settled(self.questions[question], mark) for question, mark in act["answers"].items()}

    def cast(self, act: Row, juror: int, entitled: bool, removed_by: int, transcribed: bool = False) -> None:
        self.check_taking(act, entitled, secret=False)
        if removed_by and not act["answers"]:
            self.erased.setdefault(act["vote"], {})[juror] = removed_by
        for question, mark in act["answers"].items():
            counts = settled(self.questions[question], mark)
            given = self.answers.setdefault(act["vote"], {}).setdefault(question, {})
            if act["rev"] > given.get(juror, (0, None, False))[0]:
                given[juror] = (act["rev"], counts, transcribed)

    def cast_secret(self, act: Row, juror: int) -> None:
        """The record says who has voted, once each; what they marked comes to light only at the close."""
        self.check_taking(act, juror in self.here, secret=True)
        if juror in self.roll[act["vote"]]:
            raise Wrong(f"vote {act['vote']}, version {act['version']}: took two secret ballots from one juror")
        self.roll[act["vote"]].add(juror)

    def check_taking(self, act: Row, entitled: bool, *, secret: bool) -> None:
        is_secret = self.votes[act["vote"]].get("secret", False)
        if self.open.get(act["vote"], (0, 0))[0] != act["version"] or not entitled or secret != is_secret:
            raise Wrong(f"vote {act['vote']}, version {act['version']}: took a ballot that it could not take")

    def linked(self, vote: str) -> tuple[Ballots, set[int], str]:
        """The ballots that the record holds, who gave them, and how such a vote closes."""
        given = self.answers.get(vote, {})
        ballots = {q: in_order(mark for _, mark, _ in given.get(q, {}).values()) for q in self.votes[vote]["questions"]}
        return ballots, {juror for by_juror in given.values() for juror in by_juror}, "counted"

    def secret(self, vote: str, outcome: Row, *, void: bool) -> tuple[Ballots, set[int], str]:
        """The ballots that were published: valid, sorted, no more than were cast, and none of too few."""
        roll = self.roll.get(vote, set())
        how = "void" if void else "withheld" if 0 < len(roll) < FEWEST_SECRET else "counted"
        most = len(roll) if how == "counted" else 0
        if {name for name in ("withheld", "void") if outcome[name]} != {how} - {"counted"}:
            raise Wrong(f"vote {vote}: says of itself otherwise than that it is {how}")
        ballots = {}
        for question in self.votes[vote]["questions"]:
            marks = outcome["ballots"].get(question, [])
            ballots[question] = in_order(settled(self.questions[question], mark) for mark in marks)
            if len(marks) > most:
                raise Wrong(f"vote {vote}: more ballots of question {question} than were cast, or may be published")
        return ballots, roll, how

    def with_erased(self, vote: str, ballots: Ballots, outcome: Row, gone: set[int]) -> Ballots:
        """What was counted when those were still there who have been erased since: no other ballots, and no more."""
        counted = {}
        for question, marks in ballots.items():
            then = [settled(self.questions[question], mark) for mark in outcome["ballots"].get(question, [])]
            more = Counter(map(written, then))
            more.subtract(Counter(map(written, marks)))
            if min(more.values(), default=0) < 0 or sum(more.values()) > len(gone):
                raise Wrong(f"vote {vote}: question {question} was not counted as the ballots that are left say")
            counted[question] = in_order(then)
        return counted

    def close(self, act: Row, entry: Row, outcome: Row, *, void: bool = False) -> None:
        vote, version, at = act["vote"], act["version"], entry["at"]
        is_secret = self.votes[vote].get("secret", False)
        ballots, voters, how = self.secret(vote, outcome, void=void) if is_secret else self.linked(vote)
        on_paper = {j for by in self.answers.get(vote, {}).values() for j, (*_, paper) in by.items() if paper}
        gone = {juror for juror, by in self.erased.get(vote, {}).items() if by > entry["seq"]}
        if gone:
            ballots, voters = self.with_erased(vote, ballots, outcome, gone), voters | gone
        counted: Row = {
            "entitled": len(self.here | voters),
            "turnout": len(voters),
            "ballots": ballots,
            "counts": {q: counts_of(marks) for q, marks in ballots.items()},
            "digest": sha(canonical([vote, version, ballots])),
            "checked_in": len(self.came | voters),
            "transcribed": outcome["transcribed"] if gone else len(on_paper),
        }
        counts = counted["counts"] if how == "counted" else {}
        reached = {q: verdict_on(self.questions[q], each, counted) for q, each in counts.items()}
        counted["verdicts"] = {q: verdict for q, verdict in reached.items() if verdict}
        for name, value in counted.items():
            first_ones = value if name == "checked_in" else LATER.get(name)
            if outcome.get(name, first_ones) != value:
                raise Wrong(f"vote {vote}, version {version}: {name} is not what the ballots say")
        was_open, opened = self.open.pop(vote, (0, 0))
        if was_open != version:
            raise Wrong(f"vote {vote}, version {version}: closed without being open")
        named = {"vote": vote, "version": version, "moment": self.votes[vote]["when"]}
        times = {"title": english(self.votes[vote]["title"]), "opened": opened, "closed": at // 1000}
        self.closings[vote, version] = counted | named | times | {"secret": int(is_secret), "outcome": how}


def in_order(marks: Iterable[Any]) -> list[Any]:
    return sorted(marks, key=lambda mark: (isinstance(mark, list), mark))


def counts_of(marks: list[Any]) -> list[list[Any]]:
    counts: list[list[Any]] = []
    for mark in marks:
        if counts and counts[-1][0] == mark:
            counts[-1][1] += 1
        else:
            counts.append([mark, 1])
    return counts


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def by_rules(question: Row, counts: list[list[Any]]) -> Iterable[Row]:
    """What each counting rule makes of the answers; nothing where nobody answered."""
    places = range(len(question["options"])) if counts else ()
    match question["method"]:
        case "single" if counts:
            yield by_figure("plurality", [sum(n for mark, n in counts if mark == place) for place in places])
        case "approval" if counts:
            yield by_figure("approval", [sum(n for chosen, n in counts if place in chosen) for place in places])
        case "scores" | "points" if counts:
            yield by_figure("sum", [sum(n * given[place] for given, n in counts) for place in places])
        case "majority-judgement" if counts:
            medians = [medians_of([given[place] for given, n in counts for _ in range(n)]) for place in places]
            yield by_figure("majority-judgement", medians) | {"values": [each[0] for each in medians]}
        case "budget" if counts:
            chosen = [sum(n for chosen, n in counts if place in chosen) for place in places]
            outcomes = funded(tuple(question["costs"]), question["total"], chosen)
            winners = [place for place in places if outcomes[place] == "funded"]
            yield by_figure("budget", chosen) | {"outcomes": outcomes, "winners": winners}
        case "ranking" if counts:
            yield from by_ranks(counts, places)


def verdict_on(question: Row, counts: list[list[Any]], closed: Row) -> Row | None:
    """What was decided, by what was declared before the vote; None where nothing was."""
    declared, method = question.get("declared", {}), question["method"]
    threshold, quorum, tie = declared.get("threshold"), declared.get("quorum"), declared.get("tie_break", "none")
    if not threshold and not quorum and tie == "none":
        return None
    voted = sum(n for _, n in counts)
    people = {"present": closed["entitled"], "entitled": closed["checked_in"]}
    people |= {"valid": voted - sum(n for mark, n in counts if mark == NOT_SURE), "voted": voted}
    votes = votes_of(question, counts)
    to_vote = portion_of(quorum, people["entitled"]) if quorum else 0
    needed = max(1, portion_of(threshold["portion"], people[threshold["base"]])) if threshold else 0
    given = max(votes, default=in_favour(question, counts)) if threshold else 0
    known = {**people, "quorum": to_vote if quorum else None, "needed": needed or None, "votes": votes}
    known |= {"given": given if threshold else None, "winners": [], "tied": [], "decided_by": "none", "follows": None}
    if voted < to_vote:
        return known | {"ruling": "no-quorum"}
    if given < needed:
        return known | {"ruling": "below", "follows": threshold["below"]}
    ruling = "carried" if threshold else "leading"
    enough = [place for place, each in enumerate(votes) if not threshold or each >= needed]
    if method == "budget" and any(votes):
        return known | {"ruling": ruling} | paid(question, votes, enough, closed["digest"])
    if threshold and method != "single":
        return known | {"ruling": ruling, "winners": enough}
    if not votes and SHAPES[method] == "one":
        return known | {"ruling": "counted" if people["valid"] else "nobody"}
    return known | {"ruling": ruling} | first(question, counts, votes, closed["digest"])


def portion_of(portion: Row, people: int) -> int:
    exact = portion["part"] * people
    return int(exact // portion["whole"] + 1 if portion["more"] else -(-exact // portion["whole"]))


def votes_of(question: Row, counts: list[list[Any]]) -> list[int]:
    """Each option's votes, where options have votes."""
    if question["method"] not in ("single", "approval", "budget"):
        return []
    places = range(len(question["options"]))
    return [sum(n for mark, n in counts if place in (mark if isinstance(mark, list) else [mark])) for place in places]


def in_favour(question: Row, counts: list[list[Any]]) -> int:
    """Above the middle of a scale or a score; those who can live with it, or better, under consent."""
    least = {"scale": 1, "consent": 2}.get(question["method"], (len(question["options"]) + 1) // 2)
    given = [(mark, n) for mark, n in counts if isinstance(mark, int) and mark != NOT_SURE]
    return sum(n for mark, n in given if mark >= least)


def first(question: Row, counts: list[list[Any]], votes: list[int], digest: str) -> Row:
    """The best there is, and of several the one that was declared to go before."""
    best = [place for place, each in enumerate(votes) if each and each == max(votes)]
    if not votes and counts:
        rules = {said["rule"]: said["order"][0] for said in by_rules(question, counts)}
        best = rules.get("schulze") or next(iter(rules.values()))
    order = favoured(question, digest)
    if len(best) < 2:
        return {"winners": best} if best else {"ruling": "nobody"}
    if order is None:
        return {"ruling": "tied", "tied": best}
    return {"winners": [min(best, key=order.index)], "tied": best, "decided_by": question["declared"]["tie_break"]}


def paid(question: Row, votes: list[int], enough: list[int], digest: str) -> Row:
    """What a budget pays for of those that have enough votes."""
    costs, total, order = tuple(question["costs"]), question["total"], favoured(question, digest)
    chosen = [each if place in enough else 0 for place, each in enumerate(votes)]
    outcomes = funded(costs, total, chosen)
    sure, tied = ([p for p, each in enumerate(outcomes) if each == outcome] for outcome in ("funded", "depends"))
    if not tied:
        return {"winners": sure}
    if order is None:
        return {"ruling": "tied", "winners": sure, "tied": tied}
    winners: list[int] = []
    for place in sorted((p for p in enough if chosen[p]), key=lambda p: (-chosen[p], order.index(p))):
        if costs[place] <= total:
            total -= costs[place]
            winners.append(place)
    return {"winners": sorted(winners), "tied": tied, "decided_by": question["declared"]["tie_break"]}


def favoured(question: Row, digest: str) -> list[int] | None:
    """All places from the one that wins any tie to the one that loses every tie; a lot can be drawn by anybody."""
    places, tie = list(range(len(question["options"]))), question["declared"]["tie_break"]
    if tie == "lot":
        lots = [sha(canonical([digest, question["id"], option["id"]])) for option in question["options"]]
        return sorted(places, key=lots.__getitem__)
    return places if tie == "order" else None


def by_ranks(counts: list[list[Any]], places: Sequence[int]) -> Iterable[Row]:
    firsts, half, above = first_places(counts, set(places)), Fraction(1, 2), pairs_of(counts, places)
    voters = sum(n for _, n in counts)
    duels = [(one, other) for one in places for other in places if one != other]
    borda, copeland = [Fraction(0)] * len(places), [Fraction(0)] * len(places)
    for one, other in duels:
        ahead = above[one][other] - above[other][one]
        borda[one] += half * (voters + ahead)
        copeland[one] += 1 if ahead > 0 else half if ahead == 0 else 0
    yield by_figure("first-places", [firsts[place] for place in places])
    yield by_figure("borda", borda)
    yield by_figure("copeland", copeland)
    yield by_order("schulze", schulze(above, places))
    if (order := instant_runoff(counts, set(places))) is not None:
        yield by_order("instant-runoff", order)


def by_figure(rule: str, figures: list[Any]) -> Row:
    """The highest figure wins; equals share a place."""
    order = [[p for p, each in enumerate(figures) if each == value] for value in sorted(set(figures), reverse=True)]
    return by_order(rule, order) | {"values": [exact(figure) for figure in figures]}


def by_order(rule: str, order: list[list[int]]) -> Row:
    options = range(sum(map(len, order)))
    outcomes = ["winner" if place in order[0] else "" for place in options]
    return {"rule": rule, "order": order, "winners": order[0], "values": [""] * len(options), "outcomes": outcomes}


def exact(figure: Any) -> Any:
    if not isinstance(figure, Fraction):
        return figure
    whole, rest = divmod(figure.numerator, figure.denominator)
    return f"{whole} {rest}/{figure.denominator}" if rest else whole


def medians_of(grades: list[int]) -> tuple[int, ...]:
    """The median, the lower one of two; then that of what is left without it, and so on."""
    left, medians = sorted(grades), list[int]()
    while left:
        medians.append(left.pop((len(left) - 1) // 2))
    return tuple(medians)


def pairs_of(counts: list[list[Any]], places: Sequence[int]) -> list[list[int]]:
    """How many put one option above another; what is unranked is below all the ranked."""
    above = [[0] * len(places) for _ in places]
    for ranks, n in counts:
        for one in (place for place in places if ranks[place]):
            for other in places:
                above[one][other] += n * (ranks[other] == 0 or ranks[one] < ranks[other])
    return above


def schulze(above: list[list[int]], places: Sequence[int]) -> list[list[int]]:
    """By the strongest chains of wins; a chain is as strong as its weakest win."""
    paths = [[above[i][j] * (above[i][j] > above[j][i]) for j in places] for i in places]
    for by in places:
        for i in places:
            for j in places:
                paths[i][j] = max(paths[i][j], min(paths[i][by], paths[by][j])) if i != j else 0
    left, order = set(places), list[list[int]]()
    while left:
        order.append(sorted(i for i in left if all(paths[i][j] >= paths[j][i] for j in left)))
        left -= set(order[-1])
    return order


def first_places(counts: list[list[Any]], left: set[int]) -> dict[int, Fraction]:
    """Who holds how many ballots; several who share the first place share the ballot."""
    held = dict.fromkeys(left, Fraction(0))
    for ranks, n in counts:
        best = min((ranks[place] for place in left if ranks[place]), default=0)
        firsts = [place for place in left if best and ranks[place] == best]
        for place in firsts:
            held[place] += Fraction(n, len(firsts))
    return held


def instant_runoff(counts: list[list[Any]], left: set[int]) -> list[list[int]] | None:
    """Whoever has the fewest goes; None where several have, and it matters who goes first."""
    gone: list[list[int]] = []
    while len(left) > 1:
        held = first_places(counts, left)
        fewest = min(held.values())
        last = sorted(place for place in left if held[place] == fewest)
        more = [votes for votes in held.values() if votes > fewest]
        if len(last) > 1 and (not more or fewest * len(last) >= min(more)):
            if any(held.values()) and len(left) > 2:
                return None
            break
        gone.insert(0, last)
        left = left - set(last)
    return [sorted(left), *gone]


def funded(costs: tuple[int, ...], total: int, chosen: list[int]) -> list[str]:
    """From the most chosen down, each if the money left pays it; of equals, in every order they could be taken.

    Where these are too many to be tried, whatever could still be paid depends on the tie.
    """
    outcomes, left = ["not-chosen"] * len(costs), {total}
    for votes in sorted({votes for votes in chosen if votes}, reverse=True):
        tied = tuple(place for place, each in enumerate(chosen) if each == votes)
        asked = sum(costs[place] for place in tied)
        if len(left) > MOST_SUMS or (len(tied) > MOST_TIED and asked > min(left)):
            for place in (place for place, each in enumerate(chosen) if 0 < each <= votes):
                outcomes[place] = "depends" if costs[place] <= max(left) else "no-money"
            break
        ways = {(frozenset(tied), money - asked) for money in left}
        if asked > min(left):
            ways = {way for money in left for way in ways_to_pay(costs, tied, money)}
        for place in tied:
            paid = [place in bought for bought, _ in ways]
            outcomes[place] = "funded" if all(paid) else "depends" if any(paid) else "no-money"
        left = {money for _, money in ways}
    return outcomes


@cache
def ways_to_pay(costs: tuple[int, ...], tied: tuple[int, ...], money: int) -> set[tuple[frozenset[int], int]]:
    """What can be bought of these, and the money left then, over every order in which they are taken."""
    payable = [place for place in tied if costs[place] <= money]
    if not payable:
        return {(frozenset(), money)}
    return {
        (bought | {place}, left)
        for place in payable
        for bought, left in ways_to_pay(costs, tuple(p for p in payable if p != place), money - costs[place])
    }


def english(words: dict[str, str]) -> str:
    return words.get("en") or next(iter(words.values()), "")


def option_in_words(question: Row, mark: int) -> str:
    place = mark + len(question["options"]) // 2 if question["method"] == "scale" else mark
    return "Not sure" if mark == NOT_SURE else english(question["options"][place]["words"])


def in_words(question: Row, mark: Any) -> str:
    if SHAPES[question["method"]] != "each":
        return "; ".join(option_in_words(question, each) for each in (mark if isinstance(mark, list) else [mark]))
    given = [(number, english(option["words"])) for option, number in zip(question["options"], mark, strict=True)]
    match question["method"]:
        case "ranking":
            ranked = sorted((each for each in given if each[0]), key=lambda each: each[0])
            return "; ".join(f"{rank}. {option}" for rank, option in ranked)
        case "points":
            return "; ".join(f"{option}: {number}" for number, option in given if number)
        case _:
            return "; ".join(f"{option}: {english(question['levels'][n]['words'])}" for n, option in given)


def in_hat(question: Row) -> Row:
    return {"words": english(question["words"]), "reading": question["reading"] or ""}


def cells(question: Row, option: int | None, mark: int | None) -> Row:
    """One number of an answer, as the tables have it: for one option, or by itself."""
    if option is None:
        answer = option_in_words(question, mark) if mark is not None else ""
        return {"option": "", "mark": "" if mark is None else mark, "answer": answer, "level": ""}
    levels = question.get("levels")
    level = english(levels[mark]["words"]) if levels else ""
    return {"option": option, "mark": mark, "answer": english(question["options"][option]["words"]), "level": level}


def numbers_of(question: Row, mark: Any) -> list[tuple[int | None, int | None]]:
    """An answer's numbers, each with its option where every option has one; one empty one for none of several."""
    if SHAPES[question["method"]] == "each":
        return list(enumerate(mark))
    return [(None, number) for number in (mark if isinstance(mark, list) else [mark])] or [(None, None)]


def counted_numbers(question: Row, marks: list[Any]) -> Iterable[tuple[int | None, int, int]]:
    """How often each number was given, where each option has one to that option: then only those that were."""
    counts = Counter(number for mark in marks for number in numbers_of(question, mark))
    each = SHAPES[question["method"]] == "each"
    for option in range(len(question["options"])) if each else [None]:
        for number in offered(question):
            if counts[option, number] or not each:
                yield option, number, counts[option, number]


def in_plan_order(played: Recount) -> list[Row]:
    order = list(played.votes)
    return sorted(played.closings.values(), key=lambda closing: (order.index(closing["vote"]), closing["version"]))


def put_in(played: Recount) -> list[tuple[Row, Row, list[Any]]]:
    """Each time a question was put: what its rows begin with, the question, and the marks."""
    return [
        ({"vote": closing["vote"], "version": closing["version"], "question": name}, played.questions[name], marks)
        for closing in in_plan_order(played)
        for name, marks in closing["ballots"].items()
    ]


def tables_of(played: Recount) -> dict[str, list[Row]]:
    """Every published table of the votes, as it should be."""
    asked, put = list(played.questions.values()), put_in(played)
    return {
        "asked.csv": [asked_row(question) for question in asked],
        "options.csv": [row for question in asked for row in option_rows(question)],
        "votes.csv": [{name: closing[name] for name in VOTE_COLUMNS} for closing in in_plan_order(played)],
        "ballots.csv": [
            {**head, **in_hat(question), "ballot": number, **cells(question, *each)}
            for head, question, marks in put
            for number, mark in enumerate(marks, 1)
            for each in numbers_of(question, mark)
        ],
        "counts.csv": [
            {**head, **cells(question, option, number), "count": count}
            for head, question, marks in put
            for option, number, count in counted_numbers(question, marks)
        ],
        "published.csv": [
            {**head, "ballot": written(mark), "answer": in_words(question, mark), "count": count}
            for head, question, marks in put
            for mark, count in counts_of(marks)
        ],
        "results.csv": [
            {**head, **row} for head, question, marks in put for row in result_rows(question, counts_of(marks))
        ],
        "verdicts.csv": [row for closing in in_plan_order(played) for row in verdict_rows(closing)],
        "hearings.csv": list(hearing_rows(played)),
        "exhibits.csv": list(exhibit_rows(played)),
        "ledger.csv": list(ledger_rows(played)),
        "pulses.csv": list(pulse_rows(played)),
        "pairs.csv": [
            {**head, "option": one, "other": other, "count": count}
            for head, question, marks in put
            if question["method"] == "ranking" and marks
            for one, row in enumerate(pairs_of(counts_of(marks), range(len(question["options"]))))
            for other, count in enumerate(row)
            if one != other
        ],
    }


def hearing_rows(played: Recount) -> Iterable[Row]:
    for each in played.heard:
        times = {name: each[name] // 1000 if each[name] is not None else "" for name in ("began", "ended")}
        yield {"exhibit": each["exhibit"], "mode": each["mode"], **times, "seconds": played.lasted(each) // 1000}


def heard_for(played: Recount, those: Sequence[str]) -> Row:
    """What these exhibits had in all: seconds to speak and to be questioned, and how many of them the room saw."""
    spent = Counter({"speaking": 0, "questioned": 0})
    for each in played.heard:
        spent[each["mode"]] += played.lasted(each) if each["exhibit"] in those else 0
    seconds_of = {"given": spent["speaking"] // 1000, "questioned": spent["questioned"] // 1000}
    return seconds_of | {"shown": len(played.seen & set(those))}


def exhibit_rows(played: Recount) -> Iterable[Row]:
    for name in played.exhibits:
        missing = played.absent.get(name, {"because": "", "instead": ""})
        absent = {"absent": missing["because"].strip(), "instead": missing["instead"]}
        yield {"exhibit": name, **heard_for(played, [name]), **absent}


def ledger_rows(played: Recount) -> Iterable[Row]:
    for side in SIDES:
        those = [name for name, exhibit in played.exhibits.items() if exhibit["side"] == side]
        planned = sum(played.exhibits[name].get("minutes", 0) for name in those)
        questioned = sum(played.exhibits[name].get("questioned", 0) for name in those)
        told = {"side": side, "exhibits": len(those), "planned": planned, "planned_questioned": questioned}
        yield told | heard_for(played, those) | {"absent": len(played.absent.keys() & set(those))}


def pulse_rows(played: Recount) -> Iterable[Row]:
    for name in (each for each in played.exhibits if each in played.taps):
        for asked in ("clear", "trusted", "changed"):
            given = [taps[asked] for taps in played.taps[name].values() if taps.get(asked)]
            moved = ["no" if each == "no" else "yes" for each in given] if asked == "changed" else given
            for answer in ("yes", "partly", "no") if len(given) >= FEWEST_TOLD else ():
                if asked == "changed" and answer == "partly":
                    continue
                row = {"exhibit": name, "asked": asked, "answer": answer, "count": moved.count(answer)}
                yield row | {"answered": len(given), "missing": len(played.came) - len(given)}


def alongside_rows(played: Recount, published: list[dict[str, str]]) -> Iterable[Row]:
    """Of every option that is published, and of every one that somebody named."""
    for row in published:
        taps = [taps for taps in played.taps.get(row["exhibit"], {}).values() if taps.get("changed")]
        ways = Counter((each["changed"], each["about"]) for each in taps)
        yield row | {"up": ways["up", row["option"]], "down": ways["down", row["option"]], "answered": len(taps)}


def result_rows(question: Row, counts: list[list[Any]]) -> Iterable[Row]:
    for said in by_rules(question, counts):
        for option, value in enumerate(said["values"]):
            better = said["order"][: next(n for n, tied in enumerate(said["order"]) if option in tied)]
            yield {
                "rule": said["rule"],
                "option": option,
                "answer": english(question["options"][option]["words"]),
                "place": 1 + sum(map(len, better)),
                "value": value,
                "outcome": said["outcomes"][option],
            }


def verdict_rows(closing: Row) -> Iterable[Row]:
    for question in (question for question in closing["ballots"] if question in closing["verdicts"]):
        verdict = {name: cell_of(value) for name, value in closing["verdicts"][question].items()}
        yield {"vote": closing["vote"], "version": closing["version"], "question": question, **verdict}


def cell_of(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, list) else "" if value is None else value


def written(mark: Any) -> Any:
    return json.dumps(mark) if isinstance(mark, list) else mark


def asked_row(question: Row) -> Row:
    declared = question.get("declared", {})
    threshold, quorum = declared.get("threshold") or {}, declared.get("quorum")
    return {
        "question": question["id"],
        **in_hat(question),
        "method": question["method"],
        "not_sure": int(question["not_sure"]),
        "fewest": question.get("fewest", 0),
        "most": question.get("most", 0),
        "equal_ranks": int(question["equal_ranks"]) if question["method"] == "ranking" else "",
        "total": question.get("total") or "",
        "unit": english(question.get("unit", {})),
        "threshold": portion_in_words(threshold.get("portion")),
        "base": threshold.get("base", ""),
        "below": threshold.get("below", ""),
        "quorum": portion_in_words(quorum),
        "tie_break": declared.get("tie_break", "none"),
    }


def portion_in_words(portion: Row | None) -> str:
    return f"{'more than ' * portion['more']}{portion['part']} of {portion['whole']}" if portion else ""


def option_rows(question: Row) -> Iterable[Row]:
    for kind in ("option", "level"):
        for place, option in enumerate(question.get(f"{kind}s", [])):
            yield {
                "question": question["id"],
                "kind": kind,
                "place": place,
                "id": option["id"],
                "words": english(option["words"]),
                "cost": question["costs"][place] if kind == "option" and question.get("costs") else "",
            }


def compare(published: list[dict[str, str]], counted: list[Row], name: str) -> None:
    """Row by row, in the columns that were counted."""
    for number, (row, right) in enumerate(zip_longest(published, counted), 2):
        if row is None or right is None:
            raise Wrong(f"{name}, line {number}: {'missing' if row is None else 'not in the record'}")
        for column, value in right.items():
            text = seconds(row[column]) if column in TIMES and row[column] else row[column]
            if text != as_text(value):
                raise Wrong(f"{name}, line {number}: {column} should be {value}")


def compare_results(folder: Path, put: list[tuple[Row, Row, list[Any]]]) -> None:
    """results.json, which says of each question what several tables say."""
    published = json.loads((folder / "results.json").read_text(encoding="utf-8"))["questions"]
    if len(published) != len(put):
        raise Wrong("results.json: not the questions of the record")
    for each, (head, question, marks) in zip(published, put, strict=True):
        counts = counts_of(marks)
        right = {"answered": len(marks), "ballots": counts, "counted": list(by_rules(question, counts))}
        right |= {"vote": head["vote"], "version": head["version"]}
        if not states(each["question"], question) or any(each[name] != value for name, value in right.items()):
            raise Wrong(f"results.json: question {head['question']} of vote {head['vote']}")


def seconds(time: str) -> str:
    return str(int(datetime.fromisoformat(time).timestamp()))


def as_text(value: Any) -> str:
    """A text that a spreadsheet would compute is published with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else str(value)


def plan_digest(folder: Path) -> str:
    path, opening = folder / "plan.json", record_in(folder / "journal.jsonl")[0]["act"]
    if path.exists() and not states(opening["plan"], json.loads(path.read_bytes())):
        raise Wrong("plan.json: not the plan in the record")
    return sha(path.read_bytes()) if path.exists() else ""


def states(held: Any, said: Any) -> bool:
    """Whether a record's plan holds all that is said, and besides only what goes unsaid."""
    if isinstance(held, dict) and isinstance(said, dict) and held.keys() >= said.keys():
        return all(states(each, said[name]) if name in said else usual(name, each) for name, each in held.items())
    return held == said or (isinstance(said, list) and len(held) == len(said) and all(map(states, held, said)))


def usual(name: str, value: Any) -> bool:
    return not value or value == USUAL.get(name) or (isinstance(value, dict) and all(map(usual, value, value.values())))


def recount(folder: Path) -> tuple[Closings, int]:
    """The closings and how many published counts were compared. Raises Wrong."""
    played = Recount()
    for entry in record_in(folder / "journal.jsonl"):
        played.play(entry)
    tables = tables_of(played)
    for name, counted in tables.items():
        compare(rows_of(folder, name), counted, name)
    alongside = rows_of(folder, "alongside.csv")
    compare(alongside, list(alongside_rows(played, alongside)), "alongside.csv")
    compare_results(folder, put_in(played))
    return played.closings, len(tables["counts.csv"])


def pack(folder: Path) -> tuple[Closings, int]:
    """Of a findings pack: the closings and how many published counts were compared. Raises Wrong."""
    for name, digest in json.loads((folder / "manifest.json").read_bytes())["files"].items():
        if sha((folder / name).read_bytes()) != digest:
            raise Wrong(f"{name}: not the file that manifest.json names")
    if not (folder / "ballots.csv").exists():
        return {}, 0
    played = Recount()
    played.questions = questions_in(folder)
    for row in rows_of(folder, "votes.csv"):
        closing = closing_in(folder, row, played.questions)
        played.votes[closing["vote"]] = closing
        played.closings[closing["vote"], closing["version"]] = closing
    tables = tables_of(played)
    for name in PUBLIC_TABLES:
        compare(rows_of(folder, name), tables[name], name)
    return played.closings, len(tables["counts.csv"])


def questions_in(folder: Path) -> dict[str, Row]:
    """What was asked, as the tables have it."""
    questions: dict[str, Row] = {}
    for row in rows_of(folder, "asked.csv"):
        question: Row = {"id": row["question"], "method": row["method"], "reading": row["reading"] or None}
        question |= {name: int(row[name] or 0) for name in ("not_sure", "fewest", "most", "equal_ranks", "total")}
        portion = portion_said(row["threshold"])
        threshold = {"portion": portion, "base": row["base"], "below": row["below"]} if portion else None
        declared = {"threshold": threshold, "quorum": portion_said(row["quorum"]), "tie_break": row["tie_break"]}
        question |= {"words": {"en": as_meant(row["words"])}, "unit": {"en": as_meant(row["unit"])}}
        questions[row["question"]] = question | {"declared": declared, "options": [], "levels": [], "costs": []}
    for row in rows_of(folder, "options.csv"):
        question = questions[row["question"]]
        question[f"{row['kind']}s"].append({"id": row["id"], "words": {"en": as_meant(row["words"])}})
        question["costs"] += [int(row["cost"])] if row["cost"] else []
    return questions


def as_meant(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULAS) else text


def portion_said(text: str) -> Row | None:
    part, _, whole = text.removeprefix("more than ").partition(" of ")
    return {"part": int(part), "whole": int(whole), "more": text.startswith("more than ")} if text else None


def closing_in(folder: Path, row: Row, questions: dict[str, Row]) -> Row:
    """A vote as it closed: its ballots must have the digest it was closed with, and no more voted than could."""
    vote, version, where = row["vote"], int(row["version"]), f"vote {row['vote']}, version {row['version']}"
    ballots = ballots_in(folder, row, questions)
    if not any(
        sha(canonical([vote, version, ballots | more])) == row["digest"] for more in unanswered(ballots, questions)
    ):
        raise Wrong(f"votes.csv, {where}: the ballots do not have its digest")
    people = {name: int(row[name]) for name in ("entitled", "turnout", "transcribed", "secret")}
    most, least = people["turnout"], max((len(marks) for marks in ballots.values()), default=0)
    if not least <= most <= people["entitled"] or people["transcribed"] > most:
        raise Wrong(f"votes.csv, {where}: more answers than voters, or more voters than could vote")
    told = {each["question"]: each for each in rows_of(folder, "verdicts.csv") if of_vote(each, row)}
    verdicts = {
        name: verdict_on(questions[name], counts_of(marks), people | {"digest": row["digest"], "checked_in": came})
        for name, marks in ballots.items()
        for came in [int(told[name]["entitled"]) if name in told else people["entitled"]]
        if row["outcome"] == "counted"
    }
    held = {"vote": vote, "version": version, "ballots": ballots}
    return row | people | held | {"verdicts": {name: each for name, each in verdicts.items() if each}}


def of_vote(row: Row, closing: Row) -> bool:
    return bool(row["vote"] == closing["vote"] and row["version"] == closing["version"])


def ballots_in(folder: Path, closing: Row, questions: dict[str, Row]) -> Ballots:
    """Of each question the answers as they counted, each one that the question offers."""
    ballots: Ballots = {row["question"]: [] for row in rows_of(folder, "counts.csv") if of_vote(row, closing)}
    given: dict[tuple[str, str], list[int]] = {}
    for row in rows_of(folder, "ballots.csv"):
        if of_vote(row, closing):
            given.setdefault((row["question"], row["ballot"]), []).extend([int(row["mark"])] if row["mark"] else [])
    for (name, _), numbers in given.items():
        question = questions[name]
        mark = settled(question, numbers if SHAPES[question["method"]] != "one" else numbers[0])
        ballots.setdefault(name, []).append(mark)
    return {name: in_order(marks) for name, marks in ballots.items()}


def unanswered(ballots: Ballots, questions: dict[str, Row]) -> Iterable[Ballots]:
    """Questions that may have been put too: where each option has a number, no answers leave no row in any table."""
    silent = [name for name, each in questions.items() if SHAPES[each["method"]] == "each" and name not in ballots]
    for chosen in range(2 ** min(len(silent), MOST_SILENT)):
        yield {name: [] for place, name in enumerate(silent) if chosen >> place & 1}


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    try:
        is_pack = not (folder / "journal.jsonl").exists() and (folder / "manifest.json").exists()
        closings, compared = pack(folder) if is_pack else recount(folder)
        digest = "" if is_pack else plan_digest(folder)
    except (Wrong, OSError, KeyError, ValueError, csv.Error) as wrong:
        sys.stderr.write(f"Not as published. {wrong}\n")
        return 1
    for (vote, version), counted in closings.items():
        totals = Counter({question: len(marks) for question, marks in counted["ballots"].items()})
        asked = f"{len(totals)} questions, {sum(totals.values())} answers"
        sys.stdout.write(f"{vote}, version {version}: {counted['turnout']} of {counted['entitled']} voted; {asked}\n")
    if is_pack:
        sys.stdout.write(NOT_IN_A_PACK)
    else:
        removed = [str(row["seq"]) for row in record_in(folder / "journal.jsonl") if row["removed_by"]]
        if removed:
            sys.stdout.write(f"Entries from which something was removed, on the record: {', '.join(removed)}\n")
        sys.stdout.write(f"The digest of the plan with which the doors opened: {digest or 'not published'}\n")
    sys.stdout.write(f"Recounted: {compared} published counts in {len(closings)} closed votes, all as published.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
