package dev.bakeoff.workload;

import dev.bakeoff.platform.Capability;
import java.util.Locale;

/** The access patterns that a workload can have. */
public enum Pattern {
  LOOKUP("Single-key lookup", Capability.LOOKUP),
  FANOUT("Multi-table fanout", Capability.FANOUT),
  AGGREGATION("Aggregation", Capability.AGGREGATION),
  TIME_SERIES("Time-series scan", Capability.TIME_SERIES),
  MIXED("Mixed reads and writes", Capability.UPDATE),
  SQL("Your own SQL", Capability.SQL);

  private final String label;
  private final Capability needs;

  Pattern(String label, Capability needs) {
    this.label = label;
    this.needs = needs;
  }

  /** As in YAML and JSON. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** What a platform must be able to do. */
  public Capability needs() {
    return needs;
  }
}
