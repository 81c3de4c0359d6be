"""A form cut into pages: each group or repeat at the top is one, loose questions in a row are one. This is how it works without JavaScript:
what a page asks is settled by the answers of the pages before it, and a page is shown again when its own answers open a question on it."""

from __future__ import annotations

from dataclasses import dataclass

from sintas.instruments.xlsform.definition import FormDefinition
from sintas.instruments.xlsform.parts import Group, Node, Question, Words


@dataclass(frozen=True, slots=True)
class Page:
    """`index` from 0; `label` is the group's, empty for loose questions; `nodes` stand at the top of the page."""

    index: int
    label: Words
    nodes: tuple[Node, ...]


def pages(form: FormDefinition) -> tuple[Page, ...]:
    """The pages in order. What holds only calculations is no page: nobody would see anything on it."""
    found: list[tuple[Words, tuple[Node, ...]]] = []
    loose: list[Node] = []
    for node in form.nodes:
        if isinstance(node, Group):
            if loose:
                found.append(({}, tuple(loose)))
                loose = []
            found.append((node.label, (node,)))
        else:
            loose.append(node)
    if loose:
        found.append(({}, tuple(loose)))
    seen = [(label, nodes) for label, nodes in found if any(_is_seen(node) for node in nodes)]
    return tuple(Page(index, label, nodes) for index, (label, nodes) in enumerate(seen))


def _is_seen(node: Node) -> bool:
    if isinstance(node, Question):
        return node.kind != "calculate"
    return any(_is_seen(child) for child in node.children)
