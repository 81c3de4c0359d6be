"""A survivor sits alongside: the shared screen goes on with one press and ends only with the password."""

from sintas.staff.testing import PASSWORD


def test_on_by_a_press_off_by_the_password(signed_in, cast, written):
    ratna = signed_in("ratna")
    assert ratna.get("/layar-bersama/").status_code == 405
    assert ratna.post("/layar-bersama/", {"next": "/pengaturan/"}).url == "/pengaturan/"
    assert ratna.session["shared"] == ""
    assert ratna.post("/layar-bersama/selesai/", {"password": "salah"}).status_code == 422
    assert ratna.session["shared"] == ""
    assert ratna.post("/layar-bersama/selesai/", {"password": PASSWORD, "next": "https://jahat.example"}).url == "/"
    assert "shared" not in ratna.session
    assert ratna.get("/layar-bersama/selesai/").status_code == 302
    assert [row["outcome"] for row in written("end shared screen")] == ["refused", "done"]


def test_locking_keeps_it_shared(signed_in, cast):
    ratna = signed_in("ratna")
    ratna.post("/layar-bersama/?file=0190f5fe-7c00-7000-8000-000000000000&next=/pengaturan/")
    ratna.post("/kunci/")
    ratna.post("/terkunci/", {"password": PASSWORD})
    assert ratna.session["shared"] == "0190f5fe-7c00-7000-8000-000000000000"


def test_nothing_foreign_stays_in_the_session(signed_in, cast):
    ratna = signed_in("ratna")
    ratna.post("/layar-bersama/", {"file": "Siti Aminah"})
    assert ratna.session["shared"] == ""
