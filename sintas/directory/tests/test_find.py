"""Finding a service: by need, area, accessibility, words, and whether it is open at this moment in its own time zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from sintas.directory.actions.keeping import add_institution, save_service
from sintas.directory.reading.finding import Asked, find
from sintas.directory.testing import an_address_book, hours_row, service_facts

MONDAY_NINE_UTC = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # 16.00 WIB, 17.00 WITA, 18.00 WIT
MONDAY_ONE_UTC = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # 08.00 WIB
SUNDAY_LATE_UTC = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)  # Monday 05.30 WIB, 07.30 WIT


def names(found: Any) -> list[str]:
    return [row.title for row in found.rows]


def test_by_need_area_and_words(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    ratna = people["ratna"]
    with as_user("ratna"):
        an_address_book(ratna)
        assert names(find(ratna, Asked(needs=["legal_aid"]))) == ["Bantuan hukum"]
        assert names(find(ratna, Asked())) == ["Bantuan hukum", "Rumah aman"]
        assert names(find(ratna, Asked(areas=["32.73"]))) == ["Bantuan hukum", "Rumah aman"]  # the city, and the province it lies in
        assert names(find(ratna, Asked(areas=["32"]))) == ["Bantuan hukum", "Rumah aman"]  # the province, and a city in it
        assert names(find(ratna, Asked(areas=["32.04"]))) == ["Rumah aman"]
        assert names(find(ratna, Asked(areas=["51"]))) == []
        assert names(find(ratna, Asked(accessibility=["step_free"]))) == ["Bantuan hukum"]
        for words in ("lbh band", "BANTUAN", "legal aid", "bandung hukum"):
            assert names(find(ratna, Asked(words=words))) == ["Bantuan hukum"], words
        assert names(find(ratna, Asked(words="Kenanga"))) == []  # what is protected leads nowhere
        assert names(find(ratna, Asked(words="Melati"))) == []
        assert find(ratna, Asked(words="'); & | ! :* <->")).total == 2  # nothing of it is a word
    with as_user("lina"):
        assert find(people["lina"], Asked()).total == 0


@pytest.mark.parametrize(
    ("zone", "opens", "closes", "at", "is_open"),
    [
        (7, "08:00", "16:00", MONDAY_ONE_UTC, True),
        (7, "08:00", "16:00", MONDAY_NINE_UTC, False),  # shuts on the hour
        (8, "08:00", "16:00", MONDAY_NINE_UTC, False),
        (9, "08:00", "18:30", MONDAY_NINE_UTC, True),
        (9, "07:00", "15:00", SUNDAY_LATE_UTC, True),  # Monday there, Sunday in UTC
        (7, "07:00", "15:00", SUNDAY_LATE_UTC, False),
        (7, "20:00", "06:00", SUNDAY_LATE_UTC, False),  # the night of Sunday is not among its days
    ],
)
def test_open_now(zone: int, opens: str, closes: str, at: datetime, is_open: bool, people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    ratna = people["ratna"]
    with as_user("ratna"):
        row = add_institution(by=ratna, facts={"name": "Rumah Sakit Contoh"})
        save_service(by=ratna, institution_id=row.pk, facts=service_facts(hours=[hours_row(opens, closes, zone)]))
        assert find(ratna, Asked(open_now=True), now=at).total == int(is_open)
        assert bool(find(ratna, Asked(), now=at).rows[0].pills) == is_open


def test_a_night_that_ends_the_next_week(people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    ratna = people["ratna"]
    with as_user("ratna"):
        row = add_institution(by=ratna, facts={"name": "Rumah Sakit Contoh"})
        save_service(by=ratna, institution_id=row.pk, facts=service_facts(hours=[hours_row("20:00", "10:00", 7, ["SU"])]))
        assert find(ratna, Asked(open_now=True), now=MONDAY_ONE_UTC).total == 1
        assert find(ratna, Asked(open_now=True), now=MONDAY_NINE_UTC).total == 0


def test_the_page(signed_in: Callable[[str], Any], people: dict[str, Any], as_user: Callable[[str], Any]) -> None:
    with as_user("ratna"):
        an_address_book(people["ratna"])
    dewi = signed_in("dewi")
    assert "Cari layanan" in dewi.get("/direktori/").content.decode()
    page = dewi.post("/direktori/", {"need": "safe_house", "area": "jawa barat"})
    assert "Rumah aman" in page.content.decode()
    assert "lokasi terlindung" in page.content.decode()
    wrong = dewi.post("/direktori/", {"area": "Zumrud"})
    assert wrong.status_code == 422
    assert "Zumrud" in wrong.content.decode()
    assert dewi.post("/direktori/", {"hal": "9" * 4}).status_code == 200
    assert signed_in("lina").post("/direktori/", {}).context["found"].total == 0


MOST_QUERIES = 12


def test_as_many_queries_for_fifty_as_for_two(
    signed_in: Callable[[str], Any], people: dict[str, Any], as_user: Callable[[str], Any], queries: Callable[[], Any]
) -> None:
    def asked(path: str, post: bool) -> int:
        with queries() as seen:
            assert (browser.post(path, {}) if post else browser.get(path)).status_code == 200
        return len(seen)

    ratna, browser = people["ratna"], signed_in("ratna")
    with as_user("ratna"):
        entries = an_address_book(ratna)
    pages = {"/direktori/": True, "/direktori/lembaga/": False, "/direktori/konfirmasi/": False, f"/direktori/{entries.legal_aid}/": False}
    browser.get("/direktori/")  # the first request of a session notes the visit
    few = {path: asked(path, post) for path, post in pages.items()}
    assert max(few.values()) <= MOST_QUERIES, few
    with as_user("ratna"):
        for turn in range(12):
            row = add_institution(by=ratna, facts={"name": f"Lembaga {turn}"})
            save_service(by=ratna, institution_id=row.pk, facts=service_facts(name=f"Layanan {turn}"))
            save_service(by=ratna, institution_id=entries.legal_aid, facts=service_facts(name=f"Lagi {turn}"))
    assert {path: asked(path, post) for path, post in pages.items()} == few
