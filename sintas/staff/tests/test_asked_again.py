"""Whoever decides who else gets in proves once more that it is they: an administrator's open screen hires nobody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sintas.kit import clock
from sintas.staff.actions.leaving import let_go
from sintas.staff.models import Posting, User
from sintas.staff.testing import a_code_for

SIX = timedelta(minutes=6)


@pytest.mark.parametrize("page", ["/petugas/baru/", "/petugas/impor/", "/petugas/{budi}/peran/"])
def test_six_minutes_after_the_proof_the_page_asks_first(signed_in, cast, page):
    path, ana = page.format(budi=cast["budi"].pk), signed_in("ana")
    assert ana.get(path).status_code == 200
    with clock.stopped(clock.now() + SIX):
        assert ana.get(path).url.startswith("/masuk/lagi/")


def test_a_role_is_given_only_after_it(signed_in, cast, house):
    path, said = f"/petugas/{cast['budi'].pk}/peran/", {"unit": str(house.unit.pk), "role": "intake"}
    ana, his = signed_in("ana"), Posting.objects.filter(user=cast["budi"], role="intake", ended_at=None)
    with clock.stopped(clock.now() + SIX):
        assert ana.post(path, said).status_code == 401
        assert not his.exists()
        assert ana.post("/masuk/lagi/", {"code": a_code_for(cast["ana"]), "next": path}).status_code == 302
        assert ana.post(path, said).status_code == 302
        assert his.exists()


def test_nobody_is_taken_back_without_it(signed_in, people, cast, as_user):
    with as_user("ana"):
        let_go(by=people["ana"], user=cast["budi"])
    ana = signed_in("ana")
    with clock.stopped(clock.now() + SIX):
        assert ana.post(f"/petugas/{cast['budi'].pk}/kembali/").url.startswith("/masuk/lagi/")
        assert not User.objects.get(username="budi").is_active
