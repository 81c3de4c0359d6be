"""Which kinds of request are answered at all: a page is asked for (GET, HEAD) or something is sent (POST)."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed

ANSWERED = ("GET", "HEAD", "POST")


class GetHeadPost:
    """405 for every other method at every address, before a session or a file is looked at.

    A view that only tells POST from the rest would otherwise draw its page for PUT or DELETE, and CSRF is asked for by method as well.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ANSWERED:
            return HttpResponseNotAllowed(ANSWERED)
        return self.get_response(request)
