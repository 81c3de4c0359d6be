"""What would lead somebody to a door is known for what it is; how people speak of places passes (R99, R102)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sintas.instruments.addresses import looks_like_address

ADDRESSES = [
    "Jl. Melati 12",
    "jl melati",
    "jln. Kenanga Raya No. 3",
    "Jalan Melati",
    "jalan kenanga no 3",
    "Jalan Raya Bogor KM 21",
    "JALAN SUDIRMAN",
    "rumah bibi di Jalan Anggrek",
    "Gg. 5",
    "gang mawar III",
    "Gang Mawar",
    "RT 03/RW 05",
    "RT.03",
    "rw 2",
    "rt/rw 1/2",
    "warung RT 2 dekat pos",
    "no. 12",
    "rumah nomor 7",
    "Blok C4",
    "perumahan blok b no 2",
    "Perumahan Asri C-12",
    "komplek pelita A5",
    "kode pos 40115",
    "-6.9175, 107.6191",
    "-6,9175; 107,6191",
    "6°55' LS 107°37' BT",
    "https://maps.app.goo.gl/abc",
    "www.peta.example",
    "geo:-6.9,107.6",
    "6P58QJ7X+22",
    "3CR8+X2 Bandung",
    "///meja.kursi.lampu",
    "0812 3456 7890",
    "+62 812-3456-7890",
    "telepon 081234567890",
    "(022) 4231234",
    "nomor rumah 4231234",
    "bibi@contoh.example",
]
HARMLESS = [
    "kamar 2",
    "pasar",
    "SD 3",
    "SMP Negeri 5",
    "rumah nomor dua dari masjid",
    "rumah nenek",
    "warung di tikungan",
    "jalan kaki 10 menit",
    "jalan ke sekolah",
    "jalan yang gelap",
    "jalan sepi di belakang pasar",
    "gang kecil",
    "ketua RT",
    "kantor RW",
    "layanan SAPA 129",
    "nomor 110",
    "2 km dari rumah",
    "lantai 2",
    "kelas 4B",
    "posyandu tiap tanggal 5",
    "pukul 15.30",
    "jam 7 pagi sampai jam 12",
    "sekolah, 2 kali seminggu",
    "umur 11, kelas 5",
    "Senin dan Kamis",
    "balai desa",
    "kebun karet",
    "kos teman",
    "masjid dekat sungai",
    "terminal angkot",
    "toko milik paman",
    "lapangan bola",
    "UPTD PPA",
    "perumahan di seberang sungai",
    "sejak 2024-09-23",
    "tahun 2019 sampai 2021",
    "Puskesmas",
]


@pytest.mark.parametrize("words", ADDRESSES)
def test_an_address_is_known(words):
    assert looks_like_address(words)
    assert looks_like_address(f"  dekat   {words} ya")


@pytest.mark.parametrize("words", HARMLESS)
def test_the_way_people_speak_of_places_passes(words):
    assert not looks_like_address(words)


@given(st.text(max_size=120))
def test_any_words_are_answered(words):
    assert looks_like_address(words) in (True, False)


def test_very_long_words_are_answered_at_once():
    assert not looks_like_address("jalan " * 4000)
    assert not looks_like_address("a" * 40_000)
