"""bqemulator on the loopback address, adapted where it cannot serve Google's client for Java here.

Without the extensions of DuckDB's that are downloads; with the addresses and the way to say PATCH
that the client for Java uses; BIGNUMERIC has 38 digits, since DuckDB has no more; with the default
dataset of queries, which it knows of jobs only.

Usage: bigquery_server.py REST_PORT
"""

import gzip
import json
import sys

from bqemulator import server
from bqemulator.api.routes import jobs
from bqemulator.cli import main
from bqemulator.storage import engine, type_map

for loader in [kind for kind in vars(engine).values() if hasattr(kind, "_load_spatial")]:
    loader._load_spatial = lambda self: None
    loader._load_format_extensions = lambda self: None

type_map._BQ_TO_DUCKDB["BIGNUMERIC"] = "DECIMAL(38, 18)"
type_map._DUCKDB_TO_BQ["DECIMAL(38, 18)"] = "BIGNUMERIC"

create_app = server.create_app


class JavaClient:
    """Passes /resumable/upload on as /upload, and a POST that means a PATCH as that."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        path = scope.get("path", "")
        if path.startswith("/resumable/upload/"):
            scope = dict(scope, path=path.removeprefix("/resumable"), raw_path=None)
        for name, value in scope.get("headers", []):
            if name == b"x-http-method-override":
                scope = dict(scope, method=value.decode())
        if path.endswith("/queries") and scope.get("method") == "POST":
            body = await self.qualified(path, receive)
            headers = [h for h in scope["headers"] if h[0] not in (b"content-encoding", b"content-length")]
            scope = dict(scope, headers=headers + [(b"content-length", str(len(body)).encode())])
            once = [{"type": "http.request", "body": body, "more_body": False}]
            rest, receive = receive, lambda: self.next(once, rest)
        await self.app(scope, receive, send)

    @staticmethod
    async def qualified(path, receive):
        """The request's body with the tables of its SQL in its default dataset."""
        body, more = b"", True
        while more:
            message = await receive()
            body += message.get("body", b"")
            more = message.get("more_body", False)
        request = json.loads(gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body)
        project = path.split("/projects/")[1].split("/")[0]
        request["query"] = jobs._apply_default_dataset(request["query"], request, request_project_id=project)
        return json.dumps(request).encode()

    @staticmethod
    async def next(once, rest):
        return once.pop() if once else await rest()


server.create_app = lambda context: JavaClient(create_app(context))

if __name__ == "__main__":
    sys.argv = [
        "bqemulator", "start", "--rest-host", "127.0.0.1", "--rest-port", sys.argv[1],
        "--grpc-host", "127.0.0.1", "--grpc-port", "0", "--project", "bench",
        "--log-level", "warning",
    ]
    main()
