"""The forms on a page, as somebody who looks at it could fill them in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(slots=True)
class Form:
    """A form as found on a page: its fields with what stands in them, its choices by name, and the boxes to write in.

    `paper` is what a ballot paper says of itself, `costs` what each of its projects costs, and `numbers` and `lists`
    are the fields to be filled with a number and to be chosen from in a list. `several` holds every value of a field
    that stands there more than once, `options` what each list offers.
    """

    fields: dict[str, str] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    paper: dict[str, str] = field(default_factory=dict)
    costs: dict[str, int] = field(default_factory=dict)
    several: dict[str, list[str]] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)
    answered: bool = False

    @property
    def does(self) -> str:
        return self.fields.get("act", "")


class Forms(HTMLParser):
    """Every form on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._answered = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if "data-answered" in has:
            self._answered = has["data-answered"] == "true"
        if tag == "form":
            self.found.append(Form(answered=self._answered))
        elif self.found and "data-paper" in has:
            self.found[-1].paper = {name.removeprefix("data-"): value for name, value in has.items()}
        elif self.found and tag == "option" and self.found[-1].options:
            [*self.found[-1].options.values()][-1].append(has.get("value", ""))
        elif self.found and "name" in has:
            self._take_field(self.found[-1], tag, has)

    def _take_field(self, form: Form, tag: str, has: dict[str, str]) -> None:
        if tag == "select":
            form.options[has["name"]] = []
        if tag == "textarea":
            form.texts.append(has["name"])
        elif tag == "select" and form.paper:
            form.lists.append(has["name"])
        elif has.get("type") in ("radio", "checkbox"):
            form.choices.setdefault(has["name"], []).append(has.get("value", "on"))
            if "data-cost" in has:
                form.costs[has["value"]] = int(has["data-cost"])
        elif tag == "input":
            form.fields[has["name"]] = has.get("value", "")
            form.several.setdefault(has["name"], []).append(has.get("value", ""))
            if has.get("type") == "number":
                form.numbers.append(has["name"])
