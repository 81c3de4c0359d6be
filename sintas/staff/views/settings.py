"""`/pengaturan/`: greeting, language, theme, the way to a new password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sintas.kit.pages import FormPage, form_page
from sintas.kit.pieces import Link
from sintas.kit.places import address_if_any
from sintas.safekeeping.refusals import BadInput

from ..actions.choosing import choose
from ..forms.settings import SettingsForm
from ..paths import asked_for, own_path
from ..signin import before_new_password, open_to_all

CHOSEN = ("greeting", "language", "theme", "morning_mail")
A_YEAR = 365 * 24 * 60 * 60  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """The person's own settings in one form."""
    user: Any = request.user
    form = SettingsForm(request.POST or None, initial={name: getattr(user, name) for name in CHOSEN})
    if request.method == "POST" and form.is_valid():
        chosen = {name: form.cleaned_data[name] for name in CHOSEN}
        try:
            choose(by=request.actor, **chosen)  # type: ignore[attr-defined]
        except BadInput as bad:
            for name, sentence in bad.fields.items():
                form.refuse(name, sentence)
        else:
            translation.activate(chosen["language"])
            messages.success(request, _("Pengaturan Anda tersimpan."))
            return with_language(HttpResponseRedirect(reverse("staff:settings")), chosen["language"])
    reads = request.actor.holds("cases.read")  # type: ignore[attr-defined]
    page = FormPage(_("Pengaturan saya"), back=Link("/", _("Hari ini")))
    return form_page(request, form, page, template="staff/settings.html", feed_url=address_if_any("own_feed") if reads else "")


@before_new_password
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Light, dark or as the device; posted by the small element as well as by its button."""
    try:
        choose(by=request.actor, theme=request.POST.get("theme", ""))  # type: ignore[attr-defined]
    except BadInput as bad:
        return HttpResponse(str(bad.sentence), status=422, content_type="text/plain; charset=utf-8")
    return HttpResponseRedirect(asked_for(request, reverse("staff:settings")), status=303)


@open_to_all
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Also before signing in: then only a cookie remembers it. `next` may be the door itself."""
    wanted = request.POST.get("language", "")
    if wanted not in dict(settings.LANGUAGES):
        wanted = settings.LANGUAGE_CODE
    by: Any = request.actor  # type: ignore[attr-defined]
    if by is not None:
        choose(by=by, language=wanted)
    back = own_path(request.POST.get("next", "")) or "/"
    return with_language(HttpResponseRedirect(back, status=303), wanted)


def with_language(answer: HttpResponse, chosen: str) -> HttpResponse:
    """Remember it in this browser as well, for the pages at the door."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=A_YEAR,
        httponly=True,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )
    return answer
