-- Version 1: runs, their legs, and what was measured.
CREATE TABLE run (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  status      TEXT NOT NULL,
  created     TEXT NOT NULL,           -- ISO-8601, UTC
  finished    TEXT,
  dataset     TEXT NOT NULL,           -- name:version
  platforms   TEXT NOT NULL,           -- JSON array of display names
  workloads   TEXT NOT NULL,           -- JSON array of names
  plan        TEXT NOT NULL,           -- JSON, the whole RunPlan
  environment TEXT NOT NULL            -- JSON
) WITHOUT ROWID;

CREATE INDEX run_by_time ON run (created DESC);

CREATE TABLE load (
  run_id   TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  platform TEXT NOT NULL,
  result   TEXT NOT NULL,              -- JSON, the whole LoadResult
  PRIMARY KEY (run_id, platform)
) WITHOUT ROWID;

CREATE TABLE leg (
  run_id  TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  seq     INTEGER NOT NULL,
  status  TEXT NOT NULL,
  started TEXT,
  problem TEXT,                        -- JSON
  PRIMARY KEY (run_id, seq)
) WITHOUT ROWID;

CREATE TABLE interval (
  run_id       TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  leg          INTEGER NOT NULL,
  start_millis INTEGER NOT NULL,       -- from the start of the measured phase
  seconds      REAL NOT NULL,          -- how long it really lasted
  histogram    BLOB NOT NULL,          -- compressed HdrHistogram V2, nanoseconds
  errors       TEXT NOT NULL,          -- JSON object: kind to count
  PRIMARY KEY (run_id, leg, start_millis)
) WITHOUT ROWID;

CREATE TABLE resource (
  run_id     TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  leg        INTEGER NOT NULL,
  at         TEXT NOT NULL,
  worker_cpu REAL NOT NULL,            -- percent of one core
  worker_rss REAL NOT NULL,            -- 10^6 bytes
  server_cpu REAL,
  server_rss REAL
);

CREATE INDEX resource_of_leg ON resource (run_id, leg);

CREATE TABLE phase (
  run_id   TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  at       TEXT NOT NULL,
  platform TEXT,                       -- a platform's preparation, or
  leg      INTEGER,                    -- a leg
  phase    TEXT NOT NULL
);

CREATE INDEX phase_of_run ON phase (run_id);

CREATE TABLE log (
  run_id  TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  at      TEXT NOT NULL,
  leg     INTEGER,
  level   TEXT NOT NULL,
  message TEXT NOT NULL
);

CREATE INDEX log_of_run ON log (run_id);
