"""The languages a juror can choose, and which one a request is in.

A catalogue is read as its source, `frontend/words/<language>.po`, when a language is first spoken: nothing has to be
compiled, and what a translator sends is what is shown. English is what the templates say themselves.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from babel.core import negotiate_locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = {ENGLISH: "English", "cy": "Cymraeg"}
"""By the name that their speakers give them."""

DRAFTS = frozenset({"cy"})
"""Translations that no speaker has reviewed yet; the screens say so."""


def catalogue(frontend: Path, lang: str) -> NullTranslations:
    """What the templates are translated with; English where there is no catalogue."""
    path = frontend / "words" / f"{lang.partition('-')[0]}.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return Translations(compiled)


def language_of(chosen: str, accepted: str) -> str:
    """The language that was chosen, else the best of those a browser accepts (an Accept-Language header)."""
    if chosen in LANGUAGES:
        return chosen
    return negotiate_locale(_by_preference(accepted), list(LANGUAGES), sep="-") or ENGLISH


def _by_preference(accepted: str) -> list[str]:
    wanted = []
    for part in accepted.split(",")[:20]:
        tag, _, weight = part.strip().partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=") or 1)
        except ValueError:
            quality = 0.0
        if tag and quality > 0:
            wanted.append((quality, tag))
    return [tag for _, tag in sorted(wanted, key=lambda each: -each[0])]
