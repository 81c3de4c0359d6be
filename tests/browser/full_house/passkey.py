"""A passkey nobody's device holds."""

from __future__ import annotations

from base64 import b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import Aaguid, AttestedCredentialData

from sintas.kit import clock
from sintas.staff.models import Passkey, User


def a_passkey_for(user: User, called: str) -> Passkey:
    """A key of theirs whose device nobody has. Inside their own identity."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    credential = AttestedCredentialData.create(Aaguid.NONE, user.pk.bytes, public)
    return Passkey.objects.create(user_id=user.pk, called=called, credential=b64encode(credential).decode(), made_at=clock.now())
