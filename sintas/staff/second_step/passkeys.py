"""Passkeys (WebAuthn): the ceremony is python-fido2's, this names the house and the person to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    RegistrationResponse,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

NAME = "Sintas"
State = dict[str, Any]


class NotThePasskey(Exception):
    """The answer of the device does not fit: another site, another question, another key, or a key copied elsewhere."""


def server(host: str, origin: str) -> Fido2Server:
    """For this house: `host` without port, `origin` as the browser says it (https://...)."""
    return Fido2Server(PublicKeyCredentialRpEntity(name=NAME, id=host), verify_origin=lambda said: said == origin)


def begin_registering(house: Fido2Server, user_id: UUID, username: str, held: Sequence[bytes]) -> tuple[str, State]:
    """What the browser is asked (JSON), and what to remember until it answers."""
    options, state = house.register_begin(
        PublicKeyCredentialUserEntity(id=user_id.bytes, name=username, display_name=username),
        [AttestedCredentialData(one) for one in held],
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return json.dumps(dict(options)["publicKey"], default=dict), state


def finish_registering(house: Fido2Server, state: State, answer: str) -> tuple[bytes, int]:
    """The credential to keep, and its counter. Raises NotThePasskey."""
    try:
        made = house.register_complete(state, RegistrationResponse.from_dict(json.loads(answer)))
    except Exception as why:  # the library names a dozen; each means the same to whoever holds the device
        raise NotThePasskey from why
    if made.credential_data is None:
        raise NotThePasskey
    return bytes(made.credential_data), made.counter


def begin_proving(house: Fido2Server, held: Sequence[bytes]) -> tuple[str, State]:
    """What the browser is asked (JSON), and what to remember until it answers."""
    options, state = house.authenticate_begin([AttestedCredentialData(one) for one in held], UserVerificationRequirement.PREFERRED)
    return json.dumps(dict(options)["publicKey"], default=dict), state


def finish_proving(house: Fido2Server, state: State, held: Sequence[bytes], answer: str) -> tuple[bytes, int]:
    """The credential that answered, and its counter now. Raises NotThePasskey."""
    try:
        said = AuthenticationResponse.from_dict(json.loads(answer))
        used = house.authenticate_complete(state, [AttestedCredentialData(one) for one in held], said)
    except Exception as why:
        raise NotThePasskey from why
    return bytes(used), said.response.authenticator_data.counter
