package dev.bakeoff.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bakeoff.compare.Costs;
import dev.bakeoff.compare.Loop;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.Privacy;
import dev.bakeoff.compare.truth.TruthCheck;
import dev.bakeoff.compare.truth.TruthChecks;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.ArrivalCounts;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Interval;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.metrics.Series;
import dev.bakeoff.metrics.cost.Cost;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/** One trial of a leg as JSON. */
final class LegJson {
  private LegJson() {}

  static ObjectNode of(RunRecord run, LegRecord leg) {
    Loop loop = Loop.of(leg.plan().options().pacing());
    double rate = leg.plan().options().pacing().rate();
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("seq", leg.plan().seq())
            .put("platform", leg.plan().platform())
            .put("workload", leg.plan().workload())
            .put("pattern", leg.plan().pattern().id())
            .put("clients", leg.plan().clients())
            .put("trial", leg.plan().trial())
            .put("loop", loop.id());
    ResultsJson.put(node, "rate", loop == Loop.OPEN && rate > 0 ? rate : Double.NaN);
    if (loop == Loop.KNEE) {
      ResultsJson.put(node, Metric.KNEE_RATE.id(), leg.fact(Fact.KNEE_RATE));
    }
    node.put("status", leg.status().id())
        .put("ops", leg.operations())
        .put("errors", leg.errorCount());
    ObjectNode kinds = node.putObject("errors_by_kind");
    leg.errors().forEach(kinds::put);
    node.put("measured_s", leg.measuredSeconds());
    Latencies latencies = leg.latencies();
    ResultsJson.put(node, Metric.THROUGHPUT.id(), leg.throughput());
    percentiles(node, "", latencies);
    ResultsJson.put(node, "max_ms", latencies.maxMillis());
    ResultsJson.put(node, "mean_ms", latencies.meanMillis());
    split(node, leg);
    arrivals(node, leg);
    resources(node, leg);
    ObjectNode counters = node.putObject("counters");
    new TreeMap<>(leg.counters()).forEach((name, grew) -> ResultsJson.put(counters, name, grew));
    cost(node, Costs.of(run, leg));
    expected(node, leg);
    truth(node, TruthChecks.of(run, leg));
    leg.problem().ifPresent(p -> node.put("problem", Privacy.withoutFolders(p.toString())));
    return node;
  }

  /** Those that have enough requests, the others null. */
  private static void percentiles(ObjectNode node, String prefix, Latencies latencies) {
    for (Metric metric : Metric.LATENCIES) {
      ResultsJson.put(node, prefix + metric.id(), percentile(latencies, metric));
    }
  }

  private static double percentile(Latencies latencies, Metric metric) {
    return latencies.count() < metric.fewestOperations()
        ? Double.NaN
        : latencies.percentileMillis(metric.percentile());
  }

  /** Where the time of a request went, as far as it was measured. */
  private static void split(ObjectNode node, LegRecord leg) {
    Latencies service = leg.series(Series.SERVICE);
    if (service.count() > 0) {
      percentiles(node, "service_", service);
    }
    OptionalDouble connect = leg.fact(Fact.CONNECT);
    ResultsJson.put(
        node,
        "connect_ms",
        connect.isPresent()
            ? connect.getAsDouble()
            : leg.series(Series.CONNECT).percentileMillis(50));
    OptionalDouble roundTrip = leg.fact(Fact.ROUND_TRIP);
    for (String series :
        List.of(Series.WAIT, Series.NETWORK, Series.QUERY, Series.FETCH, Series.SERVER)) {
      double median = leg.series(series).percentileMillis(50);
      boolean probed = series.equals(Series.NETWORK) && Double.isNaN(median);
      ResultsJson.put(
          node, series + "_p50_ms", probed ? roundTrip.orElse(Double.NaN) / 1000 : median);
    }
  }

  private static void arrivals(ObjectNode node, LegRecord leg) {
    List<ArrivalCounts> counts =
        leg.measured().stream().map(Interval::arrivals).flatMap(a -> a.stream()).toList();
    if (counts.isEmpty()) {
      return;
    }
    node.put("intended", counts.stream().mapToLong(ArrivalCounts::intended).sum())
        .put("late", counts.stream().mapToLong(ArrivalCounts::late).sum())
        .put("dropped", counts.stream().mapToLong(ArrivalCounts::dropped).sum())
        .put("backlog", counts.getLast().backlog());
  }

  private static void resources(ObjectNode node, LegRecord leg) {
    ResultsJson.put(
        node,
        "rss_peak_mb",
        leg.resources().stream()
            .mapToDouble(s -> s.workerRssMb() + s.serverRssMb().orElse(0))
            .max()
            .orElse(Double.NaN));
    ResultsJson.put(node, "worker_rss_peak_mb", leg.workerRssPeakMb());
    ResultsJson.put(node, "server_rss_peak_mb", leg.serverRssPeakMb());
    OptionalDouble worker = leg.workerCpuMeanPercent();
    OptionalDouble server = leg.serverCpuMeanPercent();
    ResultsJson.put(
        node, "cpu_pct", worker.isPresent() ? worker.getAsDouble() + server.orElse(0) : Double.NaN);
    ResultsJson.put(node, "worker_cpu_pct", worker);
    ResultsJson.put(node, "server_cpu_pct", server);
    TreeSet<String> names = new TreeSet<>();
    leg.resources().stream().map(ResourceSample::further).map(Map::keySet).forEach(names::addAll);
    ObjectNode all = node.putObject("resources");
    for (String name : names) {
      DoubleSummaryStatistics values =
          leg.resources().stream()
              .map(sample -> sample.gauge(name))
              .filter(OptionalDouble::isPresent)
              .mapToDouble(OptionalDouble::getAsDouble)
              .summaryStatistics();
      all.putObject(name).put("mean", values.getAverage()).put("max", values.getMax());
    }
    ObjectNode facts = node.putObject("facts");
    new TreeMap<>(leg.facts()).forEach((name, value) -> ResultsJson.put(facts, name, value));
  }

  /** What the user expected, beside what came, by any key of the leg that holds a number. */
  private static void expected(ObjectNode node, LegRecord leg) {
    Map<String, Double> expected = leg.plan().options().expected();
    if (expected.isEmpty()) {
      return;
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(expected)
        .forEach(
            (metric, value) -> {
              JsonNode actual = node.path(metric);
              ObjectNode one = all.putObject(metric).put("expected", value);
              ResultsJson.put(one, "actual", actual.asDouble(Double.NaN));
              ResultsJson.put(one, "variance_pct", 100 * (actual.asDouble(Double.NaN) / value - 1));
            });
    node.set("expected", all);
  }

  static void cost(ObjectNode node, Cost cost) {
    ResultsJson.put(node, "cost_per_million_usd", cost.perMillion());
    ResultsJson.put(node, "cost_per_hour_usd", cost.perHour());
    ResultsJson.put(node, "cost_usd", cost.total());
    node.put("cost_basis", cost.basis() == Cost.Basis.NONE ? null : cost.basis().id());
    node.put("cost_note", cost.note());
  }

  private static void truth(ObjectNode node, List<TruthCheck> checks) {
    node.put("truth_state", TruthChecks.worst(checks).id());
    ArrayNode all = node.putArray("truth");
    checks.forEach(
        check ->
            all.addObject()
                .put("kind", check.kind().id())
                .put("state", check.state().id())
                .put("text", check.text()));
  }
}
