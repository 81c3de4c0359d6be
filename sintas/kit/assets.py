"""Joins the parts of the stylesheet and the elements into one file each: `python -m sintas.kit.assets`.

No bundler: the parts are joined in name order, comments and indentation go. Tests compare the joined files with their parts.
"""

import re
from pathlib import Path
from typing import Final

STATIC: Final = Path(__file__).parent / "static"
CSS: Final = STATIC / "css" / "sintas.css"
JS: Final = STATIC / "js" / "sintas.js"
_BLOCK_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


def build_css() -> str:
    """The stylesheet as served; no comment, no blank line, nothing else changed."""
    parts = (part.read_text("utf-8") for part in sorted((STATIC / "css" / "parts").glob("*.css")))
    return _tidy(_BLOCK_COMMENT.sub("", "\n".join(parts)))


def build_js() -> str:
    """The elements as served, each in a block of its own so that none sees another's names; whole-line comments go."""
    parts = []
    for part in sorted((STATIC / "js").glob("*.js")):
        if part != JS:
            lines = [line for line in part.read_text("utf-8").splitlines() if not line.lstrip().startswith("//")]
            parts.append("{\n" + "\n".join(lines) + "\n}")
    return '"use strict";\n' + _tidy("\n".join(parts))


def _tidy(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()) + "\n"


def write() -> None:
    """Writes both."""
    CSS.write_text(build_css(), "utf-8")
    JS.write_text(build_js(), "utf-8")


if __name__ == "__main__":
    write()
