"""The words of what is printed, in one language: the interface's own and the plan's."""

from babel.support import NullTranslations

from ...export.document.value import Run
from ...jury.numbers import Words
from ..render import bare, spoken


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

    def run(self, words: Words, strong: bool = False) -> Run:
        """The same for a document, with its language where that is another one."""
        tongue = spoken(words, self.lang)
        return Run(self.of(words), "" if tongue in (self.lang, self.lang.partition("-")[0]) else tongue, strong)
