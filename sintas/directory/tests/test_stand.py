"""Whether the directory still holds: confirmed with one button, a list of what nobody asked about, a service that ends and comes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from sintas.directory.actions.standing import confirm, withdraw_service
from sintas.directory.freshness import oldest_fresh
from sintas.directory.hsds import text, walking
from sintas.directory.models import Institution, Service
from sintas.directory.testing import an_address_book
from sintas.kit import clock
from sintas.safekeeping.refusals import BadInput, NotYours, Refusal


def test_months_back() -> None:
    assert oldest_fresh(date(2026, 11, 22)) == date(2026, 5, 22)
    assert oldest_fresh(date(2026, 8, 31)) == date(2026, 2, 28)
    assert oldest_fresh(date(2024, 8, 31)) == date(2024, 2, 29)
    assert oldest_fresh(date(2026, 3, 1)) == date(2025, 9, 1)


def test_confirmed_with_one_button(signed_in: Callable[[str], Any], people: dict[str, Any], as_user: Callable[[str], Any], written: Any) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
        long_ago = clock.today() - timedelta(days=400)
        Institution.objects.filter(pk=entries.legal_aid).update(confirmed_on=long_ago)
    budi = signed_in("budi")
    stale = budi.get("/direktori/konfirmasi/")
    assert [row.title for row in stale.context["rows"]] == ["LBH Contoh Bandung"]
    assert "perlu dikonfirmasi" in budi.post("/direktori/", {"need": "legal_aid"}).content.decode()
    for _turn in range(2):
        assert budi.post(f"/direktori/{entries.legal_aid}/konfirmasi/").status_code == 303
    assert budi.get("/direktori/konfirmasi/").context["rows"] == []
    with as_user("budi"):
        row = Institution.objects.get(pk=entries.legal_aid)
        assert (row.confirmed_on, row.confirmed_by) == (clock.today(), people["budi"].user_id)
        assert walking.services(text.read(row.document))[0]["assured_date"] == clock.today().isoformat()
    assert len(written("confirm institution")) == 1
    assert signed_in("dewi").post(f"/direktori/{entries.legal_aid}/konfirmasi/").status_code == 403
    assert signed_in("lina").post(f"/direktori/{entries.legal_aid}/konfirmasi/").status_code == 404


def test_a_service_ends_with_a_reason_and_comes_back(
    signed_in: Callable[[str], Any], people: dict[str, Any], as_user: Callable[[str], Any], written: Any
) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
    ratna, here = signed_in("ratna"), f"/direktori/{entries.legal_aid}/layanan/{entries.counsel}/"
    assert ratna.post(f"{here}akhiri/", {}).status_code == 422
    for _turn in range(2):
        assert ratna.post(f"{here}akhiri/", {"why": "no_answer"}).status_code == 303
    assert len(written("withdraw service")) == 1
    assert ratna.post("/direktori/", {"need": "legal_aid"}).context["found"].total == 0
    assert ratna.post("/direktori/", {"need": "legal_aid", "everything": "on"}).context["found"].total == 1
    assert "Tidak dapat dihubungi berulang kali" in ratna.get(f"/direktori/{entries.legal_aid}/").content.decode()
    assert ratna.post(f"{here}tawarkan/").status_code == 303
    assert ratna.post("/direktori/", {"need": "legal_aid"}).context["found"].total == 1
    with as_user("ratna"):
        assert Service.objects.get(hsds_id=entries.counsel).ended_at is None


def test_refused(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        entries = an_address_book(people["ratna"])
        with pytest.raises(BadInput):
            withdraw_service(by=people["ratna"], institution_id=entries.legal_aid, service_id=entries.counsel, why="because")
        with pytest.raises(NotYours):
            withdraw_service(by=people["ratna"], institution_id=entries.safe_house, service_id=entries.counsel, why="closed")
    with as_user("dewi"), pytest.raises(Refusal):
        confirm(by=people["dewi"], institution_id=entries.legal_aid)
