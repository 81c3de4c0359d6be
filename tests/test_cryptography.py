"""docs/cryptography.md names every file that uses a cryptographic function, and no file that is not there. Found by reading the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "sintas"
PAGE = (ROOT / "docs" / "cryptography.md").read_text(encoding="utf-8")
MODULES = {"cryptography", "hashlib", "hmac", "secrets", "random", "argon2", "fido2", "pyrage", "shamir_mnemonic", "ssl", "zlib.crc32"}
RANDOM_BYTES = {"urandom", "getrandom"}
FROM_DJANGO = {"django.contrib.auth.hashers", "django.core.signing", "django.utils.crypto"}
WEAK = {"md5", "sha1", "MD5", "SHA1", "DES", "TripleDES", "ARC4", "Blowfish", "ECB", "CBC", "CTR", "CFB", "OFB", "PKCS1v15"}
WEAK_AND_WHY = {("sintas/safekeeping/timed_codes.py", "SHA1")}  # HMAC of RFC 6238: what every authenticator app understands
PSEUDO = {"sintas/desk/demo/beginning.py", "sintas/desk/demo/lives.py", "sintas/desk/demo/loading.py", "sintas/desk/demo/names.py"}


def sources(words: Iterable[str]) -> Iterator[tuple[str, ast.AST]]:
    """Those in which one of the words stands at all: reading the others would take seconds in every process that gathers tests."""
    asked = re.compile("|".join(map(re.escape, words)))
    for path in sorted(HOUSE.rglob("*.py")):
        inside = path.relative_to(HOUSE).parts
        if (not {"tests", "migrations"} & set(inside) and not path.name.startswith(("test", "conftest"))) or path.name == "testhasher.py":
            text = path.read_text(encoding="utf-8")
            if asked.search(text):
                yield str(path.relative_to(ROOT)), ast.parse(text)


def imported(tree: ast.AST) -> set[str]:
    """Modules, whole."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def uses(tree: ast.AST) -> bool:
    """A module of MODULES or FROM_DJANGO, or the operating system's random bytes."""
    modules = imported(tree)
    if modules & FROM_DJANGO or {name.partition(".")[0] for name in modules} & MODULES:
        return True
    return any(isinstance(node, ast.Attribute) and node.attr in RANDOM_BYTES for node in ast.walk(tree))


SPOKEN = {one.partition(".")[0] for one in MODULES} | {one.rpartition(".")[2] for one in FROM_DJANGO} | RANDOM_BYTES
USING = [name for name, tree in sources(SPOKEN) if uses(tree)]
SCRIPTS = [str(path.relative_to(ROOT)) for path in sorted(HOUSE.rglob("*.js")) if "vendor" not in path.parts and "crypto." in path.read_text("utf-8")]


@pytest.mark.parametrize("name", [*USING, *SCRIPTS])
def test_every_use_stands_in_the_inventory(name: str) -> None:
    assert name in PAGE or any(f"{folder}/" in PAGE for folder in parents(name)), f"say in docs/cryptography.md what {name} uses, and which key"


def parents(name: str) -> list[str]:
    """Folders named as a whole in the inventory, three deep and more (a room itself never counts)."""
    return [str(one) for one in Path(name).parents if len(one.parts) >= 3]


def test_the_search_finds_what_there_is() -> None:
    assert len(USING) > 25 and len(SCRIPTS) >= 2
    assert uses(ast.parse("from hashlib import sha256")) and uses(ast.parse("import os\nos.urandom(3)"))
    assert not uses(ast.parse("import json"))


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`(sintas/[\w/.-]+)`", PAGE))))
def test_a_file_the_inventory_names_is_there(name: str) -> None:
    assert (ROOT / name).exists()


def test_nothing_weak_is_used_but_what_the_inventory_says() -> None:
    """Names of broken or unauthenticated algorithms, wherever they are called or imported."""
    found = set()
    for name, tree in sources(WEAK):
        for node in ast.walk(tree):
            said = {node.attr} if isinstance(node, ast.Attribute) else {one.name for one in node.names} if isinstance(node, ast.ImportFrom) else set()
            found |= {(name, one) for one in said & WEAK}
    assert found == WEAK_AND_WHY


def test_pseudo_random_numbers_make_invented_people_and_nothing_else() -> None:
    assert {name for name, tree in sources(["random"]) if "random" in imported(tree)} <= PSEUDO


def test_keys_have_the_lengths_the_inventory_says(tmp_path: Path) -> None:
    from base64 import b64decode

    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    from sintas.safekeeping.keys import KEY_BYTES, NONCE_BYTES, ServiceKey
    from sintas.staff.second_step.totp import new_secret

    public = load_der_public_key(b64decode(ServiceKey.create(tmp_path / "service.json").public_exit_key()))
    assert isinstance(public, RSAPublicKey)
    assert (public.key_size, public.public_numbers().e, KEY_BYTES * 8, NONCE_BYTES * 8) == (3072, 65537, 256, 96)
    assert len(new_secret()) * 5 == 160
