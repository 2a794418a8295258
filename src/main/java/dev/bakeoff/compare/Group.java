package dev.bakeoff.compare;

import dev.bakeoff.run.LegPlan;
import dev.bakeoff.workload.Pattern;
import java.util.List;
import java.util.Map;

/**
 * The cells that are compared with each other: same workload, same clients, same loop, same rate.
 *
 * @param key what they share
 * @param cells one per compared platform, in the comparison's order
 * @param findings what the cells show, for every metric
 */
public record Group(Key key, List<CellStats> cells, Map<Metric, Finding> findings) {
  public Group {
    cells = List.copyOf(cells);
    findings = Map.copyOf(findings);
  }

  public Finding finding(Metric metric) {
    return findings.get(metric);
  }

  public CellStats cell(String platform) {
    return cells.stream().filter(c -> c.platform().equals(platform)).findFirst().orElseThrow();
  }

  /** For people: "Single-key lookup, 10 clients". */
  public String title() {
    return key.workloadTitle() + ", " + key.clientsLabel();
  }

  /** What its cells can be compared by. */
  public List<Metric> metrics() {
    return key.loop() == Loop.KNEE
        ? List.of(Metric.KNEE_RATE, Metric.P50, Metric.P95, Metric.P99, Metric.THROUGHPUT)
        : List.of(Metric.P50, Metric.P95, Metric.P99, Metric.THROUGHPUT);
  }

  /**
   * What the cells of a group share.
   *
   * @param workload the workload's name
   * @param pattern what each request does
   * @param clients client threads
   * @param loop how they time their requests
   * @param rate requests per second of an open loop; 0 where there is none
   */
  public record Key(String workload, Pattern pattern, int clients, Loop loop, double rate) {
    /** The key of a leg. */
    public static Key of(LegPlan leg) {
      Loop loop = Loop.of(leg.options().pacing());
      // The rate that a search begins with is no setting of what it finds.
      double rate = loop == Loop.OPEN ? leg.options().pacing().rate() : 0;
      return new Key(leg.workload(), leg.pattern(), leg.clients(), loop, rate);
    }

    /**
     * The workload's name, or the pattern's words where the name is only the pattern's id; loops
     * other than the closed one are said, so that none shares a chart with it.
     */
    public String workloadTitle() {
      String title = workload.equalsIgnoreCase(pattern.id()) ? pattern.label() : workload;
      return switch (loop) {
        case CLOSED -> title;
        case OPEN -> title + " (open loop)";
        case KNEE -> title + " (highest rate)";
      };
    }

    /** What sets the group apart from others of its workload: "10 clients, 500/s". */
    public String clientsLabel() {
      String label = clients == 1 ? "1 client" : clients + " clients";
      return rate > 0 ? label + ", " + Figures.tick(rate) + "/s" : label;
    }

    /** What tells how much the platform can do: the rate that it kept, or that it reached. */
    public Metric capacity() {
      return loop == Loop.KNEE ? Metric.KNEE_RATE : Metric.THROUGHPUT;
    }
  }
}
