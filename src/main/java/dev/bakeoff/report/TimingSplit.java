package dev.bakeoff.report;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Stack;
import dev.bakeoff.report.chart.Chart.Stacks;
import dev.bakeoff.report.chart.Chart.Words;
import dev.bakeoff.workload.Pacing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the mean request's time went, in milliseconds. Means only: parts of a mean add up to it,
 * parts of a percentile do not.
 *
 * @param label whose
 * @param parts those that were measured; what no measurement explains is {@link Part#OTHER}
 */
public record TimingSplit(String label, Map<Part, Double> parts) {
  /** A stretch of a request's time. */
  public enum Part {
    WAIT("wait in the driver"),
    NETWORK("network"),
    SERVER("server"),
    QUERY("query until the first row"),
    FETCH("fetch of the rows"),
    OTHER("not split");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    /** For people. */
    public String label() {
      return label;
    }
  }

  public TimingSplit {
    parts = Map.copyOf(parts);
  }

  /** Of several trials of a leg together. */
  public static TimingSplit of(String label, List<LegRecord> legs) {
    Map<Part, Double> parts = new EnumMap<>(Part.class);
    Latencies all = Latencies.merge(legs.stream().map(LegRecord::latencies).toList());
    if (all.count() == 0) {
      return new TimingSplit(label, parts);
    }
    double whole = all.meanMillis();
    double wait = mean(legs, Series.WAIT);
    double query = mean(legs, Series.QUERY);
    double fetch = mean(legs, Series.FETCH);
    // Without a first row's time, network and server are parts of the request as a whole.
    double within = query > 0 ? query : Math.max(0, whole - wait);
    double network = Math.min(mean(legs, Series.NETWORK), within);
    double server = Math.min(mean(legs, Series.SERVER), within - network);
    put(parts, Part.WAIT, wait);
    put(parts, Part.NETWORK, network);
    put(parts, Part.SERVER, server);
    put(parts, Part.QUERY, query > 0 ? query - network - server : 0);
    put(parts, Part.FETCH, fetch);
    put(parts, Part.OTHER, whole - parts.values().stream().mapToDouble(v -> v).sum());
    return new TimingSplit(label, parts);
  }

  private static void put(Map<Part, Double> parts, Part part, double millis) {
    if (millis > 0) {
      parts.put(part, millis);
    }
  }

  private static double mean(List<LegRecord> legs, String series) {
    Latencies merged = Latencies.merge(legs.stream().map(leg -> leg.series(series)).toList());
    return merged.count() == 0 ? 0 : merged.meanMillis();
  }

  /** Whether more is known than the whole time. */
  public boolean isSplit() {
    return parts.keySet().stream().anyMatch(part -> part != Part.OTHER);
  }

  private double total() {
    return parts.values().stream().mapToDouble(v -> v).sum();
  }

  static Optional<Chart> chart(List<TimingSplit> splits, Words words) {
    List<TimingSplit> some = splits.stream().filter(s -> !s.parts().isEmpty()).toList();
    if (some.stream().noneMatch(TimingSplit::isSplit)) {
      return Optional.empty();
    }
    List<Part> used =
        Stream.of(Part.values())
            .filter(part -> some.stream().anyMatch(s -> s.parts().containsKey(part)))
            .toList();
    double most = some.stream().mapToDouble(TimingSplit::total).max().orElseThrow();
    Unit unit = Unit.ofTimes(List.of(most));
    return Optional.of(
        new Stacks(
            words,
            Axes.linear("Mean time (" + unit.symbol() + ")", unit.symbol(), unit.of(most)),
            used.stream().map(Part::label).toList(),
            some.stream().map(s -> s.stack(used, unit)).toList()));
  }

  private Stack stack(List<Part> used, Unit unit) {
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (Part part : used) {
      double value = unit.of(parts.getOrDefault(part, 0.0));
      values.add(value);
      labels.add(Figures.of(value) + " " + unit.symbol());
    }
    return new Stack(label, values, labels, Figures.of(unit.of(total())) + " " + unit.symbol());
  }

  /** How to read it. */
  public static String note(Pacing.Loop loop) {
    return switch (loop) {
      case CLOSED ->
          "Means, because parts of a mean add up and parts of a percentile do not. Service time.";
      case OPEN, KNEE ->
          "Means, because parts of a mean add up and parts of a percentile do not. Response time:"
              + " waiting in the driver counts from the intended start.";
    };
  }
}
