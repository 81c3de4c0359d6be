"""The trail of doing: every verb reaches trail.record(), and each of a file has words on the team page. Looked at by reading the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import sintas
from sintas.cases.reading.team import verb_words

HOUSE = Path(sintas.__file__).parent

# Looks at an uploaded sheet and keeps nothing; the import that follows writes the row.
KEEPS_NOTHING = {"staff.importing.preview"}


def test_every_verb_writes_a_row() -> None:
    """By reading the program: each function with an actor that a view, a command or an import takes from any room's actions reaches
    trail.record(), itself or through another action."""
    places = [*HOUSE.glob("*/actions/*.py"), *HOUSE.glob("*/exporting/*.py")]
    functions = {name: node for path in places for name, node in defined(path)}
    writes = {name for name, node in functions.items() if called(node, "trail") & {"record", "record_if_it_can"}}
    by_short: dict[str, set[str]] = {}
    for name in functions:
        by_short.setdefault(name.rsplit(".", 1)[1], set()).add(name)
    grown = True
    while grown:
        more = {n for n, node in functions.items() if n not in writes and any(by_short.get(c, set()) & writes for c in called(node))}
        writes, grown = writes | more, bool(more)
    verbs = {name for name, node in functions.items() if acts(node)} & taken_from_outside()
    assert len(verbs) > 50
    silent = sorted(verbs - writes - KEEPS_NOTHING)
    assert not silent, "\n".join(silent)


def taken_from_outside() -> set[str]:
    """room.module.function of every action that a module outside the actions imports, or calls on an imported module."""
    found = set()
    for path in HOUSE.rglob("*.py"):
        inside = path.relative_to(HOUSE).parts
        if "actions" in inside or "tests" in inside or path.name == "testing.py":
            continue
        tree = ast.parse(path.read_text())
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and "actions" in (node.module or "").split("."):
                way = (node.module or "").split(".")
                at = way.index("actions")
                room = way[at - 1] if at else inside[0]
                for one in node.names:
                    if len(way) > at + 1:
                        found.add(f"{room}.{way[at + 1]}.{one.name}")
                    else:  # from ..actions import consent
                        found |= {f"{room}.{one.name}.{name}" for name in used_of(tree, one.asname or one.name)}
    return found


def used_of(tree: ast.AST, module: str) -> set[str]:
    """Names taken from a module: module.name."""
    return {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == module}


def defined(path: Path) -> Iterator[tuple[str, ast.FunctionDef]]:
    room = path.parent.parent.name
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef):
            yield f"{room}.{path.stem}.{node.name}", node


def acts(node: ast.FunctionDef) -> bool:
    return any(arg.arg == "by" for arg in node.args.kwonlyargs)


def called(node: ast.AST, on: str = "") -> set[str]:
    """Names called inside; with `on`, only as a method of that name."""
    found = set()
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            if isinstance(one.func, ast.Name) and not on:
                found.add(one.func.id)
            elif isinstance(one.func, ast.Attribute) and (not on or (isinstance(one.func.value, ast.Name) and one.func.value.id == on)):
                found.add(one.func.attr)
    return found


def test_every_verb_of_a_file_has_words() -> None:
    """The team page says who opened this file and what was done, in both languages; of_the_house never stands there."""
    of_the_house = {
        "change person", "choose settings", "complete institution", "confirm password", "describe institution", "end role",
        "end shared screen", "found organisation", "give role", "let go",
        "list cases", "list enquiries", "list looked after", "lock", "match", "open day", "open diary", "open unit", "register person",
        "reset password", "search", "see person", "see unit", "see workload", "set own password", "set up organisation", "set up unit",
        "sign out", "staff.set_up", "take back", "unlock", "intake.decide", "intake.import", "import enquiries", "import people", "open approvals",
        "open incoming transfers", "open transfers gone", "list referrals", "see duties", "set service times", "open unit week",
        "set up word template", "begin second step", "set up second step", "drop second step", "second step", "prove again", "new recovery codes",
        "reset second step", "rotate keys", "backup", "restore", "hand over of a leaver", "list erasures",
        "end own session", "end other sessions", "end sessions", "end all sessions",
        "forged form",
        "see programmes", "open roll", "mark roll", "write programme", "end programme", "see residence", "write room", "end room",
        "list groups", "groups.open",
        "see overview", "look for unusual", "close unusual",
        "clock set back", "save draft", "staff.register", "make feed", "end feed", "fetch feed",
        "send morning mail", "give up morning mail", "open mail health",
    }  # fmt: skip
    said = {verb for path in HOUSE.rglob("*.py") if not {"tests", "demo"} & set(path.parts) for verb in verbs_in(path)}
    assert len(said) > 80
    wordless = sorted(verb for verb in said - of_the_house for lang in ("id", "en") if verb_words(verb, lang) == verb)
    assert not wordless, wordless


def verbs_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            for given in node.keywords:
                if given.arg == "verb" and isinstance(given.value, ast.Constant) and isinstance(given.value.value, str):
                    yield given.value.value
