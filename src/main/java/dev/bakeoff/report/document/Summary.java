package dev.bakeoff.report.document;

import dev.bakeoff.compare.Comparison;
import dev.bakeoff.compare.Group;
import dev.bakeoff.compare.Loop;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.report.Charts;
import dev.bakeoff.report.chart.Chart;
import dev.bakeoff.report.chart.Chart.Bars;
import dev.bakeoff.report.chart.Chart.Category;
import dev.bakeoff.report.chart.Chart.Panels;
import dev.bakeoff.report.chart.Chart.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The charts that a report puts first: latency at the left, throughput at the right. */
final class Summary {
  /** More than this many workloads side by side cannot be told apart. */
  private static final int MOST = 6;

  private Summary() {}

  /**
   * Every workload with its most clients: latency and throughput side by side, a row for each kind
   * of loop, since service and response times do not share an axis.
   */
  static Panels one(Comparison comparison, Metric latency) {
    Map<Loop, List<Group>> rows =
        Charts.byWorkload(comparison).values().stream()
            .map(List::getLast)
            .limit(MOST)
            .collect(Collectors.groupingBy(g -> g.key().loop(), TreeMap::new, Collectors.toList()));
    List<Chart> panels = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>();
    rows.forEach(
        (_, groups) -> {
          Metric capacity = groups.getFirst().key().capacity();
          panels.add(panel(comparison, groups, latency, "Latency, ", notes));
          panels.add(panel(comparison, groups, capacity, "", notes));
        });
    long workloads = Charts.byWorkload(comparison).size();
    if (workloads > MOST) {
      notes.add(
          "The first " + MOST + " of " + workloads + " workloads; the rest is in the report.");
    }
    String which =
        comparison.groups().size() > workloads ? "each workload with its most clients; " : "";
    return new Panels(
        new Words(
            capital(latency.label()) + " latency and throughput",
            which + Charts.subtitle(comparison, comparison.groups()),
            List.copyOf(notes)),
        Charts.overview(comparison).series(),
        2,
        panels);
  }

  /** One workload over its settings: latency and throughput side by side. */
  static Panels workload(Comparison comparison, List<Group> groups, Metric latency) {
    Set<String> notes = new LinkedHashSet<>();
    Group last = groups.getLast();
    List<Chart> panels =
        List.of(
            bare(
                Charts.byClients(comparison, groups, latency),
                "Latency, " + latency.label(),
                notes),
            bare(
                Charts.byClients(comparison, groups, last.key().capacity()),
                capital(last.key().capacity().label()),
                notes));
    return new Panels(
        new Words(
            last.title() + ": " + last.finding(latency).sentence(),
            last.key().workloadTitle() + "; " + Charts.subtitle(comparison, groups),
            List.copyOf(notes)),
        Charts.overview(comparison).series(),
        2,
        panels);
  }

  private static Chart panel(
      Comparison comparison, List<Group> groups, Metric metric, String before, Set<String> notes) {
    Bars bars = Charts.byClients(comparison, groups, metric);
    List<Category> named = new ArrayList<>();
    boolean oneWorkload = groups.size() == 1;
    for (int i = 0; i < groups.size(); i++) {
      Group.Key key = groups.get(i).key();
      named.add(
          new Category(
              oneWorkload ? key.workloadTitle() + ", " + key.clientsLabel() : key.workloadTitle(),
              bars.categories().get(i).bars()));
    }
    Bars relabelled =
        new Bars(bars.words(), bars.categoryLabel(), bars.axis(), bars.series(), named);
    String what = before.isEmpty() ? capital(metric.label()) : before + metric.label();
    return bare(relabelled, what, notes);
  }

  /** A panel's title is short; what its chart says below goes below all of them, once. */
  private static Chart bare(Bars bars, String what, Set<String> notes) {
    notes.addAll(bars.words().footnotes());
    return new Bars(
        new Words(what + " (" + bars.axis().unit() + ")", "", List.of()),
        bars.categoryLabel(),
        bars.axis(),
        bars.series(),
        bars.categories());
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
