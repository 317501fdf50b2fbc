"""What jurors are asked to agree to. They may say no to each and still take part."""

from ..jury.seats.plan import COUNT_MOVES, QUOTE_WORDS, RESEARCH_USE, Consent
from .saying import said

COUNTED = Consent(
    COUNT_MOVES,
    said(
        "My first and second answers may be compared. I agree to be counted, without my name, "
        "among the people whose answers moved or stayed the same."
    ),
)
QUOTED = Consent(QUOTE_WORDS, said("What I write may be quoted in the report of the day, without my name."))
RESEARCH = Consent(
    RESEARCH_USE,
    said(
        "All my answers may be given together to researchers who are bound by an agreement, "
        "without my name or my seat’s number. What they know of me they know in broad bands."
    ),
)
