"""Recount a sitting from its export, and say whether every published figure is right.

    python3 recount.py [FOLDER]        the folder that holds the export; this script's own, where none is named

It needs nothing but Python, and shares no code with the software that held the sitting. It reads the record
(journal.jsonl), checks its chain link by link, plays every ballot again, and compares what it counts with what was
counted at each close and with votes.csv, ballots.csv and counts.csv. It ends with 1 at the first difference.
"""

import csv
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Closings = dict[tuple[str, int], Row]


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
    return entries


def link(row: Row, previous: str, seq: int, where: str) -> str:
    try:
        digest = sha(bytes.fromhex(row["salt"]) + canonical({"act": row["act"], "outcome": row["outcome"]}))
        linked = [previous, row["seq"], row["at"], row["by"], row["act_id"], row["kind"], digest]
        if row["seq"] != seq or row["digest"] != digest or row["hash"] != sha(canonical(linked)):
            raise Wrong(f"{where}: the record was changed")
        return str(row["hash"])
    except (KeyError, TypeError, ValueError):
        raise Wrong(f"{where}: not an entry") from None


class Recount:
    """Who was there, what each juror's last answer was, and what that made at each close."""

    def __init__(self) -> None:
        self.here: set[int] = set()
        self.questions: dict[str, list[str]] = {}
        self.answers: dict[str, dict[str, dict[int, tuple[int, Any]]]] = {}
        self.closings: Closings = {}

    def play(self, entry: Row) -> None:
        act, who = entry["act"], entry["by"].split()
        number = int(who[1]) if len(who) > 1 else 0
        kind = entry["kind"]
        if kind == "OpenSitting":
            self.questions = {vote["id"]: vote["questions"] for vote in act["plan"]["votes"]}
        elif kind == "AddQuestion":
            self.questions[act["vote"]["id"]] = act["vote"]["questions"]
        elif kind == "CheckIn":
            self.here.add(number)
        elif kind == "RecordReturn":
            self.here.add(act["juror"])
        elif kind in ("Leave", "RecordLeaving"):
            self.here.discard(act.get("juror", number))
        elif kind == "CastBallot":
            self.cast(act, number)
        elif kind == "CloseVote":
            self.close(act, entry)

    def cast(self, act: Row, juror: int) -> None:
        for question, mark in act["answers"].items():
            given = self.answers.setdefault(act["vote"], {}).setdefault(question, {})
            if act["rev"] > given.get(juror, (0, None))[0]:
                given[juror] = (act["rev"], sorted(mark) if isinstance(mark, list) else mark)

    def close(self, act: Row, entry: Row) -> None:
        vote, version = act["vote"], act["version"]
        given = self.answers.get(vote, {})
        ballots = {q: in_order(mark for _, mark in given.get(q, {}).values()) for q in self.questions[vote]}
        voters = {juror for by_juror in given.values() for juror in by_juror}
        counted = {
            "entitled": len(self.here | voters),
            "turnout": len(voters),
            "ballots": ballots,
            "counts": {q: counts_of(marks) for q, marks in ballots.items()},
            "digest": sha(canonical([vote, version, ballots])),
        }
        for name, value in counted.items():
            if entry["outcome"][name] != value:
                raise Wrong(f"vote {vote}, version {version}: {name} is not what the ballots say")
        self.closings[vote, version] = counted


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


def compare_votes(folder: Path, closings: Closings) -> None:
    rows = rows_of(folder, "votes.csv")
    published = {(row["vote"], int(row["version"])): row for row in rows}
    if len(rows) != len(published) or published.keys() != closings.keys():
        raise Wrong("votes.csv: not the votes of the record")
    for key, counted in closings.items():
        for name in ("entitled", "turnout", "digest"):
            if published[key][name] != str(counted[name]):
                raise Wrong(f"votes.csv: {name} of vote {key[0]}, version {key[1]}")


def compare_ballots(folder: Path, closings: Closings) -> None:
    published: dict[tuple[str, int], dict[str, dict[int, list[str]]]] = {}
    for row in rows_of(folder, "ballots.csv"):
        ballots = published.setdefault((row["vote"], int(row["version"])), {}).setdefault(row["question"], {})
        ballots.setdefault(int(row["ballot"]), []).append(row["mark"])
    for key, counted in closings.items():
        for question, marks in counted["ballots"].items():
            written = list(published.get(key, {}).pop(question, {}).values())
            if written != [[str(m) for m in mark] or [""] if isinstance(mark, list) else [str(mark)] for mark in marks]:
                raise Wrong(f"ballots.csv: question {question} of vote {key[0]}, version {key[1]}")
    if any(published.values()):
        raise Wrong("ballots.csv: ballots that the record does not hold")


def compare_counts(folder: Path, closings: Closings) -> int:
    seen: set[tuple[tuple[str, int], str, int]] = set()
    for row in rows_of(folder, "counts.csv"):
        key, question, mark = (row["vote"], int(row["version"])), row["question"], int(row["mark"])
        marks = closings.get(key, {}).get("ballots", {}).get(question)
        if marks is None or (key, question, mark) in seen:
            raise Wrong(f"counts.csv: question {question} of vote {key[0]} is not in the record")
        seen.add((key, question, mark))
        if int(row["count"]) != sum(mark in each if isinstance(each, list) else mark == each for each in marks):
            raise Wrong(f"counts.csv: mark {mark} of question {question} in vote {key[0]}, version {key[1]}")
    for key, counted in closings.items():
        for question, marks in counted["ballots"].items():
            for mark in {m for each in marks for m in (each if isinstance(each, list) else [each])}:
                if (key, question, mark) not in seen:
                    raise Wrong(f"counts.csv: mark {mark} of question {question} in vote {key[0]} is missing")
    return len(seen)


def recount(folder: Path) -> tuple[Closings, int]:
    """The closings and how many published counts were compared. Raises Wrong."""
    played = Recount()
    for entry in record_in(folder / "journal.jsonl"):
        played.play(entry)
    compare_votes(folder, played.closings)
    compare_ballots(folder, played.closings)
    return played.closings, compare_counts(folder, played.closings)


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    try:
        closings, compared = recount(folder)
    except (Wrong, OSError, KeyError, ValueError, csv.Error) as wrong:
        sys.stderr.write(f"Not as published. {wrong}\n")
        return 1
    for (vote, version), counted in closings.items():
        totals = Counter({question: len(marks) for question, marks in counted["ballots"].items()})
        asked = f"{len(totals)} questions, {sum(totals.values())} answers"
        sys.stdout.write(f"{vote}, version {version}: {counted['turnout']} of {counted['entitled']} voted; {asked}\n")
    sys.stdout.write(f"Recounted: {compared} published counts in {len(closings)} closed votes, all as published.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
