"""A survivor sits alongside: no page that lists the files of others is sent to this device."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize("path", ["/ikhtisar/", "/beban/", "/penghapusan/", "/pengaduan/", "/kasus/"])
@pytest.mark.parametrize("one_file", [True, False])
def test_the_lists_wait(open_a_case: Any, signed_in: Any, path: str, one_file: bool) -> None:
    case, sari = open_a_case("sari"), signed_in("sari")
    assert sari.get(path).status_code == 200
    sari.post("/layar-bersama/", {"file": str(case.pk)} if one_file else {})
    answer = sari.get(path)
    assert answer.status_code == 409
    assert case.number not in answer.content.decode()
    assert sari.get(f"/kasus/{case.pk}/").status_code == 200
