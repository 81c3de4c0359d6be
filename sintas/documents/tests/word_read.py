"""What stands in a Word file, and what in the parts of a paper, as plain words."""

from __future__ import annotations

import io
import zipfile

import docx


def words_of(body: bytes) -> str:
    """Every word of body, tables, head and foot, in the order of the document."""
    paper = docx.Document(io.BytesIO(body))
    trees = [paper.element.body, *(part._element for section in paper.sections for part in (section.header, section.footer))]
    texts = []
    for tree in trees:
        for paragraph in tree.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
            said = [
                one.text or "" if one.tag.endswith("}t") else " " for one in paragraph.iter() if one.tag.endswith(("}t", "}br", "}tab"))
            ]
            texts.append("".join(said))
    return " ".join("\n".join(texts).split())


def every_text(value) -> list[str]:
    if isinstance(value, str):
        return [" ".join(line.split()) for line in value.split("\n") if line.strip()]
    if isinstance(value, dict):
        if "svg" in value:
            return [value["caption"]] if value["caption"] else []  # the words of a picture are looked at in test_drawings_in_word.py
        held = {name: one for name, one in value.items() if name != "quote_by" or value.get("quote")}
        return [text for one in held.values() for text in every_text(one)]
    return [text for one in value for text in every_text(one)] if isinstance(value, (list, tuple)) else []


def in_any_part(body: bytes, words: str) -> bool:
    with zipfile.ZipFile(io.BytesIO(body)) as held:
        return any(words.encode() in held.read(name) for name in held.namelist())
