package dev.bakeoff.ui.live;

import dev.bakeoff.run.RunEvent.RunStatus;
import dev.bakeoff.ui.text.Texts;

/** Where a run stands, as the monitor tells it. */
public enum Stage {
  /** The dataset is being made or checked. */
  PREPARING(Texts.of("live.preparing-2"), false),
  RUNNING(Texts.of("live.running-2"), false),
  /** A stop was asked for and has not come about yet. */
  CANCELLING(Texts.of("live.cancelling"), false),
  COMPLETED(Texts.of("live.completed"), true),
  FAILED(Texts.of("live.failed-3"), true),
  CANCELLED(Texts.of("live.cancelled"), true),
  INTERRUPTED(Texts.of("live.interrupted"), true),
  /** It could not even start; history knows nothing of it. */
  NOT_STARTED(Texts.of("live.not-started"), true);

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
