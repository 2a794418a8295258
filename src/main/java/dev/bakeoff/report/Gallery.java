package dev.bakeoff.report;

import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.report.chart.Chart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All charts that a comparison can show, each drawn up only when it is asked for. Stateless. */
public final class Gallery {
  /** Kinds of charts. */
  public enum Kind {
    OVERVIEW("overview"),
    /** One metric of a workload's settings as groups of bars. */
    THROUGHPUT("settings"),
    /** Lines over clients, rate or tables. */
    SCALE("scale"),
    COST("cost against performance"),
    SWEEP("sweep"),
    RESOURCES("resources"),
    /** The percentiles of one setting as groups of bars. */
    LATENCY("latency"),
    TIME("latency over time"),
    PERCENTILES("percentile curve"),
    SPLIT("timing split"),
    HEAT("heat map");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Fit for a file name. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
      return label;
    }
  }

  /** A chart that can be had. Immutable and thread-safe. */
  public static final class Item {
    private final Kind kind;
    private final String subject;
    private final String part;
    private final List<Metric> metrics;
    private final Function<Metric, Optional<Chart>> maker;

    private Item(
        Kind kind,
        String subject,
        String part,
        List<Metric> metrics,
        Function<Metric, Optional<Chart>> maker) {
      this.kind = kind;
      this.subject = subject;
      this.part = part;
      this.metrics = List.copyOf(metrics);
      this.maker = maker;
    }

    public Kind kind() {
      return kind;
    }

    /** The workload; empty for what shows all of them. */
    public String subject() {
      return subject;
    }

    /** Which setting or slice of the workload; empty where there is but one. */
    public String part() {
      return part;
    }

    /** What can be chosen, the usual one first; empty where nothing can. */
    public List<Metric> metrics() {
      return metrics;
    }

    /** The usual metric. */
    public Metric metric() {
      return metrics.isEmpty() ? Metric.P50 : metrics.getFirst();
    }

    /** Draws it up, which takes a while; empty where nothing of the kind was measured. */
    public Optional<Chart> chart(Metric metric) {
      return maker.apply(metric);
    }

    /** For a list of all charts: "Single-key lookup, 10 clients: latency". */
    public String label() {
      if (kind == Kind.OVERVIEW) {
        return "Overview";
      }
      String what = kind == Kind.THROUGHPUT ? metric().label() : kind.label();
      return subject + (part.isEmpty() ? "" : ", " + part) + ": " + what;
    }
  }

  private Gallery() {}

  /**
   * All of a comparison's, the overview first, then by workload.
   *
   * @param runs the comparison's runs
   */
  public static List<Item> of(Comparison comparison, List<RunRecord> runs) {
    List<Item> items = new ArrayList<>();
    items.add(
        new Item(
            Kind.OVERVIEW,
            "",
            "",
            List.of(Metric.P50, Metric.P95, Metric.P99),
            metric -> Optional.of(Charts.overview(comparison, metric))));
    List<Sweep> sweeps = Sweep.of(comparison, runs);
    Charts.byWorkload(comparison)
        .forEach(
            (workload, groups) -> {
              workload(items, comparison, runs, workload, groups);
              sweeps.stream()
                  .filter(s -> s.groups().getFirst().equals(groups.getFirst()))
                  .forEach(s -> sweep(items, comparison, s));
              groups.forEach(group -> setting(items, comparison, runs, group));
            });
    return List.copyOf(items);
  }

  private static void workload(
      List<Item> items,
      Comparison comparison,
      List<RunRecord> runs,
      String workload,
      List<Group> groups) {
    Metric capacity = groups.getFirst().key().capacity();
    items.add(
        new Item(
            Kind.THROUGHPUT,
            workload,
            "",
            List.of(capacity, Metric.P50, Metric.P95, Metric.P99),
            metric ->
                Optional.of(
                    metric == capacity
                        ? Charts.throughput(comparison, groups)
                        : Charts.byClients(comparison, groups, metric))));
    boolean priced =
        groups.stream()
                .flatMap(g -> g.cells().stream())
                .filter(c -> c.cost().perMillion().isPresent())
                .map(c -> c.platform())
                .distinct()
                .count()
            > 1;
    if (priced) {
      items.add(
          new Item(
              Kind.COST,
              workload,
              "",
              CostCharts.metrics(groups),
              metric -> CostCharts.of(comparison, runs, groups, metric)));
    }
    items.add(
        new Item(
            Kind.RESOURCES, workload, "", List.of(), _ -> ResourceCharts.of(comparison, groups)));
  }

  /** A sweep stands with the workload that it begins with, though it may span several. */
  private static void sweep(List<Item> items, Comparison comparison, Sweep sweep) {
    Metric capacity = sweep.groups().getFirst().key().capacity();
    List<Metric> latencies = List.of(Metric.P99, Metric.P95, Metric.P50);
    parts(ScaleCharts.of(comparison, sweep, Metric.P99).size())
        .forEach(
            (part, i) ->
                items.add(
                    new Item(
                        Kind.SCALE,
                        sweep.title(),
                        part,
                        latencies,
                        metric -> Optional.of(ScaleCharts.of(comparison, sweep, metric).get(i)))));
    List<Metric> all = List.of(capacity, Metric.P99, Metric.P95, Metric.P50);
    parts(SweepCharts.of(comparison, sweep, capacity).size())
        .forEach(
            (part, i) ->
                items.add(
                    new Item(
                        Kind.SWEEP,
                        sweep.title(),
                        part,
                        all,
                        metric -> Optional.of(SweepCharts.of(comparison, sweep, metric).get(i)))));
  }

  /** "1 of 3" and so on; nothing to tell where there is one. */
  private static Map<String, Integer> parts(int count) {
    Map<String, Integer> parts = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      parts.put(count == 1 ? "" : (i + 1) + " of " + count, i);
    }
    return parts;
  }

  private static void setting(
      List<Item> items, Comparison comparison, List<RunRecord> runs, Group group) {
    String workload = group.key().workloadTitle();
    String part = group.key().clientsLabel();
    items.add(
        new Item(
            Kind.LATENCY,
            workload,
            part,
            List.of(),
            _ -> Optional.of(Charts.latency(comparison, group))));
    items.add(
        new Item(
            Kind.TIME, workload, part, List.of(), _ -> OverTime.chart(comparison, runs, group)));
    items.add(
        new Item(
            Kind.PERCENTILES,
            workload,
            part,
            List.of(),
            _ -> new GroupCharts(comparison, runs, group).percentiles()));
    items.add(
        new Item(
            Kind.SPLIT,
            workload,
            part,
            List.of(),
            _ -> new GroupCharts(comparison, runs, group).split()));
    items.add(
        new Item(
            Kind.HEAT,
            workload,
            part,
            List.of(),
            _ -> new GroupCharts(comparison, runs, group).heat()));
  }
}
