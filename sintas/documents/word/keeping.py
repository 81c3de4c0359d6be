"""A picture stays with the sentence over it: Word is told so, in our templates and in those of an office."""

from __future__ import annotations

from lxml import etree

from .markup import Element, W

DRAWING, PARAGRAPH, PROPERTIES, STYLE, KEEP = (f"{{{W}}}{name}" for name in ("drawing", "p", "pPr", "pStyle", "keepNext"))


def kept_with_pictures(root: Element) -> Element:
    """The same part: each paragraph with words that stands just before one with a picture is kept on its page."""
    for drawing in root.iter(DRAWING):
        line = next((one for one in drawing.iterancestors(PARAGRAPH)), None)
        before = line.getprevious() if line is not None else None
        if before is not None and before.tag == PARAGRAPH and before.find(f".//{DRAWING}") is None:
            keep(before)
    return root


def keep(paragraph: Element) -> None:
    """With the one after it. The property stands right behind the name of the style, where Word looks for it."""
    properties = paragraph.find(PROPERTIES)
    if properties is None:
        properties = etree.Element(PROPERTIES)
        paragraph.insert(0, properties)
    if (found := properties.find(KEEP)) is not None:
        properties.remove(found)
    properties.insert(1 if properties.find(STYLE) is not None else 0, etree.Element(KEEP))
