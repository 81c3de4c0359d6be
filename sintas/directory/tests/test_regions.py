"""Areas of Indonesia: vendored as the lock says, in agreement with the practice's provinces, found as people write them."""

from __future__ import annotations

import json

import pytest

from sintas.directory import regions
from sintas.practice.catalogue import load


def test_the_files_are_those_of_the_lock() -> None:
    lock = json.loads(regions.LOCK.read_text("utf-8"))
    assert lock["package"] == "idn-area-data"
    assert "ODbL" in lock["licence"]
    assert {path.name for path in regions.DATA.iterdir()} == {*lock["files"], regions.LOCK.name}
    for name, digest in lock["files"].items():
        assert regions.digest((regions.DATA / name).read_bytes()) == digest, name


def test_provinces_agree_with_the_practice() -> None:
    provinces = {code for code in regions.by_code() if "." not in code}
    assert provinces == {row.code for row in load("provinces").rows}
    assert len([code for code in regions.by_code() if code.count(".") == 1]) == 514
    assert len(regions.by_code()) > 7_500
    assert all(regions.parents(code)[-2] in regions.by_code() for code in regions.by_code() if "." in code)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Kota Bandung", ["32.73"]),
        ("bandung", ["32.04", "32.73"]),
        ("Kab. Bandung", ["32.04"]),
        ("kabupaten bandung", ["32.04"]),
        ("Bandung, Tulungagung", ["35.04.17"]),
        ("Lengkong, Kota Bandung, Jawa Barat", ["32.73.13"]),
        ("DIY", ["34"]),
        ("DKI Jakarta", ["31"]),
        ("seluruh Indonesia", ["ID"]),
        ("32.73", ["32.73"]),
        ("Zumrud", []),
        ("", []),
    ],
)
def test_found_as_people_write_them(typed: str, codes: list[str]) -> None:
    assert [one.code for one in regions.found(typed)] == codes


def test_every_name_on_a_page_leads_back_to_its_code() -> None:
    for code in regions.by_code():
        assert code in [one.code for one in regions.found(regions.name_of(code, whole=True))], code


def test_time_zones() -> None:
    """Keppres 41/1987: WIB, WITA, WIT."""
    zones = {code: regions.zone_of(code) for code in ("11", "31", "61", "62", "63", "64", "51", "53", "73", "81", "82", "91", "94", "32.73", "ID")}
    assert zones == {
        "11": 7, "31": 7, "61": 7, "62": 7, "63": 8, "64": 8, "51": 8, "53": 8, "73": 8, "81": 9, "82": 9, "91": 9, "94": 9, "32.73": 7, "ID": 7,
    }  # fmt: skip
