"""How old a reader has to be, roughly, to read a text with ease: a hint, from counting words, sentences and syllables.

The formula is the grade level of Kincaid, Fishburne, Rogers and Chissom (1975), made from Flesch's. A school grade is
taken to begin five years after birth and a little. Syllables are guessed from spelling, which is right for some nine
English words in ten. It knows nothing of what words mean, and nothing of any language but English.
"""

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
SENTENCE = re.compile(r"[.!?;:]+(?:\s|$)|\n")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(
    r"[^laeiouy]e$|[^aeiouytd]ed$|[^sxzcghaeiouy]es$|[^aeiouyl]e(?=(?:ful|less|ment|ness|ly)(?:ness|ly)?$)"
)
APART = re.compile(
    r"(?<![ctg])ia|(?<![ctsgx])io(?!ur?$)|i(?=et)|i(?=en(?!d))|(?<![gq])u(?:a|ou|i(?=ty|n$|d$))|eum|eo(?![upr])"
    r"|(?:ar|id|r|th)ea(?=$|l(?!l)|t[eioru]|s$)|ism$|(?<=[aeiouy])ing"
)
"""Vowels beside each other, or none at all, in which two are heard."""
AFTERWARDS = re.compile(r"'(?:s|ll|re|ve|d|m)$")
ODD = {"business": 2, "every": 2, "everyone": 3, "everybody": 4, "something": 2, "somebody": 3}
FIRST_YEAR = 5


@dataclass(frozen=True, slots=True)
class Read:
    """`age` in years; `longest` is the number of words in the longest sentence."""

    age: int
    words: int
    longest: int


def syllables(word: str) -> int:
    """Of an English word; one at least."""
    word = AFTERWARDS.sub("", word.lower().replace("’", "'"))
    heard = len(VOWELS.findall(word)) - len(SILENT.findall(word)) + len(APART.findall(word))
    return ODD.get(word) or max(1, heard)


def read(text: str) -> Read | None:
    """None where there is not a single word."""
    sentences = [words for part in SENTENCE.split(text) if (words := WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return None
    per_word = sum(map(syllables, words)) / len(words)
    grade = 0.39 * len(words) / len(sentences) + 11.8 * per_word - 15.59
    return Read(max(FIRST_YEAR, round(grade) + FIRST_YEAR), len(words), max(map(len, sentences)))
