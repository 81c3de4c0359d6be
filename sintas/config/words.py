"""`python -m sintas.config.words gather|check|compile`: the words on screen, from the code into sintas/locale and back.

Indonesian stands in the code itself; only English needs a file. Pure Python (polib), so that no machine needs GNU gettext.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib

HOUSE = Path(__file__).resolve().parent.parent
ENGLISH = HOUSE / "locale" / "en" / "LC_MESSAGES" / "django.po"
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
COUNTED = {"ngettext", "ngettext_lazy"}
NAMED = {"pgettext", "pgettext_lazy"}
CALL = re.compile(r"\b(?:_|gettext(?:_lazy|_noop)?|ngettext(?:_lazy)?|pgettext(?:_lazy)?)\(")


@dataclass
class Word:
    """One message and where it stands."""

    text: str
    context: str | None = None
    plural: str | None = None
    places: set[str] = field(default_factory=set)

    @property
    def key(self) -> tuple[str | None, str]:
        return self.context, self.text


def words_in_code() -> dict[tuple[str | None, str], Word]:
    """Every marked message of every room, tests left out."""
    found: dict[tuple[str | None, str], Word] = {}
    for path in sorted(HOUSE.rglob("*")):
        if "tests" in path.parts or path.suffix not in (".py", ".html", ".txt"):
            continue
        place = str(path.relative_to(HOUSE))
        if path.suffix == ".py":
            words = words_of_tree(ast.parse(path.read_text()))
        elif "templates" in path.parts:
            words = words_of_template(path.read_text(), place)
        else:
            continue
        for word in words:
            kept = found.setdefault(word.key, word)
            kept.plural = kept.plural or word.plural
            kept.places.add(place)
    return found


def words_of_tree(tree: ast.AST) -> Iterator[Word]:
    """Messages in calls of gettext's functions; an argument that is not a literal is passed over (it is marked elsewhere)."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
        literal = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if name in PLAIN and literal:
            yield Word(literal[0])
        elif name in COUNTED and len(literal) >= 2:
            yield Word(literal[0], plural=literal[1])
        elif name in NAMED and len(literal) >= 2:
            yield Word(literal[1], context=literal[0])


def words_of_template(source: str, place: str) -> Iterator[Word]:
    """Django rewrites a template into calls of gettext; each call is cut out and read as Python."""
    from django.utils.translation.template import templatize  # needs settings; `compile` does without

    text = templatize(source, origin=place)
    for call in CALL.finditer(text):
        for end in (m.end() for m in re.finditer(r"\)", text[call.start() :])):
            try:
                tree = ast.parse(text[call.start() : call.start() + end].strip(), mode="eval")
            except SyntaxError:
                continue
            yield from words_of_tree(tree)
            break


def english() -> dict[tuple[str | None, str], polib.POEntry]:
    """What stands in the file of English."""
    return {(entry.msgctxt, entry.msgid): entry for entry in polib.pofile(str(ENGLISH))} if ENGLISH.is_file() else {}


def gather() -> int:
    """Bring the file of English to the words in the code: new ones come in empty, what is no longer used goes."""
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    old = english()
    new = polib.POFile(wrapwidth=120)
    new.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for word in sorted(words_in_code().values(), key=lambda w: (min(w.places), w.text)):
        before = old.get(word.key)
        entry = polib.POEntry(msgid=word.text, msgctxt=word.context, occurrences=[(place, "") for place in sorted(word.places)])
        if word.plural:
            entry.msgid_plural = word.plural
            entry.msgstr_plural = before.msgstr_plural if before and before.msgid_plural else {0: "", 1: ""}
        else:
            entry.msgstr = before.msgstr if before else ""
        if before:
            entry.tcomment = before.tcomment
        if "%" in word.text and re.search(r"%\(\w+\)[sd]", word.text):
            entry.flags.append("python-format")
        new.append(entry)
    new.save(str(ENGLISH))
    print(f"{len(new)} words, {len(new.untranslated_entries())} without English")  # noqa: T201
    return 0


def check() -> int:
    """1 when a word has no English, stands in the file but not in the code, or lost a placeholder on the way."""
    wanted = words_in_code()
    held = english()
    faults = [
        f"no English: {text!r} ({min(wanted[c, text].places)})"
        for c, text in wanted
        if (c, text) not in held or not held[c, text].translated()
    ]
    faults += [f"no longer in the code: {text!r}" for _c, text in held.keys() - wanted.keys()]
    faults += [f"placeholders differ: {e.msgid!r}" for e in held.values() if e.translated() and not same_placeholders(e)]
    for fault in faults[:40]:
        print(fault)  # noqa: T201
    if len(faults) > 40:
        print(f"... and {len(faults) - 40} more")  # noqa: T201
    print(f"{len(wanted)} words, {len(faults)} faults")  # noqa: T201
    return 1 if faults else 0


def same_placeholders(entry: polib.POEntry) -> bool:
    """%(name)s and {name} must come through; in a plural the singular may leave the number out."""
    asked = placeholders(entry.msgid_plural or entry.msgid)
    given = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    return all(placeholders(text) <= asked for text in given) and placeholders(given[-1]) == asked


def placeholders(text: str) -> set[str]:
    """The names in %(name)s, %s and {name}."""
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", text))


def compile_files() -> int:
    """Write each .mo beside its .po when it is missing or older."""
    for source in HOUSE.glob("locale/*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if not target.is_file() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            polib.pofile(str(source)).save_as_mofile(str(target))
    return 0


if __name__ == "__main__":
    raise SystemExit({"gather": gather, "check": check, "compile": compile_files}[sys.argv[1]]())
