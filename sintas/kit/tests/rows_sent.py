"""Rows as a browser sends them, and what it would send of a page."""

import re
from html.parser import HTMLParser

from django.utils.datastructures import MultiValueDict

from sintas.kit.tests.rows_example import GoalsForm


class Page(HTMLParser):
    """What a browser would send, what ids there are, and which of them are spoken of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.pointed: set[str] = set()
        self.sent: dict[str, list[str]] = {}
        self.open: list[str] = []
        self.area = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.ids += [held["id"]] if "id" in held else []
        self.pointed |= set(held.get("aria-describedby", "").split()) | ({held["for"]} if "for" in held else set())
        if tag == "textarea":
            self.area = held["name"]
            self.sent.setdefault(self.area, [""])
        elif tag == "input" and (held.get("type") not in ("radio", "checkbox") or "checked" in held):
            self.sent.setdefault(held["name"], []).append(held.get("value", "on" if held.get("type") == "checkbox" else ""))
        elif tag == "select":
            self.sent[held["name"]] = [""]
            self.open.append(held["name"])
        elif tag == "option" and "selected" in held:
            self.sent[self.open[-1]] = [held["value"]]

    def handle_endtag(self, tag: str) -> None:
        self.area = "" if tag == "textarea" else self.area

    def handle_data(self, data: str) -> None:
        if self.area:
            self.sent[self.area] = [data.removeprefix("\n")]


def sent(**fields: str | list[str]) -> MultiValueDict:
    """`goals_0_words="x"` as the page sends it: `goals-0-words`."""
    named = {re.sub(r"^([a-z]+)_(\d+)_", r"\1-\2-", name): value for name, value in fields.items()}
    return MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in named.items()})


def goals(**fields: str | list[str]) -> GoalsForm:
    """A form with a note and these rows."""
    return GoalsForm(sent(note="x", **fields))
