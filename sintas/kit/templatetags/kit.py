"""Tags of the kit: `{% load kit %}`."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sintas.kit import icons, markup, numbers
from sintas.kit.forms import PartForm

register = template.Library()


@register.simple_tag
def icon(name: str, extra_class: str = "") -> SafeString:
    """`{% icon "pen" %}`; raises for a name the sprite does not hold."""
    return icons.icon(name, extra_class)


@register.simple_tag
def knot(state: str) -> SafeString:
    """`{% knot "done" %}`: done, part or todo."""
    return icons.knot(state)


@register.simple_tag
def form_summary(form: PartForm) -> SafeString:
    """The list of what is wrong, focused; nothing when nothing is."""
    return form.render_summary()


@register.simple_tag
def form_parts(form: PartForm) -> SafeString:
    """All parts of the form with its hidden values."""
    return form.render_parts()


@register.simple_tag
def form_hidden(form: PartForm) -> SafeString:
    """The hidden values alone, for a form whose fields a template places itself with `{% field %}`."""
    return form.render_hidden()


@register.simple_tag
def field(bound: Any) -> SafeString:
    """One field whole: label, hint, error, input. `{% field form.summary %}`."""
    return markup.field(bound)


@register.simple_tag
def error_prefix(form: Any) -> str:
    """ "Galat: " before the page's title when the form was refused."""
    return _("Galat: ") if getattr(form, "has_errors", False) else ""


@register.simple_tag
def draft_status(saved_at: str = "") -> SafeString:
    """What has become of the words being typed; stands inside a form with `data-draft`. `saved_at` ("20.14") when a draft is resumed."""
    said = _("Draf tersimpan {time}").replace("{time}", saved_at) if saved_at else ""
    return format_html(
        '<draft-status data-saving="{}" data-saved="{}" data-offline="{}" data-signed-out="{}" data-failed="{}" data-large="{}"'
        ' data-unsealed="{}" data-login="{}"><p class="saved" role="status" data-state="{}"{}>{}{}<span data-text>{}</span></p>'
        '<noscript><p class="saved">{}</p></noscript></draft-status>',
        _("Menyimpan draf…"),
        _("Draf tersimpan {time}"),
        _("Tanpa jaringan. Tulisan tetap di halaman ini dan dikirim saat tersambung."),
        _("Sesi Anda berakhir. Tulisan masih di halaman ini."),
        _("Draf belum tersimpan. Dicoba lagi sebentar lagi."),
        _("Tulisan terlalu panjang untuk draf. Simpan sebagian dahulu."),
        _("Tulisan tidak dapat dikunci di perangkat ini. Salin dahulu, lalu masuk lagi di tab baru."),
        _("Masuk lagi"),
        "saved" if saved_at else "",
        "" if saved_at else SafeString(" hidden"),
        icons.icon("tick", "i-saved"),
        icons.icon("cloud", "i-unsent"),
        said,
        _("Tersimpan saat Anda menekan tombol simpan."),
    )


@register.simple_tag
def tag(item: Any) -> SafeString:
    """A `pieces.Tag`."""
    css = f"tag tag-{item.kind}" if item.kind else "tag"
    return format_html('<span class="{}">{}{}</span>', css, icons.icon(item.shape) if item.shape else "", item.words)


@register.simple_tag
def pills(items: Any) -> SafeString:
    """A row of `pieces.Pill`; nothing for none."""
    if not items:
        return SafeString("")
    drawn = format_html_join("", '<span class="{}">{}</span>', ((f"pill pill-{p.kind}" if p.kind else "pill", p.words) for p in items))
    return format_html('<div class="pills">{}</div>', drawn)


@register.filter
def number(value: int | float) -> str:
    """1234.5 as 1.234,5 (id) or 1,234.5 (en)."""
    return numbers.number(value)


@register.filter
def day(value: Any) -> str:
    """A date in words: 23 September 2024; a `FuzzyDate` by its own words; nothing for None."""
    return numbers.day(value) if value else ""


@register.filter
def long_day(value: Any) -> str:
    """Senin, 23 September 2024."""
    return numbers.long_day(value) if value else ""


@register.filter
def short_day(value: Any) -> str:
    """Sen 23 Sep."""
    return numbers.short_day(value) if value else ""


@register.filter
def clock_time(value: Any) -> str:
    """20.14 (id) or 20:14 (en), in the current zone."""
    return numbers.clock_time(value) if value else ""


@register.filter
def moment(value: Any) -> str:
    """23 September 2024 pukul 20.14."""
    return numbers.moment(value) if value else ""


@register.filter
def since(value: Any) -> str:
    """hari ini, kemarin, 3 hari lalu ..."""
    return numbers.since(value) if value else ""


@register.filter
def due(value: Any) -> str:
    """hari ini, besok, 3 hari lagi, lewat 4 hari."""
    return numbers.due(value) if value else ""


@register.simple_tag
def partial(_template: str, /, **values: Any) -> SafeString:
    """`{% partial "story" months=months %}`: a partial of the kit with nothing but what is given, so that context cannot leak in."""
    return SafeString(render_to_string(f"kit/{_template}.html", values))
