package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent.RunStatus;

/** Where a run stands, as the monitor tells it. */
public enum Stage {
  /** The dataset is being made or checked. */
  PREPARING("PREPARING", false),
  RUNNING("RUNNING", false),
  /** A stop was asked for and has not come about yet. */
  CANCELLING("CANCELLING", false),
  COMPLETED("COMPLETED", true),
  FAILED("FAILED", true),
  CANCELLED("CANCELLED", true),
  INTERRUPTED("INTERRUPTED", true),
  /** It could not even start; history knows nothing of it. */
  NOT_STARTED("NOT STARTED", true);

  private final String label;
  private final boolean over;

  Stage(String label, boolean over) {
    this.label = label;
    this.over = over;
  }

  /** For people, as a pill shows it. */
  public String label() {
    return label;
  }

  /** Whether nothing follows. */
  public boolean over() {
    return over;
  }

  static Stage of(RunStatus status) {
    return switch (status) {
      case RUNNING -> RUNNING;
      case COMPLETED -> COMPLETED;
      case FAILED -> FAILED;
      case CANCELLED -> CANCELLED;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
