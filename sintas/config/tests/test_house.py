"""What keeps the house in order: the floor plan, the words on screen, the vendored files, the locks."""

from __future__ import annotations

import ast
import configparser
import hashlib
import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import polib
import pytest

from sintas.config import contracts, rooms, words
from sintas.config.supervisor import Supervisor

ROOT = Path(__file__).resolve().parents[3]


def test_every_room_stands_in_the_floor_plan() -> None:
    built = {path.name for path in rooms.HOUSE.iterdir() if (path / "__init__.py").is_file()}
    assert built <= set(rooms.FLOOR_PLAN)


def test_rooms_that_are_not_built_are_left_out_of_the_contracts() -> None:
    parser = configparser.ConfigParser()
    parser.read_string((ROOT / "import-contracts.ini").read_text())
    contracts.keep_built(parser, lambda module: module in ("sintas", "sintas.cases", "sintas.cases.models", "sintas.kit"))
    held = {section.rsplit(":", 1)[-1] for section in parser.sections()}
    assert "floor-plan" in held
    assert "instruments-stand-alone" not in held
    assert parser.get("importlinter:contract:one-lock", "source_modules").split() == ["sintas.cases", "sintas.kit"]
    assert parser.get("importlinter:contract:one-lock", "forbidden_modules").split() == ["cryptography", "pyrage", "shamir_mnemonic"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("where", "line", "contract"),
    [
        ("kit/looks_up.py", "import sintas.cases.models", "Rooms only look down"),
        ("practice/framework.py", "import django", "The practice knows no framework"),
        ("staff/crypto.py", "import cryptography", "Only safekeeping touches cryptography"),
        ("documents/tables.py", "import sintas.cases.models", "Nobody reads the tables of cases directly"),
        ("instruments/knows_a_case.py", "import sintas.cases", "Rooms only look down"),
        ("instruments/library/ecomap/peeks.py", "import sintas.instruments.library.genogram", "No instrument imports another"),
        ("balcony/__init__.py", "", "Rooms only look down"),
    ],
)
def test_a_breach_of_the_floor_plan_is_found(tmp_path: Path, where: str, line: str, contract: str) -> None:
    """On a copy of the house's skeleton, with one breach put in."""
    below = "kit safekeeping staff practice instruments directory cases access evidence"
    above = "programmes tracks casework groupwork intake exchange documents desk config"
    inside = "instruments/library instruments/library/ecomap instruments/library/genogram"
    for room in f"{below} {above} {inside}".split():
        home = tmp_path / "sintas" / room
        home.mkdir(parents=True)
        (home / "__init__.py").write_text("")
    (tmp_path / "sintas" / "__init__.py").write_text("")
    (tmp_path / "sintas" / "cases" / "models.py").write_text("")
    (tmp_path / "import-contracts.ini").write_text((ROOT / "import-contracts.ini").read_text())
    script = (ROOT / "sintas" / "config" / "contracts.py").read_text()
    (tmp_path / "check.py").write_text(script)

    def checked() -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "check.py"], cwd=tmp_path, capture_output=True, text=True, timeout=120)

    clean = checked()
    assert clean.returncode == 0, clean.stdout + clean.stderr
    breach = tmp_path / "sintas" / where
    breach.parent.mkdir(exist_ok=True)
    breach.write_text(f"{line}\n")
    found = checked()
    assert found.returncode != 0
    assert re.search(rf"{contract}.*BROKEN", found.stdout) or "balcony" in found.stdout + found.stderr


def test_words_are_found_in_code_and_templates() -> None:
    code = 'a = _("Halo " "semua")\nb = ngettext("%(n)s hari", "%(n)s hari", n)\nc = pgettext("kb", "Buka")\nd = _(name)'
    assert [(w.context, w.text, w.plural) for w in words.words_of_tree(ast.parse(code))] == [
        (None, "Halo semua", None),
        (None, "%(n)s hari", "%(n)s hari"),
        ("kb", "Buka", None),
    ]
    page = """{% load i18n %}{% translate "Simpan" %}{% translate 'Buka' context "kb" %}
    {% blocktranslate trimmed count n=days %}
      {{ n }} hari (sudah)
    {% plural %}{{ n }} hari{% endblocktranslate %}
    {% comment %}{% translate "bukan ini" %}{% endcomment %}"""
    found = [(w.context, w.text) for w in words.words_of_template(page, "page.html")]
    assert found == [(None, "Simpan"), ("kb", "Buka"), (None, "%(n)s hari (sudah)")]


def test_gathering_keeps_what_was_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(words, "HOUSE", tmp_path)
    monkeypatch.setattr(words, "ENGLISH", tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po")
    source = tmp_path / "room" / "views.py"
    source.parent.mkdir()
    source.write_text('a = _("Simpan")\nb = _("Halo %(nama)s")\n')
    assert words.check() == 1  # no file yet
    words.gather()
    held = polib.pofile(str(words.ENGLISH))
    held.find("Simpan").msgstr = "Save"
    held.find("Halo %(nama)s").msgstr = "Hello"
    held.save()
    assert words.check() == 1
    assert "placeholders differ" in capsys.readouterr().out
    held.find("Halo %(nama)s").msgstr = "Hello %(nama)s"
    held.save()
    assert words.check() == 0
    source.write_text('a = _("Simpan")\nc = _("Buka")\n')
    assert words.check() == 1
    words.gather()
    held = polib.pofile(str(words.ENGLISH))
    assert {entry.msgid: entry.msgstr for entry in held} == {"Simpan": "Save", "Buka": ""}
    words.compile_files()
    assert polib.mofile(str(words.ENGLISH.with_suffix(".mo"))).find("Simpan").msgstr == "Save"


def test_vendored_files_are_what_was_taken() -> None:
    vendor = ROOT / "tests" / "vendor"
    for package in json.loads((vendor / "vendor.lock.json").read_text()):
        for name, digest in package["files"].items():
            assert hashlib.sha512((vendor / name).read_bytes()).hexdigest() == digest, name
        assert package["licence"]
        assert package["version"]


def test_the_locks_name_no_place_and_every_package_has_its_hash() -> None:
    for lock in ROOT.glob("requirements*.lock"):
        text = lock.read_text()
        assert not re.search(r"https?:|file:|index-url|find-links", text), lock.name
        pinned = re.findall(r"^[a-z0-9].*$", text, re.M)
        assert pinned
        assert all("==" in line and line.endswith("\\") for line in pinned), lock.name
        assert text.count("--hash=sha256:") >= len(pinned)


def test_the_groups_agree_on_every_version() -> None:
    seen: dict[str, str] = {}
    for lock in sorted(ROOT.glob("requirements*.lock")):
        for name, version in re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", lock.read_text(), re.M):
            assert seen.setdefault(name, version) == version, f"{name} in {lock.name}"


def test_every_dependency_is_explained() -> None:
    said = (ROOT / "docs" / "dependencies.md").read_text().lower()
    for group in ("requirements.in", "requirements-test.in", "requirements-dev.in"):
        for line in (ROOT / group).read_text().splitlines():
            name = re.match(r"[A-Za-z][A-Za-z0-9-]*", line)
            if name and not line.startswith(("-", "#")):
                assert f"| {name[0].lower()}" in said, f"{name[0]} has no line in docs/dependencies.md"


def sleeper() -> list[str]:
    return [sys.executable, "-c", "import time; time.sleep(60)"]


def test_the_supervisor_ends_web_before_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[str] = []
    supervisor = Supervisor(database_lives=lambda: True)
    supervisor.start("web", sleeper(), {})
    supervisor.start("worker", sleeper(), {})
    names = {child.pid: name for name, child in supervisor.children}

    def note(child: subprocess.Popen[bytes]) -> None:
        ended.append(names[child.pid])
        child.kill()
        child.wait()

    monkeypatch.setattr("sintas.config.supervisor.end", note)
    supervisor.asked_to_stop = True
    assert supervisor.run() == 0
    assert ended == ["web", "worker"]


def test_a_child_that_does_not_listen_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sintas.config.supervisor.GRACE_SECONDS", 0.5)
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    supervisor = Supervisor(database_lives=lambda: True)
    supervisor.start("web", [sys.executable, "-c", deaf], {})
    child = supervisor.children[0][1]
    time.sleep(0.5)
    supervisor.stop()
    assert child.returncode in (-signal.SIGKILL, -signal.SIGTERM)
