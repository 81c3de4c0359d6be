"""What somebody chooses for themselves: no power is needed and nobody else is touched."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from sintas.safekeeping import trail
from sintas.safekeeping.refusals import BadInput

from ..actor import Actor
from ..models import User

THEMES = ("", "light", "dark")


def choose(
    *, by: Actor, language: str | None = None, theme: str | None = None, greeting: str | None = None, morning_mail: bool | None = None
) -> None:
    """Keep what is given with the account; None leaves it as it is. Raises BadInput."""
    given = {"language": language, "theme": theme, "greeting": greeting, "morning_mail": morning_mail}
    wanted = {name: value for name, value in given.items() if value is not None}
    if language is not None and language not in dict(settings.LANGUAGES):
        raise BadInput({"language": _("Pilih salah satu bahasa yang ada.")})
    if theme is not None and theme not in THEMES:
        raise BadInput({"theme": _("Pilih salah satu tema yang ada.")})
    if morning_mail and not User.objects.filter(pk=by.user_id).exclude(email="").exists():
        raise BadInput({"morning_mail": _("Alamat surel Anda belum ada di daftar petugas. Mintalah administrator menulisnya.")})
    if wanted:
        User.objects.filter(pk=by.user_id).update(**wanted)
        trail.record(by=by, verb="choose settings", what=sorted(wanted))
