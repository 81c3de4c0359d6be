"""Time on a small machine: at most 100 ms a page once warm, and memory that does not grow from paper to paper."""

from __future__ import annotations

import resource
import time

from sintas.kit import paper
from sintas.kit.tests import pace

BLOCKS = "kit/paper/blocks.typ"
LINE = "Klien menyampaikan bahwa ia tinggal bersama orang tua dan dua adik, dan ingin bekerja lagi. "


def report(number: int, chapters: int = 20) -> dict[str, object]:
    """A report of about twenty pages that differs from every other one, so that nothing is remembered."""
    parts = [
        {"kind": "section", "title": f"Bagian {part} dari {number}", "blocks": [
            {"kind": "facts", "rows": [[f"Hal {row}", f"{LINE}{number}"] for row in range(6)]},
            {"kind": "prose", "text": "\n\n".join(f"{number} {LINE * 5}" for _ in range(3))},
            {"kind": "records", "head": ["a", "b", "c"], "rows": [[f"{number} {row}", LINE, None] for row in range(8)]},
        ]}
        for part in range(chapters)
    ]  # fmt: skip
    return {"title": f"Laporan {number}", "blocks": [{"kind": "title"}, {"kind": "contents"}, *parts]}


def test_a_page_takes_at_most_a_tenth_of_a_second() -> None:
    paper.render(BLOCKS, report(0))
    pages: list[int] = []
    seconds = pace.fastest(lambda: pages.append(paper.render(BLOCKS, report(len(pages) + 1)).pages), times=3, clock=time.perf_counter)
    assert len(pages) == 3 and min(pages) >= 15
    assert seconds / max(pages) < 0.1


def test_memory_does_not_grow_with_every_paper() -> None:
    for number in range(40):
        paper.render(BLOCKS, report(100 + number, chapters=4))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(60):
        paper.render(BLOCKS, report(1000 + number, chapters=4))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 20 * 1024, f"{grown // 1024} MB for 60 papers"
