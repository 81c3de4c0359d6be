"""XML of a part, read so that it reaches nothing: no DTD, no entities, no network, no other encoding than UTF-8."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from .parcel import NOT_WORD
from .trouble import BadTemplate

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
FORBIDDEN = re.compile(r"<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
DECLARED = re.compile(r"^\ufeff?<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)

Element = Any  # lxml brings no types


def tree_of(part: bytes) -> Element:
    """The root. Raises BadTemplate for anything but plain, well-formed XML."""
    try:
        text = part.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadTemplate(NOT_WORD) from None
    named = DECLARED.match(text)
    if FORBIDDEN.search(text) or (named and named.group(1).lower() not in ("utf-8", "utf8")):
        raise BadTemplate(NOT_WORD)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise BadTemplate(NOT_WORD) from None
    if root is None:
        raise BadTemplate(NOT_WORD)
    return root


def bytes_of(root: Element) -> bytes:
    """The part again, in UTF-8."""
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def local(one: Element) -> str:
    """Its name without the namespace; "" for what is no element."""
    return etree.QName(one).localname if isinstance(one.tag, str) else ""


def space(one: Element) -> str:
    """Its namespace, "" without."""
    return (etree.QName(one).namespace or "") if isinstance(one.tag, str) else ""
