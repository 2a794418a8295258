"""A platform of Bakeoff's in Python: a whole worker of docs/worker-protocol.md.

It loads with DuckDB's own Python package, leaves the proof of the data to Bakeoff by writing what it reads back into
Parquet files, and measures lookups and aggregations with one connection per client.
"""
import json
import random
import sys
import threading
import time
from pathlib import Path

import duckdb


def say(**message):
    with lock:
        print(json.dumps(message), flush=True)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def literal(text):
    return "'" + str(text).replace("'", "''") + "'"


lock = threading.Lock()
stop = threading.Event()
plan = json.loads(sys.stdin.readline())
connection = plan["connection"]
database = Path(connection["settings"]["directory"]) / (connection["namespace"] + ".duckdb")


def watch():
    """Closing standard input asks the worker to stop."""
    sys.stdin.read()
    stop.set()


def open_database(read_only):
    config = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    if connection["settings"].get("threads"):
        config["threads"] = connection["settings"]["threads"]
    return duckdb.connect(str(database) if database.parent.exists() else ":memory:", read_only=read_only, config=config)


def described():
    say(type="described", product="DuckDB in Python", version=duckdb.__version__, driver="duckdb " + duckdb.__version__,
        settings={}, round_trip_micros=0)


def tables():
    return plan["dataset"]["manifest"]["tables"]


def load():
    """Always loads anew, beside the file that is there, which it then replaces."""
    folder = Path(plan["dataset"]["directory"])
    target = Path(plan["directory"])
    target.mkdir(parents=True)
    database.parent.mkdir(parents=True, exist_ok=True)
    database.unlink(missing_ok=True)
    say(type="phase", phase="load")
    started = time.monotonic()
    con = open_database(read_only=False)
    for table in tables():
        name = table["schema"]["name"]
        files = ", ".join(literal(folder / f) for f in table["files"])
        say(type="progress", task="Loading " + name, done=0, total=table["rows"], unit="rows")
        con.execute(f"CREATE TABLE {quoted(name)} AS SELECT * FROM read_parquet([{files}])")
        key = table["schema"]["primary_key"]
        if key:
            con.execute(f"CREATE UNIQUE INDEX {quoted('key of ' + name)} ON {quoted(name)} ({', '.join(map(quoted, key))})")
        say(type="progress", task="Loading " + name, done=table["rows"], total=table["rows"], unit="rows")
        if stop.is_set():
            con.close()
            database.unlink()
            return
    loaded = time.monotonic()
    say(type="phase", phase="validate")
    read_back = []
    for number, table in enumerate(tables()):
        file = target / f"{number}.parquet"
        con.execute(f"COPY {quoted(table['schema']['name'])} TO {literal(file)} (FORMAT parquet)")
        read_back.append({"table": table["schema"]["name"], "files": [str(file)]})
    con.close()
    say(type="loaded", reused=False, load_seconds=loaded - started, validate_seconds=time.monotonic() - loaded,
        read_back=read_back)


def request():
    """The leg's statement, and which keys there are; a worker chooses tables as docs/configuration.md says."""
    leg = plan["leg"]
    pattern, options = leg["pattern"], leg["options"]
    # What a worker leaves out without a word would be taken for measured.
    if options["pacing"]["loop"] != "CLOSED" or leg["keys"] != "UNIFORM" or options["keys"]["hit_ratio"] != 1:
        raise ValueError("this worker knows closed loops over uniform keys that are there, nothing else")
    if pattern == "LOOKUP":
        table = next(t for t in tables() if t.get("keys"))
        name, key = table["schema"]["name"], table["schema"]["primary_key"][0]
        return f"SELECT * FROM {quoted(name)} WHERE {quoted(key)} = ?", table["keys"]
    if pattern == "AGGREGATION":
        table = max(tables(), key=lambda t: t["rows"])
        columns = table["schema"]["columns"]
        group = next(c["name"] for c in columns if c["type"] == "text" and not c["nullable"])
        measure = quoted(next(c["name"] for c in columns if c["type"].startswith("decimal")))
        return (f"SELECT {quoted(group)}, count(*), sum({measure}), avg({measure}), min({measure}), max({measure})"
                f" FROM {quoted(table['schema']['name'])} GROUP BY 1 ORDER BY 1"), None
    raise ValueError("this worker knows no pattern " + pattern)


def seconds(text):
    """PT0.3S, PT1M30S as in ISO 8601."""
    total, number = 0.0, ""
    for c in text.removeprefix("PT"):
        if c in "HMS":
            total += float(number) * {"H": 3600, "M": 60, "S": 1}[c]
            number = ""
        else:
            number += c
    return total


def measure():
    leg = plan["leg"]
    sql, keys = request()
    con = open_database(read_only=True)
    latencies, errors, noted, measuring, over = [], {}, [], threading.Event(), threading.Event()

    def client(number):
        cursor = con.cursor()
        draw = random.Random(plan["seed"] * 1000 + number)
        while not over.is_set() and not stop.is_set():
            parameters = [draw.randint(keys["min"], keys["max"])] if keys else []
            counts = measuring.is_set()
            start = time.perf_counter_ns()
            try:
                cursor.execute(sql, parameters).fetchall()
                took = time.perf_counter_ns() - start
                if counts:
                    with lock:
                        latencies.append(took)
            except duckdb.Error as e:
                if number == 0 and not noted:
                    noted.append(e)
                    say(type="log", level="WARNING", message=f"First failure: {e}")
                if counts:
                    with lock:
                        errors["other"] = errors.get("other", 0) + 1

    clients = [threading.Thread(target=client, args=(n,)) for n in range(leg["clients"])]
    say(type="phase", phase="warm_up")
    for each in clients:
        each.start()
    stop.wait(seconds(leg["warmup"]))
    say(type="phase", phase="measure")
    measuring.set()
    began = last = time.monotonic()
    end = began + seconds(leg["duration"])
    while last < end and not stop.is_set():
        stop.wait(max(0.0, min(plan["interval_millis"] / 1000, end - last)))
        now = time.monotonic()
        with lock:
            nanos, failed = latencies[:], dict(errors)
            latencies.clear()
            errors.clear()
        say(type="interval", start_ms=round((last - began) * 1000), seconds=now - last, nanos=nanos, errors=failed)
        last = now
    over.set()
    for each in clients:
        each.join()
    con.close()


threading.Thread(target=watch, daemon=True).start()
say(type="hello", protocol=1, name="duckdb_python", version="1", capabilities=["lookup", "aggregation"])
try:
    described()
    {"PROBE": lambda: None, "LOAD": load, "MEASURE": measure}[plan["task"]]()
    say(type="done")
except Exception as e:  # whatever it is, people must read it
    say(type="problem", kind="PLATFORM", what=f"DuckDB in Python failed: {e}", hint="See the log.")
    sys.exit(1)
