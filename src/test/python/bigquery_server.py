"""bqemulator on the loopback address, adapted where it cannot serve Google's client for Java here.

Without the extensions of DuckDB's that are downloads; with the addresses and the way to say PATCH
that the client for Java uses; BIGNUMERIC has 38 digits, since DuckDB has no more.

Usage: bigquery_server.py REST_PORT
"""

import sys

from bqemulator import server
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
        await self.app(scope, receive, send)


server.create_app = lambda context: JavaClient(create_app(context))

if __name__ == "__main__":
    sys.argv = [
        "bqemulator", "start", "--rest-host", "127.0.0.1", "--rest-port", sys.argv[1],
        "--grpc-host", "127.0.0.1", "--grpc-port", "0", "--project", "bench",
        "--log-level", "warning",
    ]
    main()
