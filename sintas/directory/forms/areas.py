"""Areas as people type them: one a line, "Kota Bandung" or "Lengkong, Kota Bandung". A name that means several is asked about, never guessed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sintas.kit.widgets import Area

from .. import regions

MOST = 100


class AreasField(forms.CharField):
    """Gives a list of area codes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=8_000, widget=Area(low=True), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Codes as lines of names."""
        return "\n".join(regions.name_of(code, whole=True) for code in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return value if isinstance(value, list) else super().to_python(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> list[str]:
        """Raises ValidationError with a sentence for every line that names no area, or several."""
        typed = [line.strip() for line in (super().clean(value) or "").splitlines() if line.strip()]
        if len(typed) > MOST:
            raise ValidationError(_("Paling banyak %(most)s wilayah. Tulis provinsinya saja bila layanan mencakup semuanya."), params={"most": MOST})
        wrong, codes = [], []
        for line in typed:
            hits = regions.found(line)
            if len(hits) == 1:
                codes.append(hits[0].code)
            elif hits:
                named = "; ".join(regions.name_of(one.code, whole=True) for one in hits[:6])
                wrong.append(ValidationError(_("“%(typed)s” dapat berarti: %(named)s. Tulis salah satunya."), params={"typed": line[:60], "named": named}))
            else:
                sentence = _("“%(typed)s” tidak dikenal. Tulis nama provinsi, kabupaten atau kota, atau kecamatan, misalnya “Kota Bandung”.")
                wrong.append(ValidationError(sentence, params={"typed": line[:60]}))
        if wrong:
            raise ValidationError(wrong)
        return list(dict.fromkeys(codes))
