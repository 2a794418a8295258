package dev.bakeoff.report;

import dev.bakeoff.compare.SampleRuns;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.workload.Pattern;

/** A run whose names and errors hold all that breaks documents. */
public final class Nasty {
  public static final String NAME = "<script>alert('x')</script> & \"more\" {{title}} 🚀\u0007";

  private Nasty() {}

  public static RunRecord run() {
    return SampleRuns.empty()
        .platform("duckdb", "DuckDB & <b>friends</b>", 0.4)
        .platform("sqlite", "=HYPERLINK(\"http://x\")", 0.1)
        .name(NAME)
        .patterns(Pattern.LOOKUP)
        .clients(1)
        .status(RunStatus.FAILED)
        .legs(
            leg ->
                leg.plan().platform().equals("sqlite") && leg.plan().trial() == 2
                    ? SampleRuns.failed(
                        leg, "Cannot open '/home/alice/secret dir/x/data.db': ]]> <svg onload=1>.")
                    : leg)
        .build();
  }
}
