"""Every institution by name, and those nobody has confirmed for long."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sintas.kit.pieces import Pager
from sintas.kit.places import address_if_any
from sintas.staff.policy import need

from ..policy import KEEP, LOOK, SET_AGE
from ..reading.age import months_of
from ..reading.stale import listed
from .parts import actor_of, may_carry, tabs

PAGE = 100


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """`/direktori/lembaga/`."""
    return page(request, "list", stale=False)


@require_safe
def stale(request: HttpRequest) -> HttpResponse:
    """`/direktori/konfirmasi/`."""
    return page(request, "stale", stale=True)


def page(request: HttpRequest, name: str, *, stale: bool) -> HttpResponse:
    """A hundred a page."""
    by = actor_of(request)
    need(by, LOOK)
    typed = request.GET.get("hal", "")
    number = max(1, int(typed)) if typed.isascii() and typed.isdecimal() and len(typed) < 6 else 1
    months = months_of(by)
    rows, total = listed(by, stale=stale, months=months, first=(number - 1) * PAGE, count=PAGE)
    here = reverse(f"directory:{name}")
    pager = Pager(
        first=(number - 1) * PAGE + 1,
        last=(number - 1) * PAGE + len(rows),
        total=total,
        previous_url=f"{here}?hal={number - 1}" if number > 1 else "",
        next_url=f"{here}?hal={number + 1}" if number * PAGE < total else "",
    )
    context = {
        "rows": rows, "pager": pager if total > PAGE else None, "tabs": tabs(name), "stale": stale, "months": months,
        "may_keep": by.holds(KEEP), "print_url": address_if_any("directory_list"), "may_set_age": by.holds(SET_AGE), **may_carry(by),
    }  # fmt: skip
    return render(request, "directory/list.html", context)
