-- Version 3: further distributions of an interval, open loops, further resources, facts of a leg.
CREATE TABLE series (
  run_id       TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  leg          INTEGER NOT NULL,
  start_millis INTEGER NOT NULL,       -- of the interval
  name         TEXT NOT NULL,          -- service, wait, query, fetch, request.NAME
  histogram    BLOB NOT NULL,          -- compressed HdrHistogram V2, nanoseconds
  PRIMARY KEY (run_id, leg, start_millis, name)
) WITHOUT ROWID;

ALTER TABLE interval ADD COLUMN arrivals TEXT;  -- JSON; of open loops

ALTER TABLE resource ADD COLUMN further TEXT;   -- JSON object: name with unit to value

CREATE TABLE fact (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  leg    INTEGER NOT NULL,
  name   TEXT NOT NULL,                -- with its unit: driver_ceiling_ops_s
  value  REAL NOT NULL,
  PRIMARY KEY (run_id, leg, name)
) WITHOUT ROWID;
