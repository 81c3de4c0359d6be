"""Finding and replacing the parts: between `<!-- from the code: NAME -->` and `<!-- end -->`, one name in one page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from . import data, durations, rights

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
BLOCKS: dict[str, tuple[str, Callable[[], str]]] = {
    "roles": ("authorization.md", rights.roles),
    "keys": ("authorization.md", rights.keys),
    "overview": ("authorization.md", rights.overview_columns),
    "tables": ("data-classes.md", data.tables),
    "limits": ("authentication.md", durations.limits),
}


def standing(name: str) -> str:
    """What the page says now. LookupError when it has no such part."""
    page = BLOCKS[name][0]
    found = part(name).search((DOCS / page).read_text(encoding="utf-8"))
    if not found:
        raise LookupError(f"docs/{page} has no part '{name}'")
    return found[1].strip()


def written(name: str) -> str:
    """What the code says now."""
    return BLOCKS[name][1]().strip()


def write(names: Sequence[str]) -> None:
    """The pages say what the code says."""
    for name in names:
        page = DOCS / BLOCKS[name][0]
        begin = f"<!-- from the code: {name} -->"
        page.write_text(part(name).sub(lambda _m, n=name, b=begin: f"{b}\n{written(n)}\n<!-- end -->", page.read_text(encoding="utf-8")), encoding="utf-8")


def part(name: str) -> re.Pattern[str]:
    return re.compile(rf"<!-- from the code: {re.escape(name)} -->\n(.*?)<!-- end -->", re.S)
