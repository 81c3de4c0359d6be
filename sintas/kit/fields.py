"""Fields the kit adds to Django's: a remembered date, a code or own words, a telephone number. For the rest, Django's own."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sintas.kit import clock, phones
from sintas.kit.fuzzy_date import FuzzyDate
from sintas.kit.fuzzy_words import FuzzyDateError, parse
from sintas.kit.widgets import FuzzyDateInput, Phone, Text

FUZZY_ERRORS = {
    "unreadable": _("Tulis tanggalnya, misalnya 23 Agustus 2024, Agustus 2024, sekitar 2019, usia 18, atau “tidak tahu”."),
    "no_such_day": _("Tanggal itu tidak ada di kalender. Periksa hari dan bulannya."),
    "short_year": _("Tulis tahun dengan empat angka, misalnya 2024."),
    "year_missing": _("Tambahkan tahunnya, misalnya 23 Agustus 2024."),
    "year_range": _("Tulis tahun antara %(first)s dan %(last)s."),
    "vague": _("Tulis tahunnya saja, bulannya, atau “sekitar” dengan tahunnya. Keterangan lain ditulis di catatan."),
    "about": _("Untuk perkiraan, tulis “sekitar” dengan tahunnya, misalnya sekitar 2019."),
    "age": _("Tulis usia dalam tahun dengan angka, misalnya usia 18."),
    "weekday": _("Tanggal itu jatuh pada hari lain. Hapus nama harinya atau perbaiki tanggalnya."),
    "future": _("Tanggal ini belum terjadi. Periksa tahunnya."),
    "required": _("Tulis tanggalnya, atau tulis “tidak tahu”."),
}


class FuzzyDateField(forms.Field):
    """A moment as remembered; gives a `FuzzyDate`, `unknown()` when left empty.

    `future=False` refuses a moment that certainly lies ahead. `required=True` refuses an empty box, but takes "tidak tahu" as an answer.
    """

    widget = FuzzyDateInput
    default_hint = _("Misalnya 23 Agustus 2024, Agustus 2024, sekitar 2019, usia 18, atau tidak tahu.")

    def __init__(self, *, future: bool = True, required: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", self.default_hint)
        super().__init__(required=required, **kwargs)
        self.future = future
        self.error_messages["required"] = FUZZY_ERRORS["required"]

    def to_python(self, value: Any) -> FuzzyDate:
        """Reads the words. ValidationError with a sentence that says what to write."""
        if isinstance(value, FuzzyDate):
            return value
        try:
            when = parse(str(value or ""), today=clock.today())
        except FuzzyDateError as refusal:
            raise ValidationError(FUZZY_ERRORS[refusal.code], code=refusal.code, params=refusal.params) from refusal
        if not self.future and when.certainly_after(FuzzyDate.on(clock.today())):
            raise ValidationError(FUZZY_ERRORS["future"], code="future")
        return when

    def clean(self, value: Any) -> FuzzyDate:
        """Checks emptiness on what was typed: "tidak tahu" is an answer, an empty box is not."""
        if self.required and not isinstance(value, FuzzyDate) and not str(value or "").strip():
            raise ValidationError(self.error_messages["required"], code="required")
        return self.to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """What stands in the box: the moment in words, an unknown one as an empty box; what was typed, as typed."""
        if isinstance(value, FuzzyDate):
            return value.text(get_language() or "id") if value.is_known else ""
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the words mean another moment than before."""
        try:
            return self.to_python(data) != (initial or FuzzyDate.unknown())
        except ValidationError:
            return True


@dataclass(frozen=True, slots=True)
class Coded:
    """A code of a list, words of one's own, or both; `code` empty means not yet coded ("belum dikodekan")."""

    code: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.code or self.words)


class CodedOrOwnWordsWidget(forms.MultiWidget):
    """A chooser with a line for own words below it."""

    kind = "group"

    def __init__(self, chooser: forms.Widget, own: forms.Widget, label: Any) -> None:
        super().__init__([chooser, own])
        self.label = label

    def decompress(self, value: Any) -> list[str]:
        """A `Coded` as the two inputs' values."""
        return [value.code, value.words] if isinstance(value, Coded) else ["", ""]

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        code, words = value if isinstance(value, list) else self.decompress(value)
        base = (attrs or {}).get("id", name)
        # The legend names the group; a select inside it needs a name of its own.
        named = {"aria-labelledby": f"{base}-l"} if getattr(self.widgets[0], "kind", "") == "field" else {}
        return format_html(
            '{}<div class="field own-words"><label class="label label-light" for="{}_1">{}</label>{}</div>',
            self.widgets[0].render(f"{name}_0", code, {"id": f"{base}_0", **named}),
            base,
            self.label,
            self.widgets[1].render(f"{name}_1", words, {"id": f"{base}_1"}),
        )


class CodedOrOwnWords(forms.MultiValueField):
    """Choose a code or say it in own words, to be coded later; gives a `Coded`. Required means one of the two."""

    def __init__(self, *, choices: Any, widget: forms.Widget, max_length: int = 500, own_label: Any = None, **kwargs: Any) -> None:
        first = forms.ChoiceField(choices=choices, widget=widget, required=False)
        second = forms.CharField(max_length=max_length, required=False)
        super().__init__(
            [first, second],
            widget=CodedOrOwnWordsWidget(first.widget, Text({"maxlength": max_length}), own_label or _("Atau tulis dengan kata sendiri")),
            require_all_fields=False,
            **kwargs,
        )
        if "required" not in kwargs.get("error_messages", {}):
            self.error_messages["required"] = _("Pilih satu, atau tulis dengan kata sendiri.")

    def compress(self, data_list: Any) -> Coded:
        """The two values as one."""
        return Coded(*(value or "" for value in data_list)) if data_list else Coded()


class PhoneField(forms.CharField):
    """A telephone number, kept as +62...; numbers of other countries need their + sign. Empty gives ""."""

    widget = Phone

    def to_python(self, value: Any) -> str:
        """Normalises; ValidationError if it cannot be a telephone number."""
        typed = super().to_python(value)
        if not typed:
            return ""
        number = phones.normal(typed)
        if number is None:
            raise ValidationError(_("Tulis nomor telepon lengkap, misalnya 0812 3456 7890."), code="phone")
        return number

    def prepare_value(self, value: Any) -> Any:
        """The usual Indonesian spelling: 0812-3456-7890."""
        return phones.shown(value) if isinstance(value, str) and value.startswith("+") else value
