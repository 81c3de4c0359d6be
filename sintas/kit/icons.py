"""Icons and knots as ready HTML. The drawings stand once, in static/img/sprite.svg, cached by the browser."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SPRITE: Final = Path(__file__).parent / "static" / "img" / "sprite.svg"
KNOTS: Final = {
    "done": '<path class="k-mark" d="m8.5 14.5 3.7 3.7 7.3-8"/>',
    "part": '<path class="k-mark" d="M14 5a9 9 0 0 0 0 18z"/>',
    "todo": "",
}


@cache
def names() -> frozenset[str]:
    """Every icon there is."""
    return frozenset(re.findall(r'<symbol id="i-([a-z0-9-]+)"', SPRITE.read_text("utf-8")))


@cache
def icon(name: str, extra_class: str = "") -> SafeString:
    """A decorative icon (hidden from screen readers: words stand beside it). KeyError for a name the sprite does not hold."""
    if name not in names():
        raise KeyError(f"no icon “{name}” in sprite.svg")
    css = f"i {extra_class}".strip()
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>', css, static("img/sprite.svg"), name
    )


@cache
def knot(state: str) -> SafeString:
    """The thread's knot: `done`, `part` or `todo`. Its colour comes from `is-<state>` on a parent; say the state in words beside it."""
    shape = f'<circle class="k-fill" cx="14" cy="14" r="12.5"/>{KNOTS[state]}'
    return mark_safe(f'<svg class="knot" viewBox="0 0 28 28" aria-hidden="true" focusable="false">{shape}</svg>')  # noqa: S308 - constants
