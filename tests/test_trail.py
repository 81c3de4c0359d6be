# ruff: noqa: S608 - names of tables and columns are written here, never given by a person
"""The trail is complete: no page shows content without its row, no verb goes unwritten, nobody changes a row, and a row holds no words."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

import sintas
from sintas.cases.reading.team import verb_words
from sintas.desk.tests.test_every_page import Address, addresses
from sintas.safekeeping import trail
from sintas.safekeeping.identity import acting_as
from sintas.safekeeping.keyring import Keyring
from sintas.safekeeping.models import Trail
from sintas.safekeeping.rings import CARE, CONTENT
from tests.browser.full_house import SECRETS, Full, fill

HOUSE = Path(sintas.__file__).parent
EYES = ("ratna", "inah", "dewi", "sari")


@dataclass
class Read:
    """What one request opened: the files whose narrative was unsealed, and the rows it wrote, by file."""

    content: set[UUID] = field(default_factory=set)
    care: set[UUID] = field(default_factory=set)
    rows: list[Trail] = field(default_factory=list)
    opening: list[UUID] = field(default_factory=list)


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Read]:
    """Listens at the keyring, where every sealed value must pass, and at trail.record()."""
    read = Read()
    cipher, record = Keyring.cipher, trail.record

    def listening(self: Keyring, key_id: UUID) -> Any:
        found = cipher(self, key_id)
        file_id, ring = self._file_of[key_id]
        if ring == CONTENT:
            read.content.add(file_id)
        if ring == CARE:
            read.care.add(file_id)
        return found

    def noting(*, opens: bool = False, file_id: UUID | None = None, **said: Any) -> Trail:
        row = record(opens=opens, file_id=file_id, **said)
        read.rows.append(row)
        if opens and file_id is not None:
            read.opening.append(file_id)
        return row

    with monkeypatch.context() as patched:
        patched.setattr(Keyring, "cipher", listening)
        patched.setattr(trail, "record", noting)
        yield read


@pytest.fixture
def full(people: dict[str, Any], cast: dict[str, Any], house: Any) -> Full:
    return fill(people, cast, house)


def path_of(one: Address, full: Full) -> str:
    base = one.name.removesuffix("_entry").removesuffix("_end")
    values = dict(full.holes) | {"file_id": full.enquiry if one.name.startswith("intake:") else full.case}
    if entry := full.entries.get({"cases:people_strike": "cases:person", "cases:attachment_download": "cases:attachment"}.get(one.name, base)):
        values["entry"] = entry
    return one.fill(**values)


def test_every_page_that_opens_content_writes_exactly_one_row_for_it(full: Full, signed_in: Callable[[str], Any], monkeypatch: Any) -> None:
    browsers, wrong, opened = {who: signed_in(who) for who in EYES}, [], set()
    for one in addresses():
        for who, browser in browsers.items():
            with watched(monkeypatch) as read:
                answer = browser.get(path_of(one, full))
            if answer.status_code != 200:
                continue
            named = [row.file_id for row in read.rows if row.outcome == "done"]
            for file_id in read.content | read.care:
                opened.add(one.name)
                if file_id not in named:
                    wrong.append((one.name, who, "shows content without a row"))
            for file_id in set(read.opening):  # a new form announces itself too, though nothing may be there to open yet
                if read.opening.count(file_id) != 1:
                    wrong.append((one.name, who, f"{read.opening.count(file_id)} rows for one reading: {[r.verb for r in read.rows]}"))
    assert not wrong, "\n".join(map(str, wrong))
    assert len(opened) > 25, "the walk opened next to nothing"


def test_the_rows_are_kept_with_the_page(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any]) -> None:
    ratna = signed_in("ratna")
    with acting_as(cast["ratna"].pk):
        before = Trail.objects.filter(file_id=full.case, verb="read file").count()
    for _time in range(3):
        assert ratna.get(f"/kasus/{full.case}/").status_code == 200
    with acting_as(cast["ratna"].pk):
        assert Trail.objects.filter(file_id=full.case, verb="read file").count() == before + 3


def test_no_row_no_page(full: Full, signed_in: Callable[[str], Any], monkeypatch: Any) -> None:
    """A trail that cannot be written refuses the page."""

    def broken(**_said: Any) -> None:
        raise RuntimeError("the trail cannot be written")

    ratna = signed_in("ratna")
    ratna.raise_request_exception = False
    with monkeypatch.context() as patched:
        patched.setattr(trail, "record", broken)
        answer = ratna.get(f"/kasus/{full.case}/")
        assert answer.status_code == 500
        assert not any(word in answer.content.decode() for word in SECRETS)


def test_a_refusal_leaves_a_row(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any]) -> None:
    assert signed_in("tono").get(f"/kasus/{full.case}/").status_code == 404
    with acting_as(cast["ratna"].pk):
        row = Trail.objects.filter(file_id=full.case, outcome="refused").latest("id")
        assert row.actor_id == cast["tono"].pk


def test_the_team_sees_the_refusal_but_no_name_of_another_house(full: Full, signed_in: Callable[[str], Any]) -> None:
    for who in ("tono", "lina"):
        assert signed_in(who).get(f"/kasus/{full.case}/orang/").status_code == 404
    page = signed_in("ratna").get(f"/kasus/{full.case}/tim/").content.decode()
    assert "Tono" in page
    assert "Lina" not in page
    assert "Orang di luar lembaga" in page


# verbs --------------------------------------------------------------------------------------------------------------------------------

# Looks at an uploaded sheet and keeps nothing; the import that follows writes the row.
KEEPS_NOTHING = {"staff.importing.preview"}


def test_every_verb_writes_a_row() -> None:
    """By reading the program: each function with an actor that a view, a command or an import takes from any room's actions reaches
    trail.record(), itself or through another action."""
    functions = {name: node for path in HOUSE.glob("*/actions/*.py") for name, node in defined(path)}
    writes = {name for name, node in functions.items() if "record" in called(node, "trail")}
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
        "change person", "choose settings", "confirm password", "end role", "end shared screen", "found organisation", "give role", "let go",
        "list cases", "list enquiries", "list looked after", "lock", "match", "open day", "open diary", "open unit", "register person",
        "reset password", "search", "see person", "see unit", "see workload", "set own password", "set up organisation", "set up unit",
        "sign out", "staff.set_up", "take back", "unlock", "intake.decide", "intake.import", "import enquiries", "import people",
    }  # fmt: skip
    said = {verb for path in HOUSE.rglob("*.py") if not {"tests", "demo"} & set(path.parts) for verb in verbs_in(path)}
    assert len(said) > 80
    wordless = sorted(verb for verb in said - of_the_house for lang in ("id", "en") if verb_words(verb, lang) == verb)
    assert wordless == []


def verbs_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            for given in node.keywords:
                if given.arg == "verb" and isinstance(given.value, ast.Constant) and isinstance(given.value.value, str):
                    yield given.value.value


# what a row may say -------------------------------------------------------------------------------------------------------------------

CODE = re.compile(r"[a-z0-9_.:\-]{1,64}", re.IGNORECASE)


def plain(value: Any) -> bool:
    """A code, a count, a yes or no, an id, a digest, or a list of those."""
    if isinstance(value, bool | int | None):
        return True
    if isinstance(value, str):
        return value == "" or bool(CODE.fullmatch(value))
    if isinstance(value, list):
        return all(plain(one) for one in value)
    return isinstance(value, dict) and all(plain(k) and plain(v) for k, v in value.items())


def test_a_row_holds_codes_and_never_words(full: Full, signed_in: Callable[[str], Any], cast: dict[str, Any]) -> None:
    ratna = signed_in("ratna")
    for path, words in (
        ("/kasus/cari/", {"q": "Melur Kenanga"}),
        (f"/kasus/{full.case}/catatan/", {"text": "Parto datang ke Jalan Sunyi."}),
        (f"/kasus/{full.case}/tim/keluar/", {"user": str(cast["budi"].pk), "why": "Parto adalah kakak saya"}),
    ):
        ratna.post(path, words)
    for one in addresses():
        ratna.get(path_of(one, full))
    seen, wordless = 0, set()
    for who in EYES:
        with acting_as(cast[who].pk):
            for row in Trail.objects.all():
                seen += 1
                said = f"{row.verb} {row.outcome} {row.detail}"
                assert plain(row.detail), (row.verb, row.detail)
                assert not any(word.casefold() in said.casefold() for word in SECRETS), said
                assert re.fullmatch(r"[a-z][a-z0-9_ .-]{2,59}", row.verb), row.verb
                if row.file_id and verb_words(row.verb, "id") == row.verb:
                    wordless.add(row.verb)
    assert seen > 120
    assert wordless == set()  # the team page says who opened this file, in words


# append only --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sql", ["UPDATE safekeeping_trail SET verb = 'x'", "DELETE FROM safekeeping_trail", "TRUNCATE safekeeping_trail"])
def test_the_app_cannot_change_it(db: Any, cast: dict[str, Any], people: dict[str, Any], sql: str) -> None:
    with acting_as(cast["ratna"].pk):
        trail.record(by=people["ratna"], verb="read file")
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as c:
            c.execute(sql)


@pytest.mark.parametrize("column", ["xid", "cluster", "at"])
def test_the_app_cannot_choose_when(db: Any, cast: dict[str, Any], column: str) -> None:
    value = {"xid": "'1'", "cluster": "1", "at": "now() - interval '1 year'"}[column]
    with acting_as(cast["ratna"].pk), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as c:
        c.execute(
            f"INSERT INTO safekeeping_trail (id, actor_id, verb, outcome, detail, {column})"
            f" VALUES (gen_random_uuid(), %s, 'read file', 'done', '{{}}', {value})",
            [cast["ratna"].pk],
        )


@pytest.mark.parametrize("sql", ["UPDATE safekeeping_trail SET verb = 'x'", "DELETE FROM safekeeping_trail", "TRUNCATE safekeeping_trail"])
def test_the_owner_meets_the_trigger(db: Any, sql: str) -> None:
    """Even with his own lock lifted, so that he sees the rows at all."""
    owner = settings.SYSTEM.login("owner").for_django()
    name = connection.settings_dict["NAME"]
    with psycopg.connect(host=owner["HOST"], user=owner["USER"], password=owner["PASSWORD"], dbname=name) as c:
        c.execute("ALTER TABLE safekeeping_trail NO FORCE ROW LEVEL SECURITY")
        c.execute("INSERT INTO safekeeping_trail (id, verb, outcome) VALUES (gen_random_uuid(), 'x', 'done')")
        with pytest.raises(psycopg.errors.RaiseException, match="append only"):
            c.execute(sql)  # type: ignore[arg-type]
        c.rollback()
