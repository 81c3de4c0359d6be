"""filled(): values into a template, in docxtpl's way of writing and in a sandbox of our own; a clean document comes out."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from xml.sax.saxutils import escape

from django.utils.translation import gettext_lazy as _
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from .fields import Field
from .keeping import kept_with_pictures
from .language import environment, spoken
from .lines import stood_right
from .markup import Element, bytes_of, tree_of
from .parcel import Parts, opened, packed
from .picture import Picture, Placed
from .relations import relations_of
from .trouble import BadTemplate

MOST_SECONDS = 8.0  # the longest report takes well under one
MOST_ROWS = 20_000
MOST_WRITTEN = 12_000_000  # characters of one part
EMPTY = re.compile(r"<w:(p|r|t)( [^<>]*)/>")
NOT_FOR_XML = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
BROKEN = _(
    "Templat ini tidak menjadi dokumen yang utuh setelah diisi. Biasanya ada {% if %} atau {% for %} yang dimulai di satu tabel atau paragraf "
    "dan ditutup di tempat lain. Bandingkan dengan contoh."
)
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
TOO_MUCH = _("Templat ini terlalu lama atau terlalu panjang untuk diisi. Kurangi perulangan di dalamnya.")
CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)


class Budget:
    """Time and rows for one document. Raises BadTemplate when either is spent."""

    def __init__(self) -> None:
        self.until, self.rows = time.monotonic() + MOST_SECONDS, MOST_ROWS

    def spend(self) -> None:
        self.rows -= 1
        if self.rows < 0 or time.monotonic() > self.until:
            raise BadTemplate(TOO_MUCH)


class Counted(tuple[Any, ...]):
    """Rows whose walking is counted."""

    budget: Budget

    def __iter__(self) -> Iterator[Any]:
        for one in super().__iter__():
            self.budget.spend()
            yield one


class Filled(DocxTemplate):
    """docxtpl with every rendering in our hands: what is parsed has been read by `language`, what comes out is well-formed or refused."""

    def __init__(self, body: bytes, fields: tuple[Field, ...]) -> None:
        super().__init__(io.BytesIO(body))
        self.fields = fields
        self.used: set[str] = set()

    def patch_xml(self, src_xml: str) -> str:
        stood_right(tree_of(src_xml.encode()))
        patched: str = super().patch_xml(src_xml)
        return patched

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: SandboxedEnvironment | None = None) -> str:
        self.current_rendering_part = part  # where docxtpl puts a picture
        # A line of the source is a paragraph, so that a mistake is named by the words around it.
        source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        self.used |= spoken(source, self.fields)
        written = []
        length = 0
        for piece in (jinja_env or environment()).from_string(source).generate(context):
            length += len(piece)
            if length > MOST_WRITTEN:
                raise BadTemplate(TOO_MUCH)
            written.append(piece)
        rendered = re.sub(r"\n<w:p([ >])", r"<w:p\1", "".join(written))
        try:
            tree_of(rendered.encode())  # docxtpl would mend a broken document by guessing, and lose words
        except BadTemplate:
            raise BadTemplate(BROKEN) from None
        listed: str = self.resolve_listing(rendered)
        return listed

    def resolve_listing(self, xml: str) -> str:
        """docxtpl takes `<w:p a="b"/>` for the start of a paragraph and looks for its end to the end of the document, for each one anew."""
        listed: str = super().resolve_listing(EMPTY.sub(r"<w:\1\2></w:\1>", xml))
        return listed

    def render_footnotes(self, context: Any, jinja_env: SandboxedEnvironment | None = None) -> None:
        """Once, not once for every section: the second time what somebody wrote would be read as part of the template."""
        for part in self.docx.part.package.parts:
            if part.content_type == FOOTNOTES:
                part._blob = self.render_xml_part(self.patch_xml(part.blob.decode()), part, context, jinja_env).encode()

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Nothing: what a file says of itself is written by us."""


def filled(body: bytes, fields: tuple[Field, ...], values: Mapping[str, Any], title: str) -> tuple[bytes, set[str]]:
    """(the document, the fields it used). `body` has been through cleaning.cleaned(). Raises BadTemplate."""
    budget = Budget()
    made = Filled(body, fields)
    try:
        made.render(counted(values, budget, made), environment(), autoescape=True)
        out = io.BytesIO()
        made.save(out)
        return finished(out.getvalue(), title), made.used
    except BadTemplate:
        raise
    except (TemplateError, etree.LxmlError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError):
        # Whatever a strange document brings docxtpl or python-docx to: the person who made it reads a sentence.
        raise BadTemplate(BROKEN) from None


def counted(value: Any, budget: Budget, made: Filled) -> Any:
    """The values as a template sees them: texts fit for XML, rows that are counted, groups, pictures of this document."""
    if isinstance(value, Mapping):
        return {key: counted(one, budget, made) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        found = Counted(counted(one, budget, made) for one in value)
        found.budget = budget
        return found
    if isinstance(value, Picture):
        return Placed(made, replace(value, alt=NOT_FOR_XML.sub("", value.alt)))
    return NOT_FOR_XML.sub("", str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\t", " "))


def finished(body: bytes, title: str) -> bytes:
    """Packed anew without the time it was made, with a neutral title and nobody's name; pictures kept with the words over them."""
    parts: Parts = opened(body)
    main = next(one.target for one in relations_of(parts, "") if one.kind == "officeDocument")  # offices name it as their program does
    parts[main] = bytes_of(kept_with_pictures(tree_of(parts[main])))
    parts["docProps/core.xml"] = CORE.format(title=escape(title)).encode()
    parts["_rels/.rels"] = with_core(parts["_rels/.rels"])
    parts["[Content_Types].xml"] = with_core_type(parts["[Content_Types].xml"])
    return packed(parts)


def with_core(rels: bytes) -> bytes:
    root = tree_of(rels)
    etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship", Id="sintasCore", Target="/docProps/core.xml",
                     Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties")  # fmt: skip
    return bytes_of(root)


def with_core_type(types: bytes) -> bytes:
    root: Element = tree_of(types)
    etree.SubElement(root, f"{{{root.nsmap[None]}}}Override", PartName="/docProps/core.xml",
                     ContentType="application/vnd.openxmlformats-package.core-properties+xml")  # fmt: skip
    return bytes_of(root)
