"""Values in, HTML out: the class name is the template's name, and a template gets exactly one variable.

Regions are drawn once per value and language and remembered by identity. Nothing here reads a clock, a request or the
journal. A name a template asks for and does not get is a bug, and raises.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields as fields_of
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ..jury.act import Act
from ..jury.acts import kind_of
from ..jury.numbers import Words
from ..screens.region import Region, Screen
from .compiled import COMPILED
from .dumbbells import dumbbells, in_tenths, on_the_wall
from .prose import prose
from .shells import Page
from .tongues import ENGLISH, catalogue

T = TypeVar("T")

LANGUAGES_AT_HAND = 16
REGIONS_REMEMBERED = 8192
OOB = ' hx-swap-oob="outerMorph"'
TAG = re.compile(r"[a-z0-9-]+", re.IGNORECASE)


class Memo:
    """What was drawn of an object, by identity. Holds the object, so that its identity is not given to another.

    Two generations of at most `size`: what is still asked for moves to the younger; the older is dropped whole. Two
    threads may at worst draw the same thing twice.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._young: dict[tuple[int, str], tuple[object, str]] = {}
        self._old: dict[tuple[int, str], tuple[object, str]] = {}

    def once(self, thing: T, name: str, draw: Callable[[T, str], str]) -> str:
        key = (id(thing), name)
        young = self._young.get(key)
        if young is not None:
            return young[1]
        drawn = self._old.get(key) or (thing, draw(thing, name))
        if len(self._young) >= self._size:
            self._old, self._young = self._young, {}
        self._young[key] = drawn
        return drawn[1]


class Render:
    """Draws from `frontend/templates`, naming files as `frontend/dist/manifest.json` does."""

    def __init__(self, frontend: Path, rehearsal: bool = False) -> None:
        """rehearsal: every page says that it is one."""
        self._rehearsal = rehearsal
        self._frontend = frontend
        self._loader = FileSystemLoader(frontend / "templates")
        manifest = (frontend / "dist" / "manifest.json").read_bytes()
        self._files: dict[str, str] = json.loads(manifest)
        self.code = hashlib.sha256(manifest).hexdigest()[:12]
        """Another one when a browser would be sent other files: a page with another one is older."""
        self._environment = lru_cache(LANGUAGES_AT_HAND)(self._new_environment)
        self._memo = Memo(REGIONS_REMEMBERED)

    def html(self, region: Region, lang: str) -> str:
        """One element, whose id is the region's."""
        return self._memo.once(region, lang, self._region)

    def main(self, screen: Screen, lang: str) -> str:
        return f'<main id="screen" tabindex="-1">{self._all(screen, lang)}</main>'

    def push(self, regions: Iterable[Region], lang: str) -> str:
        """Each region by itself, to take the place of the element with its id."""
        return "".join(self.html(region, lang).replace(' id="', f'{OOB} id="', 1) for region in regions)

    def push_main(self, screen: Screen, lang: str) -> str:
        """The whole screen, where the set of its regions has changed."""
        return f'<main id="screen" tabindex="-1"{OOB}>{self._all(screen, lang)}</main>'

    def page(self, page: Page) -> str:
        return self._draw(f"{page.folder}/{_name(page)}", page.lang, page=page)

    def _all(self, screen: Screen, lang: str) -> str:
        aside = "\n".join([self.html(region, lang) for region in screen if region.aside])
        drawn = [self.html(region, lang) for region in screen if not region.aside]
        return "\n".join([*drawn, f'<div class="aside">{aside}</div>'] if aside else drawn)

    def _region(self, region: Region, lang: str) -> str:
        return self._draw(f"regions/{_name(region)}", lang, region=region)

    def _draw(self, template: str, lang: str, **variable: object) -> str:
        return self._environment(lang).get_template(f"{template}.html").render(variable)

    def _new_environment(self, lang: str) -> Environment:
        made = Environment(
            loader=self._loader,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=COMPILED,
            extensions=["jinja2.ext.i18n"],
        )
        made.install_gettext_translations(catalogue(self._frontend, lang), newstyle=True)  # type: ignore[attr-defined]
        made.globals["rehearsal"] = self._rehearsal
        made.filters |= {
            "say": partial(say, lang=lang),
            "tell": partial(tell, lang=lang),
            "bare": partial(bare, lang=lang),
            "asset": self._asset,
            "act_name": kind_of,
            "fields": fields,
            "qr": qr,
            "in_tenths": in_tenths,
            "dumbbells": partial(dumbbells, spoken=partial(bare, lang=lang)),
            "on_the_wall": partial(on_the_wall, spoken=partial(bare, lang=lang)),
        }
        return made

    def _asset(self, name: str) -> str:
        return f"/static/{self._files[name]}"


def say(words: Words, lang: str) -> Markup:
    """The text in this language, else in its parent ("cy" for "cy-GB"), else in English, else in any.

    What is in another language is marked as such, for whoever has the page read out.
    """
    tongue, text = spoken(words, lang), escape(bare(words, lang))
    if tongue in (lang, lang.partition("-")[0]) or not TAG.fullmatch(tongue):
        return text
    return Markup("<span lang={}>{}</span>").format(tongue, text)


def tell(words: Words, lang: str) -> Markup:
    """A longer text in the same language, as blocks: paragraphs, lists, quotations."""
    tongue, text = spoken(words, lang), prose(bare(words, lang))
    if tongue in (lang, lang.partition("-")[0]) or not TAG.fullmatch(tongue):
        return text
    return Markup("<div lang={}>{}</div>").format(tongue, text)


def bare(words: Words, lang: str) -> str:
    """The same without the mark: for titles and attributes, which hold no elements."""
    return words.get(spoken(words, lang), "")


def spoken(words: Words, lang: str) -> str:
    """The language that a text is read in, or "" where there is no text."""
    tongues = (lang, lang.partition("-")[0], ENGLISH, *words)
    return next((tongue for tongue in tongues if words.get(tongue)), "")


def fields(act: Act) -> list[tuple[str, str]]:
    """An act as the hidden inputs of a form: (name, value), in the way that `inbox` reads. None is left out."""
    return [pair for field in fields_of(act) for pair in _flat(field.name, getattr(act, field.name))]


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    match value:
        case None:
            return
        case bool():
            yield name, "true" if value else "false"
        case int() | str():
            yield name, str(value)
        case Mapping():
            for key, inner in value.items():
                yield from _flat(f"{name}.{key}", inner)
        case tuple() if any(isinstance(each, tuple) for each in value):
            yield f"{name}:json", json.dumps(value, separators=(",", ":"))
        case tuple():
            yield f"{name}[]", ""
            yield from ((f"{name}[]", str(each)) for each in value)
        case _:
            raise TypeError(f"{name}: a form cannot hold {value!r}")


@lru_cache(64)
def qr(text: str, label: str) -> Markup:
    """An inline SVG with its quiet zone."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(border=4, omitsize=True, dark="#000", light="#fff", svgclass="qr")
    named = Markup('<svg role="img" aria-label="{}"').format(label)
    return Markup(drawn.replace("<svg", named, 1))  # noqa: S704 segno's own


def _name(value: object) -> str:
    return type(value).__name__
