"""Plays the golden days: `python -m tests.journals.play` writes them anew, for a release that wants new ones.

A day goes through the same rules as a real one, told from a seed: a latecomer, somebody who leaves, one who withdraws a
consent, a shared seat, a scribe, a second facilitator, forty minutes' overrun, another evening. What people answer is
drawn and means nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from app.jury.contributions.acts import (
    Contribute,
    ModerateContribution,
    Perspective,
    ReviseContribution,
    Stance,
    WithdrawContribution,
)
from app.jury.contributions.plan import Moderation
from app.jury.day.acts import Announce, CallEyesUp, ExtendClock, OpenSitting, PauseClock, RestoreSitting, StartClock
from app.jury.day.agenda_acts import AddExhibit, AddQuestion, Adjourn, ChangeAgenda, CloseSitting, Resume
from app.jury.day.replanning import ways_out
from app.jury.day.scenes import Scene, ShowScene
from app.jury.entry import Entry
from app.jury.exhibits.acts import ShowExhibit, TurnPage
from app.jury.exhibits.plan import Exhibit, Side
from app.jury.numbers import Millis
from app.jury.people import By, Role
from app.jury.questions.acts import (
    AnswerWitnessQuestion,
    AskWitness,
    ModerateWitnessQuestion,
    PutWitnessQuestion,
    SecondWitnessQuestion,
    WithdrawWitnessQuestion,
)
from app.jury.seats.acts import AddSeat, CheckIn, Leave, RecordLeaving, RecordReturn, ReissueCard, TakeSeat
from app.jury.seats.plan import COUNT_MOVES, QUOTE_WORDS
from app.jury.seats.rules import next_number
from app.jury.tables.acts import DrawTables, MoveToTable, Solved
from app.jury.tables.rules import met_before, seating_of
from app.jury.votes.acts import (
    CastBallot,
    CastSecret,
    CloseVote,
    Finish,
    HideVotes,
    OpenVote,
    RevealVotes,
    ShowResults,
)
from app.jury.votes.methods import METHODS, Shape, marks_of
from app.jury.votes.plan import Method, Option, Question, Vote, When
from app.plans.royal_opera_house.whole import LONDON, MANCHESTER, OPENING, REFINED, TRYING
from app.settings import bundled
from app.store import juries
from app.store.database import migrate, open_database
from app.store.journal import Journal
from app.study.seating.solved import seat
from tests.every_method import drawn
from tests.journals.asking import ask_more
from tests.journals.at_table import take_turns
from tests.journals.citing import cite_what_is_said, cite_what_is_written
from tests.journals.day import FACILITATOR, ORGANISER, SCRIBE, SECOND, STARTS, Day, juror
from tests.journals.drafting import draft
from tests.journals.every_way import EVERY_WAY, ask_in_every_way, with_every_method
from tests.journals.hearing import hear_out
from tests.journals.removing import take_away
from tests.journals.told import told
from tests.store.books import home

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.jury.numbers import Mark
    from app.jury.plan import Plan

HERE = Path(__file__).parent
SAYINGS = (
    "I had not thought of the people who work there.",
    "It has to be for people like me as well.",
    "Only if they say openly what the money does.",
    "What would we lose if it were not there?",
    "I would rather see the money spent nearer home.",
    "It gave somebody in my street her first job.",
)


def play(
    plan: Plan,
    jurors: int,
    seed: int,
    *,
    restored: bool = False,
    new_cards: bool = False,
    turns: bool = False,
    drafting: bool = False,
    replanned: bool = False,
    cited: bool = False,
    wall: bool = False,
    asking: bool = False,
    heard: bool = False,
) -> list[Entry]:
    day = Day(Random(seed))
    day.do(ORGANISER, OpenSitting(plan, tuple(range(1, jurors + 1)), issues={3: 2} if new_cards else {}))
    arrive(day, jurors)
    vote(day, TRYING, finishing=False)
    day.do(FACILITATOR, RevealVotes({TRYING: 1}))
    day.move_to("charge")
    day.wait(15)
    day.move_to("opening")
    vote(day, OPENING)
    hear(day, jurors, hear_out if heard else show)
    if asking:
        ask_more(day)
    if new_cards:
        give_new_cards(day)
    talk(day, "talk-1")
    if wall:
        turn_the_wall(day)
    if replanned:
        replan(day)
    change_the_day(day)
    if restored:
        day.do(ORGANISER, RestoreSitting("another epoch", day.entries[-1].at))
    talk(day, "talk-2")
    if turns:
        take_turns(day, "talk-2")
    if cited:
        cite_what_is_said(day, "talk-2")
    day.move_to("recommendations")
    if drafting or cited:
        draft(day)
    if cited:
        cite_what_is_written(day)
    day.wait(40)
    day.move_to("refined")
    vote(day, REFINED)
    look_at_results(day)
    if wall:
        day.do(FACILITATOR, ShowScene(Scene.FOLLOW, Scene.RESULTS))
    evaluate_and_close(day)
    return day.entries


def arrive(day: Day, jurors: int) -> None:
    for number in range(1, jurors):
        day.do(By(Role.VISITOR), TakeSeat() if number % 3 else TakeSeat(number, day.state.seats[number].issue))
        agreed = (COUNT_MOVES, QUOTE_WORDS)[: day.dice.randint(1, 2)] if number % 5 else ()
        day.do(juror(number), CheckIn(agreed, people=2 if number == 4 else 1))
    day.do(juror(3), CheckIn(()))  # withdraws what was agreed to
    day.do(FACILITATOR, StartClock("arrive", day.state.day.clocks["arrive"].turn))
    day.do(FACILITATOR, Announce("Welcome. We begin in five minutes."))
    day.do(FACILITATOR, Announce(""))


def vote(day: Day, name: str, finishing: bool = True) -> None:
    put = day.state.the_plan.vote(name)
    day.do(FACILITATOR, OpenVote(name, day.state.voting(name).version + 1))
    box = tuple(cast_secret(day, put, number) for number in day.here) if put.secret else None
    for number in day.here if box is None else ():
        cast(day, put, number)
        if finishing and number % 7:
            day.do(juror(number), Finish(name, day.state.voting(name).version))
    day.wait(10)
    day.do(FACILITATOR, CloseVote(name, day.state.voting(name).version), box)


def cast_secret(day: Day, vote: Vote, number: int) -> dict[str, Mark]:
    asked = [question for question in map(day.state.the_plan.question, vote.questions) if day.dice.random() < 0.97]
    marks = {question.id: mark(day, vote, question, number) for question in asked}
    day.do(juror(number), CastSecret(vote.id, day.state.voting(vote.id).version), marks)
    return marks


def cast(day: Day, vote: Vote, number: int) -> None:
    version = day.state.voting(vote.id).version
    for question in map(day.state.the_plan.question, vote.questions):
        if day.dice.random() < 0.03:
            continue
        words = {question.id: day.dice.choice(SAYINGS)} if question.own_words and number % 2 else {}
        rev = day.state.voting(vote.id).rev(question.id, juror=number) + 1
        day.do(
            juror(number), CastBallot(vote.id, version, rev, {question.id: mark(day, vote, question, number)}, words)
        )


def mark(day: Day, vote: Vote, question: Question, number: int) -> Mark:
    """People lean one way, and towards everybody at the end."""
    marks = marks_of(question)
    if METHODS[question.method].shape is Shape.EACH:
        return drawn(question, day.dice)
    if METHODS[question.method].several:
        return tuple(sorted(day.dice.sample(marks, day.dice.randint(0, question.most))))
    before = day.state.voting(OPENING).answers.get(question.id, {}).get(number)
    if vote.id == REFINED and before and day.dice.random() < 0.5:
        return before.mark
    if question.method is Method.SCALE and day.dice.random() < 0.8:
        lean = (number + len(question.id)) % 7 - 3 + (vote.id == REFINED) * (question.reading == "all")
        return max(-3, min(3, lean))
    return day.dice.choice(marks)


def hear(day: Day, jurors: int, show: Callable[[Day], None]) -> None:
    day.move_to("evidence")
    day.do(By(Role.VISITOR), TakeSeat(jurors))
    day.do(juror(jurors), CheckIn((COUNT_MOVES,)))  # comes late, without an opening view
    show(day)
    clock = day.state.day.clocks["evidence"]
    day.do(FACILITATOR, ExtendClock("evidence", clock.turn, 40))
    day.do(FACILITATOR, PauseClock("evidence", clock.turn + 1))
    day.do(FACILITATOR, CallEyesUp(True))
    day.do(FACILITATOR, CallEyesUp(False))
    day.do(FACILITATOR, ShowScene(Scene.FOLLOW, Scene.QUIET))
    day.wait(70)
    day.move_to("tea", SECOND)
    day.wait(15)
    day.move_to("stories", SECOND)
    none = {"en": "None that anybody knows of."}
    letter = Exhibit("letter", {"en": "A letter"}, Side.NEUTRAL, {"en": "It came this morning."}, (), none, none)
    day.do(FACILITATOR, AddExhibit(letter, "stories"))
    show(day)
    day.wait(40)
    ask(day)


def turn_the_wall(day: Day) -> None:
    day.do(FACILITATOR, ShowScene(Scene.FOLLOW, Scene.QUESTION))
    day.do(FACILITATOR, ShowScene(Scene.QUESTION, Scene.SEATING))


def show(day: Day) -> None:
    for exhibit in day.state.the_phase.exhibits:
        day.do(FACILITATOR, ShowExhibit(day.state.exhibits.shown, exhibit))
        if day.state.the_plan.exhibit(exhibit).body:
            day.do(FACILITATOR, TurnPage(exhibit, 0, 1))
    day.do(FACILITATOR, ShowExhibit(day.state.exhibits.shown, None))


def ask(day: Day) -> None:
    day.move_to("questions")
    about = day.state.the_plan.exhibits
    asked = [
        day.do(juror(number), AskWitness(text, day.dice.choice(about).id))
        for number, text in zip(day.here, SAYINGS, strict=False)
    ]
    asked.append(day.do(SCRIBE, AskWitness("Could our table hear the figures again?")))
    day.do(juror(day.here[4]), WithdrawWitnessQuestion(asked[4]))
    shown = [seq for seq in asked if seq != asked[4]]
    for seq in shown:
        day.do(
            FACILITATOR, ModerateWitnessQuestion(seq, None, seq != shown[3], "" if seq != shown[3] else "Said twice.")
        )
    for number in day.here[6:]:
        day.do(juror(number), SecondWitnessQuestion(day.dice.choice(shown[:3])))
    day.do(FACILITATOR, PutWitnessQuestion(None, shown[0]))
    day.do(FACILITATOR, AnswerWitnessQuestion(shown[0], False, True, "Nobody here knew."))
    day.do(FACILITATOR, PutWitnessQuestion(shown[0], shown[1]))
    day.wait(30)


def talk(day: Day, phase: str) -> None:
    if day.state.day.phase != phase:
        day.move_to(phase)
    tables = 2 if len(day.here) < 16 else 4
    seating = seat(day.here, tables, met_before(day.state, phase), seed=len(day.entries))
    day.do(FACILITATOR, DrawTables(phase, 1, tables), Solved(seating))
    if phase == "talk-1":
        day.undo()
        day.do(FACILITATOR, DrawTables(phase, 3, tables), Solved(seating))
    day.do(FACILITATOR, MoveToTable(phase, seating[1][0], 2, 1))
    said = [speak(day, number, phase) for number in day.here]
    speaker = By(Role.SCRIBE, seating_of(day.state, phase).table_of(day.here[0]))
    said.append(day.do(speaker, Contribute(phase, Perspective.EVERYBODY, Stance.CONDITION, "We want it said openly.")))
    first = day.state.contributions[said[0]]
    day.do(first.author, ReviseContribution(said[0], 2, first.perspective, first.stance, f"{first.text} Truly."))
    day.do(day.state.contributions[said[1]].author, WithdrawContribution(said[1]))
    for seq in (said[0], *said[2:]):
        moderate(day, seq)
    day.wait(40)


def speak(day: Day, number: int, phase: str) -> int:
    perspective, stance = day.dice.choice(list(Perspective)), day.dice.choice(list(Stance))
    return day.do(juror(number), Contribute(phase, perspective, stance, day.dice.choice(SAYINGS)))


def moderate(day: Day, seq: int) -> None:
    said = day.state.contributions[seq]
    by = By(Role.SCRIBE, said.table) if day.state.the_plan.moderation is Moderation.TABLE else FACILITATOR
    day.do(by, ModerateContribution(seq, said.rev, None, day.dice.random() < 0.8))


def give_new_cards(day: Day) -> None:
    """One card was lost, another one was found by somebody else; that one's seat is taken anew."""
    day.do(FACILITATOR, ReissueCard(3, 2))
    day.do(ORGANISER, ReissueCard(2, 1, put_out=True))
    day.do(By(Role.VISITOR), TakeSeat(2, 2))


def replan(day: Day) -> None:
    """The first way out is taken, taken back, and another one taken, which leaves the day to end late after all."""
    day.wait(70)
    ways = ways_out(day.state, Millis(day.now))
    day.do(FACILITATOR, ways[0][1])
    day.undo()
    day.do(FACILITATOR, ways[-1][1])
    day.do(FACILITATOR, ExtendClock("talk-1", day.state.day.clocks["talk-1"].turn, 5))
    day.do(FACILITATOR, ways_out(day.state, Millis(day.now))[0][1])


def change_the_day(day: Day) -> None:
    day.do(FACILITATOR, AddSeat(next_number(day.state)))
    day.do(juror(2), Leave())
    day.do(FACILITATOR, RecordLeaving(day.here[0]))
    day.do(FACILITATOR, RecordReturn(1))
    ahead = day.state.ahead
    day.do(FACILITATOR, ChangeAgenda(ahead, tuple(phase for phase in ahead if phase != "pause")))
    day.do(FACILITATOR, Adjourn(day.state.day.phase))
    day.wait(24 * 60)
    day.do(FACILITATOR, Resume(day.state.day.phase))
    added = Question(
        "later", Method.SINGLE, {"en": "Meet again?"}, (Option("yes", {"en": "Yes"}), Option("no", {"en": "No"}))
    )
    day.do(FACILITATOR, AddQuestion(added, Vote("later", When.INTERIM, added.words, ("later",)), day.state.day.phase))
    vote(day, "later", finishing=False)


def look_at_results(day: Day) -> None:
    day.move_to("result")
    both = {OPENING: 1, REFINED: 1}
    day.do(FACILITATOR, RevealVotes(both))
    day.do(FACILITATOR, HideVotes(both))
    day.do(FACILITATOR, RevealVotes(both))
    shown = ""
    for part in ("support", "me", "all", "fund-all"):
        day.do(FACILITATOR, ShowResults(shown, part))
        shown = part
    day.wait(25)


def evaluate_and_close(day: Day) -> None:
    day.move_to("evaluation")
    if EVERY_WAY in day.state.the_plan.votes:
        ask_in_every_way(day)
    vote(day, "evaluation", finishing=False)
    day.do(FACILITATOR, RevealVotes({"evaluation": 1}))
    day.move_to("close")
    day.wait(10)
    day.do(FACILITATOR, CloseSitting("close"))


def with_secret_votes(plan: Plan) -> Plan:
    """The opening view and the evaluation are secret."""
    return replace(plan, votes=tuple(replace(vote, secret=vote.id in (OPENING, "evaluation")) for vote in plan.votes))


GOLDEN = {
    "london-12": (LONDON, 12, 1),
    "london-24": (LONDON, 24, 2),
    "manchester-12": (MANCHESTER, 12, 3),
    "manchester-24": (MANCHESTER, 24, 4),
    "london-restored": (LONDON, 12, 5),
    "london-every-method": (with_every_method(LONDON), 12, 6),
    "london-secret": (with_secret_votes(LONDON), 12, 7),
    "london-new-cards": (LONDON, 6, 8),
    "london-turns": (LONDON, 12, 9),
    "london-scenes": (LONDON, 6, 9),
    "london-drafting": (LONDON, 12, 10),
    "london-replanned": (LONDON, 6, 9),
    "london-cited": (LONDON, 12, 11),
    "london-wall": (LONDON, 6, 9),
    "london-asking": (LONDON, 12, 11),
    "london-paged": (LONDON, 6, 11),
    "london-heard": (LONDON, 12, 12),
    "london-removed": (LONDON, 12, 13),
}


PARTS = ("restored", "new_cards", "turns", "drafting", "replanned", "cited", "wall", "asking", "heard")
"""What only one of them has, by the end of its name."""


def write(name: str) -> None:
    """The journal as a real one is exported, and what is found in it."""
    plan, jurors, seed = GOLDEN[name]
    entries = play(plan, jurors, seed, **{part: name.endswith(part.replace("_", "-")) for part in PARTS})
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{folder}/juryday.sqlite")
        migrate(engine, bundled("migrations"))
        jury = juries.add_jury(engine, juries.add_inquiry(engine, home(engine), "Golden", "Golden"), name)
        journal = Journal(engine, juries.add_sitting(engine, jury, plan, "Europe/London", STARTS))
        journal.append(entries)
        if name.endswith("removed"):
            take_away(journal)
            entries = journal.read()
        (HERE / f"{name}.jsonl").write_bytes(b"".join(line + b"\n" for line in journal.lines()))
        engine.dispose()
    parts = (f'"{part}": {json.dumps(said, sort_keys=True)}' for part, said in told(entries).items())
    (HERE / f"{name}.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    for name in sys.argv[1:] or GOLDEN:
        write(name)
