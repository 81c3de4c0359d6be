"""The page for when nothing may be opened and nothing can be saved. What was typed and sent is not lost: the page holds it, sealed, and
sends it again by a button.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from .carried import carry, uncarry
from .refusals import Words

FIELD, TOKEN = "carried_again", "csrfmiddlewaretoken"
UNWRITABLE = _(
    "Catatan siapa membuka apa sedang tidak dapat ditulis. Selama itu tidak ada berkas yang dibuka dan tidak ada yang disimpan."
)
SET_BACK = _(
    "Jam server mundur, sehingga tidak ada berkas yang dibuka. Administrator perlu membetulkan jam mesin, lalu memulai ulang Sintas."
)


def halted_page(request: HttpRequest, sentence: Words) -> HttpResponse:
    """503, until an administrator has seen to it."""
    held = {"sentence": sentence, "carried": packed(request), "field": FIELD}
    answer = HttpResponse(render_to_string("kit/errors/halted.html", held, request), status=503)
    if request.headers.get("HX-Request"):  # the whole page, not the corner that asked
        answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "body", "innerHTML"
    return answer


def packed(request: HttpRequest) -> str:
    """What a signed-in person sent, sealed; "" when there is nothing but a button (a file itself cannot travel)."""
    if request.method != "POST" or whose(request) is None:
        return ""
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in (TOKEN, FIELD)}
    return carry(f"{whose(request)}{request.path}", {name: [str(one) for one in values] for name, values in fields.items()}) if fields else ""


def take_up_again(request: HttpRequest) -> None:
    """If this request is such a page's button: put what it carries in place of the button, for the same person and the same address."""
    if request.method != "POST" or request.content_type != "application/x-www-form-urlencoded" or not request.POST.get(FIELD):
        return
    held = uncarry(request.POST[FIELD])
    if held is None or held["form"] != f"{whose(request)}{request.path}":
        return
    again = QueryDict(mutable=True)
    again[TOKEN] = request.POST.get(TOKEN, "")
    for name, values in held["fields"].items():
        again.setlist(name, values)
    again._mutable = False
    request.POST = again  # type: ignore[assignment]


def whose(request: HttpRequest) -> Any:
    """The id of whoever is signed in, or None."""
    return getattr(getattr(request, "actor", None), "user_id", None)
