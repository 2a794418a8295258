-- Version 2: what the platforms' own counters grew by over a leg's measured phase.
CREATE TABLE counter (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  leg    INTEGER NOT NULL,
  name   TEXT NOT NULL,                -- with its unit: read_units, blks_hit
  grew   REAL NOT NULL,
  PRIMARY KEY (run_id, leg, name)
) WITHOUT ROWID;
