"""Every page of the house: light enough for a bad line, silent about whom it is about; as seen, accessible and as wide as the screen.

What the server sends is weighed and read of every page. Chromium looks at every fourth one, and at one of each template in dark or in English;
under `make drills` at all of them in eight combinations of width, theme and language.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from django.conf import settings as house_settings

from sintas.kit.assets import STATIC
from tests.drills import DRILL, share

from .chrome import speaks_of
from .conftest import DESK, PHONE
from .full_house import SECRETS
from .person import Person
from .walk import Seen, View, Walk, inspect, neutral, report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIGHT: list[View] = [(PHONE, "light"), (DESK, "light")]
DARK: list[View] = [(PHONE, "dark"), (DESK, "dark")]
# interface.md, in bytes as gzip makes them
FIRST_LOAD, NEXT_PAGE, CSS, JS = 60_000, 15_000, 14_000, 25_000
TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)


def test_every_page_is_accessible_light_silent_and_asks_nobody_else(
    pages: list[Seen], at_a_screen: Callable[..., Person], cast: dict[str, Any], live_server: Any
) -> None:
    weights = {page.path: len(gzip.compress(page.html, 6)) for page in pages}
    titles = {page.path: unescape(found[1].decode()) if (found := TITLE.search(page.html)) else "" for page in pages}
    raw = max(len(page.html) for page in pages)
    walk = Walk(at_a_screen)
    for language in ("id", "en"):
        speak(cast, language)
        for turn, (page, views) in enumerate(looks(pages, language)):
            person = walk.to(page)
            if not page.who:
                person.context.add_cookies([{"name": house_settings.LANGUAGE_COOKIE_NAME, "value": language, "url": person.address}])
                person.goes_to(page.path)
            assert person.page.get_attribute("html", "lang") == language, page.name
            inspect(person, page, *views, turn=turn)
            page.wrong += person.watched.wrong
            person.watched.wrong.clear()
    assert report(pages) == [], "\n".join(report(pages))
    assert {host for person in walk.people.values() for host in person.watched.hosts} == {live_server.url.removeprefix("http://")}
    asked = {unquote(address) for person in walk.people.values() for address in person.watched.addresses}
    assert [(address, said) for address in asked if (said := speaks_of(address, SECRETS))] == []
    assert {name: title for name, title in titles.items() if not neutral(title)} == {}
    heaviest = sorted(weights.items(), key=lambda one: -one[1])[:5]
    print(f"{len(pages)} pages; heaviest {raw} bytes uncompressed; gzip: " + ", ".join(f"{name} {weight}" for name, weight in heaviest))
    assert [one for one in heaviest if one[1] > NEXT_PAGE] == []


def speak(cast: dict[str, Any], language: str) -> None:
    """From now on everybody reads the house in this language."""
    for user in cast.values():
        user.language = language
        user.save(update_fields=["language"])


def looks(pages: list[Seen], language: str) -> list[tuple[Seen, list[View]]]:
    """What Chromium looks at in one language. Under `make drills` every page, wide and narrow, light and dark."""
    if DRILL:
        return [(page, [*LIGHT, *DARK]) for page in pages]
    templates = share(list({one.template: one for one in reversed(pages)}.values()), of=2, turn=int(language == "en"))
    assert len(templates) > 30
    if language == "en":
        views = [*LIGHT, *DARK]
        return [(page, [views[turn % len(views)]]) for turn, page in enumerate(templates)]
    return [(page, LIGHT) for page in share(pages, of=4, turn=0)] + [(page, [DARK[turn % 2]]) for turn, page in enumerate(templates)]


def test_the_first_load_and_the_files_stay_within_their_budgets(at_a_screen: Callable[..., Person]) -> None:
    ratna = at_a_screen("ratna", signed_in=False)
    bodies: dict[str, bytes] = {}
    ratna.page.on("response", lambda answer: bodies.update({answer.url: answer.body()}) if answer.status == 200 else None)
    ratna.page.goto(ratna.address + "/masuk/")
    ratna.page.wait_for_load_state("networkidle")
    first = weigh(bodies)
    before = set(bodies)
    ratna.enters()
    ratna.page.wait_for_load_state("networkidle")
    second = weigh({url: body for url, body in bodies.items() if url not in before})
    css, js = (sum(weigh({str(one): one.read_bytes()}) for one in files) for files in (STATIC.glob("css/*.css"), STATIC.glob("js/sintas.js")))
    htmx = sum(len(gzip.compress(one.read_bytes(), 9)) for one in STATIC.glob("vendor/htmx-*/htmx.min.js"))
    print(f"first load {first}, the day's page after it {second}, css {css}, js {js} + htmx {htmx}")
    assert first <= FIRST_LOAD
    assert second <= NEXT_PAGE
    assert css <= CSS
    assert js + htmx <= JS


def weigh(bodies: dict[str, bytes]) -> int:
    """Bytes, each file compressed by itself."""
    return sum(len(gzip.compress(body, 9)) for body in bodies.values())
