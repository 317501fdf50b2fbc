"""The words of what is printed, in one language: the interface's own and the plan's."""

from babel.support import NullTranslations

from ...jury.numbers import Words
from ..render import bare


class Saying:
    """`_("Seat %(n)s", n=3)` says it in this language, as templates do; `of` says a text of the plan."""

    def __init__(self, catalogue: NullTranslations, lang: str) -> None:
        self._catalogue = catalogue
        self.lang = lang

    def __call__(self, text: str, **filled: object) -> str:
        said: str = self._catalogue.gettext(text)
        return said % filled

    def ngettext(self, one: str, many: str, number: int) -> str:
        said: str = self._catalogue.ngettext(one, many, number)
        return said % {"num": number}

    def of(self, words: Words) -> str:
        return bare(words, self.lang)
