"""Hints on how a plan is worded: what may lead people, and what is hard to read. Each may be left as it is.

They look at English texts alone, and only at letters: somebody who knows the people and the matter knows better. A hint
that was left is known by its digest, and comes back once the text it was about is another.
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from ..jury.plan import Plan
from ..jury.texts import TO_FILL_IN
from .places import Remark, texts_of
from .reading_age import read

LANG = "en"
LEADING = re.compile(
    r"\b(surely|obviously|clearly|undoubtedly|needless to say|of course|common sense|"
    r"as (?:we|you|everyone|everybody) all knows?|as (?:we|everyone|everybody) knows?|"
    r"(?:everyone|everybody|nobody) (?:knows|agrees|wants|can deny)|"
    r"no one can deny|it is (?:clear|plain|obvious|well known) that|would you not|don[’']t you|"
    r"(?:isn|doesn|wouldn|shouldn|couldn)[’']t (?:you|it|we|they)|(?:is|does|would|should) not everybody)\b",
    re.I,
)
"""What tells people how to answer, whatever the question."""
LOADED = re.compile(
    r"\b(disastrous|scandalous|outrageous|shameful|disgraceful|wasteful|waste of money|squander\w*|fat cats?|"
    r"hard-working|hard-earned|so-called|elitist|nanny state|handouts?|scroungers?|greedy|vital|essential service|"
    r"much-loved|world-class|wonderful|terrible)\b",
    re.I,
)
"""Words that praise or blame what they only had to name."""
NOT = re.compile(r"\b(?:not|never|no)\b", re.I)
NOT_AGAIN = re.compile(r"\b(?:not|never|without|un(?!der|ti|ion|it|i)\w+)\b", re.I)
SENTENCE_ENDS = re.compile("[.?!]")
MOST_AGE = 14
"""Above it a text is hard for many grown-up people, and tiring for most by the middle of an afternoon."""
LONGEST_SENTENCE = 30
FEWEST_WORDS = 12
"""Of fewer, counting says nothing."""

ASKED = re.compile(r"questions\[\d+\]\.words|charge\.question")
UNREAD = re.compile(r"\.notes$|\.cues\[|\.source$|\.unit$|\.options\[\d+\]|\.levels\[\d+\]")
"""What jurors do not read, and what is too short to be read wrongly."""


def hints(plan: Plan) -> Iterator[Remark]:
    """Those that nobody has left as they are."""
    return (remark for remark, mark in marked(plan) if mark not in plan.left)


def marked(plan: Plan) -> Iterator[tuple[Remark, str]]:
    """Every hint, with the digest of what it says of which text."""
    for place, words in texts_of(plan):
        text = words.get(LANG, "")
        if text and not text.startswith(TO_FILL_IN.strip()):
            yield from ((Remark(place, says), _digest(says, text)) for says in _of_text(place, text))


def _digest(says: str, text: str) -> str:
    return sha256(f"{says}\n{text}".encode()).hexdigest()[:12]


def _of_text(place: str, text: str) -> Iterator[str]:
    if ASKED.fullmatch(place):
        yield from _of_question(text)
    if not UNREAD.search(place):
        yield from _hard(text)


def _of_question(text: str) -> Iterator[str]:
    if found := LEADING.search(text):
        yield f"“{found[0]}” tells people how to answer"
    if found := LOADED.search(text):
        yield f"“{found[0]}” takes a side before anybody has answered"
    if text.count("?") > 1:
        yield "it asks more than one thing, and can be answered once"
    if says := next(filter(None, map(_twice_not, SENTENCE_ENDS.split(text))), ""):
        yield f"“{says}” says no twice; people lose their way in it"


def _twice_not(sentence: str) -> str:
    """From its first no to its last; "" where there is one at most."""
    # As one expression it would look from every no to the end, which takes hours for a text of nothing else.
    first = NOT.search(sentence)
    again = list(NOT_AGAIN.finditer(sentence, first.end())) if first else []
    return sentence[first.start() : again[-1].end()] if first and again else ""


def _hard(text: str) -> Iterator[str]:
    found = read(text)
    if found is None or found.words < FEWEST_WORDS:
        return
    if found.age > MOST_AGE:
        yield f"it reads as if for people of {found.age}, by a rough count of long words and long sentences"
    if found.longest > LONGEST_SENTENCE:
        yield f"a sentence of {found.longest} words is long: who hears it read out forgets how it began"
