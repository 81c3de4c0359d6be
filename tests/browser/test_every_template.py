"""One page of each template at one width and theme, in one of the languages by turns; the drill takes every page in all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as house_settings

from tests.drills import DRILL, share

from .conftest import DESK, PHONE
from .person import Person
from .walk import Seen, Walk, inspect, report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_one_page_of_each_template_in_both_languages_and_themes(pages: list[Seen], at_a_screen: Callable[..., Person], cast: dict[str, Any]) -> None:
    each = pages if DRILL else list({one.template: one for one in reversed(pages)}.values())
    assert len(each) > 30
    walk = Walk(at_a_screen)
    for at, language in enumerate(("id", "en")):
        for user in cast.values():
            user.language = language
            user.save(update_fields=["language"])
        for turn, page in enumerate(share(each, of=2, turn=at)):
            person = walk.to(page)
            if not page.who:
                person.context.add_cookies([{"name": house_settings.LANGUAGE_COOKIE_NAME, "value": language, "url": person.address}])
                person.goes_to(page.path)
            assert person.page.get_attribute("html", "lang") == language, page.name
            light = [(PHONE, "light"), (DESK, "light")] if language == "en" else []  # Indonesian in light is seen on every page
            views = [*light, (PHONE, "dark"), (DESK, "dark")]
            inspect(person, page, *share(views, of=len(views), turn=turn))
    assert report(each) == [], "\n".join(report(each))
