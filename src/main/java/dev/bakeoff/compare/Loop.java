package dev.bakeoff.compare;

/** How clients time their requests; latencies of different loops are never compared. */
public enum Loop {
  /** Each client sends its next request when the last one has been answered. */
  CLOSED("closed", "service time, closed loop");

  private final String id;
  private final String label;

  Loop(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** As in JSON. */
  public String id() {
    return id;
  }

  /** What the latencies are, for people. */
  public String label() {
    return label;
  }
}
