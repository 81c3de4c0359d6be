"""A form in parts, as a worker reads it. Rooms subclass `PartForm` and list their parts; `{% form_parts form %}` draws it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from django import forms
from django.forms import BoundField
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sintas.kit import ids, markup
from sintas.kit.rows_sent import wants_more
from sintas.kit.widgets import Hidden

Words = str | Promise
MOST_VERSIONS = 1_000_000  # of one record; a page that carries more than this was altered on the way


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that belong together. A tuple inside `fields` stands side by side where there is room."""

    title: Words
    fields: Sequence[str | tuple[str, ...]]
    hint: Words = ""
    # Shut until somebody wants it; open by itself when something in it is filled in or wrong. Needs a title.
    folded: bool = False


class _Submission(forms.CharField):
    def has_changed(self, initial: Any, data: Any) -> bool:
        """Never: it is no answer."""
        return False


class PartForm(forms.Form):
    """Base of every form that records something.

    Carries two hidden values: `submission` (names this filling-in, so that sending twice saves once) and `based_on` (the version
    being corrected, empty for something new). Both stand in `cleaned_data`. Fields named in no part are drawn last, never dropped.
    """

    parts: Sequence[Part] = ()
    use_required_attribute = False
    # True while a draft is shown again: what was typed stands there, but nothing has been sent yet, so nothing is wrong yet.
    quiet = False

    submission = _Submission(required=False, widget=Hidden)
    based_on = forms.IntegerField(required=False, min_value=0, max_value=MOST_VERSIONS, widget=Hidden)

    def __init__(self, *args: Any, based_on: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A correction begins with its record's own values: the name of that older filling-in must not become the name of this one.
        if not ids.is_submission(str(self.initial.get("submission") or "")):
            self.initial["submission"] = ids.new_submission()
        if based_on is not None:
            self.initial["based_on"] = based_on
        for field in self.fields.values():
            speak_plainly(field)
        # "Tambah baris" sends the form to see it again with more rows: nothing is judged or recorded.
        self.quiet = self.is_bound and any(wants_more(self.data, self.add_prefix(name)) for name in self.fields)

    @classmethod
    def resumed(cls, draft: Mapping[str, Sequence[str]], **kwargs: Any) -> Self:
        """The form with a draft's words standing in it as typed, not judged. `draft` maps names to lists, as autosave sent them."""
        form = cls(data=MultiValueDict({name: list(values) for name, values in draft.items()}), **kwargs)
        form.quiet = True
        return form

    @property
    def errors(self) -> ErrorDict:
        """Django's errors; none while a draft is being resumed."""
        return ErrorDict() if self.quiet else super().errors

    def is_valid(self) -> bool:
        """Never true for a resumed draft: it was not sent."""
        return not self.quiet and super().is_valid()

    def clean_submission(self) -> str:
        """The page's own name for this filling-in; a fresh one if the page sent none that fits."""
        given: str = self.cleaned_data["submission"]
        return given if ids.is_submission(given) else ids.new_submission()

    def refuse(self, name: str, sentence: str) -> None:
        """Put a verb's sentence where it belongs: its field, a cell of its rows (`goals-0-target`: row 0 of the list the verb was given,
        see `kit.rows`), or, for a name the form does not have, the top of the page. Call it after is_valid().
        """
        whole, _dash, rest = name.partition("-")
        bound = self[whole] if whole in self.fields else None
        in_cell = bound.cell_error(rest, sentence) if rest and bound is not None and hasattr(bound, "cell_error") else None
        self.add_error(whole if bound is not None else None, in_cell or sentence)

    @property
    def has_errors(self) -> bool:
        """Whether an answer with this form is a refusal (422)."""
        return not self.quiet and self.is_bound and not self.is_valid()

    @property
    def files_to_choose_again(self) -> bool:
        """Whether chosen files got lost on the way: a browser does not give them back after a refusal."""
        return self.has_errors and bool(self.files)

    def problems(self) -> list[tuple[str, str]]:
        """(id to lead to, sentence) of everything that is wrong, in the order of the page."""
        if not self.has_errors:
            return []
        found = [("", str(words)) for words in self.non_field_errors()]
        for bound in self.in_order():
            found += markup.problems_of(bound)
        hidden = [str(words) for bound in self.hidden_fields() for words in bound.errors]
        return found + [("", words) for words in hidden]

    def in_order(self) -> list[BoundField]:
        """Visible fields in the order of the parts."""
        named = [name for part in self.all_parts() for entry in part.fields for name in ([entry] if isinstance(entry, str) else entry)]
        return [self[name] for name in named]

    def all_parts(self) -> list[Part]:
        """The parts, without fields this form does not have, and a last one with the fields no part names."""
        have = {name for name in self.fields if not self[name].is_hidden}
        shown: list[Part] = []
        seen: set[str] = set()
        for part in self.parts:
            kept: list[str | tuple[str, ...]] = []
            for entry in part.fields:
                names = tuple(name for name in ([entry] if isinstance(entry, str) else entry) if name in have)
                seen.update(names)
                if names:
                    kept.append(names if len(names) > 1 else names[0])
            if kept:
                shown.append(replace(part, fields=kept))
        rest = [name for name in self.fields if name in have - seen]
        return [*shown, Part("", rest)] if rest else shown

    def render_hidden(self) -> SafeString:
        """The hidden inputs."""
        return format_html_join("", "{}", ((bound.as_widget(),) for bound in self.hidden_fields()))

    def render_summary(self) -> SafeString:
        """The list of what is wrong, for the top of the page."""
        again = [("", _("Pilih kembali berkas yang dilampirkan; peramban tidak menyimpannya."))] if self.files_to_choose_again else []
        return markup.summary(self.problems() + again)

    def render_parts(self) -> SafeString:
        """All parts, hidden inputs first."""
        return self.render_hidden() + format_html_join("", "{}", ((self._part(at, part),) for at, part in enumerate(self.all_parts())))

    def _part(self, at: int, part: Part) -> SafeString:
        alone = part.fields[0] if len(part.fields) == 1 else None
        if isinstance(alone, str) and markup.kind_of(self[alone]) == "group" and not part.title:
            return markup.field(self[alone], main=True)
        head = markup._NOTHING
        named = markup._NOTHING
        if part.title:
            ident = f"{self.prefix or 'f'}-part-{at}"
            named = format_html(' aria-labelledby="{}"', ident)
            head = format_html('<h2 class="h-part" id="{}">{}</h2>', ident, part.title)
        hint = format_html('<p class="hint">{}</p>', part.hint) if part.hint else markup._NOTHING
        body = format_html_join("", "{}", ((self._entry(entry),) for entry in part.fields))
        if part.folded:
            opened = mark_safe(" open") if self._touched(part) else ""
            return format_html('<details class="form-part"{}><summary>{}</summary>{}{}</details>', opened, part.title, hint, body)
        tag = "section" if part.title else "div"
        return format_html('<{0} class="form-part"{1}>{2}{3}{4}</{0}>', tag, named, head, hint, body)

    def _touched(self, part: Part) -> bool:
        """Whether anything in this part is filled in or wrong."""
        names = [name for entry in part.fields for name in ([entry] if isinstance(entry, str) else entry)]
        return any(_answered(self[name]) or (self.has_errors and self[name].errors) for name in names)

    def _entry(self, entry: str | tuple[str, ...]) -> SafeString:
        if isinstance(entry, str):
            return markup.field(self[entry])
        return format_html('<div class="pair">{}</div>', format_html_join("", "{}", ((markup.field(self[name]),) for name in entry)))


# Django's sentences say what is wrong; ours say what to do. Found by identity, so that a form's own sentences stay.
_OURS: dict[int, Words] = {
    id(field_class.default_error_messages[code]): words
    for field_class, code, words in (
        (forms.Field, "required", gettext_lazy("Isi bagian ini.")),
        (forms.ChoiceField, "invalid_choice", gettext_lazy("Pilih salah satu dari daftar.")),
        (forms.MultipleChoiceField, "invalid_choice", gettext_lazy("Pilih dari daftar.")),
        (forms.MultipleChoiceField, "invalid_list", gettext_lazy("Pilih dari daftar.")),
        (forms.DateField, "invalid", gettext_lazy("Tulis tanggalnya dengan hari, bulan, dan tahun.")),
        (forms.TimeField, "invalid", gettext_lazy("Tulis jamnya, misalnya 14:30.")),
        (forms.IntegerField, "invalid", gettext_lazy("Tulis dengan angka bulat.")),
        (forms.FileField, "empty", gettext_lazy("Berkas ini kosong. Pilih berkas lain.")),
    )
}
_CHOOSE_ONE = gettext_lazy("Pilih salah satu.")
_CHOOSE_SOME = gettext_lazy("Pilih paling sedikit satu.")


def speak_plainly(field: forms.Field) -> None:
    """Give a field our sentences where it still has Django's."""
    field.error_messages = {code: _plainer(field, code, words) for code, words in field.error_messages.items()}


def _answered(bound: BoundField) -> bool:
    return bool(bound.answered) if hasattr(bound, "answered") else bound.value() not in (None, "", [], False)


def _plainer(field: forms.Field, code: str, words: Any) -> Any:
    if code == "required" and id(words) in _OURS and isinstance(field, forms.ChoiceField):
        return _CHOOSE_SOME if isinstance(field, forms.MultipleChoiceField) else _CHOOSE_ONE
    return _OURS.get(id(words), words)
