package dev.bakeoff.compare;

import dev.bakeoff.workload.Pacing;

/** How clients time their requests; latencies of different loops are never compared. */
public enum Loop {
  /** Each client sends its next request when the last one has been answered. */
  CLOSED("closed", "service time, closed loop", "Service time"),
  /** Requests start at intended times, answered or not. */
  OPEN("open", "response time from the intended start, open loop", "Response time"),
  /** An open loop at the highest rate that keeps a goal, which is searched. */
  KNEE("open", "response time at the highest rate that keeps the goal", "Response time");

  private final String id;
  private final String label;
  private final String time;

  Loop(String id, String label, String time) {
    this.id = id;
    this.label = label;
    this.time = time;
  }

  /** The loop of a plan's pacing. */
  public static Loop of(Pacing pacing) {
    return switch (pacing.loop()) {
      case CLOSED -> CLOSED;
      case OPEN -> OPEN;
      case KNEE -> KNEE;
    };
  }

  /** As in JSON; a knee is found in open loops. */
  public String id() {
    return id;
  }

  /** What the latencies are, for people. */
  public String label() {
    return label;
  }

  /** What one latency is, for an axis. */
  public String time() {
    return time;
  }
}
