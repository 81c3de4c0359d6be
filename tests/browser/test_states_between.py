"""What only another state of the house shows: refusals, forms with errors, a shared or locked screen, two texts, a closed case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from sintas.access.tests.test_passing import older
from sintas.desk.tests.test_every_page import addresses
from sintas.staff.testing import PASSWORD

from .conftest import DESK, PHONE
from .full_house import NAME, Full
from .person import Person
from .walk import Seen, inspect, neutral, report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_refusals_and_errors_are_as_accessible_as_the_rest(at_a_screen: Callable[..., Person], full: Full) -> None:
    ratna = at_a_screen("ratna")
    wrong: list[Seen] = []
    for path, words in ((f"/kasus/{full.enquiry}/", "Tidak ditemukan"), ("/petugas/", "Tidak diizinkan")):
        ratna.page.goto(ratna.address + path)
        ratna.sees(words)
        wrong.append(Seen(words, path, "ratna", "kit/errors"))
        inspect(ratna, wrong[-1], (PHONE, "light"), (DESK, "light"), (PHONE, "dark"))
    for form in (
        "catatan/", "sesi/", "persetujuan/catat/", "keselamatan/penilaian/", "keselamatan/rencana/", "seseorang/", "kejadian/", "asesmen/pokok/",
        "asesmen/bidang/", "rencana/pokok/", "rapat/catat/", "evaluasi/", "akhir/pengakhiran/", "akhir/rujukan/", "akhir/tindak-lanjut/",
    ):  # fmt: skip
        ratna.goes_to(f"/kasus/{full.other}/{form}")
        ratna.page.locator("form.form").evaluate("(form) => form.submit()")
        ratna.page.locator(".summary").wait_for()
        assert ratna.page.title().startswith("Galat: ")
        wrong.append(Seen(form, form, "ratna", "with errors"))
        inspect(ratna, wrong[-1], (PHONE, "light"), (DESK, "light"))
    ratna.goes_to(f"/kasus/{full.other}/")
    ratna.presses("Selesaikan tahap")
    ratna.sees("Belum")
    wrong.append(Seen("stage", "selesai/", "ratna", "refused"))
    inspect(ratna, wrong[-1], (PHONE, "light"), (DESK, "light"))
    assert report(wrong) == []


def test_a_review_nobody_closes_is_passed_on(at_a_screen: Callable[..., Person], full: Full) -> None:
    older()
    [path] = [path for one in addresses() if one.name == "access:pass_on" for path in full.paths(one)]
    ana = at_a_screen("ana")
    ana.page.goto(ana.address + path)
    ana.sees("Teruskan")
    page = Seen("access:pass_on", path, "ana", "kit/form_page.html")
    inspect(ana, page, (PHONE, "light"), (DESK, "light"), (PHONE, "dark"))
    assert report([page]) == []


def test_the_states_in_between_are_as_accessible_as_the_rest(at_a_screen: Callable[..., Person], full: Full, settings: Any) -> None:
    settings.SITE = replace(settings.SITE, demo=True)  # with the strip that says so on every page
    ratna = at_a_screen("ratna", signed_in=False)
    seen: list[Seen] = []

    def here(name: str) -> None:
        seen.append(Seen(name, ratna.path, "ratna", "in between"))
        inspect(ratna, seen[-1], (PHONE, "light"), (DESK, "light"), (PHONE, "dark"))
        assert neutral(ratna.page.title()), ratna.page.title()

    ratna.page.goto(ratna.address + "/masuk/")
    ratna.writes("Nama pengguna", "ratna")
    ratna.writes("Kata sandi", "bukan ini")
    ratna.page.locator("main").get_by_role("button", name="Masuk", exact=True).click()
    ratna.sees("belum cocok")
    here("refused at the door")
    ratna.enters()
    ratna.goes_to(f"/kasus/{full.case}/")
    ratna.page.locator("header").get_by_role("button", name="Layar bersama").click()
    ratna.sees("Klien lain tidak ditampilkan", within="body")
    ratna.sees("Data contoh", within="body")
    here("shared, on the file")
    ratna.goes_to("/")
    ratna.sees("MK")
    ratna.does_not_see("Wulandari", "KS-0002", NAME)
    here("shared, the day")
    ratna.presses("Akhiri layar bersama")
    here("asked before the other cases come back")
    ratna.writes("Kata sandi", PASSWORD)
    ratna.saves("Akhiri layar bersama")
    ratna.goes_to(f"/kasus/{full.other}/tahap/tutup/")
    ratna.ticks("Pindah tempat tinggal")
    ratna.saves()
    ratna.sees("kasus ditutup")
    here("closed")
    ratna.goes_to(f"/kasus/{full.other}/tahap/buka-kembali/")
    here("opening again")
    entry = f"/kasus/{full.case}/catatan/{full.entries['cases:note']}/"
    ratna.goes_to(entry)
    second = Person(ratna.context, ratna.address, "ratna")
    second.goes_to(entry)
    second.writes("Catatan", "dari tab kedua")
    second.saves()
    ratna.writes("Catatan", "dari tab pertama")
    ratna.saves()
    ratna.sees("Kedua tulisan tersimpan")
    here("two texts")
    ratna.presses("Tutup cepat", within="header")
    ratna.page.wait_for_url("**/kalender/")
    ratna.goes_to("/")
    ratna.sees("Layar terkunci")
    here("locked")
    assert report(seen) == [], "\n".join(report(seen))
