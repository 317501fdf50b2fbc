"""The points of scales in words, from the lowest to the highest, alike on both sides of the middle."""

AGAINST_TO_FOR = (
    "Strongly against",
    "Against",
    "Slightly against",
    "Neither for nor against",
    "Slightly for",
    "For",
    "Strongly for",
)
BAD_TO_GOOD = (
    "Very bad",
    "Bad",
    "Slightly bad",
    "Neither good nor bad",
    "Slightly good",
    "Good",
    "Very good",
)
DISAGREE_TO_AGREE = (
    "Strongly disagree",
    "Disagree",
    "Slightly disagree",
    "Neither agree nor disagree",
    "Slightly agree",
    "Agree",
    "Strongly agree",
)
OPPOSE_TO_SUPPORT = (
    "I oppose it",
    "I stand aside",
    "I can live with it",
    "I support it wholeheartedly",
)
POOR_TO_GOOD = ("Very poor", "Poor", "Fair", "Good", "Very good")
"""Grades, for majority judgement."""
JUDGEMENTS = ("Excellent", "Very good", "Good", "Acceptable", "Poor", "Reject")
"""Grades as they are offered where no others are written, from the best down."""
NOUGHT_TO_TEN = tuple(map(str, range(11)))
NOUGHT_TO_FIVE = tuple(map(str, range(6)))
