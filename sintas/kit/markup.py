"""HTML around inputs: label, hint, error, group, summary. Classes are those of css/parts/30-form.css."""

from django.forms import BoundField
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sintas.kit.icons import icon

_NOTHING = SafeString("")


def kind_of(bound: BoundField) -> str:
    """ "field", "group", "card" or "hidden"; a foreign widget counts as a field."""
    return "hidden" if bound.is_hidden else getattr(bound.field.widget, "kind", "field")


def errors_of(bound: BoundField) -> list[str]:
    """Sentences to show beside the input; a field of rows (`rows_bound.BoundRows`) keeps those of its cells for the cells."""
    return [str(error) for error in getattr(bound, "own_errors", bound.errors)]


def problems_of(bound: BoundField) -> list[tuple[str, str]]:
    """(id to lead to, sentence) of what is wrong in a field, or in each of its cells."""
    if hasattr(bound, "problems"):
        return list(bound.problems())
    return [(bound.id_for_label or bound.auto_id, f"{bound.label}: {words}") for words in errors_of(bound)]


def field(bound: BoundField, *, legend_class: str = "", main: bool = False) -> SafeString:
    """One field whole: label or legend, hint, error, input. `main` makes a group the form part itself."""
    kind = kind_of(bound)
    if kind == "hidden":
        return bound.as_widget()
    if kind == "card":
        return _card(bound)
    return _group(bound, main) if kind == "group" else _field(bound)


def _attrs(bound: BoundField, hint: bool, error: bool) -> dict[str, str | bool]:
    described = [f"{bound.auto_id}-{suffix}" for suffix, there in (("h", hint), ("e", error)) if there]
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(described)} if described else {}
    if error:
        attrs["aria-invalid"] = "true"
    if bound.field.required and kind_of(bound) == "field":
        attrs["aria-required"] = "true"
    return attrs


def _must(bound: BoundField) -> SafeString:
    return format_html(' <span class="must">{}</span>', _("wajib diisi")) if bound.field.required else _NOTHING


def _hint(bound: BoundField) -> SafeString:
    return format_html('<span class="hint" id="{}-h">{}</span>', bound.auto_id, bound.help_text) if bound.help_text else _NOTHING


def error(ident: str, sentences: list[str]) -> SafeString:
    """The line in red beside an input, with an icon so that colour is not alone; empty without sentences."""
    if not sentences:
        return _NOTHING
    return format_html('<p class="error" id="{}-e">{}<span>{}</span></p>', ident, icon("warn"), " ".join(sentences))


def _field(bound: BoundField) -> SafeString:
    wrong = errors_of(bound)
    return format_html(
        '<div class="field{}"><label class="label" for="{}">{}{}</label>{}{}{}</div>',
        " has-error" if wrong else "",
        bound.id_for_label,
        bound.label,
        _must(bound),
        _hint(bound),
        error(bound.auto_id, wrong),
        bound.as_widget(attrs=_attrs(bound, bool(bound.help_text), bool(wrong))),
    )


def _group(bound: BoundField, main: bool) -> SafeString:
    wrong = errors_of(bound)
    attrs = _attrs(bound, bool(bound.help_text), bool(wrong))
    described = format_html(' aria-describedby="{}"', attrs["aria-describedby"]) if "aria-describedby" in attrs else _NOTHING
    css = ("form-part" if main else "field") + (" has-error" if wrong else "")
    return format_html(
        '<fieldset class="{}" id="{}" tabindex="-1"{}><legend class="{}" id="{}-l">{}{}</legend>{}{}{}</fieldset>',
        css,
        bound.auto_id,
        described,
        "" if main else "legend-field",
        bound.auto_id,
        bound.label,
        _must(bound),
        _hint(bound),
        error(bound.auto_id, wrong),
        bound.as_widget(attrs={}),
    )


def _card(bound: BoundField) -> SafeString:
    wrong = errors_of(bound)
    return format_html(
        '<div class="field{}">{}<label class="choice">{}<span>{}{}</span>{}</label></div>',
        " has-error" if wrong else "",
        error(bound.auto_id, wrong),
        bound.as_widget(attrs=_attrs(bound, bool(bound.help_text), bool(wrong))),
        bound.label,
        _must(bound),
        _hint(bound),
    )


def summary(wrong: list[tuple[str, str]], *, heading_level: int = 2) -> SafeString:
    """The 422 answer's list at the top: (id of the input or "", sentence). Takes the focus; empty without errors."""
    if not wrong:
        return _NOTHING
    count = len(wrong)
    head = ngettext("%(count)d hal belum lengkap", "%(count)d hal belum lengkap", count) % {"count": count}
    lines = format_html_join(
        "",
        "<li>{}</li>",
        (
            (format_html('<a href="#{}">{}</a>', ident, words) if ident else format_html("<strong>{}</strong>", words),)
            for ident, words in wrong
        ),
    )
    return format_html(
        '<error-summary><div class="summary" role="alert" tabindex="-1"><h{0}>{1}</h{0}><p class="small">{2}</p><ul>{3}</ul></div>'
        "</error-summary>",
        heading_level,
        head,
        _("Tulisan Anda aman dan tetap ada di bawah."),
        lines,
    )
