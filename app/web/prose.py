"""What somebody wrote at length, with the few marks that plain text has always had: a list, a quotation, *weight*.

Markdown without HTML, pictures or code by indentation, and then cleaned once more: what is drawn holds no script, no
style, and nothing that is fetched. A link says where it leads, and takes nothing along.
"""

from functools import lru_cache, partial
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

ALLOWED = {"p", "br", "em", "strong", "code", "ul", "ol", "li", "blockquote", "hr", "span", "a"} | {
    *("h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "target"}, "ol": {"start"}, "span": {"class"}}
UNREAD = ("html_block", "html_inline", "image", "code", "lheading", "entity", "reference", "autolink")
"""Ways to write that plain text meets by accident, or that fetch something."""
DEEPER = 2
"""A text stands below a heading of its own, and so do the headings in it."""
LOWEST = 6
WEB = {"http", "https"}


@lru_cache(1)
def _reader() -> MarkdownIt:
    read = MarkdownIt("commonmark", {"html": False}).enable("table").disable(UNREAD)
    read.validateLink = lambda url: urlsplit(url).scheme in WEB  # type: ignore[method-assign]
    return read


@lru_cache(1024)
def prose(text: str) -> Markup:
    """Blocks of HTML. Equal texts give equal blocks."""
    reader = _reader()
    tokens = reader.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1:]) + DEEPER, LOWEST)}"
        if token.type == "inline" and token.children:
            token.children = _with_hosts(token.children)
    drawn = reader.renderer.render(tokens, reader.options, {})
    return Markup(_clean(drawn).strip())  # noqa: S704  it has just been cleaned


_clean = partial(nh3.clean, tags=ALLOWED, attributes=ATTRIBUTES, url_schemes=WEB, link_rel="noreferrer noopener")


def _with_hosts(tokens: list[Token]) -> list[Token]:
    """After each link, whose address it is: what is written in a link may say anything."""
    told: list[Token] = []
    host = ""
    for token in tokens:
        told.append(token)
        if token.type == "link_open":
            token.attrSet("target", "_blank")
            host = urlsplit(str(token.attrGet("href"))).hostname or ""
        elif token.type == "link_close":
            told += [
                Token("span_open", "span", 1, attrs={"class": "host"}),
                Token("text", "", 0, content=f" ({host})"),
                Token("span_close", "span", -1),
            ]
    return told
