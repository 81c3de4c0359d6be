"""`/direktori/`: looking for a service."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sintas.staff.policy import need

from ..forms.search import SearchForm
from ..policy import KEEP, LOOK
from ..reading.finding import Found, find
from .parts import actor_of, may_carry, tabs


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """GET shows the empty form and where to begin; POST finds. `hal` is the page, a button of the same form."""
    by = actor_of(request)
    need(by, LOOK)
    form = SearchForm(request.POST if request.method == "POST" else None)
    found: Found | None = None
    if request.method == "POST" and form.is_valid():
        typed = request.POST.get("hal", "")
        found = find(by, form.asked(), int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 5 else 1)
    context = {"form": form, "found": found, "tabs": tabs("search"), "may_keep": by.holds(KEEP), **may_carry(by)}
    return render(request, "directory/search.html", context, status=422 if form.has_errors else 200)
