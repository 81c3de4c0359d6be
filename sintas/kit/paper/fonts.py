"""The faces a paper is set in, and which characters they can show.

Every paper is set in vendored faces (fonts/, OFL-1.1, hashes in fonts.lock.json) and the ones inside the typst wheel; the
machine's own fonts are never used, so that a letter looks the same everywhere it is printed.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import typst

FOLDER = Path(__file__).resolve().parent / "fonts"

# Characters of U+2010-U+2BFF (arrows, signs, dingbats) that only the faces inside the typst wheel show. The wheel gives no access to
# them, so the ranges stand here; test_paper_fonts.py asks Typst itself whether they still hold.
EMBEDDED: tuple[tuple[int, int], ...] = (
    (0x20D0, 0x20E2), (0x20E4, 0x20EF), (0x2160, 0x2182), (0x2190, 0x2193), (0x219A, 0x21A8), (0x21AB, 0x2211), (0x2213, 0x2219),
    (0x221B, 0x2319), (0x231C, 0x2327), (0x2329, 0x23CE), (0x23D0, 0x23E8), (0x23F4, 0x23F7), (0x23FB, 0x23FF), (0x2422, 0x2423),
    (0x2460, 0x24C1), (0x24C3, 0x25A9), (0x25AC, 0x25B5), (0x25B7, 0x25BF), (0x25C1, 0x25CB), (0x25CD, 0x25FA), (0x25FF, 0x25FF),
    (0x2605, 0x2606), (0x2609, 0x260D), (0x260F, 0x2610), (0x2612, 0x2613), (0x2616, 0x2617), (0x2619, 0x261C), (0x261E, 0x261F),
    (0x2621, 0x2621), (0x2624, 0x2625), (0x2627, 0x2629), (0x262B, 0x262D), (0x263B, 0x263F), (0x2641, 0x2641), (0x2643, 0x2647),
    (0x2654, 0x265E), (0x2661, 0x2662), (0x2664, 0x2664), (0x2667, 0x2667), (0x2669, 0x267A), (0x267C, 0x267D), (0x2680, 0x268B),
    (0x2690, 0x2691), (0x2698, 0x2698), (0x269A, 0x269A), (0x26A2, 0x26A6), (0x26AC, 0x26AF), (0x26B2, 0x26B2), (0x2701, 0x2701),
    (0x2703, 0x2704), (0x2706, 0x2707), (0x270E, 0x270E), (0x2710, 0x2711), (0x2713, 0x2713), (0x2717, 0x271C), (0x271E, 0x2720),
    (0x2722, 0x2726), (0x272A, 0x2732), (0x2735, 0x2743), (0x2745, 0x2746), (0x2748, 0x274B), (0x274D, 0x274D), (0x274F, 0x2752),
    (0x2756, 0x2756), (0x2758, 0x275E), (0x2761, 0x2762), (0x2765, 0x277F), (0x2794, 0x2794), (0x2798, 0x27A0), (0x27A2, 0x27AF),
    (0x27B1, 0x27BE), (0x27C0, 0x2933), (0x2936, 0x2B04), (0x2B08, 0x2B1A), (0x2B1D, 0x2B4F), (0x2B51, 0x2B54), (0x2B56, 0x2B73),
    (0x2B76, 0x2B95), (0x2B97, 0x2BFF),
)  # fmt: skip


@dataclass(frozen=True)
class FontSet:
    """Folders of .ttf files and the families used for plain text and for the client's own words.

    The first family of `sans` and `serif` sets the text; the others fill in characters it lacks.
    """

    folders: tuple[Path, ...] = (FOLDER,)
    sans: tuple[str, ...] = ("Noto Sans", "Noto Emoji", "Noto Naskh Arabic")
    serif: tuple[str, ...] = ("Noto Serif", "Noto Emoji", "Noto Naskh Arabic")

    @cached_property
    def loaded(self) -> typst.Fonts:
        """The faces as Typst holds them: read once per process (about 20 ms), shared by all threads."""
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder) for folder in self.folders])

    @cached_property
    def coverage(self) -> Coverage:
        """The characters of every file of the set together with those inside the wheel."""
        ranges = list(EMBEDDED)
        for folder in self.folders:
            for file in sorted(folder.glob("*.ttf")):
                ranges.extend(mapped(file.read_bytes()))
        return Coverage(ranges)


class Coverage:
    """A set of code points kept as sorted, joined ranges: `character in coverage`."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        joined: list[list[int]] = []
        for first, last in sorted(ranges):
            if joined and first <= joined[-1][1] + 1:
                joined[-1][1] = max(joined[-1][1], last)
            else:
                joined.append([first, last])
        self._firsts = [first for first, _ in joined]
        self._lasts = [last for _, last in joined]

    def __contains__(self, character: str) -> bool:
        at = bisect_right(self._firsts, ord(character)) - 1
        return at >= 0 and ord(character) <= self._lasts[at]


def mapped(font: bytes) -> Iterator[tuple[int, int]]:
    """Ranges of code points in a TrueType file's `cmap` (OpenType 1.9, formats 4 and 12; others are passed over)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    cmap = tables[b"cmap"]
    for index in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        table = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * index + 4)[0]
        form = struct.unpack_from(">H", font, table)[0]
        if form == 12:
            groups = struct.unpack_from(">I", font, table + 12)[0]
            for group in range(groups):
                first, last, _glyph = struct.unpack_from(">III", font, table + 16 + 12 * group)
                yield first, last
        elif form == 4:
            yield from _segments(font, table)


def _segments(font: bytes, table: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", font, table + 6)[0] // 2
    lasts = struct.unpack_from(f">{count}H", font, table + 14)
    firsts = struct.unpack_from(f">{count}H", font, table + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, table + 16 + 4 * count)
    offsets_at = table + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", font, offsets_at)
    for index, (first, last, delta, offset) in enumerate(zip(firsts, lasts, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            # A segment may hold holes: a code that leads to glyph 0 is one the font cannot show.
            glyph = struct.unpack_from(">H", font, offsets_at + 2 * index + offset + 2 * (code - first))[0] if offset else code
            if glyph and (glyph + delta) & 0xFFFF:
                yield code, code


BUNDLED = FontSet()
