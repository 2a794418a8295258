"""Bakeoff's table fingerprint in plain Python, after docs/fingerprint.md.

Reads one JSON document from standard input: {"types": [...], "rows": [[...], ...]}, where integers
(also unscaled decimals, microseconds, and 1 or 0 for booleans) are numbers, doubles are the strings
of their IEEE 754 bits in hexadecimal, and text and JSON are strings. Prints the fingerprint.
"""

import json
import math
import struct
import sys

MASK = (1 << 64) - 1


def rotate(x, n):
    return ((x << n) | (x >> (64 - n))) & MASK


def mix(h):
    h = ((h ^ (h >> 33)) * 0xFF51AFD7ED558CCD) & MASK
    h = ((h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53) & MASK
    return h ^ (h >> 33)


def murmur3_x64_128(data):
    """MurmurHash3 x64 128, seed 0, as the number that its 16 bytes are, the lowest byte first."""
    c1, c2 = 0x87C37B91114253D5, 0x4CF5AD432745937F
    h1 = h2 = 0
    whole = len(data) & ~15
    for i in range(0, whole, 16):
        k1, k2 = struct.unpack_from("<QQ", data, i)
        h1 ^= rotate(k1 * c1 & MASK, 31) * c2 & MASK
        h1 = ((rotate(h1, 27) + h2) * 5 + 0x52DCE729) & MASK
        h2 ^= rotate(k2 * c2 & MASK, 33) * c1 & MASK
        h2 = ((rotate(h2, 31) + h1) * 5 + 0x38495AB5) & MASK
    tail = data[whole:]
    if len(tail) > 8:
        h2 ^= rotate(int.from_bytes(tail[8:], "little") * c2 & MASK, 33) * c1 & MASK
    if tail:
        h1 ^= rotate(int.from_bytes(tail[:8], "little") * c1 & MASK, 31) * c2 & MASK
    h1 ^= len(data)
    h2 ^= len(data)
    h1 = (h1 + h2) & MASK
    h2 = (h2 + h1) & MASK
    h1, h2 = mix(h1), mix(h2)
    h1 = (h1 + h2) & MASK
    h2 = (h2 + h1) & MASK
    return h2 << 64 | h1


def number(value):
    """A number as ECMAScript prints it."""
    value = float(value)
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    n = len(digits) - len(fraction) + int(exponent or 0)
    digits = digits.rstrip("0")
    k = len(digits)
    if k <= n <= 21:
        return sign + digits + "0" * (n - k)
    if 0 < n <= 21:
        return sign + digits[:n] + "." + digits[n:]
    if -6 < n <= 0:
        return sign + "0." + "0" * -n + digits
    power = ("+" if n > 0 else "-") + str(abs(n - 1))
    return sign + digits[0] + ("." + digits[1:] if k > 1 else "") + "e" + power


def canonical_json(value):
    """A document in the canonical form of RFC 8785."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical_json(n) + ":" + canonical_json(value[n]) for n in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical_json, value)) + "]"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def canonical_value(kind, value):
    if value is None:
        return b"\0"
    if kind in ("int", "bigint", "timestamptz", "timestamp", "date") or kind.startswith("decimal"):
        return b"\1" + struct.pack(">q", value)
    if kind == "boolean":
        return b"\1" + bytes([value])
    if kind == "double":
        real = struct.unpack(">d", bytes.fromhex(value))[0] + 0.0
        return b"\1" + (bytes.fromhex("7ff8000000000000") if math.isnan(real) else struct.pack(">d", real))
    if kind == "json":
        value = canonical_json(json.loads(value))
    utf8 = value.encode("utf-8")
    return b"\1" + struct.pack(">I", len(utf8)) + utf8


def canonical_row(types, row):
    return b"".join(map(canonical_value, types, row))


def fingerprint(types, rows):
    total = sum(murmur3_x64_128(canonical_row(types, row)) for row in rows)
    return "%032x" % (total % (1 << 128))


if __name__ == "__main__":
    table = json.load(sys.stdin)
    print(fingerprint(table["types"], table["rows"]))
