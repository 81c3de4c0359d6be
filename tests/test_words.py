"""The words on screen: nothing in a template stands outside a translation tag, and every word has its English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from sintas.config import words

HOUSE = words.HOUSE
TEMPLATES = sorted(path for path in HOUSE.rglob("*.html") if "templates" in path.parts and "tests" not in path.parts)
LETTER = re.compile(r"[^\W\d_]")
SPOKEN = {"aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "alt", "placeholder", "label", "summary", "data-title"}
UNREAD = {"script", "style"}
QUOTED = re.compile(r'"([^"]*)"|\'([^\']*)\'')
PART = re.compile(r"[a-z0-9_/.:-]+")
SPEAKING = {"translate", "trans", "translation", "load"}

# Written the same in every language.
NAMES = {
    "Sintas": "the name of the software",
    "· Sintas": "the name of the software after a title",
    "Bahasa Indonesia": "the choice of a language stands in that language, for whoever cannot read the other",
    "English": "the same",
}
# English that is the Indonesian word itself.
SAME = {
    "Administrator", "Auditor", "Case conference", "Data", "%(cm)s cm", "%(kg)s kg", "NIK", "NIP",
    "Genogram", "NAP %(nap)s; Tau %(tau)s", "Rupiah", "Spiritual", "Status", "Supervisor", "Target", "UPTD PPA", "Unit",
}
INDONESIAN = re.compile(r"\b(yang|dan|atau|tidak|untuk|dengan|sudah|belum|bila|klien|kasus|adalah|oleh|dari|pada|anda)\b", re.IGNORECASE)
# Indonesian inside an English sentence on purpose: the text before it is cut out first.
KEPT = (
    "pendamping, kepala unit, supervisor, petugas penerima, pengasuh, praktikan, administrator, auditor",  # what a sheet takes
    "nama@contoh.id",
    "“nama” and “telepon”",
)


class Reader(HTMLParser):
    """Collects what a person would read or hear: text, and attributes that are spoken."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD:
            self.inside.append(tag)
        kinds = {value for name, value in attrs if name == "type"}
        for name, value in attrs:
            pressed = name == "value" and tag == "input" and kinds & {"submit", "button", "reset"}
            if value and (name in SPOKEN or pressed):
                self.take(value)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inside:
            self.inside.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.take(data)

    def take(self, text: str) -> None:
        text = " ".join(text.split())
        if LETTER.search(text):
            self.found.append((self.getpos()[0], text))


def said_in(tag: str) -> list[str]:
    """Words written out in a tag that does not translate, as in `include "x" with title="Kasus"`; names of parts are lower case."""
    return [text for pair in QUOTED.findall(tag) for text in pair if LETTER.search(text) and not PART.fullmatch(text)]


def untranslated(source: str) -> Iterator[tuple[int, str]]:
    """(line, text) of what a reader of the page meets that no translation tag holds. Tags keep their line breaks, so that lines count."""
    kept: list[str] = []
    blocks: list[str] = []
    closing = ""
    for token in Lexer(source).tokenize():
        blank = "\n" * token.contents.count("\n")
        if token.token_type is TokenType.BLOCK:
            name = token.split_contents()[0] if token.contents else ""
            if closing:
                closing = "" if name == closing else closing
            elif name in ("blocktranslate", "blocktrans", "comment"):
                closing = "end" + name
            elif name == "block":
                blocks.append(token.split_contents()[1])
                blank += "<i" if blocks[-1].endswith("_attrs") else ""  # such a block stands inside a start tag of its parent
            elif name == "endblock":
                blank += ">" if blocks.pop().endswith("_attrs") else ""
            elif name not in SPEAKING:
                yield from ((token.lineno, text) for text in said_in(token.contents))
        if token.token_type is TokenType.TEXT and not closing:
            kept.append(token.contents)
        else:
            kept.append(blank)
    reader = Reader()
    reader.feed("".join(kept))
    reader.close()
    yield from ((line, text) for line, text in reader.found if text not in NAMES)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_template_says_nothing_outside_translation_tags(path: Path) -> None:
    assert list(untranslated(path.read_text())) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Kasus</p>", [(1, "Kasus")]),
        ('\n<nav aria-label="Utama"></nav>', [(2, "Utama")]),
        ('<input type="submit" value="Simpan">', [(1, "Simpan")]),
        ('<option value="klien">{{ one.name }}</option>', []),
        ('<nav aria-label="{% translate \'Utama\' %}">{% translate "Kasus" %}</nav>', []),
        ("{% blocktranslate with day=x %}Sejak {{ day }}{% endblocktranslate %} sampai", [(1, "sampai")]),
        ("{% comment %}for the next reader{% endcomment %}{# and here #}", []),
        ("<p>Sintas</p> · 12 % &nbsp;", []),
        ('<p class="a{% if b %} c{% endif %}">{{ d }}</p>', []),
        ("<script>let word = 1</script>", []),
        ('{% block body_attrs %} class="app"{% endblock %}', []),
        ('{% block body_attrs %} title="Kasus"{% endblock %}', [(1, "Kasus")]),
        ('{% include "kit/rows.html" with title="Kasus saya" %}', [(1, "Kasus saya")]),
    ],
)
def test_the_reader_sees_what_a_person_would(source: str, found: list[tuple[int, str]]) -> None:
    assert list(untranslated(source)) == found


def test_no_word_hides_behind_another_name() -> None:
    """Words are found by gettext's own names and `_`: what was imported under any other name would have no English, and nobody would notice."""
    found = []
    for path in HOUSE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
                found += [(str(path.relative_to(HOUSE)), one.asname) for one in node.names if "gettext" in one.name and one.asname not in (None, "_")]
    assert found == []


def test_every_word_has_its_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert words.check() == 0, capsys.readouterr().out


def test_the_english_is_english() -> None:
    left = []
    for (_context, said), entry in words.english().items():
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            bare = text
            for kept in KEPT:
                bare = bare.replace(kept, "")
            if INDONESIAN.search(bare):
                left.append(text)
            if text == said and text not in SAME and LETTER.search(re.sub(r"%\(\w+\)[sd]|<[^>]*>", "", text)):
                left.append(text)
    assert left == []


def test_the_english_keeps_the_edges_of_a_sentence() -> None:
    """A full stop, a question mark, a colon and the spaces at either end come through: pieces are put together on screen."""
    wrong = []
    for (_context, said), entry in words.english().items():
        first = entry.msgstr or entry.msgstr_plural.get(0, "")
        same_spaces = (said[:1].isspace(), said[-1:].isspace()) == (first[:1].isspace(), first[-1:].isspace())
        ends = {".": ".", ":": ":", "?": "?", "…": "…"}
        if not same_spaces or ends.get(said.strip()[-1:]) != ends.get(first.strip()[-1:]):
            wrong.append((said, first))
    assert wrong == []


def test_the_english_keeps_its_tags() -> None:
    tags = re.compile(r"</?\w+[^>]*>")
    for (_context, said), entry in words.english().items():
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            assert not text or sorted(tags.findall(text)) == sorted(tags.findall(said)), said
