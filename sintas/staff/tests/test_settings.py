"""What somebody chooses for themselves stays with the account."""

import pytest

from sintas.safekeeping.refusals import BadInput
from sintas.staff.actions.choosing import choose
from sintas.staff.models import User


def test_language_theme_and_greeting_are_kept(signed_in, cast, written):
    ratna = signed_in("ratna")
    assert ratna.post("/pengaturan/", {"greeting": "Bu Ratna", "language": "en", "theme": "dark"}).status_code == 302
    held = User.objects.get(username="ratna")
    assert (held.greeting, held.language, held.theme) == ("Bu Ratna", "en", "dark")
    assert ratna.get("/pengaturan/")["Content-Language"] == "en"
    assert written("choose settings")[0]["what"] == ["greeting", "language", "morning_mail", "theme"]
    assert User.objects.get(username="budi").language == "id"


def test_the_small_switches(signed_in, cast, client):
    ratna = signed_in("ratna")
    assert ratna.post("/pengaturan/tema/", {"theme": "light"}).status_code == 303
    assert ratna.post("/pengaturan/tema/", {"theme": "neon"}).status_code == 422
    assert ratna.post("/pengaturan/bahasa/", {"language": "en", "next": "/pengaturan/"}).url == "/pengaturan/"
    assert User.objects.get(username="ratna").theme == "light"
    answer = client.post("/pengaturan/bahasa/", {"language": "en", "next": "/masuk/"})
    assert answer.url == "/masuk/"
    assert client.get("/masuk/")["Content-Language"] == "en"
    assert client.post("/pengaturan/bahasa/", {"language": "xx", "next": "https://jahat.example"}).url == "/"


def test_only_what_exists_is_kept(people, as_user):
    with as_user("ratna"):
        for wrong in ({"language": "fr"}, {"theme": "neon"}):
            with pytest.raises(BadInput):
                choose(by=people["ratna"], **wrong)
