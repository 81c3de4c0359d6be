"""The journey, third part: referrals to two partners, who read by a link on a phone, without an account, and answer step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sintas.cases.bases import Case
from sintas.casework.models import Referral
from sintas.safekeeping.identity import acting_as

from .chrome import Watched, too_wide, violations
from .person import Person, labelled

HIDDEN = ("Rani", "kos", "Mantan pacar")  # whom to call, where she lived and who it was: she let none of it go
ANSWERS = ("Sudah dibaca penerima", "Diterima", "Layanan dimulai", "Layanan selesai")


@dataclass(frozen=True)
class Partner:
    """Who it is, of which kind, for what, and what is to be said at the end."""

    name: str
    kind: str
    purpose: str
    done: str


HOSPITAL = Partner("RS Contoh Sehat", "Rumah sakit", "Perawatan dan kontrol sesudah kekerasan.", "Kontrol terakhir selesai.")
LEGAL_AID = Partner("LBH Contoh Adil", "Lembaga bantuan hukum", "Konsultasi dan pendampingan sampai putusan.", "Didampingi sampai putusan.")


def is_referred(ratna: Person, file: str, partner: Partner) -> tuple[str, str, str]:
    """The referral, sent, with what the client let go of; then the link. (page of the referral, address, code)."""
    ratna.goes_to(file)
    ratna.presses("Catat", within="main", exact=True)
    ratna.presses("Rujukan", within="main")
    ratna.writes("Dirujuk kepada", partner.name)
    ratna.picks("Jenis penerima", partner.kind)
    ratna.ticks("Minggu ini", group="Kedesakan")
    ratna.writes("Yang diharapkan dari penerima", partner.purpose)
    ratna.ticks("Layanan yang telah diberikan", group="Data yang boleh disampaikan")
    ratna.ticks("Dikirim", group="Keadaan rujukan")
    ratna.saves("Simpan rujukan")
    ratna.is_told("Rujukan tersimpan", partner.name)
    ratna.page.locator("main li, main article", has_text=partner.name).get_by_role("link", name="Perjalanan").first.click()
    ratna.clicks += 1
    ratna.page.wait_for_url("**/rujukan/*/")
    way = ratna.path
    ratna.presses("Buat tautan")
    ratna.sees("Yang akan dibaca mitra", partner.purpose)
    ratna.saves("Buat tautan")
    ratna.sees("Tautan dan kodenya", partner.name)
    address, code = (ratna.page.locator(f"dl.facts dd{which}").inner_text() for which in (".breaks", ".num"))
    return way, address, code


def answers(page: Any, address: str, code: str, partner: Partner) -> None:
    """A browser of their own, a phone, no account: the code once, then each answer as it becomes true."""
    watched = Watched(page)
    page.goto(address)
    page.get_by_label("Kode").fill(code)
    page.get_by_role("button", name="Buka").click()
    page.get_by_role("heading", name="Rujukan", exact=True).wait_for()
    text = page.locator("main").inner_text()
    assert partner.purpose in text
    assert [one for one in HIDDEN if one in text] == []
    for answer in ANSWERS:
        labelled(page.locator("form"), answer).check()
        if answer == ANSWERS[-1]:
            page.get_by_label("Keterangan").fill(partner.done)
        with page.expect_navigation():
            page.get_by_role("button", name="Kirim jawaban").click()
        page.locator(".story", has_text=answer).wait_for()
        assert too_wide(page) == 0
    assert violations(page) == []
    assert watched.wrong == []


def comes_back(ratna: Person, way: str, partner: Partner) -> None:
    """What the partner said is taken into the file by whoever accompanies her."""
    ratna.goes_to(way)
    ratna.sees(*ANSWERS)
    ratna.presses("Masukkan ke berkas")
    ratna.is_told(partner.done)


def stands(case: Case, by: Any) -> None:
    """Both referrals have come to their end."""
    with acting_as(by.user_id):
        assert {one.state for one in Referral.current.filter(file_id=case.pk)} == {"done"}
