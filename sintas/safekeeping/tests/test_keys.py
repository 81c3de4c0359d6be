"""The key file: missing, readable by others, or not random - each is refused with a sentence."""

import json
import os

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from sintas.kit.ids import uuid7
from sintas.safekeeping.keys import KeyProblem, ServiceKey


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    where = tmp_path_factory.mktemp("keys") / "service.json"
    ServiceKey.create(where, "k1", "k2")
    return where


def test_a_missing_file(tmp_path):
    with pytest.raises(KeyProblem, match="missing"):
        ServiceKey(tmp_path / "none.json")


def test_a_file_others_can_read(path):
    os.chmod(path, 0o640)
    try:
        with pytest.raises(KeyProblem, match="0600"):
            ServiceKey(path)
    finally:
        os.chmod(path, 0o600)


@pytest.mark.parametrize(
    "change", [{"keys": {"k2": "AAAA"}}, {"keys": {"k2": "A" * 43 + "="}}, {"index": "x"}, {"current": None, "exit": "no"}]
)
def test_a_file_that_is_not_random_keys(path, tmp_path, change):
    broken = json.loads(path.read_text()) | change
    where = tmp_path / "b.json"
    where.write_text(json.dumps(broken))
    where.chmod(0o600)
    with pytest.raises(KeyProblem):
        ServiceKey(where)


def test_a_private_half_that_does_not_open_what_the_public_half_seals(path, tmp_path):
    held = json.loads(path.read_text())
    private = serialization.load_pem_private_key(held["exit"].encode(), password=None)
    numbers = private.private_numbers()
    altered = rsa.RSAPrivateNumbers(numbers.p, numbers.q, numbers.d + 2, numbers.dmp1 + 2, numbers.dmq1, numbers.iqmp, numbers.public_numbers)
    broken = altered.private_key(unsafe_skip_rsa_key_validation=True)
    pem = broken.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    where = tmp_path / "b.json"
    where.write_text(json.dumps(held | {"exit": pem.decode()}))
    where.chmod(0o600)
    with pytest.raises(KeyProblem, match="exit key"):
        ServiceKey(where)


def test_it_never_overwrites(path):
    with pytest.raises(FileExistsError):
        ServiceKey.create(path)


def test_a_wrap_is_bound_to_its_file_and_ring(path):
    service, key_id, file_id, key = ServiceKey(path), uuid7(), uuid7(), os.urandom(32)
    kek, wrapped = service.wrap(key, key_id, file_id, "header")
    assert kek == "k2"
    assert service.unwrap(kek, wrapped, key_id, file_id, "header") == key
    for args in ((uuid7(), file_id, "header"), (key_id, uuid7(), "header"), (key_id, file_id, "content")):
        with pytest.raises(InvalidTag):
            service.unwrap(kek, wrapped, *args)


def test_fingerprints_compare_inside_one_organisation_only(path):
    service, here, there = ServiceKey(path), uuid7(), uuid7()
    nik = "3201010101010001"
    assert service.fingerprint("nik", here, nik) == service.fingerprint("nik", here, nik)
    assert service.fingerprint("nik", here, nik) != service.fingerprint("nik", there, nik)
    assert service.fingerprint("nik", here, nik) != service.fingerprint("phone", here, nik)
