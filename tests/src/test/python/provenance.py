# SPDX-License-Identifier: EUPL-1.2
"""Checks the signed provenance of every release from the words of the standards alone, DSSE, in-toto and RFC 8032, and with
securesystemslib, by which the tools of in-toto read envelopes.

Argument: the published store. Prints one line a signed release: its number, the name of the key, and how many objects it names.
"""

import base64
import copy
import hashlib
import json
import pathlib
import sys

from cryptography.hazmat.primitives.serialization import load_pem_public_key
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import SSlibKey

# Ed25519: the field, the curve, its base point and their order (RFC 8032, 5.1).
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
# What stands before the 32 bytes of such a key in DER (RFC 8410).
DER = bytes.fromhex("302a300506032b6570032100")


def add(a, b):
    (x1, y1), (x2, y2) = a, b
    t = D * x1 * x2 * y1 * y2 % P
    return (x1 * y2 + x2 * y1) * pow(1 + t, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - t, -1, P) % P


def times(scalar, point):
    result = (0, 1)
    while scalar:
        result = add(result, point) if scalar & 1 else result
        point = add(point, point)
        scalar >>= 1
    return result


def point(octets):
    number = int.from_bytes(octets, "little")
    y, sign = number & (2**255 - 1), number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert (x * x - square) % P == 0, "no point of the curve"
    return (x if x & 1 == sign else P - x), y


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(r + key + message).digest(), "little") % ORDER
    return s < ORDER and times(s, BASE) == add(point(r), times(h, point(key)))


def public_key(store, name):
    lines = (store / "keys" / f"{name}.pem").read_text("ascii").split("\n")
    der = base64.b64decode("".join(line for line in lines if not line.startswith("-----")))
    assert hashlib.sha256(der).hexdigest() == name and der.startswith(DER), name
    return der.removeprefix(DER)


def require_that_others_accept(store, envelope, name):
    pem = (store / "keys" / f"{name}.pem").read_bytes()
    key = SSlibKey.from_crypto(load_pem_public_key(pem), keyid=name)
    # What is read is changed by the reader.
    read = Envelope.from_dict(copy.deepcopy(envelope))
    assert list(read.verify([key], 1)) == [name]
    read.payload += b" "
    try:
        read.verify([key], 1)
    except VerificationError:
        return
    raise AssertionError("the check checks nothing")


def main(store):
    store = pathlib.Path(store)
    for path in sorted(store.glob("releases/*.intoto.json")):
        envelope = json.loads(path.read_text("utf-8"))
        payload = base64.b64decode(envelope["payload"])
        kind = envelope["payloadType"]
        assert kind == "application/vnd.in-toto+json", kind
        message = b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(payload), payload)
        (seal,) = envelope["signatures"]
        key = public_key(store, seal["keyid"])
        signature = base64.b64decode(seal["sig"])
        assert signed(key, message, signature), path
        assert not signed(key, message + b" ", signature), "the check checks nothing"
        require_that_others_accept(store, envelope, seal["keyid"])
        statement = json.loads(payload)
        assert statement["_type"] == "https://in-toto.io/Statement/v1", statement["_type"]
        for subject in statement["subject"]:
            content = (store / subject["name"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == subject["digest"]["sha256"], subject
        named = {subject["name"] for subject in statement["subject"]}
        folders = {name.rsplit("/", 1)[0] for name in named if name.startswith("v/")}
        there = {p.relative_to(store).as_posix() for folder in folders for p in (store / folder).iterdir()}
        assert there <= named, there - named
        build = statement["predicate"]["buildDefinition"]
        assert [source["name"] for source in build["resolvedDependencies"]] == ["inputs", "declarations"], build
        assert all(len(source["digest"]["sha256"]) == 64 for source in build["resolvedDependencies"]), build
        assert statement["predicate"]["runDetails"]["builder"]["version"]["parution"], statement["predicate"]["runDetails"]
        manifest = json.loads(path.with_name(path.name.replace(".intoto.json", ".json")).read_text("utf-8"))
        assert manifest["inputDigest"] == "sha256:" + statement["predicate"]["buildDefinition"]["resolvedDependencies"][0]["digest"]["sha256"]
        print(manifest["seq"], seal["keyid"], len(statement["subject"]))


main(*sys.argv[1:])
