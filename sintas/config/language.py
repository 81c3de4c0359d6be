"""Indonesian unless somebody chose English: the browser's own language says nothing about the worker's."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

OFFERED = frozenset(code for code, _name in settings.LANGUAGES)


class ChosenLanguage:
    """Takes the language from the cookie; the staff room's KnowWho puts the account's choice over it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        translation.activate(asked if asked in OFFERED else settings.LANGUAGE_CODE)
        try:
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        finally:
            translation.activate(settings.LANGUAGE_CODE)  # threads are used again
        return response
