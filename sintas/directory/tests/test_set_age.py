"""Sari, head of the unit, says after how many months the directory is to be confirmed again; it holds in her house alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sintas.directory.actions.ageing import set_age
from sintas.directory.models import AgeLimit, Institution
from sintas.directory.testing import an_address_book
from sintas.kit import clock
from sintas.safekeeping.refusals import BadInput, Refusal

HERE = "/direktori/konfirmasi/batas/"


def test_three_months_instead_of_six(signed_in: Callable[[str], Any], people: dict[str, Any], as_user: Callable[[str], Any], written: Any) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
        Institution.objects.filter(pk=entries.legal_aid).update(confirmed_on=clock.today() - timedelta(days=120))
    ratna, sari = signed_in("ratna"), signed_in("sari")
    assert ratna.get("/direktori/konfirmasi/").context["rows"] == []
    assert sari.get(HERE).context["form"]["months"].value() == 6
    for _turn in range(2):
        assert sari.post(HERE, {"months": "3"}).status_code == 303
    page = ratna.get("/direktori/konfirmasi/")
    assert [row.title for row in page.context["rows"]] == ["LBH Contoh Bandung"]
    assert "selama 3 bulan" in page.content.decode()
    assert "perlu dikonfirmasi" in ratna.post("/direktori/", {"need": "legal_aid"}).content.decode()
    assert ratna.get(f"/direktori/{entries.legal_aid}/").context["one"].stale
    assert len(written("set age of directory")) == 1
    for wrong in ("0", "61", "tiga", ""):
        assert sari.post(HERE, {"months": wrong}).status_code == 422, wrong
    with as_user("sari"):
        assert [row.months for row in AgeLimit.objects.all()] == [3]


def test_the_heads_alone_and_each_house_its_own(signed_in: Callable[[str], Any], people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    for name in ("ratna", "dewi", "ana"):
        assert signed_in(name).get(HERE).status_code == 403, name
        with as_user(name), pytest.raises(Refusal):
            set_age(by=people[name], months=3)
    with as_user("sari"):
        set_age(by=people["sari"], months=3)
        with pytest.raises(BadInput):
            set_age(by=people["sari"], months=0)
    with as_user("lina"):
        assert not AgeLimit.objects.exists()  # without any filter: the lock of the database
