"""With initials asked for, a name of the file is not written out in a note, a remark or the name of a place either."""

from __future__ import annotations

from typing import Any

import pytest

from sintas.instruments.catalogue import instrument
from sintas.instruments.family import CLIENT, Family, Relative
from sintas.instruments.free_words import shortener
from sintas.instruments.instrument import Manner, Subject

from .maps_people import TODAY
from .maps_read import is_whole

FAMILY = Family((Relative(CLIENT, "Wulan Kartika"), Relative("a", "Bapak Budi Santoso", "father"), Relative("b", "Eka", "older_sibling")))
WULAN = Subject("Wulan Kartika", TODAY, FAMILY, age=19)
TIE = {"to": "kos Ibu Budi", "kind": "", "person": "", "note": "Budi datang malam; wulan takut"}
DRAWN: dict[str, dict[str, Any]] = {
    "ecomap": {"ties": [TIE], "lines": ["Menurut Eka, Budi Santoso sering marah."]},
    "ecological_map": {"ties": [{**TIE, "level": "micro"}, {**TIE, "level": "chrono"}], "lines": ["Menurut Eka, Budi Santoso sering marah."]},
    "social_map": {
        "places": [{"what": "warung Budi", "kind": "", "where": "near", "works": "helps", "note": "dijaga Eka"}], "lines": ["Wulan Kartika belum berani."],
    },
    "place_map": {
        "places": [
            {"name": "rumah Budi", "kind": "feared", "when": "saat Eka kerja", "near": "sekolah Wulan"},
            {"name": "sekolah Wulan", "note": "jemput Eka"},
        ],
        "ways": [{"one": "rumah Budi", "other": "sekolah Wulan"}],
        "lines": ["Budi Santoso tahu jalannya."],
    },
    "strengths_quadrant": {"internal_strengths": ["berani bicara kepada Budi"], "external_weaknesses": ["Eka sering pergi"]},
    "bpss": {"social": ["dekat dengan Eka"], "spiritual": ["berdoa bersama Bapak Budi"]},
    "life_road_map": {"events": [{"what": "pindah ke rumah Budi", "mood": "down", "helped_by": "Eka", "meaning": "Wulan merasa sendiri"}]},
    "body_map": {
        "figure": "adult", "marks": [{"side": "front", "region": "right_upper_arm", "words": "ditekan Budi"}], "lines": ["Eka melihatnya"],
    },
    "genogram": {
        "family": {"people": [
            {"ref": "client", "name": "Wulan Kartika"}, {"ref": "b", "name": "Eka", "relation": "older_sibling", "note": "kerja di toko Budi"},
        ]},
        "lines": ["Eka tinggal dengan Budi Santoso"],
    },
    "sociogram": {
        "members": ["Rini Astuti", "Wulan Kartika"],
        "choices": [{"from": "Rini Astuti", "to": "Wulan Kartika", "sign": "choose", "criterion": "teman Rini di dapur"}],
        "criterion": "Duduk dekat Wulan?", "lines": ["Rini diam hari ini."],
    },
}  # fmt: skip
NAMES = ("Budi", "Santoso", "Wulan", "wulan", "Kartika", "Eka", "Rini", "Astuti")


@pytest.mark.parametrize("slug", DRAWN)
def test_no_name_of_the_file_is_left_in_the_drawing_or_in_its_words(slug: str) -> None:
    tool = instrument(slug)
    kept = tool.clean(DRAWN[slug])
    assert kept is not None
    short = tool.draw(kept, WULAN, Manner(initials=True))
    assert [name for name in NAMES if name in short.svg or name in " ".join(short.items)] == []
    is_whole(short)
    whole = tool.draw(kept, WULAN, Manner())
    assert [name for name in NAMES if name in whole.svg]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Budi Santoso marah", "BS marah"),
        ("bersama budi dan EKA", "bersama B dan E"),
        ("Bapak Budi", "Bapak B"),
        ("budiman dan Ekawati", "budiman dan Ekawati"),  # other words that only begin alike
        ("ke mana eka pergi", "ke mana eka pergi"),  # three small letters are a word as often as a name
        ("", ""),
    ],
)
def test_only_whole_names_become_letters(said: str, shown: str) -> None:
    assert shortener(Manner(initials=True), WULAN)(said) == shown
    assert shortener(Manner(), WULAN)(said) == said


def test_names_that_are_initials_already_and_relations_stay() -> None:
    family = Family((Relative(CLIENT, "MS"), Relative("f", "teman Rini", "friend"), Relative("n", "", "mother")))
    assert shortener(Manner(initials=True), Subject("MS", TODAY, family))("MS dan teman lain, juga Rini") == "MS dan teman lain, juga R"
