"""For those who write templates: `python -m sintas.kit.paper TEMPLATE DATA.json OUT.pdf [DPI]`; with DPI also OUT-1.png ..."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from . import PaperError, render


def main(arguments: list[str]) -> int:
    """Exit code 0, 1 for a paper that cannot be made, 2 for a wrong call."""
    if len(arguments) not in (3, 4):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    template, data, out = arguments[:3]
    try:
        pdf = render(template, json.loads(Path(data).read_text(encoding="utf-8")))
        Path(out).write_bytes(pdf.bytes)
        for number, picture in enumerate(pdf.pngs(float(arguments[3])) if len(arguments) == 4 else [], start=1):
            Path(out).with_name(f"{Path(out).stem}-{number}.png").write_bytes(picture)
    except PaperError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(f"{pdf.pages} pages, {len(pdf.bytes)} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
