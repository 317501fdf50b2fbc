"""The rules of minority statements: written to a version, signed until the close, and on the record come what may."""

from dataclasses import replace

from ..act import Outcome
from ..entry import Entry
from ..numbers import JurorNumber, Millis, Seq
from ..people import By
from ..reasons import Reason, Refused
from ..state import State
from ..texts import check_text
from .acts import ModerateStatement
from .juror_acts import LONGEST_STATEMENT, ReviewStatement, SignStatement, WriteStatement
from .standing import check_decision, head, is_replaced, standing
from .state import Reviewed, Statement

MOST_STATEMENTS = 10
"""From one juror in one day."""


def check_write(state: State, by: By, act: WriteStatement, now: Millis, given: object) -> Outcome:
    state.check_present(by)
    it = standing(state, act.recommendation)
    if it.latest is None or act.version != it.latest.number:
        raise Refused(Reason.MOVED_ON)
    check_text(act.text, LONGEST_STATEMENT)
    mine = [each for each in state.recommendations.statements.values() if each.author == by.number]
    if any((s.recommendation, s.text) == (it.seq, act.text.strip()) for s in mine):
        raise Refused(Reason.NOTHING_CHANGES)
    if len(mine) >= MOST_STATEMENTS:
        raise Refused(Reason.TOO_MANY)
    return Outcome()


def apply_write(state: State, entry: Entry) -> State:
    act, author = entry.act, JurorNumber(entry.by.number)
    assert isinstance(act, WriteStatement)
    signed = {author: act.by_number}
    return _with(state, Statement(entry.seq, author, act.recommendation, act.version, act.text.strip(), signed))


def check_sign(state: State, by: By, act: SignStatement, now: Millis, given: object) -> Outcome:
    """Nobody can sign what they have not been shown; anybody can take their signature back."""
    state.check_present(by)
    statement, juror = _statement(state, act.statement), JurorNumber(by.number)
    if act.on and not statement.shown and statement.author != juror:
        raise Refused(Reason.UNKNOWN)
    if statement.signed.get(juror) is (act.by_number if act.on else None):
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_sign(state: State, entry: Entry) -> State:
    act, juror = entry.act, JurorNumber(entry.by.number)
    assert isinstance(act, SignStatement)
    statement = state.recommendations.statements[act.statement]
    signed = {each: by_number for each, by_number in statement.signed.items() if each != juror}
    return _with(state, replace(statement, signed=signed | ({juror: act.by_number} if act.on else {})))


def check_review(state: State, by: By, act: ReviewStatement, now: Millis, given: object) -> Outcome:
    statement, juror = _statement(state, act.statement), JurorNumber(by.number)
    if juror not in statement.signed:
        raise Refused(Reason.OTHERS)
    now_reads = head(state, statement.recommendation)
    if not is_replaced(state, statement) or (act.recommendation, act.version) != (
        now_reads.seq,
        len(now_reads.versions),
    ):
        raise Refused(Reason.MOVED_ON)
    if statement.reviewed.get(juror) == _review(act):
        raise Refused(Reason.NOTHING_CHANGES)
    return Outcome()


def apply_review(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ReviewStatement)
    statement = state.recommendations.statements[act.statement]
    reviewed = {**statement.reviewed, JurorNumber(entry.by.number): _review(act)}
    return _with(state, replace(statement, reviewed=reviewed))


def check_moderate(state: State, by: By, act: ModerateStatement, now: Millis, given: object) -> Outcome:
    statement = _statement(state, act.statement)
    check_decision(act.leaving, statement.shown, act.shown, act.because)
    return Outcome()


def apply_moderate(state: State, entry: Entry) -> State:
    act = entry.act
    assert isinstance(act, ModerateStatement)
    statement = state.recommendations.statements[act.statement]
    return _with(state, replace(statement, shown=act.shown, because=act.because.strip()))


def undo_moderate(state: State, entry: Entry) -> ModerateStatement | None:
    act = entry.act
    assert isinstance(act, ModerateStatement)
    if state.recommendations.statements[act.statement].shown != act.shown:
        return None
    return ModerateStatement(act.statement, act.shown, act.leaving, undoes=entry.seq)


def _review(act: ReviewStatement) -> Reviewed:
    return Reviewed(act.recommendation, act.version, act.stands)


def _statement(state: State, named: Seq) -> Statement:
    statement = state.recommendations.statements.get(named)
    if statement is None:
        raise Refused(Reason.UNKNOWN)
    return statement


def _with(state: State, statement: Statement) -> State:
    statements = {**state.recommendations.statements, statement.seq: statement}
    return replace(state, recommendations=replace(state.recommendations, statements=statements))
