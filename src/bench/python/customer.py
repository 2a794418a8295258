"""Writes the columns of the spec `customer` with numpy and pyarrow, as a rival of Bakeoff's generator.

Vectorised throughout; the events are written by several processes, a file each. No fingerprints are
computed. Prints wall seconds, CPU seconds and peak memory of all processes as JSON.

    python customer.py FOLDER PROFILES EVENTS PROCESSES
"""
import json
import multiprocessing
import os
import resource
import sys
import time

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

ROW_GROUP = 122_880
BATCH = 4 * ROW_GROUP
START = 1_704_067_200_000_000
SPAN = 731 * 86_400_000_000
OPTIONS = dict(compression="zstd", compression_level=1, version="2.6")
HEX = np.array([ord(c) for c in "0123456789abcdef"], dtype=np.uint8)
TYPES = ["page_view", "search", "add_to_cart", "purchase", "login", "email_open", "support_ticket", "refund"]
TYPE_SHARES = np.cumsum([430, 174, 123, 102, 102, 62, 21, 10]) / 1024
CURRENCIES = ["USD", "EUR", "GBP", "BRL", "PLN", "JPY", "INR", "TRY"]
FIRST = ["James", "Mary", "Jürgen", "Käthe", "Łukasz", "Zofia", "Chloé", "José", "Ayşe", "Arjun", "佐藤", "Noah"]
LAST = ["Smith", "O'Neill", "Müller", "Groß", "Wójcik", "Nowak", "Dubois", "García", "Yılmaz", "Patel", "美咲", "Brown"]
ASCII = ["james", "mary", "juergen", "kaethe", "lukasz", "zofia", "chloe", "jose", "ayse", "arjun", "sato", "noah"]


def pick(rng, values, count, weights=None):
    numbers = rng.choice(len(values), count, p=weights) if weights else rng.integers(0, len(values), count)
    return pa.array(values).take(pa.array(numbers))


def hex_digits(numbers, digits):
    """Text of fixed width without a loop over rows."""
    shifts = np.arange(digits - 1, -1, -1, dtype=np.uint64) * np.uint64(4)
    data = HEX[((numbers[:, None] >> shifts) & np.uint64(15)).astype(np.uint8)]
    return data


def fixed_text(data):
    rows, width = data.shape
    offsets = np.arange(rows + 1, dtype=np.int32) * width
    return pa.Array.from_buffers(pa.string(), rows, [None, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(data))])


def money(cents, valid=None):
    """Decimals of two digits after the point from whole cents."""
    words = np.empty((len(cents), 2), dtype=np.int64)
    words[:, 0] = cents
    words[:, 1] = cents >> 63
    bits = None if valid is None else pa.py_buffer(np.packbits(valid, bitorder="little"))
    return pa.Array.from_buffers(pa.decimal128(12, 2), len(cents), [bits, pa.py_buffer(words)])


def ranks(rng, keys, count):
    root = 1 + rng.random(count) * ((keys + 1) ** 0.2 - 1)
    square = root * root
    return np.minimum(keys, (square * square * root).astype(np.int64))


def where(mask, values):
    return pc.if_else(pa.array(mask), values, pa.scalar(None, values.type))


def events(rng, first, count, total, profiles):
    row = np.arange(first, first + count, dtype=np.int64)
    customer = (ranks(rng, profiles, count) - 1) * 61_803 % profiles + 1
    kind = np.minimum(7, np.searchsorted(TYPE_SHARES, rng.random(count)))
    channel = np.where(kind == 5, 4, rng.choice(4, count, p=[0.45, 0.43, 0.08, 0.04]))
    product = ranks(rng, 5_000, count)
    of_money = (kind == 3) | (kind == 7)
    of_product = (kind == 0) | (kind == 2) | of_money
    quantity = 1 + rng.integers(0, 100, count) ** 2 // 2_000
    cents = quantity * (199 + product * 7_919 % 39_801)
    moment = START + row * (SPAN // total) + rng.integers(0, max(1, SPAN // total), count)
    session = (customer * 731 * 24 + moment // 3_600_000_000).astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    skus = pa.array([f"SKU-{p:06d}" for p in range(5_001)])
    payload = pc.binary_join_element_wise(
        '{"ms":', pa.array(rng.integers(20, 1_000, count)).cast(pa.string()),
        ',"page":"/', pick(rng, ["products", "offers", "compare", "wishlist", "search"], count),
        '","referrer":"', pick(rng, ["direct", "search", "newsletter", "social", "partner"], count), '"}', "")
    return pa.table({
        "event_id": row + 1,
        "customer_id": customer,
        "event_type": pa.array(TYPES).take(pa.array(kind)),
        "channel": pa.array(["web", "mobile_app", "store", "call_center", "email"]).take(pa.array(channel)),
        "event_time": pa.array(moment).cast(pa.timestamp("us", "UTC")),
        "amount": money(np.where(kind == 7, -cents, cents), of_money),
        "currency": where(of_money, pa.array(CURRENCIES).take(pa.array(customer % 8))),
        "product_sku": where(of_product, skus.take(pa.array(product))),
        "quantity": where(of_money | (kind == 2), pa.array(quantity.astype(np.int32))),
        "session_id": fixed_text(hex_digits(session, 12)),
        "is_mobile": pa.array((channel == 1) | ((channel == 0) & (rng.integers(0, 4, count) == 0))),
        "payload": where((kind <= 1) & (channel <= 1), payload),
    })


def profiles_table(rng, count):
    row = np.arange(count, dtype=np.int64)
    first = rng.integers(0, len(FIRST), count)
    last = rng.integers(0, len(LAST), count)
    number = pa.array(row + 1).cast(pa.string())
    mail = pc.binary_join_element_wise(
        pa.array(ASCII).take(pa.array(first)), ".", pa.array(ASCII).take(pa.array(last)), ".", number,
        pick(rng, ["@example.com", "@example.org", "@example.net"], count), "")
    high = hex_digits(rng.integers(0, 2**63, count, dtype=np.uint64), 16)
    low = hex_digits(rng.integers(0, 2**63, count, dtype=np.uint64), 16)
    dash = np.full((count, 1), ord("-"), dtype=np.uint8)
    uuid = np.hstack([high[:, :8], dash, high[:, 8:12], dash, high[:, 12:], dash, low[:, :4], dash, low[:, 4:]])
    digits = hex_digits(rng.integers(0, 2**63, count, dtype=np.uint64), 9) % 10 + 48
    phone = pc.binary_join_element_wise(pick(rng, ["+1", "+44", "+49", "+33"], count), fixed_text(digits), " ")
    language = pick(rng, ["en", "de", "fr", "es", "pt", "pl", "ja", "tr"], count)
    preferences = pc.binary_join_element_wise(
        '{"channels":', pick(rng, ['["email"]', '["sms"]', '["email","push"]', "[]"], count), ',"language":"',
        language, '","newsletter":', pick(rng, ["true", "false"], count), ',"theme":"',
        pick(rng, ["light", "dark", "system"], count), '"}', "")
    stage = rng.integers(0, 6, count)
    stages = ["active", "at_risk", "new", "dormant", "churned", "prospect"]
    return pa.table({
        "customer_id": row + 1,
        "external_id": fixed_text(uuid),
        "first_name": pa.array(FIRST).take(pa.array(first)),
        "last_name": pa.array(LAST).take(pa.array(last)),
        "email": where(rng.random(count) >= 0.04, mail),
        "phone": where(rng.random(count) >= 0.12, phone),
        "country": pick(rng, ["US", "DE", "GB", "FR", "ES", "BR", "PL", "JP", "IN", "TR"], count),
        "city": pick(rng, ["New York", "Berlin", "London", "Paris", "München", "São Paulo", "Kraków", "東京"], count),
        "segment": pick(rng, ["consumer", "premium", "business", "vip"], count, [0.65, 0.2, 0.12, 0.03]),
        "lifecycle_stage": pa.array(stages).take(pa.array(stage)),
        "birth_year": where(rng.random(count) >= 0.08, pa.array(rng.integers(1940, 2006, count).astype(np.int32))),
        "signup_at": pa.array(START - rng.integers(0, SPAN, count)).cast(pa.timestamp("us", "UTC")),
        "lifetime_value": money((rng.random(count) ** 3 * 400_000).astype(np.int64)),
        "credit_score": where(rng.random(count) >= 0.15, pa.array(rng.integers(300, 850, count).astype(np.int32))),
        "is_active": pa.array(stage < 3),
        "marketing_opt_in": where(rng.random(count) >= 0.1, pa.array(rng.random(count) < 0.55)),
        "churn_risk": (stage * 1500 + rng.integers(0, 2500, count)) / 10_000.0,
        "preferences": preferences,
    })


def write_events(job):
    folder, part, parts, total, profiles = job
    rng = np.random.default_rng([42, part])
    end = total * (part + 1) // parts
    writer = None
    for first in range(total * part // parts, end, BATCH):
        table = events(rng, first, min(BATCH, end - first), total, profiles)
        writer = writer or pq.ParquetWriter(os.path.join(folder, f"events-{part}.parquet"), table.schema, **OPTIONS)
        writer.write_table(table, row_group_size=ROW_GROUP)
    writer.close()
    return usage()


def usage():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    folder, profiles, total, processes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    start, (cpu_before, _) = time.monotonic(), usage()
    with multiprocessing.Pool(processes) as pool:
        jobs = [(folder, part, processes, total, profiles) for part in range(processes)]
        running = pool.map_async(write_events, jobs, chunksize=1)
        table = profiles_table(np.random.default_rng(7), profiles)
        pq.write_table(table, os.path.join(folder, "profiles.parquet"), row_group_size=ROW_GROUP, **OPTIONS)
        used = running.get()
    wall = time.monotonic() - start
    used.append((usage()[0] - cpu_before, usage()[1]))
    size = sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))
    print(json.dumps({"wall_s": wall, "cpu_s": sum(u[0] for u in used), "rss_mb": sum(u[1] for u in used), "bytes": size}))


if __name__ == "__main__":
    main()
