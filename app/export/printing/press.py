"""Prints documents as tagged PDFs (PDF/UA-1). Every text travels as data, so a text is only ever text.

Nothing is fetched and nothing is read but the sources beside this module and the fonts in a folder, on this machine and
in typst itself.
"""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .documents import Document
from .letters import isolated, printable

ALONE = Path(__file__).with_name("alone.py")
PATIENCE = 300
"""Seconds. A card for every seat of the largest room takes some ten on a small machine."""
NO_TEXT = frozenset({"lang", "link", "hat"})
"""What is no text for people, by the name of its field."""
NEEDED = ("PATH", "LD_LIBRARY_PATH", "HOME", "FONTCONFIG_FILE", "XDG_DATA_HOME", "XDG_DATA_DIRS")
"""Of our environment only what starting a program and finding fonts may need."""


class NoSuchLetter(Exception):
    """A text holds a letter that is in none of the fonts on this machine."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.letter = letter


@dataclass(frozen=True, slots=True)
class SetInType:
    """What a source draws; `pictures` are found under pictures/ by their names. `form` is pdf, or png for one page."""

    source: str
    given: dict[str, Any]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    form: str = "pdf"


class Press:
    """Each job waits for a process of its own: not in the loop that serves sockets, and best one after the other."""

    def __init__(self, fonts: Path) -> None:
        self.fonts = fonts

    def pdf(self, document: Document) -> bytes:
        """Raises NoSuchLetter."""
        return self.pdfs([document])[0]

    def pdfs(self, documents: Iterable[Document]) -> list[bytes]:
        """One each, in this order. Raises NoSuchLetter."""
        return self.set_in_type([SetInType(type(each).__name__, _given(asdict(each), each.lang)) for each in documents])

    def set_in_type(self, documents: Sequence[SetInType]) -> list[bytes]:
        """The same, for documents whose texts are as they can be printed. Raises NoSuchLetter."""
        told = self._asked([asdict(each) | {"pictures": _written(each.pictures)} for each in documents], [])
        if told["missing"]:
            raise NoSuchLetter(told["missing"])
        return [base64.b64decode(pdf) for pdf in told["pdfs"]]

    def drawn(self, drawings: Sequence[bytes], width: int = 480) -> list[bytes]:
        """Each picture that is drawn as SVG as a PNG, so many points wide."""
        given = {"title": "", "lang": "en", "width": width}
        return self.set_in_type([SetInType("Picture", given, {"picture.svg": each}, "png") for each in drawings])

    def can_print(self, texts: Sequence[str]) -> list[bool]:
        """Of each text, whether every letter of it is in some font."""
        told: list[bool] = self._asked([], [printable(text) for text in texts])["printable"]
        return told

    def _asked(self, documents: list[dict[str, Any]], texts: list[str]) -> dict[str, Any]:
        asked = json.dumps({"fonts": str(self.fonts), "documents": documents, "texts": texts})
        own = {name: os.environ[name] for name in NEEDED if name in os.environ}
        command = [sys.executable, "-I", str(ALONE)]
        ran = subprocess.run(  # noqa: S603  no shell, and no word of it comes from outside
            command, input=asked.encode(), capture_output=True, timeout=PATIENCE, env=own, check=False
        )
        if ran.returncode:
            raise RuntimeError(f"the printing ended with {ran.returncode}: {ran.stderr.decode(errors='replace')}")
        told: dict[str, Any] = json.loads(ran.stdout)
        return told


def _written(pictures: Mapping[str, bytes]) -> dict[str, str]:
    return {name: base64.b64encode(picture).decode() for name, picture in pictures.items()}


def _given(value: Any, lang: str) -> Any:
    """The same, with texts as they can be printed among others of this language."""
    match value:
        case str():
            return isolated(printable(value), lang)
        case Mapping():
            return {name: each if name in NO_TEXT else _given(each, lang) for name, each in value.items()}
        case Sequence():
            return [_given(each, lang) for each in value]
        case _:
            return value
