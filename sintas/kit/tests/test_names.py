"""Names as Indonesians write them. All invented or common first names."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.kit import names
from sintas.kit.tests import pace

_FIRST = "Siti Budi Agus Dewi Sri Endang Nur Wahyu Dwi Tri Ratna Yuliana Achmad Moh. Joko Rini Tuti Slamet Bambang Rudi Eka Indah"
_LAST = "Susilowati Santoso Wijaya Lestari Rahayu Handayani Kusuma Purnomo Hidayat Saputra Utami Wahyuni Setiawan Nugroho Aminah"
FIRST, LAST = _FIRST.split(), _LAST.split()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Siti Aminah binti Y", "SA"),
        ("Hj. Siti Aminah, S.Sos., M.Si", "SA"),
        ("dr. H. Moh. Soeharto", "MS"),
        ("Drs. R. Soekarno bin Fulan", "S"),
        ("Suharti", "S"),
        ("Ny. N", "N"),
        ("St. Nurhaliza, S.H.", "SN"),
        ("A'isyah Nur", "AN"),
        ("Muh. Ali al Habsyi", "MAH"),
        ("Ibu Ratna", "R"),
        ("ratna sari dewi ayu", "RSD"),
        ("Bu", "B"),
        ("", "?"),
        ("  ", "?"),
        ("...", "?"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert names.initials(name) == letters


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Suharto", "Soeharto"),
        ("Joko", "Djoko Susilo"),
        ("Cahyo", "Tjahjo Kumolo"),
        ("muhammad yusuf", "Moh. Yoesoef"),
        ("Muh Yusuf", "Mochamad Jusuf"),
        ("M. Yusuf", "Muhammad Yusuf"),
        ("Muhammad Yusuf", "M. Yusuf"),
        ("Syarif", "Sjarief"),
        ("Rahmat", "Rachmat"),
        ("Achmad", "Ahmad Fauzi"),
        ("Nurhayati", "Noerhajati"),
        ("aminah", "Siti Aminah binti Y"),
        ("aminah siti", "Siti Aminah"),
        ("siti aminh", "Siti Aminah"),
        ("Aminnah", "Siti Aminah"),
        ("Wati", "Susilowati"),
        ("SA", "Siti Aminah"),
        ("Ibu Ratna", "Ratna"),
        ("Zulfa", "Dzulfa"),
    ],
)
def test_finds_what_sounds_alike(query: str, name: str) -> None:
    assert names.match(query, name) >= names.ENOUGH


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Budi", "Siti Aminah"),
        ("Siti Budi", "Siti Aminah"),
        ("Ratna", "Rahmat"),
        ("Agus", "Bagas"),
        ("a", ""),
        ("", "Siti"),
        ("Sari", "Siti"),
    ],
)
def test_does_not_find_everybody(query: str, name: str) -> None:
    assert names.match(query, name) < names.ENOUGH


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert 0.0 <= names.match(one, other) <= 100.0
    assert 1 <= len(names.initials(one)) <= 9  # one letter may become several when raised: ß is SS


@given(st.lists(st.sampled_from(FIRST + LAST), min_size=1, max_size=3))
def test_a_name_finds_itself_whatever_the_order(parts: list[str]) -> None:
    assert names.match(" ".join(parts), " ".join(parts)) == 100.0
    assert names.match(" ".join(reversed(parts)), " ".join(parts)) >= 95.0


@given(st.lists(st.sampled_from(FIRST + LAST), min_size=1, max_size=3))
def test_folding_twice_is_folding_once(parts: list[str]) -> None:
    once = names.folded(" ".join(parts))
    assert names.folded(once) == once


def test_twenty_thousand_names_in_150_ms() -> None:
    chance = random.Random(1)
    caseload = [f"{chance.choice(FIRST)} {chance.choice(LAST)} {chance.choice(LAST)}" for _ in range(20_000)]
    caseload[777] = "Soeratmi Poedjiastoeti"
    assert names.search("suratmi pujiastuti", caseload)[0][0] == 777
    assert pace.fastest(lambda: names.search("suratmi pujiastuti", caseload)) < 0.150
