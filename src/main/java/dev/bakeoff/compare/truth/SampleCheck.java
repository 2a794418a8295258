package dev.bakeoff.compare.truth;

import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.Metric;
import dev.bakeoff.compare.truth.TruthCheck.Kind;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.history.LegRecord;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the requests are enough for each percentile; which are withheld where they are not. */
final class SampleCheck {
  private SampleCheck() {}

  static TruthCheck of(LegRecord leg) {
    long operations = leg.operations();
    if (operations == 0) {
      return new TruthCheck(
          Kind.SAMPLES, State.BROKEN, "No request succeeded, so there are no latencies.");
    }
    List<Metric> enough =
        Metric.LATENCIES.stream().filter(m -> operations >= m.fewestOperations()).toList();
    List<Metric> few =
        Metric.LATENCIES.stream().filter(m -> operations < m.fewestOperations()).toList();
    String requests = operations == 1 ? "1 request" : Figures.count(operations) + " requests";
    if (few.isEmpty()) {
      return new TruthCheck(
          Kind.SAMPLES,
          State.HOLDS,
          "%s: enough for a 95 %% interval of %s.".formatted(requests, listed(enough)));
    }
    return new TruthCheck(
        Kind.SAMPLES,
        State.DOUBTFUL,
        "%s: too few for %s, so %s withheld."
            .formatted(
                requests,
                few.stream()
                    .map(m -> m.label() + " (" + m.fewestOperations() + ")")
                    .collect(Collectors.joining(", ")),
                few.size() == 1 ? "it is" : "they are"));
  }

  private static String listed(List<Metric> metrics) {
    return metrics.stream().map(Metric::label).collect(Collectors.joining(", "));
  }
}
