"""The forms of a page as a browser would send them: what stands in every box, untouched."""

from __future__ import annotations

from html.parser import HTMLParser


class Forms(HTMLParser):
    """`sent` is what each form of the page would send, by its action, without any of its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, dict[str, str]] = {}
        self._form: dict[str, str] | None = None
        self._named, self._text = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = self.sent.setdefault(given["action"], {})
        if self._form is None:
            return
        if tag == "input" and given.get("name") and (given.get("type") != "checkbox" or "checked" in given):
            self._form[given["name"]] = given.get("value", "on")
        elif tag in ("select", "textarea"):
            self._named, self._text = given["name"], ""
        elif tag == "option" and self._named and ("selected" in given or self._named not in self._form):
            self._form[self._named] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None
        elif tag == "textarea" and self._form is not None:
            self._form[self._named] = self._text
            self._named = ""
        elif tag == "select":
            self._named = ""

    def handle_data(self, data: str) -> None:
        self._text += data


def form_of(page: str, action: str) -> dict[str, str]:
    """The one that is sent to an address with this ending."""
    forms = Forms()
    forms.feed(page)
    (found,) = (sent for address, sent in forms.sent.items() if address.endswith(action))
    return found
