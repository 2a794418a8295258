package dev.bakeoff.compare.truth;

import dev.bakeoff.compare.ComparedPlatform.Place;
import dev.bakeoff.compare.Figures;
import dev.bakeoff.compare.truth.TruthCheck.Kind;
import dev.bakeoff.compare.truth.TruthCheck.State;
import dev.bakeoff.history.LegRecord;
import dev.bakeoff.history.RunRecord;
import dev.bakeoff.metrics.Fact;
import dev.bakeoff.metrics.Gauge;
import dev.bakeoff.metrics.Latencies;
import dev.bakeoff.metrics.ResourceSample;
import dev.bakeoff.run.RunEvent.LoadResult;
import dev.bakeoff.workload.Pacing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Whether the load driver had room, or measured itself. */
final class DriverCheck {
  private static final Limits CPU = new Limits(0.80, 0.95);
  private static final Limits GC = new Limits(0.05, 0.20);
  private static final Limits CEILING = new Limits(0.50, 0.80);

  /** Little's law: the share of the clients' time that was spent outside requests. */
  private static final Limits OUTSIDE = new Limits(0.10, 0.30);

  /** The time that decides over p99: whatever holds a hundredth of it up may be p99. */
  private static final double BEYOND_P99 = 0.01;

  /**
   * Requests longer than this share of the phase stick out of its ends too far for Little's law.
   */
  private static final double LONG_REQUEST = 0.01;

  /** Failed requests take time that no latency tells. */
  private static final double MANY_ERRORS = 0.01;

  private record Limits(double doubtful, double broken) {
    State of(double share) {
      return share >= broken ? State.BROKEN : share >= doubtful ? State.DOUBTFUL : State.HOLDS;
    }
  }

  private record Seen(State state, String text) {}

  private final RunRecord run;
  private final LegRecord leg;
  private final List<Seen> seen = new ArrayList<>();

  private DriverCheck(RunRecord run, LegRecord leg) {
    this.run = run;
    this.leg = leg;
  }

  static TruthCheck of(RunRecord run, LegRecord leg) {
    return new DriverCheck(run, leg).check();
  }

  private TruthCheck check() {
    ceiling();
    littlesLaw();
    cpu();
    garbage();
    hiccups();
    if (seen.isEmpty()) {
      return new TruthCheck(Kind.DRIVER, State.UNKNOWN, "The driver did not tell of itself.");
    }
    State worst = seen.stream().map(Seen::state).max(DriverCheck::byWeight).orElse(State.HOLDS);
    List<String> texts = seen.stream().filter(s -> s.state() == worst).map(Seen::text).toList();
    String said = String.join("; ", texts) + ".";
    return new TruthCheck(
        Kind.DRIVER,
        worst,
        worst == State.HOLDS
            ? "The driver had room: " + said
            : "The driver was " + (worst == State.BROKEN ? "" : "perhaps ") + "the limit: " + said);
  }

  private static int byWeight(State a, State b) {
    return Integer.compare(weight(a), weight(b));
  }

  private static int weight(State state) {
    return switch (state) {
      case HOLDS -> 0;
      case UNKNOWN -> 1;
      case DOUBTFUL -> 2;
      case BROKEN -> 3;
    };
  }

  private void ceiling() {
    OptionalDouble ceiling = leg.fact(Fact.DRIVER_CEILING);
    if (ceiling.isEmpty() || ceiling.getAsDouble() <= 0 || !(leg.throughput() > 0)) {
      return;
    }
    double share = leg.throughput() / ceiling.getAsDouble();
    add(
        CEILING.of(share),
        "throughput is %s of the %s requests/s that it reaches against a platform that does nothing"
            .formatted(Figures.share(share), Figures.of(ceiling.getAsDouble())));
  }

  /**
   * In a closed loop as many requests are under way as there are clients: N = X · R (J. D. C.
   * Little, Operations Research 9 (1961) 383-387). Where the product is less, clients were busy
   * with something else than waiting for the platform.
   */
  private void littlesLaw() {
    Latencies latencies = leg.latencies();
    double seconds = leg.measuredSeconds();
    double service = latencies.meanMillis() / 1000;
    long errors = leg.errorCount();
    boolean fits =
        leg.plan().options().pacing().loop() == Pacing.Loop.CLOSED
            // Clients that have done their number leave before the others.
            && leg.plan().iterations().isEmpty()
            && latencies.count() > 0
            && service <= LONG_REQUEST * seconds
            && errors <= MANY_ERRORS * (latencies.count() + errors);
    if (!fits) {
      return;
    }
    double underWay = leg.throughput() * service;
    double outside = 1 - underWay / leg.plan().clients();
    add(
        OUTSIDE.of(Math.abs(outside)),
        "by Little's law %s of %d %s were under way on average"
            .formatted(
                Figures.of(underWay),
                leg.plan().clients(),
                leg.plan().clients() == 1 ? "client" : "clients"));
  }

  private void cpu() {
    int cores = run.environment().cores();
    List<Double> percent =
        leg.resources().stream()
            .map(s -> s.gauge(Gauge.DRIVER_CPU).orElse(s.workerCpuPercent()))
            .toList();
    if (cores <= 0 || percent.isEmpty()) {
      return;
    }
    if (place() == Place.EMBEDDED) {
      // The engine works in the driver's process: its CPU is the platform's own.
      return;
    }
    double typical = Trend.median(percent.stream().mapToDouble(p -> p).toArray());
    double share = typical / (100 * cores);
    add(
        CPU.of(share),
        "its CPU was at %s of %d %s"
            .formatted(Figures.share(share), cores, cores == 1 ? "core" : "cores"));
  }

  private Place place() {
    return Place.of(
        run.loads().stream()
            .filter(load -> load.platform().equals(leg.plan().platform()))
            .findFirst()
            .flatMap(LoadResult::info));
  }

  private void garbage() {
    List<Double> pauses = gauges(Gauge.DRIVER_GC);
    if (pauses.isEmpty()) {
      return;
    }
    double share = pauses.stream().mapToDouble(p -> p).sum() / 1000 / sampledSeconds();
    add(GC.of(share), "garbage collection took %s of the time".formatted(Figures.share(share)));
  }

  /**
   * Threads that are held back for as long as p99 or longer, for a hundredth of the time or more,
   * may be what p99 shows.
   */
  private void hiccups() {
    List<Double> hiccups = gauges(Gauge.DRIVER_HICCUP);
    double p99 = leg.latencies().percentileMillis(99);
    if (hiccups.isEmpty() || Double.isNaN(p99)) {
      return;
    }
    double held =
        hiccups.stream().filter(ms -> ms >= p99).mapToDouble(ms -> ms).sum()
            / 1000
            / sampledSeconds();
    double longest = hiccups.stream().mapToDouble(ms -> ms).max().orElse(0);
    if (held >= BEYOND_P99) {
      add(
          State.DOUBTFUL,
          "its machine held threads back for up to %s ms, %s of the time, which p99 (%s ms) may show"
              .formatted(Figures.of(longest), Figures.share(held), Figures.of(p99)));
    } else {
      add(State.HOLDS, "threads were held back for %s ms at most".formatted(Figures.of(longest)));
    }
  }

  private List<Double> gauges(String name) {
    return leg.resources().stream()
        .map(s -> s.gauge(name))
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .toList();
  }

  /** What the samples span; one a second where they do not say when they were taken. */
  private double sampledSeconds() {
    List<ResourceSample> samples = leg.resources();
    Optional<Duration> span =
        samples.getFirst().at().isPresent() && samples.getLast().at().isPresent()
            ? Optional.of(
                Duration.between(samples.getFirst().at().get(), samples.getLast().at().get()))
            : Optional.empty();
    double spanned = span.map(d -> d.toMillis() / 1000.0).orElse(0.0);
    // The first sample stands for the time before it as well.
    return spanned > 0 ? spanned * samples.size() / (samples.size() - 1.0) : samples.size();
  }

  private void add(State state, String text) {
    seen.add(new Seen(state, text));
  }
}
