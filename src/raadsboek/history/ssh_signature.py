"""SSH signatures as git keeps them with a version: making one, and telling whose key made it.

Owns the SSHSIG format (PROTOCOL.sshsig of OpenSSH) and what it needs of cryptography, in this
process: asking git for each of a thousand signatures takes a quarter of a minute. It must not know
who may sign.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

from raadsboek.core.errors import RaadsboekError

Sign = Callable[[bytes], bytes]
"""Makes the text of a signature over bytes."""

_NAMESPACE = b"git"
_MAGIC = b"SSHSIG"
_HASH = b"sha512"
_ARMOUR = re.compile(
    rb"-----BEGIN SSH SIGNATURE-----\s+([A-Za-z0-9+/=\s]+?)\s*-----END SSH SIGNATURE-----\s*"
)
_RSA_HASHES = {b"rsa-sha2-256": hashes.SHA256(), b"rsa-sha2-512": hashes.SHA512()}
_CURVE_HASHES = {256: hashes.SHA256(), 384: hashes.SHA384(), 521: hashes.SHA512()}
_LINE = 70


class KeyUnfit(RaadsboekError):
    """A file is no key that can sign by itself."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"Met deze sleutel kan Raadsboek niet ondertekenen: {reason}.",
            "Laat Raadsboek een eigen sleutel maken met: raadsboek ondertekenen",
        )


class Signature(NamedTuple):
    """Whose key made a signature, as 'ssh-ed25519 AAAA...', and whether it fits the bytes."""

    key: str
    fits: bool


def read_signature(text: bytes, signed: bytes) -> Signature:
    """Return what a signature says of the bytes `signed`; no key when it cannot be read."""
    try:
        key, algorithm, raw, covered = _parts(text, signed)
        public = f"{_strings(key)[0].decode('ascii')} {base64.b64encode(key).decode('ascii')}"
    except (ValueError, IndexError):
        return Signature("", False)
    try:
        _verify(serialization.load_ssh_public_key(public.encode()), algorithm, raw, covered)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, IndexError):
        return Signature(public, False)
    return Signature(public, True)


def _parts(text: bytes, signed: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """Return the key, the algorithm and the raw signature, and the bytes that it covers."""
    armour = _ARMOUR.fullmatch(text.strip() + b"\n")
    if armour is None:
        raise ValueError("no SSH signature")
    blob = base64.b64decode(armour[1])
    if not blob.startswith(_MAGIC + b"\0\0\0\1"):
        raise ValueError("no SSH signature of version 1")
    key, namespace, _, name, inner = _strings(blob[len(_MAGIC) + 4 :])
    if namespace != _NAMESPACE or name not in (b"sha256", b"sha512"):
        raise ValueError("a signature for something else")
    algorithm, raw = _strings(inner)[:2]
    return key, algorithm, raw, _covered(signed, name)


def _covered(signed: bytes, name: bytes) -> bytes:
    digest = hashlib.new(name.decode("ascii"), signed).digest()
    return _MAGIC + b"".join(map(_string, (_NAMESPACE, b"", name, digest)))


def _verify(key: object, algorithm: bytes, raw: bytes, covered: bytes) -> None:
    if isinstance(key, ed25519.Ed25519PublicKey) and algorithm == b"ssh-ed25519":
        key.verify(raw, covered)
    elif isinstance(key, rsa.RSAPublicKey) and algorithm in _RSA_HASHES:
        key.verify(raw, covered, padding.PKCS1v15(), _RSA_HASHES[algorithm])
    elif isinstance(key, ec.EllipticCurvePublicKey):
        from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

        r, s = (int.from_bytes(part) for part in _strings(raw)[:2])
        used = ec.ECDSA(_CURVE_HASHES[key.curve.key_size])
        key.verify(encode_dss_signature(r, s), covered, used)
    else:
        raise UnsupportedAlgorithm("a kind of key that is not known here")


def _strings(data: bytes) -> list[bytes]:
    """Return the length-prefixed strings that data consists of; raises ValueError."""
    found: list[bytes] = []
    at = 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        if at + 4 + length > len(data):
            raise ValueError("cut off")
        found.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    return found


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4) + data


# -- keys -----------------------------------------------------------------------------------------


def signing_with(private: bytes) -> tuple[Sign, str]:
    """Return what signs with a private key (OpenSSH), and its public key. Raises `KeyUnfit`."""
    try:
        key = serialization.load_ssh_private_key(private, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        locked = b"ENCRYPTED" in private or isinstance(error, TypeError)
        why = "er zit een wachtwoord op" if locked else "het is geen sleutel die het kent"
        raise KeyUnfit(why) from error
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise KeyUnfit("het is geen ed25519-sleutel")
    public = _public(key)
    blob = base64.b64decode(public.split()[1])

    def sign(data: bytes) -> bytes:
        raw = key.sign(_covered(data, _HASH))
        inner = _string(b"ssh-ed25519") + _string(raw)
        whole = b"".join(map(_string, (blob, _NAMESPACE, b"", _HASH, inner)))
        text = base64.b64encode(_MAGIC + b"\0\0\0\1" + whole)
        lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
        ends = b"-----BEGIN SSH SIGNATURE-----", b"-----END SSH SIGNATURE-----"
        return b"\n".join([ends[0], *lines, ends[1]])

    return sign, public


def new_key() -> bytes:
    """Return a new private key in OpenSSH form, without a password."""
    return ed25519.Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.OpenSSH,
        serialization.NoEncryption(),
    )


def _public(key: ed25519.Ed25519PrivateKey) -> str:
    form = serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH
    return key.public_key().public_bytes(*form).decode("ascii")


def bare_key(line: str) -> str:
    """Return a public key without what is said behind it: 'ssh-ed25519 AAAA...'."""
    return " ".join(line.split()[:2])


def fingerprint(line: str) -> str:
    """Return the short form by which people compare keys, as ssh-keygen shows it; '' for no key."""
    try:
        blob = base64.b64decode(line.split()[1], validate=True)
    except (IndexError, binascii.Error):
        return ""
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode("ascii").rstrip("=")
