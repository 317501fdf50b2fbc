"""The stretches of a day as building blocks: what the room is told, and what whoever holds the day should know.

A plan gives the minutes and, where a stretch is its own, a title and a prompt.
"""

from collections.abc import Sequence
from typing import Any

from ..jury.day.plan import Cue, Phase, PhaseKind
from ..jury.exhibits.plan import Exhibit
from ..jury.numbers import PhaseId, VoteId
from .saying import said

TRYING, OPENING, REFINED, VERDICT, ABOUT_THE_DAY = map(
    VoteId, ("practice", "opening", "refined", "verdict", "evaluation")
)

EVENING = "18:30"
"""When people who work can be there, as a rule; for the organiser to change."""


def most_of(minutes: int) -> int:
    """What is protected where time is squeezed first, and where it must not be: two thirds, in steps of five."""
    return minutes * 2 // 3 // 5 * 5


def at(minute: int, text: str) -> Cue:
    return Cue(minute, said(text))


def _phase(phase: str, kind: PhaseKind, minutes: int, title: str, prompt: str, notes: str, **there: Any) -> Phase:
    return Phase(PhaseId(phase), kind, said(title), minutes, said(prompt), notes=said(notes), **there)


def arrive(minutes: int) -> Phase:
    return _phase(
        "arrive",
        PhaseKind.ARRIVE,
        minutes,
        "Arriving",
        "Welcome. Take your seat, and try the tablet with a question that does not count.",
        "Open the practice question early. Ask quietly who needs help to read, hear or tap, and show latecomers how to "
        "check in. Nobody has to agree to anything to take part.",
        votes=(TRYING,),
    )


def the_question(minutes: int) -> Phase:
    return _phase(
        "charge",
        PhaseKind.CHARGE,
        minutes,
        "The question",
        "Read the question, who asks it, and what today can and cannot change. Please ask if anything is unclear.",
        "Let whoever asks say it in person: the question, what is settled already, and who will answer by when. "
        "Promise nothing that is not written here.",
    )


def first_view(minutes: int) -> Phase:
    return _phase(
        "opening",
        PhaseKind.OPENING,
        minutes,
        "Your first view",
        "Tell us what you think now, before you hear any evidence. There are no right or wrong answers.",
        "No talking yet, and no hints. Who is not sure may say so. Close when everybody has finished or time is up; "
        "results stay hidden until the same questions have been answered again.",
        least=most_of(minutes),
        votes=(OPENING,),
        cues=(at(minutes // 2, "Ask quietly who needs help to read or to tap."),),
    )


def evidence(
    minutes: int,
    exhibits: Sequence[Exhibit],
    phase: str = "evidence",
    title: str = "The evidence",
    prompt: str = "Listen to what is said for and against. Write down what you want to ask.",
) -> Phase:
    return _phase(
        phase,
        PhaseKind.EVIDENCE,
        minutes,
        title,
        prompt,
        "Show each exhibit while it is given. Read its interest and source aloud. Stop everybody when their minutes "
        "are over, both sides alike; what was left out can be asked for.",
        exhibits=tuple(exhibit.id for exhibit in exhibits),
        cues=(at(minutes * 3 // 4, "Say that everybody can write down now what they want to ask."),),
    )


def questions(minutes: int, phase: str = "questions", title: str = "Your questions") -> Phase:
    return _phase(
        phase,
        PhaseKind.QUESTIONS,
        minutes,
        title,
        "Ask whoever gave evidence. If somebody has asked what you want to know, say so.",
        "Put the questions that most jurors want answered, and some that only one asked. Ask for short answers. "
        "What nobody here knows is marked as unanswered, and stays on the record.",
        least=most_of(minutes),
        cues=(
            at(minutes // 2, "Ask whose question has not been put yet, and take one from a table that was quiet."),
            at(minutes * 3 // 4, "Say how long is left, and which questions will stay unanswered."),
        ),
    )


def rest(
    minutes: int,
    phase: str = "tea",
    title: str = "Tea",
    prompt: str = "Take a break. Nothing is decided while you are away.",
) -> Phase:
    return _phase(
        phase,
        PhaseKind.BREAK,
        minutes,
        title,
        prompt,
        "Say when it goes on. Keep those who gave evidence and those who ask apart from the jurors.",
    )


def lunch(minutes: int) -> Phase:
    return rest(minutes, "lunch", "Lunch", "Lunch is served. Please be back on time.")


def _of_talk(minutes: int) -> tuple[Cue, ...]:
    return (
        at(minutes // 2, "Ask who has not spoken, and whether they would like to."),
        at(minutes * 3 // 4, "Say how long is left. Ask each table what it does not agree about."),
    )


def for_me(minutes: int, tables: int, prompt: str) -> Phase:
    return _phase(
        "talk-1",
        PhaseKind.TALK,
        minutes,
        "Table talk: what it is to me",
        prompt,
        "Draw the tables. Everybody speaks once before anybody speaks twice. Scribes write in the table’s words, not "
        "in their own.",
        least=most_of(minutes),
        tables=tables,
        cues=_of_talk(minutes),
    )


def for_all(minutes: int, tables: int, prompt: str, *turning_to: str) -> Phase:
    """turning_to: what the tables take up one after the other."""
    return _phase(
        "talk-2",
        PhaseKind.TALK,
        minutes,
        "Table talk: what it is to all of us",
        prompt,
        "Draw new tables. Ask who is affected and not in the room, and what the best reason on the other side is. "
        "Nobody has to agree.",
        least=most_of(minutes),
        tables=tables,
        prompts=tuple(map(said, turning_to)),
        cues=_of_talk(minutes),
    )


def in_our_own_words(minutes: int, tables: int) -> Phase:
    return _phase(
        "drafting",
        PhaseKind.TALK,
        minutes,
        "In our own words",
        "What would you tell those who asked, and on what condition? Write it down as a table: “we want”, “only if”, "
        "“not”.",
        "One sentence each, short enough to be answered with yes or no. A view that only one person holds is written "
        "down as well. Read all of it aloud at the end.",
        least=most_of(minutes),
        tables=tables,
        cues=(
            at(minutes // 2, "Ask each table to read out what it has so far."),
            at(minutes * 3 // 4, "Ask who holds a view that is not written down yet."),
        ),
    )


def recommendations(minutes: int) -> Phase:
    return _phase(
        "recommendations",
        PhaseKind.DRAFTING,
        minutes,
        "What we recommend",
        "We write down what we recommend, in our own words. Say so where you would put it otherwise, on what condition "
        "you would support it, or that you do not agree.",
        "Write from what the tables said, and read each draft aloud. Freeze a wording before you ask whose words it "
        "is. Say how much is enough before a vote opens. Below that, it goes back and you write again.",
        least=most_of(minutes),
    )


def view_now(minutes: int) -> Phase:
    return _phase(
        "refined",
        PhaseKind.REFINED,
        minutes,
        "Your view now",
        "Answer the same questions again, now that you have heard the case. You may change your mind or keep it.",
        "No talking while people answer. To keep one’s view is as good as to change it: say so.",
        least=most_of(minutes),
        votes=(REFINED,),
        cues=(at(minutes // 2, "Say once more that to keep one’s view is as good as to change it."),),
    )


def verdict(minutes: int, prompt: str) -> Phase:
    return _phase(
        "verdict",
        PhaseKind.REFINED,
        minutes,
        "What we say together",
        prompt,
        "Say before it opens how much is enough and what happens below that. Close it, reveal it here, and let those "
        "who do not agree say why.",
        votes=(VERDICT,),
    )


def result(minutes: int) -> Phase:
    return _phase(
        "result",
        PhaseKind.RESULT,
        minutes,
        "The result",
        "We look at the first and second answers side by side. Nobody’s name is shown.",
        "Reveal both views together. Say numbers of people, not percentages. Ask what surprises the room; ask nobody "
        "how they answered.",
        votes=(OPENING, REFINED),
    )


def how_it_was(minutes: int) -> Phase:
    return _phase(
        "evaluation",
        PhaseKind.EVALUATION,
        minutes,
        "How was the day?",
        "Tell us how the day was held. The organiser reads it, and so does everybody else.",
        "Those who ask and those who gave evidence leave the room first.",
        votes=(ABOUT_THE_DAY,),
    )


def goodbye(minutes: int) -> Phase:
    return _phase(
        "close",
        PhaseKind.CLOSE,
        minutes,
        "Goodbye",
        "Your own way through the day is on your screen. Thank you for your time.",
        "Say once more who answers and by when. End the day here when everybody is done.",
    )


def until_next_time(minutes: int) -> Phase:
    """Where a jury that meets more than once adjourns."""
    return _phase(
        "adjourn",
        PhaseKind.BREAK,
        minutes,
        "Until the next evening",
        "That is all for tonight. Your answers are kept. Keep your card, and take the same seat next time.",
        "Press Adjourn here, and Resume when the next evening begins. Say when and where that is. Ask people not to "
        "read up on it on their own, and to bring what they still want to ask.",
        resumes=EVENING,
    )
