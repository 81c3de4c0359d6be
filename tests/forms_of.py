"""The posting forms of a page, read as a browser reads them: where each goes, what can be typed or chosen, and what stands in it now."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """One form of a page: where it goes, and the names of what can be typed or chosen."""

    action: str
    names: dict[str, str] = field(default_factory=dict)  # name -> kind of control
    given: dict[str, str] = field(default_factory=dict)  # hidden fields as the page made them
    standing: dict[str, list[str]] = field(default_factory=dict)  # what would be sent if nobody touched anything
    offered: dict[str, list[str]] = field(default_factory=dict)  # what can be chosen


class Forms(HTMLParser):
    """`Forms(page).found`."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.inside = False
        self.select = self.textarea = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "form":
            self.inside = (held.get("method") or "").lower() == "post"
            if self.inside:
                self.found.append(Form(held.get("action") or ""))
        elif self.inside and tag == "option":
            self._chosen(self.select, held.get("value") or "", "selected" in held)
        elif self.inside and tag in ("input", "select", "textarea") and held.get("name"):
            self._control(tag, str(held["name"]), held)

    def _control(self, tag: str, name: str, held: dict[str, str | None]) -> None:
        form, kind = self.found[-1], (held.get("type") or "text") if tag == "input" else tag
        if kind == "hidden" and name not in ("submission",):
            form.given[name] = held.get("value") or ""
        elif kind not in ("submit", "file"):
            form.names[name] = kind
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            self.textarea = name
            form.standing[name] = [""]
        elif kind in ("radio", "checkbox"):
            self._chosen(name, "on" if held.get("value") is None else str(held["value"]), "checked" in held)
        elif kind not in ("submit", "file"):
            form.standing.setdefault(name, []).append(held.get("value") or "")

    def _chosen(self, name: str, value: str, now: bool) -> None:
        self.found[-1].offered.setdefault(name, []).append(value)
        if now:
            self.found[-1].standing.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self.inside and self.textarea:
            form = self.found[-1]
            form.standing[self.textarea] = [form.standing[self.textarea][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.textarea = ""
        elif tag == "select":
            self.select = ""
