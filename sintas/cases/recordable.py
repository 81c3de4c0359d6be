"""What can be recorded in a case, the quickest first. Rooms above add theirs when they start (apps.py), so that nothing here looks up."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Recordable:
    """One line of "Catat apa?": url name (takes the file's id), words, what for, place in the order, and the verb its page asks for."""

    url_name: str
    label: str | Promise
    hint: str | Promise
    order: int
    verb: str = "cases.record"


RECORDABLES: dict[str, Recordable] = {}


def add_recordable(one: Recordable) -> None:
    """Called once per line while the program starts."""
    RECORDABLES[one.url_name] = one


def recordables() -> list[Recordable]:
    """All of them in their order, whoever asks."""
    return sorted(RECORDABLES.values(), key=lambda one: one.order)


for _one in (
    Recordable("cases:note", _("Catatan"), _("Satu dua kalimat, cukup ditulis."), 10),
    Recordable("cases:contact", _("Kontak"), _("Telepon, kunjungan, pesan, pertemuan di luar sesi."), 20),
    Recordable("cases:appointment", _("Janji temu"), _("Masuk jadwal Anda atau rekan setim."), 40),
    Recordable("cases:incident", _("Kejadian kekerasan"), _("Yang dialami, seperti diceritakan."), 50),
    Recordable("cases:urgent_step", _("Langkah pelindungan"), _("Dicatat seketika, tidak menunggu persetujuan."), 60),
    Recordable("cases:suicide_path", _("Ia menyatakan ingin mati"), _("Membuka langkah yang perlu dilakukan sekarang."), 70),
    Recordable("cases:risk", _("Asesmen bahaya"), _("Fakta, tingkat, dan alasannya."), 80),
    Recordable("cases:safety_plan", _("Rencana keselamatan"), _("Disusun bersama klien."), 90),
    Recordable("cases:consent", _("Persetujuan"), _("Diberikan, dibatasi, ditolak, atau dicabut."), 110),
    Recordable("cases:observation", _("Pengamatan harian"), _("Perilaku sehari-hari di asrama atau kelas."), 120),
    Recordable("cases:person", _("Orang"), _("Keluarga, wali, pelaku, atau orang yang mendukung."), 130),
    Recordable("cases:attachment", _("Lampiran"), _("Foto atau dokumen."), 140, "cases.attach"),
    Recordable("cases:warning", _("Perhatian bagi pembaca"), _("Yang harus dilihat lebih dahulu."), 150),
):
    add_recordable(_one)
