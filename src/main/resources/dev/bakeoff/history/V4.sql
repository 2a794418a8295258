-- Version 4: what people say of a run: labels, and notes on its time line.
CREATE TABLE mark (
  run_id   TEXT PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  customer TEXT NOT NULL,
  tags     TEXT NOT NULL,               -- JSON array
  note     TEXT NOT NULL,
  baseline INTEGER NOT NULL,            -- 1: others are held against it
  archived INTEGER NOT NULL             -- 1: lists leave it out
) WITHOUT ROWID;

CREATE TABLE note (
  run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  at     TEXT NOT NULL,                 -- ISO-8601, UTC
  text   TEXT NOT NULL,
  PRIMARY KEY (run_id, at)
) WITHOUT ROWID;
