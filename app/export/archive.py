"""An export as one ZIP file: the record, the tables, what every column means, and the script that recounts it."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from ..jury.entry import Entry
from .table import dictionary, written
from .tables import tables_of

BEGAN = (1980, 1, 1, 0, 0, 0)
"""Every file bears the same date, so that the same sitting gives the same bytes."""

ABOUT = """This is the export of one sitting of a citizens' jury.

journal.jsonl        the record: every act of the day in its order, chained so that a changed byte shows.
                     It holds each juror's answers under a seat number. Keep it as you would keep ballot papers.
asked.csv            each question that is put to votes: its method, its limits, what was declared beforehand
options.csv          each question's options and levels, and what they cost
votes.csv            each vote, how many could answer, how many did
ballots.csv          each question's ballots, sorted, without numbers: a row for each mark
counts.csv           how often each mark was given
published.csv        each question's whole ballots and how many gave each: the list in which a juror finds their own
results.csv          where each counting rule puts each option, and on which figure
verdicts.csv         what was decided, where something was declared before the vote, and the numbers it rests on
pairs.csv            of a ranking, how many put each option above each other one
contributions.csv    what was said at the tables
turns.csv            who began to speak after whom at each table, by the order of first turns, without seats
voices.csv           how evenly each table's turns were shared
recommendations.csv  what the jury recommends, and how far each has come
versions.csv         each wording that was frozen, with its digest, how many signed it, and the verdict on it
conditions.csv       on what conditions: the list, and its authors' own words
statements.csv       what minorities say beside each recommendation, and how many sign it
citations.csv        what people said made them say so: which exhibits, and which answers
questions.csv        what was asked, of whom, and what became of it; requests for evidence
lists.csv            which lists of questions to be put were proposed, and what was made of them
hearings.csv         who spoke to which exhibit, and who was questioned, from when to when
exhibits.csv         what each exhibit was to be given, and was; whose witness did not come, and why
ledger.csv           the balance ledger: the same of each side
pulses.csv           what jurors tapped after each exhibit: clear, trusted, changed; whole-jury counts
alongside.csv        which views moved alongside which exhibit, as jurors tapped it
phases.csv           what the day was made of, planned and held
plan.json            the plan as it was when the doors opened. Its SHA-256 is the digest that was published:
                     run  sha256sum plan.json  and compare
columns.csv          what each column means
findings.json        what was found, in the shape that findings.schema.json describes
evidence.json        what each side was given, and what moved alongside which exhibit, with evidence.schema.json
recommendations.json each recommendation with its versions, conditions, minority statements and verdicts
trace.json           each recommendation back to the exhibits and answers that its reasons cite
asked.json           what was asked, answered and left unanswered, in the shape of asked.schema.json
results.json         the questions, their ballots and what the rules say, in the shape of results.schema.json
balance.json         where the day opened with it: minutes, questions and pages of each side, who had looked at it
materials.html       what the jury was shown, with sources, sides and minutes, and what was asked: for everybody
materials.pdf        the same on paper
recount.py           run  python3 recount.py  here: it counts the record anew and compares every published figure

A text in a table that a spreadsheet would take for a formula has an apostrophe before it.
"""


def archived(
    entries: Sequence[Entry], zone: str, lines: Iterable[bytes], recount: bytes, others: Mapping[str, bytes]
) -> bytes:
    """lines: the journal's, the header first. others: more files, by name."""
    tables = tables_of(entries, zone)
    files = {
        "README.txt": ABOUT.encode(),
        "journal.jsonl": b"".join(line + b"\n" for line in lines),
        **{f"{table.name}.csv": written(table) for table in (*tables, dictionary(tables))},
        "recount.py": recount,
        **others,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, BEGAN), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
