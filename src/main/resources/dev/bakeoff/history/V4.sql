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

-- How many legs a run has, so that the list of all runs need not read them.
CREATE TABLE tally (
  run_id TEXT PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  legs   INTEGER NOT NULL,
  failed INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO tally SELECT run_id, count(*), sum(status = 'failed') FROM leg GROUP BY run_id;

CREATE TRIGGER leg_planned AFTER INSERT ON leg BEGIN
  INSERT INTO tally VALUES (NEW.run_id, 1, NEW.status = 'failed')
    ON CONFLICT (run_id) DO UPDATE SET legs = legs + 1, failed = failed + excluded.failed;
END;

CREATE TRIGGER leg_ended AFTER UPDATE OF status ON leg BEGIN
  UPDATE tally SET failed = failed + (NEW.status = 'failed') - (OLD.status = 'failed')
    WHERE run_id = NEW.run_id;
END;

-- Everything that the list shows, in its order: plans are long, and lie in the way otherwise.
DROP INDEX run_by_time;
CREATE INDEX run_line
  ON run (created DESC, id DESC, name, status, finished, dataset, platforms, workloads);

-- A leg's intervals merged, when it has ended: derived, so that a comparison of many legs need not
-- decode each interval. Legs of earlier versions, and ones that were cut off, have none.
CREATE TABLE total (
  run_id    TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  leg       INTEGER NOT NULL,
  name      TEXT NOT NULL,              -- of the series; '' is the main distribution
  histogram BLOB NOT NULL,
  PRIMARY KEY (run_id, leg, name)
) WITHOUT ROWID;

ALTER TABLE interval ADD COLUMN operations INTEGER;  -- how many the histogram counts
ALTER TABLE series ADD COLUMN operations INTEGER;
